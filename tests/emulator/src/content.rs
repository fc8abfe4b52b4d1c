//! The contents of a file: bytes that are kept, a pattern, or only size and checksums.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use bytes::{Bytes, BytesMut};
use md5::Md5;
use sha2::{Digest, Sha256};

use crate::pattern;

/// Kept bytes lie in segments of this length, the last one shorter.
const SEGMENT: usize = 1 << 20;

/// The content of a file; clones share it.
#[derive(Clone)]
pub struct Content(Arc<Inner>);

/// Where uploaded bytes are kept, and how many there are; or only size and checksums. Clones are the same.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    keeps: bool,
    kept: Arc<AtomicU64>,
}

impl Storage {
    pub(crate) fn new(keeps: bool) -> Self {
        let kept = Arc::default();
        Self { keeps, kept }
    }

    /// Creates an empty storage of the same sort.
    pub(crate) fn anew(&self) -> Self {
        Self::new(self.keeps)
    }

    /// Returns how many bytes are kept.
    pub(crate) fn kept(&self) -> u64 {
        self.kept.load(Ordering::SeqCst)
    }

    fn keep(&self, bytes: u64) -> Kept {
        self.kept.fetch_add(bytes, Ordering::SeqCst);
        let storage = self.clone();
        Kept { storage, bytes }
    }
}

/// Bytes in a storage.
struct Kept {
    storage: Storage,
    bytes: u64,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.storage.kept.fetch_sub(self.bytes, Ordering::SeqCst);
    }
}

struct Inner {
    data: Data,
    /// Counts as long as anybody has this content.
    _kept: Option<Kept>,
    digests: OnceLock<Digests>,
    crc32: OnceLock<u32>,
}

enum Data {
    Kept {
        segments: Vec<Bytes>,
        size: u64,
    },
    Pattern(Stretch),
    /// Served as the pattern: of the right length, not of the right bytes.
    Forgotten(Stretch),
    /// One content after the other, each with the offset at which it ends.
    Joined(Vec<(Content, u64)>),
}

/// A stretch of the pattern.
#[derive(Clone, Copy)]
struct Stretch {
    from: u64,
    size: u64,
}

/// Checksums of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests {
    /// MD5, 32 lower-case hex digits.
    pub md5: String,
    /// SHA-256, 64 lower-case hex digits.
    pub sha256: String,
}

