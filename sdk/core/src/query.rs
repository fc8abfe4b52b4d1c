//! The query of a request.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;
use url::Url;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::path::RESERVED;
use crate::secret::Secret;

/// Capacity for a query of usual length, in bytes.
const USUAL_LENGTH: usize = 64;

/// A value of a query or a path.
pub trait QueryValue {
    /// Returns the value in the API's format, not yet percent-encoded.
    fn to_query(&self) -> Cow<'_, str>;
}

/// The query of a request: names and values in the order in which they were added, each
/// percent-encoded.
///
/// Everything except letters, digits and `-._~` is encoded, a space as `%20`; commas between list items are not.
///
/// ```
/// use cloud_drives_core::Query;
///
/// let mut query = Query::new();
/// query.push("path", "disk:/ü").push_opt("limit", Some(20)).push_comma("fields", ["name", "items.name"]);
/// assert_eq!(query.as_str(), "path=disk%3A%2F%C3%BC&limit=20&fields=name,items.name");
/// ```
#[derive(Clone, Default)]
pub struct Query(String);

impl Query {
    /// Creates an empty query.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    pub fn push(&mut self, name: &str, value: impl QueryValue) -> &mut Self {
        self.name(name);
        self.value(&value.to_query());
        self
    }

    /// Adds a parameter unless it is `None`.
    pub fn push_opt<V: QueryValue>(&mut self, name: &str, value: Option<V>) -> &mut Self {
        if let Some(value) = value {
            self.push(name, value);
        }
        self
    }

    /// Adds a list as one parameter with commas between the items; an empty list adds nothing.
    pub fn push_comma<I>(&mut self, name: &str, values: I) -> &mut Self
    where
        I: IntoIterator,
        I::Item: QueryValue,
    {
        for (position, value) in values.into_iter().enumerate() {
            if position == 0 {
                self.name(name);
            } else {
                self.0.push(',');
            }
            self.value(&value.to_query());
        }
        self
    }

    /// Adds a list as one parameter per item; an empty list adds nothing.
    pub fn push_repeated<I>(&mut self, name: &str, values: I) -> &mut Self
    where
        I: IntoIterator,
        I::Item: QueryValue,
    {
        for value in values {
            self.push(name, value);
        }
        self
    }

    /// Adds an object as one parameter per member: `filters[key]=value`.
    ///
    /// A nested object adds another pair of brackets, a list becomes one `filters[key][]=item` per item, and `null` is omitted.
    ///
    /// # Errors
    ///
    /// If the value is not an object, or can't be written as JSON.
    pub fn push_deep(&mut self, name: &str, value: &impl Serialize) -> Result<&mut Self> {
        let json = serde_json::to_value(value).map_err(|error| {
            Error::invalid_input(format!("{name}: can't be written as an object ({error})"))
        })?;
        match json {
            Value::Null => Ok(self),
            Value::Object(_) => {
                self.deep(name, &json);
                Ok(self)
            }
            _ => Err(Error::invalid_input(format!(
                "{name}: must be an object, whose members become parameters"
            ))),
        }
    }

    /// Sets a parameter, replacing one of the same name.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.name(name);
        self.value(value);
    }

    /// Returns whether there is a parameter of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        let name = encoded(name);
        self.pairs().any(|(known, _)| known == name)
    }

    /// Returns the value of a parameter, as it was added.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let name = encoded(name);
        let (_, value) = self.pairs().find(|(known, _)| *known == name)?;
        let value = percent_decode_str(value).decode_utf8().ok()?;
        Some(value.into_owned())
    }

    /// Removes the parameters of this name.
    pub(crate) fn remove(&mut self, name: &str) {
        if self.is_empty() {
            return;
        }
        let name = encoded(name);
        self.retain(|known| known != name);
    }

    /// Removes the parameters of an object of this name.
    pub(crate) fn remove_deep(&mut self, name: &str) {
        let start = encoded(&format!("{name}[")).into_owned();
        self.retain(|known| !known.starts_with(&start));
    }

    fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        if self.pairs().all(|(name, _)| keep(name)) {
            return;
        }
        let kept = self.0.split('&').filter(|pair| keep(split(pair).0));
        self.0 = kept.collect::<Vec<_>>().join("&");
    }

    /// Returns names and values, encoded.
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.0.split('&').filter(|pair| !pair.is_empty());
        pairs.map(split)
    }

    /// Returns whether the query is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the query, encoded, without the question mark.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Appends the query to a URL.
    pub fn apply(&self, url: &mut Url) {
        if self.0.is_empty() {
            return;
        }
        match url.query() {
            Some(present) if !present.is_empty() => {
                let joined = format!("{present}&{}", self.0);
                url.set_query(Some(&joined));
            }
            _ => url.set_query(Some(&self.0)),
        }
    }

    fn deep(&mut self, name: &str, value: &Value) {
        match value {
            Value::Null => {}
            Value::Object(members) => {
                for (key, member) in members {
                    self.deep(&format!("{name}[{key}]"), member);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.deep(&format!("{name}[]"), item);
                }
            }
            Value::String(text) => {
                self.push(name, text.as_str());
            }
            Value::Bool(_) | Value::Number(_) => {
                self.push(name, value.to_string());
            }
        }
    }

    fn name(&mut self, name: &str) {
        if self.0.is_empty() {
            self.0.reserve(USUAL_LENGTH);
        } else {
            self.0.push('&');
        }
        self.0.extend(utf8_percent_encode(name, RESERVED));
        self.0.push('=');
    }

    fn value(&mut self, value: &str) {
        self.0.extend(utf8_percent_encode(value, RESERVED));
    }
}

fn split(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

/// Returns the encoded name, which for nearly all names is the name itself.
fn encoded(name: &str) -> Cow<'_, str> {
    utf8_percent_encode(name, RESERVED).into()
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self
            .0
            .split('&')
            .filter_map(|pair| pair.split('=').next())
            .filter(|name| !name.is_empty());
        f.debug_list().entries(names).finish()
    }
}

impl<T: QueryValue + ?Sized> QueryValue for &T {
    fn to_query(&self) -> Cow<'_, str> {
        (**self).to_query()
    }
}

impl QueryValue for str {
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl QueryValue for String {
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl QueryValue for Secret {
    /// Returns the secret text, which `Debug` of queries and calls does not show.
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.expose())
    }
}

impl QueryValue for Cow<'_, str> {
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl QueryValue for bool {
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

macro_rules! by_display {
    ($($kind:ty),*) => {$(
        impl QueryValue for $kind {
            fn to_query(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}

by_display!(
    i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64, NaiveDate, Uuid
);
by_display!(std::num::NonZeroU32, std::num::NonZeroU64);

impl QueryValue for DateTime<Utc> {
    /// Writes RFC 3339 in UTC with a `Z`, and a fraction of a second only if there is one.
    fn to_query(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}
