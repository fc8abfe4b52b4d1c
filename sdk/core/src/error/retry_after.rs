//! When a server wants to be asked again.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// When a server wants to be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// So long after its answer.
    Delay(Duration),
    /// At this time, by the server's clock.
    At(SystemTime),
}

impl RetryAfter {
    /// What the headers of an answer say.
    ///
    /// Understood are `retry-after-ms` and `x-ms-retry-after-ms` (milliseconds), then `Retry-After`
    /// (seconds, fractions allowed, or an HTTP date). A header that is none of these is as good as
    /// none.
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
        httpdate::parse_http_date(value).ok().map(Self::At)
    }

    /// How long to wait when it is `now`; nothing when that time has passed.
    #[must_use]
    pub fn delay_from(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(time) => time.duration_since(now).unwrap_or_default(),
        }
    }
}

fn delay(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}
