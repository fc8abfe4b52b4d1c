//! Tokens that are renewed at Adobe's sign-in host (`wire.md §1`).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ::frameio::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Secret};
use cloud_drives_runtime::{Handle, SignIn};
use serde::{Deserialize, Serialize};

use super::ims::patient;
use crate::auth::{AccessToken, TokenRefresher, Tokens};
use crate::oauth::Application;

/// How long a token is good for if the host does not say.
const LIFETIME: Duration = Duration::from_secs(86_400);

/// Returns what renews a user's tokens, with a refresh token.
pub(super) fn refresher(sign_in: SignIn<'_, Client>) -> Option<Box<dyn TokenRefresher>> {
    Some(Box::new(Refresher {
        client: sign_in.client.clone(),
        application: sign_in.application?.clone(),
        options: patient(CallOptions::new(), Some(sign_in.policy.clone())),
        grant: Grant::RefreshToken,
    }))
}

/// Returns what renews a server's tokens: what is traded for a token is the application's secret.
pub(super) fn refresher_of_server(
    handle: &Handle<Client>,
    scope: String,
) -> Result<impl TokenRefresher + use<>, Error> {
    Ok(Refresher {
        client: handle.sign_in().clone(),
        application: handle.application()?.clone(),
        options: patient(CallOptions::new(), Some(handle.policy(&CallOptions::new()))),
        grant: Grant::ClientCredentials { scope },
    })
}

enum Grant {
    RefreshToken,
    ClientCredentials { scope: String },
}

/// Trades refresh tokens, or an application's own secret, at Adobe's sign-in host.
struct Refresher {
    client: Client,
    application: Application,
    options: CallOptions,
    grant: Grant,
}

impl TokenRefresher for Refresher {
    fn refresh(&self, traded: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let id = self.application.id();
        let grant: types::TokenRequest = match &self.grant {
            Grant::RefreshToken => {
                let mut grant = types::RefreshTokenGrant::new(id, traded);
                grant.client_secret = self.application.secret().cloned();
                grant.into()
            }
            Grant::ClientCredentials { scope } => {
                types::ClientCredentialsGrant::new(id, traded, scope.as_str()).into()
            }
        };
        let request = self.client.oauth().token(grant);
        let request = request.with_options(self.options.clone());
        Box::pin(async move { Ok(tokens_of(request.send().await?.into_body())) })
    }
}

/// The tokens of an answer of the sign-in host.
pub(super) fn tokens_of(token: types::Token) -> Tokens {
    let lifetime = match token.expires_in {
        Some(seconds) if seconds > 0 => Duration::from_secs(seconds),
        // A token that has ended already would not have been handed out.
        _ => LIFETIME,
    };
    let tokens = Tokens::new(token.access_token).expires_in(lifetime);
    match token.refresh_token.filter(|token| !token.is_empty()) {
        Some(refresh_token) => tokens.refresh_token(refresh_token),
        None => tokens,
    }
}

/// Tokens to be kept from one run of a program to the next, as [`FrameIo::export_tokens`](super::FrameIo::export_tokens) gives
/// them and [`FrameIoBuilder::import_tokens`](super::FrameIoBuilder::import_tokens) takes them.
///
/// Serialized, they show the secrets: keep them where only their owner can read them.
///
/// ```
/// use cloud_drives::frameio::StoredTokens;
///
/// let json = r#"{"access_token":"eyJ…","refresh_token":"eyJ…","expires_at":1760000000}"#;
/// let tokens: StoredTokens = serde_json::from_str(json)?;
/// assert!(!format!("{tokens:?}").contains("eyJ"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Serialize)]
#[non_exhaustive]
pub struct StoredTokens {
    /// The access token.
    pub access_token: Secret,
    /// What renews it. A server on its own has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// When the access token ends, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<u64>,
}

impl StoredTokens {
    pub(super) fn new(access: &AccessToken, refresh_token: Option<Secret>) -> Self {
        let expires_at = access.lifetime().and_then(|left| {
            let end = SystemTime::now().checked_add(left)?;
            Some(end.duration_since(UNIX_EPOCH).ok()?.as_secs())
        });
        Self {
            access_token: access.secret().clone(),
            refresh_token,
            expires_at,
        }
    }

    /// How long the access token is still good for, where that is known.
    #[must_use]
    pub fn lifetime(&self) -> Option<Duration> {
        let end = UNIX_EPOCH.checked_add(Duration::from_secs(self.expires_at?))?;
        Some(end.duration_since(SystemTime::now()).unwrap_or_default())
    }
}
