//! The credentials of a client.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use crate::error::{Error, Result};

/// The credentials of a client. `Debug` shows only which kinds are set.
#[derive(Clone, Default)]
pub(super) struct Credentials {
    token: Option<Arc<SecretString>>,
    basic: Option<(String, Arc<SecretString>)>,
}

impl Credentials {
    pub(super) fn set_token(&mut self, token: SecretString) -> Result<()> {
        let text = token.expose_secret();
        if text.is_empty() {
            return Err(Error::invalid_input(
                "token: is empty; leave it out to call without one",
            ));
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            let message = "token: holds white space, control or non-ASCII characters; check for a trailing line break";
            return Err(Error::invalid_input(message));
        }
        self.token = Some(Arc::new(token));
        Ok(())
    }

    pub(super) fn set_basic(&mut self, user: String, password: SecretString) -> Result<()> {
        if user.is_empty() || user.contains(':') || user.chars().any(char::is_control) {
            return Err(Error::invalid_input(
                "basic_auth: the user name is empty, or holds a colon or control characters",
            ));
        }
        if password.expose_secret().chars().any(char::is_control) {
            return Err(Error::invalid_input(
                "basic_auth: the password holds control characters",
            ));
        }
        self.basic = Some((user, Arc::new(password)));
        Ok(())
    }

    pub(super) fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Returns the header value for a token, `OAuth …` or `Bearer …`.
    pub(super) fn token(&self, scheme: &str) -> Result<Option<HeaderValue>> {
        self.token
            .as_ref()
            .map(|token| header([scheme, " ", token.expose_secret()].concat()))
            .transpose()
    }

    /// Returns the token unchanged.
    pub(super) fn key(&self) -> Option<&str> {
        self.token.as_ref().map(|token| token.expose_secret())
    }

    /// Returns the header value for user name and password.
    pub(super) fn basic(&self) -> Result<Option<HeaderValue>> {
        let value = self.basic.as_ref().map(|(user, password)| {
            let pair = format!("{user}:{}", password.expose_secret());
            header(format!("Basic {}", STANDARD.encode(pair)))
        });
        value.transpose()
    }
}

/// Returns a header value that no `Debug` shows.
pub(crate) fn header(text: String) -> Result<HeaderValue> {
    let mut value = HeaderValue::try_from(text).map_err(|_| {
        Error::invalid_input("the credentials hold characters that can't be sent in a header")
    })?;
    value.set_sensitive(true);
    Ok(value)
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match (self.token.is_some(), self.basic.is_some()) {
            (false, false) => "none",
            (true, false) => "token",
            (false, true) => "basic",
            (true, true) => "token and basic",
        };
        f.write_str(what)
    }
}
