//! Hosts that broke off an upload, and what the next one to them waits for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

/// How long a host is remembered.
const REMEMBERED: Duration = Duration::from_secs(60);
/// How long a body waits behind its head.
const HELD: Duration = Duration::from_secs(1);
/// How many hosts are remembered.
const MOST_HOSTS: usize = 64;

/// Hosts that broke off an upload.
///
/// A server that answers before it has read the body (413, or 401) and closes the connection can't be heard if the connection breaks
/// while the next piece is being written: the answer is lost with it. So the next upload to that host sends its head, and the body only
/// after a second in which the answer is heard. What would be sent in vain is one body, not one for each attempt.
#[derive(Clone, Debug, Default)]
pub(super) struct Refusals(Arc<Mutex<HashMap<String, Instant>>>);

impl Refusals {
    /// Remembers that the host of an address broke off an upload.
    pub(super) fn note(&self, url: &Url) {
        let now = Instant::now();
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|_, at| *at + REMEMBERED > now);
        if hosts.len() < MOST_HOSTS {
            hosts.insert(host(url), now);
        }
    }

    /// Returns until when the body of an upload waits; `None` if it needs not.
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
