//! The settings of a [`FrameIo`].

use std::time::Duration;

use ::frameio::{Client, OAUTH};
use cloud_drives_core::{Error, Secret};
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};

use super::FrameIo;
use crate::poll::PollSettings;
use crate::retry::{Backoff, RetryPolicy};

/// The description of Frame.io for the runtime. The token is only sent to the API: the sign-in host takes it in the
/// body.
static PROVIDER: Provider = Provider::new("FrameIo")
    .with_oauth(&OAUTH)
    .with_defaults(Defaults {
        connect_timeout: Duration::from_secs(30),
        // By default, parts and media have idle timeouts of their own.
        storage_idle_timeout: None,
        sign_in_idle_timeout: Some(Duration::from_secs(30)),
        poll: PollSettings::every(Duration::from_secs(2)),
        retry_policy: default_policy,
        ..Defaults::COMMON
    });

/// Returns the default policy: 3 attempts, waits of 1 s and 2 s on average, as in the vendor's clients (`wire.md §8`).
fn default_policy() -> RetryPolicy {
    RetryPolicy::new().attempts(3).backoff(Backoff::exponential(
        Duration::from_secs(2),
        Duration::from_secs(60),
    ))
}

impl FrameIo {
    /// Returns a builder with the defaults of the service.
    pub fn builder() -> FrameIoBuilder {
        FrameIoBuilder::new()
    }
}

/// Builds a [`FrameIo`]. [`FrameIoBuilder::build`] reports invalid settings.
///
/// [`Configure`] has the setters that all providers share. Servers for [`Configure::base_url`]: `api`, `oauth`. The token is one of
/// Adobe IMS; Frame.io V4 accepts no developer tokens (`wire.md §1`). Defaults, as in the vendor's clients (`wire.md §1`, `§6`, `§8`):
///
/// - Timeouts: 30 s to connect; 60 s without a byte on a call, 30 s on the sign-in host. Without
///   [`Configure::storage_idle_timeout`] a part has 2 minutes without a byte, or 3 s for each of its MiB if that is longer; media have
///   the idle timeout of calls.
/// - 3 attempts with waits of 1 s and 2 s on average.
/// - Tokens are renewed 60 s before they expire.
/// - The documented rate limit of each operation.
/// - The status of an upload is polled every 2 s.
///
/// ```
/// use cloud_drives::FrameIo;
/// use cloud_drives::prelude::*;
/// use cloud_drives::retry::RetryPolicy;
///
/// let frame = FrameIo::builder()
///     .token("eyJ_EXAMPLE")
///     .retry_policy(RetryPolicy::new().attempts(6))
///     .build()?;
///
/// // A server without a user: the client obtains tokens, and renews them before they expire.
/// let server = FrameIo::builder().server_to_server("client-id", "client-secret").build()?;
/// # let _ = (frame, server);
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct FrameIoBuilder {
    settings: Settings,
    /// The scopes of a server without a user.
    server: Option<Vec<String>>,
}

impl Configure for FrameIoBuilder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl FrameIoBuilder {
    pub(super) fn new() -> Self {
        Self {
            settings: Settings::new(&PROVIDER),
            server: None,
        }
    }

    /// Sets the id and secret of a server that acts on its own behalf. Its tokens are obtained and renewed automatically.
    pub fn server_to_server(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.server.get_or_insert_default();
        self.application(id, secret)
    }

    /// Sets the scopes that a server requests with [`FrameIoBuilder::server_to_server`].
    ///
    /// Default: `openid`, `AdobeID` and `frame.s2s.all`.
    pub fn server_scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.server = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Builds the client. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the invalid setting.
    pub fn build(mut self) -> Result<FrameIo, Error> {
        let application = self.settings.application();
        let secret = application.as_ref().and_then(|known| known.secret());
        let mut client = Client::builder();
        // Only the revocation of a token uses these credentials.
        if let (Some(application), Some(secret)) = (&application, secret) {
            client = client.basic_auth(application.id(), secret.clone());
        }
        let Some(scopes) = self.server.take() else {
            let handle = self.settings.connect(client)?;
            return Ok(FrameIo { handle });
        };
        // An access token and its expiry may be known already; the secret is exchanged for the next ones.
        let access = self.settings.take_token();
        if self.settings.tokens_are_set() {
            return Err(Error::invalid_input(
                "server_to_server: conflicts with refresh_token, token_file and token_source; set only one of them",
            ));
        }
        if secret.is_none() {
            return Err(Error::invalid_input(
                "server_scope: requires server_to_server(…)",
            ));
        }
        let handle = self.settings.connect(client)?;
        let handle = handle.with_client_credentials(scopes, access)?;
        Ok(FrameIo { handle })
    }
}
