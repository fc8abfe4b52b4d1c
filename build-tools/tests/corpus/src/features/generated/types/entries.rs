// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Where the job is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct JobLink {
    /// The id.
    pub id: String,
}
