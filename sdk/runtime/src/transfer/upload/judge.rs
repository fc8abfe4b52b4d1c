//! What the failure of an attempt means.

use cloud_drives_core::{Error, ErrorClass};

use crate::transfer::attempts::Worth;

/// What a failed attempt means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Another attempt would fail the same way.
    Final,
    /// Nothing was stored.
    NotStored(Worth),
    /// The contents may have been stored.
    Unknown,
}

/// What a failure means, given whether the server may have had all bytes.
pub(super) fn judge(error: &Error, complete: bool, expired: bool) -> Verdict {
    if expired {
        return Verdict::NotStored(Worth::Certain);
    }
    let status = error.status().map(|status| status.as_u16());
    match error.class() {
        ErrorClass::Timeout | ErrorClass::Transport if complete && !error.is_unsent() => {
            Verdict::Unknown
        }
        // An answer that makes no sense says no more than none.
        ErrorClass::Protocol | ErrorClass::Decode | ErrorClass::TooLarge if complete => {
            Verdict::Unknown
        }
        ErrorClass::Status if complete && may_have_stored(status) => Verdict::Unknown,
        ErrorClass::Timeout | ErrorClass::Transport | ErrorClass::Connect | ErrorClass::Status => {
            Verdict::NotStored(Worth::AsThePolicySays)
        }
        _ => Verdict::Final,
    }
}

/// Statuses that a server or a gateway before it may send although everything arrived.
fn may_have_stored(status: Option<u16>) -> bool {
    matches!(status, Some(408 | 500 | 502..=504 | 520..=527 | 530))
}
