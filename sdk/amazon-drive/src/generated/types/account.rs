// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The hosts of an account. Both addresses end in a slash, and both may be missing when `customer_exists` is false
/// (`wire.md §2.1`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Endpoint {
    /// The content host, for uploads and downloads; the address of the server `content`.
    #[serde(rename = "contentUrl", skip_serializing_if = "Option::is_none")]
    pub content_url: Option<String>,
    /// The metadata host, for everything else; the address of the server `metadata`.
    #[serde(rename = "metadataUrl", skip_serializing_if = "Option::is_none")]
    pub metadata_url: Option<String>,
    /// Whether the Amazon account has a Drive at all.
    #[serde(rename = "customerExists", skip_serializing_if = "Option::is_none")]
    pub customer_exists: Option<bool>,
}

/// The state of an account.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountInfo {
    /// Version of the terms of use, such as `1.0.0`.
    #[serde(rename = "termsOfUse", skip_serializing_if = "Option::is_none")]
    pub terms_of_use: Option<String>,
    /// Whether the account can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AccountStatus>,
}

/// Whether an account can be used. Only `ACTIVE` was ever seen (`wire.md §3`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountStatus {
    /// `ACTIVE` on the wire.
    Active,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccountStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "ACTIVE",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccountStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "ACTIVE" => Self::Active,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccountStatus);

/// How much an account can hold.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountQuota {
    /// Size of the Drive, in bytes; beyond 32 bits, and very large for an unlimited plan. 0 when the answer does not say.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub quota: i64,
    /// What is left of it, in bytes. 0 when the answer does not say.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub available: i64,
    /// When this was counted; it may lag behind.
    #[serde(rename = "lastCalculated", skip_serializing_if = "Option::is_none")]
    pub last_calculated: Option<DateTime<Utc>>,
}

/// What uses up an account's room, by category. Any category may be missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountUsage {
    /// When this was counted; it may lag behind.
    #[serde(rename = "lastCalculated", skip_serializing_if = "Option::is_none")]
    pub last_calculated: Option<DateTime<Utc>>,
    /// Documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<CategoryUsage>,
    /// What is no document, photo or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<CategoryUsage>,
    /// Photos.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<CategoryUsage>,
    /// Videos.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<CategoryUsage>,
}

/// What one category of files takes up.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CategoryUsage {
    /// All files of the category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<UsageNumbers>,
    /// Those that count against the quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable: Option<UsageNumbers>,
}

/// A number of files and their size.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UsageNumbers {
    /// Their size, in bytes; beyond 32 bits.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub bytes: i64,
    /// How many there are.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub count: i64,
}
