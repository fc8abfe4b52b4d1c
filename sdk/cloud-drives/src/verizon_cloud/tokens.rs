//! Tokens that are renewed (`wire.md §1.3`).

use std::time::Duration;

use ::verizon_cloud::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Secret};
use cloud_drives_runtime::SignIn;
use http::StatusCode;

use crate::auth::{TokenRefresher, Tokens};
use crate::oauth::Application;

/// Trades codes and refresh tokens for tokens.
pub(super) struct Refresher {
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

impl Refresher {
    /// Trades a code or a refresh token for tokens.
    pub(super) async fn trade(
        client: &Client,
        grant: types::TokenRequest,
        options: CallOptions,
    ) -> Result<types::Token, Error> {
        let answer = client
            .oauth()
            .token(grant)
            .with_options(options)
            .send()
            .await;
        Ok(answer.map_err(as_unauthorized)?.into_body())
    }
}

impl TokenRefresher for Refresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let application = &self.application;
        let redirect_uri = application.redirect_uri().unwrap_or_default();
        let grant = types::RefreshTokenGrant::new(refresh_token, redirect_uri)
            .client_id(application.id())
            .client_secret(application.secret().cloned().unwrap_or_default());
        let client = self.client.clone();
        Box::pin(async move {
            let token = Self::trade(&client, grant.into(), CallOptions::new()).await?;
            Ok(tokens(&token))
        })
    }
}

/// The tokens of an answer of the sign-in host, to be kept or used.
#[must_use]
pub fn tokens(token: &types::Token) -> Tokens {
    let mut tokens = Tokens::new(token.access_token.clone());
    // A token that has ended already would not have been handed out.
    if let Some(seconds @ 1..) = token.expires_in {
        tokens = tokens.expires_in(Duration::from_secs(seconds));
    }
    if token.refresh_token.is_empty() {
        tokens
    } else {
        tokens.refresh_token(token.refresh_token.clone())
    }
}

/// Whatever status a bad code or refresh token is answered with, it is a case of `Unauthorized`, as the Python client has it
/// (`wire.md §7`). What can pass stays what it is.
fn as_unauthorized(error: Error) -> Error {
    let Some(status) = error.status().filter(|_| error.is_status()) else {
        return error;
    };
    let stays = matches!(status.as_u16(), 401 | 408 | 429 | 500..);
    if stays {
        return error;
    }
    let message = format!(
        "{} (the service answered {status}; the user has to sign in again)",
        error.message()
    );
    error
        .with_status(StatusCode::UNAUTHORIZED)
        .with_message(message)
}
