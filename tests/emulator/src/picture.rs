//! Grey pictures.

use crate::checksum::{Crc32, adler32};

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
    fn a_picture_has_its_size_in_its_header() {
        let picture = png(120, 90);
        assert_eq!(&picture[1..4], b"PNG");
        assert_eq!(picture[16..20], 120_u32.to_be_bytes());
        assert_eq!(picture[20..24], 90_u32.to_be_bytes());
        assert_eq!(&picture[picture.len() - 8..picture.len() - 4], b"IEND");
    }
}
