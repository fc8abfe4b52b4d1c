// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::Entry;

/// A type of one group.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stack {
    /// A type of two groups, with a member of one of three.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Entry>,
}
