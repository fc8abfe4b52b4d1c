//! Tokens that are renewed (`wire.md §1.3`).

use std::fmt;
use std::time::Duration;

use ::amazon_drive::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Secret};

use crate::auth::{TokenRefresher, Tokens};
use crate::oauth::Application;

/// Who renews tokens.
#[derive(Clone, Debug)]
pub(super) enum Renewal {
    /// Login with Amazon, for the caller's own application.
    Application(Application),
    /// A helper that knows the credentials of another application.
    Relay,
    /// Nobody.
    None,
}

impl Renewal {
    pub(super) fn new(application: Option<&Application>, relay: bool) -> Self {
        match application {
            Some(application) => Self::Application(application.clone()),
            None if relay => Self::Relay,
            None => Self::None,
        }
    }
}

/// Trades refresh tokens for new ones.
#[derive(Clone)]
pub(super) struct Refresher {
    pub(super) client: Client,
    pub(super) renewal: Renewal,
}

impl Refresher {
    /// Trades a refresh token for new tokens.
    pub(super) fn trade(
        &self,
        refresh_token: Secret,
        options: CallOptions,
    ) -> impl Future<Output = Result<types::Token, Error>> + Send + 'static {
        let oauth = self.client.oauth();
        let renewal = self.renewal.clone();
        async move {
            let answer = match renewal {
                Renewal::Application(application) => {
                    let secret = application.secret().cloned().unwrap_or_default();
                    let grant =
                        types::RefreshTokenGrant::new(refresh_token, application.id(), secret);
                    oauth.token(grant).with_options(options).send().await?
                }
                Renewal::Relay => {
                    let grant = types::RelayGrant::new(refresh_token);
                    oauth
                        .relay_token(grant)
                        .with_options(options)
                        .send()
                        .await?
                }
                Renewal::None => {
                    let message =
                        "there is nobody to renew the token; set application(…) or relay(…)";
                    return Err(Error::new(ErrorClass::Auth, message));
                }
            };
            Ok(answer.into_body())
        }
    }
}

impl TokenRefresher for Refresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let trade = self.trade(refresh_token, CallOptions::new());
        Box::pin(async move { Ok(tokens(&trade.await?)) })
    }
}

/// The tokens of an answer of the sign-in host, to be kept or used.
#[must_use]
pub fn tokens(token: &types::Token) -> Tokens {
    let mut tokens = Tokens::new(token.access_token.clone());
    // A token that has ended already would not have been handed out.
    if token.expires_in > 0 {
        tokens = tokens.expires_in(Duration::from_secs(token.expires_in));
    }
    match token
        .refresh_token
        .clone()
        .filter(|token| !token.is_empty())
    {
        Some(refresh_token) => tokens.refresh_token(refresh_token),
        None => tokens,
    }
}

impl fmt::Debug for Refresher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refresher")
            .field("renewal", &self.renewal)
            .finish_non_exhaustive()
    }
}
