// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The properties that an owner has given a node.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PropertyList {
    /// Their values by key.
    pub data: BTreeMap<String, String>,
    /// How many there are. A recollection, not settled (`wire.md §11`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Where they are. A recollection, not settled (`wire.md §11`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

/// One property of a node.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Property {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Its address on the metadata host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
