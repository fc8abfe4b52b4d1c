//! Failures in the service's own words, as faults (`wire.md` §7).

use bytes::Bytes;
use http::Method;
use serde_json::json;

use super::errors::{RATE_EXCEEDED, SIGNATURE, UNKNOWN_OPERATION, gateway_page};
use crate::fault::Fault;

/// A failure as clients of the real service have seen it, body included.
///
/// ```
/// use cloud_drives_emulator::AmazonDrive;
/// use cloud_drives_emulator::amazon_drive::Failure;
/// use http::Method;
///
/// let amazon = AmazonDrive::in_process();
/// let throttled = amazon
///     .faults()
///     .add(Failure::RateExceeded.on(Method::GET, "/drive/v1/nodes*").times(3));
/// assert_eq!(throttled.used(), 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// 429, `{"message":"Rate exceeded"}`.
    RateExceeded,
    /// 401, the token counts as expired.
    TokenExpired,
    /// 403 from the signature check in front of the service; it passes by itself.
    Signature,
    /// 404 in XML, as for a path that does not exist.
    UnknownOperation,
    /// 408 without a body.
    RequestTimeout,
    /// 500 with an error in JSON.
    InternalError,
    /// 500 without a body.
    InternalErrorEmpty,
    /// 502 with a page of HTML.
    BadGateway,
    /// 503 with an error in JSON.
    Unavailable,
    /// 503 without a body.
    UnavailableEmpty,
    /// 504 with a page of HTML; the request is not processed.
    ///
    /// See [`AmazonDrive::late_uploads`](super::AmazonDrive::late_uploads) for one that is.
    GatewayTimeout,
}

impl Failure {
    /// Creates a fault with this answer for requests with this method and a path of this form.
    pub fn on(self, method: Method, path: impl Into<String>) -> Fault {
        self.of(Fault::on(method, path))
    }

    /// Creates a fault with this answer for requests with any method and a path of this form.
    pub fn any(self, path: impl Into<String>) -> Fault {
        self.of(Fault::any(path))
    }

    /// Gives a fault this answer.
    pub fn of(self, fault: Fault) -> Fault {
        fault.answering(self.answer())
    }

    fn answer(self) -> (u16, &'static str, Bytes) {
        let json = "application/json";
        let message = |message: &str| json!({ "message": message }).to_string().into();
        let full = |message: &str| {
            let body = json!({
                "logref": "39594707-7f2c-11e7-a7b7-63a97c8ae7fb",
                "message": message,
            });
            body.to_string().into()
        };
        match self {
            Self::RateExceeded => (429, json, message(RATE_EXCEEDED)),
            Self::TokenExpired => (401, json, message("Token has expired")),
            Self::Signature => (403, "text/plain", Bytes::from_static(SIGNATURE.as_bytes())),
            Self::UnknownOperation => (404, "application/xml", UNKNOWN_OPERATION.into()),
            Self::RequestTimeout => (408, json, Bytes::new()),
            Self::InternalError => (500, json, full("Internal failure")),
            Self::InternalErrorEmpty => (500, json, Bytes::new()),
            Self::BadGateway => (502, "text/html", gateway_page(502).into()),
            Self::Unavailable => (503, json, full("Service unavailable")),
            Self::UnavailableEmpty => (503, json, Bytes::new()),
            Self::GatewayTimeout => (504, "text/html", gateway_page(504).into()),
        }
    }
}
