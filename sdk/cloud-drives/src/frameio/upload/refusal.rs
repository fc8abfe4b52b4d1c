//! Refusals of the storage host: XML, as from S3 (`wire.md §6`, `§7`).

use cloud_drives_core::Error;

/// The longest text that is taken out of an answer, in characters.
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

/// Tells whether the host says that an address can't be used any more, so that another one helps. The code in its XML decides; the status
/// does where there is none.
pub(super) fn is_of_an_expired_address(error: &Error) -> bool {
    match error.code() {
        Some("ExpiredToken" | "RequestExpired" | CODE_EXPIRED | "NoSuchKey" | "NoSuchUpload") => {
            true
        }
        // The one word for all refusals; the message tells this one from the others.
        Some("AccessDenied") => error.message().to_ascii_lowercase().contains("expired"),
        Some(_) => false,
        None => error.is_not_found() || error.is_forbidden(),
    }
}

/// Our own word for an address that has come to its end.
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
        let expired = |status, code, message| {
            let xml = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
            let status = http::StatusCode::from_u16(status).expect("a status");
            let error = Error::new(ErrorClass::Status, "").with_status(status);
            is_of_an_expired_address(&with_xml(error.with_body(xml)))
        };
        assert!(expired(
            400,
            "ExpiredToken",
            "The provided token has expired."
        ));
        assert!(expired(403, "AccessDenied", "Request has expired"));
        assert!(expired(404, "NoSuchUpload", ""));
        assert!(expired(403, "", ""));
        assert!(expired(404, "", ""));
        assert!(!expired(403, "AccessDenied", "Access Denied"));
        assert!(!expired(403, "SignatureDoesNotMatch", "it has expired"));
        assert!(!expired(400, "", ""));
        assert!(!expired(404, "NoSuchBucket", ""));
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
