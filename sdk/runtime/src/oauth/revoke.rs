//! Revoking tokens (RFC 7009).

use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, OAuthCall, Result, Secret};

use super::SignInClient;
use super::form::Fields;
use crate::auth::TokenSource;

/// A call that revokes a given token, or those of the client. It is sent when it is awaited.
///
/// For the client's tokens, it revokes the access token first, then the refresh token if there is one and the provider supports revoking
/// it.
///
/// # Errors
///
/// Returns [`ErrorClass::Auth`] without an application or a token, and the errors of the sign-in host. If revoking the access token fails,
/// the refresh token is still revoked, and the first error is returned.
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

    /// Sets the token to revoke, in place of the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets options for these calls only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<()> {
        let call = self
            .client
            .call(&self.client.flow().revoke, "call that revokes tokens")?;
        self.client.application()?;
        // A field of this name accepts only access tokens.
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
            let message = "no token to revoke: the client has none, and none was given";
            Error::new(ErrorClass::Auth, message)
        })?;
        let (access, refresh_token) = match source.tokens().await {
            Ok(tokens) => (Some(tokens.access_token), tokens.refresh_token),
            Err(error) => match source.refresh_token().filter(|_| with_refresh_token) {
                // A token that can't be obtained need not be revoked, as long as there is another one.
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
