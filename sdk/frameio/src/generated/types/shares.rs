// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{Field, Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};
use super::{
    AssetWithIncludes, Links, Share, ShareAccess, ShareCardAspectRatio, ShareCardSize,
    ShareLayout, ShareListRowSize, ShareSortBy, ShareTheme, ShareThumbnailScale, User,
};

/// A page of what can be reached through a share.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareAssetsResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The files, folders and version stacks of this page.
    pub data: Vec<AssetWithIncludes>,
}

/// What is to be put into a share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddAssetParamsData {
    /// The file, folder or version stack.
    pub asset_id: String,
}

impl AddAssetParamsData {
    /// One with what it cannot do without: `asset_id`.
    #[must_use]
    pub fn new(asset_id: impl Into<String>) -> Self {
        Self { asset_id: asset_id.into() }
    }
}

/// A share with what was put into it, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddAssetResponse {
    /// The share.
    pub data: AddAssetResponseData,
}

/// A share, and what was put into it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddAssetResponseData {
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
    /// The id of what was put in.
    pub asset_added: String,
}

/// A share without what was taken out of it, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RemoveAssetResponse {
    /// The share.
    pub data: RemoveAssetResponseData,
}

/// A share, and what was taken out of it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RemoveAssetResponseData {
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
    /// The id of what was taken out.
    pub asset_removed: String,
}

/// A share in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareResponse {
    /// The share.
    pub data: Share,
}

/// What is to change about a share; the rest stays, and null takes a value away.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateShareParamsData {
    /// Whether it can be opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Whether visitors may comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commenting_enabled: Option<bool>,
    /// Whether visitors may download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downloading_enabled: Option<bool>,
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
    /// How things are laid out. A change of what a share looks like has to name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<ShareLayout>,
    /// The background.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ShareTheme>,
    /// The metadata fields that are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_field_definition_ids: Option<Vec<String>>,
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
    /// Lines that a title may take in the grid layout, 1 or 2.
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
    /// Who may open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<ShareAccess>,
    /// The name: at least one character that is not blank, and no line break.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it says about itself. Needs the account's feature `custom_branded_shares`.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub description: Field<String>,
    /// When it closes by itself.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub expiration: Field<DateTime<Utc>>,
    /// What visitors have to type in.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub passphrase: Field<Secret>,
    /// The colour of buttons and links.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub accent_color: Field<String>,
    /// What things are ordered by.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub sort_by: Field<ShareSortBy>,
    /// The metadata field that is shown first.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub featured_field_definition_id: Field<String>,
}

