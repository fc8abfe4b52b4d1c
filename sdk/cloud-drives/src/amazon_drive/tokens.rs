//! Renewing tokens through a relay (`wire.md §1.3`).

use ::amazon_drive::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Secret};

use crate::auth::{TokenRefresher, Tokens};
use crate::oauth::read_tokens;

/// Renews tokens through a relay with its own application credentials.
pub(super) struct Relay(pub(super) Client);

impl Relay {
    /// Exchanges a refresh token for new tokens.
    pub(super) fn trade(
        &self,
        refresh_token: Secret,
        options: CallOptions,
    ) -> BoxFuture<'static, Result<Tokens, Error>> {
        let grant = types::RelayGrant::new(refresh_token);
        let call = self.0.oauth().relay_token(grant).with_options(options);
        Box::pin(async move { read_tokens(&call.send_raw().await?, None) })
    }
}

impl TokenRefresher for Relay {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        self.trade(refresh_token, CallOptions::new())
    }
}

/// Refresher of a client with neither an application nor a relay.
pub(super) struct NoRefresher;

impl NoRefresher {
    pub(super) fn error() -> Error {
        let message = "the token cannot be renewed; set application(…) or relay(…) on the builder";
        Error::new(ErrorClass::Auth, message)
    }
}

impl TokenRefresher for NoRefresher {
    fn refresh(&self, _: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        Box::pin(async { Err(Self::error()) })
    }
}
