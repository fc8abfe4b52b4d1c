//! The default transport of a client.

use std::sync::Arc;

use crate::error::Result;
use crate::http_options::HttpOptions;
use crate::transport::Transport;

/// Creates an [`HttpTransport`](crate::HttpTransport).
#[cfg(feature = "http")]
pub(super) fn default_transport(options: HttpOptions) -> Result<Arc<dyn Transport>> {
    Ok(Arc::new(options.build()?))
}

/// Refuses a client without a transport.
#[cfg(not(feature = "http"))]
pub(super) fn default_transport(_options: HttpOptions) -> Result<Arc<dyn Transport>> {
    Err(crate::Error::invalid_input(
        "transport: must be set, because this build has no HTTP transport; or enable the feature `http`",
    ))
}