impl UpdateShareParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            enabled: None,
            commenting_enabled: None,
            downloading_enabled: None,
            watermark_enabled: None,
            forensic_watermark_enabled: None,
            drm_enabled: None,
            captions_enabled: None,
            transcripts_enabled: None,
            editable_fields_enabled: None,
            show_all_asset_versions: None,
            open_in_viewer_enabled: None,
            layout: None,
            theme: None,
            visible_field_definition_ids: None,
            card_aspect_ratio: None,
            card_size: None,
            card_info_enabled: None,
            thumbnail_scale: None,
            title_line_count: None,
            list_row_size: None,
            icons_visible_on_list: None,
            name_column_width: None,
            reel_card_aspect_ratio: None,
            reel_card_fit_image: None,
            show_asset_name_in_reel_layout: None,
            access: None,
            name: None,
            description: Field::Absent,
            expiration: Field::Absent,
            passphrase: Field::Absent,
            accent_color: Field::Absent,
            sort_by: Field::Absent,
            featured_field_definition_id: Field::Absent,
        }
    }

    /// Whether it can be opened.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Whether visitors may comment.
    #[must_use]
    pub fn commenting_enabled(mut self, commenting_enabled: bool) -> Self {
        self.commenting_enabled = Some(commenting_enabled);
        self
    }

    /// Whether visitors may download.
    #[must_use]
    pub fn downloading_enabled(mut self, downloading_enabled: bool) -> Self {
        self.downloading_enabled = Some(downloading_enabled);
        self
    }

    /// Whether pictures carry a watermark.
    #[must_use]
    pub fn watermark_enabled(mut self, watermark_enabled: bool) -> Self {
        self.watermark_enabled = Some(watermark_enabled);
        self
    }

    /// Whether pictures carry a watermark that cannot be seen.
    #[must_use]
    pub fn forensic_watermark_enabled(
        mut self,
        forensic_watermark_enabled: bool,
    ) -> Self {
        self.forensic_watermark_enabled = Some(forensic_watermark_enabled);
        self
    }

    /// Whether playback is protected.
    #[must_use]
    pub fn drm_enabled(mut self, drm_enabled: bool) -> Self {
        self.drm_enabled = Some(drm_enabled);
        self
    }

    /// Whether captions are shown.
    #[must_use]
    pub fn captions_enabled(mut self, captions_enabled: bool) -> Self {
        self.captions_enabled = Some(captions_enabled);
        self
    }

    /// Whether transcripts are shown.
    #[must_use]
    pub fn transcripts_enabled(mut self, transcripts_enabled: bool) -> Self {
        self.transcripts_enabled = Some(transcripts_enabled);
        self
    }

    /// Whether visitors may change metadata.
    #[must_use]
    pub fn editable_fields_enabled(mut self, editable_fields_enabled: bool) -> Self {
        self.editable_fields_enabled = Some(editable_fields_enabled);
        self
    }

    /// Whether older versions are shown too.
    #[must_use]
    pub fn show_all_asset_versions(mut self, show_all_asset_versions: bool) -> Self {
        self.show_all_asset_versions = Some(show_all_asset_versions);
        self
    }

    /// Whether things open in the viewer.
    #[must_use]
    pub fn open_in_viewer_enabled(mut self, open_in_viewer_enabled: bool) -> Self {
        self.open_in_viewer_enabled = Some(open_in_viewer_enabled);
        self
    }

    /// How things are laid out. A change of what a share looks like has to name it.
    #[must_use]
    pub fn layout(mut self, layout: impl Into<ShareLayout>) -> Self {
        self.layout = Some(layout.into());
        self
    }

    /// The background.
    #[must_use]
    pub fn theme(mut self, theme: impl Into<ShareTheme>) -> Self {
        self.theme = Some(theme.into());
        self
    }

    /// The metadata fields that are shown.
    #[must_use]
    pub fn visible_field_definition_ids(
        mut self,
        visible_field_definition_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.visible_field_definition_ids = Some(
            visible_field_definition_ids.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// The form of the cards.
    #[must_use]
    pub fn card_aspect_ratio(
        mut self,
        card_aspect_ratio: impl Into<ShareCardAspectRatio>,
    ) -> Self {
        self.card_aspect_ratio = Some(card_aspect_ratio.into());
        self
    }

    /// The size of the cards.
    #[must_use]
    pub fn card_size(mut self, card_size: impl Into<ShareCardSize>) -> Self {
        self.card_size = Some(card_size.into());
        self
    }

    /// Whether cards carry text.
    #[must_use]
    pub fn card_info_enabled(mut self, card_info_enabled: bool) -> Self {
        self.card_info_enabled = Some(card_info_enabled);
        self
    }

    /// How pictures are fitted into cards.
    #[must_use]
    pub fn thumbnail_scale(
        mut self,
        thumbnail_scale: impl Into<ShareThumbnailScale>,
    ) -> Self {
        self.thumbnail_scale = Some(thumbnail_scale.into());
        self
    }

    /// Lines that a title may take in the grid layout, 1 or 2.
    #[must_use]
    pub fn title_line_count(mut self, title_line_count: u64) -> Self {
        self.title_line_count = Some(title_line_count);
        self
    }

    /// The height of the rows.
    #[must_use]
    pub fn list_row_size(mut self, list_row_size: impl Into<ShareListRowSize>) -> Self {
        self.list_row_size = Some(list_row_size.into());
        self
    }

    /// Whether rows carry icons.
    #[must_use]
    pub fn icons_visible_on_list(mut self, icons_visible_on_list: bool) -> Self {
        self.icons_visible_on_list = Some(icons_visible_on_list);
        self
    }

    /// The width of the names' column.
    #[must_use]
    pub fn name_column_width(mut self, name_column_width: u64) -> Self {
        self.name_column_width = Some(name_column_width);
        self
    }

    /// The form of the cards in a reel.
    #[must_use]
    pub fn reel_card_aspect_ratio(
        mut self,
        reel_card_aspect_ratio: impl Into<ShareCardAspectRatio>,
    ) -> Self {
        self.reel_card_aspect_ratio = Some(reel_card_aspect_ratio.into());
        self
    }

    /// Whether pictures fill the cards of a reel.
    #[must_use]
    pub fn reel_card_fit_image(mut self, reel_card_fit_image: bool) -> Self {
        self.reel_card_fit_image = Some(reel_card_fit_image);
        self
    }

    /// Whether names are shown in a reel.
    #[must_use]
    pub fn show_asset_name_in_reel_layout(
        mut self,
        show_asset_name_in_reel_layout: bool,
    ) -> Self {
        self.show_asset_name_in_reel_layout = Some(show_asset_name_in_reel_layout);
        self
    }

    /// Who may open it.
    #[must_use]
    pub fn access(mut self, access: impl Into<ShareAccess>) -> Self {
        self.access = Some(access.into());
        self
    }

    /// The name: at least one character that is not blank, and no line break.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What it says about itself. Needs the account's feature `custom_branded_shares`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sends `null` for `description`.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
        self
    }

    /// When it closes by itself.
    #[must_use]
    pub fn expiration(mut self, expiration: DateTime<Utc>) -> Self {
        self.expiration = Field::Value(expiration);
        self
    }

    /// Sends `null` for `expiration`.
    #[must_use]
    pub fn clear_expiration(mut self) -> Self {
        self.expiration = Field::Null;
        self
    }

    /// What visitors have to type in.
    #[must_use]
    pub fn passphrase(mut self, passphrase: impl Into<Secret>) -> Self {
        self.passphrase = Field::Value(passphrase.into());
        self
    }

    /// Sends `null` for `passphrase`.
    #[must_use]
    pub fn clear_passphrase(mut self) -> Self {
        self.passphrase = Field::Null;
        self
    }

    /// The colour of buttons and links.
    #[must_use]
    pub fn accent_color(mut self, accent_color: impl Into<String>) -> Self {
        self.accent_color = Field::Value(accent_color.into());
        self
    }

    /// Sends `null` for `accent_color`.
    #[must_use]
    pub fn clear_accent_color(mut self) -> Self {
        self.accent_color = Field::Null;
        self
    }

    /// What things are ordered by.
    #[must_use]
    pub fn sort_by(mut self, sort_by: impl Into<ShareSortBy>) -> Self {
        self.sort_by = Field::Value(sort_by.into());
        self
    }

    /// Sends `null` for `sort_by`.
    #[must_use]
    pub fn clear_sort_by(mut self) -> Self {
        self.sort_by = Field::Null;
        self
    }

    /// The metadata field that is shown first.
    #[must_use]
    pub fn featured_field_definition_id(
        mut self,
        featured_field_definition_id: impl Into<String>,
    ) -> Self {
        self.featured_field_definition_id = Field::Value(
            featured_field_definition_id.into(),
        );
        self
    }

    /// Sends `null` for `featured_field_definition_id`.
    #[must_use]
    pub fn clear_featured_field_definition_id(mut self) -> Self {
        self.featured_field_definition_id = Field::Null;
        self
    }
}

