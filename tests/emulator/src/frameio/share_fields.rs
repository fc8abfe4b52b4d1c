//! The many settings of a share.

use serde_json::{Map, Value, json};

use super::errors::ApiError;
use super::shape::{Member, Shape, clears, may, needs};

const SIZES: Shape = Shape::OneOf(&["small", "medium", "large"]);
const RATIOS: Shape = Shape::OneOf(&["horizontal", "square", "vertical"]);
const ACCESS: Shape = Shape::OneOf(&["public", "secure"]);
const SORT_BY: Shape = Shape::Object(&[&[
    needs("direction", Shape::OneOf(&["asc", "desc"])),
    needs("field_definition_id", Shape::Id),
]]);

/// Fields that can be set on a new share and on an existing one.
const COMMON: &[Member] = &[
    may("accent_color", Shape::Text),
    may("captions_enabled", Shape::Flag),
    may("card_aspect_ratio", RATIOS),
    may("card_info_enabled", Shape::Flag),
    may("card_size", SIZES),
    may("commenting_enabled", Shape::Flag),
    clears("description", Shape::Text),
    may("downloading_enabled", Shape::Flag),
    may("drm_enabled", Shape::Flag),
    may("editable_fields_enabled", Shape::Flag),
    may("enabled", Shape::Flag),
    clears("expiration", Shape::Moment),
    clears("featured_field_definition_id", Shape::Id),
    may("forensic_watermark_enabled", Shape::Flag),
    may("icons_visible_on_list", Shape::Flag),
    may("layout", Shape::OneOf(&["grid", "list", "reel"])),
    may("list_row_size", SIZES),
    may("name_column_width", Shape::Whole(0, i64::MAX)),
    may("open_in_viewer_enabled", Shape::Flag),
    clears("passphrase", Shape::Text),
    may("reel_card_aspect_ratio", RATIOS),
    may("reel_card_fit_image", Shape::Flag),
    may("show_all_asset_versions", Shape::Flag),
    may("show_asset_name_in_reel_layout", Shape::Flag),
    clears("sort_by", SORT_BY),
    may("theme", Shape::OneOf(&["dark", "light", "neutral"])),
    may("thumbnail_scale", Shape::OneOf(&["fit", "fill"])),
    may("title_line_count", Shape::Whole(1, 2)),
    may("transcripts_enabled", Shape::Flag),
    may(
        "visible_field_definition_ids",
        Shape::List(&Shape::Id, 0, usize::MAX),
    ),
    may("watermark_enabled", Shape::Flag),
];

/// Settings of how a share looks; changing one needs the layout that it is meant for.
const APPEARANCE: [&str; 13] = [
    "accent_color",
    "card_aspect_ratio",
    "card_info_enabled",
    "card_size",
    "icons_visible_on_list",
    "list_row_size",
    "name_column_width",
    "reel_card_aspect_ratio",
    "reel_card_fit_image",
    "show_asset_name_in_reel_layout",
    "theme",
    "thumbnail_scale",
    "title_line_count",
];

/// Fields that can be set in the preview alone.
const PREVIEW: &[Member] = &[clears("watermark_template_id", Shape::Id)];

const NEW: &[Member] = &[
    needs("access", ACCESS),
    needs("name", Shape::Name),
    may("asset_ids", Shape::List(&Shape::Id, 0, usize::MAX)),
];
const OLD: &[Member] = &[may("access", ACCESS), may("name", Shape::Name)];

pub(crate) const CREATE: Shape =
    Shape::Variant("type", &[("asset", Shape::Object(&[COMMON, NEW]))]);
pub(crate) const PREVIEW_CREATE: Shape =
    Shape::Variant("type", &[("asset", Shape::Object(&[COMMON, NEW, PREVIEW]))]);
pub(crate) const UPDATE: Shape = Shape::Object(&[COMMON, OLD]);
pub(crate) const PREVIEW_UPDATE: Shape = Shape::Object(&[COMMON, OLD, PREVIEW]);

/// Returns the default settings of a share.
pub(crate) fn defaults() -> Map<String, Value> {
    let defaults = json!({
        "accent_color": null,
        "access": "public",
        "captions_enabled": false,
        "card_aspect_ratio": "horizontal",
        "card_info_enabled": true,
        "card_size": "medium",
        "commenting_enabled": true,
        "description": null,
        "downloading_enabled": false,
        "drm_enabled": false,
        "editable_fields_enabled": false,
        "enabled": true,
        "expiration": null,
        "featured_field_definition_id": null,
        "forensic_watermark_enabled": false,
        "icons_visible_on_list": true,
        "layout": "grid",
        "list_row_size": "medium",
        "name": null,
        "name_column_width": null,
        "open_in_viewer_enabled": false,
        "passphrase": null,
        "reel_card_aspect_ratio": "horizontal",
        "reel_card_fit_image": false,
        "show_all_asset_versions": false,
        "show_asset_name_in_reel_layout": true,
        "sort_by": null,
        "theme": "dark",
        "thumbnail_scale": "fit",
        "title_line_count": 1,
        "transcripts_enabled": false,
        "visible_field_definition_ids": [],
        "watermark_enabled": false,
    });
    match defaults {
        Value::Object(defaults) => defaults,
        _ => Map::new(),
    }
}

/// Errors when an update changes how a share looks and does not say for which layout.
pub(crate) fn check_layout(data: &Map<String, Value>) -> Result<(), ApiError> {
    let changed = APPEARANCE.into_iter().find(|name| data.contains_key(*name));
    match changed {
        Some(name) if !data.contains_key("layout") => {
            let detail = format!("Changing {name} needs the layout too");
            Err(ApiError::invalid("/data/layout", detail))
        }
        _ => Ok(()),
    }
}
