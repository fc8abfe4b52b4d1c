//! The way to a service: what every builder of a client is told about it.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ClientBuilder, ClientCore, Error, HttpTransport, Transport};

use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::RetryBudget;

/// What a client calls itself unless told otherwise.
const USER_AGENT: &str = concat!("cloud-drives/", env!("CARGO_PKG_VERSION"));

/// Addresses, transports and what holds for all calls.
pub(crate) struct Connection {
    /// Servers by name, with the addresses that take the place of their own.
    pub(crate) base_urls: Vec<(String, String)>,
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) storage_transport: Option<Arc<dyn Transport>>,
    pub(crate) user_agent: String,
    pub(crate) connect_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) retry_budget: RetryBudget,
    pub(crate) rate_limits: RateLimits,
    pub(crate) defaults: CallOptions,
    pub(crate) max_json_bytes: Option<u64>,
}

/// The transports that the layers go around.
#[derive(Clone)]
pub(crate) struct Transports {
    /// To the API.
    pub(crate) plain: Arc<dyn Transport>,
    /// To hosts that the API names.
    pub(crate) storage: Arc<dyn Transport>,
}

impl Connection {
    pub(crate) fn new(connect_timeout: Duration, idle_timeout: Duration) -> Self {
        Self {
            base_urls: Vec::new(),
            transport: None,
            storage_transport: None,
            user_agent: USER_AGENT.to_owned(),
            connect_timeout,
            idle_timeout,
            retry_budget: RetryBudget::default(),
            rate_limits: RateLimits::from_spec(),
            defaults: CallOptions::new(),
            max_json_bytes: None,
        }
    }

    /// The transports that were given, or HTTP.
    pub(crate) fn transports(&self) -> Result<Transports, Error> {
        let plain = match &self.transport {
            Some(transport) => Arc::clone(transport),
            None => Arc::new(
                HttpTransport::builder()
                    .connect_timeout(self.connect_timeout)
                    .idle_timeout(self.idle_timeout)
                    .user_agent(self.user_agent.as_str())
                    .build()?,
            ),
        };
        let storage = self.storage_transport.as_ref().unwrap_or(&plain);
        Ok(Transports {
            storage: Arc::clone(storage),
            plain,
        })
    }

    /// A typed client with these addresses and limits, over the transport to the API.
    pub(crate) fn client<C: From<ClientCore>>(
        &self,
        builder: ClientBuilder<C>,
        transports: &Transports,
    ) -> ClientBuilder<C> {
        let mut builder = builder
            .transport(Arc::clone(&transports.plain))
            .user_agent(self.user_agent.as_str());
        for (server, url) in &self.base_urls {
            builder = builder.base_url(server, url.as_str());
        }
        match self.max_json_bytes {
            Some(bytes) => builder.max_json_bytes(bytes),
            None => builder,
        }
    }

    pub(crate) fn limiter(&self) -> RateLimiter {
        RateLimiter::new(self.rate_limits.clone())
    }
}

/// The setters that every builder has; it keeps them in its field `connection`. The first text names the hosts of the storage
/// transport, the second says what that transport is given.
macro_rules! connection_setters {
    ($hosts:literal, $token:literal) => {
        #[doc = concat!("The transport for the API and, unless it has its own, for ", $hosts, ".")]
        ///
        /// It makes one attempt; the layers of this crate go around it. The timeouts for connecting and idling are then its own.
        pub fn transport(mut self, transport: impl cloud_drives_core::Transport) -> Self {
            self.connection.transport = Some(std::sync::Arc::new(transport));
            self
        }

        #[doc = concat!("The transport for ", $hosts, ". ", $token)]
        pub fn storage_transport(mut self, transport: impl cloud_drives_core::Transport) -> Self {
            self.connection.storage_transport = Some(std::sync::Arc::new(transport));
            self
        }

        /// What the program calls itself.
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.connection.user_agent = user_agent.into();
            self
        }

        /// How many repeats all calls may make together; see [`RetryBudget::default`](crate::retry::RetryBudget) for what holds
        /// without it.
        pub fn retry_budget(mut self, budget: crate::retry::RetryBudget) -> Self {
            self.connection.retry_budget = budget;
            self
        }

        /// Options for every call, those of the typed client underneath included, under the options of the call itself.
        pub fn default_options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.connection.defaults = options;
            self
        }

        /// The largest JSON answer, in bytes; 64 MiB unless set. A call can have its own limit
        /// ([`CallOptions::with_max_response_bytes`](cloud_drives_core::CallOptions::with_max_response_bytes)).
        pub fn max_json_bytes(mut self, bytes: u64) -> Self {
            self.connection.max_json_bytes = Some(bytes);
            self
        }
    };
}
pub(crate) use connection_setters;