/// What a list of shares is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareSort);

/// A page of a project's shares.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The shares of this page.
    pub data: Vec<Share>,
}

/// A share that is to be made, by what it shows. There is one sort today.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateShareParamsData {
    /// `type` is `asset`.
    Asset(AssetShareParams),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for CreateShareParamsData {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Asset(value) => {
                union::serialize_tagged(serializer, "type", "asset", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for CreateShareParamsData {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "asset" => value.into_variant().map(Self::Asset),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(CreateShareParamsData);

impl From<AssetShareParams> for CreateShareParamsData {
    fn from(value: AssetShareParams) -> Self {
        Self::Asset(value)
    }
}

/// A share of files, folders and version stacks that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetShareParams {
    /// Whether it can be opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Whether visitors may comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commenting_enabled: Option<bool>,
    /// Whether visitors may download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downloading_enabled: Option<bool>,
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
    /// How things are laid out. A change of what a share looks like has to name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<ShareLayout>,
    /// The background.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ShareTheme>,
    /// The metadata fields that are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_field_definition_ids: Option<Vec<String>>,
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
    /// Lines that a title may take in the grid layout, 1 or 2.
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
    /// Who may open it.
    pub access: ShareAccess,
    /// The name: at least one character that is not blank, and no line break.
    pub name: String,
    /// What it shows from the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_ids: Option<Vec<String>>,
    /// What it says about itself.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub description: Field<String>,
    /// When it closes by itself.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub expiration: Field<DateTime<Utc>>,
    /// What visitors have to type in.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub passphrase: Field<Secret>,
    /// The colour of buttons and links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_color: Option<String>,
    /// What things are ordered by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<ShareSortBy>,
    /// The metadata field that is shown first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured_field_definition_id: Option<String>,
}

impl AssetShareParams {
    /// One with what it cannot do without: `access`, `name`.
    #[must_use]
    pub fn new(access: impl Into<ShareAccess>, name: impl Into<String>) -> Self {
        Self {
            enabled: None,
            commenting_enabled: None,
            downloading_enabled: None,
            watermark_enabled: None,
            forensic_watermark_enabled: None,
            drm_enabled: None,
            captions_enabled: None,
            transcripts_enabled: None,
            editable_fields_enabled: None,
            show_all_asset_versions: None,
            open_in_viewer_enabled: None,
            layout: None,
            theme: None,
            visible_field_definition_ids: None,
            card_aspect_ratio: None,
            card_size: None,
            card_info_enabled: None,
            thumbnail_scale: None,
            title_line_count: None,
            list_row_size: None,
            icons_visible_on_list: None,
            name_column_width: None,
            reel_card_aspect_ratio: None,
            reel_card_fit_image: None,
            show_asset_name_in_reel_layout: None,
            access: access.into(),
            name: name.into(),
            asset_ids: None,
            description: Field::Absent,
            expiration: Field::Absent,
            passphrase: Field::Absent,
            accent_color: None,
            sort_by: None,
            featured_field_definition_id: None,
        }
    }

    /// Whether it can be opened.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Whether visitors may comment.
    #[must_use]
    pub fn commenting_enabled(mut self, commenting_enabled: bool) -> Self {
        self.commenting_enabled = Some(commenting_enabled);
        self
    }

    /// Whether visitors may download.
    #[must_use]
    pub fn downloading_enabled(mut self, downloading_enabled: bool) -> Self {
        self.downloading_enabled = Some(downloading_enabled);
        self
    }

    /// Whether pictures carry a watermark.
    #[must_use]
    pub fn watermark_enabled(mut self, watermark_enabled: bool) -> Self {
        self.watermark_enabled = Some(watermark_enabled);
        self
    }

    /// Whether pictures carry a watermark that cannot be seen.
    #[must_use]
    pub fn forensic_watermark_enabled(
        mut self,
        forensic_watermark_enabled: bool,
    ) -> Self {
        self.forensic_watermark_enabled = Some(forensic_watermark_enabled);
        self
    }

    /// Whether playback is protected.
    #[must_use]
    pub fn drm_enabled(mut self, drm_enabled: bool) -> Self {
        self.drm_enabled = Some(drm_enabled);
        self
    }

    /// Whether captions are shown.
    #[must_use]
    pub fn captions_enabled(mut self, captions_enabled: bool) -> Self {
        self.captions_enabled = Some(captions_enabled);
        self
    }

    /// Whether transcripts are shown.
    #[must_use]
    pub fn transcripts_enabled(mut self, transcripts_enabled: bool) -> Self {
        self.transcripts_enabled = Some(transcripts_enabled);
        self
    }

    /// Whether visitors may change metadata.
    #[must_use]
    pub fn editable_fields_enabled(mut self, editable_fields_enabled: bool) -> Self {
        self.editable_fields_enabled = Some(editable_fields_enabled);
        self
    }

    /// Whether older versions are shown too.
    #[must_use]
    pub fn show_all_asset_versions(mut self, show_all_asset_versions: bool) -> Self {
        self.show_all_asset_versions = Some(show_all_asset_versions);
        self
    }

    /// Whether things open in the viewer.
    #[must_use]
    pub fn open_in_viewer_enabled(mut self, open_in_viewer_enabled: bool) -> Self {
        self.open_in_viewer_enabled = Some(open_in_viewer_enabled);
        self
    }

    /// How things are laid out. A change of what a share looks like has to name it.
    #[must_use]
    pub fn layout(mut self, layout: impl Into<ShareLayout>) -> Self {
        self.layout = Some(layout.into());
        self
    }

    /// The background.
    #[must_use]
    pub fn theme(mut self, theme: impl Into<ShareTheme>) -> Self {
        self.theme = Some(theme.into());
        self
    }

    /// The metadata fields that are shown.
    #[must_use]
    pub fn visible_field_definition_ids(
        mut self,
        visible_field_definition_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.visible_field_definition_ids = Some(
            visible_field_definition_ids.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// The form of the cards.
    #[must_use]
    pub fn card_aspect_ratio(
        mut self,
        card_aspect_ratio: impl Into<ShareCardAspectRatio>,
    ) -> Self {
        self.card_aspect_ratio = Some(card_aspect_ratio.into());
        self
    }

    /// The size of the cards.
    #[must_use]
    pub fn card_size(mut self, card_size: impl Into<ShareCardSize>) -> Self {
        self.card_size = Some(card_size.into());
        self
    }

    /// Whether cards carry text.
    #[must_use]
    pub fn card_info_enabled(mut self, card_info_enabled: bool) -> Self {
        self.card_info_enabled = Some(card_info_enabled);
        self
    }

    /// How pictures are fitted into cards.
    #[must_use]
    pub fn thumbnail_scale(
        mut self,
        thumbnail_scale: impl Into<ShareThumbnailScale>,
    ) -> Self {
        self.thumbnail_scale = Some(thumbnail_scale.into());
        self
    }

    /// Lines that a title may take in the grid layout, 1 or 2.
    #[must_use]
    pub fn title_line_count(mut self, title_line_count: u64) -> Self {
        self.title_line_count = Some(title_line_count);
        self
    }

    /// The height of the rows.
    #[must_use]
    pub fn list_row_size(mut self, list_row_size: impl Into<ShareListRowSize>) -> Self {
        self.list_row_size = Some(list_row_size.into());
        self
    }

    /// Whether rows carry icons.
    #[must_use]
    pub fn icons_visible_on_list(mut self, icons_visible_on_list: bool) -> Self {
        self.icons_visible_on_list = Some(icons_visible_on_list);
        self
    }

    /// The width of the names' column.
    #[must_use]
    pub fn name_column_width(mut self, name_column_width: u64) -> Self {
        self.name_column_width = Some(name_column_width);
        self
    }

    /// The form of the cards in a reel.
    #[must_use]
    pub fn reel_card_aspect_ratio(
        mut self,
        reel_card_aspect_ratio: impl Into<ShareCardAspectRatio>,
    ) -> Self {
        self.reel_card_aspect_ratio = Some(reel_card_aspect_ratio.into());
        self
    }

    /// Whether pictures fill the cards of a reel.
    #[must_use]
    pub fn reel_card_fit_image(mut self, reel_card_fit_image: bool) -> Self {
        self.reel_card_fit_image = Some(reel_card_fit_image);
        self
    }

    /// Whether names are shown in a reel.
    #[must_use]
    pub fn show_asset_name_in_reel_layout(
        mut self,
        show_asset_name_in_reel_layout: bool,
    ) -> Self {
        self.show_asset_name_in_reel_layout = Some(show_asset_name_in_reel_layout);
        self
    }

    /// What it shows from the start.
    #[must_use]
    pub fn asset_ids(
        mut self,
        asset_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.asset_ids = Some(asset_ids.into_iter().map(Into::into).collect());
        self
    }

    /// What it says about itself.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sends `null` for `description`.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
        self
    }

    /// When it closes by itself.
    #[must_use]
    pub fn expiration(mut self, expiration: DateTime<Utc>) -> Self {
        self.expiration = Field::Value(expiration);
        self
    }

    /// Sends `null` for `expiration`.
    #[must_use]
    pub fn clear_expiration(mut self) -> Self {
        self.expiration = Field::Null;
        self
    }

    /// What visitors have to type in.
    #[must_use]
    pub fn passphrase(mut self, passphrase: impl Into<Secret>) -> Self {
        self.passphrase = Field::Value(passphrase.into());
        self
    }

    /// Sends `null` for `passphrase`.
    #[must_use]
    pub fn clear_passphrase(mut self) -> Self {
        self.passphrase = Field::Null;
        self
    }

    /// The colour of buttons and links.
    #[must_use]
    pub fn accent_color(mut self, accent_color: impl Into<String>) -> Self {
        self.accent_color = Some(accent_color.into());
        self
    }

    /// What things are ordered by.
    #[must_use]
    pub fn sort_by(mut self, sort_by: impl Into<ShareSortBy>) -> Self {
        self.sort_by = Some(sort_by.into());
        self
    }

    /// The metadata field that is shown first.
    #[must_use]
    pub fn featured_field_definition_id(
        mut self,
        featured_field_definition_id: impl Into<String>,
    ) -> Self {
        self.featured_field_definition_id = Some(featured_field_definition_id.into());
        self
    }
}

/// What a list of reviewers is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ReviewersSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `active` on the wire.
    Active,
    /// `name_desc` on the wire.
    NameDesc,
    /// `inactive` on the wire.
    Inactive,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ReviewersSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::Active => "active",
            Self::NameDesc => "name_desc",
            Self::Inactive => "inactive",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ReviewersSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "active" => Self::Active,
            "name_desc" => Self::NameDesc,
            "inactive" => Self::Inactive,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ReviewersSort);

/// A page of a share's reviewers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareReviewersResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The reviewers of this page.
    pub data: Vec<User>,
}

/// Whom to invite to a share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddReviewersToShareParamsData {
    /// What the invitation says.
    pub message: String,
    /// Whom to invite.
    pub reviewers: AddReviewersToShareParamsDataReviewers,
    /// Whether they get a mail; true without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_by_email: Option<bool>,
}

impl AddReviewersToShareParamsData {
    /// One with what it cannot do without: `message`, `reviewers`.
    #[must_use]
    pub fn new(
        message: impl Into<String>,
        reviewers: impl Into<AddReviewersToShareParamsDataReviewers>,
    ) -> Self {
        Self {
            message: message.into(),
            reviewers: reviewers.into(),
            notify_by_email: None,
        }
    }

    /// Whether they get a mail; true without it.
    #[must_use]
    pub fn notify_by_email(mut self, notify_by_email: bool) -> Self {
        self.notify_by_email = Some(notify_by_email);
        self
    }
}

/// Whom to invite to a share. Give one of the lists, and one only.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddReviewersToShareParamsDataReviewers {
    /// People by their ids at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_user_ids: Option<Vec<String>>,
    /// People by their e-mail addresses: the only way to invite somebody from outside the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emails: Option<Vec<String>>,
    /// People by lists that were put together for shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_list_ids: Option<Vec<String>>,
    /// People by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
}

