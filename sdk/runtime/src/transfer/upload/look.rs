//! Looks up the file that an attempt may have stored.

use std::time::Duration;

use cloud_drives_core::{Error, Result};
use tokio::time::Instant;

use super::protocol::{Expected, FindUpload};

/// The longest pause between two look-ups.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// The result of a look-up.
#[derive(Debug)]
pub enum Look<R> {
    /// The contents are stored.
    Found(R),
    /// They are not visible.
    Absent,
    /// Unknown, for this reason if there is one.
    Unclear(Option<Error>),
}

/// Looks up a file with the expected contents.
///
/// It looks at least once, and repeatedly for the duration of `window`: a service may show a stored file with a delay.
///
/// Returns [`Look::Unclear`] if the provider has no look-up, or there is no checksum to compare.
pub async fn look<R>(
    find: Option<&dyn FindUpload<R>>,
    expected: &Expected,
    window: Duration,
) -> Look<R> {
    let Some(find) = find.filter(|_| expected.md5.is_some() || expected.sha256.is_some()) else {
        return Look::Unclear(None);
    };
    let started = Instant::now();
    let mut pause = Duration::from_secs(1);
    loop {
        let seen: Result<Option<R>> = find.find_existing(expected).await;
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
