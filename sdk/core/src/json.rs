//! JSON answers, and descriptions of invalid ones.

use std::cell::Cell;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use crate::error::{Effect, Error, ErrorClass, Result};
use crate::operation::OperationInfo;
use crate::text::{one_line, printable};
use crate::undecoded::{Undecoded, read_without};

/// Decodes the body of an answer as JSON of a type.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &'static OperationInfo,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T> {
    read_or_describe(body, |error, body| {
        let content_type = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let media_type = printable(content_type.split(';').next().unwrap_or_default(), 60);
        let message = describe::<T>(error, &media_type, body);
        let is_foreign = !error.is_data() && !media_type.is_empty() && !media_type.contains("json");
        let error = Error::new(ErrorClass::Decode, message)
            .with_operation(operation)
            .with_status(status)
            .with_headers(headers.clone());
        match is_foreign {
            // A proxy's error page; the call may not have reached the server.
            true => error.with_effect(Effect::Unknown),
            false => error,
        }
    })
}

/// Decodes the body of an answer as a page, omitting list items that don't decode.
pub(crate) fn decode_page<P: DeserializeOwned>(
    operation: &'static OperationInfo,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    lists: &[&str],
) -> Result<(P, Vec<Undecoded>)> {
    match decode(operation, status, headers, body) {
        Ok(page) => Ok((page, Vec::new())),
        Err(error) => read_without(body, lists).ok_or(error),
    }
}

/// Decodes a JSON document, leniently as [`repaired`] describes.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    parse(body).or_else(|error| match repaired(body) {
        Some(text) => parse(&text),
        None => Err(error),
    })
}

/// Decodes a JSON document leniently; `describe` creates an error from the problem and the text.
pub(crate) fn read_or_describe<T: DeserializeOwned>(
    body: &[u8],
    describe: impl FnOnce(&serde_json::Error, &[u8]) -> Error,
) -> Result<T> {
    let error = match parse(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match repaired(body) {
        None => Err(describe(&error, body)),
        Some(text) => parse(&text).map_err(|error| describe(&error, &text)),
    }
}

/// Decodes a JSON document. Checking all of it for UTF-8 at once is quicker than checking each of its strings.
fn parse<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    // Other bytes are replaced by `repaired`, so that one deserializer for each type is enough.
    let text = std::str::from_utf8(body).map_err(serde::de::Error::custom)?;
    serde_json::from_str(text)
}

/// Repairs a document that no JSON parser accepts; returns `None` if it needs no repair.
///
/// A byte order mark is removed; invalid UTF-8 and lone surrogates become U+FFFD.
fn repaired(body: &[u8]) -> Option<Vec<u8>> {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut made = String::from_utf8_lossy(text).into_owned().into_bytes();
    replace_lone_surrogates(&mut made);
    (made != body).then_some(made)
}

/// Replaces each lone surrogate by `\ufffd`.
fn replace_lone_surrogates(text: &mut [u8]) {
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\\'))
    {
        at += found;
        at += match (escaped(text, at), escaped(text, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                if let Some(escape) = text.get_mut(at..at + 6) {
                    escape.copy_from_slice(b"\\ufffd");
                }
                6
            }
            // The backslash and the character that it escapes.
            _ => 2,
        };
    }
}

/// Returns the code unit of an escape `\uXXXX`.
fn escaped(text: &[u8], at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Describes why a JSON document can't be decoded, without quoting it.
pub(crate) fn describe<T: DeserializeOwned>(
    error: &serde_json::Error,
    media_type: &str,
    body: &[u8],
) -> String {
    if body.iter().all(u8::is_ascii_whitespace) {
        return "the answer is empty where JSON was expected".to_owned();
    }
    let place = format!("line {}, column {}", error.line(), error.column());
    let len = body.len();
    match error.classify() {
        Category::Eof => {
            format!("the answer is truncated: its JSON ends at {place}, after {len} bytes")
        }
        Category::Data => {
            let mut document = serde_json::Deserializer::from_slice(body);
            let (path, what) = diagnosed::<T, _>(&mut document)
                .unwrap_or_else(|| (None, mismatch(&error.to_string())));
            match path {
                Some(path) => format!(
                    "the answer's JSON does not match the specification, at {path} ({place}): {what}"
                ),
                None => {
                    format!("the answer's JSON does not match the specification ({place}): {what}")
                }
            }
        }
        Category::Syntax | Category::Io => match media_type {
            "" => format!("the answer is not JSON at {place} ({len} bytes)"),
            json if json.contains("json") => format!(
                "the answer is announced as {json} but is not JSON at {place} ({len} bytes)"
            ),
            other => format!(
                "the answer is {other} where JSON was expected ({len} bytes, not JSON at {place})"
            ),
        },
    }
}

/// Describes why a value is not one of the type, with the path to the mismatch; `None` if it is one.
pub(crate) fn problem_in<T: DeserializeOwned>(value: &Value) -> Option<String> {
    T::deserialize(value).err()?;
    let (path, what) = diagnosed::<T, _>(value)?;
    Some(match path {
        Some(path) => format!("{path}: {what}"),
        None => what,
    })
}

thread_local! {
    /// Whether a document is being read a second time to describe its errors.
    static DIAGNOSING: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether a document is being read to describe its errors, so that tracking the path is worth its cost.
pub(crate) fn is_diagnosing() -> bool {
    DIAGNOSING.get()
}

/// Finds the first mismatch in a document by reading it a second time, which happens only after a failure.
fn diagnosed<'de, T: DeserializeOwned, D: serde::Deserializer<'de, Error = serde_json::Error>>(
    document: D,
) -> Option<(Option<String>, String)> {
    DIAGNOSING.set(true);
    let read = serde_path_to_error::deserialize::<_, T>(document);
    DIAGNOSING.set(false);
    let error = read.err()?;
    Some((path_of(&error), mismatch(&error.inner().to_string())))
}

/// Returns the path to the member that an error is about.
pub(crate) fn path_of<E>(error: &serde_path_to_error::Error<E>) -> Option<String> {
    let path = one_line(&error.path().to_string(), 200);
    (path != ".").then_some(path)
}

/// Returns the part of serde's message that describes the schema, without anything that quotes the document.
pub(crate) fn mismatch(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message.replace('`', "");
    }
    if message.starts_with("data did not match any variant") {
        return "a value that matches no variant".to_owned();
    }
    // Messages of a union consist of such parts, and messages about dates don't quote the text.
    if message.starts_with("in a ") || DATE_PROBLEMS.contains(&message) {
        return one_line(message, 400);
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
    // The schema's words come last, so text of the document can't be mistaken for them.
    match rest.rsplit_once(", expected ") {
        Some((_, expected)) if matches!(subject, "type" | "value") => {
            format!("{came} where {expected} was expected")
        }
        _ => "a value that does not fit".to_owned(),
    }
}

/// The messages for a text that is not a date.
const DATE_PROBLEMS: &[&str] = &[
    "input contains invalid characters",
    "input is not enough for unique date and time",
    "input is out of range",
    "premature end of input",
    "trailing input",
];
