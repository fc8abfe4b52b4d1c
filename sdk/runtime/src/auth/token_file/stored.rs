//! What a file of tokens holds.

use std::path::Path;
use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, Result, Secret};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::auth::{AccessToken, Tokens};
use crate::private_file;

/// The version of the files that are written, and the only one that is read. A file without a version is of this one.
const VERSION: u64 = 1;
/// `exp_time` of a file is this many seconds before the expiry.
pub(super) const MARGIN: f64 = 120.0;
/// The lifetime of a token that names none, in seconds.
const USUAL_LIFETIME: u64 = 3600;
pub(super) const WHAT: &str = "the file of the tokens";

/// What the file holds.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Stored {
    #[serde(default = "first_version")]
    pub(super) version: u64,
    pub(super) access_token: Secret,
    pub(super) refresh_token: Secret,
    pub(super) expires_in: u64,
    /// Seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) exp_time: Option<f64>,
    #[serde(flatten)]
    pub(super) more: Map<String, Value>,
}

impl Stored {
    /// The tokens of a sign-in, at a time in seconds since 1970.
    pub(super) fn of(tokens: Tokens, now: f64) -> Result<Self> {
        let left = tokens.lifetime();
        let refresh_token = tokens.refresh_token.filter(|token| !token.is_empty());
        let Some(refresh_token) = refresh_token else {
            return Err(Error::invalid_input(
                "the sign-in gave no refresh token, so that a file of it would be of no use before long",
            ));
        };
        let expires_in = lifetime(tokens.expires_in);
        let left = left.map_or(expires_in as f64, |left| left.as_secs_f64());
        let mut more = tokens.extra;
        for name in ["version", "expires_in", "exp_time"] {
            more.remove(name);
        }
        more.entry("token_type").or_insert_with(|| "bearer".into());
        if let Some(scope) = tokens.scope {
            more.insert("scope".to_owned(), scope.into());
        }
        Ok(Self {
            version: VERSION,
            access_token: tokens.access_token,
            refresh_token,
            expires_in,
            exp_time: Some(now + left - MARGIN),
            more,
        })
    }

    pub(super) fn parse(json: &[u8], path: &Path) -> Result<Self> {
        let refuse = |what: &str| {
            let message = format!("{}: {what}; sign in again", path.display());
            Error::new(ErrorClass::Auth, message)
        };
        let value: Value = serde_json::from_slice(json).map_err(|_| refuse("is not JSON"))?;
        for member in ["access_token", "refresh_token"] {
            match value.get(member) {
                Some(Value::String(token)) if !token.is_empty() => {}
                _ => return Err(refuse(&format!("has no {member}"))),
            }
        }
        match value.get("version") {
            None => {}
            Some(version) if version.as_u64() == Some(VERSION) => {}
            Some(version) => {
                let message = format!(
                    "{}: has version {version}, and this program reads version {VERSION}; use a newer program, or another file",
                    path.display()
                );
                return Err(Error::new(ErrorClass::Auth, message));
            }
        }
        if value.get("expires_in").is_none() {
            return Err(refuse("has no expires_in"));
        }
        serde_json::from_value(value).map_err(|_| refuse("has a member of a wrong type"))
    }

    /// Until when it is used, in seconds since 1970. A token of a short life is not renewed at each call.
    pub(super) fn good_until(&self, ahead: f64) -> Option<f64> {
        let ahead = ahead.min(self.expires_in as f64 / 2.0);
        Some(self.exp_time? + MARGIN - ahead)
    }

    pub(super) fn tokens(&self) -> Tokens {
        Tokens::new(self.access_token.clone()).refresh_token(self.refresh_token.clone())
    }

    pub(super) fn access(&self, now: f64) -> AccessToken {
        let left = self.exp_time.unwrap_or(now) + MARGIN - now;
        let left = Duration::try_from_secs_f64(left).unwrap_or(Duration::ZERO);
        AccessToken::new(self.access_token.clone()).expires_in(left)
    }

    /// The same with new tokens, got by a request that was begun at this time.
    pub(super) fn renewed(self, tokens: Tokens, begun: f64) -> Self {
        // The service may leave it out; the old one is good then.
        let refresh_token = tokens
            .refresh_token
            .filter(|token| !token.is_empty())
            .unwrap_or(self.refresh_token);
        // A file without an access token is of no use, and this may be the only refresh token that is good by now.
        if tokens.access_token.is_empty() {
            return Self {
                refresh_token,
                ..self
            };
        }
        let expires_in = lifetime(tokens.expires_in);
        Self {
            version: VERSION,
            access_token: tokens.access_token,
            refresh_token,
            expires_in,
            exp_time: Some(exp_time(begun, expires_in)),
            more: self.more,
        }
    }

    pub(super) async fn write(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_vec(self).map_err(|error| {
            Error::new(ErrorClass::Io, "the tokens can't be written as JSON").with_source(error)
        })?;
        private_file::replace(path, json, WHAT).await
    }
}

fn first_version() -> u64 {
    VERSION
}

/// For how long a token is taken to be good, in seconds.
fn lifetime(said: Option<Duration>) -> u64 {
    said.map_or(USUAL_LIFETIME, |lifetime| lifetime.as_secs())
}

/// When a token of this lifetime is to be renewed, counted from before it was asked for.
pub(super) fn exp_time(begun: f64, expires_in: u64) -> f64 {
    let lifetime = Duration::from_secs(expires_in).as_secs_f64();
    begun + lifetime - MARGIN
}
