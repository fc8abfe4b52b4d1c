//! Tokens that are renewed at Adobe's sign-in host (`wire.md §1`).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ::frameio::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Secret};
use serde::{Deserialize, Serialize};

use super::Application;
use super::ims::patient;
pub(super) use crate::auth::Callback;
use crate::auth::{AccessToken, RefreshingToken, TokenRefresher, Tokens};
use crate::retry::RetryPolicy;

/// How long a token is good for if the host does not say.
const LIFETIME: Duration = Duration::from_secs(86_400);

/// What renewing tokens needs.
pub(super) struct Renewal<'a> {
    pub(super) ims: &'a Client,
    pub(super) application: Application,
    pub(super) policy: RetryPolicy,
    pub(super) ahead: Duration,
    pub(super) callback: Option<Callback>,
}

impl Renewal<'_> {
    /// The token of a user, renewed with a refresh token.
    pub(super) fn of_user(
        self,
        refresh_token: Secret,
        access: Option<AccessToken>,
    ) -> Result<RefreshingToken, Error> {
        let grant = Grant::RefreshToken;
        self.source(grant, refresh_token, access)
    }

    /// The token of a server, renewed with the application's secret: what is traded for a token is the secret itself.
    pub(super) fn of_server(
        self,
        secret: Secret,
        scope: String,
        access: Option<AccessToken>,
    ) -> Result<RefreshingToken, Error> {
        self.source(Grant::ClientCredentials { scope }, secret, access)
    }

    fn source(
        self,
        grant: Grant,
        traded: Secret,
        access: Option<AccessToken>,
    ) -> Result<RefreshingToken, Error> {
        let refresher = Refresher {
            client: self.ims.clone(),
            application: self.application,
            options: patient(CallOptions::new(), Some(self.policy)),
            grant,
        };
        let mut builder = RefreshingToken::builder(refresher, traded).ahead(self.ahead);
        if let Some(access) = access {
            builder = builder.access_token(access);
        }
        if let Some(callback) = self.callback {
            builder = builder.on_refreshed(move |tokens| callback(tokens));
        }
        builder.build()
    }
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
        let id = self.application.id.as_str();
        let grant: types::TokenRequest = match &self.grant {
            Grant::RefreshToken => {
                let mut grant = types::RefreshTokenGrant::new(id, traded);
                grant.client_secret = self.application.secret.clone();
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
