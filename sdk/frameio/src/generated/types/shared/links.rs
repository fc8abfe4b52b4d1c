// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Where a listing goes on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Links {
    /// The way to the next page, null on the last one. A path without a host, with `after` as its only query
    /// parameter: the other parameters of the call are not in it (`wire.md §4`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
