//! A request as a provider sees it.

use bytes::Bytes;
use http::{HeaderMap, Method, header};
use url::form_urlencoded;

use crate::content::ContentWriter;
use crate::multipart::Multipart;

/// Everything of a request but its body.
#[derive(Clone)]
pub(crate) struct Head {
    /// Name of the origin that it came to.
    pub(crate) origin: &'static str,
    pub(crate) method: Method,
    /// The path as it was sent, percent-encoding included.
    pub(crate) path: String,
    /// Query parameters, decoded by form rules, in the order sent.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
}

impl Head {
    pub(crate) fn new(origin: &'static str, parts: http::request::Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        Self {
            origin,
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            headers: parts.headers,
        }
    }

    /// Returns the first value of a query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns a header's value if it is there and readable.
    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the media type of the body, lower-case, without parameters.
    pub(crate) fn content_type(&self) -> Option<String> {
        let value = self.header(header::CONTENT_TYPE)?;
        let kind = value.split(';').next().unwrap_or_default();
        Some(kind.trim().to_ascii_lowercase())
    }

    /// Returns the announced length of the body.
    pub(crate) fn content_length(&self) -> Option<u64> {
        self.header(header::CONTENT_LENGTH)?.parse().ok()
    }
}

/// The bytes received after the head.
#[derive(Clone, Debug)]
pub(crate) enum Received {
    /// A body small enough to be held.
    Small(Bytes),
    /// A file's content.
    Content(ContentWriter),
    /// Parts, contents among them.
    Multipart(Multipart),
    /// More than the provider allows; the rest was not looked at.
    TooLarge,
    /// Nothing: the head alone was refused.
    Refused,
}

/// A whole request.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) head: Head,
    pub(crate) body: Received,
}

impl Request {
    /// Returns the small body, empty when there is none.
    pub(crate) fn small(&self) -> &[u8] {
        match &self.body {
            Received::Small(bytes) => bytes,
            Received::Content(_)
            | Received::Multipart(_)
            | Received::TooLarge
            | Received::Refused => &[],
        }
    }
}
