//! `released.json`: the surface of the version that was released, beside the documents.
//!
//! A line an element, in the order of their names, so that the file reads well in a diff of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::State;
use super::places::Places;
use super::surface::Surface;
use crate::load::provider::RELEASED;

/// The version of the file's form. A change to [`Surface`] that old files do not have raises it.
const FORM: u64 = 1;

/// A released state of a provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    form: u64,
    /// The version of the crate.
    pub version: Version,
    pub surface: Surface,
}

impl Released {
    pub fn new(version: Version, surface: Surface) -> Self {
        Self {
            form: FORM,
            version,
            surface,
        }
    }

    /// Reads a provider's file; nothing if there is none, since nothing was released.
    ///
    /// # Errors
    ///
    /// Why the file is not used: it can't be read, it is of another form, or it is damaged.
    pub fn read(folder: &Path, shown: &str) -> Result<Option<Self>, String> {
        let text = match fs::read_to_string(folder.join(RELEASED)) {
            Ok(text) => text,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(problem) => return Err(format!("{shown}/{RELEASED}: {problem}")),
        };
        Self::parse(&text)
            .map(Some)
            .map_err(|problem| format!("{shown}/{RELEASED}: {problem}"))
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// As [`Released::read`].
    pub fn parse(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text)
            .map_err(|problem| format!("not JSON: {problem}; restore the file"))?;
        match value.get("form").and_then(Value::as_u64) {
            Some(FORM) => {}
            Some(other) => {
                return Err(format!(
                    "the file has form {other}, and this `cargo sdk` knows form {FORM}; use the one that \
                     wrote the file, or check out the released version and run `cargo sdk release`"
                ));
            }
            None => {
                return Err(
                    "no `form`; this is not a file that `cargo sdk release` wrote".to_owned(),
                );
            }
        }
        serde_json::from_value(value)
            .map_err(|problem| format!("damaged: {problem}; restore the file"))
    }

    /// Returns the text of the file.
    ///
    /// # Errors
    ///
    /// What JSON cannot hold.
    pub fn to_text(&self) -> Result<String, String> {
        let value = serde_json::to_value(self).map_err(|problem| problem.to_string())?;
        let mut text = String::new();
        write_value(&value, 0, &mut text);
        text.push('\n');
        Ok(text)
    }

    /// Writes the file into a provider's folder and returns its path.
    ///
    /// # Errors
    ///
    /// What kept the file from being written.
    pub fn write(&self, folder: &Path) -> Result<PathBuf, String> {
        let path = folder.join(RELEASED);
        let text = self.to_text()?;
        fs::write(&path, text).map_err(|problem| format!("{}: {problem}", path.display()))?;
        Ok(path)
    }

    /// Returns the state that was released; `folder` is the provider's as it is shown.
    pub fn into_state(self, folder: &str) -> State {
        State {
            name: format!("released {}", self.version),
            folder: format!("{}:{folder}", self.version),
            surface: self.surface,
            places: Places::default(),
        }
    }
}

/// Levels of nesting that are broken into lines: the file, the surface, its maps, and what is in an operation or a type.
const BROKEN: usize = 4;

/// Writes a value with its upper levels broken into lines and what is below on one.
fn write_value(value: &Value, depth: usize, text: &mut String) {
    let parts: Vec<(Option<&String>, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (Some(key), value))
            .collect(),
        Value::Array(items) => items.iter().map(|value| (None, value)).collect(),
        _ => Vec::new(),
    };
    if parts.is_empty() || depth >= BROKEN {
        text.push_str(&value.to_string());
        return;
    }
    let (open, close) = match value {
        Value::Object(_) => ('{', '}'),
        _ => ('[', ']'),
    };
    text.push(open);
    for (index, (key, value)) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push('\n');
        text.push_str(&" ".repeat(depth + 1));
        if let Some(key) = key {
            text.push_str(&format!("{}: ", Value::from(key.as_str())));
        }
        write_value(value, depth + 1, text);
    }
    text.push('\n');
    text.push_str(&" ".repeat(depth));
    text.push(close);
}
