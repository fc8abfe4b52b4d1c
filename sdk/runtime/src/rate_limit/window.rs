//! The calls of one limit.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud_drives_core::RateLimit;
use tokio::sync::Mutex as Turn;
use tokio::time::{Instant, sleep_until};

use super::Observed;

/// The longest time for which a server's answer delays all calls.
///
/// A server that requires a longer pause will say so again in answer to the next call.
const LONGEST_HOLD: Duration = Duration::from_secs(60);

/// The longest window; longer ones are shortened to it.
const LONGEST_WINDOW: Duration = Duration::from_secs(366 * 24 * 3600);

/// The times of the calls of one limit, so that no window has more calls than allowed.
///
/// A bucket that starts full and refills evenly would allow almost twice as many calls in its first window.
#[derive(Debug)]
pub(super) struct Window {
    limit: RateLimit,
    /// The lock of the next caller. It queues fairly, and a dropped waiter leaves nothing behind.
    turn: Turn<()>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The times of the latest calls, at most as many as the limit allows.
    made: VecDeque<Instant>,
    /// The number of calls left according to the server, and until when that applies.
    server: Option<(u32, Instant)>,
    /// No call is made before this time.
    held: Option<Instant>,
}

impl Window {
    pub(super) fn new(mut limit: RateLimit) -> Self {
        // Keeps points in time representable.
        limit.per = limit.per.min(LONGEST_WINDOW);
        Self {
            limit,
            turn: Turn::new(()),
            state: Mutex::default(),
        }
    }

    /// Waits until another call can be made, and counts it.
    pub(super) async fn acquire(&self) {
        let _turn = self.turn.lock().await;
        while let Some(free_at) = self.take() {
            sleep_until(free_at).await;
        }
    }

    /// Counts a call that is made now, or returns when one can be made.
    fn take(&self) -> Option<Instant> {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = state.held.filter(|held| *held > now) {
            return Some(held);
        }
        if let Some((left, until)) = state.server {
            match left.checked_sub(1) {
                _ if until <= now => state.server = None,
                Some(rest) => state.server = Some((rest, until)),
                None => return Some(until),
            }
        }
        let calls = usize::try_from(self.limit.calls.max(1)).unwrap_or(usize::MAX);
        while state
            .made
            .front()
            .is_some_and(|first| *first + self.limit.per <= now)
        {
            state.made.pop_front();
        }
        if state.made.len() >= calls
            && let Some(first) = state.made.front()
        {
            let free_at = *first + self.limit.per;
            // The call is not made, so undo its count.
            if let Some((left, _)) = &mut state.server {
                *left += 1;
            }
            return Some(free_at);
        }
        state.made.push_back(now);
        None
    }

    /// Returns whether anything could delay a call.
    pub(super) fn counts(&self) -> bool {
        let now = Instant::now();
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let last = state.made.back();
        last.is_some_and(|last| *last + self.limit.per > now)
            || state.server.is_some_and(|(_, until)| until > now)
            || state.held.is_some_and(|held| held > now)
    }

    /// Adopts the server's count, if it allows fewer calls.
    pub(super) fn observe(&self, observed: Observed) {
        let Some(remaining) = observed.remaining else {
            return;
        };
        let until = Instant::now() + observed.reset.unwrap_or(self.limit.per).min(LONGEST_HOLD);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // An answer that was overtaken by a later one has an outdated count.
        state.server = match state.server {
            Some((known, known_until)) if known < remaining && known_until >= until => {
                Some((known, known_until))
            }
            _ => Some((remaining, until)),
        };
    }

    /// Delays all calls, because the server reported too many.
    pub(super) fn hold(&self, delay: Duration) {
        let until = Instant::now() + delay.min(LONGEST_HOLD);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.held = Some(state.held.map_or(until, |held| held.max(until)));
    }
}
