//! The default transport: one attempt over HTTP.

mod activity;
mod builder;
mod certificates;
mod download;
mod failure;
mod gzip;
mod refusals;
mod tls;
mod upload;

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue, Method};
use tokio::time::Instant;

use rustls::pki_types::CertificateDer;
use rustls::sign::SingleCertAndKey;

use crate::error::{Effect, Error, Result};
use crate::future::BoxFuture;
use crate::http_options::{HttpOptions, HttpVersion};
use crate::plain_http::PlainHttpHosts;
use crate::request::Request;
use crate::stream_response::StreamResponse;
use crate::transport::Transport;
use activity::Activity;
use failure::{Failure, deadline_passed};
use refusals::Refusals;

/// The default transport: one attempt over HTTP/1.1 or HTTP/2.
///
/// It sends to `https` addresses; over plain `http` only to this machine and to [named hosts](HttpOptions::danger_accept_plain_http). It
/// follows no redirects. A transfer may take as long as bytes are being transferred: only the idle timeout ends a call (default: 60 s).
/// Time that the caller's source takes to produce bytes does not count. Clones share the connections, of which a bounded number stays open
/// while idle.
///
/// It needs a tokio runtime with timers and I/O (`enable_all`). Outside of a runtime, and in one without timers, a call fails with
/// [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput); without I/O, tokio panics. A connection belongs to the runtime that
/// created it: when that runtime shuts down, calls of other runtimes on the same connection break. Programs with several runtimes should
/// create a transport for each.
///
/// Answers that are read into memory are requested with gzip, file contents never are.
///
/// # Refused uploads
///
/// An answer that arrives before the server has read the whole body is the answer of the call, even if the server closes the connection. If
/// that answer is lost because the connection broke first, the next upload to the host waits a second between its head and its body.
///
/// Proxies are taken from the environment unless [`HttpOptions::proxy`] sets one. Plain `http` never goes through a proxy.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_core::HttpTransport;
///
/// let transport = HttpTransport::builder().connect_timeout(Duration::from_secs(5)).build()?;
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
///
/// # Retries
///
/// None, except that a pooled connection that turns out to be closed before a byte was sent is replaced.
#[derive(Clone)]
pub struct HttpTransport {
    settings: Arc<Settings>,
    plain: reqwest::Client,
    /// Created on first use, because it reads the system's certificates.
    secure: Arc<OnceLock<Result<reqwest::Client, String>>>,
    refusals: Refusals,
}

struct Settings {
    connect_timeout: Duration,
    idle_timeout: Duration,
    user_agent: HeaderValue,
    proxies: Proxies,
    roots: Vec<CertificateDer<'static>>,
    identity: Option<Arc<SingleCertAndKey>>,
    plain_http: PlainHttpHosts,
    http_version: HttpVersion,
    idle_connections: usize,
    idle_connection_timeout: Duration,
}

/// The proxies for https requests.
enum Proxies {
    None,
    OfSystem,
    One {
        client: Box<reqwest::Proxy>,
        /// Host and port, for errors.
        server: String,
    },
}

impl HttpTransport {
    /// Returns settings from which [`HttpOptions::build`] builds a transport.
    pub fn builder() -> HttpOptions {
        HttpOptions::new()
    }

    fn client(&self, scheme: &str) -> Result<reqwest::Client> {
        if scheme == "http" {
            return Ok(self.plain.clone());
        }
        match self
            .secure
            .get_or_init(|| tls::secure_client(&self.settings))
        {
            Ok(client) => Ok(client.clone()),
            Err(reason) => Err(failure::no_tls(reason)),
        }
    }

    async fn attempt(&self, mut request: Request) -> Result<StreamResponse> {
        let plain_http = &self.settings.plain_http;
        plain_http.check_link(request.url(), "the request's URL")?;
        check_runtime()?;
        let idle = request
            .options()
            .idle_timeout()
            .unwrap_or(self.settings.idle_timeout);
        let deadline = request
            .options()
            .deadline()
            .and_then(|limit| Instant::now().checked_add(limit));
        let client = self.client(request.url().scheme())?;
        let activity = Arc::new(Activity::new());
        let is_large = upload::is_large(request.body());
        let failure = Failure::new(request.url(), &self.settings);

        let mut headers = headers(&mut request);
        let compressed = request.may_be_compressed() && gzip::ask(&mut headers);
        let mut outgoing = client
            .request(request.method().clone(), request.url().clone())
            .headers(headers);
        let opened = within(deadline, request.body().open()).await;
        let stream = opened.map_err(|error| error.with_effect(Effect::None))?;
        if request.body().is_empty() {
            within(deadline, upload::must_be_empty(stream)).await?;
        } else {
            let length = request.body().content_length();
            let held_until = match is_large {
                true => self.refusals.held_until(request.url()),
                false => None,
            };
            outgoing = outgoing.body(upload::body(
                stream,
                length,
                held_until,
                activity.clone(),
                failure.clone(),
            ));
        }
        let mut answer = tokio::select! {
            biased;
            answer = outgoing.send() => answer.map_err(|error| {
                if is_large && failure::is_broken_upload(&error) {
                    self.refusals.note(request.url());
                }
                failure.of_sending(error)
            })?,
            () = activity.idle_for(idle) => return Err(failure::idle(idle, "no byte was transferred and no answer arrived")),
            () = until(deadline) => return Err(deadline_passed()),
        };
        failure.check_followed(request.url(), answer.url())?;
        let status = answer.status();
        let mut headers = std::mem::take(answer.headers_mut());
        let body = download::body(answer, failure, idle, deadline);
        let body = match compressed {
            true => gzip::decoded(&mut headers, body),
            false => body,
        };
        Ok(StreamResponse::new(&request, status, headers, body))
    }
}

/// Fails without a runtime, or in one without timers.
fn check_runtime() -> Result<()> {
    if tokio::runtime::Handle::try_current().is_err() {
        let message = "no tokio runtime: poll the call within one";
        return Err(Error::invalid_input(message));
    }
    // Tokio has no function that tells whether timers are enabled. Creating one panics if they are not, and costs next to nothing if they
    // are.
    let timer = std::panic::catch_unwind(|| drop(tokio::time::sleep(Duration::ZERO)));
    timer.map_err(|_| {
        let message =
            "the tokio runtime has no timers: build it with enable_all() or enable_time()";
        Error::invalid_input(message)
    })
}

/// Takes the headers to send, sets the exact length if it is known, and marks secrets as sensitive.
fn headers(request: &mut Request) -> HeaderMap {
    let mut headers = request.take_headers();
    if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
        authorization.set_sensitive(true);
    }
    let sends_bodies = matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    headers.remove(CONTENT_LENGTH);
    if let Some(length) = request.body().content_length()
        && (length > 0 || sends_bodies)
    {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    headers
}

async fn until(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

async fn within<T>(deadline: Option<Instant>, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::select! {
        biased;
        done = work => done,
        () = until(deadline) => Err(deadline_passed()),
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move {
            let operation = request.operation();
            self.attempt(request)
                .await
                .map_err(|error: Error| error.or_operation(operation))
        })
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport")
            .field("connect_timeout", &self.settings.connect_timeout)
            .field("idle_timeout", &self.settings.idle_timeout)
            .field("user_agent", &self.settings.user_agent)
            .field("http_version", &self.settings.http_version)
            .field("plain_http", &self.settings.plain_http)
            .field("idle_connections", &self.settings.idle_connections)
            .field(
                "idle_connection_timeout",
                &self.settings.idle_connection_timeout,
            )
            .finish_non_exhaustive()
    }
}
