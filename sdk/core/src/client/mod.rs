//! The shared core of all generated clients.

mod builder;
mod credentials;
mod default_transport;
mod server;

use std::fmt;
use std::sync::Arc;

use http::header::{AUTHORIZATION, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method};
use secrecy::SecretString;
use url::Url;

pub use builder::ClientBuilder;

use crate::error::{Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::operation::{AuthScheme, KeyPlace, OperationInfo};
use crate::options::CallOptions;
use crate::path::PathBuilder;
use crate::plain_http::PlainHttpHosts;
use crate::poll::Restarts;
use crate::poll_settings::PollSettings;
use crate::query::Query;
use crate::raw_response::RawResponse;
use crate::request::Request;
use crate::stream_response::StreamResponse;
use crate::transport::Transport;
use credentials::Credentials;
pub(crate) use credentials::header as secret_header;
use server::Server;

/// A provider: name, version of its crate, and servers. `'static` data held by generated code.
#[derive(Clone, Copy, Debug)]
pub struct ProviderInfo {
    /// Name of the crate, `yandex-disk` for example.
    pub name: &'static str,
    /// Version of the crate.
    pub version: &'static str,
    /// Its servers; operations that name none use the first.
    pub servers: &'static [ServerInfo],
}

/// One of a provider's servers.
#[derive(Clone, Copy, Debug)]
pub struct ServerInfo {
    /// Name by which operations refer to it, `api` for example.
    pub name: &'static str,
    /// Its address, without the paths of operations.
    pub url: &'static str,
}

/// The shared core of all generated clients: servers, credentials, limits and the transport.
///
/// Cloning is cheap. `Debug` shows no token.
#[derive(Clone)]
pub struct ClientCore(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    provider: &'static ProviderInfo,
    transport: Arc<dyn Transport>,
    credentials: Credentials,
    servers: Arc<[Server]>,
    user_agent: HeaderValue,
    default_headers: HeaderMap,
    plain_http: PlainHttpHosts,
    default_options: CallOptions,
    max_json_bytes: u64,
    max_error_bytes: u64,
    /// The type whose `builder()` errors name.
    owner: &'static str,
}

impl ClientCore {
    /// Returns the provider.
    #[must_use]
    pub fn provider(&self) -> &'static ProviderInfo {
        self.0.provider
    }

    /// Returns the address of a server by name.
    ///
    /// # Errors
    ///
    /// If the provider has no server of that name.
    pub fn base_url(&self, server: &str) -> Result<&Url> {
        find_server(&self.0.servers, server).map(Server::url)
    }

    /// Returns the same client with another address for a server.
    ///
    /// # Errors
    ///
    /// If the provider has no server of that name, or the address is not `https` and its host may not be reached over plain http.
    pub fn with_base_url(&self, server: &str, url: &str) -> Result<Self> {
        let url = self.0.plain_http.check_base_url(url, "base_url")?;
        let servers = &self.0.servers;
        find_server(servers, server)?;
        let servers = servers.iter().map(|known| match known.name == server {
            true => Server::new(known.name, url.clone()),
            false => known.clone(),
        });
        let mut inner = Inner::clone(&self.0);
        inner.servers = servers.collect();
        Ok(Self(Arc::new(inner)))
    }

    /// Returns the same client with another token.
    ///
    /// # Errors
    ///
    /// If the token is empty or holds characters that no token can have.
    pub fn with_token(&self, token: impl Into<SecretString>) -> Result<Self> {
        let mut inner = Inner::clone(&self.0);
        inner.credentials.set_token(token.into())?;
        Ok(Self(Arc::new(inner)))
    }

    /// Returns the hosts that may be reached over plain http besides this machine.
    #[must_use]
    pub fn plain_http(&self) -> &PlainHttpHosts {
        &self.0.plain_http
    }

    /// Returns the user agent, which all hosts receive.
    #[must_use]
    pub fn user_agent(&self) -> &HeaderValue {
        &self.0.user_agent
    }

    /// Returns whether the client has a token.
    #[must_use]
    pub fn token_is_set(&self) -> bool {
        self.0.credentials.has_token()
    }

    /// Returns the transport.
    #[must_use]
    pub fn transport(&self) -> &Arc<dyn Transport> {
        &self.0.transport
    }

    /// Returns the same client over another transport, a layer around the present one for example.
    #[must_use]
    pub fn with_transport(&self, transport: Arc<dyn Transport>) -> Self {
        let mut inner = Inner::clone(&self.0);
        inner.transport = transport;
        Self(Arc::new(inner))
    }

    /// Returns the same client with options for every call. The options of a call take precedence.
    #[must_use]
    pub fn with_default_options(&self, options: CallOptions) -> Self {
        let mut inner = Inner::clone(&self.0);
        inner.default_options = options;
        Self(Arc::new(inner))
    }

    /// Returns how a call with these options polls the operation that it started.
    ///
    /// Its own settings come first, then the client's, then the defaults.
    #[must_use]
    pub fn poll_settings(&self, options: &CallOptions) -> PollSettings {
        let settings = options.poll().or_else(|| self.0.default_options.poll());
        settings.unwrap_or_default()
    }

    /// Returns what a call with these options does if the operation that it started fails: its own setting, else the client's.
    #[must_use]
    pub fn restarts(&self, options: &CallOptions) -> Option<Restarts> {
        let restarts = options.extension();
        restarts
            .or_else(|| self.0.default_options.extension())
            .cloned()
    }

    /// Returns the largest JSON answer, in bytes, for calls that set no limit themselves.
    #[must_use]
    pub fn max_json_bytes(&self) -> u64 {
        self.0.max_json_bytes
    }

    /// Returns how many bytes of an error answer's body are read.
    #[must_use]
    pub fn max_error_bytes(&self) -> u64 {
        self.0.max_error_bytes
    }

    /// Builds a request of an operation, with the client's credentials and headers and without a body.
    ///
    /// # Errors
    ///
    /// If the operation needs a token and none is set on the client, the options or the transport.
    pub fn request(
        &self,
        operation: &'static OperationInfo,
        method: Method,
        path: PathBuilder,
        query: Query,
        options: CallOptions,
    ) -> Result<Request> {
        let server = match operation.server() {
            Some(server) => find_server(&self.0.servers, server)
                .map_err(|error| error.with_operation(operation))?,
            None => match self.0.servers.first() {
                Some(server) => server,
                None => {
                    return Err(Error::invalid_input("the provider has no server")
                        .with_operation(operation));
                }
            },
        };
        let options = options.with_defaults(&self.0.default_options);
        let url = server.address(&path, &query);
        let mut request = Request::new(operation, method, url);
        request
            .headers_mut()
            .insert(USER_AGENT, self.0.user_agent.clone());
        request.headers_mut().extend(self.0.default_headers.clone());
        // A header that the caller set is added later and replaces this one.
        if !options.headers().contains_key(AUTHORIZATION)
            && let Some(authorization) = self.authorization(operation)?
        {
            request.headers_mut().insert(AUTHORIZATION, authorization);
        }
        if let AuthScheme::Key { place, .. } = operation.auth()
            && let Some(key) = self.0.credentials.key()
            && !matches!(place, KeyPlace::Header(name) if options.headers().contains_key(name))
        {
            place
                .put(&mut request, key)
                .map_err(|error| error.with_operation(operation))?;
        }
        request.set_options(options);
        Ok(request)
    }

    /// Returns the value of `Authorization`, if both the operation and the client have one.
    fn authorization(&self, operation: &'static OperationInfo) -> Result<Option<HeaderValue>> {
        let credentials = &self.0.credentials;
        let (value, optional, what, setter) = match operation.auth() {
            AuthScheme::None => return Ok(None),
            AuthScheme::Token { scheme, optional } => (
                credentials.token(scheme)?,
                optional,
                "a token: set one",
                "token",
            ),
            AuthScheme::Basic { optional } => (
                credentials.basic()?,
                optional,
                "a user name and a password: set them",
                "basic_auth",
            ),
            AuthScheme::Key { optional, .. } => {
                let is_optional = optional || credentials.key().is_some();
                (None, is_optional, "a key: set one", "token")
            }
        };
        if value.is_none() && !optional && !self.0.transport.provides_auth() {
            let (name, owner) = (operation.name(), self.0.owner);
            let message = format!("{name} needs {what} with {owner}::builder().{setter}(…)");
            return Err(Error::new(ErrorClass::Auth, message).with_operation(operation));
        }
        Ok(value)
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// The body of an error answer is truncated at its limit, and may be incomplete if the connection broke: the status is what matters
    /// there.
    ///
    /// # Errors
    ///
    /// Returns an error if no answer arrived, or if the body of a success exceeds the limit or is truncated.
    pub fn execute(&self, mut request: Request) -> BoxFuture<'static, Result<RawResponse>> {
        request.let_be_compressed();
        let core = self.clone();
        Box::pin(async move {
            let limit = request.options().max_response_bytes();
            let limit = limit.unwrap_or(core.0.max_json_bytes);
            let answer = core.send(request).await?;
            // Here and not in a function, whose future would hold the answer once more.
            match answer.is_success() {
                true => answer.into_raw(limit).await,
                false => Ok(core.buffer_failure(answer).await),
            }
        })
    }

    /// Sends a request and returns the answer while its body is still being received.
    ///
    /// # Errors
    ///
    /// Returns an error if no answer arrived, or if the answer is an error.
    pub fn execute_stream(&self, request: Request) -> BoxFuture<'static, Result<StreamResponse>> {
        let core = self.clone();
        Box::pin(async move {
            let answer = core.send(request).await?;
            if answer.is_success() {
                Ok(answer)
            } else {
                Err(answer.into_error(core.0.max_error_bytes).await)
            }
        })
    }

    /// Sends a request and returns the answer while its body is still being received, whatever its status.
    ///
    /// # Errors
    ///
    /// Returns an error if no answer arrived.
    pub fn execute_stream_raw(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<StreamResponse>> {
        let core = self.clone();
        Box::pin(async move { core.send(request).await })
    }

    /// Reads the rest of an answer: a success up to the limit for JSON, an error answer as far as it arrives.
    ///
    /// # Errors
    ///
    /// Returns an error if the body of a success exceeds the limit, is truncated or stalls.
    pub async fn buffer(&self, answer: StreamResponse) -> Result<RawResponse> {
        match answer.is_success() {
            true => answer.into_raw(self.0.max_json_bytes).await,
            false => Ok(self.buffer_failure(answer).await),
        }
    }

    fn buffer_failure(&self, answer: StreamResponse) -> impl Future<Output = RawResponse> {
        answer.into_raw_as_far_as_it_comes(self.0.max_error_bytes)
    }

    async fn send(&self, mut request: Request) -> Result<StreamResponse> {
        let operation = request.operation();
        let url = request.shared_url();
        request.apply_option_headers();
        self.0
            .transport
            .send(request)
            .await
            .map_err(|error| error.or_operation(operation).about(&url))
    }
}

fn find_server<'a>(servers: &'a [Server], name: &str) -> Result<&'a Server> {
    servers
        .iter()
        .find(|server| server.name == name)
        .ok_or_else(|| unknown_server(servers, name))
}

fn unknown_server(servers: &[Server], server: &str) -> Error {
    let names: Vec<&str> = servers.iter().map(|server| server.name).collect();
    Error::invalid_input(format!(
        "unknown server {server:?}; expected one of: {}",
        names.join(", ")
    ))
}

impl fmt::Debug for ClientCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let servers = self.0.servers.iter();
        let servers: Vec<(&str, &str)> = servers
            .map(|server| (server.name, server.url().as_str()))
            .collect();
        f.debug_struct("ClientCore")
            .field("provider", &self.0.provider.name)
            .field("servers", &servers)
            .field("credentials", &self.0.credentials)
            .field("transport", &self.0.transport)
            .finish_non_exhaustive()
    }
}
