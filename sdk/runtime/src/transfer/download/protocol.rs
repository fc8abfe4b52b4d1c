//! The protocol between a provider and the download engine.

use std::time::Duration;

use cloud_drives_core::{
    BoxFuture, CallOptions, Error, OperationInfo, Request, Result, StreamResponse,
};
use http::header::{ACCEPT_ENCODING, IF_RANGE, RANGE};
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use url::Url;

/// What is known about the contents before they arrive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Known {
    /// Size in bytes.
    pub size: Option<u64>,
    /// MD5 in hexadecimal.
    pub md5: Option<String>,
    /// SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// The file's name at the provider. Never used as the name of a local file.
    pub name: Option<String>,
    /// The media type according to the provider.
    pub content_type: Option<String>,
}

impl Known {
    /// Creates the facts from a size and checksums.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::Known;
    ///
    /// let mut known = Known::new(Some(3), None, None);
    /// known.name = Some("note.txt".to_owned());
    /// assert!(!known.has_sum());
    /// ```
    #[must_use]
    pub fn new(size: Option<u64>, md5: Option<String>, sha256: Option<String>) -> Self {
        Self {
            size,
            md5,
            sha256,
            name: None,
            content_type: None,
        }
    }

    /// Returns whether a checksum is known.
    #[must_use]
    pub fn has_sum(&self) -> bool {
        self.md5.is_some() || self.sha256.is_some()
    }

    /// Returns whether both may describe the same contents: the facts known to both are equal.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        agree(&self.size, &other.size)
            && agree(&self.md5, &other.md5)
            && agree(&self.sha256, &other.sha256)
    }
}

/// The location of contents, and what is known about them.
#[derive(Clone, Debug)]
pub struct Located<L> {
    /// The link to the contents.
    pub link: L,
    /// Facts about the contents.
    pub known: Known,
}

impl<L> Located<L> {
    /// Creates it from a link and facts.
    pub fn new(link: L, known: Known) -> Self {
        Self { link, known }
    }
}

/// The part of the contents to request.
#[derive(Clone, Debug, Default)]
pub struct ByteRange {
    /// First byte.
    pub first: u64,
    /// Last byte, inclusive; `None` for the end of the file.
    pub last: Option<u64>,
    /// The version that the range belongs to: if the server has another one, it should send the whole file.
    pub if_range: Option<HeaderValue>,
}

impl ByteRange {
    /// Returns whether it covers the whole contents, so that the request has no `Range`.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.first == 0 && self.last.is_none()
    }

    /// Creates the request for this part of the contents at a link.
    #[must_use]
    pub fn request(
        &self,
        operation: &'static OperationInfo,
        link: &Url,
        idle_timeout: Option<Duration>,
    ) -> Request {
        let mut request = Request::new(operation, Method::GET, link.clone());
        self.apply(request.headers_mut());
        if let Some(idle_timeout) = idle_timeout {
            request.set_options(CallOptions::new().with_idle_timeout(idle_timeout));
        }
        request
    }

    /// Returns options for a typed call that requests this part: those of `call` and the headers of the range.
    #[must_use]
    pub fn options(&self, call: &CallOptions) -> CallOptions {
        let mut headers = call.headers().clone();
        self.apply(&mut headers);
        call.clone().with_headers(headers)
    }

    fn apply(&self, headers: &mut HeaderMap) {
        // Lengths and checksums are those of the file, not of a compressed form.
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        if self.is_all() {
            return;
        }
        let range = match self.last {
            Some(last) => format!("bytes={}-{last}", self.first),
            None => format!("bytes={}-", self.first),
        };
        // Digits and a hyphen are always valid in a header.
        if let Ok(range) = HeaderValue::from_str(&range) {
            headers.insert(RANGE, range);
        }
        if let Some(version) = &self.if_range {
            headers.insert(IF_RANGE, version.clone());
        }
    }
}

/// The download protocol of a provider: how to locate the contents and how to request parts of them.
///
/// [`locate`](DownloadProtocol::locate) is a call to the API, which should do its own retries: the engine treats its failures as final.
/// [`fetch`](DownloadProtocol::fetch) makes one attempt; the engine retries it.
///
/// ```
/// use cloud_drives_core::{BoxFuture, OperationInfo, Result, StreamResponse};
/// use cloud_drives_runtime::transfer::Storage;
/// use cloud_drives_runtime::transfer::download::{ByteRange, DownloadProtocol, Known, Located};
/// use url::Url;
///
/// static GET: OperationInfo = OperationInfo::new("storage.download", true);
///
/// /// Downloads the contents at a link.
/// struct FromLink {
///     storage: Storage,
///     link: Url,
/// }
///
/// impl DownloadProtocol for FromLink {
///     type Link = Url;
///
///     fn locate(&self) -> BoxFuture<'_, Result<Located<Url>>> {
///         Box::pin(async { Ok(Located::new(self.link.clone(), Known::default())) })
///     }
///
///     fn fetch<'a>(&'a self, link: &'a Url, range: &'a ByteRange) -> BoxFuture<'a, Result<StreamResponse>> {
///         Box::pin(self.storage.get(range.request(&GET, link, None)))
///     }
/// }
/// ```
pub trait DownloadProtocol: Send + Sync + 'static {
    /// The address of the contents: a link, usually with an expiry.
    type Link: Send + Sync + 'static;

    /// Locates the contents, and returns what is known about them.
    fn locate(&self) -> BoxFuture<'_, Result<Located<Self::Link>>>;

    /// Requests a part of the contents in one attempt, and returns the answer whatever its status.
    fn fetch<'a>(
        &'a self,
        link: &'a Self::Link,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>>;

    /// Returns which ranges the provider supports. Default: any.
    fn ranges(&self) -> RangeSupport {
        RangeSupport::Any
    }

    /// Returns whether a failure means that the link has expired and a new one is needed. Default: false.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }
}

/// The ranges that a provider supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeSupport {
    /// No ranges: a download that breaks starts again.
    None,
    /// Any range.
    Any,
    /// Any range of at most this many bytes: larger ones need several requests.
    UpTo(u64),
}
