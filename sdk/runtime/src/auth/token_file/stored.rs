//! The contents of a token file.

use std::path::Path;
use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, Result, Secret};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::auth::{KeptTokens, RefreshFailure, Tokens};
use crate::private_file;

/// The version that is written, and the only one that is read. A file without a version has this one.
const VERSION: u64 = 1;
/// `exp_time` in a file is this many seconds before the expiry.
const MARGIN: f64 = 120.0;
/// The default lifetime of a token, in seconds.
const USUAL_LIFETIME: u64 = 3600;
/// The member with the last renewal, if it failed.
const FAILURE: &str = "refresh_failure";
pub(super) const WHAT: &str = "the file of the tokens";

/// The contents of the file.
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
    /// Returns the file contents for tokens, at a time in seconds since 1970.
    pub(super) fn of(tokens: Tokens, now: f64) -> Result<Self> {
        let left = tokens.lifetime();
        let refresh_token = tokens.refresh_token.filter(|token| !token.is_empty());
        let Some(refresh_token) = refresh_token else {
            return Err(Error::invalid_input(
                "the sign-in returned no refresh token, without which the file would be useless after the access token expires",
            ));
        };
        let expires_in = tokens
            .expires_in
            .map_or(USUAL_LIFETIME, |lifetime| lifetime.as_secs());
        let left = left.map_or(expires_in as f64, |left| left.as_secs_f64());
        let mut more = tokens.extra;
        for name in ["version", "expires_in", "exp_time", FAILURE] {
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

    /// Adds a failed renewal of these tokens.
    pub(super) fn with_failure(mut self, failure: &RefreshFailure) -> Self {
        if let Ok(failure) = serde_json::to_value(failure) {
            self.more.insert(FAILURE.to_owned(), failure);
        }
        self
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
                    "{}: has version {version}, but this program reads version {VERSION}; use a newer program or another file",
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

    /// Returns the tokens in the file, at a time in seconds since 1970.
    pub(super) fn into_kept(self, now: f64) -> KeptTokens {
        let given = Duration::from_secs(self.expires_in);
        let left = self.exp_time.unwrap_or(now) + MARGIN - now;
        let left = Duration::try_from_secs_f64(left).unwrap_or_default();
        let given = given.max(left);
        let mut tokens = Tokens::new(self.access_token)
            .refresh_token(self.refresh_token)
            .expires_in(given)
            .received_before(given - left);
        tokens.extra = self.more;
        let failure = tokens.extra.remove(FAILURE);
        if let Some(Value::String(scope)) = tokens.extra.remove("scope") {
            tokens.scope = Some(scope);
        }
        let mut kept = KeptTokens::new(tokens);
        kept.failure = failure.and_then(|failure| serde_json::from_value(failure).ok());
        kept
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

/// Returns when to renew a token of this lifetime, which is counted from before it was requested.
pub(super) fn exp_time(begun: f64, expires_in: u64) -> f64 {
    let lifetime = Duration::from_secs(expires_in).as_secs_f64();
    begun + lifetime - MARGIN
}