impl Content {
    /// Creates contents from bytes, which are kept.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        let mut rest: Bytes = bytes.into();
        let size = rest.len() as u64;
        let mut segments = Vec::new();
        while !rest.is_empty() {
            segments.push(rest.split_to(rest.len().min(SEGMENT)));
        }
        Self::new(Data::Kept { segments, size })
    }

    /// Creates contents from the first `size` bytes of the [`pattern`](crate::pattern::bytes), which take no memory.
    #[must_use]
    pub fn pattern(size: u64) -> Self {
        Self::new(Data::Pattern(Stretch { from: 0, size }))
    }

    /// Joins several contents, in this order.
    pub(crate) fn joined(parts: impl IntoIterator<Item = Content>) -> Self {
        let mut end = 0;
        let parts = parts.into_iter().map(|part| {
            end += part.size();
            (part, end)
        });
        Self::new(Data::Joined(parts.collect()))
    }

    fn new(data: Data) -> Self {
        Self::stored(data, None)
    }

    fn stored(data: Data, kept: Option<Kept>) -> Self {
        Self(Arc::new(Inner {
            data,
            _kept: kept,
            digests: OnceLock::new(),
            crc32: OnceLock::new(),
        }))
    }

    /// Returns how many bytes it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        match &self.0.data {
            Data::Kept { size, .. } => *size,
            Data::Pattern(stretch) | Data::Forgotten(stretch) => stretch.size,
            Data::Joined(parts) => parts.last().map_or(0, |(_, end)| *end),
        }
    }

    /// Checksums, computed on the first call.
    #[must_use]
    pub fn digests(&self) -> &Digests {
        self.0.digests.get_or_init(|| {
            let mut hasher = Hasher::new();
            self.for_each(|chunk| hasher.update(chunk));
            hasher.finish()
        })
    }

    /// Returns the CRC-32 of the served bytes, as archives carry it.
    pub(crate) fn crc32(&self) -> u32 {
        *self.0.crc32.get_or_init(|| {
            let mut crc = flate2::Crc::new();
            self.for_each(|chunk| crc.update(chunk));
            crc.sum()
        })
    }

    fn for_each(&self, mut take: impl FnMut(&[u8])) {
        let mut offset = 0;
        while offset < self.size() {
            let chunk = self.chunk(offset, self.size());
            take(&chunk);
            offset += chunk.len() as u64;
        }
    }

    /// Returns some bytes from `offset` on, ending before `end`; empty if there are none.
    #[must_use]
    pub fn chunk(&self, offset: u64, end: u64) -> Bytes {
        let end = end.min(self.size());
        let most = usize::try_from(end.saturating_sub(offset)).unwrap_or(usize::MAX);
        if most == 0 {
            return Bytes::new();
        }
        match &self.0.data {
            Data::Kept { segments, .. } => {
                let place = |by: u64| usize::try_from(by).unwrap_or(usize::MAX);
                let segment = segments.get(place(offset / SEGMENT as u64));
                let start = place(offset % SEGMENT as u64);
                segment.map_or_else(Bytes::new, |segment| {
                    let most = most.min(segment.len() - start).min(pattern::STEP);
                    segment.slice(start..start + most)
                })
            }
            Data::Pattern(stretch) | Data::Forgotten(stretch) => {
                pattern::bytes(stretch.from + offset, most)
            }
            Data::Joined(parts) => {
                let place = parts.partition_point(|(_, end)| *end <= offset);
                parts
                    .get(place)
                    .map_or_else(Bytes::new, |(part, part_end)| {
                        let start = part_end - part.size();
                        part.chunk(offset - start, end - start)
                    })
            }
        }
    }

    /// Returns all bytes, or `None` if they were not kept.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Bytes> {
        if self.is_forgotten() {
            return None;
        }
        let mut whole = BytesMut::new();
        while (whole.len() as u64) < self.size() {
            whole.extend_from_slice(&self.chunk(whole.len() as u64, self.size()));
        }
        Some(whole.freeze())
    }

    fn is_forgotten(&self) -> bool {
        match &self.0.data {
            Data::Kept { .. } | Data::Pattern(_) => false,
            Data::Forgotten(_) => true,
            Data::Joined(parts) => parts.iter().any(|(part, _)| part.is_forgotten()),
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0.data {
            Data::Kept { .. } => "kept",
            Data::Pattern(_) => "pattern",
            Data::Forgotten(_) => "forgotten",
            Data::Joined(_) => "joined",
        };
        write!(formatter, "Content({kind}, {} bytes)", self.size())
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        Self::bytes(Bytes::copy_from_slice(bytes))
    }
}

impl<const N: usize> From<&[u8; N]> for Content {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::from(text.as_bytes())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

/// Takes in a content chunk by chunk.
///
/// Bytes that are not kept are compared with the pattern first and hashed only from the first difference on: an
/// upload of the pattern costs next to nothing and can be served again.
#[derive(Clone)]
pub(crate) struct ContentWriter {
    /// The offset in the pattern of its first byte.
    from: u64,
    size: u64,
    state: Writing,
}

#[derive(Clone)]
enum Writing {
    Keeping {
        storage: Storage,
        full: Vec<Bytes>,
        last: BytesMut,
    },
    Matching,
    Hashing(Box<Hasher>),
}

impl ContentWriter {
    /// Creates a writer into a storage.
    pub(crate) fn new(storage: &Storage) -> Self {
        Self::part(storage, 0)
    }

    /// Creates a writer for a part of a content that begins at this offset.
    pub(crate) fn part(storage: &Storage, from: u64) -> Self {
        let state = if storage.keeps {
            Writing::Keeping {
                storage: storage.clone(),
                full: Vec::new(),
                last: BytesMut::new(),
            }
        } else {
            Writing::Matching
        };
        Self {
            from,
            size: 0,
            state,
        }
    }

    /// Returns how many bytes have come in.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) fn write(&mut self, mut data: &[u8]) {
        if matches!(self.state, Writing::Matching) && !pattern::matches(self.from + self.size, data)
        {
            let mut hasher = Hasher::new();
            let mut offset = 0;
            while offset < self.size {
                let most = usize::try_from(self.size - offset).unwrap_or(usize::MAX);
                let chunk = pattern::bytes(self.from + offset, most);
                hasher.update(&chunk);
                offset += chunk.len() as u64;
            }
            self.state = Writing::Hashing(Box::new(hasher));
        }
        self.size += data.len() as u64;
        match &mut self.state {
            Writing::Keeping { full, last, .. } => {
                while !data.is_empty() {
                    let (head, rest) = data.split_at(data.len().min(SEGMENT - last.len()));
                    last.extend_from_slice(head);
                    data = rest;
                    if last.len() == SEGMENT {
                        full.push(last.split().freeze());
                    }
                }
            }
            Writing::Matching => {}
            Writing::Hashing(hasher) => hasher.update(data),
        }
    }

