//! From what went wrong on the network to an error.

use std::error::Error as _;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use url::Url;

use crate::error::{Error, ErrorClass};

/// Turns failures of one request into errors.
///
/// It also holds the error of the caller's own source: the HTTP client would wrap it beyond
/// recognition on its way up.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    server: String,
    connect_timeout: Duration,
    of_source: Arc<Mutex<Option<Error>>>,
}

/// What lies underneath, in words: types of the HTTP client stay inside this crate.
#[derive(Debug)]
struct Cause(String);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Cause {}

impl Failure {
    pub(super) fn new(url: &Url, connect_timeout: Duration) -> Self {
        let host = url.host_str().unwrap_or_default();
        let server = match url.port_or_known_default() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        Self {
            server,
            connect_timeout,
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

    /// Why no answer came.
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
            .with_unsent(true);
        }
        if error.is_connect() {
            return Error::new(
                ErrorClass::Connect,
                format!("could not connect to {server}"),
            )
            .with_source(cause(error));
        }
        if error.is_builder() {
            return Error::invalid_input("the request can't be put together")
                .with_source(cause(error));
        }
        Error::new(
            ErrorClass::Transport,
            format!("the connection to {server} broke before an answer came"),
        )
        .with_source(cause(error))
    }

    /// Why the body of an answer ended early.
    pub(super) fn of_receiving(
        &self,
        error: reqwest::Error,
        received: u64,
        expected: Option<u64>,
    ) -> Error {
        let server = &self.server;
        let message = match expected {
            Some(expected) => {
                format!("the answer of {server} was cut: {received} of {expected} bytes came")
            }
            None => format!("the answer of {server} was cut after {received} bytes"),
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
    Error::new(
        ErrorClass::Connect,
        format!("TLS can't be set up: {reason}"),
    )
}

/// The innermost messages, without the URL, each once.
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
        // A wrapper often repeats what it wraps, or names the phase only; the innermost says it best.
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

/// I/O errors hide what they wrap from `source()`, in several layers.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    if error.is::<rustls::Error>() {
        return true;
    }
    let wrapped = error.downcast_ref::<std::io::Error>();
    wrapped
        .and_then(std::io::Error::get_ref)
        .is_some_and(|inner| is_tls(inner))
}
