//! The settings of an [`AmazonDrive`].

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ::amazon_drive::types::Endpoint;
use ::amazon_drive::{Client, OAUTH};
use cloud_drives_core::Error;
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};

use super::client_data::{CLIENT_DATA_FILE, load_client_data};
use super::discovery::endpoint_of;
use super::tokens::{NoRefresher, Relay};
use super::{AmazonDrive, OAUTH_DATA_FILE, OAUTH_JSON_FILE, REDIRECT_URI};
use crate::auth::TokenRefresher;
use crate::retry::{Backoff, PausePolicy, RetryPolicy};

/// Default connection timeout: 30 s.
pub const CONN_TIMEOUT: Duration = Duration::from_secs(30);
/// Default idle timeout: 60 s.
pub const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// Both timeouts: connection, idle.
pub const REQUESTS_TIMEOUT: (Duration, Duration) = (CONN_TIMEOUT, IDLE_TIMEOUT);
/// Default idle timeout of an upload.
pub(super) const STORAGE_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The Python client's file with the account's hosts.
const ENDPOINT_DATA_FILE: &str = "endpoint_data";
/// Maximum wait that a server may request, equal to the maximum shared pause.
const LONGEST_WAIT: Duration = Duration::from_secs(256);

/// The description of Amazon Drive for the runtime.
///
/// Here the token is only for the hosts that need no discovery; a separate layer sends it to the hosts of the account.
static PROVIDER: Provider = Provider::new("AmazonDrive")
    .with_oauth(&OAUTH)
    .with_token_servers(&["master", "oauth"])
    .with_sign_in_servers(&["oauth", "relay"])
    .with_defaults(Defaults {
        connect_timeout: CONN_TIMEOUT,
        idle_timeout: IDLE_TIMEOUT,
        storage_idle_timeout: Some(STORAGE_IDLE_TIMEOUT),
        // Single calls have no waits of their own, since they share a pause.
        retry_policy: || waiting(Backoff::fixed(Duration::ZERO)),
        // Transfers can fail after the head of an answer, where no pause applies, so they have waits of their own.
        transfer_retry_policy: Some(|| {
            waiting(Backoff::exponential(Duration::from_secs(2), LONGEST_WAIT))
        }),
        pause_policy: PausePolicy::new(),
        ..Defaults::COMMON
    });

/// Returns a policy of four attempts with these waits.
fn waiting(backoff: Backoff) -> RetryPolicy {
    RetryPolicy::new()
        .backoff(backoff)
        .longest_wait(LONGEST_WAIT)
}

impl AmazonDrive {
    /// Returns a builder.
    pub fn builder() -> AmazonDriveBuilder {
        AmazonDriveBuilder::new()
    }
}

/// Builds an [`AmazonDrive`]. [`AmazonDriveBuilder::build`] reports invalid settings.
///
/// [`Configure`] has the setters that all providers share. Servers for [`Configure::base_url`]: `master`, `oauth`; the others are
/// discovered. Defaults:
///
/// - Timeouts: 30 s to connect; 60 s without a byte on a call, 5 minutes on an upload, since the service answers late after the last
///   byte of a large file (`wire.md §5.6`).
/// - 4 attempts. Single calls have no waits of their own, since they share a pause ([`Configure::pause_policy`]). Transfers and changes
///   can fail after the head of an answer, and wait up to 2 s, 4 s and so on.
/// - No rate limits, since the service has never published any (`wire.md §8`).
/// - The redirect URI is `http://localhost`.
///
/// ```
/// use cloud_drives::AmazonDrive;
/// use cloud_drives::prelude::*;
///
/// let drive = AmazonDrive::builder()
///     .base_url("master", "http://127.0.0.1:8081/drive/v1/")
///     .token("Atza|EXAMPLE")
///     .build()?;
/// # let _ = drive;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct AmazonDriveBuilder {
    settings: Settings,
    client_data: Option<PathBuf>,
    cache_path: Option<PathBuf>,
    relay: bool,
    endpoint: Option<(String, String)>,
    endpoint_file: Option<PathBuf>,
}

impl Configure for AmazonDriveBuilder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl AmazonDriveBuilder {
    pub(super) fn new() -> Self {
        let builder = Self {
            settings: Settings::new(&PROVIDER),
            client_data: None,
            cache_path: None,
            relay: false,
            endpoint: None,
            endpoint_file: None,
        };
        builder.redirect_uri(REDIRECT_URI)
    }

