//! JSON answers, and what is wrong with those that are none.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::error::{Error, ErrorClass, Result};
use crate::operation::OperationInfo;
use crate::text::{one_line, printable};

/// The body of an answer as JSON of a type.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &'static OperationInfo,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T> {
    let error = match serde_json::from_slice(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = printable(content_type.split(';').next().unwrap_or_default(), 60);
    let message = describe::<T>(&error, &media_type, body);
    Err(Error::new(ErrorClass::Decode, message)
        .with_operation(operation)
        .with_status(status)
        .with_headers(headers.clone()))
}

/// What is wrong with one JSON document, without quoting it.
pub(crate) fn describe<T: DeserializeOwned>(
    error: &serde_json::Error,
    media_type: &str,
    body: &[u8],
) -> String {
    if body.iter().all(u8::is_ascii_whitespace) {
        return "the answer is empty where JSON was expected".to_owned();
    }
    let place = format!("line {}, column {}", error.line(), error.column());
    match error.classify() {
        Category::Eof => format!(
            "the answer is cut: its JSON ends too early, at {place}, after {} bytes",
            body.len()
        ),
        Category::Data => {
            let what = mismatch(&error.to_string());
            match path::<T>(body) {
                Some(path) => format!(
                    "the answer's JSON has another form than described, at {path} ({place}): {what}"
                ),
                None => {
                    format!("the answer's JSON has another form than described ({place}): {what}")
                }
            }
        }
        Category::Syntax | Category::Io => {
            let kind = match media_type {
                "" => "something",
                media_type => media_type,
            };
            format!(
                "the answer is {kind} where JSON was expected ({} bytes, not JSON at {place})",
                body.len()
            )
        }
    }
}

/// Where in the document the first mismatch is. Reads it a second time, which only a failure has to
/// pay for.
fn path<T: DeserializeOwned>(body: &[u8]) -> Option<String> {
    let mut document = serde_json::Deserializer::from_slice(body);
    let error = serde_path_to_error::deserialize::<_, T>(&mut document).err()?;
    let path = one_line(&error.path().to_string(), 200);
    (path != ".").then_some(path)
}

/// The part of a message of serde that the schema made, and none of what quotes the document.
fn mismatch(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message.replace('`', "");
    }
    let Some(rest) = message.strip_prefix("invalid ") else {
        return "a value that does not fit".to_owned();
    };
    let Some((subject, came)) = rest.split_once(": ") else {
        return "a value that does not fit".to_owned();
    };
    let came = came
        .split(['`', '"', ','])
        .next()
        .unwrap_or_default()
        .trim();
    // The schema's own words come last, so text of the document can't pass for them.
    match rest.rsplit_once(", expected ") {
        Some((_, expected)) if matches!(subject, "type" | "value") => {
            format!("{came} where {expected} was expected")
        }
        _ => "a value that does not fit".to_owned(),
    }
}
