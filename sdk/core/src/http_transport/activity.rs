//! Tracks when a byte was last sent or received.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How many bytes the operating system may buffer: the default limit of a socket on Linux.
const BUFFERED: u64 = 4 * 1024 * 1024;
/// The slowest rate at which a server is expected to take buffered bytes, in bytes a second.
const SLOWEST: u64 = 32 * 1024;

/// The time at which a byte of a request was last sent. The upload updates it; the call times out by it.
///
/// Only the hand-over to the operating system is visible, and the operating system may buffer megabytes. While it accepts no more bytes, or
/// after it has accepted the last, the server may still be reading; no portable API reports how far it is. So the timeout is extended by
/// the time that a slow server needs to read the buffered bytes, never more than were sent: up to 128 s after 4 MiB, and next to nothing
/// for a call without contents.
#[derive(Debug)]
pub(super) struct Activity(Mutex<State>);

#[derive(Clone, Copy, Debug)]
struct State {
    last: Instant,
    waiting_for_source: bool,
    sent: u64,
}

impl Activity {
    pub(super) fn new() -> Self {
        Self(Mutex::new(State {
            last: Instant::now(),
            waiting_for_source: false,
            sent: 0,
        }))
    }

    /// Records that `bytes` bytes were handed over.
    pub(super) fn moved(&self, bytes: usize) {
        let mut state = self.lock();
        state.last = Instant::now();
        state.waiting_for_source = false;
        state.sent += bytes as u64;
    }

    /// Records that the network is waiting for the caller's next bytes.
    pub(super) fn waits_for_source(&self) {
        let mut state = self.lock();
        state.last = Instant::now();
        state.waiting_for_source = true;
    }

    /// Completes once no byte has been sent for `limit`, not counting time spent waiting for the caller's bytes.
    pub(super) async fn idle_for(&self, limit: Duration) {
        loop {
            let state = *self.lock();
            let now = Instant::now();
            let since = if state.waiting_for_source {
                now
            } else {
                state.last
            };
            let buffered = state.sent.min(BUFFERED);
            let draining = Duration::from_millis(buffered * 1000 / SLOWEST);
            let Some(end) = since.checked_add(limit.saturating_add(draining)) else {
                return std::future::pending().await;
            };
            if end <= now {
                return;
            }
            sleep_until(end).await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