    /// Sets the file with the application's id and secret: JSON with `CLIENT_ID` and `CLIENT_SECRET`.
    ///
    /// Read by [`AmazonDriveBuilder::build`].
    pub fn client_data_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.client_data = Some(path.into());
        self
    }

    /// Sets a relay that renews tokens with its own application credentials, in place of [`Configure::application`]. Default: none.
    ///
    /// Its operator receives the refresh token, so only use a relay that you trust. The Python client has one built in
    /// ([`APPSPOT_URL`](super::APPSPOT_URL), `wire.md §1.3`).
    pub fn relay(mut self, url: impl Into<String>) -> Self {
        self.relay = true;
        self.base_url("relay", url)
    }

    /// Sets the folder of a Python client.
    ///
    /// It has the tokens in `oauth_data`, the account's hosts in `endpoint_data`, and the application in `client_data` if
    /// that file exists. If only `oauth.json` exists, the tokens are read from there.
    pub fn cache_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache_path = Some(folder.into());
        self
    }

    /// Sets the hosts of the account, `metadataUrl` and `contentUrl`, instead of discovering them.
    pub fn endpoint(
        mut self,
        metadata_url: impl Into<String>,
        content_url: impl Into<String>,
    ) -> Self {
        self.endpoint = Some((metadata_url.into(), content_url.into()));
        self
    }

    /// Sets the file that caches the account's hosts for three days. Default: none, the hosts are cached in memory.
    ///
    /// A missing, outdated or invalid file is replaced.
    pub fn endpoint_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.endpoint_file = Some(path.into());
        self
    }

    /// Builds the client. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the invalid setting, and
    /// [`ErrorClass::Io`](cloud_drives_core::ErrorClass::Io) if the file of the application cannot be read.
    pub fn build(self) -> Result<AmazonDrive, Error> {
        let builder = self.with_cache_path().with_client_data()?;
        let discovered = builder.settings.base_urls();
        if let Some((server, _)) = discovered
            .into_iter()
            .find(|(server, _)| matches!(*server, "metadata" | "content"))
        {
            return Err(Error::invalid_input(format!(
                "base_url: {server} is discovered; set both hosts with endpoint(…)"
            )));
        }
        let relay = builder.relay;
        let can_renew = relay || builder.settings.application().is_some();
        if builder.settings.refresh_token_is_set() && !can_renew {
            return Err(Error::invalid_input(
                "refresh_token: requires an application; set application(…) or relay(…)",
            ));
        }
        let endpoint = builder.known_endpoint()?;
        let clock = builder.settings.clock().clone();
        let known = builder.settings.application().is_some();
        let handle = builder
            .settings
            .connect_with(Client::builder(), |sign_in| {
                let refresher: Arc<dyn TokenRefresher> = match (known, relay) {
                    (true, _) => return None,
                    (false, true) => Arc::new(Relay(sign_in.clone())),
                    (false, false) => Arc::new(NoRefresher),
                };
                Some(refresher)
            })?;
        AmazonDrive::new(handle, relay, clock, builder.endpoint_file, endpoint)
    }

    /// Sets the files in the folder of a Python client, unless others were named.
    fn with_cache_path(mut self) -> Self {
        let Some(folder) = self.cache_path.take() else {
            return self;
        };
        let client_data = folder.join(CLIENT_DATA_FILE);
        self.endpoint_file
            .get_or_insert(folder.join(ENDPOINT_DATA_FILE));
        let named = self.settings.application().is_some() || self.client_data.is_some();
        if !named && client_data.exists() {
            self.client_data = Some(client_data);
        }
        if self.settings.token_file().is_some() {
            return self;
        }
        let (usual, other) = (folder.join(OAUTH_DATA_FILE), folder.join(OAUTH_JSON_FILE));
        let is_other = !usual.exists() && other.exists();
        self.token_file(if is_other { other } else { usual })
    }

    /// Reads the application from its file, if one was named.
    fn with_client_data(mut self) -> Result<Self, Error> {
        let Some(path) = self.client_data.take() else {
            return Ok(self);
        };
        if self.settings.application().is_some() {
            return Err(Error::invalid_input(
                "client_data_file: conflicts with application; set only one of them",
            ));
        }
        let (id, secret) = load_client_data(&path)?;
        Ok(self.application(id, secret))
    }

    fn known_endpoint(&self) -> Result<Option<Endpoint>, Error> {
        match (&self.endpoint, &self.endpoint_file) {
            (Some(_), Some(_)) => Err(Error::invalid_input(
                "endpoint: conflicts with endpoint_file; set only one of them",
            )),
            (Some((metadata, content)), None) => {
                endpoint_of(metadata, content, &self.settings.plain_http()?).map(Some)
            }
            (None, _) => Ok(None),
        }
    }
}
