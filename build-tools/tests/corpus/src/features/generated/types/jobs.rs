// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::Person;

/// Work that goes on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Job {
    /// How far it is.
    pub status: String,
    /// A type of three groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Person>,
}
