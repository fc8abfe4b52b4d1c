//! Static descriptions of operations.

use std::time::Duration;

use http::HeaderName;
use url::Url;

use crate::error::{Error, Result};
use crate::request::Request;
use crate::retry::RetrySpec;
use crate::subject::Subject;

/// The description of an operation: `'static` data in generated code, one item per operation.
///
/// ```
/// use cloud_drives_core::{AuthScheme, OperationInfo};
///
/// static GET: OperationInfo = OperationInfo::new("resources.get", true)
///     .with_auth(AuthScheme::Token { scheme: "OAuth", optional: false })
///     .with_server("api");
/// assert_eq!(GET.name(), "resources.get");
/// assert!(GET.is_idempotent());
/// assert!(GET.accepts(201));
/// ```
#[non_exhaustive]
#[derive(Debug)]
pub struct OperationInfo {
    name: &'static str,
    idempotent: bool,
    rate_limit: Option<RateLimit>,
    auth: AuthScheme,
    server: Option<&'static str>,
    errors: &'static ErrorSpec,
    accepted: &'static [u16],
    retry: &'static RetrySpec,
    gone_is_done: bool,
    method: &'static str,
    subject: Subject,
}

/// How often an operation may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// The number of calls allowed in a window.
    pub calls: u32,
    /// The length of the window.
    pub per: Duration,
    /// The scope of the count: operations of one scope share the limit.
    pub scope: &'static str,
}

/// How an operation authenticates its callers.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthScheme {
    /// No authentication.
    None,
    /// `Authorization: <scheme> <token>`.
    Token {
        /// The scheme before the token, `OAuth` or `Bearer`.
        scheme: &'static str,
        /// Whether the token is optional.
        optional: bool,
    },
    /// `Authorization: Basic …` with a user name and a password, or a client id and its secret.
    Basic {
        /// Whether they are optional.
        optional: bool,
    },
    /// An API key: the token without a scheme.
    Key {
        /// Where it is sent.
        place: KeyPlace,
        /// Whether it is optional.
        optional: bool,
    },
}

/// Where an API key is sent.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the header of this name.
    Header(&'static str),
    /// In the query parameter of this name.
    Query(&'static str),
}

impl KeyPlace {
    /// Sets a key on a request, replacing an existing one. The rest of the query stays unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if the key has characters that can't be sent in a header, or if the name is not a valid header name. The message
    /// does not show the key.
    ///
    /// ```
    /// use cloud_drives_core::{KeyPlace, OperationInfo, Request};
    ///
    /// static GET: OperationInfo = OperationInfo::new("things.get", true);
    /// let url = "https://api.example.com/things?limit=1".parse().unwrap();
    /// let mut request = Request::new(&GET, http::Method::GET, url);
    /// KeyPlace::Query("key").put(&mut request, "k 1")?;
    /// assert_eq!(request.url().query(), Some("limit=1&key=k+1"));
    /// # Ok::<(), cloud_drives_core::Error>(())
    /// ```
    pub fn put(self, request: &mut Request, key: &str) -> Result<()> {
        match self {
            KeyPlace::Header(name) => {
                let value = crate::client::secret_header(key.to_owned())?;
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                    Error::invalid_input(format!("`{name}` is not a valid header name"))
                })?;
                request.headers_mut().insert(name, value);
            }
            KeyPlace::Query(name) => {
                let url = request.url_mut();
                let is_other = |pair: &&str| {
                    let mut known = url::form_urlencoded::parse(pair.as_bytes());
                    known.next().is_some_and(|(known, _)| known != name)
                };
                let given = url.query().unwrap_or_default();
                let others: Vec<&str> = given.split('&').filter(is_other).collect();
                let others = Some(others.join("&")).filter(|others| !others.is_empty());
                url.set_query(others.as_deref());
                url.query_pairs_mut().append_pair(name, key);
            }
        }
        Ok(())
    }
}

