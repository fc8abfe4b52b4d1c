//! The layer that sends requests to the hosts of the account.

use std::fmt;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, ClientCore, Error, Request, Result, StreamResponse, Transport};
use url::Url;

use super::{Discovery, Hosts};
use crate::retry::Streamed;

/// Placeholder URLs for requests, used until the hosts are known. Nothing is ever sent there.
const METADATA: &str = "https://metadata.amazon-drive.invalid/";
const CONTENT: &str = "https://content.amazon-drive.invalid/";

/// Returns a client whose requests use the placeholders for the account's hosts.
pub(in crate::amazon_drive) fn placeholders(core: &ClientCore) -> Result<ClientCore> {
    core.with_base_url("metadata", METADATA)?
        .with_base_url("content", CONTENT)
}

/// Sends requests to the hosts of the account, which it discovers on first use.
///
/// It must be the outermost layer: the layers below decide which hosts receive the token.
pub(in crate::amazon_drive) struct DiscoveredTransport {
    discovery: Arc<Discovery>,
    /// The transport to the hosts that need no discovery.
    fixed: Arc<dyn Transport>,
}

impl DiscoveredTransport {
    pub(in crate::amazon_drive) fn new(
        discovery: Arc<Discovery>,
        fixed: Arc<dyn Transport>,
    ) -> Self {
        Self { discovery, fixed }
    }

    async fn send_to_host(&self, mut request: Request) -> Result<StreamResponse, Error> {
        let host: fn(&Hosts) -> &Url = match request.operation().server() {
            Some("metadata") => |hosts| &hosts.metadata,
            Some("content") => |hosts| &hosts.content,
            _ => return self.fixed.send(request).await,
        };
        let hosts = self.discovery.find().await?;
        let url = moved(request.url(), host(&hosts));
        *request.url_mut() = url;
        // Both are streamed, even if the answer's media type is JSON.
        if matches!(
            request.operation().name(),
            "changes.list" | "content.download"
        ) {
            request.extensions_mut().insert(Streamed);
        }
        hosts.transport.send(request).await
    }
}

/// Returns the URL at another host: path and query are appended to the host's own path.
fn moved(url: &Url, base: &Url) -> Url {
    let mut moved = base.clone();
    let front = base.path().trim_end_matches('/');
    moved.set_path(&format!("{front}{}", url.path()));
    moved.set_query(url.query());
    moved
}

impl Transport for DiscoveredTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.send_to_host(request))
    }

    fn provides_auth(&self) -> bool {
        self.fixed.provides_auth()
    }
}

impl fmt::Debug for DiscoveredTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiscoveredTransport")
            .field("discovery", &self.discovery)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_and_query_move_to_the_host_unchanged() {
        let request =
            Url::parse("https://content.amazon-drive.invalid/nodes/a%2Fb/properties//%20?x=%2B+y")
                .unwrap();
        for base in [
            "https://content.example/cdproxy",
            "https://content.example/cdproxy/",
        ] {
            let moved = moved(&request, &Url::parse(base).unwrap());
            assert_eq!(
                moved.as_str(),
                "https://content.example/cdproxy/nodes/a%2Fb/properties//%20?x=%2B+y"
            );
        }
        let root = Url::parse("http://127.0.0.1:81/").unwrap();
        let request = Url::parse("https://x.invalid/nodes").unwrap();
        assert_eq!(moved(&request, &root).as_str(), "http://127.0.0.1:81/nodes");
    }
}
