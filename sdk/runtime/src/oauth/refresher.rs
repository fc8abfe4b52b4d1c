//! Renewing tokens.

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, GrantKind, Result, Secret};

use super::SignInClient;
use crate::auth::{TokenRefresher, Tokens};
use crate::options::CallOptionsExt;

/// Requests new tokens from a provider's sign-in host. Created by [`SignInClient::refresher`] and [`SignInClient::client_refresher`].
///
/// The deadline of a call does not cancel a refresh, whose answer may contain the only refresh token that still works.
#[derive(Clone, Debug)]
pub struct OAuthRefresher {
    client: SignInClient,
    grant: Grant,
}

#[derive(Clone, Debug)]
enum Grant {
    RefreshToken,
    ClientCredentials { scopes: Vec<String> },
}

impl OAuthRefresher {
    pub(super) fn with_refresh_token(client: SignInClient) -> Result<Self> {
        client.grant(GrantKind::RefreshToken)?;
        client.application()?;
        Ok(Self {
            client,
            grant: Grant::RefreshToken,
        })
    }

    pub(super) fn with_client_credentials(
        client: SignInClient,
        scopes: Vec<String>,
    ) -> Result<Self> {
        client.grant(GrantKind::ClientCredentials)?;
        if client.application()?.secret().is_none() {
            let message = "a token for the application itself requires the application's secret";
            return Err(Error::new(ErrorClass::Auth, message));
        }
        Ok(Self {
            client,
            grant: Grant::ClientCredentials { scopes },
        })
    }
}

impl TokenRefresher for OAuthRefresher {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let (call, repeat) = match &self.grant {
            Grant::RefreshToken => {
                let repeat = !self.client.flow().rotates;
                (self.client.refresh(refresh_token), repeat)
            }
            Grant::ClientCredentials { scopes } if scopes.is_empty() => {
                (self.client.client_credentials(), true)
            }
            Grant::ClientCredentials { scopes } => {
                (self.client.client_credentials().scope(scopes.clone()), true)
            }
        };
        let policy = self.client.patient_policy(repeat);
        let call = call.with_options(CallOptions::new().with_retry_policy(policy));
        Box::pin(call.run())
    }
}
