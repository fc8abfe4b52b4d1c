//! The way to a service: what every builder of a client is told about it.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ClientBuilder, ClientCore, Error, HttpTransport, Transport};

use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::RetryBudget;

/// What a client calls itself unless told otherwise.
const USER_AGENT: &str = concat!("cloud-drives/", env!("CARGO_PKG_VERSION"));

/// Addresses, transports and what holds for all calls.
pub struct Connection {
    /// Servers by name, with the addresses that take the place of their own.
    pub base_urls: Vec<(String, String)>,
    pub transport: Option<Arc<dyn Transport>>,
    pub storage_transport: Option<Arc<dyn Transport>>,
    pub user_agent: String,
    pub connect_timeout: Duration,
    pub idle_timeout: Duration,
    pub retry_budget: RetryBudget,
    pub rate_limits: RateLimits,
    pub defaults: CallOptions,
    pub max_json_bytes: Option<u64>,
}

/// The transports that the layers go around.
#[derive(Clone)]
pub struct Transports {
    /// To the API.
    pub plain: Arc<dyn Transport>,
    /// To hosts that the API names.
    pub storage: Arc<dyn Transport>,
}

impl Connection {
    pub fn new(connect_timeout: Duration, idle_timeout: Duration) -> Self {
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
    pub fn transports(&self) -> Result<Transports, Error> {
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
    pub fn client<C: From<ClientCore>>(
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

    pub fn limiter(&self) -> RateLimiter {
        RateLimiter::new(self.rate_limits.clone())
    }
}
