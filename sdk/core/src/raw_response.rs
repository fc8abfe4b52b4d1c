//! An unparsed answer in memory.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use url::Url;

use crate::error::{Effect, Error, ErrorClass, Result, request_id};
use crate::headers::TypedHeaders;
use crate::json::{Document, Undecodable};
use crate::mismatch::probe;
use crate::operation::OperationInfo;
use crate::options::HeaderNames;
use crate::response::{Head, Response};
use crate::text::printable;
use crate::undecoded::{Undecoded, without_undecodable};

/// An unparsed answer: any status, the headers, and the bytes of the body.
///
/// `Debug` shows no header value and nothing of the body.
#[derive(Clone)]
pub struct RawResponse {
    operation: &'static OperationInfo,
    url: Option<Arc<Url>>,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    complete: bool,
    attempts: Option<(u32, Duration)>,
    in_doubt: bool,
}

impl RawResponse {
    /// Creates an answer from its parts.
    #[must_use]
    pub fn new(
        operation: &'static OperationInfo,
        status: StatusCode,
        headers: HeaderMap,
        bytes: impl Into<Bytes>,
    ) -> Self {
        Self {
            operation,
            url: None,
            status,
            headers,
            bytes: bytes.into(),
            complete: true,
            attempts: None,
            in_doubt: false,
        }
    }

    pub(crate) fn with_url(mut self, url: Arc<Url>) -> Self {
        self.url = Some(url);
        self
    }

    pub(crate) fn with_complete(mut self, complete: bool) -> Self {
        self.complete = complete;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: Option<(u32, Duration)>) -> Self {
        self.attempts = attempts;
        self
    }

    pub(crate) fn with_doubt(mut self, in_doubt: bool) -> Self {
        self.in_doubt = in_doubt;
        self
    }

