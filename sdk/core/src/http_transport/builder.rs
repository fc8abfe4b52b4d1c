//! Settings of the default transport.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::HeaderValue;

use super::refusals::Refusals;
use super::{HttpTransport, Settings, tls};
use crate::error::{Error, Result};

/// Makes an [`HttpTransport`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct HttpTransportBuilder {
    connect_timeout: Duration,
    idle_timeout: Duration,
    user_agent: String,
    proxies: bool,
    idle_connections: usize,
}

impl HttpTransportBuilder {
    pub(super) fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(60),
            user_agent: concat!("cloud-drives-core/", env!("CARGO_PKG_VERSION")).to_owned(),
            proxies: true,
            idle_connections: 16,
        }
    }

    /// The longest time that making a connection may take; 10 s unless set. Not zero.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// The longest time without a byte moving, either way; 60 s unless set. Not zero.
    ///
    /// The wait between the last byte of a request and the first of its answer counts. A call can
    /// have its own, see [`CallOptions::with_idle_timeout`](crate::CallOptions::with_idle_timeout).
    ///
    /// The operating system buffers what is sent, and does not tell what of it has arrived. An upload has up to 128 s more, the time
    /// that a server with 32 KiB/s needs for a full buffer of 4 MiB, so that it does not end while the server reads.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.idle_timeout = idle_timeout;
        self
    }

    /// What the program calls itself, on requests that do not say so themselves.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Whether to go through the proxies that the environment names; yes unless set.
    pub fn system_proxies(mut self, proxies: bool) -> Self {
        self.proxies = proxies;
        self
    }

    /// Sets how many idle connections to a host are kept for later calls. They are closed after 90 s. Default: 16.
    pub fn idle_connections(mut self, per_host: usize) -> Self {
        self.idle_connections = per_host;
        self
    }

    /// Makes the transport. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// When a timeout is zero or the user agent can't be sent in a header.
    pub fn build(self) -> Result<HttpTransport> {
        for (name, timeout) in [
            ("connect_timeout", self.connect_timeout),
            ("idle_timeout", self.idle_timeout),
        ] {
            if timeout.is_zero() {
                return Err(Error::invalid_input(format!(
                    "{name}: must be longer than 0 s"
                )));
            }
        }
        let user_agent = HeaderValue::from_str(&self.user_agent).map_err(|_| {
            Error::invalid_input("user_agent: holds characters that can't be sent in a header")
        })?;
        let settings = Settings {
            connect_timeout: self.connect_timeout,
            idle_timeout: self.idle_timeout,
            user_agent,
            proxies: self.proxies,
            idle_connections: self.idle_connections,
        };
        let plain = tls::plain_client(&settings).map_err(|reason| {
            Error::invalid_input(format!("the HTTP client can't be made: {reason}"))
        })?;
        Ok(HttpTransport {
            settings,
            plain,
            secure: Arc::new(OnceLock::new()),
            refusals: Refusals::default(),
        })
    }
}
