//! The tokens of a sign-in or a refresh.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::Secret;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::AccessToken;

/// The tokens of a sign-in or a refresh: an access token, and usually a refresh token.
///
/// The serialized form contains the secrets, a `version`, and `expires_at` in seconds since 1970: store it where only its owner can read
/// it. Deserializing another version fails. `Debug` shows no secret.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::auth::Tokens;
///
/// let tokens = Tokens::new("eyJ…").refresh_token("1:2").expires_in(Duration::from_secs(3600));
/// let kept = serde_json::to_string(&tokens)?;
/// assert!(kept.contains("expires_at"));
/// // … and in the next run of the program:
/// let tokens: Tokens = serde_json::from_str(&kept)?;
/// assert!(tokens.lifetime().is_some_and(|left| left <= Duration::from_secs(3600)));
/// assert!(!format!("{tokens:?}").contains("eyJ"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Tokens {
    /// The access token.
    pub access_token: Secret,
    /// The refresh token that replaces the previous one. `None`: the previous one still works.
    pub refresh_token: Option<Secret>,
    /// The lifetime of the access token, counted from when it was received, if known.
    pub expires_in: Option<Duration>,
    /// The granted scopes, separated by spaces, if the server returned them.
    pub scope: Option<String>,
    /// Further members of the answer, `token_type` or `id_token` for example. They may be secrets.
    pub extra: Map<String, Value>,
    /// The age of the access token at `noted`.
    age: Duration,
    noted: Instant,
}

impl Tokens {
    /// Creates tokens with only an access token.
    #[must_use]
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self {
            access_token: access_token.into(),
            refresh_token: None,
            expires_in: None,
            scope: None,
            extra: Map::new(),
            age: Duration::ZERO,
            noted: Instant::now(),
        }
    }

    /// Sets the refresh token.
    #[must_use]
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// Sets the lifetime of the access token, from now.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self.age = Duration::ZERO;
        self.noted = Instant::now();
        self
    }

    /// Sets how long ago the access token was received, for stored tokens. Default: 0 s.
    #[must_use]
    pub fn received_before(mut self, age: Duration) -> Self {
        self.age = age;
        self.noted = Instant::now();
        self
    }

    /// Returns the remaining lifetime of the access token, if known; zero if it has expired.
    #[must_use]
    pub fn lifetime(&self) -> Option<Duration> {
        let lifetime = self.expires_in?;
        let age = self.age.saturating_add(self.noted.elapsed());
        Some(lifetime.saturating_sub(age))
    }

    /// Returns the access token with its expiry.
    #[must_use]
    pub fn access(&self) -> AccessToken {
        let token = AccessToken::new(self.access_token.clone());
        match (self.lifetime(), self.expires_in) {
            (Some(left), Some(given)) => token.expires_in(left).given_for(given),
            _ => token,
        }
    }
}

impl From<AccessToken> for Tokens {
    fn from(token: AccessToken) -> Self {
        let tokens = Self::new(token.secret().clone());
        match (token.lifetime(), token.given()) {
            (Some(left), Some(given)) => tokens
                .expires_in(given)
                .received_before(given.saturating_sub(left)),
            _ => tokens,
        }
    }
}

impl From<&Tokens> for Tokens {
    fn from(tokens: &Tokens) -> Self {
        tokens.clone()
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extra: Vec<&String> = self.extra.keys().collect();
        f.debug_struct("Tokens")
            .field("access_token", &self.access_token)
            .field("refresh_token", &self.refresh_token)
            .field("expires_in", &self.expires_in)
            .field("scope", &self.scope)
            .field("extra", &extra)
            .finish()
    }
}

/// The version that is written, and the only one that is read. Tokens without a version have this one.
const VERSION: u64 = 1;

/// The serialized form of tokens.
#[derive(Deserialize, Serialize)]
struct SerializedTokens {
    #[serde(default)]
    version: Option<Value>,
    access_token: Secret,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_token: Option<Secret>,
    /// Seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires_at: Option<u64>,
    /// The lifetime in seconds, part of which may have passed. The plain answer of a sign-in host has only this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires_in: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Serialize for Tokens {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let expires_at = self.lifetime().and_then(|left| {
            let end = SystemTime::now().checked_add(left)?;
            Some(end.duration_since(UNIX_EPOCH).ok()?.as_secs())
        });
        let written = SerializedTokens {
            version: Some(VERSION.into()),
            access_token: self.access_token.clone(),
            refresh_token: self.refresh_token.clone(),
            expires_at,
            expires_in: self.expires_in.map(|lifetime| lifetime.as_secs().into()),
            scope: self.scope.clone(),
            extra: self.extra.clone(),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tokens {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = SerializedTokens::deserialize(deserializer)?;
        if let Some(version) = written.version.filter(|found| *found != VERSION) {
            let message = format!(
                "the tokens have version {version}, but this program reads version {VERSION}; use a newer program or sign in again"
            );
            return Err(D::Error::custom(message));
        }
        let left = written.expires_at.and_then(|end| {
            let end = UNIX_EPOCH.checked_add(Duration::from_secs(end))?;
            Some(end.duration_since(SystemTime::now()).unwrap_or_default())
        });
        let given = written.expires_in.as_ref().and_then(read_seconds);
        let mut tokens = Self::new(written.access_token);
        tokens.refresh_token = written.refresh_token.filter(|token| !token.is_empty());
        tokens.scope = written.scope;
        tokens.extra = written.extra;
        Ok(match (given, left) {
            (Some(given), Some(left)) => {
                let given = given.max(left);
                tokens.expires_in(given).received_before(given - left)
            }
            (Some(lifetime), None) | (None, Some(lifetime)) => tokens.expires_in(lifetime),
            (None, None) => tokens,
        })
    }
}

/// Reads a number of seconds, as a number or as text. Zero and negative numbers are ignored: no server issues expired tokens.
pub(crate) fn read_seconds(value: &Value) -> Option<Duration> {
    if let Some(whole) = value.as_u64() {
        return Some(Duration::from_secs(whole)).filter(|duration| !duration.is_zero());
    }
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    let duration = Duration::try_from_secs_f64(number).ok()?;
    Some(duration).filter(|duration| !duration.is_zero())
}
