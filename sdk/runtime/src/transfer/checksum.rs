//! Length and checksums, computed while bytes pass through.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use md5::{Digest, Md5};
use sha2::Sha256;
use tokio::task::{JoinError, JoinHandle, spawn_blocking};

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
/// Bytes that were seen before are skipped, so that another attempt costs nothing.
#[derive(Clone, Default)]
pub(crate) struct Fingerprinter {
    seen: u64,
    /// Whether bytes were left out, so that the checksums are invalid.
    gap: bool,
    md5: Md5,
    sha256: Sha256,
}

/// A fingerprinter for several attempts, and for the threads that read files.
pub(crate) type SharedFingerprinter = Arc<Mutex<Fingerprinter>>;

impl Fingerprinter {
    /// Takes note of bytes that stand at `offset`.
    pub(crate) fn update(&mut self, offset: u64, bytes: &[u8]) {
        self.gap |= offset > self.seen;
        let known = usize::try_from(self.seen.saturating_sub(offset)).unwrap_or(usize::MAX);
        let Some(new) = bytes.get(known..).filter(|new| !new.is_empty()) else {
            return;
        };
        self.md5.update(new);
        self.sha256.update(new);
        self.seen += new.len() as u64;
    }

    /// Takes note of the bytes that follow those it has seen, each sum on a thread of its own: they are what takes longest of a fast
    /// transfer.
    pub(crate) fn append(self, bytes: Bytes) -> Summing {
        let Self {
            seen,
            gap,
            mut md5,
            mut sha256,
        } = self;
        let same = bytes.clone();
        Summing {
            seen: seen + bytes.len() as u64,
            gap,
            md5: spawn_blocking(move || {
                md5.update(&bytes);
                md5
            }),
            sha256: spawn_blocking(move || {
                sha256.update(&same);
                sha256
            }),
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
            md5: hex(&self.md5.clone().finalize()),
            sha256: hex(&self.sha256.clone().finalize()),
        }
    }

    /// Returns the fingerprint of contents of `size` bytes, if it has seen all of them.
    pub(crate) fn complete(&self, size: u64) -> Option<Fingerprint> {
        (!self.gap && self.seen == size).then(|| self.fingerprint())
    }
}

/// A stream of bytes that are summed.
pub(crate) struct Summing {
    seen: u64,
    gap: bool,
    md5: JoinHandle<Md5>,
    sha256: JoinHandle<Sha256>,
}

impl Summing {
    /// Waits until they are through.
    pub(crate) async fn done(self) -> Result<Fingerprinter, JoinError> {
        Ok(Fingerprinter {
            seen: self.seen,
            gap: self.gap,
            md5: self.md5.await?,
            sha256: self.sha256.await?,
        })
    }
}

/// Adds bytes to a shared fingerprinter.
pub(crate) fn note(fingerprinter: &SharedFingerprinter, offset: u64, bytes: &[u8]) {
    fingerprinter
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .update(offset, bytes);
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

    #[test]
    fn contents_with_a_gap_have_no_fingerprint() {
        let mut fingerprinter = Fingerprinter::default();
        fingerprinter.update(0, b"ab");
        fingerprinter.update(3, b"d");
        assert_eq!(fingerprinter.complete(3), None);
        assert_eq!(fingerprinter.complete(4), None);
    }

    proptest! {
        #[test]
        fn replays_change_nothing(contents in prop::collection::vec(any::<u8>(), 0..200), cuts in prop::collection::vec((0usize..200, 1usize..50), 0..6)) {
            let mut fingerprinter = Fingerprinter::default();
            for (cut, chunk) in cuts {
                let end = cut.min(contents.len());
                let mut offset = 0;
                for piece in contents[..end].chunks(chunk) {
                    fingerprinter.update(offset, piece);
                    offset += piece.len() as u64;
                }
            }
            fingerprinter.update(0, &contents);
            prop_assert_eq!(fingerprinter.complete(contents.len() as u64), Some(Fingerprint::of(&contents)));
        }
    }
}
