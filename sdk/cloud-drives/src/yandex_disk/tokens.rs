//! Tokens that are renewed at Yandex's sign-in host (`wire.md §2.2`).

use std::time::Duration;

use ::yandex_disk::{Client, types};
use cloud_drives_core::{BoxFuture, Error, Secret};

use super::Application;
pub(super) use crate::auth::Callback;
use crate::auth::{AccessToken, RefreshingToken, TokenRefresher, Tokens};

/// A token that is renewed at Yandex's sign-in host.
pub(super) fn refreshing(
    sign_in: &Client,
    application: Application,
    refresh_token: Secret,
    access: Option<AccessToken>,
    callback: Option<Callback>,
) -> Result<RefreshingToken, Error> {
    let refresher = Refresher {
        client: sign_in.clone(),
        application,
    };
    let mut builder = RefreshingToken::builder(refresher, refresh_token);
    if let Some(access) = access {
        builder = builder.access_token(access);
    }
    if let Some(callback) = callback {
        builder = builder.on_refreshed(move |tokens| callback(tokens));
    }
    builder.build()
}

/// Trades refresh tokens at Yandex's sign-in host.
struct Refresher {
    client: Client,
    application: Application,
}

impl TokenRefresher for Refresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let secret = self.application.secret.clone().unwrap_or_default();
        let grant =
            types::RefreshTokenGrant::new(refresh_token, self.application.id.as_str(), secret);
        let request = self.client.oauth().token(grant);
        Box::pin(async move { Ok(request.send().await?.into_body().into_tokens()) })
    }
}

/// The tokens of an answer of the sign-in host.
pub(super) trait IntoTokens {
    fn into_tokens(self) -> Tokens;
}

impl IntoTokens for types::Token {
    fn into_tokens(self) -> Tokens {
        let mut tokens = Tokens::new(self.access_token);
        // A token that has ended already would not have been handed out.
        if self.expires_in > 0 {
            tokens = tokens.expires_in(Duration::from_secs(self.expires_in));
        }
        if self.refresh_token.is_empty() {
            tokens
        } else {
            tokens.refresh_token(self.refresh_token)
        }
    }
}
