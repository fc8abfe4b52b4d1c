//! A request that can be sent again.

use std::fmt;
use std::sync::Arc;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use crate::body::Body;
use crate::error::{Error, Result};
use crate::operation::OperationInfo;
use crate::options::{CallOptions, HeaderNames, is_sensitive};
use crate::query::QueryValue;

/// A request: operation, method, URL, headers, body and the caller's options.
///
/// Cloning is cheap. Each clone can be sent, provided that the body is replayable. `Debug`
/// shows no header value, no query value and nothing of the body.
#[derive(Clone)]
pub struct Request(Arc<Parts>);

/// The parts of a request, which clones share until one is changed.
///
/// Sharing keeps requests small, because each layer keeps one for a retry and moves it into a future.
#[derive(Clone)]
struct Parts {
    operation: &'static OperationInfo,
    method: Method,
    /// Shared with answers and errors.
    url: Arc<Url>,
    headers: HeaderMap,
    body: Body,
    options: CallOptions,
    extensions: Extensions,
    may_be_compressed: bool,
}

impl Request {
    /// Creates a request without headers, body and options.
    #[must_use]
    pub fn new(operation: &'static OperationInfo, method: Method, url: Url) -> Self {
        Self(Arc::new(Parts {
            operation,
            method,
            url: Arc::new(url),
            headers: HeaderMap::new(),
            body: Body::empty(),
            options: CallOptions::default(),
            extensions: Extensions::new(),
            may_be_compressed: false,
        }))
    }

    fn parts_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.0)
    }

    /// Returns the description of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.0.operation
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// Returns the URL.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.0.url
    }

    /// Returns the URL, to be changed.
    pub fn url_mut(&mut self) -> &mut Url {
        Arc::make_mut(&mut self.parts_mut().url)
    }

    /// Returns the URL, for holders that outlast the request.
    pub(crate) fn shared_url(&self) -> Arc<Url> {
        self.0.url.clone()
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Takes the headers for sending: moved out unless a clone shares them.
    #[cfg(feature = "http")]
    pub(crate) fn take_headers(&mut self) -> HeaderMap {
        match Arc::get_mut(&mut self.0) {
            Some(parts) => std::mem::take(&mut parts.headers),
            None => self.0.headers.clone(),
        }
    }

    /// Returns the headers, to be changed.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.parts_mut().headers
    }

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.0.body
    }

    /// Sets a header, replacing one of the same name. The name is in lower case.
    ///
    /// # Errors
    ///
    /// If the value can't be sent in a header; the message names the header, never the value.
    pub fn set_header(&mut self, name: &'static str, value: impl QueryValue) -> Result<()> {
        let text = value.to_query();
        let mut header = HeaderValue::from_str(&text).map_err(|_| {
            Error::invalid_input(format!(
                "the header `{name}` holds characters that can't be sent"
            ))
            .with_operation(self.0.operation)
        })?;
        let name = HeaderName::from_static(name);
        header.set_sensitive(is_sensitive(&name));
        self.headers_mut().insert(name, header);
        Ok(())
    }

    /// Sets the body, and its content type unless that header is already set.
    pub fn set_body(&mut self, body: Body) {
        if let Some(content_type) = body.content_type()
            && !self.headers().contains_key(CONTENT_TYPE)
            && let Ok(value) = HeaderValue::from_str(content_type)
        {
            self.headers_mut().insert(CONTENT_TYPE, value);
        }
        self.parts_mut().body = body;
    }

    /// Returns the caller's options.
    #[must_use]
    pub fn options(&self) -> &CallOptions {
        &self.0.options
    }

    /// Sets the caller's options.
    ///
    /// This does not add their headers to the request; [`Request::apply_option_headers`] does. So a layer can reuse the options for a
    /// request to another host without sending it headers that are meant for the API.
    pub fn set_options(&mut self, options: CallOptions) {
        self.parts_mut().options = options;
    }

    /// Adds the headers of the options to the request, replacing headers of the same name.
    pub fn apply_option_headers(&mut self) {
        if self.options().headers().is_empty() {
            return;
        }
        let Parts {
            options, headers, ..
        } = self.parts_mut();
        for name in options.headers().keys() {
            headers.remove(name);
            for value in options.headers().get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }

    /// Returns the extensions, with which layers pass values to each other.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.0.extensions
    }

    /// Returns the extensions, with which layers pass values to each other.
    pub fn extensions_mut(&mut self) -> &mut Extensions {
        &mut self.parts_mut().extensions
    }

    /// Allows the answer to be compressed, because it is read into memory, where its size is limited.
    ///
    /// Contents are never compressed, because their lengths and ranges refer to the stored bytes.
    pub(crate) fn let_be_compressed(&mut self) {
        self.parts_mut().may_be_compressed = true;
    }

    /// Returns whether the answer may be compressed.
    #[cfg(feature = "http")]
    pub(crate) fn may_be_compressed(&self) -> bool {
        self.0.may_be_compressed
    }

    /// Converts to the types of `http`, with another body that keeps the length of the original.
    pub(crate) fn to_http<B>(&self, body: B) -> Result<http::Request<B>> {
        let mut sent = http::Request::builder()
            .method(self.method())
            .uri(self.url().as_str())
            .body(body)
            .map_err(|error| {
                Error::invalid_input("the request's URL can't be sent").with_source(error)
            })?;
        *sent.headers_mut() = self.headers().clone();
        if let Some(length) = self.body().content_length() {
            sent.headers_mut().insert(CONTENT_LENGTH, length.into());
        }
        Ok(sent)
    }

    /// Returns whether a clone of this request can be sent after this one was.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        self.0.body.is_replayable()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation().name())
            .field("method", self.method())
            .field("url", &QueryNames(self.url()))
            .field("headers", &HeaderNames(self.headers()))
            .field("body", self.body())
            .field("options", self.options())
            .finish_non_exhaustive()
    }
}

/// Shows a URL with the names of its query parameters, without their values or a fragment.
pub(crate) struct QueryNames<'a>(pub(crate) &'a Url);

impl fmt::Debug for QueryNames<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0.clone();
        shown.set_query(None);
        shown.set_fragment(None);
        // This fails only for URLs that can't have user info.
        let _ = shown.set_username("");
        let _ = shown.set_password(None);
        f.write_str(shown.as_str())?;
        for (position, (name, _)) in self.0.query_pairs().enumerate() {
            write!(f, "{}{name}=…", if position == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}
