//! Which failures of Yandex Disk are worth another attempt (`wire.md §7`, `§10`).

use cloud_drives_core::Error;

use crate::retry::{RetryRules, Verdict};

/// The rules of Yandex Disk: those of the spec, and one for background operations, whose failure is no answer of a status.
pub(super) const RULES: RetryRules = RetryRules::new(classify);

fn classify(error: &Error) -> Verdict {
    // As in the Python client; the service says no more than that it did not work.
    if error.is_operation_failed() {
        return Verdict::Refused;
    }
    Verdict::of(error)
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::{ErrorClass, OperationInfo};
    use http::StatusCode;

    use super::*;

    static CALL: OperationInfo =
        OperationInfo::new("resources.get", true).with_retry(&::yandex_disk::RETRY);

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
                .with_code(code)
                .with_operation(&CALL);
            assert_eq!(classify(&error), expected, "{status} {code}");
        }
    }
}
