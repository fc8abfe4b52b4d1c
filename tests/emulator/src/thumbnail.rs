//! Small pictures of files: what PNG, JPEG and GIF hold, scaled down and written as PNG.
//!
//! Formats are told by their first bytes, whatever media type the file was sent with. A service that can do less asks for the
//! [`Format`] first; what a service can do beyond these is refused as what it can't do is.

use std::io::Cursor;

use gif::{ColorOutput, DecodeOptions, MemoryLimit};
use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::content::Content;

/// The largest file and the most memory for a picture, in bytes.
const FILE: u64 = 32 << 20;
const PICTURE: usize = 256 << 20;
/// How much of a file is looked at for its size. What cameras put in front of it fits in.
const HEAD: u64 = 256 << 10;

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Jpeg,
    Gif,
}

impl Format {
    /// The format of a file that is a picture, whatever its name and media type.
    pub(crate) fn of(content: &Content) -> Option<Self> {
        Self::begins(&content.chunk(0, 8))
    }

    fn begins(head: &[u8]) -> Option<Self> {
        match head {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            _ => None,
        }
    }
}

/// Width and height of a file that is a picture.
pub(crate) fn dimensions(content: &Content) -> Option<(u32, u32)> {
    let head = content.chunk(0, HEAD);
    match Format::begins(&head)? {
        Format::Png => {
            let (width, rest) = head.get(16..)?.split_first_chunk::<4>()?;
            let (height, _) = rest.split_first_chunk::<4>()?;
            Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
        }
        Format::Gif => {
            let (width, rest) = head.get(6..)?.split_first_chunk::<2>()?;
            let (height, _) = rest.split_first_chunk::<2>()?;
            let (width, height) = (u16::from_le_bytes(*width), u16::from_le_bytes(*height));
            Some((width.into(), height.into()))
        }
        Format::Jpeg => {
            let mut decoder = JpegDecoder::new(ZCursor::new(&head[..]));
            decoder.decode_headers().ok()?;
            let info = decoder.info()?;
            Some((info.width.into(), info.height.into()))
        }
    }
}

/// A PNG of the picture that fits into a box of this many pixels and is never larger than the picture itself.
pub(crate) fn png(content: &Content, width: u32, height: u32) -> Option<Vec<u8>> {
    Picture::read(content)?.fit(width, height).write()
}

/// A decoded picture of 8 bits a channel.
struct Picture {
    width: usize,
    height: usize,
    color: ColorType,
    pixels: Vec<u8>,
}

impl Picture {
    /// The picture that a file is; of one that moves, how it begins.
    fn read(content: &Content) -> Option<Self> {
        let bytes = (content.size() <= FILE).then(|| content.to_bytes())??;
        match Format::begins(&bytes)? {
            Format::Png => read_png(&bytes),
            Format::Jpeg => read_jpeg(&bytes),
            Format::Gif => read_gif(&bytes),
        }
    }

    /// The picture scaled down to be neither wider nor higher, with its proportions; never larger than it is.
    fn fit(self, width: u32, height: u32) -> Self {
        let most =
            |pixels: u32, of: usize| usize::try_from(pixels.max(1)).map_or(of, |most| most.min(of));
        let (most_wide, most_high) = (most(width, self.width), most(height, self.height));
        if (most_wide, most_high) == (self.width, self.height) {
            return self;
        }
        let scaled = |length: usize, to: usize, of: usize| (length * to / of).max(1);
        // The side that sticks out further decides.
        let (width, height) = match most_wide * self.height <= most_high * self.width {
            true => (most_wide, scaled(self.height, most_wide, self.width)),
            false => (scaled(self.width, most_high, self.height), most_high),
        };
        self.sampled(width, height)
    }

    /// A smaller picture, made of the pixels that are nearest.
    fn sampled(&self, width: usize, height: usize) -> Self {
        let channels = self.color.samples();
        let mut pixels = Vec::with_capacity(width * height * channels);
        for y in 0..height {
            let row = (y * 2 + 1) * self.height / (height * 2) * self.width;
            for x in 0..width {
                let at = (row + (x * 2 + 1) * self.width / (width * 2)) * channels;
                let pixel = self.pixels.get(at..at + channels);
                pixels.extend_from_slice(pixel.unwrap_or_default());
            }
        }
        Self {
            width,
            height,
            color: self.color,
            pixels,
        }
    }

    /// The picture as a PNG.
    fn write(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let (width, height) = (self.width.try_into().ok()?, self.height.try_into().ok()?);
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(self.color);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        let size = self.width * self.height * self.color.samples();
        writer.write_image_data(self.pixels.get(..size)?).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }

    /// A picture, if there are as many pixels as it says.
    fn of(width: usize, height: usize, color: ColorType, pixels: Vec<u8>) -> Option<Self> {
        let size = bytes_of(width, height, color.samples())?;
        (width > 0 && height > 0 && pixels.len() >= size).then_some(Self {
            width,
            height,
            color,
            pixels,
        })
    }
}

/// The bytes of a decoded picture, if that is not too many.
fn bytes_of(width: usize, height: usize, channels: usize) -> Option<usize> {
    let bytes = width.checked_mul(height)?.checked_mul(channels)?;
    (bytes <= PICTURE).then_some(bytes)
}

fn read_png(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: PICTURE });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let size = reader
        .output_buffer_size()
        .filter(|size| *size <= PICTURE)?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).ok()?;
    let (width, height) = (info.width.try_into().ok()?, info.height.try_into().ok()?);
    Picture::of(width, height, info.color_type, pixels)
}

fn read_jpeg(bytes: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let (width, height) = (info.width.into(), info.height.into());
    bytes_of(width, height, 3)?;
    let pixels = decoder.decode().ok()?;
    Picture::of(width, height, ColorType::Rgb, pixels)
}

