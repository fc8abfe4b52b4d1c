//! Turns failures of the network into errors.

use std::error::Error as _;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustls::AlertDescription;
use url::{Position, Url};

use super::{Proxies, Settings};
use crate::error::{Effect, Error, ErrorClass, Result};

/// Turns failures of one request into errors.
///
/// It also holds the error of the caller's source, which the HTTP client would wrap beyond recognition.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    server: String,
    /// Host and port of the proxy, if one was set and may be used for this request.
    proxy: Option<String>,
    connect_timeout: Duration,
    of_source: Arc<Mutex<Option<Error>>>,
}

/// The causes of an error as text: types of the HTTP client stay inside this crate.
#[derive(Debug)]
struct Cause(String);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Cause {}

impl Failure {
    pub(super) fn new(url: &Url, settings: &Settings) -> Self {
        let host = url.host_str().unwrap_or_default();
        let server = match url.port_or_known_default() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let proxy = match &settings.proxies {
            Proxies::One { server, .. } if url.scheme() == "https" => Some(server.clone()),
            _ => None,
        };
        Self {
            server,
            proxy,
            connect_timeout: settings.connect_timeout,
            of_source: Arc::new(Mutex::new(None)),
        }
    }

    /// Keeps the error of the source until the request has failed because of it.
    pub(super) fn source_failed(&self, error: Error) {
        *self
            .of_source
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(error);
    }

    /// Creates an error from the reason why no answer arrived.
    pub(super) fn of_sending(&self, error: reqwest::Error) -> Error {
        if let Some(error) = self
            .of_source
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
        {
            return error;
        }
        let server = &self.server;
        if error.is_connect() && error.is_timeout() {
            let seconds = self.connect_timeout.as_secs_f64();
            return Error::new(
                ErrorClass::Timeout,
                format!("connecting to {server} took longer than {seconds} s"),
            )
            .with_effect(Effect::None);
        }
        // In TLS 1.3, the client has already sent the request when it learns of this; the server has not read it.
        if causes(&error).any(is_refused_certificate) {
            return Error::new(
                ErrorClass::Tls,
                format!(
                    "{server}{} refused the client's certificate, or requires one; set it with client_certificate",
                    self.way()
                ),
            )
            .with_source(cause(error));
        }
        if error.is_connect() && causes(&error).any(is_untrusted) {
            return Error::new(
                ErrorClass::Tls,
                format!(
                    "could not make a trusted connection to {server}{}",
                    self.way()
                ),
            )
            .with_source(cause(error));
        }
        if error.is_connect() && causes(&error).any(is_refused_by_proxy) {
            let proxy = self.proxy.as_deref().unwrap_or("of the environment");
            return Error::invalid_input(format!(
                "proxy: {proxy} refused the credentials, or requires some; set them with Proxy::credentials"
            ))
            .with_source(cause(error));
        }
        if error.is_connect() {
            return Error::new(
                ErrorClass::Connect,
                format!("could not connect to {server}{}", self.way()),
            )
            .with_source(cause(error));
        }
        if error.is_builder() {
            return Error::invalid_input("can't build the request").with_source(cause(error));
        }
        let not_processed = causes(&error).any(is_not_processed);
        let broke = Error::new(
            ErrorClass::Transport,
            format!("the connection to {server} broke before an answer arrived"),
        )
        .with_source(cause(error));
        match not_processed {
            true => broke.with_effect(Effect::None),
            false => broke,
        }
    }

    /// Names the proxy, which may be the reason: the HTTP client does not report which connection failed.
    fn way(&self) -> String {
        match &self.proxy {
            Some(proxy) => format!(" through the proxy {proxy}"),
            None => String::new(),
        }
    }

    /// Refuses the answer of another address. The transport's own clients follow no redirects, but the caller's client may.
    pub(super) fn check_followed(&self, asked: &Url, answered: &Url) -> Result<()> {
        if asked[..Position::AfterQuery] == answered[..Position::AfterQuery] {
            return Ok(());
        }
        let message = format!(
            "the reqwest client followed a redirect of {}; build it with redirect(Policy::none())",
            self.server
        );
        Err(Error::new(ErrorClass::Redirect, message).with_effect(Effect::Unknown))
    }

    /// Creates an error from the reason why the body of an answer ended early.
    pub(super) fn of_receiving(
        &self,
        error: reqwest::Error,
        received: u64,
        expected: Option<u64>,
    ) -> Error {
        let server = &self.server;
        let message = match expected {
            Some(expected) => {
                format!(
                    "the answer of {server} was truncated: received {received} of {expected} bytes"
                )
            }
            None => format!("the answer of {server} was truncated after {received} bytes"),
        };
        Error::new(ErrorClass::Transport, message).with_source(cause(error))
    }
}

