//! The settings of a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretString;

use super::credentials::Credentials;
use super::default_transport::default_transport;
use super::server::Server;
use super::{ClientCore, Inner, ProviderInfo, unknown_server};
use crate::error::{Error, Result};
use crate::http_options::HttpOptions;
use crate::options::{CallOptions, is_sensitive};
use crate::plain_http::PlainHttpHosts;
use crate::transport::Transport;

const MAX_JSON_BYTES: u64 = 64 * 1024 * 1024;
const MAX_ERROR_BYTES: u64 = 1024 * 1024;

/// Builds a client: a [`ClientCore`], or the generated client `C` around one.
///
/// A setting that can't be used is an error of [`ClientBuilder::build`].
#[must_use = "a builder does nothing until build() is called"]
pub struct ClientBuilder<C = ClientCore> {
    client: PhantomData<fn() -> C>,
    provider: &'static ProviderInfo,
    token: Option<SecretString>,
    basic: Option<(String, SecretString)>,
    base_urls: Vec<(String, String)>,
    transport: Option<Arc<dyn Transport>>,
    default_headers: Vec<(String, String)>,
    max_json_bytes: u64,
    max_error_bytes: u64,
    http: HttpOptions,
    owner: &'static str,
}

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Starts from the provider's own settings, without credentials.
    pub fn new(provider: &'static ProviderInfo) -> Self {
        Self {
            client: PhantomData,
            provider,
            token: None,
            basic: None,
            base_urls: Vec::new(),
            transport: None,
            default_headers: Vec::new(),
            max_json_bytes: MAX_JSON_BYTES,
            max_error_bytes: MAX_ERROR_BYTES,
            http: HttpOptions::new(),
            owner: "Client",
        }
    }

    /// Sets the access token. Without one, only operations that need none can be called.
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets user name and password, or client id and secret, for operations that use HTTP Basic.
    pub fn basic_auth(
        mut self,
        user: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Self {
        self.basic = Some((user.into(), password.into()));
        self
    }

    /// Sets the address of a server by name.
    ///
    /// It must be `https`, or `http` on this machine or on a host that [`HttpOptions::danger_accept_plain_http`] names.
    pub fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        self.base_urls.push((server.to_owned(), url.into()));
        self
    }

    /// Sets the transport, in place of an [`HttpTransport`](crate::HttpTransport).
    ///
    /// Timeouts, proxies and certificates are then its own.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Sets the user agent. Default: name and version of the provider's crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.http = self.http.user_agent(user_agent);
        self
    }

    /// Adds a header to every request to the provider's servers.
    pub fn default_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.default_headers.push((name.to_owned(), value.into()));
        self
    }

    /// Sets the largest JSON answer, in bytes. Default: 64 MiB.
    pub fn max_json_bytes(mut self, bytes: u64) -> Self {
        self.max_json_bytes = bytes;
        self
    }

    /// Sets how many bytes of an error answer's body are read. Default: 1 MiB.
    pub fn max_error_bytes(mut self, bytes: u64) -> Self {
        self.max_error_bytes = bytes;
        self
    }

    /// Sets the options of the HTTP transport: proxy, certificates, connections, timeouts, plain http.
    ///
    /// Options that are not set keep their earlier values.
    ///
    /// With a [`transport`](ClientBuilder::transport) of the caller's, only the user agent and the hosts for plain http have an effect.
    pub fn http(mut self, options: HttpOptions) -> Self {
        self.http = options.with_defaults(&self.http);
        self
    }

    /// Sets the timeout for connecting; see [`HttpOptions::connect_timeout`].
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.http = self.http.connect_timeout(connect_timeout);
        self
    }

    /// Sets the longest time without a byte moving; see [`HttpOptions::idle_timeout`].
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.http = self.http.idle_timeout(idle_timeout);
        self
    }

    /// Sets the name of the type whose `builder()` errors point to. Default: `Client`.
    ///
    /// For layers that build the client from a builder of their own.
    pub fn built_by(mut self, owner: &'static str) -> Self {
        self.owner = owner;
        self
    }

    /// Sets how many idle connections to a host are kept; see [`HttpOptions::idle_connections`].
    pub fn idle_connections(mut self, per_host: usize) -> Self {
        self.http = self.http.idle_connections(per_host);
        self
    }

    /// Builds the client. No connection is made yet.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if a setting can't be used; the message names it.
    pub fn build(self) -> Result<C> {
        Ok(C::from(self.build_core()?))
    }

    /// Builds the core of the generated client, for layers that make clients of it themselves.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn build_core(self) -> Result<ClientCore> {
        let mut credentials = Credentials::default();
        if let Some(token) = self.token {
            credentials.set_token(token)?;
        }
        if let Some((user, password)) = self.basic {
            credentials.set_basic(user, password)?;
        }
        let plain_http = self.http.plain_http()?;
        let servers = servers(self.provider, &self.base_urls, &plain_http)?;
        let default_headers = headers(&self.default_headers)?;
        let user_agent = match &self.http.user_agent {
            Some(user_agent) => user_agent.clone(),
            None => user_agent(self.provider),
        };
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.http.user_agent(&user_agent))?,
        };
        let user_agent = HeaderValue::from_str(&user_agent).map_err(|_| {
            Error::invalid_input("user_agent: holds characters that can't be sent in a header")
        })?;
        Ok(ClientCore(Arc::new(Inner {
            provider: self.provider,
            transport,
            credentials,
            servers: servers.into(),
            user_agent,
            default_headers,
            plain_http,
            default_options: CallOptions::default(),
            max_json_bytes: self.max_json_bytes,
            max_error_bytes: self.max_error_bytes,
            owner: self.owner,
        })))
    }
}

