//! What renews tokens (`wire.md §1.3`).

use ::amazon_drive::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Secret};

use crate::auth::{TokenRefresher, Tokens};
use crate::oauth::{OAuthRefresher, SignInClient, read_tokens};

/// What renews tokens.
#[derive(Clone, Debug)]
pub(super) enum Renewal {
    /// Login with Amazon, for the caller's own application.
    Application(SignInClient),
    /// A helper that knows the credentials of another application.
    Relay(Client),
    /// Nothing.
    None,
}

impl Renewal {
    /// Returns what trades refresh tokens, or says that nothing does.
    pub(super) fn refresher(&self) -> Result<Refresher, Error> {
        Ok(match self {
            Self::Application(client) => Refresher::Application(client.refresher()?),
            Self::Relay(client) => Refresher::Relay(client.clone()),
            Self::None => Refresher::None,
        })
    }
}

/// Trades refresh tokens for new ones.
pub(super) enum Refresher {
    Application(OAuthRefresher),
    Relay(Client),
    None,
}

impl TokenRefresher for Refresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        match self {
            Self::Application(refresher) => refresher.refresh(refresh_token),
            Self::Relay(client) => relayed(client, refresh_token, CallOptions::new()),
            Self::None => Box::pin(async { Err(nothing_renews()) }),
        }
    }
}

pub(super) fn nothing_renews() -> Error {
    let message = "nothing renews the token; set application(…) or relay(…) on the builder";
    Error::new(ErrorClass::Auth, message)
}

/// Trades a refresh token through the relay.
pub(super) fn relayed(
    client: &Client,
    refresh_token: Secret,
    options: CallOptions,
) -> BoxFuture<'static, Result<Tokens, Error>> {
    let grant = types::RelayGrant::new(refresh_token);
    let call = client.oauth().relay_token(grant).with_options(options);
    Box::pin(async move { read_tokens(&call.send_raw().await?, None) })
}
