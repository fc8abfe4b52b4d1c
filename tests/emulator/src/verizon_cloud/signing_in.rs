//! What a user does in a browser, and tokens for tests that need no browser.

use std::fmt;

use super::VerizonCloud;
use super::oauth::Grant;
use crate::SignedIn;

/// A registered application.
#[derive(Clone)]
#[non_exhaustive]
pub struct App {
    /// Its key, the `client_id`.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Where its users are sent back to, exactly so.
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

impl VerizonCloud {
    /// The application that is registered from the start; its callback is `https://app.example/callback`.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Registers one more application.
    pub fn create_app(&self, redirect_uri: &str) -> App {
        let (client_id, client_secret) = self.cloud.state().register_app(redirect_uri);
        App {
            client_id,
            client_secret,
            redirect_uri: redirect_uri.to_owned(),
        }
    }

    /// A fresh access token of the first application.
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_with_refresh().access_token
    }

    /// A fresh access token of the first application and the token that renews it.
    ///
    /// All instances of an application share one refresh token (`wire.md` §1.3): a second call gives the same, as long as it
    /// was not used.
    #[must_use]
    pub fn sign_in_with_refresh(&self) -> SignedIn {
        self.sign_in_to(&self.app, None)
    }

    /// Fresh tokens of an application, or of one device of it.
    #[must_use]
    pub fn sign_in_to(&self, app: &App, device_id: Option<&str>) -> SignedIn {
        let grant = grant(app, device_id);
        let now = self.clock().now();
        let issued = self.cloud.state().issue(&grant, &self.cloud.settings, now);
        SignedIn {
            access_token: issued.access_token,
            refresh_token: issued.refresh_token,
        }
    }

    /// A code of the first application, as the browser would bring it.
    #[must_use]
    pub fn authorization_code(&self) -> String {
        self.authorization_code_for(&self.app, None)
    }

    /// A code of an application, or of one device of it.
    #[must_use]
    pub fn authorization_code_for(&self, app: &App, device_id: Option<&str>) -> String {
        let now = self.clock().now();
        let grant = grant(app, device_id);
        self.cloud.state().code(grant, &app.redirect_uri, now)
    }

    /// The user refuses the next application that asks.
    pub fn deny_next_authorization(&self) {
        self.cloud.state().oauth.denies = true;
    }

    /// Ends the life of a token, of either sort.
    pub fn revoke(&self, token: &str) {
        self.cloud.state().oauth.revoke(token);
    }

    /// Ends the life of all access tokens; refresh tokens go on.
    pub fn expire_access_tokens(&self) {
        self.cloud.state().oauth.expire_all();
    }
}

fn grant(app: &App, device_id: Option<&str>) -> Grant {
    Grant {
        client_id: app.client_id.clone(),
        device: device_id.map(str::to_owned),
    }
}
