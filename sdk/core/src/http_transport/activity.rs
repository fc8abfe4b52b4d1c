//! When a byte last moved.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How much of what was handed over may still wait on this machine: what Linux lets a socket buffer by default, in bytes.
const BUFFERED: u64 = 4 * 1024 * 1024;
/// The slowest that a server is expected to take what is buffered, in bytes a second.
const SLOWEST: u64 = 32 * 1024;

/// When a byte of a request last moved; shared by the upload, which reports, and the call, which
/// gives up.
///
/// What is seen is that bytes go to the operating system, which may hold megabytes of them: when it takes no more for a while, or has
/// taken the last, the server may still be reading. No portable way shows how far it is. So the limit is longer by the time that a
/// slow server needs for what can be buffered, never more than was sent: up to 128 s after 4 MiB, and next to nothing for a call
/// without contents.
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

    /// So many bytes were handed over.
    pub(super) fn moved(&self, bytes: usize) {
        let mut state = self.lock();
        state.last = Instant::now();
        state.waiting_for_source = false;
        state.sent += bytes as u64;
    }

    /// It is the caller's turn: the network is waiting for the next bytes to send.
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
