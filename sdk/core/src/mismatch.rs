//! Mismatches between JSON and a type: where they are and what they are.

use std::cell::Cell;
use std::fmt;

use serde::Deserialize;

use crate::text::one_line;

/// Decodes a text as a type and returns the error.
///
/// A function pointer, so that the search for a mismatch is compiled once, and each type for one deserializer.
pub(crate) type Probe = fn(&str) -> Option<serde_json::Error>;

/// The [`Probe`] of a type.
pub(crate) fn probe<T: for<'de> Deserialize<'de>>(text: &str) -> Option<serde_json::Error> {
    serde_json::from_str::<T>(text).err()
}

/// A place in a document, and why its value does not fit there.
pub(crate) struct Mismatch {
    path: String,
    what: String,
}

impl Mismatch {
    /// Describes an error whose path is unknown.
    pub(crate) fn new(error: &serde_json::Error) -> Self {
        Self {
            path: String::new(),
            what: words(&error.to_string()),
        }
    }

    /// Finds the first mismatch in a document by decoding it, then some of its prefixes; returns `None` if it fits.
    pub(crate) fn find(text: &str, probe: Probe) -> Option<Self> {
        let error = diagnosing(true, || probe(text))?;
        let index = index_of(text, &error);
        let end = diagnosing(false, || end_of_value(text, index, probe));
        Some(Self {
            path: path_to(text, end),
            what: words(&error.to_string()),
        })
    }

    /// Adds the path of the document that the place is in.
    pub(crate) fn below(mut self, path: &str) -> Self {
        self.path = match (path, self.path.as_str()) {
            ("", _) => self.path,
            (path, "") => path.to_owned(),
            (path, inner) if inner.starts_with('[') => format!("{path}{inner}"),
            (path, inner) => format!("{path}.{inner}"),
        };
        self
    }

    /// Returns the path of the value, `items[1].size` for example; empty for the whole document.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Returns what is wrong with the value.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.what),
            path => write!(f, "{path}: {}", self.what),
        }
    }
}

thread_local! {
    /// Whether a document is read a second time to describe its error.
    static DIAGNOSING: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether a document is read to describe its error, so that a path in it is worth its cost.
pub(crate) fn is_diagnosing() -> bool {
    DIAGNOSING.get()
}

/// Runs `read` with diagnosing turned on or off.
pub(crate) fn diagnosing<R>(is: bool, read: impl FnOnce() -> R) -> R {
    struct Reset(bool);

    impl Drop for Reset {
        fn drop(&mut self) {
            DIAGNOSING.set(self.0);
        }
    }

    let _reset = Reset(DIAGNOSING.replace(is));
    read()
}

/// Returns the byte index of an error.
pub(crate) fn index_of(text: &str, error: &serde_json::Error) -> usize {
    let start = match error.line() {
        // The type refused the document as a whole, after it was read.
        0 => return text.len(),
        1 => 0,
        line => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(0, |(at, _)| at + 1),
    };
    (start + error.column()).min(text.len())
}

/// Formats a byte index as line and column.
pub(crate) fn place(text: &str, index: usize) -> String {
    let before = text.as_bytes().get(..index).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n');
    format!("line {line}, column {}", column.count())
}

/// Returns the end of the value that an error is about, from the index that serde_json reports.
///
/// That is where its reader was: at the end of the value, in front of its bracket, or behind the bracket or comma that comes after it.
/// The value's own end is the shortest text that fails for the same reason, and not for its missing rest.
fn end_of_value(text: &str, index: usize, probe: Probe) -> usize {
    let fails = |text: &str| probe(text).is_some_and(|error| error.is_data());
    let Some(mut read) = text.get(..index).filter(|read| fails(read)) else {
        return index + 1;
    };
    loop {
        read = read.trim_end_matches([' ', '\t', '\r', '\n', ',']);
        match read.strip_suffix(['}', ']']) {
            Some(shorter) if fails(shorter) => read = shorter,
            _ => return read.len(),
        }
    }
}

/// An open object or list on the way to the end of a text.
enum Step {
    /// An object, with the name of its last member; `None` in front of a name.
    Member(Option<String>),
    /// A list, with the number of its last item.
    Item(usize),
}

/// Returns the path of the value that ends at an index; empty for the whole document.
///
/// Only the text before the index is read, which is JSON: the parser got that far.
fn path_to(text: &str, index: usize) -> String {
    let read = text.get(..index).unwrap_or(text);
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(byte) = read.as_bytes().get(at) {
        match (byte, steps.last_mut()) {
            (b'{', _) => steps.push(Step::Member(None)),
            (b'[', _) => steps.push(Step::Item(0)),
            (b'}' | b']', _) => drop(steps.pop()),
            (b',', Some(Step::Member(name))) => *name = None,
            (b',', Some(Step::Item(number))) => *number += 1,
            (b'"', step) => {
                let start = at;
                at = end_of_string(read, at);
                if let Some(Step::Member(name @ None)) = step {
                    let text = read.get(start..=at).unwrap_or_default();
                    *name = Some(serde_json::from_str(text).unwrap_or_default());
                }
            }
            _ => {}
        }
        at += 1;
    }
    // A value that ends with its opening bracket is at fault itself.
    if read.ends_with(['{', '[']) {
        steps.pop();
    }
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Member(name) => {
                let dot = if path.is_empty() { "" } else { "." };
                path = path + dot + &name.unwrap_or_default();
            }
            Step::Item(number) => path += &format!("[{number}]"),
        }
    }
    one_line(&path, 200)
}

/// Returns the index of the quote that ends the string that begins at an index.
fn end_of_string(text: &str, start: usize) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// Returns the part of serde's message that describes the schema, without anything that quotes the document.
pub(crate) fn words(message: &str) -> String {
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
