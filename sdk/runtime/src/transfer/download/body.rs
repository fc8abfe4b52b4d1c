//! The body of one answer.

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Result};

use super::verify::integrity;
use crate::transfer::checksum::Fingerprinter;

/// The body of one answer, from where the contents are wanted or from their beginning.
pub(super) struct Body {
    pub(super) stream: ByteStream,
    /// Whether further parts may follow where the stream ends, or the contents end there too.
    pub(super) is_part: bool,
    /// Bytes at its beginning that went out before.
    again: Option<Again>,
}

/// Bytes that come again although they were not wanted; they have to be the same as before.
struct Again {
    left: u64,
    sums: Fingerprinter,
}

impl Body {
    pub(super) fn new(stream: ByteStream, is_part: bool) -> Self {
        Self {
            stream,
            is_part,
            again: None,
        }
    }

    /// Its first bytes went out before, so many of them.
    pub(super) fn comes_again(&mut self, bytes: u64) {
        self.again = Some(Again {
            left: bytes,
            sums: Fingerprinter::default(),
        });
    }

    /// Whether it has not got to new bytes yet.
    pub(super) fn is_again(&self) -> bool {
        self.again.is_some()
    }

    /// What is new of a chunk. The rest is held against the sums of what went out before.
    pub(super) fn new_bytes(
        &mut self,
        mut chunk: Bytes,
        before: Option<&Fingerprinter>,
    ) -> Result<Bytes> {
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
