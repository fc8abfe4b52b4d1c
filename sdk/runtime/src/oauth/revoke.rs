//! Revoking tokens (RFC 7009).

use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, OAuthCall, Result, Secret};

use super::SignInClient;
use super::form::Fields;
use crate::auth::TokenSource;

/// A call that revokes tokens: a given one, or those of the client. It is sent when it is awaited.
///
/// Of the client's tokens, the access token is revoked first, then the refresh token if there is one and the provider
/// revokes those.
///
/// # Errors
///
/// [`ErrorClass::Auth`] without an application or a token; any error of the sign-in host. If the access token can't be
/// revoked, the refresh token still is, and the first failure is returned.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Revoke {
    client: SignInClient,
    source: Option<Arc<dyn TokenSource>>,
    token: Option<Secret>,
    options: CallOptions,
}

impl Revoke {
    pub(super) fn new(client: SignInClient, source: Option<Arc<dyn TokenSource>>) -> Self {
        Self {
            client,
            source,
            token: None,
            options: CallOptions::new(),
        }
    }

    /// Sets another token than the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets what holds for these calls only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<()> {
        let call = self
            .client
            .call(&self.client.flow().revoke, "call that revokes tokens")?;
        self.client.application()?;
        // A field of this name takes access tokens alone.
        let field = match call.form.has("token") {
            true => "token",
            false => "access_token",
        };
        let mut outcome = Ok(());
        for token in self.tokens(field == "token").await? {
            let revoked = self.revoke(&call, field, token).await;
            outcome = outcome.and(revoked);
        }
        outcome
    }

    /// Returns the tokens to revoke, in order.
    async fn tokens(&self, with_refresh_token: bool) -> Result<Vec<Secret>> {
        if let Some(token) = &self.token {
            return Ok(vec![token.clone()]);
        }
        let source = self.source.as_ref().ok_or_else(|| {
            let message = "there is no token to revoke: the client has none, and none was given";
            Error::new(ErrorClass::Auth, message)
        })?;
        let (access, refresh_token) = match source.tokens().await {
            Ok(tokens) => (Some(tokens.access_token), tokens.refresh_token),
            Err(error) => match source.refresh_token().filter(|_| with_refresh_token) {
                // What can't be had need not be revoked, as long as there is something that can.
                Some(refresh_token) => (None, Some(refresh_token)),
                None => return Err(error),
            },
        };
        let refresh_token = refresh_token.filter(|_| with_refresh_token);
        Ok(access.into_iter().chain(refresh_token).collect())
    }

    async fn revoke(&self, call: &OAuthCall, field: &'static str, token: Secret) -> Result<()> {
        let mut fields = Fields::new(call.form, call.endpoint.operation.name());
        fields.set(field, token)?;
        let options = self.options.clone();
        let answer = self.client.send(&call.endpoint, fields, options).await?;
        answer.error_for_status().map(drop)
    }
}

impl IntoFuture for Revoke {
    type Output = Result<()>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
