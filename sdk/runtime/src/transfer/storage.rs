//! Requests to storage hosts, whose addresses a server returns.

use std::fmt;
use std::sync::Arc;

use cloud_drives_core::{
    Error, ErrorClass, OperationInfo, PlainHttpHosts, Request, Result, StreamResponse, Transport,
    is_loopback, location,
};
use http::header::{ACCEPT, ACCEPT_ENCODING, IF_RANGE, RANGE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

/// How many redirects are followed before they count as a loop.
const MAX_REDIRECTS: usize = 5;
/// How much of the body of an error answer is read, in bytes.
const MAX_ERROR_BYTES: u64 = 64 * 1024;
/// The headers that are kept after a redirect to another address.
const CARRIED: [HeaderName; 4] = [ACCEPT, ACCEPT_ENCODING, RANGE, IF_RANGE];

/// Access to the hosts that store contents.
///
/// They are separate from the API: their addresses are links that the API returns, which expire and give access to anyone who has them. So
/// only the request itself is sent to them: no token, and no header that is meant for the API except the user agent. Links are used over
/// https. Plain http is allowed to [named hosts](Storage::plain_http), and to this machine if the [API runs here
/// too](Storage::allow_loopback).
///
/// Create it over a plain transport that adds neither a token nor retries: the engines do their own retries. If a provider requires its
/// token at such addresses too, an [`AuthTransport`](crate::auth::AuthTransport) below adds it for its own origins and refuses others.
#[derive(Clone)]
pub struct Storage {
    transport: Arc<dyn Transport>,
    allows_loopback: bool,
    plain_http: PlainHttpHosts,
    user_agent: Option<HeaderValue>,
}

impl Storage {
    /// Creates the access over a transport.
    #[must_use]
    pub fn new(transport: Arc<dyn Transport>) -> Self {
        Self {
            transport,
            allows_loopback: false,
            plain_http: PlainHttpHosts::default(),
            user_agent: None,
        }
    }

    /// Sets whether links may point to this machine over plain http.
    ///
    /// Default: false. For an API on this machine: a remote one should not link to local services.
    #[must_use]
    pub fn allow_loopback(mut self, allow: bool) -> Self {
        self.allows_loopback = allow;
        self
    }

    /// Sets the hosts besides this machine to which links may point over plain http. Default: none.
    #[must_use]
    pub fn plain_http(mut self, hosts: PlainHttpHosts) -> Self {
        self.plain_http = hosts;
        self
    }

    /// Sets the user agent of requests that don't set their own. Default: that of the transport.
    #[must_use]
    pub fn user_agent(mut self, user_agent: HeaderValue) -> Self {
        self.user_agent = Some(user_agent);
        self
    }

    /// Sends a request to a link, and returns the answer whatever its status. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// Fails with [`is_invalid_input`](Error::is_invalid_input) if the link is not https and its host may not be reached over plain http,
    /// and an error if no answer arrives.
    pub async fn send(&self, mut request: Request) -> Result<StreamResponse> {
        let operation = request.operation();
        self.check(request.url())
            .map_err(|error| error.or_operation(operation))?;
        if let Some(user_agent) = &self.user_agent {
            let headers = request.headers_mut();
            headers.entry(USER_AGENT).or_insert(user_agent.clone());
        }
        self.transport
            .send(request)
            .await
            .map_err(|error| error.or_operation(operation))
    }

    fn check(&self, link: &Url) -> Result<()> {
        self.plain_http.check_link(link, "the link")?;
        if link.scheme() == "http" && is_loopback(link) && !self.allows_loopback {
            return Err(Error::invalid_input(
                "the link points over plain http to this machine, but the API is not on this machine; nothing was sent",
            ));
        }
        Ok(())
    }

    /// Fetches the contents at a link, following up to five redirects.
    ///
    /// A redirect may point to another host, but never from https to http and never from another machine to this one. A redirect to another
    /// address keeps only the headers that describe the wanted contents (`Accept`, `Accept-Encoding`, `Range`, `If-Range`).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Storage::send`], and an error for too many redirects or one that may not be followed.
    pub async fn get(&self, request: Request) -> Result<StreamResponse> {
        let mut next = request;
        for _ in 0..=MAX_REDIRECTS {
            let (operation, url, headers, options) = (
                next.operation(),
                next.url().clone(),
                carried(next.headers()),
                next.options().clone(),
            );
            let answer = self.send(next).await?;
            if !is_followed(answer.status()) {
                return Ok(answer);
            }
            let target = self
                .target(&url, answer.headers())
                .map_err(|error| error.with_status(answer.status()).with_operation(operation))?;
            next = Request::new(operation, Method::GET, target);
            *next.headers_mut() = headers;
            next.set_options(options);
        }
        Err(Error::new(
            ErrorClass::Redirect,
            format!("more than {MAX_REDIRECTS} redirects in a row"),
        )
        .with_operation(next.operation()))
    }

    /// Returns the address to which an answer of the API redirects, if any. Request it with [`Storage::get`].
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect may not be followed.
    pub fn redirect(&self, answer: &StreamResponse) -> Result<Option<Url>> {
        if !is_followed(answer.status()) {
            return Ok(None);
        }
        self.target(answer.url(), answer.headers())
            .map(Some)
            .map_err(|error| {
                error
                    .with_status(answer.status())
                    .with_operation(answer.operation())
            })
    }

    /// Parses a link from the server for use with this access. `what` names it in errors, which never show the link itself.
    ///
    /// # Errors
    ///
    /// Fails with [`is_protocol`](Error::is_protocol) if the link is empty, is not a URL, or points over plain http to a host that is
    /// neither this machine nor [named](Storage::plain_http).
    pub fn parse_link(
        &self,
        link: &str,
        what: &'static str,
        operation: &'static OperationInfo,
    ) -> Result<Url> {
        parse(link, what, operation, &self.plain_http)
    }

    /// Returns the target of a redirect, if it may be followed.
    fn target(&self, from: &Url, headers: &HeaderMap) -> Result<Url> {
        let refuse =
            |reason: &str| Error::new(ErrorClass::Redirect, format!("a redirect {reason}"));
        let location = location(headers).ok_or_else(|| refuse("without a target"))?;
        let target = from
            .join(&location)
            .map_err(|_| refuse("to something that is not a URL"))?;
        self.plain_http
            .check_link(&target, "a redirect")
            .map_err(|error| error.with_class(ErrorClass::Redirect))?;
        if is_loopback(&target) && !is_loopback(from) {
            return Err(refuse(
                "from another machine to this one, which is not followed",
            ));
        }
        if target.scheme() == "http" && from.scheme() == "https" {
            return Err(refuse("from https to http, which is not followed"));
        }
        Ok(target)
    }

    /// Converts an error answer to an error.
    pub async fn failure(answer: StreamResponse) -> Error {
        answer.into_error(MAX_ERROR_BYTES).await
    }
}

/// Parses a link from a server. `what` names it in errors, which never show the link itself.
///
/// [`Storage::parse_link`] also allows the caller's hosts for plain http.
///
/// # Errors
///
/// Fails with [`is_protocol`](Error::is_protocol) if the link is empty, is not a URL, or points over plain http to another machine.
pub fn parse_link(
    link: &str,
    what: &'static str,
    operation: &'static OperationInfo,
) -> Result<Url> {
    parse(link, what, operation, &PlainHttpHosts::default())
}

fn parse(
    link: &str,
    what: &'static str,
    operation: &'static OperationInfo,
    plain_http: &PlainHttpHosts,
) -> Result<Url> {
    let refuse = |reason: String| {
        Error::new(ErrorClass::Protocol, format!("{what}: {reason}")).with_operation(operation)
    };
    if link.is_empty() {
        return Err(refuse("the service sent an empty link".to_owned()));
    }
    // The link is a capability, so the message must not show it.
    let url = Url::parse(link).map_err(|error| refuse(format!("not a URL ({error})")))?;
    plain_http.check_link(&url, what).map_err(|error| {
        error
            .with_class(ErrorClass::Protocol)
            .with_operation(operation)
    })?;
    Ok(url)
}

fn is_followed(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn carried(headers: &HeaderMap) -> HeaderMap {
    headers
        .iter()
        .filter(|(name, _)| CARRIED.contains(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage")
            .field("transport", &self.transport)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Answer, Scripted};

    static GET: OperationInfo = OperationInfo::new("storage.download", true);

    #[tokio::test(start_paused = true)]
    async fn plain_http_links_may_point_to_this_machine_only_from_a_local_api() {
        let transport = Scripted::always(Answer::status(200));
        let remote = Storage::new(Arc::new(transport.clone()));
        let local = remote.clone().allow_loopback(true);
        let get = |link: &str| Request::new(&GET, Method::GET, link.parse().expect("a URL"));
        for link in [
            "http://127.0.0.1/a",
            "http://localhost:80/a",
            "http://[::1]/a",
        ] {
            let error = remote.get(get(link)).await.expect_err(link);
            assert!(
                error.is_invalid_input() && error.is_unsent(),
                "{link}: {error}"
            );
            local.get(get(link)).await.expect(link);
        }
        assert_eq!(
            transport.calls().len(),
            3,
            "nothing was sent for the remote API"
        );
        for storage in [remote, local] {
            let error = storage.get(get("http://storage.example/a")).await;
            assert!(error.expect_err("it is not https").is_invalid_input());
            storage
                .get(get("https://storage.example/a"))
                .await
                .expect("https");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn plain_http_links_may_point_to_named_hosts_and_redirects_to_them_are_followed() {
        let moved = |to: &str| Answer::status(302).with_header("location", to);
        let transport = Scripted::new([
            Answer::status(200),
            moved("http://storage/b"),
            Answer::status(200),
            moved("http://elsewhere/b"),
            moved("http://127.0.0.1/b"),
            moved("http://storage/b"),
        ]);
        let storage = Storage::new(Arc::new(transport.clone()))
            .plain_http(PlainHttpHosts::new(["storage"]).expect("a host"));
        let get = |link: &str| Request::new(&GET, Method::GET, link.parse().expect("a URL"));
        for _ in 0..2 {
            let answer = storage.get(get("http://storage:8081/a")).await;
            assert_eq!(answer.expect("a named host").status(), 200);
        }
        for link in ["http://storage/a", "http://storage/a", "https://storage/a"] {
            let error = storage.get(get(link)).await.expect_err(link);
            assert_eq!(error.class(), ErrorClass::Redirect, "{error}");
        }
        assert_eq!(transport.calls().len(), 6);
    }

    #[tokio::test(start_paused = true)]
    async fn a_link_is_requested_with_the_user_agent_also_after_a_redirect() {
        let transport = Scripted::new([
            Answer::status(302).with_header("location", "https://other.example/b"),
            Answer::status(200),
            Answer::status(200),
        ]);
        let storage = Storage::new(Arc::new(transport.clone()))
            .user_agent(HeaderValue::from_static("backup/1.0"));
        let mut request = Request::new(
            &GET,
            Method::GET,
            "https://storage.example/a".parse().expect("a URL"),
        );
        storage.get(request.clone()).await.expect("an answer");
        let own = HeaderValue::from_static("own/1");
        request.headers_mut().insert(USER_AGENT, own);
        storage.send(request).await.expect("an answer");
        let calls = transport.calls();
        let names: Vec<_> = calls.iter().map(|call| &call.headers[USER_AGENT]).collect();
        assert_eq!(names, ["backup/1.0", "backup/1.0", "own/1"]);
    }
}
