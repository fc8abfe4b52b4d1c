//! The settings of the HTTP transport.

mod proxy;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use secrecy::SecretSlice;

use crate::error::Result;
use crate::plain_http::PlainHttpHosts;

pub use proxy::Proxy;

/// The HTTP versions to use.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HttpVersion {
    /// HTTP/2 where the server offers it during the TLS handshake, otherwise HTTP/1.1. Over plain http always HTTP/1.1.
    #[default]
    Negotiated,
    /// HTTP/1.1 only.
    Http1,
    /// HTTP/2 only, without negotiation (prior knowledge), over plain http too.
    Http2,
}

/// Settings of the HTTP transport: proxy, certificates, timeouts, connections.
///
/// One value configures an [`HttpTransport`](crate::HttpTransport), the clients of the typed crates
/// ([`ClientBuilder::http`](crate::ClientBuilder::http)) and those of a facade. A client may have other defaults than the transport.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_core::{HttpOptions, HttpVersion, Proxy};
///
/// let options = HttpOptions::new()
///     .proxy(Proxy::new("http://proxy.example:3128").credentials("build", "opensesame"))
///     .http_version(HttpVersion::Http1)
///     .idle_connections(4)
///     .idle_connection_timeout(Duration::from_secs(30));
/// # let _ = options;
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct HttpOptions {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) user_agent: Option<String>,
    pub(crate) proxy: Option<Proxy>,
    pub(crate) system_proxies: Option<bool>,
    pub(crate) root_certificates: Vec<Bytes>,
    pub(crate) client_certificate: Option<Arc<SecretSlice<u8>>>,
    pub(crate) plain_http: Vec<String>,
    pub(crate) http_version: Option<HttpVersion>,
    pub(crate) idle_connections: Option<usize>,
    pub(crate) idle_connection_timeout: Option<Duration>,
    #[cfg(feature = "reqwest-client")]
    pub(crate) reqwest_client: Option<reqwest::Client>,
}

