//! Applications, and tokens for tests that need no browser.

use std::time::Duration;

use super::YandexDisk;
use super::oauth::SCOPES;
use super::service::Disk;
use crate::SignedIn;
use crate::oauth::{App, Challenge, Grant, Registered, Scopes, hex};

/// Registers an application with all scopes.
fn register(disk: &Disk, title: &str, redirect_uri: &str) -> App {
    let mut state = disk.state();
    let (id, secret) = (hex(&mut state.random, 32), hex(&mut state.random, 32));
    let registered = Registered {
        secret: Some(secret.clone()),
        redirect: redirect_uri.to_owned(),
        name: title.to_owned(),
        scopes: Scopes::of(&SCOPES).list,
    };
    state.oauth.apps.insert(id.clone(), registered);
    App::new(id, secret, redirect_uri)
}

/// Registers the application that is there from the start.
pub(crate) fn open(disk: &Disk) -> App {
    let redirect = format!("{}/verification_code", disk.urls.oauth);
    register(disk, "Emulated", &redirect)
}

fn grant(client_id: &str, scopes: &[&str], device: Option<&str>) -> Grant {
    Grant {
        client_id: client_id.to_owned(),
        user_id: String::new(),
        scopes: Scopes::of(scopes),
        device: device.map(str::to_owned),
    }
}

impl YandexDisk {
    /// Registers one more application with all scopes. Its title names its folder on the Disk.
    pub fn create_app(&self, title: &str, redirect_uri: &str) -> App {
        register(&self.backend, title, redirect_uri)
    }

    /// Returns a fresh access token with all scopes, issued to the first application with a device.
    ///
    /// An application has at most 30 live tokens with a device: one more ends the oldest (`wire.md` §2.5).
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_with(&SCOPES, self.token_lifetime())
            .access_token
    }

    /// Returns fresh tokens with these scopes (`cloud_api:disk.read` and so on) and this lifetime.
    #[must_use]
    pub fn sign_in_with(&self, scopes: &[&str], lifetime: Duration) -> SignedIn {
        let grant = grant(self.client_id(), scopes, Some("emulated device"));
        self.issue(&grant, lifetime)
    }

    /// Returns a confirmation code of seven digits, as the browser flow gives it; `code_challenge` is a PKCE
    /// challenge by S256.
    #[must_use]
    pub fn authorization_code(&self, client_id: &str, code_challenge: Option<&str>) -> String {
        let grant = grant(client_id, &SCOPES, None);
        let challenge = code_challenge.map(Challenge::hashed);
        let now = self.clock().now();
        self.oauth(|oauth| oauth.code(grant, "", challenge, now))
    }

    /// Confirms a device's code as a user would, and returns whether it was waited for.
    pub fn approve_device(&self, user_code: &str) -> bool {
        let now = self.clock().now();
        self.oauth(|oauth| oauth.approve(user_code, now))
    }
}