/// The places of code, message and request id in a provider's error answers: the `x-sdk-errors` of a document.
///
/// A path is dotted (`error.code`); a number is a list index (`errors.0.detail`). The first path with a value is used.
#[derive(Clone, Copy, Debug)]
pub struct ErrorSpec {
    /// Paths to the provider's code.
    pub code: &'static [&'static str],
    /// Paths to the human-readable message.
    pub message: &'static [&'static str],
    /// Header with the id that the server gave the request.
    pub request_id_header: Option<&'static str>,
    /// Paths to the request id in the body, for servers that put it there.
    pub request_id: &'static [&'static str],
}

impl RateLimit {
    /// Creates a limit of `calls` calls in `seconds` seconds.
    #[must_use]
    pub const fn new(calls: u32, seconds: u64, scope: &'static str) -> Self {
        let per = Duration::from_secs(seconds);
        Self { calls, per, scope }
    }
}

impl AuthScheme {
    /// Creates the scheme of a required token, sent after `scheme` (`OAuth` or `Bearer`).
    #[must_use]
    pub const fn token(scheme: &'static str) -> Self {
        let optional = false;
        Self::Token { scheme, optional }
    }

    /// Creates the scheme of an optional token, sent after `scheme` (`OAuth` or `Bearer`).
    #[must_use]
    pub const fn optional_token(scheme: &'static str) -> Self {
        let optional = true;
        Self::Token { scheme, optional }
    }
}

impl ErrorSpec {
    /// For providers whose error answers are not described.
    pub const EMPTY: Self = Self {
        code: &[],
        message: &[],
        request_id_header: None,
        request_id: &[],
    };
}

static NO_ERRORS: ErrorSpec = ErrorSpec::EMPTY;
static NO_RETRY: RetrySpec = RetrySpec::EMPTY;

impl OperationInfo {
    /// Creates the description of an operation named `group.method`.
    #[must_use]
    pub const fn new(name: &'static str, idempotent: bool) -> Self {
        Self {
            name,
            idempotent,
            rate_limit: None,
            auth: AuthScheme::None,
            server: None,
            errors: &NO_ERRORS,
            accepted: &[],
            retry: &NO_RETRY,
            gone_is_done: false,
            method: "GET",
            subject: Subject::NONE,
        }
    }

