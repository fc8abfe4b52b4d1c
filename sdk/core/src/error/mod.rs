//! The error that every call of every crate returns.

mod class;
mod display;
mod effect;
mod from_status;
mod io;
mod kinds;
mod predicates;
mod retry_after;

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

pub use class::ErrorClass;
pub use effect::Effect;
pub(crate) use from_status::request_id;
pub use kinds::{ErrorKinds, KindRule, match_kind};
pub use retry_after::RetryAfter;

use crate::operation::OperationInfo;

/// A `Result` whose error type defaults to [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

/// The error of a failed call.
///
/// One type for all providers. It holds the operation and its subject, the status, the provider's own code and message,
/// and the request id if the server sent one. `Display` puts these on one line, and neither `Display` nor `Debug` ever
/// shows a token, the query of a URL, a header value or the body of an answer.
///
/// ```
/// use cloud_drives_core::{Error, ErrorClass};
///
/// let error = Error::invalid_input("limit must be between 1 and 1000, not 0").with_operation_name("resources.files");
/// assert_eq!(error.class(), ErrorClass::InvalidInput);
/// assert_eq!(error.to_string(), "resources.files: limit must be between 1 and 1000, not 0");
/// ```
pub struct Error(Box<Inner>);

pub(crate) struct Inner {
    class: ErrorClass,
    message: String,
    operation: Option<Cow<'static, str>>,
    info: Option<&'static OperationInfo>,
    subject: Option<String>,
    status: Option<StatusCode>,
    code: Option<String>,
    request_id: Option<String>,
    headers: HeaderMap,
    body: Bytes,
    attempts: Option<(u32, Duration)>,
    effect: Option<Effect>,
    source: Option<Source>,
}

impl Error {
    /// Creates an error of a class with a message.
    ///
    /// The message says what went wrong, on what, and what to do about it. It is shown unchanged, so it must not contain a secret or the
    /// query of a URL.
    #[must_use]
    pub fn new(class: ErrorClass, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            class,
            message: message.into(),
            operation: None,
            info: None,
            subject: None,
            status: None,
            code: None,
            request_id: None,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            attempts: None,
            effect: None,
            source: None,
        }))
    }

    /// Creates an error for an argument or a setting that can't be used; nothing was sent.
    #[must_use]
    pub fn invalid_input(message: impl Into<String>) -> Self {
        Self::new(ErrorClass::InvalidInput, message)
    }

    /// Sets the operation that failed.
    #[must_use]
    pub fn with_operation(mut self, operation: &'static OperationInfo) -> Self {
        self.0.info = Some(operation);
        self.with_operation_name(operation.name())
    }

    /// Sets the name of the operation that failed, for calls without an [`OperationInfo`].
    #[must_use]
    pub fn with_operation_name(mut self, operation: impl Into<Cow<'static, str>>) -> Self {
        self.0.operation = Some(operation.into());
        self
    }

    /// Sets the operation that failed, unless the error names one already.
    #[must_use]
    pub fn or_operation(self, operation: &'static OperationInfo) -> Self {
        if self.0.operation.is_some() {
            self
        } else {
            self.with_operation(operation)
        }
    }

    /// Adds the subject of the call (ids and paths, never a secret), which the operation's spec locates in the address.
    #[must_use]
    pub fn about(mut self, url: &Url) -> Self {
        if self.0.subject.is_none() {
            self.0.subject = self.0.info.and_then(|operation| operation.subject(url));
        }
        self
    }

    /// Sets the cause.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Sets the status of the answer.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Sets the provider's own code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Replaces the message.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = message.into();
        self
    }

    /// Sets the id that the server gave the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Sets the headers of the answer.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.0.headers = headers;
        self
    }

    /// Sets the body of the answer.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.0.body = body.into();
        self
    }

    /// Sets the number of attempts and the time they took together.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32, elapsed: Duration) -> Self {
        self.0.attempts = Some((attempts, elapsed));
        self
    }

    /// Replaces the class.
    #[must_use]
    pub fn with_class(mut self, class: ErrorClass) -> Self {
        self.0.class = class;
        self
    }

    /// Returns the class of the failure.
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        self.0.class
    }

    /// Returns the operation that failed, `resources.get` for example.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.0.operation.as_deref()
    }

    /// Returns the description of the operation that failed, if generated code or a protocol provided one.
    #[must_use]
    pub fn operation_info(&self) -> Option<&'static OperationInfo> {
        self.0.info
    }

    /// Returns what the call was about, `path: disk:/a` for example.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.0.subject.as_deref()
    }

    /// Returns the status of the answer, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the provider's own code, `DiskNotFoundError` for example.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the message: the provider's if it sent one, truncated to 500 characters.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns the id that the server gave the request. The provider's support asks for it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns when the server allows the next attempt, if it said so.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        RetryAfter::from_headers(&self.0.headers)
    }

    /// Returns the headers of the answer; empty if there was none.
    ///
    /// They may hold secrets, which is why neither `Display` nor `Debug` shows them.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the first 16 KiB of the answer's body; empty if there was none.
    ///
    /// It may hold anything, which is why neither `Display` nor `Debug` shows it.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the number of attempts; 1 unless a layer above this crate retried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts.map_or(1, |(attempts, _)| attempts)
    }

    /// Returns the time that all attempts took together, if it was measured.
    #[must_use]
    pub fn elapsed(&self) -> Option<Duration> {
        self.0.attempts.map(|(_, elapsed)| elapsed)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn std::error::Error + 'static))
    }
}
