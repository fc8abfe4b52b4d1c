//! A byte sequence of any length that needs no memory.

use std::sync::LazyLock;

use bytes::Bytes;

/// Length after which the pattern repeats: a prime, so that it never lines up with buffers and parts.
const PERIOD: usize = 65_521;
/// The longest slice that is handed out at once.
pub(crate) const STEP: usize = 65_536;

static BLOCK: LazyLock<Bytes> = LazyLock::new(|| {
    let mut random = fastrand::Rng::with_seed(0x000d_15c0);
    let period: Vec<u8> = (0..PERIOD).map(|_| random.u8(..)).collect();
    let block: Vec<u8> = period.iter().copied().cycle().take(PERIOD + STEP).collect();
    Bytes::from(block)
});

/// Returns the bytes of the pattern from `offset` on.
///
/// There are at most `most` of them, never more than 64 KiB, none only when `most` is 0.
///
/// A file made of this pattern can be uploaded to and served by an emulator that keeps no contents, and comes back
/// byte for byte.
///
/// ```
/// let begin = cloud_drives_emulator::pattern::bytes(0, 10);
/// let again = cloud_drives_emulator::pattern::bytes(4, 6);
/// assert_eq!(begin[4..], again[..]);
/// ```
#[must_use]
pub fn bytes(offset: u64, most: usize) -> Bytes {
    let start = usize::try_from(offset % PERIOD as u64).unwrap_or(0);
    BLOCK.slice(start..start + most.min(STEP))
}

/// Returns whether `data` is the pattern at `offset`.
pub(crate) fn matches(mut offset: u64, mut data: &[u8]) -> bool {
    while !data.is_empty() {
        let expected = bytes(offset, data.len());
        let (head, rest) = data.split_at(expected.len());
        if head != expected {
            return false;
        }
        offset += head.len() as u64;
        data = rest;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_join_to_the_same_sequence_wherever_they_start() {
        let mut whole = Vec::new();
        while whole.len() < 300_000 {
            whole.extend_from_slice(&bytes(whole.len() as u64, STEP));
        }
        assert_eq!(bytes(131_040, 5_000), whole[131_040..136_040]);
        assert!(matches(7, &whole[7..250_000]));
        assert!(!matches(8, &whole[7..250_000]));
    }
}