fn read_gif(bytes: &[u8]) -> Option<Picture> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.set_memory_limit(MemoryLimit::Bytes((PICTURE as u64).try_into().ok()?));
    let mut reader = options.read_info(Cursor::new(bytes)).ok()?;
    let (width, height) = (reader.width().into(), reader.height().into());
    let mut pixels = vec![0; bytes_of(width, height, 4)?];
    // The first frame may be smaller than the picture, and stand anywhere in it.
    let frame = reader.read_next_frame().ok()??;
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let row = usize::from(frame.width) * 4;
    if row == 0 || left >= width {
        return None;
    }
    for (y, from) in frame.buffer.chunks_exact(row).enumerate() {
        let at = ((top + y) * width + left) * 4;
        let seen = row.min((width - left) * 4);
        if let (Some(to), Some(from)) = (pixels.get_mut(at..at + seen), from.get(..seen)) {
            to.copy_from_slice(from);
        }
    }
    Picture::of(width, height, ColorType::Rgba, pixels)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    const JPEG: &[u8] = include_bytes!("../tests/pictures/halves.jpg");
    const GREY_JPEG: &[u8] = include_bytes!("../tests/pictures/grey.jpg");

    /// A PNG whose left half is red and whose right half is blue.
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

    /// The same as a GIF, with a second frame that is all blue; the first one is smaller than the picture by a border.
    fn moving(width: u16, height: u16, border: u16) -> Content {
        let palette = [255, 0, 0, 0, 0, 255];
        let mut bytes = Vec::new();
        let mut encoder = gif::Encoder::new(&mut bytes, width, height, &palette).expect("a header");
        let (inner_width, inner_height) = (width - 2 * border, height - 2 * border);
        let row: Vec<u8> = (0..inner_width)
            .map(|x| u8::from(x >= inner_width / 2))
            .collect();
        let first = gif::Frame {
            left: border,
            top: border,
            width: inner_width,
            height: inner_height,
            buffer: Cow::Owned(row.repeat(inner_height.into())),
            ..gif::Frame::default()
        };
        let second = gif::Frame {
            width,
            height,
            buffer: Cow::Owned(vec![1; usize::from(width) * usize::from(height)]),
            ..gif::Frame::default()
        };
        encoder.write_frame(&first).expect("a frame");
        encoder.write_frame(&second).expect("a frame");
        drop(encoder);
        bytes.into()
    }

    fn small(content: &Content, width: u32, height: u32) -> Picture {
        let picture = Picture::read(content).expect("a picture");
        let bytes = picture.fit(width, height).write().expect("a PNG");
        Picture::read(&bytes.into()).expect("the PNG is a picture")
    }

    fn is_near(picture: &Picture, x: usize, y: usize, color: [u8; 3]) -> bool {
        let channels = picture.color.samples();
        let pixel = &picture.pixels[(y * picture.width + x) * channels..][..3];
        pixel
            .iter()
            .zip(color)
            .all(|(found, wanted)| found.abs_diff(wanted) < 16)
    }

    #[test]
    fn a_small_picture_shows_the_same_in_every_format() {
        let jpeg = Content::from(JPEG.to_vec());
        for content in [halves(400, 100), jpeg, moving(400, 100, 0)] {
            assert_eq!(dimensions(&content), Some((400, 100)));
            let small = small(&content, 40, 40);
            assert_eq!((small.width, small.height), (40, 10));
            assert!(is_near(&small, 0, 0, [255, 0, 0]));
            assert!(is_near(&small, 17, 9, [255, 0, 0]));
            assert!(is_near(&small, 22, 5, [0, 0, 255]));
        }
    }

    #[test]
    fn a_grey_jpeg_stays_grey() {
        let small = small(&GREY_JPEG.to_vec().into(), 10, 10);
        assert!(is_near(&small, 2, 2, [0, 0, 0]) && is_near(&small, 8, 8, [255, 255, 255]));
    }

    #[test]
    fn a_frame_that_does_not_fill_the_picture_stands_where_it_belongs() {
        let whole = small(&moving(40, 20, 5), 100, 100);
        assert_eq!((whole.width, whole.height), (40, 20));
        assert!(is_near(&whole, 0, 0, [0, 0, 0]), "nothing is drawn there");
        assert!(is_near(&whole, 5, 5, [255, 0, 0]) && is_near(&whole, 34, 14, [0, 0, 255]));
    }

    #[test]
    fn the_side_that_sticks_out_further_decides() {
        for ((width, height), fitted) in [
            ((40, 40), (40, 10)),
            ((40, 5), (20, 5)),
            ((1000, 50), (200, 50)),
            ((400, 100), (400, 100)),
            ((1000, 1000), (400, 100)),
            ((9, 9), (9, 2)),
            ((0, 0), (1, 1)),
        ] {
            let small = small(&halves(400, 100), width, height);
            assert_eq!((small.width, small.height), fitted, "in {width}x{height}");
        }
        assert_eq!(small(&halves(900, 2), 9, 9).height, 1);
    }

    #[test]
    fn what_is_no_picture_has_none() {
        for text in ["text", "\u{89}PNG", "GIF89a", "GIF89a\u{1}\0\u{1}\0"] {
            let content = Content::from(text);
            assert!(Picture::read(&content).is_none(), "{text:?}");
        }
        for picture in [
            JPEG.to_vec(),
            halves(9, 9).to_bytes().expect("kept").to_vec(),
        ] {
            for length in 0..picture.len().min(200) {
                // Some decoders show what there is of a picture that was cut.
                let cut = Content::from(picture[..length].to_vec());
                let _ = (Picture::read(&cut), dimensions(&cut));
            }
        }
    }
}
