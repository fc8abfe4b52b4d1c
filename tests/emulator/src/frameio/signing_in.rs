//! Applications, and tokens for tests that need no browser.

use std::time::Duration;

use super::FrameIo;
use super::ims::USER_SCOPES;
use super::service::Frame;
use crate::SignedIn;
use crate::oauth::{Challenge, Grant, Registered, Scopes};

/// A registered application; a public one has no secret.
pub type App = crate::App<Option<String>>;

/// The users and applications that the service knows from the start.
#[derive(Debug)]
pub struct Known {
    pub(crate) public_app: App,
    pub(crate) user_id: String,
    pub(crate) account_id: String,
    pub(crate) workspace_id: String,
}

fn register(frame: &Frame, redirect_uri: &str, confidential: bool) -> App {
    let mut state = frame.state();
    let client_id = state.hex(32);
    let secret = confidential.then(|| format!("p8e-{}", state.hex(32)));
    let registered = Registered {
        secret: secret.clone(),
        redirect: redirect_uri.to_owned(),
        ..Registered::default()
    };
    state.oauth.apps.insert(client_id.clone(), registered);
    App::new(client_id, secret, redirect_uri)
}

/// Creates owner, account and workspace, and registers two applications.
pub(crate) fn open(frame: &Frame) -> (App, Known) {
    let (user_id, account_id, workspace_id) = frame.state().found(frame.clock.now());
    let callback = format!("{}/callback", frame.urls.ims);
    let app = register(frame, &callback, true);
    let known = Known {
        public_app: register(frame, &callback, false),
        user_id,
        account_id,
        workspace_id,
    };
    (app, known)
}

fn grant(client_id: &str, user_id: &str) -> Grant {
    Grant {
        client_id: client_id.to_owned(),
        user_id: user_id.to_owned(),
        scopes: Scopes::listed(USER_SCOPES),
        device: None,
    }
}

impl FrameIo {
    /// Returns the public application that is registered from the start; it signs in with PKCE.
    #[must_use]
    pub fn public_app(&self) -> &App {
        &self.known.public_app
    }

    /// Registers one more application with a secret.
    pub fn create_app(&self, redirect_uri: &str) -> App {
        register(&self.backend, redirect_uri, true)
    }

    /// Returns a fresh access token of the account's owner.
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_as(self.user_id())
    }

    /// Returns a fresh access token of this user.
    #[must_use]
    pub fn sign_in_as(&self, user_id: &str) -> String {
        let grant = grant(self.client_id(), user_id);
        self.issue(&grant, self.token_lifetime()).access_token
    }

    /// Returns fresh tokens of the account's owner with this lifetime of the access token.
    #[must_use]
    pub fn sign_in_with(&self, lifetime: Duration) -> SignedIn {
        self.issue(&grant(self.client_id(), self.user_id()), lifetime)
    }

    /// Returns a token of a user who is not linked to an Adobe ID: valid for IMS, refused by the API.
    #[must_use]
    pub fn sign_in_unlinked(&self) -> String {
        self.sign_in_as("")
    }

    /// Returns a code as a browser brings it back to an application; `code_challenge` is a PKCE challenge by
    /// S256.
    #[must_use]
    pub fn authorization_code(&self, app: &App, code_challenge: Option<&str>) -> String {
        let grant = grant(&app.client_id, self.user_id());
        let challenge = code_challenge.map(Challenge::hashed);
        let now = self.clock().now();
        self.oauth(|oauth| oauth.code(grant, &app.redirect_uri, challenge, now))
    }
}
