//! What a user does in a browser, and tokens for tests that need no browser.

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;

use super::FrameIo;
use super::ims::{Grant, Issued, Registered, USER_SCOPES, scopes};
use crate::SignedIn;

/// A registered application.
#[derive(Clone)]
#[non_exhaustive]
pub struct App {
    /// Its id.
    pub client_id: String,
    /// Its secret; a public application has none.
    pub client_secret: Option<String>,
    /// Where its users are sent back to.
    pub redirect_uri: String,
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("App")
            .field("client_id", &self.client_id)
            .field("redirect_uri", &self.redirect_uri)
            .finish_non_exhaustive()
    }
}

impl FrameIo {
    /// The application with a secret that is registered from the start; it serves web sign-in and servers.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The public application that is registered from the start; it signs in with PKCE.
    #[must_use]
    pub fn public_app(&self) -> &App {
        &self.public_app
    }

    /// Registers one more application with a secret.
    pub fn create_app(&self, redirect_uri: &str) -> App {
        self.register(redirect_uri, true)
    }

    /// Registers one more public application.
    pub fn create_public_app(&self, redirect_uri: &str) -> App {
        self.register(redirect_uri, false)
    }

    fn register(&self, redirect_uri: &str, confidential: bool) -> App {
        let mut state = self.frame.state();
        let client_id = state.hex(32);
        let client_secret = confidential.then(|| format!("p8e-{}", state.hex(32)));
        let registered = Registered {
            secret: client_secret.clone(),
            redirect_uri: redirect_uri.to_owned(),
        };
        state.ims.apps.insert(client_id.clone(), registered);
        App {
            client_id,
            client_secret,
            redirect_uri: redirect_uri.to_owned(),
        }
    }

    /// A fresh access token of the account's owner.
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_as(&self.user_id)
    }

    /// A fresh access token of this user.
    #[must_use]
    pub fn sign_in_as(&self, user_id: &str) -> String {
        let lifetime = self.frame.settings.token_lifetime;
        self.issue(user_id, lifetime).access_token
    }

    /// Fresh tokens of the account's owner with this lifetime of the access token.
    #[must_use]
    pub fn sign_in_with(&self, lifetime: Duration) -> SignedIn {
        let issued = self.issue(&self.user_id, lifetime);
        SignedIn {
            access_token: issued.access_token,
            refresh_token: issued.refresh_token.unwrap_or_default(),
        }
    }

    /// A token of somebody whose Frame.io user is not linked to an Adobe ID: good for IMS, refused by the API.
    #[must_use]
    pub fn sign_in_unlinked(&self) -> String {
        let token = self.sign_in();
        if let Some(known) = self.frame.state().ims.tokens.get_mut(&token) {
            known.linked = false;
        }
        token
    }

    fn issue(&self, user_id: &str, lifetime: Duration) -> Issued {
        let delta = |time| TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX);
        let refresh = delta(self.frame.settings.refresh_token_lifetime);
        let grant = self.grant(&self.app.client_id, user_id);
        let now = self.clock().now();
        self.frame
            .state()
            .issue(&grant, delta(lifetime), refresh, now)
    }

    fn grant(&self, client_id: &str, user_id: &str) -> Grant {
        Grant {
            client_id: client_id.to_owned(),
            user_id: user_id.to_owned(),
            scopes: scopes(USER_SCOPES),
        }
    }

    /// A code as a browser brings it back to an application; `code_challenge` is a PKCE challenge by S256.
    #[must_use]
    pub fn authorization_code(&self, app: &App, code_challenge: Option<&str>) -> String {
        let grant = self.grant(&app.client_id, &self.user_id);
        let challenge = code_challenge.map(str::to_owned);
        let now = self.clock().now();
        self.frame
            .state()
            .code(grant, &app.redirect_uri, challenge, now)
    }

    /// The user refuses the next application that asks at `/ims/authorize/v2`.
    pub fn deny_next_authorization(&self) {
        self.frame.state().ims.denies = true;
    }

    /// Ends a token's life, access or refresh, as an administrator can do.
    pub fn revoke(&self, token: &str) {
        let mut state = self.frame.state();
        state.ims.refresh.remove(token);
        if let Some(known) = state.ims.tokens.get_mut(token) {
            known.revoked = true;
        }
    }
}
