//! When a byte last moved.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How many bytes the operating system may buffer: what Linux lets a socket buffer by default.
const BUFFERED: u64 = 4 * 1024 * 1024;
/// The slowest rate at which a server is expected to take buffered bytes, in bytes a second.
const SLOWEST: u64 = 32 * 1024;

/// When a byte of a request last moved; shared by the upload, which reports, and the call, which times out.
///
/// Only the hand-over to the operating system can be seen, and that may buffer megabytes. When it takes no more for a
/// while, or has taken the last byte, the server may still be reading; no portable call tells how far it is. So the
/// timeout is extended by the time that a slow server needs for the bytes that can be buffered, never more than were
/// sent: up to 128 s after 4 MiB, and next to nothing for a call without contents.
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

    /// Records that so many bytes were handed over.
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

    /// Ends once no byte has moved for so long, without the caller being the reason.
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
