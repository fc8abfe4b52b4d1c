//! What a user does in a browser, and tokens for tests that need no browser.

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;

use super::AmazonDrive;
use super::login::{Challenge, Grant, READ_ALL, WRITE};
use crate::SignedIn;

/// A registered application.
#[derive(Clone)]
#[non_exhaustive]
pub struct App {
    /// Its id, `amzn1.application-oa2-client.…`.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Where its users are sent back to.
    pub redirect_uri: String,
    /// Its security profile, the beginning of the `createdBy` of its nodes.
    pub profile: String,
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("App")
            .field("client_id", &self.client_id)
            .field("redirect_uri", &self.redirect_uri)
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

impl AmazonDrive {
    /// The application that is registered from the start; its redirect URI is `http://localhost`.
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

    /// The owner id of the first application's properties: the `createdBy` of the nodes that it makes.
    #[must_use]
    pub fn owner_id(&self) -> String {
        self.owner_of(&self.app)
    }

    /// The owner id of an application's properties.
    #[must_use]
    pub fn owner_of(&self, app: &App) -> String {
        let user = &self.drive.settings.user;
        self.drive.state().login.created_by(&app.client_id, user)
    }

    /// Registers one more application.
    pub fn create_app(&self, profile: &str, redirect_uri: &str) -> App {
        let (client_id, client_secret) = self.drive.state().register_app(profile, redirect_uri);
        App {
            client_id,
            client_secret,
            redirect_uri: redirect_uri.to_owned(),
            profile: profile.to_owned(),
        }
    }

    /// A fresh access token of the first application that reads and writes everything.
    #[must_use]
    pub fn sign_in(&self) -> String {
        let lifetime = self.drive.settings.token_lifetime;
        self.sign_in_with(&[READ_ALL, WRITE], lifetime).access_token
    }

    /// Fresh tokens of the first application with these scopes (`clouddrive:read_all` and so on) and this lifetime.
    #[must_use]
    pub fn sign_in_with(&self, scopes: &[&str], lifetime: Duration) -> SignedIn {
        self.sign_in_to(&self.app, scopes, lifetime)
    }

    /// Fresh tokens of an application.
    #[must_use]
    pub fn sign_in_to(&self, app: &App, scopes: &[&str], lifetime: Duration) -> SignedIn {
        let lifetime = TimeDelta::from_std(lifetime).unwrap_or(TimeDelta::MAX);
        let grant = grant(app, scopes);
        let issued = self
            .drive
            .state()
            .issue(&grant, lifetime, self.clock().now());
        SignedIn {
            access_token: issued.access_token,
            refresh_token: issued.refresh_token,
        }
    }

    /// A code for reading and writing, as the browser flow gives it; `code_challenge` is a PKCE challenge by S256.
    #[must_use]
    pub fn authorization_code(&self, app: &App, code_challenge: Option<&str>) -> String {
        let challenge = code_challenge.map(|value| Challenge {
            value: value.to_owned(),
            hashed: true,
        });
        let grant = grant(app, &[READ_ALL, WRITE]);
        let now = self.clock().now();
        self.drive
            .state()
            .code(grant, &app.redirect_uri, challenge, now)
    }

    /// The user refuses the next application that asks.
    pub fn deny_next_authorization(&self) {
        self.drive.state().login.denies = true;
    }

    /// Ends the life of a token, of either sort.
    pub fn revoke(&self, token: &str) {
        self.drive.state().login.revoke(token);
    }

    /// Ends the life of all access tokens; refresh tokens go on.
    pub fn expire_access_tokens(&self) {
        self.drive.state().login.expire_all();
    }
}

fn grant(app: &App, scopes: &[&str]) -> Grant {
    Grant {
        client_id: app.client_id.clone(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    }
}
