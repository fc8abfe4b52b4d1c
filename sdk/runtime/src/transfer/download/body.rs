//! The body of one answer.

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Result};

use super::verify::integrity;
use crate::transfer::checksum::Fingerprinter;

/// The body of one answer, from the wanted offset or from the beginning of the contents.
pub(super) struct Body {
    pub(super) stream: ByteStream,
    /// Whether further parts may follow the end of the stream.
    pub(super) is_part: bool,
    /// Number of unwanted bytes at its beginning.
    skip: u64,
    /// The bytes after these that were already returned.
    again: Option<RepeatedBytes>,
}

/// Bytes that arrive again and must be unchanged.
struct RepeatedBytes {
    left: u64,
    sums: Fingerprinter,
}

impl Body {
    pub(super) fn new(stream: ByteStream, is_part: bool) -> Self {
        Self {
            stream,
            is_part,
            skip: 0,
            again: None,
        }
    }

    /// Sets how many bytes at the beginning are unwanted, and how many after them were already returned.
    pub(super) fn comes_again(&mut self, unwanted: u64, before: u64) {
        self.skip = unwanted;
        self.again = (before > 0).then(|| RepeatedBytes {
            left: before,
            sums: Fingerprinter::default(),
        });
    }

    /// Returns whether no wanted byte has arrived yet.
    pub(super) fn is_before_the_window(&self) -> bool {
        self.skip > 0
    }

    /// Returns whether no new byte has arrived yet.
    pub(super) fn is_again(&self) -> bool {
        self.skip > 0 || self.again.is_some()
    }

    /// Returns the new bytes of a chunk. The rest is compared with the checksums of the bytes already returned.
    pub(super) fn new_bytes(
        &mut self,
        mut chunk: Bytes,
        before: Option<&Fingerprinter>,
    ) -> Result<Bytes> {
        let unwanted = usize::try_from(self.skip).unwrap_or(usize::MAX);
        let unwanted = chunk.split_to(unwanted.min(chunk.len()));
        self.skip -= unwanted.len() as u64;
        let Some(again) = &mut self.again else {
            return Ok(chunk);
        };
        let old = usize::try_from(again.left).unwrap_or(usize::MAX);
        let old = chunk.split_to(old.min(chunk.len()));
        again.sums.update(again.sums.seen(), &old);
        again.left -= old.len() as u64;
        if again.left == 0 {
            let same =
                before.is_some_and(|before| before.fingerprint() == again.sums.fingerprint());
            self.again = None;
            if !same {
                return Err(integrity(
                    "the contents changed on the server during the download",
                ));
            }
        }
        Ok(chunk)
    }
}
