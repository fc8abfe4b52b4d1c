// Made by `cargo sdk generate` out of specs/unwrap. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `EnvelopesListResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesListResponse {
    /// The envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definitions: Option<EnvelopesListResponseDefinitions>,
}

/// The envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesListResponseDefinitions {
    /// The playlists.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub definition: Vec<Playlist>,
}

/// Some songs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Playlist {
    /// Its name.
    pub name: String,
}

/// `EnvelopesOneResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesOneResponse {
    /// Some songs.
    pub definition: Playlist,
}

/// `EnvelopesMakeResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesMakeResponse {
    /// Some songs.
    pub definition: Playlist,
}

/// `EnvelopesMakeResponse2`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesMakeResponse2 {
    /// Names by id.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub names: BTreeMap<String, String>,
}

/// `EnvelopesSingleResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesSingleResponse {
    /// The envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<EnvelopesSingleResponseFound>,
}

/// The envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesSingleResponseFound {
    /// The playlists.
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub playlists: Vec<Playlist>,
    /// Their names.
    #[serde(deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub names: Vec<String>,
}

/// `EnvelopesCountResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EnvelopesCountResponse {
    /// How many.
    pub count: u64,
}
