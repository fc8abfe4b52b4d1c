//! Contents of files: pseudorandom bytes that are fast to generate.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use bytes::Bytes;
use md5::{Digest, Md5};
use sha2::Sha256;

/// Size of the block that contents are a repetition of, in bytes.
pub const BLOCK: usize = 1024 * 1024;

/// The block that contents are a repetition of.
#[must_use]
pub fn block() -> Bytes {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut block = Vec::with_capacity(BLOCK);
    while block.len() < BLOCK {
        // Xorshift: it only has to look like the contents of a file that can't be compressed.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        block.extend_from_slice(&state.to_le_bytes());
    }
    block.into()
}

/// The blocks of contents of `size` bytes.
pub fn blocks(size: u64) -> impl Iterator<Item = Bytes> {
    let block = block();
    let mut left = size;
    std::iter::from_fn(move || {
        let length = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
        left -= length as u64;
        (length > 0).then(|| block.slice(..length))
    })
}

/// Writes a file of `size` bytes.
///
/// # Errors
///
/// When it can't be written.
pub fn write_file(path: &Path, size: u64) -> io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    for block in blocks(size) {
        file.write_all(&block)?;
    }
    // Pending writes to the disk would slow down the first case.
    file.sync_all()
}

/// MD5 and SHA-256 of contents, as they pass by.
#[derive(Clone, Default)]
pub struct Sums {
    md5: Md5,
    sha256: Sha256,
}

impl Sums {
    /// The sums of contents of `size` bytes.
    #[must_use]
    pub fn of(size: u64) -> (String, String) {
        let mut sums = Self::default();
        for block in blocks(size) {
            sums.update(&block);
        }
        sums.finish()
    }

    /// Takes note of the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.sha256.update(bytes);
    }

    /// MD5 and SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> (String, String) {
        (hex(&self.md5.finalize()), hex(&self.sha256.finalize()))
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
