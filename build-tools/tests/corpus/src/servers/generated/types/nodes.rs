// Made by `cargo sdk generate` out of specs/servers. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// What a folder is made of.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewNode {
    /// The name.
    pub name: String,
}

impl NewNode {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}
