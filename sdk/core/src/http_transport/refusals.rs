//! Hosts that aborted an upload, and the pause before the next upload to them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

/// How long a host is remembered.
const REMEMBERED: Duration = Duration::from_secs(60);
/// How long a body waits after its head.
const HELD: Duration = Duration::from_secs(1);
/// How many hosts are remembered.
const MOST_HOSTS: usize = 64;

/// Hosts that aborted an upload.
///
/// A server may answer before it has read the body (413, or 401) and close the connection. If the connection breaks while the next piece is
/// being written, that answer is lost. So the next upload to the host sends its head, waits a second for an answer, and only then sends the
/// body. At most one body is wasted, not one per attempt.
#[derive(Clone, Debug, Default)]
pub(super) struct Refusals(Arc<Mutex<HashMap<String, Instant>>>);

impl Refusals {
    /// Remembers that the host of an address aborted an upload.
    pub(super) fn note(&self, url: &Url) {
        let now = Instant::now();
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|_, at| *at + REMEMBERED > now);
        if hosts.len() < MOST_HOSTS {
            hosts.insert(host(url), now);
        }
    }

    /// Returns until when the body of an upload waits; `None` if it need not wait.
    pub(super) fn held_until(&self, url: &Url) -> Option<Instant> {
        let now = Instant::now();
        let hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.is_empty() {
            return None;
        }
        let at = hosts.get(&host(url))?;
        (*at + REMEMBERED > now).then(|| now + HELD)
    }
}

fn host(url: &Url) -> String {
    format!("{:?}", url.origin())
}
