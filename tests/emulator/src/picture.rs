//! Pictures: how large files say that they are, and grey ones that stand in for them.
//!
//! A thumbnail is grey and has the proportions of its picture; nothing is decoded.

use std::io::Read as _;

use flate2::bufread::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::content::Content;

/// How much of a file is looked at for its size. What cameras put in front of it fits in.
const HEAD: u64 = 256 << 10;

/// The format of a picture, recognized by its first bytes, whatever media type the file was sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Jpeg,
    Gif,
}

impl Format {
    fn begins(head: &[u8]) -> Option<Self> {
        match head {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            _ => None,
        }
    }
}

/// Returns format, width and height of a file that is a picture.
pub(crate) fn read(content: &Content) -> Option<(Format, u32, u32)> {
    let head = content.chunk(0, HEAD);
    let format = Format::begins(&head)?;
    let (width, height) = match format {
        Format::Png => {
            let (width, rest) = head.get(16..)?.split_first_chunk()?;
            let (height, _) = rest.split_first_chunk()?;
            (u32::from_be_bytes(*width), u32::from_be_bytes(*height))
        }
        Format::Gif => match *head.get(6..10)? {
            [a, b, c, d] => (
                u16::from_le_bytes([a, b]).into(),
                u16::from_le_bytes([c, d]).into(),
            ),
            _ => return None,
        },
        Format::Jpeg => jpeg(&head)?,
    };
    (width > 0 && height > 0).then_some((format, width, height))
}

/// Returns width and height of the frame of a JPEG, from the first segment that begins one.
fn jpeg(head: &[u8]) -> Option<(u32, u32)> {
    let mut rest = head.get(2..)?;
    while let [0xff, marker, a, b, segment @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*a, *b])).checked_sub(2)?;
        // C4, C8 and CC are tables among the frames.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let [_, a, b, c, d, ..] = segment else {
                return None;
            };
            let (height, width) = (u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d]));
            return Some((width.into(), height.into()));
        }
        rest = segment.get(length..)?;
    }
    None
}

/// Returns a grey PNG with the proportions of a picture.
///
/// It is neither wider nor higher than these sides and never larger than the picture.
pub(crate) fn thumbnail((width, height): (u32, u32), most: (u32, u32)) -> Vec<u8> {
    let (most_wide, most_high) = (most.0.clamp(1, width), most.1.clamp(1, height));
    let (wide, high) = (u64::from(width), u64::from(height));
    let scaled = |length: u64, to: u32, of: u64| {
        u32::try_from((length * u64::from(to) / of).max(1)).unwrap_or(u32::MAX)
    };
    // The side that sticks out further decides.
    if u64::from(most_wide) * high <= u64::from(most_high) * wide {
        png(most_wide, scaled(high, most_wide, wide))
    } else {
        png(scaled(wide, most_high, high), most_high)
    }
}

/// Returns a grey PNG of this size.
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
    chunk(&mut picture, b"IDAT", &compressed(&pixels));
    chunk(&mut picture, b"IEND", &[]);
    picture
}

fn chunk(picture: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    picture.extend_from_slice(&length.to_be_bytes());
    picture.extend_from_slice(kind);
    picture.extend_from_slice(data);
    picture.extend_from_slice(&crc.sum().to_be_bytes());
}

/// Returns a zlib stream.
fn compressed(data: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    // Reading from memory can't fail.
    let _ = ZlibEncoder::new(data, Compression::fast()).read_to_end(&mut stream);
    stream
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_size_in_its_header() {
        let picture = png(120, 90);
        assert_eq!(&picture[1..4], b"PNG");
        assert_eq!(picture[16..20], 120_u32.to_be_bytes());
        assert_eq!(picture[20..24], 90_u32.to_be_bytes());
        assert_eq!(&picture[picture.len() - 8..picture.len() - 4], b"IEND");
    }

    fn size(picture: Vec<u8>) -> (u32, u32) {
        let (format, width, height) = read(&picture.into()).expect("a picture");
        assert_eq!(format, Format::Png);
        (width, height)
    }

    #[test]
    fn files_say_how_large_their_pictures_are() {
        let jpeg = include_bytes!("../tests/pictures/halves.jpg");
        let gif = *b"GIF89a\x02\x01\x03\0\x80";
        for (picture, found) in [
            (png(7, 9), (Format::Png, 7, 9)),
            (jpeg.to_vec(), (Format::Jpeg, 400, 100)),
            (gif.to_vec(), (Format::Gif, 258, 3)),
        ] {
            assert_eq!(read(&picture.clone().into()), Some(found));
            for length in 0..picture.len().min(160) {
                let cut = read(&picture[..length].to_vec().into());
                assert!(cut.is_none_or(|cut| cut == found), "{length} bytes");
            }
        }
        for text in ["text", "\u{89}PNG", "GIF89a", "GIF89a\0\0\0\0\0\0"] {
            assert_eq!(read(&Content::from(text)), None, "{text:?}");
        }
    }

    #[test]
    fn the_side_that_sticks_out_further_decides() {
        for (most, fitted) in [
            ((40, 40), (40, 10)),
            ((40, 5), (20, 5)),
            ((1000, 50), (200, 50)),
            ((400, 100), (400, 100)),
            ((1000, 1000), (400, 100)),
            ((9, 9), (9, 2)),
            ((0, 0), (1, 1)),
        ] {
            assert_eq!(size(thumbnail((400, 100), most)), fitted, "in {most:?}");
        }
        assert_eq!(size(thumbnail((900, 2), (9, 9))), (9, 1));
    }
}
