//! Digests of a page's items, to recognize repeated pages.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use serde::Serialize;

/// Number of items of a page that are digested, spread over the whole page.
const SAMPLES: usize = 16;

/// A digest of some items of a page, independent of their number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    digest: u64,
    first: Option<u64>,
    differ: bool,
}

impl Contents {
    /// Adds one of the page's lists.
    pub(super) fn add<T: Serialize>(&mut self, items: &[T]) {
        let step = items.len().div_ceil(SAMPLES).max(1);
        let mut digest = DefaultHasher::new();
        (self.digest, items.len()).hash(&mut digest);
        for item in items.iter().step_by(step).chain(items.last()) {
            let item = digest_of(item);
            item.hash(&mut digest);
            self.differ |= *self.first.get_or_insert(item) != item;
        }
        self.digest = digest.finish();
    }

    /// Returns whether all items are alike, which happens if `fields` selects few members: two such equal pages prove nothing.
    pub(super) fn are_alike(&self) -> bool {
        !self.differ
    }

    pub(super) fn digest(&self) -> u64 {
        self.digest
    }
}

fn digest_of<T: Serialize>(item: &T) -> u64 {
    struct Digest(DefaultHasher);

    impl io::Write for Digest {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut digest = Digest(DefaultHasher::new());
    // Items that can't be serialized count as equal.
    let _ = serde_json::to_writer(&mut digest, item);
    digest.0.finish()
}

/// Detects repetitions, in bounded memory.
///
/// The first [`Seen::EXACT`] values are all kept. After that, one more value is kept and replaced after twice as many steps each time. So a
/// cycle of any length that begins later is detected after a few rounds.
#[derive(Debug, Default)]
pub(super) struct Seen {
    first: HashSet<u64>,
    kept: Option<u64>,
    steps: u64,
    patience: u64,
}

impl Seen {
    const EXACT: usize = 10_000;

    /// Returns whether the value was seen before.
    pub(super) fn again(&mut self, digest: u64) -> bool {
        if self.first.contains(&digest) || self.kept == Some(digest) {
            return true;
        }
        if self.first.len() < Self::EXACT {
            self.first.insert(digest);
            return false;
        }
        self.steps += 1;
        if self.steps >= self.patience {
            self.kept = Some(digest);
            self.patience = (self.patience * 2).max(2);
            self.steps = 0;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_detected_however_late_it_begins() {
        for (before, length) in [(0, 1), (0, 3), (5, 7), (50_000, 3), (20_000, 30_000)] {
            let mut seen = Seen::default();
            let mut step = 0;
            while !seen.again(match step < before {
                true => step,
                false => before + (step - before) % length,
            }) {
                step += 1;
                assert!(step < 6 * (before + length), "{before} and {length}");
            }
            assert!(step >= before + length, "{before} and {length}");
            assert!(seen.first.len() <= Seen::EXACT);
        }
    }

    #[test]
    fn pages_are_distinguished_by_some_of_their_items() {
        let of = |items: &[u32]| {
            let mut contents = Contents::default();
            contents.add(items);
            contents
        };
        let page: Vec<u32> = (0..1000).collect();
        assert_eq!(of(&page), of(&page));
        assert_ne!(of(&page), of(&page[..999]));
        assert_ne!(of(&page), of(&page[1..]));
        assert!(!of(&page).are_alike());
        assert!(of(&[7; 50]).are_alike() && of(&[7]).are_alike() && of(&[]).are_alike());
    }
}
