//! Tokens that are renewed (`wire.md §1.3`).

use std::fmt;
use std::time::Duration;

use ::verizon_cloud::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Secret};
use http::StatusCode;

use super::Application;
pub(super) use crate::auth::Callback;
use crate::auth::{AccessToken, RefreshingToken, TokenRefresher, Tokens};
use crate::options::CallOptionsExt;
use crate::retry::RetryPolicy;

/// Trades codes and refresh tokens for tokens.
#[derive(Clone)]
pub(super) struct Refresher {
    pub(super) client: Client,
    pub(super) application: Application,
    pub(super) policy: RetryPolicy,
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
        let Application {
            id,
            secret,
            redirect_uri,
        } = self.application.clone();
        let grant = types::RefreshTokenGrant::new(refresh_token, redirect_uri)
            .client_id(id)
            .client_secret(secret);
        // An answer that is not waited for can have the only refresh token that is still good.
        let policy = self.policy.clone().deadline(Duration::MAX);
        let options = CallOptions::new().with_retry_policy(policy);
        let client = self.client.clone();
        Box::pin(async move {
            let token = Self::trade(&client, grant.into(), options).await?;
            Ok(tokens(&token))
        })
    }
}

/// A token that is renewed before it ends.
pub(super) fn refreshing(
    refresher: Refresher,
    refresh_token: Secret,
    access: Option<AccessToken>,
    ahead: Duration,
    callback: Option<Callback>,
) -> Result<RefreshingToken, Error> {
    let mut builder = RefreshingToken::builder(refresher, refresh_token).ahead(ahead);
    if let Some(access) = access {
        builder = builder.access_token(access);
    }
    if let Some(callback) = callback {
        builder = builder.on_refreshed(move |tokens| callback(tokens));
    }
    builder.build()
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

impl fmt::Debug for Refresher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refresher")
            .field("application", &self.application)
            .finish_non_exhaustive()
    }
}
