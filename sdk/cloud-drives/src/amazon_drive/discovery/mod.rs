//! Discovery of the account's hosts (`wire.md §1.1`).

mod file;
mod transport;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ::amazon_drive::Client;
use ::amazon_drive::types::Endpoint;
use cloud_drives_core::{CallOptions, Error, ErrorClass, PlainHttpHosts, Result, Transport};
use cloud_drives_runtime::{Handle, Layers};
use tokio::sync::Mutex;
use url::Url;

use super::Clock;
use crate::auth::TokenSource;
use file::KeptHosts;
pub(super) use transport::{DiscoveredTransport, placeholders};

/// Time that the hosts of an account are cached: three days.
pub const ENDPOINT_VAL_TIME: Duration = Duration::from_secs(259_200);
/// Member of the hosts file with the expiry, in seconds since 1970.
pub const EXP_TIME_KEY: &str = "exp_time";
/// URL that returns the hosts of an account.
pub const AMZ_ENDPOINT_REQ_URL: &str = "https://drive.amazonaws.com/drive/v1/account/endpoint";

/// Grace period for stale hosts when discovery fails.
const GRACE: Duration = Duration::from_secs(600);

/// Discovers and caches the hosts of an account.
pub(super) struct Discovery {
    /// Client that discovers the hosts.
    master: Client,
    layers: Layers,
    source: Option<Arc<dyn TokenSource>>,
    clock: Clock,
    file: Option<PathBuf>,
    /// Hosts set by the caller; they are not discovered.
    set: Option<Endpoint>,
    kept: Mutex<Option<Arc<Hosts>>>,
}

/// The hosts of an account, and the client for them.
pub(super) struct Hosts {
    pub(super) endpoint: Endpoint,
    metadata: Url,
    content: Url,
    transport: Arc<dyn Transport>,
    /// Expiry in seconds since 1970; `None` for hosts set by the caller.
    good_until: Option<f64>,
}

impl Discovery {
    pub(super) fn new(
        handle: &Handle<Client>,
        clock: Clock,
        file: Option<PathBuf>,
        set: Option<Endpoint>,
    ) -> Self {
        // Several calls may wait for one discovery, so the options of a single caller do not apply.
        let core = handle.core().with_default_options(CallOptions::new());
        Self {
            master: Client::from(core),
            layers: handle.layers().clone(),
            source: handle.token_source(),
            clock,
            file,
            set,
            kept: Mutex::new(None),
        }
    }

    /// Returns the discovery for another account, with an empty cache.
    pub(super) fn for_another_account(&self, handle: &Handle<Client>) -> Self {
        Self::new(handle, self.clock.clone(), None, self.set.clone())
    }

    /// Returns the cached hosts, or discovers them if they have expired.
    pub(super) async fn find(&self) -> Result<Arc<Hosts>> {
        // Concurrent calls wait for the same answer.
        let mut kept = self.kept.lock().await;
        let now = self.clock.epoch_seconds();
        if let Some(hosts) = kept.as_ref().filter(|hosts| hosts.are_good(now)) {
            return Ok(Arc::clone(hosts));
        }
        if kept.is_none()
            && let Some(hosts) = self.read().await
        {
            let hosts = kept.insert(Arc::new(hosts));
            if hosts.are_good(now) {
                return Ok(Arc::clone(hosts));
            }
        }
        match self.ask().await {
            Ok(hosts) => Ok(Arc::clone(kept.insert(Arc::new(hosts)))),
            // Hosts rarely change, so stale ones are better than none.
            Err(error) if error.is_transient() => match kept.take() {
                Some(old) => {
                    let until = self.clock.epoch_seconds() + GRACE.as_secs_f64();
                    let hosts = self.hosts(&old.endpoint, Some(until))?;
                    Ok(Arc::clone(kept.insert(Arc::new(hosts))))
                }
                None => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    /// Requests the hosts, even if they are cached.
    pub(super) async fn renew(&self) -> Result<Arc<Hosts>> {
        let mut kept = self.kept.lock().await;
        let hosts = self.ask().await?;
        Ok(Arc::clone(kept.insert(Arc::new(hosts))))
    }

    async fn ask(&self) -> Result<Hosts> {
        if let Some(endpoint) = &self.set {
            return self.hosts(endpoint, None);
        }
        let endpoint = self.master.account().endpoint().send().await?.into_body();
        let until = self.clock.epoch_seconds() + ENDPOINT_VAL_TIME.as_secs_f64();
        let hosts = self.hosts(&endpoint, Some(until)).map_err(|error| {
            error
                .with_class(ErrorClass::Protocol)
                .with_operation_name("account.endpoint")
        })?;
        if let Some(path) = &self.file {
            let kept = KeptHosts {
                endpoint,
                exp_time: until,
            };
            kept.write(path).await?;
        }
        Ok(hosts)
    }

    /// Reads the file; `None` if it is missing or invalid, since the hosts can be requested again.
    async fn read(&self) -> Option<Hosts> {
        let kept = KeptHosts::read(self.file.as_deref()?).await?;
        let until = kept.exp_time;
        self.hosts(&kept.endpoint, Some(until)).ok()
    }

    fn hosts(&self, endpoint: &Endpoint, good_until: Option<f64>) -> Result<Hosts> {
        // Fails for a missing host, and for a URL that the token must not be sent to.
        let client = self.master.with_endpoint(endpoint)?;
        let metadata = client.core().base_url("metadata")?.clone();
        let content = client.core().base_url("content")?.clone();
        let origins = [metadata.origin(), content.origin()];
        Ok(Hosts {
            endpoint: endpoint.clone(),
            transport: self.layers.api(self.source.clone(), origins),
            metadata,
            content,
            good_until,
        })
    }
}

impl Hosts {
    fn are_good(&self, now: f64) -> bool {
        self.good_until.is_none_or(|until| now <= until)
    }
}

/// Creates an endpoint from the caller's hosts.
pub(super) fn endpoint_of(
    metadata_url: &str,
    content_url: &str,
    plain_http: &PlainHttpHosts,
) -> Result<Endpoint> {
    plain_http.check_base_url(metadata_url, "endpoint")?;
    plain_http.check_base_url(content_url, "endpoint")?;
    let mut endpoint = Endpoint::default();
    endpoint.metadata_url = Some(metadata_url.to_owned());
    endpoint.content_url = Some(content_url.to_owned());
    Ok(endpoint)
}

/// Returns one of the URLs of an endpoint.
pub(super) fn address(url: Option<&str>, member: &str) -> Result<String> {
    url.map(str::to_owned).ok_or_else(|| {
        let message = format!("account/endpoint: the answer has no {member}");
        Error::new(ErrorClass::Protocol, message)
    })
}

impl fmt::Debug for Discovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Discovery")
            .field("file", &self.file)
            .field("clock", &self.clock)
            .field("token_source", &self.source)
            .finish_non_exhaustive()
    }
}
