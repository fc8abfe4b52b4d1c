//! The transport of a client that was given none.

use std::sync::Arc;
use std::time::Duration;

use crate::error::Result;
use crate::transport::Transport;

/// Settings of the default transport; `None` for its own defaults.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HttpSettings {
    pub(super) connect_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) idle_connections: Option<usize>,
}

impl HttpSettings {
    /// Makes an [`HttpTransport`](crate::HttpTransport).
    #[cfg(feature = "http")]
    pub(super) fn transport(self, user_agent: &str) -> Result<Arc<dyn Transport>> {
        let mut builder = crate::HttpTransport::builder().user_agent(user_agent);
        if let Some(connect_timeout) = self.connect_timeout {
            builder = builder.connect_timeout(connect_timeout);
        }
        if let Some(idle_timeout) = self.idle_timeout {
            builder = builder.idle_timeout(idle_timeout);
        }
        if let Some(per_host) = self.idle_connections {
            builder = builder.idle_connections(per_host);
        }
        Ok(Arc::new(builder.build()?))
    }

    /// Refuses a client without a transport.
    #[cfg(not(feature = "http"))]
    pub(super) fn transport(self, _user_agent: &str) -> Result<Arc<dyn Transport>> {
        Err(crate::Error::invalid_input(
            "transport: must be set, since this build has no HTTP transport; or turn on the feature `http`",
        ))
    }
}
