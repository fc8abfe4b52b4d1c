// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether nodes come with their assets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssetMode {
    /// `ALL` on the wire.
    All,
    /// `NONE` on the wire.
    None,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AssetMode {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "ALL",
            Self::None => "NONE",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssetMode {
    fn from(value: String) -> Self {
        match value.as_str() {
            "ALL" => Self::All,
            "NONE" => Self::None,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssetMode);

/// A page of nodes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeList {
    /// How many nodes there are on all pages together, not on this one (`wire.md §3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The nodes of this page; a page may be empty and have a next one.
    pub data: Vec<Node>,
    /// What the next page is asked for with; missing on the last one.
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// A file, a folder or an asset.
///
/// One that was purged may come with little more than `id` and `status`. `is_folder`, `is_file` and `created` save
/// looking at several members.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Node {
    /// Its id, 22 characters.
    pub id: String,
    /// What it is. May be missing once it is purged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<NodeKind>,
    /// Its name. The root folder has none, and a broken node may have an empty one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is in its life.
    pub status: NodeStatus,
    /// A number that goes up by one with every change of content or metadata. Missing once it is purged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The ids of the folders that it is in: none for the root folder, several for a node with several links. Folders
    /// can have several parents too, so that a tree may run in circles (`wire.md §2.11`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub parents: Vec<String>,
    /// Words to find it by.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub labels: Vec<String>,
    /// When it was made, as the service says it; `created` reads either spelling.
    #[serde(rename = "createdDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<DateTime<Utc>>,
    /// When it was made, as Amazon's own samples spell it (`wire.md §9`).
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<DateTime<Utc>>,
    /// When its content or metadata was last changed. The service sets it, nobody else can.
    #[serde(rename = "modifiedDate", skip_serializing_if = "Option::is_none")]
    pub modified_date: Option<DateTime<Utc>>,
    /// Who made it: security profile and user with a hyphen between, or one of Amazon's own applications, such as
    /// `CloudDriveWeb`.
    #[serde(rename = "createdBy", skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Its description, often empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Eleven characters without a meaning of their own. No call takes them (`wire.md §1.4`).
    #[serde(rename = "eTagResponse", skip_serializing_if = "Option::is_none")]
    pub etag_response: Option<String>,
    /// Always false, even for a shared node (`wire.md §3`).
    #[serde(
        rename = "isShared",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub is_shared: bool,
    /// Whether it is the root folder.
    #[serde(
        rename = "isRoot",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub is_root: bool,
    /// Whether it is restricted; in what way was never described.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub restricted: bool,
    /// What is known of its content. Missing on folders, on files that are `PENDING`, and on some empty files.
    #[serde(rename = "contentProperties", skip_serializing_if = "Option::is_none")]
    pub content_properties: Option<ContentProperties>,
    /// An address that downloads the file without a token; send none there. It takes a `Range` header and `viewBox`,
    /// lives for a limited time, and whoever has it has the file. Only on files, and only if it was asked for.
    #[serde(rename = "tempLink", skip_serializing_if = "Option::is_none")]
    pub temp_link: Option<Secret>,
    /// The assets that belong to it, if they were asked for.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub assets: Vec<Node>,
    /// Properties of applications by owner and key, if they were asked for (`wire.md §3`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub properties: BTreeMap<String, BTreeMap<String, String>>,
    /// Size of an asset that is a picture. Seen by one client only (`wire.md §3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<AssetSize>,
    /// Size of an asset that is a video. Seen by one client only (`wire.md §3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<AssetSize>,
}

/// What a node is. An asset belongs to a file, a rendition of it for example. The service also has kinds of its own,
/// such as `VISUAL_COLLECTION` (`wire.md §3`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NodeKind {
    /// `FILE` on the wire.
    File,
    /// `FOLDER` on the wire.
    Folder,
    /// `ASSET` on the wire.
    Asset,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl NodeKind {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "FILE",
            Self::Folder => "FOLDER",
            Self::Asset => "ASSET",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for NodeKind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "FILE" => Self::File,
            "FOLDER" => Self::Folder,
            "ASSET" => Self::Asset,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(NodeKind);

/// Where a node is in its life: its upload runs (`PENDING`), it is there (`AVAILABLE`), in the trash (`TRASH`), or gone for
/// good (`PURGED`), as the change feed tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NodeStatus {
    /// `AVAILABLE` on the wire.
    Available,
    /// `TRASH` on the wire.
    Trash,
    /// `PENDING` on the wire.
    Pending,
    /// `PURGED` on the wire.
    Purged,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl NodeStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Available => "AVAILABLE",
            Self::Trash => "TRASH",
            Self::Pending => "PENDING",
            Self::Purged => "PURGED",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for NodeStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "AVAILABLE" => Self::Available,
            "TRASH" => Self::Trash,
            "PENDING" => Self::Pending,
            "PURGED" => Self::Purged,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(NodeStatus);

/// What the service has found out about a file's content.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContentProperties {
    /// Its media type, such as `text/plain`.
    #[serde(rename = "contentType", skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// What comes after the last dot of its name, without the dot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// MD5 of the content, 32 lower-case hexadecimal digits. May lag behind an overwriting (`wire.md §9`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<String>,
    /// Its size, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// 1 at first, and one more with every overwriting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// When the content itself says that it was made, in its EXIF data for example.
    #[serde(rename = "contentDate", skip_serializing_if = "Option::is_none")]
    pub content_date: Option<DateTime<Utc>>,
    /// What the file says of itself as a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageProperties>,
    /// What the file says of itself as a video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoProperties>,
    /// What the file says of itself as a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentProperties>,
}

/// What a picture's EXIF data says. Numbers and dates are strings, as they stand in the file, save width and height.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImageProperties {
    /// Maker of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// Model of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Seconds of exposure, as a fraction such as `1/1780`.
    #[serde(rename = "exposureTime", skip_serializing_if = "Option::is_none")]
    pub exposure_time: Option<String>,
    /// When the picture was taken.
    #[serde(rename = "dateTimeOriginal", skip_serializing_if = "Option::is_none")]
    pub date_time_original: Option<String>,
    /// When the picture was digitised.
    #[serde(rename = "dateTimeDigitized", skip_serializing_if = "Option::is_none")]
    pub date_time_digitized: Option<String>,
    /// When the file was last changed by the program named in `software`.
    #[serde(rename = "dateTime", skip_serializing_if = "Option::is_none")]
    pub date_time: Option<String>,
    /// Whether and how the flash fired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flash: Option<String>,
    /// Focal length in millimetres, as a fraction such as `37/10`.
    #[serde(rename = "focalLength", skip_serializing_if = "Option::is_none")]
    pub focal_length: Option<String>,
    /// Program that wrote the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software: Option<String>,
    /// How to turn the picture, from `1` (not at all) to `8`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Colour space.
    #[serde(rename = "colorSpace", skip_serializing_if = "Option::is_none")]
    pub color_space: Option<String>,
    /// How the light was metered.
    #[serde(rename = "meteringMode", skip_serializing_if = "Option::is_none")]
    pub metering_mode: Option<String>,
    /// Program by which the exposure was set.
    #[serde(rename = "exposureProgram", skip_serializing_if = "Option::is_none")]
    pub exposure_program: Option<String>,
    /// Whether the exposure was set by hand.
    #[serde(rename = "exposureMode", skip_serializing_if = "Option::is_none")]
    pub exposure_mode: Option<String>,
    /// How white was balanced.
    #[serde(rename = "whiteBalance", skip_serializing_if = "Option::is_none")]
    pub white_balance: Option<String>,
    /// Kind of sensor.
    #[serde(rename = "sensingMethod", skip_serializing_if = "Option::is_none")]
    pub sensing_method: Option<String>,
    /// Pixels a unit across, such as `72`.
    #[serde(rename = "xResolution", skip_serializing_if = "Option::is_none")]
    pub x_resolution: Option<String>,
    /// Pixels a unit down.
    #[serde(rename = "yResolution", skip_serializing_if = "Option::is_none")]
    pub y_resolution: Option<String>,
    /// Unit of the two resolutions.
    #[serde(rename = "resolutionUnit", skip_serializing_if = "Option::is_none")]
    pub resolution_unit: Option<String>,
    /// Sensitivity.
    #[serde(rename = "isoSpeedRatings", skip_serializing_if = "Option::is_none")]
    pub iso_speed_ratings: Option<String>,
    /// Aperture.
    #[serde(rename = "apertureValue", skip_serializing_if = "Option::is_none")]
    pub aperture_value: Option<String>,
    /// How much the camera sharpened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sharpness: Option<String>,
    /// Where the picture was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Time of the satellites when it was taken.
    #[serde(rename = "gpsTimeStamp", skip_serializing_if = "Option::is_none")]
    pub gps_time_stamp: Option<String>,
    /// Mode of the camera.
    #[serde(rename = "captureMode", skip_serializing_if = "Option::is_none")]
    pub capture_mode: Option<String>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
}

/// What a video file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VideoProperties {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was recorded, as it stands in the file.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<String>,
    /// Model of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Maker of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// Program that encoded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoder: Option<String>,
    /// Where it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Codec of the sound.
    #[serde(rename = "audioCodec", skip_serializing_if = "Option::is_none")]
    pub audio_codec: Option<String>,
    /// Codec of the picture.
    #[serde(rename = "videoCodec", skip_serializing_if = "Option::is_none")]
    pub video_codec: Option<String>,
    /// Layout of the channels, such as `stereo`.
    #[serde(rename = "audioChannelLayout", skip_serializing_if = "Option::is_none")]
    pub audio_channel_layout: Option<String>,
    /// Length, presumably in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    /// Bit rate altogether, presumably in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bitrate: Option<f64>,
    /// Bit rate of the picture.
    #[serde(rename = "videoBitrate", skip_serializing_if = "Option::is_none")]
    pub video_bitrate: Option<f64>,
    /// Frames a second.
    #[serde(rename = "videoFrameRate", skip_serializing_if = "Option::is_none")]
    pub video_frame_rate: Option<f64>,
    /// Bit rate of the sound.
    #[serde(rename = "audioBitrate", skip_serializing_if = "Option::is_none")]
    pub audio_bitrate: Option<f64>,
    /// Samples a second of the sound.
    #[serde(rename = "audioSampleRate", skip_serializing_if = "Option::is_none")]
    pub audio_sample_rate: Option<f64>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Degrees to turn the picture by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rotate: Option<i64>,
    /// Number of channels of the sound.
    #[serde(rename = "audioChannels", skip_serializing_if = "Option::is_none")]
    pub audio_channels: Option<i64>,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentProperties {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its authors.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub authors: Vec<String>,
    /// Version that the document gives itself.
    #[serde(rename = "documentVersion", skip_serializing_if = "Option::is_none")]
    pub document_version: Option<String>,
}

/// Width and height of an asset.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetSize {
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
}
