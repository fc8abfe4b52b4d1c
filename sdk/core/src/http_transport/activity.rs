//! When a byte last moved.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// When a byte of a request last moved; shared by the upload, which reports, and the call, which
/// gives up.
#[derive(Debug)]
pub(super) struct Activity(Mutex<State>);

#[derive(Clone, Copy, Debug)]
struct State {
    last: Instant,
    waiting_for_source: bool,
}

impl Activity {
    pub(super) fn new() -> Self {
        Self(Mutex::new(State {
            last: Instant::now(),
            waiting_for_source: false,
        }))
    }

    /// A byte moved.
    pub(super) fn moved(&self) {
        self.set(State {
            last: Instant::now(),
            waiting_for_source: false,
        });
    }

    /// It is the caller's turn: the network is waiting for the next bytes to send.
    pub(super) fn waits_for_source(&self) {
        self.set(State {
            last: Instant::now(),
            waiting_for_source: true,
        });
    }

    /// Ends once no byte has moved for so long, without the caller being the reason.
    pub(super) async fn idle_for(&self, limit: Duration) {
        loop {
            let state = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            let since = if state.waiting_for_source {
                now
            } else {
                state.last
            };
            let Some(end) = since.checked_add(limit) else {
                return std::future::pending().await;
            };
            if end <= now {
                return;
            }
            sleep_until(end).await;
        }
    }

    fn set(&self, state: State) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}