impl AddReviewersToShareParamsDataReviewers {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            adobe_user_ids: None,
            emails: None,
            share_list_ids: None,
            user_ids: None,
        }
    }

    /// People by their ids at Adobe.
    #[must_use]
    pub fn adobe_user_ids(
        mut self,
        adobe_user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.adobe_user_ids = Some(adobe_user_ids.into_iter().map(Into::into).collect());
        self
    }

    /// People by their e-mail addresses: the only way to invite somebody from outside the account.
    #[must_use]
    pub fn emails(
        mut self,
        emails: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.emails = Some(emails.into_iter().map(Into::into).collect());
        self
    }

    /// People by lists that were put together for shares.
    #[must_use]
    pub fn share_list_ids(
        mut self,
        share_list_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.share_list_ids = Some(share_list_ids.into_iter().map(Into::into).collect());
        self
    }

    /// People by their ids.
    #[must_use]
    pub fn user_ids(
        mut self,
        user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.user_ids = Some(user_ids.into_iter().map(Into::into).collect());
        self
    }
}

/// Whom to uninvite from a share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RemoveReviewerParamsData {
    /// Whom to uninvite.
    pub reviewers: RemoveReviewerParamsDataReviewers,
}

impl RemoveReviewerParamsData {
    /// One with what it cannot do without: `reviewers`.
    #[must_use]
    pub fn new(reviewers: impl Into<RemoveReviewerParamsDataReviewers>) -> Self {
        Self {
            reviewers: reviewers.into(),
        }
    }
}

