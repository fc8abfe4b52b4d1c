// Made by `cargo sdk generate` out of specs/outcomes. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// A file or a folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The id.
    pub id: String,
}

/// Work that goes on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Job {
    /// Its id.
    pub job: String,
}

/// `EntriesChangesResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntriesChangesResponse {
    /// How many are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
}
