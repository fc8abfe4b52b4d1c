// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Work that goes on.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Job {
    /// How far it is.
    pub status: JobState,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum JobState {
    /// `queued` on the wire.
    Queued,
    /// `in-progress` on the wire.
    InProgress,
    /// `success` on the wire.
    Success,
    /// `failed` on the wire.
    Failed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl JobState {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Queued => "queued",
            Self::InProgress => "in-progress",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for JobState {
    fn from(value: String) -> Self {
        match value.as_str() {
            "queued" => Self::Queued,
            "in-progress" => Self::InProgress,
            "success" => Self::Success,
            "failed" => Self::Failed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(JobState);

/// `DeepJob`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeepJob {
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<DeepJobResult>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeepJobResult {
    /// The state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}
