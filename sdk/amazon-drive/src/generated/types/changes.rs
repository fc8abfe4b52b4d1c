// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::Node;

/// Since when, and how much at a time. With nothing set, all there is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangesRequest {
    /// The checkpoint of the last line that was dealt with; from the beginning without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// Nodes a line.
    #[serde(rename = "chunkSize", skip_serializing_if = "Option::is_none")]
    pub chunk_size: Option<u32>,
    /// Nodes after which the stream ends. It ends with the line that passes this, so more may come.
    #[serde(rename = "maxNodes", skip_serializing_if = "Option::is_none")]
    pub max_nodes: Option<u32>,
    /// Whether nodes that are gone for good are told of; not without it. The service wants text here.
    #[serde(rename = "includePurged", skip_serializing_if = "Option::is_none")]
    pub include_purged: Option<BooleanText>,
}

impl ChangesRequest {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            checkpoint: None,
            chunk_size: None,
            max_nodes: None,
            include_purged: None,
        }
    }

    /// The checkpoint of the last line that was dealt with; from the beginning without it.
    #[must_use]
    pub fn checkpoint(mut self, checkpoint: impl Into<String>) -> Self {
        self.checkpoint = Some(checkpoint.into());
        self
    }

    /// Nodes a line.
    #[must_use]
    pub fn chunk_size(mut self, chunk_size: u32) -> Self {
        self.chunk_size = Some(chunk_size);
        self
    }

    /// Nodes after which the stream ends. It ends with the line that passes this, so more may come.
    #[must_use]
    pub fn max_nodes(mut self, max_nodes: u32) -> Self {
        self.max_nodes = Some(max_nodes);
        self
    }

    /// Whether nodes that are gone for good are told of; not without it. The service wants text here.
    #[must_use]
    pub fn include_purged(mut self, include_purged: impl Into<BooleanText>) -> Self {
        self.include_purged = Some(include_purged.into());
        self
    }
}

/// True or false, as text, where the service takes no boolean (`wire.md §2.15`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BooleanText {
    /// `true` on the wire.
    True,
    /// `false` on the wire.
    False,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl BooleanText {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for BooleanText {
    fn from(value: String) -> Self {
        match value.as_str() {
            "true" => Self::True,
            "false" => Self::False,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(BooleanText);

/// One line of the stream: some nodes with the checkpoint behind them, or the end.
///
/// Every member may be missing. A `status_code` other than 200 says that the service failed in the middle of the stream.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangesLine {
    /// What the next call takes to go on behind this line. Keep it when the line has been dealt with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// Whether to forget everything first: the stream starts from the beginning, as there was no checkpoint or it was not
    /// understood. On the first line only.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub reset: bool,
    /// The nodes that have changed, as they are now. One with the status `PURGED` is gone.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub nodes: Vec<Node>,
    /// 200 as long as all is well.
    #[serde(rename = "statusCode", skip_serializing_if = "Option::is_none")]
    pub status_code: Option<i32>,
    /// Whether this is the last line. It holds nothing else.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub end: bool,
}
