//! What a user does in a browser, and tokens for tests that need no browser.

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;

use super::YandexDisk;
use super::oauth::{Challenge, Grant, SCOPES};
use crate::SignedIn;

/// A registered application.
#[derive(Clone)]
#[non_exhaustive]
pub struct App {
    /// Its id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Where its users are sent back to.
    pub redirect_uri: String,
}

impl App {
    pub(crate) fn new(client_id: String, client_secret: String, redirect_uri: String) -> Self {
        Self {
            client_id,
            client_secret,
            redirect_uri,
        }
    }
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

impl YandexDisk {
    /// The application that is registered from the start.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Id of the application that is registered from the start.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.app.client_id
    }

    /// Secret of the application that is registered from the start.
    #[must_use]
    pub fn client_secret(&self) -> &str {
        &self.app.client_secret
    }

    /// Registers one more application with all scopes. Its title names its folder on the Disk.
    pub fn create_app(&self, title: &str, redirect_uri: &str) -> App {
        let (id, secret) = self.disk.state().register_app(title, redirect_uri);
        App::new(id, secret, redirect_uri.to_owned())
    }

    /// A fresh access token with all scopes, issued to the first application with a device.
    ///
    /// An application has at most 30 live tokens with a device: one more ends the oldest (`wire.md` §2.5).
    #[must_use]
    pub fn sign_in(&self) -> String {
        let lifetime = self.disk.settings.token_lifetime;
        self.sign_in_with(&SCOPES, lifetime).access_token
    }

    /// Fresh tokens with these scopes (`cloud_api:disk.read` and so on) and this lifetime.
    #[must_use]
    pub fn sign_in_with(&self, scopes: &[&str], lifetime: Duration) -> SignedIn {
        let lifetime = TimeDelta::from_std(lifetime).unwrap_or(TimeDelta::MAX);
        let grant = self.grant(&self.app.client_id, scopes, Some("emulated device"));
        let issued = self
            .disk
            .state()
            .issue(&grant, lifetime, self.clock().now());
        SignedIn {
            access_token: issued.access_token,
            refresh_token: issued.refresh_token,
        }
    }

    /// A confirmation code of seven digits, as the browser flow gives it; `code_challenge` is a PKCE challenge by S256.
    #[must_use]
    pub fn authorization_code(&self, client_id: &str, code_challenge: Option<&str>) -> String {
        let grant = self.grant(client_id, &SCOPES, None);
        let challenge = code_challenge.map(|value| Challenge {
            value: value.to_owned(),
            hashed: true,
        });
        self.disk.state().code(grant, challenge, self.clock().now())
    }

    fn grant(&self, client_id: &str, scopes: &[&str], device_id: Option<&str>) -> Grant {
        Grant {
            client_id: client_id.to_owned(),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            fewer: false,
            device_id: device_id.map(str::to_owned),
        }
    }

    /// The user types a device's code; whether it was one that is waited for.
    pub fn approve_device(&self, user_code: &str) -> bool {
        self.disk
            .state()
            .oauth
            .approve(user_code, self.clock().now())
    }

    /// The user refuses the next application that asks at `/authorize`.
    pub fn deny_next_authorization(&self) {
        self.disk.state().oauth.denies = true;
    }

    /// Ends a token's life, as its user can do in the account's settings.
    pub fn revoke(&self, access_token: &str) {
        self.disk.state().oauth.revoke(access_token);
    }
}
