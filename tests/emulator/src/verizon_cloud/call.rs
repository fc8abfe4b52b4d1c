//! One request to the API while it is being answered.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::{Map, Value};

use super::body::Members;
use super::errors::{ApiError, JSON};
use super::item::Item;
use super::path::ItemPath;
use super::represent::Lens;
use super::settings::{Envelopes, Settings, Urls};
use super::state::State;
use crate::answer::Answer;
use crate::request::{Head, Received};

pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) settings: &'a Settings,
    pub(crate) urls: &'a Urls,
    pub(crate) now: DateTime<Utc>,
    pub(crate) head: &'a Head,
    pub(crate) received: &'a Received,
    pub(crate) body: &'a [u8],
    /// The values of the names in the path.
    pub(crate) segments: Vec<String>,
}

impl Call<'_> {
    /// Returns a parameter that has a value; older clients send empty ones for those that they don't mean
    /// (`wire.md` §9.14).
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.head.query(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn required(&self, name: &str) -> Result<&str, ApiError> {
        let value = self.text(name);
        value.ok_or_else(|| ApiError::bad(format!("the parameter {name} is missing")))
    }

    /// Returns a parameter that is true or false in any case (`wire.md` §9.4); false when absent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.text(name) {
            None => Ok(false),
            Some(value) => {
                boolean(value).ok_or_else(|| ApiError::bad(format!("{name} must be true or false")))
            }
        }
    }

    /// Returns a parameter that is a whole number within a range.
    pub(crate) fn number(
        &self,
        name: &str,
        range: RangeInclusive<u64>,
    ) -> Result<Option<u64>, ApiError> {
        let Some(value) = self.text(name) else {
            return Ok(None);
        };
        let number = value.parse().ok().filter(|number| range.contains(number));
        let number = number.ok_or_else(|| {
            let (from, to) = range.into_inner();
            ApiError::bad(format!("{name} must be a number from {from} to {to}"))
        });
        number.map(Some)
    }

    /// Returns a parameter that is one of a few words.
    pub(crate) fn one_of(&self, name: &str, known: &[&str]) -> Result<Option<&str>, ApiError> {
        match self.text(name) {
            Some(value) if !known.contains(&value) => Err(ApiError::bad(format!(
                "{name} must be one of {}",
                known.join(", ")
            ))),
            value => Ok(value),
        }
    }

    /// Returns a segment of the path, by its place.
    pub(crate) fn segment(&self, place: usize) -> &str {
        self.segments.get(place).map_or("", String::as_str)
    }

    /// Returns the path that the request's own path ends with.
    pub(crate) fn path(&self) -> ItemPath {
        ItemPath(self.segments.clone())
    }

    /// Returns the body as a JSON object, whatever its media type.
    pub(crate) fn members(&self) -> Result<Members, ApiError> {
        match serde_json::from_slice(self.body) {
            Ok(Value::Object(members)) => Ok(Members(members)),
            Ok(_) => Err(ApiError::bad("the body must be a JSON object")),
            Err(_) => Err(ApiError::bad("the body is not JSON")),
        }
    }

    /// Returns the item at a path that is not in the trash.
    pub(crate) fn live(&self, path: &ItemPath) -> Result<&Item, ApiError> {
        let item = self.state.tree.live(path);
        item.ok_or_else(|| ApiError::not_found(path))
    }

    /// Returns the item at a path: 410 if it is in the trash, 404 if there is none (`wire.md` §5.4).
    pub(crate) fn present(&self, path: &ItemPath) -> Result<&Item, ApiError> {
        match self.state.tree.find(path) {
            Some(item) if item.is_live() => Ok(item),
            Some(_) => Err(ApiError::new(410, "gone", format!("{path} was removed"))),
            None => Err(ApiError::not_found(path)),
        }
    }

    /// Returns the item of a uri.
    pub(crate) fn by_uri(&self, uri: &str) -> Result<&Item, ApiError> {
        let item = self.state.by_uri(uri);
        item.ok_or_else(|| ApiError::not_found(uri))
    }

    /// Returns the virtual folder that a parameter names.
    pub(crate) fn virtual_folder(&self, name: &str) -> Result<&Item, ApiError> {
        let folder = self.state.tree.virtual_folder(name);
        folder.ok_or_else(|| ApiError::not_found(format!("the virtual folder {name}")))
    }

    pub(crate) fn lens(&self) -> Lens<'_> {
        Lens {
            state: self.state,
            settings: self.settings,
        }
    }

    /// Answers a call that made something.
    pub(crate) fn created(&self, value: &Value) -> Answer {
        let status = StatusCode::from_u16(self.settings.created_status);
        json(status.unwrap_or(StatusCode::CREATED), value)
    }

    /// Answers a call that has nothing to tell: 200 or 204.
    pub(crate) fn done(&self, usual: StatusCode) -> Answer {
        let chosen = self.settings.bodiless_status;
        let chosen = chosen.and_then(|status| StatusCode::from_u16(status).ok());
        match chosen.unwrap_or(usual) {
            StatusCode::NO_CONTENT => Answer::empty(StatusCode::NO_CONTENT),
            // A 200 says that it is JSON and has no byte.
            status => Answer::with(status, JSON, ""),
        }
    }

    /// Puts an object into the envelope of this name, when such answers have one.
    pub(crate) fn envelope(&self, name: &str, value: Value, usual: Envelopes) -> Value {
        match self.settings.envelopes.unwrap_or(usual) {
            Envelopes::Bare => value,
            Envelopes::Wrapped => {
                let mut wrapped = Map::new();
                wrapped.insert(name.to_owned(), value);
                Value::Object(wrapped)
            }
        }
    }
}

/// Reads `true` or `false` in any case.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    text.eq_ignore_ascii_case("false").then_some(false)
}

/// Returns a JSON answer.
pub(crate) fn json(status: StatusCode, value: &Value) -> Answer {
    Answer::with(status, JSON, value.to_string())
}
