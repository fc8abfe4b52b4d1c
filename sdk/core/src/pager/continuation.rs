//! A position in a listing that can be stored as text.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Cursor;
use crate::error::{Error, Result};
use crate::operation::OperationInfo;
use crate::text::one_line;

const VERSION: u32 = 1;
/// Longest text that is parsed, far above what any server's token needs.
const MAX_TEXT: usize = 256 * 1024;

/// A position in a listing that can be stored as text and resumed later, even in another process.
///
/// Its text is opaque and holds no credentials. It belongs to the operation that it was created for, and is valid only with the same
/// arguments.
///
/// ```
/// use cloud_drives_core::Continuation;
///
/// let error = "not a continuation".parse::<Continuation>().unwrap_err();
/// assert!(error.is_invalid_input());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    operation: Cow<'static, str>,
    cursor: Option<Cursor>,
    index: u64,
}

#[derive(Serialize, Deserialize)]
struct Text<'a> {
    #[serde(rename = "v")]
    version: u32,
    #[serde(rename = "op", borrow)]
    operation: Cow<'a, str>,
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    cursor: Option<Cursor>,
    #[serde(rename = "i", default, skip_serializing_if = "is_zero")]
    index: u64,
}

fn is_zero(index: &u64) -> bool {
    *index == 0
}

impl Continuation {
    pub(super) fn new(
        operation: &'static OperationInfo,
        cursor: Option<Cursor>,
        index: u64,
    ) -> Self {
        Self {
            operation: Cow::Borrowed(operation.name()),
            cursor,
            index,
        }
    }

    pub(super) fn with_index(mut self, index: u64) -> Self {
        self.index = index;
        self
    }

    /// Returns the operation that it belongs to, `resources.files` for example.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns whether it is the end of the listing.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.cursor.is_none()
    }

    /// Returns the page and the number of items to skip on it; fails if the listing is of another operation.
    pub(super) fn take_up(
        self,
        operation: &'static OperationInfo,
    ) -> Result<(Option<Cursor>, u64)> {
        if self.operation != operation.name() {
            let message = format!(
                "the continuation belongs to {}, not to {}; use it with the call that returned it",
                one_line(&self.operation, 100),
                operation.name()
            );
            return Err(Error::invalid_input(message).with_operation(operation));
        }
        Ok((self.cursor, self.index))
    }
}

impl fmt::Display for Continuation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Text {
            version: VERSION,
            operation: Cow::Borrowed(&self.operation),
            cursor: self.cursor.clone(),
            index: self.index,
        };
        let json = serde_json::to_vec(&text).map_err(|_| fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(json))
    }
}

impl FromStr for Continuation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.len() > MAX_TEXT {
            return Err(broken(&format!("it has more than {MAX_TEXT} characters")));
        }
        let json = URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| broken("it is not base64url text"))?;
        let version = serde_json::from_slice::<Version>(&json)
            .map_err(|_| broken("parts of it are missing"))?
            .v;
        if version != VERSION {
            return Err(broken(&format!(
                "it has version {version}, but this release reads version {VERSION}"
            )));
        }
        let parsed: Text<'_> =
            serde_json::from_slice(&json).map_err(|_| broken("parts of it are missing"))?;
        Ok(Self {
            operation: Cow::Owned(parsed.operation.into_owned()),
            cursor: parsed.cursor,
            index: parsed.index,
        })
    }
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

fn broken(why: &str) -> Error {
    Error::invalid_input(format!("the continuation can't be read: {why}"))
}

impl Serialize for Continuation {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Continuation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse()
            .map_err(|error: Error| serde::de::Error::custom(error.message()))
    }
}
