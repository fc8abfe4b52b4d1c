//! Which failures of Yandex Disk are worth another attempt (`wire.md §7`, `§10`).

use cloud_drives_core::Error;

use crate::retry::{RetryRules, Verdict};

/// The rules of Yandex Disk. No header of its own says when to come back (`wire.md §10`).
pub(super) const RULES: RetryRules = RetryRules::new(classify);

fn classify(error: &Error) -> Verdict {
    // As in the Python client; the service says no more than that it did not work.
    if error.is_operation_failed() {
        return Verdict::Refused;
    }
    let status = error.status().map(|status| status.as_u16());
    match (status, error.code()) {
        // A lock goes away by itself; a spent traffic allowance and the technical-work state last for hours.
        (Some(423), Some("DiskResourceLockedError")) => Verdict::Refused,
        (Some(423), _) => Verdict::Final,
        (Some(429), Some("DiskResourceDownloadLimitExceededError")) => Verdict::Final,
        // Not a status of the reference, but seen on the storage side.
        (Some(509), _) => Verdict::Refused,
        _ => Verdict::of(error),
    }
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::ErrorClass;
    use http::StatusCode;

    use super::*;

    #[test]
    fn limits_that_last_are_not_tried_again() {
        for (status, code, expected) in [
            (423, "DiskResourceLockedError", Verdict::Refused),
            (423, "DiskUploadTrafficLimitExceeded", Verdict::Final),
            (429, "TooManyRequestsError", Verdict::Refused),
            (
                429,
                "DiskResourceDownloadLimitExceededError",
                Verdict::Final,
            ),
            (500, "InternalServerError", Verdict::Unclear),
            (502, "", Verdict::Unclear),
            (503, "", Verdict::Refused),
            (504, "", Verdict::Unclear),
            (507, "", Verdict::Final),
            (404, "DiskNotFoundError", Verdict::Final),
        ] {
            let error = Error::new(ErrorClass::Status, "")
                .with_status(StatusCode::from_u16(status).unwrap())
                .with_code(code);
            assert_eq!(classify(&error), expected, "{status} {code}");
        }
    }
}
