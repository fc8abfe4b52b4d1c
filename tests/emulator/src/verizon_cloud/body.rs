//! The members of a JSON body.

use serde_json::{Map, Value};

use super::errors::ApiError;

/// A JSON object that a client sent; a member that is `null` counts as absent.
pub(crate) struct Members(pub(crate) Map<String, Value>);

impl Members {
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, ApiError> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(ApiError::bad(format!("{name} must be a string"))),
        }
    }

    pub(crate) fn required(&self, name: &str) -> Result<&str, ApiError> {
        let text = self.text(name)?.filter(|text| !text.is_empty());
        text.ok_or_else(|| ApiError::bad(format!("{name} is missing")))
    }

    /// Returns a real boolean; false when absent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.get(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(ApiError::bad(format!("{name} must be true or false"))),
        }
    }

    /// Returns one of a few words.
    pub(crate) fn one_of(&self, name: &str, known: &[&str]) -> Result<Option<&str>, ApiError> {
        match self.text(name)? {
            Some(value) if !known.contains(&value) => Err(ApiError::bad(format!(
                "{name} must be one of {}",
                known.join(", ")
            ))),
            value => Ok(value),
        }
    }

    /// Returns a list of texts.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<&str>, ApiError> {
        let texts = self.get(name).and_then(Value::as_array);
        let texts = texts.map(|texts| texts.iter().map(Value::as_str).collect());
        let texts: Option<Vec<&str>> = texts.flatten();
        texts.ok_or_else(|| ApiError::bad(format!("{name} must be a list of strings")))
    }
}
