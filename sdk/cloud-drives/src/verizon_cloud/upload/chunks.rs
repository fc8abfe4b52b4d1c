//! Dividing contents into chunks (`wire.md §6.2`).

use cloud_drives_core::{Error, Result};

/// Minimum size of contents that are always sent in chunks, and maximum size of a chunk: 100 MiB.
pub const LARGEST_UPLOAD: u64 = 104_857_600;
/// Default size of a chunk in bytes, as in the Python SDK.
pub const CHUNK_SIZE: u64 = 8_388_608;

/// Maximum number of chunks of one upload. The size of each is held in memory.
const MOST_CHUNKS: u64 = 1_000_000;

/// The caller's settings for chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunks {
    /// Whether to send contents in chunks that could be sent in one piece.
    pub(super) wanted: bool,
    pub(super) size: u64,
}

impl Chunks {
    /// Fails for an invalid chunk size.
    pub(super) fn check(&self) -> Result<()> {
        match self.size {
            1..=LARGEST_UPLOAD => Ok(()),
            size => Err(Error::invalid_input(format!(
                "chunk_size: must be 1 to {LARGEST_UPLOAD} bytes, not {size}"
            ))),
        }
    }

    /// Returns the size of a chunk for contents of this size; `None` if they are sent in one piece, as empty contents are.
    pub(super) fn size_for(&self, total: u64) -> Option<u64> {
        let cut = total >= LARGEST_UPLOAD || (self.wanted && total > 0);
        cut.then_some(self.size)
    }
}

/// Returns the sizes of the chunks, in order.
pub(super) fn sizes(total: u64, chunk: u64) -> Result<Vec<u64>> {
    let count = total.div_ceil(chunk.max(1));
    if count > MOST_CHUNKS {
        return Err(Error::invalid_input(format!(
            "chunk_size: {total} bytes need {count} chunks of {chunk} bytes; set a larger size for at most {MOST_CHUNKS} chunks"
        )));
    }
    let starts = (0..count).map(|number| number * chunk);
    Ok(starts.map(|start| chunk.min(total - start)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MIB: u64 = 1 << 20;

    #[test]
    fn chunks_are_compulsory_from_100_mib_on() {
        let one_piece = Chunks {
            wanted: false,
            size: CHUNK_SIZE,
        };
        let cut = Chunks {
            wanted: true,
            ..one_piece
        };
        assert_eq!(LARGEST_UPLOAD, 100 * MIB);
        for (total, without, with) in [
            (0, None, None),
            (1, None, Some(CHUNK_SIZE)),
            (100 * MIB - 1, None, Some(CHUNK_SIZE)),
            (100 * MIB, Some(CHUNK_SIZE), Some(CHUNK_SIZE)),
            (u64::MAX, Some(CHUNK_SIZE), Some(CHUNK_SIZE)),
        ] {
            assert_eq!(one_piece.size_for(total), without, "{total}");
            assert_eq!(cut.size_for(total), with, "{total}");
        }
    }

    #[test]
    fn sizes_that_no_chunk_can_have_are_refused() {
        let chunks = |size| Chunks { wanted: true, size };
        for size in [1, CHUNK_SIZE, 100 * MIB] {
            chunks(size).check().unwrap();
        }
        for size in [0, 100 * MIB + 1, u64::MAX] {
            let error = chunks(size).check().unwrap_err();
            assert!(error.is_invalid_input(), "{error}");
            assert!(error.message().contains(&size.to_string()), "{error}");
        }
    }

    #[test]
    fn too_many_chunks_are_refused_before_they_take_memory() {
        let error = sizes(u64::MAX, 1).unwrap_err();
        assert!(error.message().starts_with("chunk_size: "), "{error}");
        assert_eq!(sizes(1_000_000, 1).unwrap().len(), 1_000_000);
    }

    proptest! {
        #[test]
        fn chunks_are_full_but_for_the_last_and_add_up(total in 1u64..5_000_000, chunk in 5u64..9_000_000) {
            let sizes = sizes(total, chunk).unwrap();
            prop_assert_eq!(sizes.iter().sum::<u64>(), total);
            let (last, full) = sizes.split_last().unwrap();
            prop_assert!((1..=chunk).contains(last));
            prop_assert!(full.iter().all(|size| *size == chunk));
        }
    }
}
