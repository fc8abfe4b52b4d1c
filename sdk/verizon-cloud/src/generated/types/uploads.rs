// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::CloudFile;

/// Where the content shall go, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadIntentAnswer {
    /// The addresses.
    pub uploadurls: UploadIntent,
}

/// Where the content of a file shall go. Call the addresses with the token, as they are.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadIntent {
    /// Where to send the content. It has a query already, with `chunk` and perhaps `checksum`: add `offset` to it for a
    /// chunk, and `checksum` if it is missing (`wire.md §6.2`).
    #[serde(rename = "uploadurl")]
    pub upload_url: String,
    /// Where to make a file of the chunks; missing unless chunks were announced.
    #[serde(rename = "commiturl", skip_serializing_if = "Option::is_none")]
    pub commit_url: Option<String>,
}

/// A file, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileAnswer {
    /// The file.
    pub file: CloudFile,
}
