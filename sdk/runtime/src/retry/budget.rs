//! The shared budget of retries.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The cost of a retry, in tenths.
const REPEAT: u32 = 10;
/// The amount that a call without retries adds to the budget, in tenths.
const SUCCESS: u32 = 1;

/// The number of retries that all calls of a client may make together.
///
/// Without it, every call would be retried while a service is down, and add to its load. A retry takes one from the budget; a success adds
/// a tenth, and returns the cost of its own retries. First attempts are always made. Clones share the budget.
///
/// ```
/// use cloud_drives_runtime::retry::RetryBudget;
///
/// let budget = RetryBudget::new(1);
/// assert!(budget.take());
/// assert!(!budget.take());
/// ```
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Pot>>);

struct Pot {
    capacity: u32,
    left: Mutex<u32>,
}

impl RetryBudget {
    /// Creates a budget of `repeats` retries.
    #[must_use]
    pub fn new(repeats: u32) -> Self {
        let capacity = repeats.saturating_mul(REPEAT);
        Self(Some(Arc::new(Pot {
            capacity,
            left: Mutex::new(capacity),
        })))
    }

    /// Creates an unlimited budget: only the policy of each call applies.
    #[must_use]
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Takes one retry from the budget, if one is left.
    #[must_use]
    pub fn take(&self) -> bool {
        self.change(|left, _| match left.checked_sub(REPEAT) {
            Some(rest) => (rest, true),
            None => (left, false),
        })
    }

    /// Pays in for a call that succeeded, with or without retries.
    pub fn succeeded(&self, repeats: u32) {
        let paid = repeats.saturating_mul(REPEAT).saturating_add(SUCCESS);
        self.change(|left, capacity| (left.saturating_add(paid).min(capacity), true));
    }

    /// Returns how many retries are left; `None` if unlimited.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        let pot = self.0.as_ref()?;
        Some(*pot.left.lock().unwrap_or_else(PoisonError::into_inner) / REPEAT)
    }

    fn change(&self, make: impl FnOnce(u32, u32) -> (u32, bool)) -> bool {
        let Some(pot) = &self.0 else {
            return true;
        };
        let mut left = pot.left.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, outcome) = make(*left, pot.capacity);
        *left = now;
        outcome
    }
}

impl Default for RetryBudget {
    /// Returns a budget of 100 retries.
    fn default() -> Self {
        Self::new(100)
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget")
            .field("left", &self.left())
            .finish()
    }
}
