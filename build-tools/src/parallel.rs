//! Work on several things beside each other.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Returns what `work` makes of each item, in the order of the items.
///
/// Threads, one a core, take the next item whenever they are done with one.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut made = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return made;
            };
            made.push((index, work(item)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut made = thread::scope(|scope| {
        let others = 1..cores.min(items.len());
        let others: Vec<_> = others.map(|_| scope.spawn(worker)).collect();
        let mut made = worker();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(map(&items, |item| *item), items);
        assert!(map(&items[..0], |item| *item).is_empty());
    }

    #[test]
    fn a_panic_is_passed_on() {
        let outcome = std::panic::catch_unwind(|| {
            map(&[1, 2, 3], |item| assert_ne!(*item, 2, "two is too much"));
        });
        assert!(outcome.is_err());
    }
}
