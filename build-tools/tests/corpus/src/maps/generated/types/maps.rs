// Made by `cargo sdk generate` out of specs/maps. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Keeps what nobody described.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The id.
    pub id: String,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// When it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<Utc>>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

impl Entry {
    /// One with what it cannot do without: `id`.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            size: None,
            modified: None,
            extra: BTreeMap::new(),
        }
    }

    /// Bytes.
    #[must_use]
    pub fn size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    /// When it changed.
    #[must_use]
    pub fn modified(mut self, modified: DateTime<Utc>) -> Self {
        self.modified = Some(modified);
        self
    }
}

/// One of each.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Maps {
    /// Numbers by name.
    pub counts: BTreeMap<String, u32>,
    /// Secrets by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secrets: Option<BTreeMap<String, Secret>>,
    /// Entries by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<BTreeMap<String, Entry>>,
    /// Maps of lists by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested: Option<BTreeMap<String, BTreeMap<String, Vec<String>>>>,
    /// Objects without a name of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline: Option<BTreeMap<String, MapsInlineValue>>,
    /// Anything by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anything: Option<BTreeMap<String, Value>>,
    /// Anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Value>,
}

impl Maps {
    /// One with what it cannot do without: `counts`.
    #[must_use]
    pub fn new(counts: BTreeMap<String, u32>) -> Self {
        Self {
            counts,
            secrets: None,
            entries: None,
            nested: None,
            inline: None,
            anything: None,
            any: None,
        }
    }

    /// Secrets by name.
    #[must_use]
    pub fn secrets(mut self, secrets: BTreeMap<String, Secret>) -> Self {
        self.secrets = Some(secrets);
        self
    }

    /// Entries by name.
    #[must_use]
    pub fn entries(mut self, entries: BTreeMap<String, Entry>) -> Self {
        self.entries = Some(entries);
        self
    }

    /// Maps of lists by name.
    #[must_use]
    pub fn nested(
        mut self,
        nested: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    ) -> Self {
        self.nested = Some(nested);
        self
    }

    /// Objects without a name of their own.
    #[must_use]
    pub fn inline(mut self, inline: BTreeMap<String, MapsInlineValue>) -> Self {
        self.inline = Some(inline);
        self
    }

    /// Anything by name.
    #[must_use]
    pub fn anything(mut self, anything: BTreeMap<String, Value>) -> Self {
        self.anything = Some(anything);
        self
    }

    /// Anything.
    #[must_use]
    pub fn any(mut self, any: impl Into<Value>) -> Self {
        self.any = Some(any.into());
        self
    }
}

/// `MapsInlineValue`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MapsInlineValue {
    /// How.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deep: Option<bool>,
}

impl MapsInlineValue {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { deep: None }
    }

    /// How.
    #[must_use]
    pub fn deep(mut self, deep: bool) -> Self {
        self.deep = Some(deep);
        self
    }
}
