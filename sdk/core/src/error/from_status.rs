//! Turns an error answer into an error.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::{Error, ErrorClass};
use crate::headers::location;
use crate::json::Document;
use crate::operation::{ErrorSpec, OperationInfo};
use crate::text::{one_line, printable};

/// Longest message that is copied from a server, in characters.
const MAX_MESSAGE: usize = 500;
/// Longest code or request id that is copied from a server, in characters.
const MAX_NAME: usize = 200;
/// How much of the body stays with the error, in bytes.
const MAX_BODY: usize = 16 * 1024;

impl Error {
    /// Creates an error from an error answer.
    ///
    /// Code, message and request id are looked for where the operation's [`ErrorSpec`] says; an answer in another form (HTML, XML, no body)
    /// gets a message that describes it.
    #[must_use]
    pub fn from_status(
        operation: &'static OperationInfo,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Self {
        let described = describe(operation.errors(), headers, body);
        // 304 answers a condition of the request; it is not a redirect to another address.
        let class = if status.is_redirection() && status != StatusCode::NOT_MODIFIED {
            ErrorClass::Redirect
        } else {
            ErrorClass::Status
        };
        let message = match described.message {
            Some(message) => message,
            None if class == ErrorClass::Redirect => redirect_message(headers),
            None => body_message(headers, body),
        };
        let mut error = Self::new(class, message)
            .with_operation(operation)
            .with_status(status);
        error.0.code = described.code;
        error.0.request_id = described.request_id;
        error.0.headers = headers.clone();
        error.0.body = Bytes::copy_from_slice(body.get(..MAX_BODY).unwrap_or(body));
        error
    }
}

/// Returns the request id, from where the operation's spec says it is.
pub(crate) fn request_id(spec: &ErrorSpec, headers: &HeaderMap) -> Option<String> {
    let value = headers.get(spec.request_id_header?)?.to_str().ok()?;
    non_empty(one_line(value, MAX_NAME))
}

struct Described {
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

fn describe(spec: &ErrorSpec, headers: &HeaderMap, body: &[u8]) -> Described {
    let request_id = request_id(spec, headers);
    let Ok(json) = Document::new(body).decode::<Value>() else {
        return Described {
            code: xml_member(body, "Code"),
            message: xml_member(body, "Message"),
            request_id,
        };
    };
    Described {
        code: first(&json, spec.code, MAX_NAME),
        message: first(&json, spec.message, MAX_MESSAGE),
        request_id: request_id.or_else(|| first(&json, spec.request_id, MAX_NAME)),
    }
}

/// Returns the first of several dotted paths with text or a number; `errors.0.detail` goes through a list.
fn first(json: &Value, paths: &[&str], limit: usize) -> Option<String> {
    paths.iter().find_map(|path| {
        let found = path.split('.').try_fold(json, |value, step| match value {
            Value::Object(members) => members.get(step),
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })?;
        match found {
            Value::String(text) => non_empty(one_line(text, limit)),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    })
}

/// Reads one member of a flat XML document. Object stores use XML for errors even if the API itself uses JSON.
fn xml_member(body: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(body.get(..MAX_BODY).unwrap_or(body)).ok()?;
    if !text.trim_start().starts_with("<?xml") && !text.trim_start().starts_with("<Error") {
        return None;
    }
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    let (value, _) = rest.split_once(&format!("</{name}>"))?;
    non_empty(one_line(value, MAX_MESSAGE))
}

fn redirect_message(headers: &HeaderMap) -> String {
    let target = location(headers).map(|text| match url::Url::parse(&text) {
        Ok(url) => url
            .host_str()
            .map_or_else(|| "an address without a host".to_owned(), str::to_owned),
        Err(_) => "another path on the same host".to_owned(),
    });
    match target {
        Some(target) => format!("a redirect to {target}, which is not followed"),
        None => "a redirect without a target".to_owned(),
    }
}

fn body_message(headers: &HeaderMap, body: &[u8]) -> String {
    if body.is_empty() {
        return "the answer has no body".to_owned();
    }
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = printable(
        content_type.split(';').next().unwrap_or_default().trim(),
        60,
    );
    let plain = media_type.eq_ignore_ascii_case("text/plain");
    if plain
        && body.len() <= MAX_MESSAGE
        && let Ok(text) = std::str::from_utf8(body)
    {
        return one_line(text, MAX_MESSAGE);
    }
    match media_type.as_str() {
        "" => format!("the answer has {} bytes of an unnamed type", body.len()),
        _ => format!("the answer has {} bytes of {media_type}", body.len()),
    }
}

fn non_empty(text: String) -> Option<String> {
    if text.is_empty() { None } else { Some(text) }
}
