// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};

/// Who may open a share: everyone who has the address, or only its reviewers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareAccess {
    /// `public` on the wire.
    Public,
    /// `secure` on the wire.
    Secure,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareAccess {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Public => "public",
            Self::Secure => "secure",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareAccess {
    fn from(value: String) -> Self {
        match value.as_str() {
            "public" => Self::Public,
            "secure" => Self::Secure,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareAccess);

/// How the things in a share are laid out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareLayout {
    /// `grid` on the wire.
    Grid,
    /// `list` on the wire.
    List,
    /// `reel` on the wire.
    Reel,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareLayout {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
            Self::Reel => "reel",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareLayout {
    fn from(value: String) -> Self {
        match value.as_str() {
            "grid" => Self::Grid,
            "list" => Self::List,
            "reel" => Self::Reel,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareLayout);

/// The background of a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareTheme {
    /// `dark` on the wire.
    Dark,
    /// `light` on the wire.
    Light,
    /// `neutral` on the wire.
    Neutral,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareTheme {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Neutral => "neutral",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareTheme {
    fn from(value: String) -> Self {
        match value.as_str() {
            "dark" => Self::Dark,
            "light" => Self::Light,
            "neutral" => Self::Neutral,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareTheme);

/// What the things in a share are ordered by.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareSortBy {
    /// The metadata field.
    pub field_definition_id: String,
    /// Which way round.
    pub direction: ShareSortByDirection,
}

impl ShareSortBy {
    /// One with what it cannot do without: `field_definition_id`, `direction`.
    #[must_use]
    pub fn new(
        field_definition_id: impl Into<String>,
        direction: impl Into<ShareSortByDirection>,
    ) -> Self {
        Self {
            field_definition_id: field_definition_id.into(),
            direction: direction.into(),
        }
    }
}

/// Which way round things are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareSortByDirection {
    /// `asc` on the wire.
    Asc,
    /// `desc` on the wire.
    Desc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareSortByDirection {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareSortByDirection {
    fn from(value: String) -> Self {
        match value.as_str() {
            "asc" => Self::Asc,
            "desc" => Self::Desc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareSortByDirection);

/// The form of the cards in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareCardAspectRatio {
    /// `horizontal` on the wire.
    Horizontal,
    /// `square` on the wire.
    Square,
    /// `vertical` on the wire.
    Vertical,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareCardAspectRatio {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Horizontal => "horizontal",
            Self::Square => "square",
            Self::Vertical => "vertical",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareCardAspectRatio {
    fn from(value: String) -> Self {
        match value.as_str() {
            "horizontal" => Self::Horizontal,
            "square" => Self::Square,
            "vertical" => Self::Vertical,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareCardAspectRatio);

/// The size of the cards in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareCardSize {
    /// `small` on the wire.
    Small,
    /// `medium` on the wire.
    Medium,
    /// `large` on the wire.
    Large,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareCardSize {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareCardSize {
    fn from(value: String) -> Self {
        match value.as_str() {
            "small" => Self::Small,
            "medium" => Self::Medium,
            "large" => Self::Large,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareCardSize);

/// How pictures are fitted into the cards of a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareThumbnailScale {
    /// `fit` on the wire.
    Fit,
    /// `fill` on the wire.
    Fill,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareThumbnailScale {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fit => "fit",
            Self::Fill => "fill",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareThumbnailScale {
    fn from(value: String) -> Self {
        match value.as_str() {
            "fit" => Self::Fit,
            "fill" => Self::Fill,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareThumbnailScale);

/// The height of the rows in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareListRowSize {
    /// `small` on the wire.
    Small,
    /// `medium` on the wire.
    Medium,
    /// `large` on the wire.
    Large,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareListRowSize {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareListRowSize {
    fn from(value: String) -> Self {
        match value.as_str() {
            "small" => Self::Small,
            "medium" => Self::Medium,
            "large" => Self::Large,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareListRowSize);

/// A share: things of a project, shown to people inside or outside the account.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Share {
    /// The share's id.
    pub id: String,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it says about itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address to hand out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_url: Option<String>,
    /// The collection of what it shows.
    pub collection_id: String,
    /// Who may open it.
    pub access: ShareAccess,
    /// Whether it can be opened.
    pub enabled: bool,
    /// When it closes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<DateTime<Utc>>,
    /// What visitors have to type in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<Secret>,
    /// When it was last opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_viewed_at: Option<DateTime<Utc>>,
    /// Whether visitors may comment.
    pub commenting_enabled: bool,
    /// Whether visitors may download.
    pub downloading_enabled: bool,
    /// Whether pictures carry a watermark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watermark_enabled: Option<bool>,
    /// Whether pictures carry a watermark that cannot be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forensic_watermark_enabled: Option<bool>,
    /// Whether playback is protected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drm_enabled: Option<bool>,
    /// Whether captions are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captions_enabled: Option<bool>,
    /// Whether transcripts are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcripts_enabled: Option<bool>,
    /// Whether visitors may change metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editable_fields_enabled: Option<bool>,
    /// Whether older versions are shown too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_all_asset_versions: Option<bool>,
    /// Whether things open in the viewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_in_viewer_enabled: Option<bool>,
    /// How things are laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<ShareLayout>,
    /// The background.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ShareTheme>,
    /// The colour of buttons and links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_color: Option<String>,
    /// What things are ordered by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<ShareSortBy>,
    /// The metadata fields that are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_field_definition_ids: Option<Vec<String>>,
    /// The metadata field that is shown first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured_field_definition_id: Option<String>,
    /// The form of the cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_aspect_ratio: Option<ShareCardAspectRatio>,
    /// The size of the cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_size: Option<ShareCardSize>,
    /// Whether cards carry text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_info_enabled: Option<bool>,
    /// How pictures are fitted into cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_scale: Option<ShareThumbnailScale>,
    /// Lines that a title may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_line_count: Option<u64>,
    /// The height of the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_row_size: Option<ShareListRowSize>,
    /// Whether rows carry icons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icons_visible_on_list: Option<bool>,
    /// The width of the names' column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_column_width: Option<u64>,
    /// The form of the cards in a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reel_card_aspect_ratio: Option<ShareCardAspectRatio>,
    /// Whether pictures fill the cards of a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reel_card_fit_image: Option<bool>,
    /// Whether names are shown in a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_asset_name_in_reel_layout: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}
