// Made by `cargo sdk generate` out of specs/streams. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event {
    /// Its number.
    pub id: u64,
    /// What it happened to.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub nodes: Vec<String>,
}
