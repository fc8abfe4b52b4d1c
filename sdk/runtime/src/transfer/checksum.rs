//! Length and checksums, computed while bytes pass through.

use std::fmt::Write as _;
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::Result;
use md5::{Digest, Md5};
use sha2::Sha256;
use tokio::sync::Mutex;

use super::worker::{Work, Worker};

/// Length and checksums of some contents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Fingerprint {
    /// Length in bytes.
    pub size: u64,
    /// MD5, 32 lower-case hexadecimal digits.
    pub md5: String,
    /// SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

impl Fingerprint {
    /// Computes the fingerprint of bytes in memory.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::Fingerprint;
    ///
    /// assert_eq!(Fingerprint::of(b"").md5, "d41d8cd98f00b204e9800998ecf8427e");
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut fingerprinter = Fingerprinter::default();
        fingerprinter.update(0, bytes);
        fingerprinter.fingerprint()
    }
}

/// Computes the fingerprint of contents whose bytes come in order, and possibly several times.
///
/// Bytes that were already seen are skipped, so that a retry costs nothing.
#[derive(Clone, Default)]
pub(crate) struct Fingerprinter {
    seen: u64,
    md5: Md5,
    sha256: Sha256,
}

/// Checksums shared by several attempts.
pub(crate) type SharedSums = Arc<Mutex<Summing>>;

impl Fingerprinter {
    /// Records bytes at `offset`.
    pub(crate) fn update(&mut self, offset: u64, bytes: &[u8]) {
        let Some(new) = bytes.get(known(self.seen, offset)..) else {
            return;
        };
        self.md5.update(new);
        self.sha256.update(new);
        self.seen += new.len() as u64;
    }

    /// Continues concurrently with the source of the bytes.
    pub(crate) fn beside(self) -> Summing {
        Summing {
            seen: self.seen,
            gap: false,
            md5: Worker::new(self.md5),
            sha256: Worker::new(self.sha256),
        }
    }

    /// Returns how many bytes from the beginning it has seen.
    pub(crate) fn seen(&self) -> u64 {
        self.seen
    }

    /// Returns the fingerprint of the bytes so far.
    pub(crate) fn fingerprint(&self) -> Fingerprint {
        Fingerprint {
            size: self.seen,
            md5: sum_of(&self.md5),
            sha256: sum_of(&self.sha256),
        }
    }
}

/// Returns how many bytes of a piece at `offset` are among those that were seen.
fn known(seen: u64, offset: u64) -> usize {
    usize::try_from(seen.saturating_sub(offset)).unwrap_or(usize::MAX)
}

/// A fingerprinter whose checksums are computed on separate threads.
///
/// They run in parallel to each other and to the network, because they are the slowest part of a fast transfer.
pub(crate) struct Summing {
    seen: u64,
    /// Whether bytes are missing, so that the checksums are meaningless.
    gap: bool,
    md5: Worker<Md5>,
    sha256: Worker<Sha256>,
}

impl Default for Summing {
    fn default() -> Self {
        Fingerprinter::default().beside()
    }
}

impl Summing {
    /// Records bytes at `offset`. Bytes that were already seen are not added again.
    ///
    /// # Errors
    /// Returns an error if the runtime is shutting down.
    pub(crate) async fn update(&mut self, offset: u64, mut bytes: Bytes) -> Result<()> {
        self.gap |= offset > self.seen;
        let known = known(self.seen, offset);
        if known >= bytes.len() {
            return Ok(());
        }
        self.append(&[bytes.split_off(known)]).await
    }

    /// Records the bytes that follow those already seen.
    ///
    /// # Errors
    /// Returns an error if the runtime is shutting down.
    pub(crate) async fn append(&mut self, pieces: &[Bytes]) -> Result<()> {
        self.md5.has_room().await?;
        self.sha256.has_room().await?;
        // No await from here on, so that both checksums cover the same bytes.
        self.seen += pieces.iter().map(|piece| piece.len() as u64).sum::<u64>();
        self.md5.add(pieces);
        self.sha256.add(pieces);
        Ok(())
    }

    /// Returns the fingerprint of contents of `size` bytes, if it has seen all of them.
    pub(crate) async fn complete(&self, size: u64) -> Option<Fingerprint> {
        if self.gap || self.seen != size {
            return None;
        }
        Some(Fingerprint {
            size,
            md5: self.md5.settled(sum_of).await.ok()?,
            sha256: self.sha256.settled(sum_of).await.ok()?,
        })
    }

    /// Returns the checksums, once all bytes are processed.
    ///
    /// # Errors
    /// Returns an error if the runtime is shutting down.
    pub(crate) async fn finish(self) -> Result<Fingerprinter> {
        Ok(Fingerprinter {
            seen: self.seen,
            md5: self.md5.finish().await?,
            sha256: self.sha256.finish().await?,
        })
    }
}

/// The largest piece, in bytes, whose checksum takes less time than waking a thread.
const QUICK: usize = 16 * 1024;

impl Work for Md5 {
    fn quick(&self) -> usize {
        QUICK
    }

    fn take(&mut self, piece: &[u8]) -> Result<()> {
        self.update(piece);
        Ok(())
    }
}

impl Work for Sha256 {
    fn quick(&self) -> usize {
        QUICK
    }

    fn take(&mut self, piece: &[u8]) -> Result<()> {
        self.update(piece);
        Ok(())
    }
}

fn sum_of<D: Digest + Clone>(sum: &D) -> String {
    hex(&sum.clone().finalize())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_sums_come_out() {
        let print = Fingerprint::of(b"abc");
        assert_eq!(print.size, 3);
        assert_eq!(print.md5, "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            print.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    /// What comes of pieces, each with its offset.
    fn complete(pieces: &[(u64, &[u8])], size: u64) -> Option<Fingerprint> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut sums = Summing::default();
            for (offset, piece) in pieces {
                let piece = Bytes::copy_from_slice(piece);
                sums.update(*offset, piece).await.unwrap();
            }
            sums.complete(size).await
        })
    }

    #[test]
    fn contents_with_a_gap_have_no_fingerprint() {
        let pieces: [(u64, &[u8]); 2] = [(0, b"ab"), (3, b"d")];
        assert_eq!(complete(&pieces, 3), None);
        assert_eq!(complete(&pieces, 4), None);
    }

    #[test]
    fn large_pieces_are_summed_up_in_their_order() {
        let contents: Vec<u8> = (0..5_000_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut offset = 0;
        let pieces: Vec<(u64, &[u8])> = contents
            .chunks(700_001)
            .map(|piece| {
                let at = offset;
                offset += piece.len() as u64;
                (at, piece)
            })
            .collect();
        let size = contents.len() as u64;
        assert_eq!(complete(&pieces, size), Some(Fingerprint::of(&contents)));
    }

    proptest! {
        #[test]
        fn replays_change_nothing(contents in prop::collection::vec(any::<u8>(), 0..200), cuts in prop::collection::vec((0usize..200, 1usize..50), 0..6)) {
            let mut pieces: Vec<(u64, &[u8])> = Vec::new();
            for (cut, chunk) in cuts {
                let end = cut.min(contents.len());
                let mut offset = 0;
                for piece in contents[..end].chunks(chunk) {
                    pieces.push((offset, piece));
                    offset += piece.len() as u64;
                }
            }
            pieces.push((0, &contents));
            prop_assert_eq!(complete(&pieces, contents.len() as u64), Some(Fingerprint::of(&contents)));
        }
    }
}
