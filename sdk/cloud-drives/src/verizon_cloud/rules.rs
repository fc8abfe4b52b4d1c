//! Which failures of Verizon Cloud are worth another attempt (`wire.md §7`, `§8`).

use crate::retry::{RetryRules, Verdict};

/// The rules of Verizon Cloud: 429 and 503 say that nothing was done, 500 and 504 leave it open. No header of its own says when to
/// come back; `Retry-After` does.
pub(super) const RULES: RetryRules = RetryRules::new(Verdict::of);

#[cfg(test)]
mod tests {
    use cloud_drives_core::{Error, ErrorClass};
    use http::StatusCode;

    use super::*;

    #[test]
    fn what_the_service_says_decides() {
        for (status, expected) in [
            (429, Verdict::Refused),
            (503, Verdict::Refused),
            (500, Verdict::Unclear),
            (504, Verdict::Unclear),
            (400, Verdict::Final),
            (401, Verdict::Final),
            (403, Verdict::Final),
            (404, Verdict::Final),
            (409, Verdict::Final),
            (410, Verdict::Final),
            (412, Verdict::Final),
            (413, Verdict::Final),
            (415, Verdict::Final),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let error = Error::new(ErrorClass::Status, "").with_status(status);
            assert_eq!(RULES.verdict(&error), expected, "{status}");
        }
    }
}
