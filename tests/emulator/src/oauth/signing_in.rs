//! The actions of a user in a browser, and what every emulator can do with tokens.

use std::fmt;
use std::time::Duration;

use super::{Grant, OAuth, delta};
use crate::SignedIn;
use crate::backend::Emulated;
use crate::emulator::Emulator;

/// A registered application.
#[derive(Clone)]
#[non_exhaustive]
pub struct App<Secret = String> {
    /// Its id.
    pub client_id: String,
    /// Its secret; of Frame.io's applications, the public ones have none.
    pub client_secret: Secret,
    /// The redirect address of its users.
    pub redirect_uri: String,
}

impl<Secret> App<Secret> {
    pub(crate) fn new(client_id: String, client_secret: Secret, redirect_uri: &str) -> Self {
        Self {
            client_id,
            client_secret,
            redirect_uri: redirect_uri.to_owned(),
        }
    }
}

impl<Secret> fmt::Debug for App<Secret> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("App")
            .field("client_id", &self.client_id)
            .field("redirect_uri", &self.redirect_uri)
            .finish_non_exhaustive()
    }
}

impl<S: Emulated> Emulator<S> {
    /// Does something with the server that signs users in.
    pub(crate) fn oauth<R>(&self, run: impl FnOnce(&mut OAuth) -> R) -> R {
        run(S::oauth(&mut self.backend.state()))
    }

    pub(crate) fn issue(&self, grant: &Grant, lifetime: Duration) -> SignedIn {
        let now = self.clock().now();
        let issued = self.oauth(|oauth| oauth.issue_for(grant, delta(lifetime), now));
        SignedIn {
            access_token: issued.access_token,
            refresh_token: issued.refresh_token.unwrap_or_default(),
        }
    }

    /// Returns the lifetime of access tokens.
    pub(crate) fn token_lifetime(&self) -> Duration {
        self.backend.settings.clone().shared().token_lifetime
    }

    /// Returns the application that is registered from the start.
    #[must_use]
    pub fn app(&self) -> &App<S::Secret> {
        &self.app
    }

    /// Returns the id of the application that is registered from the start.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.app.client_id
    }

    /// Makes the user refuse the next application that asks in the browser.
    pub fn deny_next_authorization(&self) {
        self.oauth(|oauth| oauth.denies = true);
    }

    /// Ends the life of a token, of either sort.
    pub fn revoke(&self, token: &str) {
        self.oauth(|oauth| oauth.revoke(token));
    }

    /// Ends the life of all access tokens; refresh tokens stay.
    pub fn expire_access_tokens(&self) {
        self.oauth(OAuth::expire_all);
    }
}

impl<S: Emulated<Secret = String>> Emulator<S> {
    /// Returns the secret of the application that is registered from the start.
    #[must_use]
    pub fn client_secret(&self) -> &str {
        &self.app.client_secret
    }
}
