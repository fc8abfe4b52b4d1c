//! Failures of Amazon Drive. The spec says which of them to retry (`wire.md §7`, `§8`).

use cloud_drives_core::Error;
use http::StatusCode;

/// Returns whether a page token has expired, so the listing must be restarted (`wire.md §2.3`).
///
/// The answer has no error code.
pub(super) fn is_expired_token(error: &Error) -> bool {
    error.status() == Some(StatusCode::BAD_REQUEST)
        && error
            .message()
            .eq_ignore_ascii_case("Next token is expired")
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::{ErrorSpec, OperationInfo};
    use http::HeaderMap;

    use super::*;
    use crate::retry::Verdict;

    static SPEC: ErrorSpec = ErrorSpec {
        code: &["code"],
        message: &["message"],
        ..ErrorSpec::EMPTY
    };
    static GET: OperationInfo = OperationInfo::new("nodes.get", true)
        .with_errors(&SPEC)
        .with_retry(&::amazon_drive::RETRY);

    fn answer(status: u16, body: &str) -> Error {
        let status = StatusCode::from_u16(status).unwrap();
        Error::from_status(&GET, status, &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn a_refusal_without_reason_is_tried_again_and_another_is_not() {
        let text = "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.";
        let json = format!(r#"{{"message":"{text}"}}"#);
        for body in [text, &json] {
            assert_eq!(Verdict::of(&answer(403, body)), Verdict::Refused, "{body}");
        }
        let purge = r#"{"message":"Insufficient permissions granted for operation: purgeNode"}"#;
        assert_eq!(Verdict::of(&answer(403, purge)), Verdict::Final);
    }

    #[test]
    fn temporary_refusals_are_retried() {
        for (status, body, expected) in [
            (429, r#"{"message":"Rate exceeded"}"#, Verdict::Refused),
            (503, "", Verdict::Refused),
            (408, "", Verdict::Unclear),
            (500, "", Verdict::Unclear),
            (502, "<html>", Verdict::Unclear),
            (504, "<html>", Verdict::Unclear),
            (
                400,
                r#"{"message":"Next token is expired"}"#,
                Verdict::Final,
            ),
            (404, "<UnknownOperationException/>", Verdict::Final),
            (409, r#"{"code":"NAME_ALREADY_EXISTS"}"#, Verdict::Final),
        ] {
            assert_eq!(Verdict::of(&answer(status, body)), expected, "{status}");
        }
    }

    #[test]
    fn an_expired_place_in_a_listing_is_told_by_its_message() {
        let body = r#"{"logref":"x","message":"Next token is expired"}"#;
        assert!(is_expired_token(&answer(400, body)));
        assert!(!is_expired_token(&answer(404, body)));
        assert!(!is_expired_token(&answer(400, r#"{"message":"bad"}"#)));
    }
}
