//! Small pictures of files (`wire.md` §5.9).
//!
//! Of what the service can do, PNG and JPEG are read; the other formats and films are refused as what it can't do is. GIF is none of
//! its formats. What thumbnails are written as is not settled (`wire.md` §11.6): here it is PNG.

use serde_json::{Map, Value, json};

use super::errors::ApiError;
use crate::content::Content;
use crate::thumbnail::{self, Format};

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
    let can_do = matches!(Format::of(content), Some(Format::Png | Format::Jpeg));
    let small = can_do.then(|| thumbnail::png(content, view_box, view_box));
    let none = || ApiError::bad("No thumbnail can be made of this file");
    small.flatten().ok_or_else(none)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] = include_bytes!("../../tests/pictures/halves.jpg");
    /// A GIF of one pixel.
    const GIF: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

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

    #[test]
    fn a_jpeg_has_a_thumbnail_and_a_gif_has_none() {
        let jpeg = Content::from(JPEG);
        assert_eq!(found(&jpeg)["image"]["width"], 400);
        let small = png(&jpeg, "40").expect("a thumbnail");
        assert_eq!(thumbnail::dimensions(&small.into()), Some((40, 10)));
        let gif = Content::from(GIF);
        assert!(thumbnail::png(&gif, 1, 1).is_some(), "it is a picture");
        assert!(png(&gif, "1").is_err());
    }
}