    /// Returns whether this is a 404 that counts as success because an earlier attempt may have deleted the item.
    ///
    /// A retry layer sets this for operations that the spec marks `x-sdk-idempotent: gone-is-done`. The status stays 404.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.in_doubt && self.operation.is_gone_done() && self.status == StatusCode::NOT_FOUND
    }

    /// Returns the number of attempts; 1 unless a layer above the transport retried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts.map_or(1, |(attempts, _)| attempts)
    }

    fn into_head(self) -> Head {
        Head {
            attempts: self.attempts(),
            operation: self.operation,
            status: self.status,
            headers: self.headers,
            undecoded: Vec::new(),
        }
    }

    /// Returns the operation that was called.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Parses the headers as the type that the operation describes.
    ///
    /// # Errors
    ///
    /// Returns an error if a header is missing or doesn't match the specification.
    pub fn typed_headers<H: TypedHeaders>(&self) -> Result<H> {
        H::from_headers(&self.headers).map_err(|error| self.named(error))
    }

    /// Returns the bytes of the body.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Converts to the bytes of the body.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// Returns the body as text.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Decode`] if it is not UTF-8.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.bytes).map_err(|error| {
            let message = format!(
                "the answer is not valid UTF-8: invalid byte {}",
                error.valid_up_to()
            );
            self.named(Error::new(ErrorClass::Decode, message))
        })
    }

    /// Returns whether the body is complete. Only the body of an error answer can be truncated.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Returns whether the status is an outcome of the operation rather than a failure, or [counts as
    /// success](Self::is_gone).
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.is_gone() || self.operation.accepts(self.status.as_u16())
    }

    /// Returns the id that the server gave the request, if its API has such ids.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        request_id(self.operation.errors(), &self.headers)
    }

    /// Decodes the body as JSON of a type.
    ///
    /// # Errors
    ///
    /// Returns the provider's error if the status is an error; otherwise [`ErrorClass::Decode`] if the body is not JSON of that type. The
    /// message has the position and the kind of the mismatch, and never quotes a value.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        self.decode(self.document()?)
    }

    /// Decodes the body as JSON of a type, and keeps status and headers.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`RawResponse::json`].
    pub fn into_json<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let body = self.json()?;
        Ok(Response::from_raw(self, body))
    }

    /// Returns the answer as a page of a listing whose items are in `lists`, dotted paths in the body.
    ///
    /// Items that don't decode are omitted from the page; [`Response::undecoded`] returns them.
    ///
    /// `is_suspect` returns whether a required list of the decoded page looks empty. The body of such a page is searched for the lists,
    /// because an empty and a missing list may decode to the same value.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`RawResponse::json`], and [`ErrorClass::Protocol`] if a list is missing or `null`.
    pub fn into_page<P: DeserializeOwned>(
        self,
        lists: &[&str],
        is_suspect: fn(&P) -> bool,
    ) -> Result<Response<P>> {
        let (page, undecoded) = self.decode_page(lists)?;
        if undecoded.is_empty() && is_suspect(&page) {
            self.check_lists(lists)?;
        }
        Ok(Response::from_raw(self, page).with_undecoded(undecoded))
    }

    /// Checks that the body has all lists of a page.
    fn check_lists(&self, lists: &[&str]) -> Result<()> {
        for list in lists {
            let path: Vec<&str> = list.split('.').collect();
            if self.member(&path)?.is_none() {
                let message =
                    format!("the page has no list `{list}`; if the call sets `fields`, include it");
                return Err(self.named(Error::new(ErrorClass::Protocol, message)));
            }
        }
        Ok(())
    }

    /// Decodes the member of a JSON body at a path; `None` if it is missing or `null`.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`RawResponse::json`].
    pub fn json_at<T: DeserializeOwned>(&self, path: &[&str]) -> Result<Option<T>> {
        match self.member(path)? {
            Some(member) => self.decode(member).map(Some),
            None => Ok(None),
        }
    }

    /// Decodes the member of a JSON body at a path, or the whole body if there is no such member.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`RawResponse::json`].
    pub fn json_at_or_whole<T: DeserializeOwned>(&self, path: &[&str]) -> Result<T> {
        match self.json_at(path)? {
            Some(value) => Ok(value),
            None => self.json(),
        }
    }

    /// Returns the answer with the result of `make` as its body, unless its status is an error.
    ///
    /// # Errors
    ///
    /// Returns the provider's error if the status is an error, and the error of `make`.
    pub fn try_map<T>(self, make: impl FnOnce(&Self) -> Result<T>) -> Result<Response<T>> {
        let raw = self.error_for_status()?;
        let body = make(&raw)?;
        Ok(Response::from_raw(raw, body))
    }

    /// Returns the answer without its body, for operations whose answers have none.
    ///
    /// # Errors
    ///
    /// Returns the provider's error if the status is an error.
    pub fn into_empty(self) -> Result<Response<()>> {
        let raw = self.error_for_status()?;
        Ok(Response::from_raw(raw, ()))
    }

    /// Returns the answer unchanged, unless its status is an error.
    ///
    /// # Errors
    ///
    /// Returns the provider's error if the status is an error.
    pub fn error_for_status(self) -> Result<Self> {
        if self.is_success() {
            Ok(self)
        } else {
            Err(self.into_error())
        }
    }

    /// Creates an error from this answer.
    #[must_use]
    pub fn into_error(self) -> Error {
        self.error()
    }

    fn error(&self) -> Error {
        let error = Error::from_status(self.operation, self.status, &self.headers, &self.bytes);
        let error = self.named(error);
        let error = match self.in_doubt {
            true => error.after_doubt(),
            false => error,
        };
        match self.attempts {
            Some((attempts, elapsed)) => error.with_attempts(attempts, elapsed),
            None => error,
        }
    }

    /// Returns the body for decoding, unless the status is an error.
    fn document(&self) -> Result<Document<'_>> {
        match self.is_success() {
            true => Ok(Document::new(&self.bytes)),
            false => Err(self.error()),
        }
    }

    fn decode<T: DeserializeOwned>(&self, document: Document<'_>) -> Result<T> {
        document
            .decode()
            .map_err(|problem| self.undecodable(&problem))
    }

    /// Decodes the body as a page, without list items that don't decode.
    fn decode_page<P: DeserializeOwned>(&self, lists: &[&str]) -> Result<(P, Vec<Undecoded>)> {
        let problem = match self.document()?.decode() {
            Ok(page) => return Ok((page, Vec::new())),
            Err(problem) => problem,
        };
        if let Some((page, undecoded)) = without_undecodable(&self.bytes, lists, probe::<P>)
            && let Ok(page) = Document::new(page.as_bytes()).decode()
        {
            return Ok((page, undecoded));
        }
        Err(self.undecodable(&problem))
    }

    /// Selects the member of a JSON body at a path; `None` if it is missing or `null`.
    fn member<'a>(&'a self, path: &'a [&'a str]) -> Result<Option<Document<'a>>> {
        self.document()?
            .member(path)
            .map_err(|problem| self.undecodable(&problem))
    }

    /// Creates the error for a document that can't be decoded.
    fn undecodable(&self, problem: &Undecodable<'_>) -> Error {
        let content_type = self
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let media_type = printable(content_type.split(';').next().unwrap_or_default(), 60);
        let is_foreign =
            !problem.is_json() && !media_type.is_empty() && !media_type.contains("json");
        let error = Error::new(ErrorClass::Decode, problem.describe(&media_type))
            .with_headers(self.headers.clone());
        self.named(match is_foreign {
            // A proxy's error page; the call may not have reached the server.
            true => error.with_effect(Effect::Unknown),
            false => error,
        })
    }

    /// Adds the operation, subject and status to an error about this answer.
    fn named(&self, error: Error) -> Error {
        let error = error.or_operation(self.operation).with_status(self.status);
        match &self.url {
            Some(url) => error.about(url),
            None => error,
        }
    }

    /// Creates an error for a success status that the operation does not describe.
    #[must_use]
    pub fn unexpected_status(&self) -> Error {
        if !self.is_success() {
            return self.error();
        }
        let message = "unexpected status for this operation";
        self.named(Error::new(ErrorClass::Protocol, message))
            .with_headers(self.headers.clone())
    }
}

impl<T> Response<T> {
    /// Creates an answer from a raw one and its decoded body.
    #[must_use]
    pub fn from_raw(raw: RawResponse, body: T) -> Self {
        Response::from_head(raw.into_head(), body)
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("operation", &self.operation.name())
            .field("status", &self.status.as_u16())
            .field("headers", &HeaderNames(&self.headers))
            .field("body_bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
