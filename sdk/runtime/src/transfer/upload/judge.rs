//! Judges the failure of an attempt.

use cloud_drives_core::{Error, ErrorClass, Verdict as Reading};
use http::StatusCode;

use crate::transfer::attempts::Worth;

/// The meaning of a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A retry would fail in the same way.
    Final,
    /// Nothing was stored.
    NotStored(Worth),
    /// The contents may have been stored.
    Unknown,
}

/// Judges a failure; `complete` says whether the server may have all bytes.
pub(super) fn judge(error: &Error, complete: bool, expired: bool) -> Verdict {
    if expired {
        return Verdict::NotStored(Worth::Certain);
    }
    match error.class() {
        ErrorClass::Timeout | ErrorClass::Transport if complete && !error.is_unsent() => {
            Verdict::Unknown
        }
        // An invalid answer is as inconclusive as a missing one.
        ErrorClass::Protocol | ErrorClass::Decode | ErrorClass::TooLarge if complete => {
            Verdict::Unknown
        }
        ErrorClass::Status if complete && may_have_stored(error) => Verdict::Unknown,
        ErrorClass::Timeout
        | ErrorClass::Transport
        | ErrorClass::Connect
        | ErrorClass::Status
        | ErrorClass::Protocol
        | ErrorClass::Decode => Verdict::NotStored(Worth::AsThePolicySays),
        _ => Verdict::Final,
    }
}

/// Returns whether a server or gateway may return this answer although everything has arrived.
fn may_have_stored(error: &Error) -> bool {
    match Reading::of(error) {
        Reading::Unclear => true,
        // In HTTP, this status means that nothing was done, but gateways also send it afterwards.
        Reading::Refused => error.status() == Some(StatusCode::SERVICE_UNAVAILABLE),
        Reading::Final => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_all_bytes_are_sent_an_unclear_status_leaves_the_outcome_open() {
        let of = |status, complete| {
            let status = StatusCode::from_u16(status).unwrap();
            judge(
                &Error::new(ErrorClass::Status, "").with_status(status),
                complete,
                false,
            )
        };
        for status in [408, 500, 502, 503, 504, 520, 523, 527, 530] {
            assert_eq!(of(status, true), Verdict::Unknown, "{status}");
        }
        for status in [400, 403, 404, 409, 413, 423, 425, 429, 501, 507, 519, 528] {
            let not_stored = Verdict::NotStored(Worth::AsThePolicySays);
            assert_eq!(of(status, true), not_stored, "{status}");
            assert_eq!(of(500, false), not_stored);
        }
    }
}
