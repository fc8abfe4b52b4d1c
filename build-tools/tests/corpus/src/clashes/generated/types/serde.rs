// Made by `cargo sdk generate` out of specs/clashes. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use super::Error;

/// Called as a type of the code around.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pages {
    /// Where the next page begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Some.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub values: Vec<Error>,
    /// Some.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub body: Vec<String>,
    /// Some.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub error: Vec<Uuid>,
}