    /// Sets a limit on how often the operation may be called.
    #[must_use]
    pub const fn with_rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.rate_limit = Some(rate_limit);
        self
    }

    /// Sets how the operation authenticates its callers.
    #[must_use]
    pub const fn with_auth(mut self, auth: AuthScheme) -> Self {
        self.auth = auth;
        self
    }

    /// Sets the name of the operation's server. Default: the provider's first.
    #[must_use]
    pub const fn with_server(mut self, server: &'static str) -> Self {
        self.server = Some(server);
        self
    }

    /// Sets the description of the operation's error answers.
    #[must_use]
    pub const fn with_errors(mut self, errors: &'static ErrorSpec) -> Self {
        self.errors = errors;
        self
    }

    /// Adds statuses other than 2xx that count as outcomes rather than failures, 412 for example.
    #[must_use]
    pub const fn with_accepted(mut self, statuses: &'static [u16]) -> Self {
        self.accepted = statuses;
        self
    }

    /// Sets what the provider's failures say about a retry.
    #[must_use]
    pub const fn with_retry(mut self, retry: &'static RetrySpec) -> Self {
        self.retry = retry;
        self
    }

    /// Treats a 404 as success if an earlier attempt of the same call may have had its effect.
    #[must_use]
    pub const fn with_gone_is_done(mut self) -> Self {
        self.gone_is_done = true;
        self
    }

    /// Sets the method and the path of its requests, as a template.
    ///
    /// A parameter is written `{name}`, `{name*}` if it may contain slashes, or `{}` if it is secret. Errors show the values of named
    /// parameters.
    ///
    /// ```
    /// use cloud_drives_core::OperationInfo;
    ///
    /// static SHOW: OperationInfo =
    ///     OperationInfo::new("files.show", true).at("GET", "/files/{file_id}");
    /// assert_eq!(SHOW.path_template(), Some("/files/{file_id}"));
    /// ```
    #[must_use]
    pub const fn at(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.subject.path = path;
        self
    }

    /// Sets the query parameters that identify the subject of a request.
    #[must_use]
    pub const fn with_subject(mut self, query: &'static [&'static str]) -> Self {
        self.subject.query = query;
        self
    }

    /// Copies the description under another name, for another operation of the same server for example.
    #[must_use]
    pub const fn named(mut self, name: &'static str, idempotent: bool) -> Self {
        self.name = name;
        self.idempotent = idempotent;
        self
    }

    /// Returns the subject of a request to this address, for error messages: `from: disk:/a, path: disk:/b` for example.
    ///
    /// ```
    /// use cloud_drives_core::OperationInfo;
    ///
    /// static SHOW: OperationInfo =
    ///     OperationInfo::new("files.show", true).at("GET", "/files/{file_id}").with_subject(&["view"]);
    /// let url = "https://host.example/v4/files/0a%201b?token=x&view=short".parse()?;
    /// assert_eq!(SHOW.subject(&url).as_deref(), Some("file_id: 0a 1b, view: short"));
    /// # Ok::<(), cloud_drives_core::reexport::url::ParseError>(())
    /// ```
    #[must_use]
    pub fn subject(&self, url: &Url) -> Option<String> {
        self.subject.of(url)
    }

    /// Returns the path of its requests as a template; `None` if it has no parameters that may be shown.
    ///
    /// In that case, use the path of the address.
    ///
    /// Each parameter is written `{name}`, `{name*}` if it may contain slashes, or `{}` if it is secret.
    #[must_use]
    pub fn path_template(&self) -> Option<&'static str> {
        let path = self.subject.path;
        let mut braces = path.split('{').skip(1);
        let is_template = braces.any(|rest| !rest.starts_with('}'));
        is_template.then_some(path)
    }

    /// Returns the method of its requests.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the path of its requests, as [`at`](Self::at) takes it; empty if it has none of its own.
    #[must_use]
    pub(crate) const fn path(&self) -> &'static str {
        self.subject.path
    }

    /// Returns a parameter of a path of this operation.
    pub(crate) fn path_value(&self, path: &str, name: &str) -> Option<String> {
        let found = self.subject.of_path(path);
        found
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Returns the name, `resources.get` for example.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether the operation is idempotent: calling it twice has the effect of calling it once.
    #[must_use]
    pub const fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Returns the rate limit, if the provider documents one.
    #[must_use]
    pub const fn rate_limit(&self) -> Option<RateLimit> {
        self.rate_limit
    }

    /// Returns how the operation authenticates its callers.
    #[must_use]
    pub const fn auth(&self) -> AuthScheme {
        self.auth
    }

    /// Returns the operation's server; `None` for the provider's first.
    #[must_use]
    pub const fn server(&self) -> Option<&'static str> {
        self.server
    }

    /// Returns the description of the operation's error answers.
    #[must_use]
    pub const fn errors(&self) -> &'static ErrorSpec {
        self.errors
    }

    /// Returns what its failures say about a retry.
    #[must_use]
    pub const fn retry(&self) -> &'static RetrySpec {
        self.retry
    }

    /// Returns whether a 404 counts as success if an earlier attempt of the same call may have had its effect.
    #[must_use]
    pub const fn is_gone_done(&self) -> bool {
        self.gone_is_done
    }

    /// Returns whether a status is an outcome rather than a failure: 2xx, or one of those that the operation lists.
    #[must_use]
    pub fn accepts(&self, status: u16) -> bool {
        (200..300).contains(&status) || self.accepted.contains(&status)
    }
}
