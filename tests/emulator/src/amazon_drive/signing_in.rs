//! Applications, and tokens for tests that need no browser.

use std::time::Duration;

use super::AmazonDrive;
use super::login::{READ_ALL, WRITE, created_by};
use super::service::Drive;
use crate::SignedIn;
use crate::oauth::{App, Challenge, Grant, Registered, Scopes, alphanumeric, hex};

fn register(drive: &Drive, profile: &str, redirect_uri: &str) -> App {
    let mut state = drive.state();
    let id = format!(
        "amzn1.application-oa2-client.{}",
        hex(&mut state.random, 32)
    );
    let secret = hex(&mut state.random, 64);
    let registered = Registered {
        secret: Some(secret.clone()),
        redirect: redirect_uri.to_owned(),
        name: profile.to_owned(),
        ..Registered::default()
    };
    state.oauth.apps.insert(id.clone(), registered);
    App::new(id, secret, redirect_uri)
}

/// Makes the user, and registers the application that is there from the start.
pub(crate) fn open(drive: &Drive) -> App {
    let mut state = drive.state();
    let id = alphanumeric(&mut state.random, 26).to_ascii_uppercase();
    state.oauth.user_id = format!("amzn1.account.{id}");
    drop(state);
    register(drive, "emulated", "http://localhost")
}

fn grant(app: &App, scopes: &[&str]) -> Grant {
    Grant {
        client_id: app.client_id.clone(),
        scopes: Scopes::of(scopes),
        ..Grant::default()
    }
}

impl AmazonDrive {
    /// Returns the owner id of the first application's properties: the `createdBy` of the nodes that it
    /// makes.
    #[must_use]
    pub fn owner_id(&self) -> String {
        self.owner_of(self.app())
    }

    /// Returns the owner id of an application's properties.
    #[must_use]
    pub fn owner_of(&self, app: &App) -> String {
        self.oauth(|oauth| created_by(oauth, &app.client_id))
    }

    /// Registers one more application with a security profile, the beginning of the `createdBy` of its nodes.
    pub fn create_app(&self, profile: &str, redirect_uri: &str) -> App {
        register(&self.backend, profile, redirect_uri)
    }

    /// Returns a fresh access token of the first application that reads and writes everything.
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_with(&[READ_ALL, WRITE], self.token_lifetime())
            .access_token
    }

    /// Returns fresh tokens of the first application with these scopes (`clouddrive:read_all` and so on) and
    /// this lifetime.
    #[must_use]
    pub fn sign_in_with(&self, scopes: &[&str], lifetime: Duration) -> SignedIn {
        self.sign_in_to(self.app(), scopes, lifetime)
    }

    /// Returns fresh tokens of an application.
    #[must_use]
    pub fn sign_in_to(&self, app: &App, scopes: &[&str], lifetime: Duration) -> SignedIn {
        self.issue(&grant(app, scopes), lifetime)
    }

    /// Returns a code for reading and writing, as the browser flow gives it; `code_challenge` is a PKCE
    /// challenge by S256.
    #[must_use]
    pub fn authorization_code(&self, app: &App, code_challenge: Option<&str>) -> String {
        let challenge = code_challenge.map(Challenge::hashed);
        let grant = grant(app, &[READ_ALL, WRITE]);
        let now = self.clock().now();
        self.oauth(|oauth| oauth.code(grant, &app.redirect_uri, challenge, now))
    }
}
