// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The account and its space. With `fields`, members that were not asked for are missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Disk {
    /// Largest file that can be uploaded, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_file_size: Option<u64>,
    /// Largest file that a paid plan can upload, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_max_file_size: Option<u64>,
    /// Size of the Disk, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_space: Option<u64>,
    /// Space in use, in bytes, the trash included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_space: Option<u64>,
    /// Size of the trash, in bytes; part of `used_space`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trash_size: Option<u64>,
    /// Whether the account has paid space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_paid: Option<bool>,
    /// When the Disk was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reg_time: Option<DateTime<Utc>>,
    /// A number that grows with every change on the Disk, about the microseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// Where the folders with a special meaning are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_folders: Option<SystemFolders>,
    /// The owner. May be missing if the token lacks the right to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
    /// Whether photos from a phone are stored outside the quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlimited_autoupload_enabled: Option<bool>,
    /// Whether an organisation manages who may open shared folders. Seen, but not in the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_idm_managed_folder_address_access: Option<bool>,
    /// Whether an organisation manages public links. Seen, but not in the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_idm_managed_public_access: Option<bool>,
    /// Days for which deleting is restricted. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_restriction_days: Option<i64>,
    /// When the free unlimited photo storage ends, in milliseconds since 1970. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_photounlim_end_date: Option<i64>,
    /// Whether screenshots are kept out of the photo view. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_screenshots_in_photoslice: Option<bool>,
    /// Whether the account belongs to an organisation. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_legal_entity: Option<bool>,
    /// Whether the account is in the course of paying. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_flow: Option<bool>,
    /// Size of the unlimited photo storage, in bytes. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photounlim_size: Option<u64>,
    /// Whether the account is about to exceed its quota. Never seen in an answer (`wire.md §5.2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub will_be_overdrawn: Option<bool>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// Paths of the folders with a special meaning. Their names follow the account's language, and some end in a slash.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SystemFolders {
    /// Folder that holds the folders of applications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications: Option<String>,
    /// Folder of mail attachments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Folder of files from the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// Folder of downloads; saved public files land here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downloads: Option<String>,
    /// Folder of photos from Facebook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facebook: Option<String>,
    /// Folder of photos from Google.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google: Option<String>,
    /// Folder of photos from Instagram.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instagram: Option<String>,
    /// Folder of photos from Mail.ru.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailru: Option<String>,
    /// Folder of files from the messenger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messenger: Option<String>,
    /// Folder of photos from Odnoklassniki.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odnoklassniki: Option<String>,
    /// Folder that phones upload photos to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photostream: Option<String>,
    /// Folder of scanned documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scans: Option<String>,
    /// Folder of screenshots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screenshots: Option<String>,
    /// Folder above those of the social networks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social: Option<String>,
    /// Folder of photos from VKontakte.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vkontakte: Option<String>,
}

/// The owner of a Disk.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct User {
    /// The user's number, as a string of digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// The login name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The name shown to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The country, as two lower-case letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether it is a child's account. Seen, but not in the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_child: Option<bool>,
    /// When the user registered. Seen, but not in the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reg_time: Option<DateTime<Utc>>,
}
