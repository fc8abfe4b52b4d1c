//! Failures in the service's own words, as faults (`wire.md` §7, §8).

use bytes::Bytes;
use http::{HeaderValue, Method, header};
use serde_json::json;

use super::errors::JSON;
use crate::fault::Fault;

/// A failure as the service's documents describe it, body included.
///
/// ```
/// use cloud_drives_emulator::VerizonCloud;
/// use cloud_drives_emulator::verizon_cloud::Failure;
/// use http::Method;
///
/// let verizon = VerizonCloud::in_process();
/// let busy = verizon
///     .faults()
///     .add(Failure::Busy.on(Method::GET, "/cloud/1/metadata*").times(3));
/// assert_eq!(busy.used(), 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// 401, the token counts as expired.
    TokenExpired,
    /// 401 with text of the gateway instead of JSON.
    TokenExpiredAtGateway,
    /// 403, the account may not be used.
    Forbidden,
    /// 413, the quota is exceeded.
    QuotaExceeded,
    /// 429 with an error in JSON.
    RateLimited,
    /// 429 with text of the gateway instead of JSON.
    RateLimitedAtGateway,
    /// 500 with an error in JSON.
    InternalError,
    /// 500 without a body.
    InternalErrorEmpty,
    /// 503 with `Retry-After: 1`.
    Busy,
    /// 503 without `Retry-After` and without a body.
    BusyEmpty,
    /// 504 with a page of HTML.
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
        let fault = fault.answering(self.answer());
        match self {
            Self::Busy => fault.header(header::RETRY_AFTER, HeaderValue::from_static("1")),
            _ => fault,
        }
    }

    fn answer(self) -> (u16, &'static str, Bytes) {
        let full = |error: &str, description: &str| {
            let body = json!({"error": error, "error_description": description});
            body.to_string().into()
        };
        let text = "text/plain";
        match self {
            Self::TokenExpired => (401, JSON, full("invalid_token", "the token has expired")),
            Self::TokenExpiredAtGateway => (401, text, "Unauthorized".into()),
            Self::Forbidden => (403, JSON, full("forbidden", "the account is suspended")),
            Self::QuotaExceeded => (413, JSON, full("quota_exceeded", "the quota is exceeded")),
            Self::RateLimited => (429, JSON, full("too_many_requests", "too many requests")),
            Self::RateLimitedAtGateway => (429, text, "Too Many Requests".into()),
            Self::InternalError => (500, JSON, full("server_error", "internal failure")),
            Self::InternalErrorEmpty => (500, JSON, Bytes::new()),
            Self::Busy => (503, JSON, full("unavailable", "the service is busy")),
            Self::BusyEmpty => (503, JSON, Bytes::new()),
            Self::GatewayTimeout => (504, "text/html", PAGE.into()),
        }
    }
}

const PAGE: &str = "<html><body><h1>504 Gateway Time-out</h1></body></html>";
