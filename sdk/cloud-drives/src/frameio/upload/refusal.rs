//! Errors of the storage host: XML, as from S3 (`wire.md §6`, `§7`).

use cloud_drives_core::Error;
use cloud_drives_core::reexport::chrono::DateTime;

/// Maximum length of a text from an answer, in characters.
const MAX_TEXT: usize = 200;

/// Adds the code and the message of the XML answer to an error.
pub(super) fn with_xml(error: Error) -> Error {
    let body = String::from_utf8_lossy(error.body()).into_owned();
    let Some(code) = element(&body, "Code") else {
        return error;
    };
    let message = element(&body, "Message");
    let error = error.with_code(code);
    match message {
        Some(message) => error.with_message(message),
        None => error,
    }
}

/// Returns whether the host reports that a URL has expired, so another one helps.
///
/// The code in its XML decides, never the status or the text: an answer without a code is from an intermediary, where
/// another URL would not help.
pub(super) fn is_of_an_expired_address(error: &Error) -> bool {
    match error.code() {
        Some("ExpiredToken" | "RequestExpired" | CODE_EXPIRED | "NoSuchKey" | "NoSuchUpload") => {
            true
        }
        // All rejections have this code. Two times beside it distinguish expiry from the others (`wire.md §7`).
        Some("AccessDenied") => has_ended(error).unwrap_or(false),
        _ => false,
    }
}

/// Returns whether a URL had expired by the clock of the host; `None` if the answer does not say.
fn has_ended(error: &Error) -> Option<bool> {
    let xml = String::from_utf8_lossy(error.body());
    let time = |name| DateTime::parse_from_rfc3339(&element(&xml, name)?).ok();
    Some(time("Expires")? <= time("ServerTime")?)
}

/// The error code for an expired URL.
pub(super) const CODE_EXPIRED: &str = "Expired";

/// Returns the text of the first element of a name.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(MAX_TEXT)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::ErrorClass;

    use super::*;

    #[test]
    fn code_and_message_are_read() {
        let xml = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Request has\nexpired</Message></Error>";
        let error = with_xml(Error::new(ErrorClass::Status, "").with_body(xml));
        assert_eq!(error.code(), Some("AccessDenied"));
        assert_eq!(error.message(), "Request has expired");
    }

    #[test]
    fn the_code_decides_whether_an_address_has_expired() {
        let expired = |status, code: &str, rest: &str| {
            let xml = format!("<Error><Code>{code}</Code>{rest}</Error>");
            let status = http::StatusCode::from_u16(status).expect("a status");
            let error = Error::new(ErrorClass::Status, "").with_status(status);
            is_of_an_expired_address(&with_xml(error.with_body(xml)))
        };
        assert!(expired(400, "ExpiredToken", ""));
        assert!(expired(403, "RequestExpired", ""));
        assert!(expired(404, "NoSuchUpload", ""));
        for (status, code) in [
            (403, "SignatureDoesNotMatch"),
            (403, "AccessDenied"),
            (404, "NoSuchBucket"),
            // Not from the storage.
            (400, ""),
            (403, ""),
            (404, ""),
        ] {
            // The text is for people.
            let text = "<Message>Request has expired</Message>";
            assert!(!expired(status, code, text), "{status} {code}");
        }
    }

    #[test]
    fn a_denied_access_is_that_of_an_expired_address_if_its_time_was_over() {
        let expired = |times: &str| {
            let xml = format!("<Error><Code>AccessDenied</Code>{times}</Error>");
            let error = Error::new(ErrorClass::Status, "").with_body(xml);
            is_of_an_expired_address(&with_xml(error))
        };
        let now = "<ServerTime>2025-06-26T20:08:06Z</ServerTime>";
        assert!(expired(&format!(
            "<Expires>2025-06-26T20:08:05.999Z</Expires>{now}"
        )));
        // "Request is not yet valid".
        assert!(!expired(&format!(
            "<Expires>2025-06-26T20:08:07Z</Expires>{now}"
        )));
        assert!(!expired(now));
        assert!(!expired(&format!("<Expires>yesterday</Expires>{now}")));
    }

    #[test]
    fn whatever_is_not_such_xml_is_left_alone() {
        for body in [
            "",
            "<Code>",
            "<Code></Code>",
            "</Code><Code>x",
            "{\"Code\":1}",
        ] {
            let error = with_xml(Error::new(ErrorClass::Status, "as it was").with_body(body));
            assert_eq!((error.code(), error.message()), (None, "as it was"));
        }
    }
}