    pub(crate) fn finish(self) -> Content {
        let size = self.size;
        let stretch = Stretch {
            from: self.from,
            size,
        };
        match self.state {
            Writing::Keeping {
                storage,
                full,
                last,
            } => {
                let mut segments = full;
                if !last.is_empty() {
                    segments.push(last.freeze());
                }
                Content::stored(Data::Kept { segments, size }, Some(storage.keep(size)))
            }
            Writing::Matching => Content::new(Data::Pattern(stretch)),
            Writing::Hashing(hasher) => {
                let content = Content::new(Data::Forgotten(stretch));
                content.0.digests.get_or_init(|| hasher.finish());
                content
            }
        }
    }
}

impl fmt::Debug for ContentWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ContentWriter({} bytes)", self.size)
    }
}

#[derive(Clone)]
struct Hasher {
    md5: Md5,
    sha256: Sha256,
}

impl Hasher {
    fn new() -> Self {
        Self {
            md5: Md5::new(),
            sha256: Sha256::new(),
        }
    }

    fn update(&mut self, data: &[u8]) {
        self.md5.update(data);
        self.sha256.update(data);
    }

    fn finish(self) -> Digests {
        Digests {
            md5: hex(&self.md5.finalize()),
            sha256: hex(&self.sha256.finalize()),
        }
    }
}

/// Returns lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    bytes
        .iter()
        .flat_map(|byte| {
            [
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(keep: bool, chunks: &[&[u8]]) -> Content {
        let mut writer = ContentWriter::new(&Storage::new(keep));
        for chunk in chunks {
            writer.write(chunk);
        }
        writer.finish()
    }

    #[test]
    fn checksums_are_the_published_ones() {
        let digests = Content::from("abc").digests().clone();
        assert_eq!(digests.md5, "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            digests.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn kept_bytes_come_back_across_segments() {
        let data: Vec<u8> = (0..SEGMENT * 2 + 77).map(|at| (at % 251) as u8).collect();
        let (begin, end) = data.split_at(SEGMENT - 5);
        let content = written(true, &[begin, end]);
        assert_eq!(content.size(), data.len() as u64);
        assert_eq!(content.to_bytes().as_deref(), Some(data.as_slice()));
        let at = SEGMENT as u64 - 2;
        assert_eq!(content.chunk(at, at + 10), data[SEGMENT - 2..SEGMENT]);
        assert_eq!(content.digests(), Content::from(data).digests());
    }

    #[test]
    fn bytes_that_are_let_go_leave_size_and_checksums() {
        let start = pattern::bytes(0, 5000);
        let content = written(false, &[&start, b"something else"]);
        assert_eq!(content.to_bytes(), None);
        let mut whole = start.to_vec();
        whole.extend_from_slice(b"something else");
        assert_eq!(content.digests(), Content::from(whole).digests());
    }

    #[test]
    fn parts_joined_read_as_one() {
        let data: Vec<u8> = (0..2_000).map(|at| (at % 251) as u8).collect();
        let (begin, end) = data.split_at(700);
        let joined = Content::joined([begin.into(), Content::bytes(Bytes::new()), end.into()]);
        assert_eq!(joined.size(), 2_000);
        assert_eq!(joined.to_bytes().as_deref(), Some(data.as_slice()));
        assert_eq!(joined.chunk(650, 2_000), data[650..700]);
        assert_eq!(joined.digests(), Content::from(data).digests());
    }

    #[test]
    fn a_part_of_the_pattern_is_recognised_at_its_offset() {
        let mut writers = [0, 70_000].map(|from| ContentWriter::part(&Storage::new(false), from));
        for (writer, from) in writers.iter_mut().zip([0, 70_000]) {
            writer.write(&pattern::bytes(from, 40_000));
            writer.write(&pattern::bytes(from + 40_000, 30_000));
        }
        let joined = Content::joined(writers.map(ContentWriter::finish));
        assert_eq!(joined.digests(), Content::pattern(140_000).digests());
        assert_eq!(joined.to_bytes(), Content::pattern(140_000).to_bytes());
    }

    #[test]
    fn an_upload_of_the_pattern_is_recognised() {
        let start = pattern::bytes(0, 60_000);
        let rest = pattern::bytes(60_000, 60_000);
        let content = written(false, &[&start, &rest]);
        assert_eq!(content.to_bytes().map(|bytes| bytes.len()), Some(120_000));
        assert_eq!(content.digests(), Content::pattern(120_000).digests());
    }
}
