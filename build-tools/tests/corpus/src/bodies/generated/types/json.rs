// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Something to store.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Thing {
    /// The name.
    pub name: String,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
}

impl Thing {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            size: None,
            labels: None,
        }
    }

    /// Bytes.
    #[must_use]
    pub fn size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    /// Words.
    #[must_use]
    pub fn labels(
        mut self,
        labels: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.labels = Some(labels.into_iter().map(Into::into).collect());
        self
    }
}

/// `JsonInlineBody`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct JsonInlineBody {
    /// Some words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it is.
    #[serde(rename = "place", skip_serializing_if = "Option::is_none")]
    pub location: Option<JsonInlineBodyPlace>,
}

impl JsonInlineBody {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { note: None, location: None }
    }

    /// Some words.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Where it is.
    #[must_use]
    pub fn location(mut self, location: impl Into<JsonInlineBodyPlace>) -> Self {
        self.location = Some(location.into());
        self
    }
}

/// Where it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct JsonInlineBodyPlace {
    /// In degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
}

impl JsonInlineBodyPlace {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { latitude: None }
    }

    /// In degrees.
    #[must_use]
    pub fn latitude(mut self, latitude: f64) -> Self {
        self.latitude = Some(latitude);
        self
    }
}