pub(super) fn idle(limit: Duration, what: &str) -> Error {
    let seconds = limit.as_secs_f64();
    Error::new(
        ErrorClass::Timeout,
        format!("{what} for {seconds} s (the idle timeout)"),
    )
}

pub(super) fn deadline_passed() -> Error {
    Error::new(ErrorClass::Timeout, "the call's deadline has passed")
}

pub(super) fn no_tls(reason: &str) -> Error {
    Error::new(ErrorClass::Tls, format!("TLS can't be set up: {reason}"))
}

/// Returns whether the connection was closed while a body was being sent.
pub(super) fn is_broken_upload(error: &reqwest::Error) -> bool {
    use std::io::ErrorKind;

    causes(error).any(|cause| {
        let broken = cause.downcast_ref::<std::io::Error>();
        broken.is_some_and(|error| {
            matches!(
                error.kind(),
                ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted
            )
        })
    })
}

/// Iterates over the error itself and its causes. I/O errors hide what they wrap from `source()`, in several layers.
fn causes<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(
        Some(error),
        |&error: &&'a (dyn std::error::Error + 'static)| {
            let wrapped = error.downcast_ref::<std::io::Error>();
            match wrapped.and_then(std::io::Error::get_ref) {
                Some(inner) => Some(inner as &(dyn std::error::Error + 'static)),
                None => error.source(),
            }
        },
    )
}

/// Returns whether HTTP/2 says that the server did not process the request.
///
/// It refused the stream (RFC 9113 §8.7), or it is closing the connection gracefully before any answer. Any other reset or `GOAWAY` leaves
/// the outcome unknown.
fn is_not_processed(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<h2::Error>().is_some_and(|error| {
        let reason = error.reason();
        error.is_remote()
            && (error.is_reset() && reason == Some(h2::Reason::REFUSED_STREAM)
                || error.is_go_away() && reason == Some(h2::Reason::NO_ERROR))
    })
}

