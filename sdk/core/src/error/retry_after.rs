//! When a server allows the next attempt.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// When a server allows the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// This long after its answer.
    Delay(Duration),
    /// At this time by the server's clock; only if the answer has no `Date` to compare it with.
    At(SystemTime),
}

impl RetryAfter {
    /// Reads the headers of an answer.
    ///
    /// Reads `retry-after-ms` and `x-ms-retry-after-ms` (milliseconds), then `Retry-After` (seconds, which may have a fraction, or an HTTP
    /// date, relative to the `Date` of the same answer). A number that is too large for a duration becomes [`Duration::MAX`]. Invalid
    /// values are ignored.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let text = |name: &str| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(str::trim)
        };
        for name in ["retry-after-ms", "x-ms-retry-after-ms"] {
            if let Some(milliseconds) = text(name).and_then(|value| value.parse::<f64>().ok())
                && let Some(delay) = delay(milliseconds / 1000.0)
            {
                return Some(Self::Delay(delay));
            }
        }
        let value = text(RETRY_AFTER.as_str())?;
        if let Ok(seconds) = value.parse::<f64>() {
            return delay(seconds).map(Self::Delay);
        }
        let at = httpdate::parse_http_date(value).ok()?;
        let now = text(DATE.as_str()).and_then(|date| httpdate::parse_http_date(date).ok());
        Some(match now {
            Some(now) => Self::Delay(Self::At(at).delay_from(now)),
            None => Self::At(at),
        })
    }

    /// Returns how long to wait if it is `now`; zero if that time has passed.
    #[must_use]
    pub fn delay_from(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(time) => time.duration_since(now).unwrap_or_default(),
        }
    }
}

fn delay(seconds: f64) -> Option<Duration> {
    match Duration::try_from_secs_f64(seconds) {
        Ok(delay) => Some(delay),
        // Effectively forever; `None` would mean to retry immediately.
        Err(_) if seconds > 0.0 => Some(Duration::MAX),
        Err(_) => None,
    }
}
