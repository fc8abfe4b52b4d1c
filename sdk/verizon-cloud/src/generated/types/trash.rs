// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::Found;

/// What is in the trash, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TrashAnswer {
    /// What is in the trash.
    #[serde(rename = "trashCan", skip_serializing_if = "Option::is_none")]
    pub trash_can: Option<Found>,
}