impl HttpOptions {
    /// Creates options in which nothing is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the timeout for connecting, including the connection to a proxy and the TLS handshake. Must not be zero. Default: 10 s.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = Some(connect_timeout);
        self
    }

    /// Sets the idle timeout: the longest time without a byte being sent or received. Must not be zero. Default: 60 s.
    ///
    /// The wait between the last byte of a request and the first byte of its answer counts. To set it for one call, see
    /// [`CallOptions::with_idle_timeout`](crate::CallOptions::with_idle_timeout).
    ///
    /// The operating system buffers sent bytes and does not report which have arrived. So that an upload does not time out while the server
    /// is still reading, it gets up to 128 s more: the time in which a server reads a full buffer of 4 MiB at 32 KiB/s.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.idle_timeout = Some(idle_timeout);
        self
    }

    /// Sets the user agent of requests that don't set their own. A client sends it to all hosts.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Sets the proxy for `https` addresses, in place of those from the environment: an address as text, or a [`Proxy`].
    ///
    /// Plain `http`, which only reaches this machine and [named hosts](HttpOptions::danger_accept_plain_http), never goes through a proxy,
    /// because a proxy would see the token.
    pub fn proxy(mut self, proxy: impl Into<Proxy>) -> Self {
        self.proxy = Some(proxy.into());
        self
    }

    /// Sets whether the proxies of the environment are used if no [`proxy`](HttpOptions::proxy) is set. Default: true.
    ///
    /// These are `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, or the system's settings.
    pub fn system_proxies(mut self, system_proxies: bool) -> Self {
        self.system_proxies = Some(system_proxies);
        self
    }

    /// Adds a root certificate to those that the system trusts.
    ///
    /// It is used to verify servers, and a proxy over TLS. The format is PEM, which may hold several certificates, or DER. Not available on
    /// Android.
    pub fn root_certificate(mut self, pem_or_der: impl Into<Bytes>) -> Self {
        self.root_certificates.push(pem_or_der.into());
        self
    }

    /// Sets the client certificate for servers, and proxies over TLS, that require one (mutual TLS).
    ///
    /// The format is PEM: the certificate, any intermediate certificates, and the unencrypted private key.
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.client_certificate = Some(Arc::new(SecretSlice::from(pem.into())));
        self
    }

    /// Allows plain http to a host, given by name or address, for containers and test networks.
    ///
    /// Tokens and contents are then sent unencrypted.
    ///
    /// It applies to servers of the API, to links that they return, and to redirects. A name does not cover its subdomains.
    pub fn danger_accept_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_http.push(host.into());
        self
    }

    /// Sets which HTTP versions to use. Default: [`HttpVersion::Negotiated`].
    pub fn http_version(mut self, http_version: HttpVersion) -> Self {
        self.http_version = Some(http_version);
        self
    }

    /// Sets how many idle connections to a host are kept for later calls. Default: 16.
    ///
    /// Each uses a file descriptor. With 0, each connection is closed after its call.
    pub fn idle_connections(mut self, per_host: usize) -> Self {
        self.idle_connections = Some(per_host);
        self
    }

    /// Sets how long an idle connection is kept open. Must not be zero. Default: 90 s.
    pub fn idle_connection_timeout(mut self, timeout: Duration) -> Self {
        self.idle_connection_timeout = Some(timeout);
        self
    }

    /// Sets the client of reqwest that sends all requests.
    ///
    /// Connections, proxies, certificates and the timeout for connecting are then those of the client; the settings here for these are
    /// ignored. The idle timeout and the rules for plain http still apply.
    ///
    /// It must not follow redirects, because a token or a body would be sent to an unchecked address; a call that was redirected fails. It
    /// must not decompress, and needs no total timeout:
    ///
    /// ```no_run
    /// # use cloud_drives_core::HttpOptions;
    /// let client = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .retry(reqwest::retry::never())
    ///     .build()?;
    /// let transport = HttpOptions::new().reqwest_client(client).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "reqwest-client")]
    pub fn reqwest_client(mut self, client: reqwest::Client) -> Self {
        self.reqwest_client = Some(client);
        self
    }

    /// Fills unset options from `defaults`.
    ///
    /// Root certificates and hosts for plain http are merged.
    pub fn with_defaults(self, defaults: &Self) -> Self {
        Self {
            connect_timeout: self.connect_timeout.or(defaults.connect_timeout),
            idle_timeout: self.idle_timeout.or(defaults.idle_timeout),
            user_agent: self.user_agent.or_else(|| defaults.user_agent.clone()),
            proxy: self.proxy.or_else(|| defaults.proxy.clone()),
            system_proxies: self.system_proxies.or(defaults.system_proxies),
            root_certificates: both(self.root_certificates, &defaults.root_certificates),
            client_certificate: self
                .client_certificate
                .or_else(|| defaults.client_certificate.clone()),
            plain_http: both(self.plain_http, &defaults.plain_http),
            http_version: self.http_version.or(defaults.http_version),
            idle_connections: self.idle_connections.or(defaults.idle_connections),
            idle_connection_timeout: self
                .idle_connection_timeout
                .or(defaults.idle_connection_timeout),
            #[cfg(feature = "reqwest-client")]
            reqwest_client: self
                .reqwest_client
                .or_else(|| defaults.reqwest_client.clone()),
        }
    }

    /// Returns the hosts that may be reached over plain http besides this machine.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if an entry is not a host; the message names the first.
    pub fn plain_http(&self) -> Result<PlainHttpHosts> {
        PlainHttpHosts::new(&self.plain_http)
    }
}

/// Merges both, each entry once.
fn both<T: Clone + PartialEq>(mut own: Vec<T>, defaults: &[T]) -> Vec<T> {
    for entry in defaults {
        if !own.contains(entry) {
            own.push(entry.clone());
        }
    }
    own
}

impl fmt::Debug for HttpOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("user_agent", &self.user_agent)
            .field("proxy", &self.proxy)
            .field("system_proxies", &self.system_proxies)
            .field("root_certificates", &self.root_certificates.len())
            .field(
                "client_certificate_is_set",
                &self.client_certificate.is_some(),
            )
            .field("plain_http", &self.plain_http)
            .field("http_version", &self.http_version)
            .field("idle_connections", &self.idle_connections)
            .field("idle_connection_timeout", &self.idle_connection_timeout)
            .finish_non_exhaustive()
    }
}
