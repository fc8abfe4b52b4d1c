//! JSON documents in answers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::mismatch::{Mismatch, Probe, index_of, place, probe};

/// A JSON document, or a member of one, before it is decoded.
///
/// Text that no JSON parser accepts is repaired: a byte order mark is removed; invalid UTF-8 and lone surrogates become U+FFFD.
pub(crate) struct Document<'a> {
    text: Cow<'a, str>,
    /// The part of the text to decode.
    part: Range<usize>,
    /// The path of the part.
    path: &'a [&'a str],
}

impl<'a> Document<'a> {
    /// Reads a body as text.
    pub(crate) fn new(body: &'a [u8]) -> Self {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        // `from_utf8_lossy` alone is slower for valid text.
        let text = match std::str::from_utf8(body) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(body),
        };
        Self {
            part: 0..text.len(),
            text,
            path: &[],
        }
    }

    /// Selects the member at a path; returns `None` if it is missing or `null`.
    pub(crate) fn member(mut self, path: &'a [&'a str]) -> Result<Option<Self>, Undecodable<'a>> {
        match self.attempt(|text| member_in(text, path)) {
            Ok(Some(part)) => {
                self.part = part;
                self.path = path;
                Ok(Some(self))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(self.undecodable(error, probe::<IgnoredAny>)),
        }
    }

    /// Decodes the document.
    pub(crate) fn decode<T: DeserializeOwned>(mut self) -> Result<T, Undecodable<'a>> {
        self.attempt(|text| serde_json::from_str(text))
            .map_err(|error| self.undecodable(error, probe::<T>))
    }

    /// Reads the part, and reads it again if a repair changes it.
    fn attempt<R>(
        &mut self,
        read: impl Fn(&str) -> serde_json::Result<R>,
    ) -> serde_json::Result<R> {
        match read(self.part()) {
            Err(_) if self.repair() => read(self.part()),
            result => result,
        }
    }

    fn part(&self) -> &str {
        self.text.get(self.part.clone()).unwrap_or_default()
    }

    /// Replaces lone surrogates, without a change of any position; returns whether there were some.
    fn repair(&mut self) -> bool {
        let repaired = without_lone_surrogates(&self.text);
        let is_changed = repaired.is_some();
        if let Some(text) = repaired {
            self.text = Cow::Owned(text);
        }
        is_changed
    }

    fn undecodable(self, error: serde_json::Error, probe: Probe) -> Undecodable<'a> {
        Undecodable {
            document: self,
            error,
            probe,
        }
    }
}

/// Returns the position of the member at a path; `None` if it is missing or `null`.
fn member_in(text: &str, path: &[&str]) -> serde_json::Result<Option<Range<usize>>> {
    let mut found: &RawValue = serde_json::from_str(text)?;
    for name in path {
        if !found.get().starts_with('{') {
            return Ok(None);
        }
        let mut members: HashMap<String, &RawValue> = serde_json::from_str(found.get())?;
        match members.remove(*name) {
            Some(member) => found = member,
            None => return Ok(None),
        }
    }
    Ok((found.get() != "null").then(|| position(text, found)))
}

/// Returns the position of a part in the text that it borrows from.
fn position(text: &str, part: &RawValue) -> Range<usize> {
    let start = (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.get().len()
}

/// Replaces each lone surrogate by `\ufffd`; returns `None` if there is none.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut made = text.as_bytes().to_vec();
    let mut at = 0;
    while let Some(found) = made
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\\'))
    {
        at += found;
        at += match (escaped(&made, at), escaped(&made, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                if let Some(escape) = made.get_mut(at..at + 6) {
                    escape.copy_from_slice(b"\\ufffd");
                }
                6
            }
            // The backslash and the character that it escapes.
            _ => 2,
        };
    }
    String::from_utf8(made).ok().filter(|made| made != text)
}

/// Returns the code unit of an escape `\uXXXX`.
fn escaped(text: &[u8], at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// A document that can't be decoded as a type.
pub(crate) struct Undecodable<'a> {
    document: Document<'a>,
    error: serde_json::Error,
    probe: Probe,
}

impl Undecodable<'_> {
    /// Returns whether the document is JSON, but not of the type.
    pub(crate) fn is_json(&self) -> bool {
        self.error.is_data()
    }

    /// Describes why the document can't be decoded, without quoting a value.
    pub(crate) fn describe(&self, media_type: &str) -> String {
        let Document { text, part, path } = &self.document;
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return "the answer is empty where JSON was expected".to_owned();
        }
        let decoded = self.document.part();
        let place = place(text, part.start + index_of(decoded, &self.error));
        let len = text.len();
        match self.error.classify() {
            Category::Eof => {
                format!("the answer is truncated: its JSON ends at {place}, after {len} bytes")
            }
            Category::Data => {
                let mismatch = Mismatch::find(decoded, self.probe)
                    .unwrap_or_else(|| Mismatch::new(&self.error))
                    .below(&path.join("."));
                let what = mismatch.what();
                match mismatch.path() {
                    "" => format!(
                        "the answer's JSON does not match the specification ({place}): {what}"
                    ),
                    path => format!(
                        "the answer's JSON does not match the specification, at {path} ({place}): {what}"
                    ),
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
}