/// Whom to uninvite from a share. Give one of the lists, and one only.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RemoveReviewerParamsDataReviewers {
    /// People by their ids at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_user_ids: Option<Vec<String>>,
    /// People by their e-mail addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emails: Option<Vec<String>>,
    /// People by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
}

impl RemoveReviewerParamsDataReviewers {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            adobe_user_ids: None,
            emails: None,
            user_ids: None,
        }
    }

    /// People by their ids at Adobe.
    #[must_use]
    pub fn adobe_user_ids(
        mut self,
        adobe_user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.adobe_user_ids = Some(adobe_user_ids.into_iter().map(Into::into).collect());
        self
    }

    /// People by their e-mail addresses.
    #[must_use]
    pub fn emails(
        mut self,
        emails: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.emails = Some(emails.into_iter().map(Into::into).collect());
        self
    }

    /// People by their ids.
    #[must_use]
    pub fn user_ids(
        mut self,
        user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.user_ids = Some(user_ids.into_iter().map(Into::into).collect());
        self
    }
}

/// What an entry about a share can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareActivityInclude {
    /// `user` on the wire.
    User,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareActivityInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "user",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareActivityInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "user" => Self::User,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareActivityInclude);

/// A page of what visitors did in a share. It tells no total.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareActivityResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// The entries of this page.
    pub data: Vec<ShareActivityItemWithIncludes>,
}

/// Something that a visitor did in a share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareActivityItemWithIncludes {
    /// The entry's id.
    pub id: String,
    /// What was done.
    #[serde(rename = "type")]
    pub type_: ShareActivityType,
    /// When it was done.
    pub inserted_at: DateTime<Utc>,
    /// What it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_id: Option<String>,
    /// Who did it, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Who did it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}

/// What visitors do in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareActivityType {
    /// `share_viewed` on the wire.
    ShareViewed,
    /// `asset_viewed` on the wire.
    AssetViewed,
    /// `asset_downloaded` on the wire.
    AssetDownloaded,
    /// `comment_created` on the wire.
    CommentCreated,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareActivityType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ShareViewed => "share_viewed",
            Self::AssetViewed => "asset_viewed",
            Self::AssetDownloaded => "asset_downloaded",
            Self::CommentCreated => "comment_created",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareActivityType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "share_viewed" => Self::ShareViewed,
            "asset_viewed" => Self::AssetViewed,
            "asset_downloaded" => Self::AssetDownloaded,
            "comment_created" => Self::CommentCreated,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareActivityType);
