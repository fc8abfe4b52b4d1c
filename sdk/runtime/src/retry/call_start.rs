//! The start of a call, by the clock of the server.

use cloud_drives_core::reexport::chrono::{DateTime, TimeDelta, Utc};
use http::header::{DATE, HeaderMap};
use tokio::time::Instant;

/// The largest difference between two clocks of a service, and the resolution of its `Date`.
const TOLERANCE: TimeDelta = TimeDelta::seconds(2);

/// The range of times at which a call may have begun, by the clock of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallStart {
    /// Older items were not created by the call.
    pub earliest: DateTime<Utc>,
    /// Newer items were created after the call began.
    pub latest: DateTime<Utc>,
}

impl CallStart {
    /// Reads the start of a call from the `Date` of a later answer: the local time that has passed since then is subtracted.
    ///
    /// `started` is when the call began, `asked` when the later answer was requested.
    #[must_use]
    pub fn by_date(headers: &HeaderMap, started: Instant, asked: Instant) -> Option<Self> {
        let date = headers.get(DATE)?.to_str().ok()?;
        let date = DateTime::parse_from_rfc2822(date).ok()?.to_utc();
        let at_most = TimeDelta::from_std(started.elapsed()).ok()?;
        let at_least = TimeDelta::from_std(asked.duration_since(started)).ok()?;
        Some(Self {
            earliest: date
                .checked_sub_signed(at_most)?
                .checked_sub_signed(TOLERANCE)?,
            latest: date
                .checked_sub_signed(at_least)?
                .checked_add_signed(TOLERANCE)?,
        })
    }
}
