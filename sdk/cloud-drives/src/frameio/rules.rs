//! How often Frame.io is tried again. Which failures are worth it stands in the spec (`wire.md §8`).

use std::time::Duration;

use crate::retry::{Backoff, RetryPolicy};

/// Three attempts, waits of 1 s and 2 s on average: as the vendor's own clients.
pub(super) fn default_policy() -> RetryPolicy {
    RetryPolicy::new().attempts(3).backoff(Backoff::exponential(
        Duration::from_secs(2),
        Duration::from_secs(60),
    ))
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::{Error, ErrorClass, OperationInfo};
    use http::StatusCode;

    use crate::retry::Verdict;

    static CALL: OperationInfo =
        OperationInfo::new("files.show", true).with_retry(&::frameio::RETRY);

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
            let error = Error::new(ErrorClass::Status, "")
                .with_status(status)
                .with_operation(&CALL);
            assert_eq!(Verdict::of(&error), expected, "{status}");
        }
    }
}
