//! Rate limits: a leaky bucket for each operation and user of an account (`wire.md` §8).

use std::collections::HashMap;

use chrono::{DateTime, Utc};

/// So many calls in so many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) calls: u32,
    pub(crate) window: u32,
}

pub(crate) const fn per_second(calls: u32) -> Rate {
    Rate {
        calls,
        window: 1_000,
    }
}

pub(crate) const fn per_minute(calls: u32) -> Rate {
    Rate {
        calls,
        window: 60_000,
    }
}

/// The levels of the buckets.
#[derive(Debug, Default)]
pub(crate) struct Rates(HashMap<Key, Bucket>);

type Key = (&'static str, String);

#[derive(Debug)]
struct Bucket {
    level: f64,
    at: DateTime<Utc>,
}

/// The limit after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) allowed: bool,
    pub(crate) remaining: u32,
}

impl Rates {
    /// Counts a call of this operation by this user; one that is refused does not count.
    pub(crate) fn count(
        &mut self,
        operation: &'static str,
        user: &str,
        rate: Rate,
        now: DateTime<Utc>,
    ) -> Count {
        let bucket = self
            .0
            .entry((operation, user.to_owned()))
            .or_insert(Bucket {
                level: 0.0,
                at: now,
            });
        let passed = (now - bucket.at)
            .num_microseconds()
            .unwrap_or(i64::MAX)
            .max(0);
        let capacity = f64::from(rate.calls);
        let leaked = passed as f64 / 1_000.0 * capacity / f64::from(rate.window);
        bucket.level = (bucket.level - leaked).max(0.0);
        bucket.at = now;
        // Sums of leaks are not exact; a hair must not cost a call.
        let allowed = bucket.level + 1.0 <= capacity + 1e-6;
        if allowed {
            bucket.level += 1.0;
        }
        Count {
            allowed,
            remaining: (capacity - bucket.level + 1e-6).max(0.0) as u32,
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_bucket_is_full_after_its_calls_and_leaks_with_time() {
        let mut rates = Rates::default();
        let mut now = DateTime::<Utc>::UNIX_EPOCH;
        let rate = per_second(5);
        let mut call = |user: &str, now| rates.count("files.list", user, rate, now);
        let left: Vec<u32> = (0..5).map(|_| call("ann", now).remaining).collect();
        assert_eq!(left, [4, 3, 2, 1, 0]);
        assert!(!call("ann", now).allowed);
        assert!(call("ben", now).allowed);
        now += TimeDelta::milliseconds(200);
        assert!(call("ann", now).allowed);
        assert!(!call("ann", now).allowed);
        now += TimeDelta::seconds(3);
        assert_eq!(call("ann", now).remaining, 4);
    }
}
