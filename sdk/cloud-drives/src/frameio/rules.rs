//! Which failures of Frame.io are worth another attempt, and what its headers say (`wire.md §8`).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::Error;
use http::HeaderMap;

use crate::rate_limit::Observed;
use crate::retry::{Backoff, RetryPolicy, RetryRules, Verdict};

/// The rules of Frame.io.
pub(super) const RULES: RetryRules = RetryRules::new(classify).with_reset(reset);

/// The least that the service wants to be left alone after a 429 (`wire.md §8`).
const LEAST_PAUSE: Duration = Duration::from_secs(1);
/// The longest that the headers of an answer are believed about a slot.
const LONGEST_SLOT: Duration = Duration::from_secs(60);

/// Three attempts, waits of 1 s and 2 s on average: as the vendor's own clients.
pub(super) fn default_policy() -> RetryPolicy {
    RetryPolicy::new().attempts(3).backoff(Backoff::exponential(
        Duration::from_secs(2),
        Duration::from_secs(60),
    ))
}

fn classify(error: &Error) -> Verdict {
    let status = error.status().map(|status| status.as_u16());
    match (status, error.code()) {
        // The service did not do it: any call may be made again. A conflict can go away by itself, and the vendor's clients
        // try again as well.
        (Some(408 | 409), None) => Verdict::Refused,
        // What the host of the parts says when bytes came too slowly.
        (Some(400), Some("RequestTimeout")) => Verdict::Unclear,
        _ => Verdict::of(error),
    }
}

/// How long to stay away: until the reset if the answer names one, otherwise until there is a slot again.
fn reset(headers: &HeaderMap) -> Option<Duration> {
    let named = number(headers, "x-ratelimit-reset").map(|seconds| {
        let at = UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        at.and_then(|at| at.duration_since(SystemTime::now()).ok())
            .unwrap_or_default()
    });
    let slot = match number(headers, "x-ratelimit-remaining") {
        Some(0) => slot(headers).map(|slot| slot.max(LEAST_PAUSE)),
        _ => None,
    };
    named.max(slot)
}

/// What an answer says about its operation's limit.
pub(super) fn observe(headers: &HeaderMap) -> Option<Observed> {
    let remaining = number(headers, "x-ratelimit-remaining")?;
    // The bucket leaks evenly, so an empty one takes another call after a fraction of its window.
    let reset = match remaining {
        0 => slot(headers),
        _ => number(headers, "x-ratelimit-window").map(Duration::from_millis),
    };
    let remaining = u32::try_from(remaining).unwrap_or(u32::MAX);
    Some(Observed::new(Some(remaining), reset))
}

/// The time after which the bucket takes one more call.
fn slot(headers: &HeaderMap) -> Option<Duration> {
    let window = number(headers, "x-ratelimit-window")?;
    let limit = number(headers, "x-ratelimit-limit")?.max(1);
    Some(Duration::from_millis(window.div_ceil(limit)).min(LONGEST_SLOT))
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::ErrorClass;
    use http::{HeaderValue, StatusCode};

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                let value = HeaderValue::from_str(value).unwrap();
                (http::HeaderName::from_static(name), value)
            })
            .collect()
    }

    #[test]
    fn what_was_refused_is_repeated_and_what_may_have_happened_only_if_that_does_no_harm() {
        for (status, expected) in [
            (408, Verdict::Refused),
            (409, Verdict::Refused),
            (429, Verdict::Refused),
            (500, Verdict::Unclear),
            (502, Verdict::Unclear),
            (504, Verdict::Unclear),
            (400, Verdict::Final),
            (401, Verdict::Final),
            (403, Verdict::Final),
            (404, Verdict::Final),
            (422, Verdict::Final),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let error = Error::new(ErrorClass::Status, "").with_status(status);
            assert_eq!(classify(&error), expected, "{status}");
        }
    }

    #[test]
    fn an_empty_bucket_is_left_alone_until_it_has_leaked_a_call() {
        let ten_a_minute = headers(&[
            ("x-ratelimit-limit", "10"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "60000"),
        ]);
        assert_eq!(reset(&ten_a_minute), Some(Duration::from_secs(6)));
        assert_eq!(
            observe(&ten_a_minute),
            Some(Observed::new(Some(0), Some(Duration::from_secs(6))))
        );
        // However small the slot is, the service wants a second.
        let five_a_second = headers(&[
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "1000"),
        ]);
        assert_eq!(reset(&five_a_second), Some(Duration::from_secs(1)));
    }

    #[test]
    fn a_bucket_with_calls_left_asks_for_no_pause() {
        let left = headers(&[
            ("x-ratelimit-limit", "10"),
            ("x-ratelimit-remaining", "3"),
            ("x-ratelimit-window", "60000"),
        ]);
        assert_eq!(reset(&left), None);
        assert_eq!(
            observe(&left),
            Some(Observed::new(Some(3), Some(Duration::from_secs(60))))
        );
    }

    #[test]
    fn a_reset_that_is_named_counts() {
        let in_an_hour = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
            + 3600;
        let named = reset(&headers(&[("x-ratelimit-reset", &in_an_hour.to_string())])).unwrap();
        assert!(named > Duration::from_secs(3590) && named <= Duration::from_secs(3600));
        assert_eq!(
            reset(&headers(&[("x-ratelimit-reset", "1")])),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn headers_that_make_no_sense_say_nothing() {
        for (name, value) in [
            ("x-ratelimit-remaining", "many"),
            ("x-ratelimit-remaining", "-1"),
            ("x-ratelimit-reset", "soon"),
        ] {
            assert_eq!(reset(&headers(&[(name, value)])), None, "{value}");
            assert_eq!(observe(&headers(&[(name, value)])), None, "{value}");
        }
        let no_limit = headers(&[
            ("x-ratelimit-limit", "0"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-window", "18446744073709551615"),
        ]);
        assert_eq!(reset(&no_limit), Some(Duration::from_secs(60)));
    }
}
