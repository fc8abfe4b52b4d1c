//! What a provider tells the download engine.

use std::time::Duration;

use cloud_drives_core::{
    BoxFuture, CallOptions, Error, OperationInfo, Request, Result, StreamResponse,
};
use http::header::{ACCEPT_ENCODING, IF_RANGE, RANGE};
use http::{HeaderMap, HeaderValue, Method};
use url::Url;

/// What is known of the contents before they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Known {
    /// Size in bytes.
    pub size: Option<u64>,
    /// MD5 in hexadecimal.
    pub md5: Option<String>,
    /// SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// The file's own name, as the provider has it. Never used as the name of a local file.
    pub name: Option<String>,
}

impl Known {
    /// What is known of contents with this size and these sums.
    pub fn new(size: Option<u64>, md5: Option<String>, sha256: Option<String>) -> Self {
        Self {
            size,
            md5,
            sha256,
            name: None,
        }
    }

    /// Whether there is a sum to hold the contents against.
    pub fn has_sum(&self) -> bool {
        self.md5.is_some() || self.sha256.is_some()
    }

    /// Whether both describe the same contents, as far as one can tell.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        agree(&self.size, &other.size)
            && agree(&self.md5, &other.md5)
            && agree(&self.sha256, &other.sha256)
    }
}

/// Where contents are, and what is known of them.
#[derive(Clone, Debug)]
pub struct Located<L> {
    /// Where they are.
    pub link: L,
    /// What is known of them.
    pub known: Known,
}

impl<L> Located<L> {
    /// Contents behind a link.
    pub fn new(link: L, known: Known) -> Self {
        Self { link, known }
    }
}

/// The part of the contents that is wanted.
#[derive(Clone, Debug, Default)]
pub struct ByteRange {
    /// First byte.
    pub first: u64,
    /// Last byte, itself included; without it, everything from the first on.
    pub last: Option<u64>,
    /// The version that the range is of: the server is to send everything if it has another one.
    pub if_range: Option<HeaderValue>,
}

impl ByteRange {
    /// Whether it is all of the contents, for which no range is to be asked.
    pub fn is_all(&self) -> bool {
        self.first == 0 && self.last.is_none()
    }

    /// Asks a host for this part of what a link leads to, once.
    pub fn request(
        &self,
        operation: &'static OperationInfo,
        link: &Url,
        idle_timeout: Option<Duration>,
    ) -> Request {
        let mut request = Request::new(operation, Method::GET, link.clone());
        self.apply(request.headers_mut());
        // Lengths and sums are those of the file, not of a compressed form of it.
        request
            .headers_mut()
            .insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        if let Some(idle_timeout) = idle_timeout {
            request.set_options(CallOptions::new().with_idle_timeout(idle_timeout));
        }
        request
    }

    /// Puts `Range` and `If-Range` on a request; nothing when all is wanted.
    pub fn apply(&self, headers: &mut HeaderMap) {
        if self.is_all() {
            return;
        }
        let range = match self.last {
            Some(last) => format!("bytes={}-{last}", self.first),
            None => format!("bytes={}-", self.first),
        };
        // Digits and a hyphen are always fit for a header.
        if let Ok(range) = HeaderValue::from_str(&range) {
            headers.insert(RANGE, range);
        }
        if let Some(version) = &self.if_range {
            headers.insert(IF_RANGE, version.clone());
        }
    }
}

/// How a provider gives a download: where the bytes are, and how to ask for some of them.
///
/// `locate` is a call to the API, expected to try again by itself where that helps: the engine takes its failures as final. `fetch`
/// is tried again by the engine.
pub trait DownloadProtocol: Send + Sync + 'static {
    /// Where contents are: a link, usually good for a time.
    type Link: Send + Sync + 'static;

    /// Asks where the contents are, and for what is known of them.
    fn locate(&self) -> BoxFuture<'_, Result<Located<Self::Link>>>;

    /// Asks for some of the contents, once, and gives whatever answer there is.
    fn fetch<'a>(
        &'a self,
        link: &'a Self::Link,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>>;

    /// Whether the provider can give part of the contents. Without it, a download that breaks starts again.
    fn has_ranges(&self) -> bool {
        true
    }

    /// The most bytes that one request is to ask for; without it, a request asks for everything that is left.
    fn longest_part(&self) -> Option<u64> {
        None
    }

    /// Whether a failure says that the link has expired, so that a new one helps.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }
}
