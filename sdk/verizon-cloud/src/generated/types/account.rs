// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// An account.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Account {
    /// A long opaque id. Every set of application keys sees another one for the same account.
    pub id: String,
    /// The phone number, of accounts that are tied to one. The reference lists it as always there, and its own example
    /// goes without (`wire.md §3.1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// The room.
    pub usage: Usage,
}

/// How much room there is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Usage {
    /// Bytes that the account may hold.
    pub quota: u64,
    /// Bytes that it holds.
    #[serde(rename = "quotaUsed")]
    pub quota_used: u64,
}
