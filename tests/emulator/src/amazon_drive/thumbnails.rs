//! Small pictures of files (`wire.md` §5.9).

use serde_json::{Map, Value, json};

use super::errors::ApiError;
use crate::content::Content;
use crate::thumbnail;

/// What the service finds in a content: size of a picture.
pub(crate) fn found(content: &Content) -> Map<String, Value> {
    let mut found = Map::new();
    if let Some((width, height)) = thumbnail::dimensions(content) {
        found.insert(
            "image".to_owned(),
            json!({"width": width, "height": height}),
        );
    }
    found
}

/// A PNG of the picture, neither wider nor higher than `view_box` and never larger than the picture itself.
pub(crate) fn png(content: &Content, view_box: &str) -> Result<Vec<u8>, ApiError> {
    let view_box = view_box.parse::<u32>().ok().filter(|pixels| *pixels > 0);
    let view_box =
        view_box.ok_or_else(|| ApiError::bad("Invalid viewBox: a number of pixels is needed"))?;
    let none = || ApiError::bad("No thumbnail can be made of this file");
    thumbnail::png(content, view_box, view_box).ok_or_else(none)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_to_be_a_number_of_pixels_and_a_file_a_picture() {
        let picture = Content::from(crate::picture::png(4, 8));
        assert_eq!(found(&picture)["image"]["height"], 8);
        assert!(png(&picture, "4").is_ok());
        for view_box in ["0", "-1", "big"] {
            assert!(png(&picture, view_box).is_err());
        }
        assert!(found(&Content::from("text")).is_empty());
        assert!(png(&Content::from("text"), "128").is_err());
    }
}
