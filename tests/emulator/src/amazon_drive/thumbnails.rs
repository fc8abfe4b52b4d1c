//! Small pictures of files (`wire.md` §5.9).
//!
//! Of what the service can do, PNG and JPEG are known; the other formats and films are refused as what it can't do is. GIF is none of
//! its formats. What thumbnails are written as is not settled (`wire.md` §11.6): here it is PNG.

use serde_json::{Map, Value, json};

use super::errors::ApiError;
use crate::content::Content;
use crate::picture::{self, Format};

/// Returns the properties that the service finds in contents: size of a picture.
pub(crate) fn found(content: &Content) -> Map<String, Value> {
    let mut found = Map::new();
    if let Some((_, width, height)) = picture::read(content) {
        found.insert(
            "image".to_owned(),
            json!({"width": width, "height": height}),
        );
    }
    found
}

/// Returns a PNG for the picture, neither wider nor higher than `view_box` and never larger than the picture
/// itself.
pub(crate) fn png(content: &Content, view_box: &str) -> Result<Vec<u8>, ApiError> {
    let view_box = view_box.parse::<u32>().ok().filter(|pixels| *pixels > 0);
    let view_box =
        view_box.ok_or_else(|| ApiError::bad("Invalid viewBox: a number of pixels is required"))?;
    match picture::read(content) {
        Some((Format::Png | Format::Jpeg, width, height)) => {
            Ok(picture::thumbnail((width, height), (view_box, view_box)))
        }
        _ => Err(ApiError::bad("No thumbnail can be made of this file")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_has_a_thumbnail_and_a_gif_has_none() {
        let png_file = Content::from(picture::png(4, 8));
        assert_eq!(found(&png_file)["image"]["height"], 8);
        assert!(png(&png_file, "4").is_ok());
        for view_box in ["0", "-1", "big"] {
            assert!(png(&png_file, view_box).is_err());
        }
        let gif = Content::from("GIF89a\x01\0\x01\0");
        assert_eq!(found(&gif)["image"]["width"], 1);
        assert!(png(&gif, "1").is_err());
        assert!(found(&Content::from("text")).is_empty());
    }
}
