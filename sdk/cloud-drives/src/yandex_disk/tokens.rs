//! Tokens that are renewed at Yandex's sign-in host (`wire.md §2.2`).

use std::time::Duration;

use ::yandex_disk::{Client, types};
use cloud_drives_core::{BoxFuture, Error, Secret};
use cloud_drives_runtime::SignIn;

use crate::auth::{TokenRefresher, Tokens};
use crate::oauth::Application;

/// Trades refresh tokens at Yandex's sign-in host.
struct Refresher {
    client: Client,
    application: Application,
}

/// Returns what renews tokens for an application.
pub(super) fn refresher(sign_in: SignIn<'_, Client>) -> Option<Box<dyn TokenRefresher>> {
    Some(Box::new(Refresher {
        client: sign_in.client.clone(),
        application: sign_in.application?.clone(),
    }))
}

impl TokenRefresher for Refresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let secret = self.application.secret().cloned().unwrap_or_default();
        let grant = types::RefreshTokenGrant::new(refresh_token, self.application.id(), secret);
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