fn user_agent(provider: &ProviderInfo) -> String {
    format!(
        "{}/{} cloud-drives-core/{}",
        provider.name,
        provider.version,
        env!("CARGO_PKG_VERSION")
    )
}

fn servers(
    provider: &'static ProviderInfo,
    overrides: &[(String, String)],
    plain_http: &PlainHttpHosts,
) -> Result<Vec<Server>> {
    let mut servers = Vec::with_capacity(provider.servers.len());
    for server in provider.servers {
        let url = plain_http.check_base_url(server.url, "the server's URL in the spec")?;
        servers.push(Server::new(server.name, url));
    }
    for (name, url) in overrides {
        let url = plain_http.check_base_url(url, "base_url")?;
        match servers.iter_mut().find(|server| server.name == name) {
            Some(server) => *server = Server::new(server.name, url),
            None => return Err(unknown_server(&servers, name)),
        }
    }
    Ok(servers)
}

fn headers(pairs: &[(String, String)]) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let header_name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
            Error::invalid_input(format!(
                "default_header: {name:?} is not a valid header name"
            ))
        })?;
        let mut header_value = HeaderValue::from_str(value).map_err(|_| {
            Error::invalid_input(format!(
                "default_header: the value of {name:?} holds characters that can't be sent"
            ))
        })?;
        header_value.set_sensitive(is_sensitive(&header_name));
        headers.insert(header_name, header_value);
    }
    Ok(headers)
}

impl<C> Clone for ClientBuilder<C> {
    fn clone(&self) -> Self {
        Self {
            client: PhantomData,
            provider: self.provider,
            token: self.token.clone(),
            basic: self.basic.clone(),
            base_urls: self.base_urls.clone(),
            transport: self.transport.clone(),
            default_headers: self.default_headers.clone(),
            max_json_bytes: self.max_json_bytes,
            max_error_bytes: self.max_error_bytes,
            http: self.http.clone(),
            owner: self.owner,
        }
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("provider", &self.provider.name)
            .field("token_is_set", &self.token.is_some())
            .field("basic_auth_is_set", &self.basic.is_some())
            .field("http", &self.http)
            .field("max_json_bytes", &self.max_json_bytes)
            .field("max_error_bytes", &self.max_error_bytes)
            .finish_non_exhaustive()
    }
}
