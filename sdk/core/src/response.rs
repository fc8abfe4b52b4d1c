//! A parsed answer.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

use crate::error::{Error, Result, request_id};
use crate::headers::TypedHeaders;
use crate::operation::OperationInfo;
use crate::options::HeaderNames;
use crate::undecoded::{Undecoded, refusal};

/// An answer: status, headers and the parsed body, to which it derefs.
///
/// ```
/// # use cloud_drives_core::{OperationInfo, RawResponse, Response};
/// # static GET: OperationInfo = OperationInfo::new("resources.get", true);
/// # let raw = RawResponse::new(&GET, http::StatusCode::OK, http::HeaderMap::new(), "\"text\"");
/// let response: Response<String> = raw.into_json()?;
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.len(), 4);
/// let text: String = response.into_body();
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Response<T> {
    head: Head,
    body: T,
}

/// The parts of an answer that are not its body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) attempts: u32,
    pub(crate) undecoded: Vec<Undecoded>,
}

impl<T> Response<T> {
    /// Creates an answer from its parts.
    #[must_use]
    pub fn new(
        operation: &'static OperationInfo,
        status: StatusCode,
        headers: HeaderMap,
        body: T,
    ) -> Self {
        let head = Head {
            operation,
            status,
            headers,
            attempts: 1,
            undecoded: Vec::new(),
        };
        Self { head, body }
    }

    pub(crate) fn from_head(head: Head, body: T) -> Self {
        Self { head, body }
    }

    pub(crate) fn with_undecoded(mut self, undecoded: Vec<Undecoded>) -> Self {
        self.head.undecoded = undecoded;
        self
    }

    /// Returns the number of attempts; 1 unless a layer above the transport retried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// Returns the operation that was called.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.head.operation
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Parses the headers as the type that the operation describes.
    ///
    /// # Errors
    ///
    /// Returns an error if a header is missing or doesn't match the specification.
    pub fn typed_headers<H: TypedHeaders>(&self) -> Result<H> {
        H::from_headers(&self.head.headers).map_err(|error| error.or_operation(self.head.operation))
    }

    /// Returns the id that the server gave the request, if its API has such ids.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        request_id(self.head.operation.errors(), &self.head.headers)
    }

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &T {
        &self.body
    }

    /// Returns the items that are missing from the page because they don't match the specification.
    ///
    /// Empty unless the answer is a page of a listing.
    #[must_use]
    pub fn undecoded(&self) -> &[Undecoded] {
        &self.head.undecoded
    }

    pub(crate) fn take_undecoded(&mut self) -> Vec<Undecoded> {
        std::mem::take(&mut self.head.undecoded)
    }

    /// Returns the answer unless items of it don't decode.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Decode`](crate::ErrorClass::Decode) if an item of the page [doesn't decode](Self::undecoded).
    pub fn strict(self) -> Result<Self> {
        match self.head.refusal() {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }

    /// Converts to the body.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// Maps the body with a function.
    #[must_use]
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            head: self.head,
            body: make(self.body),
        }
    }
}

impl Head {
    fn refusal(&self) -> Option<Error> {
        let error = refusal(self.undecoded.first()?);
        Some(
            error
                .with_operation(self.operation)
                .with_status(self.status)
                .with_headers(self.headers.clone()),
        )
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.head.operation.name())
            .field("status", &self.head.status.as_u16())
            .field("headers", &HeaderNames(&self.head.headers))
            .field("body", &self.body)
            .finish()
    }
}
