// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// What to move, and from where.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoveChild {
    /// The id of the folder that it leaves.
    #[serde(rename = "fromParent")]
    pub from_parent: String,
    /// The id of the node to move.
    #[serde(rename = "childId")]
    pub child_id: String,
}

impl MoveChild {
    /// One with what it cannot do without: `from_parent`, `child_id`.
    #[must_use]
    pub fn new(from_parent: impl Into<String>, child_id: impl Into<String>) -> Self {
        Self {
            from_parent: from_parent.into(),
            child_id: child_id.into(),
        }
    }
}
