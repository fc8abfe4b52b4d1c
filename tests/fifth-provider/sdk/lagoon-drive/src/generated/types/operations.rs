// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// How far an operation is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Operation {
    /// How far it is.
    pub status: OperationStatus,
    /// What it has made, once it is completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_id: Option<String>,
}

/// The states of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OperationStatus {
    /// `waiting` on the wire.
    Waiting,
    /// `running` on the wire.
    Running,
    /// `completed` on the wire.
    Completed,
    /// `failed` on the wire.
    Failed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl OperationStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for OperationStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "completed" => Self::Completed,
            "failed" => Self::Failed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(OperationStatus);
