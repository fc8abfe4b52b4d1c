//! The page where a user lets an application in. Here the user agrees at once, unless told to refuse.

use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use url::form_urlencoded::Serializer;

use super::{Challenge, Grant, Oauth, OauthError};
use crate::answer::Answer;
use crate::request::Head;
use crate::yandex_disk::settings::{Settings, Urls};
use crate::yandex_disk::state::State;

/// The longest `state`, in characters.
const STATE: usize = 1024;

pub(crate) fn authorize(
    state: &mut State,
    head: &Head,
    settings: &Settings,
    urls: &Urls,
    now: DateTime<Utc>,
) -> Result<Answer, OauthError> {
    let text = |name| head.query(name).filter(|value| !value.is_empty());
    let client_id =
        text("client_id").ok_or(OauthError("invalid_request", "client_id not passed"))?;
    let app = state.oauth.app(client_id)?.clone();
    let default = format!("{}/verification_code", urls.oauth);
    let redirect = match text("redirect_uri") {
        Some(redirect) if app.redirects.iter().any(|known| known == redirect) => redirect,
        Some(_) => {
            let what = "redirect_uri does not match the registered ones";
            return Err(OauthError("invalid_request", what));
        }
        None => app.redirects.first().unwrap_or(&default),
    };
    let echoed = text("state").unwrap_or_default();
    let device_id = text("device_id");
    if device_id.is_some_and(|id| !is_device(id)) {
        return Err(OauthError(
            "invalid_request",
            "device_id must be 6 to 50 printable characters",
        ));
    }
    if echoed.chars().count() > STATE {
        return Err(OauthError(
            "invalid_request",
            "state is longer than 1024 characters",
        ));
    }
    let token_flow = match text("response_type") {
        Some("code") => false,
        Some("token") => true,
        _ => {
            return Err(OauthError(
                "invalid_request",
                "response_type must be code or token",
            ));
        }
    };
    let challenge = challenge(text("code_challenge"), text("code_challenge_method"))?;
    let mut result = Serializer::new(String::new());
    if std::mem::take(&mut state.oauth.denies) {
        result.append_pair("error", "access_denied");
        result.append_pair("error_description", "User denied your request");
        return Ok(to(redirect, token_flow, result, echoed));
    }
    let (scopes, fewer) = Oauth::granted(&app, text("scope"), text("optional_scope"))?;
    let grant = Grant {
        client_id: client_id.to_owned(),
        scopes,
        fewer,
        device_id: device_id.map(str::to_owned),
    };
    if token_flow {
        let lifetime = TimeDelta::from_std(settings.token_lifetime).unwrap_or(TimeDelta::MAX);
        let issued = state.issue(&grant, lifetime, now);
        result.append_pair("access_token", &issued.access_token);
        result.append_pair("expires_in", &lifetime.num_seconds().to_string());
        result.append_pair("token_type", "bearer");
    } else {
        let code = state.code(grant, challenge, now);
        result.append_pair("code", &code);
    }
    Ok(to(redirect, token_flow, result, echoed))
}

/// Back to the application: results of the token flow are in the fragment.
fn to(redirect: &str, fragment: bool, mut result: Serializer<'_, String>, echoed: &str) -> Answer {
    if !echoed.is_empty() {
        result.append_pair("state", echoed);
    }
    let mark = match (fragment, redirect.contains('?')) {
        (true, _) => '#',
        (false, true) => '&',
        (false, false) => '?',
    };
    let location = format!("{redirect}{mark}{}", result.finish());
    Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location)
}

fn challenge(value: Option<&str>, method: Option<&str>) -> Result<Option<Challenge>, OauthError> {
    let hashed = match method {
        None | Some("plain") => false,
        Some("S256") => true,
        Some(_) => {
            let what = "code_challenge_method must be plain or S256";
            return Err(OauthError("invalid_request", what));
        }
    };
    Ok(value.map(|value| Challenge {
        value: value.to_owned(),
        hashed,
    }))
}

/// Whether this can name a device: 6 to 50 printable ASCII characters.
pub(crate) fn is_device(id: &str) -> bool {
    (6..=50).contains(&id.len()) && id.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
