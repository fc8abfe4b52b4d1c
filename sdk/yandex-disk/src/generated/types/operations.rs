// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// The state of an operation that the service runs in the background.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OperationStatus {
    /// How far the operation is.
    pub status: OperationState,
}

/// The state of an operation; it changes only once, from `in-progress` to one of the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OperationState {
    /// `in-progress` on the wire.
    InProgress,
    /// `success` on the wire.
    Success,
    /// `failed` on the wire.
    Failed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl OperationState {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in-progress",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for OperationState {
    fn from(value: String) -> Self {
        match value.as_str() {
            "in-progress" => Self::InProgress,
            "success" => Self::Success,
            "failed" => Self::Failed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(OperationState);
