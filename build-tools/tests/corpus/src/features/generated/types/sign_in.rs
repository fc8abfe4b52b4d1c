// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};

/// `Grant`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Grant {
    /// The code.
    pub code: Secret,
}

impl Grant {
    /// One with what it cannot do without: `code`.
    #[must_use]
    pub fn new(code: impl Into<Secret>) -> Self {
        Self { code: code.into() }
    }
}
