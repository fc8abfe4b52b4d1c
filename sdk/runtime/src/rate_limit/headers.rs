//! The headers with the remaining limit and the time of a retry, which an operation's `x-sdk-retry` names.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::{RateHeaders, RetrySpec, TimeHeader, TimeUnit};
use http::HeaderMap;

use super::Observed;

/// The longest time until the next call that the headers of an answer can demand.
const LONGEST_SLOT: Duration = Duration::from_secs(60);

/// Returns how long to wait before the next request.
///
/// It is the time until the reset if the answer has one, otherwise until an exhausted limit allows calls again.
pub(crate) fn reset(spec: &RetrySpec, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let named = spec.reset.and_then(|header| time(headers, header, now));
    let slot = spec
        .rate
        .and_then(|rate| match number(headers, rate.remaining) {
            Some(0) => {
                let slot = time_to_next(&rate, headers)?;
                Some(slot.max(rate.least_pause))
            }
            _ => None,
        });
    named.max(slot)
}

/// Returns what an answer says about its operation's limit.
pub(crate) fn observe(spec: &RetrySpec, headers: &HeaderMap) -> Option<Observed> {
    let rate = spec.rate?;
    let remaining = number(headers, rate.remaining)?;
    let reset = match remaining {
        0 => time_to_next(&rate, headers),
        _ => rate.window.and_then(|window| span(headers, window)),
    };
    let remaining = u32::try_from(remaining).unwrap_or(u32::MAX);
    Some(Observed::new(Some(remaining), reset))
}

/// Returns the time after which an exhausted limit allows one more call.
///
/// A leaky bucket does so after a fraction of its window.
fn time_to_next(rate: &RateHeaders, headers: &HeaderMap) -> Option<Duration> {
    let window = span(headers, rate.window?)?;
    if !rate.leaks {
        return Some(window.min(LONGEST_SLOT));
    }
    let limit = number(headers, rate.limit?)?.max(1);
    let slot = window.as_millis().div_ceil(u128::from(limit));
    let slot = Duration::from_millis(u64::try_from(slot).unwrap_or(u64::MAX));
    Some(slot.min(LONGEST_SLOT))
}

/// Reads a header as a time from now.
fn time(headers: &HeaderMap, header: TimeHeader, now: SystemTime) -> Option<Duration> {
    let until = |since: Duration| {
        let at = UNIX_EPOCH.checked_add(since);
        at.and_then(|at| at.duration_since(now).ok())
            .unwrap_or_default()
    };
    let value = span(headers, header)?;
    match header.unit {
        TimeUnit::Seconds | TimeUnit::Milliseconds => Some(value),
        TimeUnit::EpochSeconds | TimeUnit::EpochMilliseconds => Some(until(value)),
    }
}

fn span(headers: &HeaderMap, header: TimeHeader) -> Option<Duration> {
    let number = number(headers, header.name)?;
    Some(match header.unit {
        TimeUnit::Seconds | TimeUnit::EpochSeconds => Duration::from_secs(number),
        TimeUnit::Milliseconds | TimeUnit::EpochMilliseconds => Duration::from_millis(number),
    })
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: RetrySpec = RetrySpec {
        rules: &[],
        reset: Some(TimeHeader {
            name: "x-ratelimit-reset",
            unit: TimeUnit::EpochSeconds,
        }),
        rate: Some(RateHeaders {
            remaining: "x-ratelimit-remaining",
            limit: Some("x-ratelimit-limit"),
            window: Some(TimeHeader {
                name: "x-ratelimit-window",
                unit: TimeUnit::Milliseconds,
            }),
            leaks: true,
            least_pause: Duration::from_secs(1),
        }),
    };

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                let name = http::HeaderName::from_static(name);
                (name, value.parse().unwrap())
            })
            .collect()
    }

    fn reset_of(headers: &HeaderMap) -> Option<Duration> {
        reset(&SPEC, headers, SystemTime::now())
    }

    #[test]
    fn an_empty_bucket_pauses_calls_until_it_has_leaked_one() {
        let ten_a_minute = headers(&[
            ("x-ratelimit-limit", "10"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "60000"),
        ]);
        assert_eq!(reset_of(&ten_a_minute), Some(Duration::from_secs(6)));
        assert_eq!(
            observe(&SPEC, &ten_a_minute),
            Some(Observed::new(Some(0), Some(Duration::from_secs(6))))
        );
        // However small the slot is, the service requires a second.
        let five_a_second = headers(&[
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "1000"),
        ]);
        assert_eq!(reset_of(&five_a_second), Some(Duration::from_secs(1)));
    }

    #[test]
    fn a_bucket_with_calls_left_requires_no_pause() {
        let left = headers(&[
            ("x-ratelimit-limit", "10"),
            ("x-ratelimit-remaining", "3"),
            ("x-ratelimit-window", "60000"),
        ]);
        assert_eq!(reset_of(&left), None);
        assert_eq!(
            observe(&SPEC, &left),
            Some(Observed::new(Some(3), Some(Duration::from_secs(60))))
        );
    }

    #[test]
    fn a_reset_header_takes_precedence() {
        let in_an_hour = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
            + 3600;
        let named = reset_of(&headers(&[("x-ratelimit-reset", &in_an_hour.to_string())])).unwrap();
        assert!(named > Duration::from_secs(3590) && named <= Duration::from_secs(3600));
        assert_eq!(
            reset_of(&headers(&[("x-ratelimit-reset", "1")])),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn invalid_headers_are_ignored() {
        for (name, value) in [
            ("x-ratelimit-remaining", "many"),
            ("x-ratelimit-remaining", "-1"),
            ("x-ratelimit-reset", "soon"),
        ] {
            assert_eq!(reset_of(&headers(&[(name, value)])), None, "{value}");
            assert_eq!(observe(&SPEC, &headers(&[(name, value)])), None, "{value}");
        }
        let no_limit = headers(&[
            ("x-ratelimit-limit", "0"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "18446744073709551615"),
        ]);
        assert_eq!(reset_of(&no_limit), Some(Duration::from_secs(60)));
    }
}
