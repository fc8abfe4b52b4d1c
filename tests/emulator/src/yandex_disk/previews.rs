//! Previews: their sizes, and grey pictures of these sizes.

use crate::checksum::{Crc32, adler32};

/// Pictures are taken to be four by three.
const PROPORTION: (u32, u32) = (4, 3);
const LARGEST: u32 = 4096;

/// Width and height of a preview (`wire.md` §1.7); nothing for a size that does not exist.
pub(crate) fn dimensions(size: &str, crop: bool) -> Option<(u32, u32)> {
    let (wide, high) = PROPORTION;
    let by_width = |width: u32| (width, (width * high / wide).max(1));
    let width = match size {
        "XXXS" => Some(50),
        "XXS" => Some(75),
        "XS" => Some(100),
        "S" | "DEFAULT" | "C" => Some(150),
        "M" => Some(300),
        "L" => Some(500),
        "XL" => Some(800),
        "XXL" => Some(1024),
        "XXXL" => Some(1280),
        _ => None,
    };
    if let Some(width) = width {
        return Some(by_width(width));
    }
    let pixels = |text: &str| -> Option<u32> {
        let pixels = text.parse().ok()?;
        (1..=LARGEST).contains(&pixels).then_some(pixels)
    };
    let (width, height) = size.split_once('x').unwrap_or((size, ""));
    match (width, height) {
        (width, "") => Some(by_width(pixels(width)?)),
        ("", height) => {
            let height = pixels(height)?;
            Some(((height * wide / high).max(1), height))
        }
        (width, height) => {
            let (width, height) = (pixels(width)?, pixels(height)?);
            if crop {
                return Some((width, height));
            }
            let width = width.min((height * wide / high).max(1));
            Some(by_width(width))
        }
    }
}

/// A grey PNG of this size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend_from_slice(&width.to_be_bytes());
    header.extend_from_slice(&height.to_be_bytes());
    // One bit a pixel, grey, no interlacing.
    header.extend_from_slice(&[1, 0, 0, 0, 0]);
    chunk(&mut picture, b"IHDR", &header);
    let row = 1 + width.div_ceil(8) as usize;
    let pixels: Vec<u8> = (0..row * height as usize)
        .map(|at| if at % row == 0 { 0 } else { 0xaa })
        .collect();
    chunk(&mut picture, b"IDAT", &stored(&pixels));
    chunk(&mut picture, b"IEND", &[]);
    picture
}

fn chunk(picture: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc32::new();
    crc.update(kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    picture.extend_from_slice(&length.to_be_bytes());
    picture.extend_from_slice(kind);
    picture.extend_from_slice(data);
    picture.extend_from_slice(&crc.finish().to_be_bytes());
}

/// A zlib stream that stores and does not compress.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = data.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    stream.extend_from_slice(&adler32(data).to_be_bytes());
    stream
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_pixels_give_sizes() {
        assert_eq!(dimensions("S", false), Some((150, 112)));
        assert_eq!(dimensions("XXXL", false), Some((1280, 960)));
        assert_eq!(dimensions("120", false), Some((120, 90)));
        assert_eq!(dimensions("120x", false), Some((120, 90)));
        assert_eq!(dimensions("x90", false), Some((120, 90)));
        assert_eq!(dimensions("120x240", false), Some((120, 90)));
        assert_eq!(dimensions("120x240", true), Some((120, 240)));
        for bad in ["", "x", "huge", "0", "9999999", "12xx3"] {
            assert_eq!(dimensions(bad, false), None, "{bad}");
        }
    }

    #[test]
    fn a_picture_has_its_size_in_its_header() {
        let picture = png(120, 90);
        assert_eq!(&picture[1..4], b"PNG");
        assert_eq!(picture[16..20], 120_u32.to_be_bytes());
        assert_eq!(picture[20..24], 90_u32.to_be_bytes());
        assert_eq!(&picture[picture.len() - 8..picture.len() - 4], b"IEND");
    }
}
