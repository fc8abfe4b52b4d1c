//! Archives that store and do not compress, made of the contents themselves.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::answer::Piece;
use crate::content::Content;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const VERSION: u16 = 20;
const UTF8: u16 = 1 << 11;
/// 1980-01-01, the first day that the format knows.
const DATE: u16 = 0x21;

/// Returns an archive with these entries, a directory being one without content.
///
/// `None` if it would be larger than the format allows (4 GiB, 65535 entries).
pub(crate) fn archive(
    entries: impl Iterator<Item = (String, Option<Content>)>,
) -> Option<VecDeque<Piece>> {
    let mut pieces = VecDeque::new();
    let mut central = Vec::new();
    let mut offset = 0_u32;
    let mut count = 0_u16;
    for (mut name, content) in entries {
        if content.is_none() {
            name.push('/');
        }
        let size = u32::try_from(content.as_ref().map_or(0, Content::size)).ok()?;
        let crc = content.as_ref().map_or(0, Content::crc32);
        let length = u16::try_from(name.len()).ok()?;
        let mut common = Vec::new();
        for field in [VERSION, UTF8, 0, 0, DATE] {
            common.extend_from_slice(&field.to_le_bytes());
        }
        for field in [crc, size, size] {
            common.extend_from_slice(&field.to_le_bytes());
        }
        common.extend_from_slice(&length.to_le_bytes());
        common.extend_from_slice(&0_u16.to_le_bytes());

        let mut local = LOCAL.to_le_bytes().to_vec();
        local.extend_from_slice(&common);
        local.extend_from_slice(name.as_bytes());

        central.extend_from_slice(&CENTRAL.to_le_bytes());
        central.extend_from_slice(&VERSION.to_le_bytes());
        central.extend_from_slice(&common);
        // No comment, first disk, no attributes.
        central.extend_from_slice(&[0; 10]);
        central.extend_from_slice(&offset.to_le_bytes());
        central.extend_from_slice(name.as_bytes());

        offset = offset
            .checked_add(u32::try_from(local.len()).ok()?)?
            .checked_add(size)?;
        count = count.checked_add(1)?;
        pieces.push_back(Piece::Bytes(Bytes::from(local)));
        if let Some(content) = content {
            let to = content.size();
            pieces.push_back(Piece::Content {
                content,
                from: 0,
                to,
            });
        }
    }
    let size = u32::try_from(central.len()).ok()?;
    central.extend_from_slice(&END.to_le_bytes());
    central.extend_from_slice(&[0; 4]);
    for field in [count, count] {
        central.extend_from_slice(&field.to_le_bytes());
    }
    for field in [size, offset] {
        central.extend_from_slice(&field.to_le_bytes());
    }
    central.extend_from_slice(&[0; 2]);
    pieces.push_back(Piece::Bytes(Bytes::from(central)));
    Some(pieces)
}