/// Returns whether TLS failed in a way that another attempt would not change.
fn is_untrusted(cause: &(dyn std::error::Error + 'static)) -> bool {
    use rustls::AlertDescription as Alert;
    use rustls::Error as Tls;

    cause
        .downcast_ref::<Tls>()
        .is_some_and(|error| match error {
            Tls::InvalidCertificate(_)
            | Tls::InvalidCertRevocationList(_)
            | Tls::NoCertificatesPresented
            | Tls::UnsupportedNameType
            | Tls::PeerIncompatible(_)
            // The peer does not speak TLS.
            | Tls::InvalidMessage(_) => true,
            Tls::AlertReceived(alert) => matches!(
                alert,
                Alert::HandshakeFailure
                    | Alert::ProtocolVersion
                    | Alert::InsufficientSecurity
                    | Alert::UnrecognisedName
                    | Alert::NoApplicationProtocol
                    | Alert::BadCertificate
                    | Alert::UnsupportedCertificate
                    | Alert::CertificateRevoked
                    | Alert::CertificateExpired
                    | Alert::CertificateUnknown
                    | Alert::CertificateRequired
                    | Alert::UnknownCA
                    | Alert::AccessDenied
            ),
            _ => false,
        })
}

/// Alerts with which servers refuse a client's certificate, or require one.
const REFUSALS: [AlertDescription; 9] = [
    AlertDescription::CertificateRequired,
    AlertDescription::BadCertificate,
    AlertDescription::UnsupportedCertificate,
    AlertDescription::CertificateRevoked,
    AlertDescription::CertificateExpired,
    AlertDescription::CertificateUnknown,
    AlertDescription::UnknownCA,
    AlertDescription::AccessDenied,
    // It is not signed by the authority that it names.
    AlertDescription::DecryptError,
];

/// Returns whether the server refused the client's certificate, or requires one. HTTP/2 keeps only the message.
fn is_refused_certificate(cause: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(rustls::Error::AlertReceived(alert)) = cause.downcast_ref() {
        return REFUSALS.contains(alert);
    }
    let Some(words) = cause
        .downcast_ref::<std::io::Error>()
        .map(ToString::to_string)
    else {
        return false;
    };
    let mut refusals = REFUSALS.iter();
    refusals.any(|alert| words.contains(&rustls::Error::AlertReceived(*alert).to_string()))
}

/// Returns whether a proxy requires other credentials. The HTTP client reports that only in its message.
fn is_refused_by_proxy(cause: &(dyn std::error::Error + 'static)) -> bool {
    let words = cause.to_string();
    [
        "proxy authorization required",
        "credentials not accepted",
        "user/pass authentication",
    ]
    .iter()
    .any(|refusal| words.contains(refusal))
}

/// Collects the innermost messages, without the URL, each once.
fn cause(error: reqwest::Error) -> Cause {
    let error = error.without_url();
    let mut messages: Vec<String> = Vec::new();
    let mut next = error.source();
    while let Some(source) = next {
        let message = if is_tls(source) {
            format!("TLS: {source}")
        } else {
            source.to_string()
        };
        // A wrapper often repeats its source or names only the phase; the innermost message is the most precise.
        messages.retain(|earlier| !earlier.contains(&message));
        if !message.starts_with("client error (") {
            messages.push(message);
        }
        next = source.source();
    }
    if messages.is_empty() {
        messages.push(error.to_string());
    }
    Cause(messages.join(": "))
}

/// Returns whether TLS failed. I/O errors hide what they wrap from `source()`, in several layers.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    if error.is::<rustls::Error>() {
        return true;
    }
    let wrapped = error.downcast_ref::<std::io::Error>();
    wrapped
        .and_then(std::io::Error::get_ref)
        .is_some_and(|inner| is_tls(inner))
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::error::Effect;
    use crate::retry::Verdict;

    const SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];

    fn reset(reason: u8) -> Vec<u8> {
        vec![0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, reason]
    }

    fn go_away(last_stream: u8, reason: u8) -> Vec<u8> {
        vec![
            0,
            0,
            8,
            7,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            last_stream,
            0,
            0,
            0,
            reason,
        ]
    }

    /// Returns the error of a POST over HTTP/2 that the server answers with this frame.
    async fn answered(frame: Vec<u8>) -> Error {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url: Url = format!("http://{}/", listener.local_addr().unwrap())
            .parse()
            .unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(SETTINGS).await.unwrap();
            let mut bytes = [0; 4096];
            let mut seen = Vec::new();
            // HEADERS of the first stream.
            while !seen
                .windows(5)
                .any(|frame| frame == [1, 4, 0, 0, 0] || frame == [1, 5, 0, 0, 0])
            {
                let read = stream.read(&mut bytes).await.unwrap();
                seen.extend_from_slice(&bytes[..read]);
            }
            stream.write_all(&frame).await.unwrap();
            while stream.read(&mut bytes).await.is_ok_and(|read| read > 0) {}
        });
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .http2_prior_knowledge()
            .retry(reqwest::retry::never())
            .no_proxy()
            .build()
            .unwrap();
        let failure = Failure {
            server: "the server".to_owned(),
            proxy: None,
            connect_timeout: Duration::from_secs(1),
            of_source: Arc::default(),
        };
        let error = client.post(url).body("x").send().await.unwrap_err();
        failure.of_sending(error)
    }

    #[tokio::test]
    async fn only_a_refused_stream_and_a_graceful_goaway_mean_that_nothing_was_done() {
        const NO_ERROR: u8 = 0;
        const INTERNAL_ERROR: u8 = 2;
        const REFUSED_STREAM: u8 = 7;
        const CANCEL: u8 = 8;
        for (frame, unsent) in [
            (reset(REFUSED_STREAM), true),
            (go_away(0, NO_ERROR), true),
            (reset(INTERNAL_ERROR), false),
            (reset(CANCEL), false),
            (go_away(0, INTERNAL_ERROR), false),
        ] {
            let error = answered(frame.clone()).await;
            assert_eq!(error.class(), ErrorClass::Transport, "{frame:?}: {error}");
            assert_eq!(error.is_unsent(), unsent, "{frame:?}: {error}");
            let verdict = match unsent {
                true => Verdict::Refused,
                false => Verdict::Unclear,
            };
            assert_eq!(Verdict::of(&error), verdict, "{frame:?}: {error}");
            assert_eq!(error.effect() == Effect::None, unsent);
        }
    }

    #[test]
    fn only_failures_that_a_retry_would_not_change_are_untrusted() {
        use rustls::{AlertDescription, CertificateError};

        let wrapped = |error: rustls::Error| std::io::Error::other(std::io::Error::other(error));
        for (error, untrusted) in [
            (
                rustls::Error::InvalidCertificate(CertificateError::Expired),
                true,
            ),
            (
                rustls::Error::AlertReceived(AlertDescription::UnknownCA),
                true,
            ),
            (
                rustls::Error::AlertReceived(AlertDescription::InternalError),
                false,
            ),
            (rustls::Error::HandshakeNotComplete, false),
        ] {
            let text = error.to_string();
            let error = wrapped(error);
            assert_eq!(causes(&error).any(is_untrusted), untrusted, "{text}");
        }
    }
}
