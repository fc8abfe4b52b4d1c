//! Looking for what an attempt may have left behind.

use std::time::Duration;

use cloud_drives_core::{Error, Result};
use tokio::time::Instant;

use super::protocol::{Expected, UploadProtocol};

/// The longest pause between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// What a look found.
pub enum Look<R> {
    /// The contents are there.
    Found(R),
    /// They are not, as far as one can see.
    Absent,
    /// It can't be seen, for this reason if there is one.
    Unclear(Option<Error>),
}

/// Looks again and again, since a service may show late what it has stored; for as long as `window`, at least once.
pub async fn look<P: UploadProtocol>(
    protocol: &P,
    expected: &Expected,
    window: Duration,
) -> Look<P::Receipt> {
    if !protocol.can_look() || (expected.md5.is_none() && expected.sha256.is_none()) {
        return Look::Unclear(None);
    }
    let started = Instant::now();
    let mut pause = Duration::from_secs(1);
    loop {
        let seen: Result<Option<P::Receipt>> = protocol.find_existing(expected).await;
        let so_far = match seen {
            Ok(Some(receipt)) => return Look::Found(receipt),
            Ok(None) => Look::Absent,
            Err(error) if error.is_transient() => Look::Unclear(Some(error)),
            Err(error) => return Look::Unclear(Some(error)),
        };
        let left = window.saturating_sub(started.elapsed());
        if left.is_zero() {
            return so_far;
        }
        tokio::time::sleep(pause.min(left)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
