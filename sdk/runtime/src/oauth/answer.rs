//! Reads the answers of token calls leniently: a new token must not be lost because of an invalid optional member.

use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, RawResponse, Result, Secret};
use serde_json::{Map, Value};

use super::DeviceCode;
use crate::auth::{Tokens, read_seconds};

/// Default time between two polls (RFC 8628 §3.5).
pub(super) const INTERVAL: Duration = Duration::from_secs(5);
/// Default lifetime of a device code.
const DEVICE_CODE_LIFETIME: Duration = Duration::from_secs(600);

/// Reads the tokens of an answer leniently: an invalid optional member is ignored, so that no token is lost.
///
/// An empty access token is accepted if a refresh token came with it; the caller decides.
///
/// # Errors
///
/// Returns the error in the answer; [`ErrorClass::Protocol`] or [`ErrorClass::Decode`] if it contains no token.
pub fn read_tokens(answer: &RawResponse, lifetime: Option<Duration>) -> Result<Tokens> {
    let mut members = object(answer)?;
    let access_token = take_text(&mut members, "access_token").unwrap_or_default();
    let refresh_token = take_text(&mut members, "refresh_token").filter(|token| !token.is_empty());
    if access_token.is_empty() && refresh_token.is_none() {
        return Err(without_token(answer, &members));
    }
    let mut tokens = Tokens::new(access_token);
    tokens.refresh_token = refresh_token.map(Secret::new);
    let told = members.remove("expires_in").as_ref().and_then(read_seconds);
    if let Some(lifetime) = told.or(lifetime) {
        tokens = tokens.expires_in(lifetime);
    }
    tokens.scope = scope(members.remove("scope"));
    members.retain(|_, value| !value.is_null());
    tokens.extra = members;
    Ok(tokens)
}

/// Reads the codes of a sign-in on a device.
pub(super) fn device_code(answer: &RawResponse) -> Result<DeviceCode> {
    let mut members = object(answer)?;
    let mut text = |names: &[&str]| {
        let found = names.iter().find_map(|name| take_text(&mut members, name));
        found.filter(|text| !text.is_empty())
    };
    let device_code = text(&["device_code"]).ok_or_else(|| missing(answer, "device_code"))?;
    let user_code = text(&["user_code"]).ok_or_else(|| missing(answer, "user_code"))?;
    let verification_url = text(&["verification_uri", "verification_url"])
        .ok_or_else(|| missing(answer, "verification_uri"))?;
    let complete = text(&["verification_uri_complete", "verification_url_complete"]);
    let interval = members.get("interval").and_then(read_seconds);
    let expires_in = members.get("expires_in").and_then(read_seconds);
    Ok(DeviceCode {
        device_code: Secret::new(device_code),
        user_code,
        verification_url,
        verification_url_complete: complete,
        interval: interval.unwrap_or(INTERVAL),
        expires_in: expires_in.unwrap_or(DEVICE_CODE_LIFETIME),
    })
}

/// Returns the members of an answer, or its error.
fn object(answer: &RawResponse) -> Result<Map<String, Value>> {
    match answer.json::<Value>()? {
        Value::Object(members) => Ok(members),
        _ => Err(protocol(answer, "the answer is not a JSON object")),
    }
}

fn take_text(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    match members.get_mut(name) {
        Some(Value::String(_)) => match members.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Reads scopes, which some servers write as a list.
fn scope(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(scope) => Some(scope),
        Value::Array(scopes) => {
            let scopes: Vec<&str> = scopes.iter().filter_map(Value::as_str).collect();
            Some(scopes.join(" "))
        }
        _ => None,
    }
}

/// Creates an error for a success without tokens; some servers answer 200 with an error.
fn without_token(answer: &RawResponse, members: &Map<String, Value>) -> Error {
    match members.get("error").and_then(Value::as_str) {
        Some(code) => {
            let code: String = code
                .chars()
                .filter(char::is_ascii_graphic)
                .take(100)
                .collect();
            let message = "the sign-in host answered with an error in place of a token";
            Error::new(ErrorClass::Auth, message)
                .with_operation(answer.operation())
                .with_code(code)
        }
        None => missing(answer, "access_token"),
    }
}

fn missing(answer: &RawResponse, member: &str) -> Error {
    protocol(answer, &format!("the answer has no {member}"))
}

fn protocol(answer: &RawResponse, message: &str) -> Error {
    Error::new(ErrorClass::Protocol, message)
        .with_operation(answer.operation())
        .with_status(answer.status())
}
