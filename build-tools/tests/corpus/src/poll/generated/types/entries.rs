// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// `EntriesCopyResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntriesCopyResponse {
    /// Ends in the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// `EntriesImportResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntriesImportResponse {
    /// The job.
    pub job: EntriesImportResponseJob,
}

/// The job.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntriesImportResponseJob {
    /// Its id.
    pub id: String,
}
