//! Small pictures of files.
//!
//! Only PNG is read, whatever media type the file was sent with; what else a service can do is refused as what it can't
//! do is.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};

use crate::content::Content;

/// The largest file and the most memory for a picture, in bytes.
const FILE: u64 = 32 << 20;
const PICTURE: usize = 256 << 20;

/// Width and height of a picture.
pub(crate) fn dimensions(content: &Content) -> Option<(u32, u32)> {
    let head = content.chunk(0, 24);
    let rest = head.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let (width, rest) = rest.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// A PNG of the picture that fits into a box of this many pixels and is never larger than the picture itself.
pub(crate) fn png(content: &Content, width: u32, height: u32) -> Option<Vec<u8>> {
    let bytes = (content.size() <= FILE).then(|| content.to_bytes());
    read(&bytes??)?.fit(width, height).write()
}

/// A decoded picture of 8 bits a channel.
struct Picture {
    width: usize,
    height: usize,
    color: ColorType,
    channels: usize,
    pixels: Vec<u8>,
}

fn read(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: PICTURE });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size()?;
    if size > PICTURE {
        return None;
    }
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).ok()?;
    Some(Picture {
        width: usize::try_from(info.width).ok()?,
        height: usize::try_from(info.height).ok()?,
        color: info.color_type,
        channels: info.color_type.samples(),
        pixels,
    })
}

impl Picture {
    /// Shrinks by taking the nearest pixel.
    fn fit(self, width: u32, height: u32) -> Self {
        let pixels = |most: u32| usize::try_from(most).unwrap_or(usize::MAX);
        let (most_width, most_height) = (pixels(width), pixels(height));
        if self.width <= most_width && self.height <= most_height {
            return self;
        }
        // The side that has to shrink by more decides.
        let by_width =
            self.width.saturating_mul(most_height) >= self.height.saturating_mul(most_width);
        let (most, of) = if by_width {
            (most_width, self.width)
        } else {
            (most_height, self.height)
        };
        let scaled = |length: usize| (length * most / of).max(1);
        let (width, height) = (scaled(self.width), scaled(self.height));
        let mut pixels = Vec::with_capacity(width * height * self.channels);
        for y in 0..height {
            let row = (y * 2 + 1) * self.height / (height * 2) * self.width;
            for x in 0..width {
                let at = (row + (x * 2 + 1) * self.width / (width * 2)) * self.channels;
                let pixel = self.pixels.get(at..at + self.channels);
                pixels.extend_from_slice(pixel.unwrap_or_default());
            }
        }
        Self {
            width,
            height,
            pixels,
            ..self
        }
    }

    fn write(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let (width, height) = (self.width.try_into().ok()?, self.height.try_into().ok()?);
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(self.color);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        let size = self.width * self.height * self.channels;
        writer.write_image_data(self.pixels.get(..size)?).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose left half is red and whose right half is blue.
    fn halves(width: u32, height: u32) -> Content {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a header");
        let row = (0..width).flat_map(|x| {
            if x < width / 2 {
                [255, 0, 0]
            } else {
                [0, 0, 255]
            }
        });
        let row: Vec<u8> = row.collect();
        let pixels = row.repeat(height as usize);
        writer.write_image_data(&pixels).expect("pixels");
        writer.finish().expect("an end");
        bytes.into()
    }

    fn size_of(width: u32, height: u32, within: (u32, u32)) -> Option<(u32, u32)> {
        let small = png(&halves(width, height), within.0, within.1).expect("a thumbnail");
        dimensions(&small.into())
    }

    #[test]
    fn a_thumbnail_is_the_same_picture_but_smaller() {
        let small = png(&halves(400, 100), 40, 40).expect("a thumbnail");
        let small = read(&small).expect("a picture");
        assert_eq!((small.width, small.height), (40, 10));
        let pixel = |x: usize, y: usize| &small.pixels[(y * 40 + x) * 3..][..3];
        assert_eq!(pixel(0, 0), [255, 0, 0]);
        assert_eq!(pixel(19, 9), [255, 0, 0]);
        assert_eq!(pixel(20, 5), [0, 0, 255]);
    }

    #[test]
    fn it_fits_into_its_box_and_is_not_made_larger() {
        assert_eq!(size_of(4, 8, (128, 128)), Some((4, 8)));
        assert_eq!(size_of(900, 2, (9, 9)), Some((9, 1)));
        assert_eq!(size_of(400, 100, (400, 50)), Some((200, 50)));
        assert_eq!(size_of(100, 400, (50, 400)), Some((50, 200)));
    }

    #[test]
    fn what_is_no_picture_has_no_thumbnail() {
        for content in [Content::from("text"), Content::from("\u{89}PNG")] {
            assert!(png(&content, 128, 128).is_none());
            assert_eq!(dimensions(&content), None);
        }
    }
}
