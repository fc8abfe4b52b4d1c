//! Applications, and tokens for tests that need no browser.

use super::VerizonCloud;
use super::service::Cloud;
use crate::SignedIn;
use crate::oauth::{App, Grant, Registered};

fn register(cloud: &Cloud, redirect_uri: &str) -> App {
    let mut state = cloud.state();
    let (id, secret) = (state.digits(16), state.digits(16));
    let registered = Registered {
        secret: Some(secret.clone()),
        redirect: redirect_uri.to_owned(),
        ..Registered::default()
    };
    state.oauth.apps.insert(id.clone(), registered);
    App::new(id, secret, redirect_uri)
}

/// Registers the application that is there from the start.
pub(crate) fn open(cloud: &Cloud) -> App {
    register(cloud, "https://app.example/callback")
}

/// Returns the grant of an application, or of one device of it, which all instances share.
fn grant(app: &App, device_id: Option<&str>) -> Grant {
    Grant {
        client_id: app.client_id.clone(),
        device: device_id.map(str::to_owned),
        ..Grant::default()
    }
}

impl VerizonCloud {
    /// Registers one more application.
    pub fn create_app(&self, redirect_uri: &str) -> App {
        register(&self.backend, redirect_uri)
    }

    /// Returns a fresh access token of the first application.
    #[must_use]
    pub fn sign_in(&self) -> String {
        self.sign_in_with_refresh().access_token
    }

    /// Returns a fresh access token of the first application and the token that renews it.
    ///
    /// All instances of an application share one refresh token (`wire.md` §1.3): a second call gives the same, as long as it
    /// was not used.
    #[must_use]
    pub fn sign_in_with_refresh(&self) -> SignedIn {
        self.sign_in_to(self.app(), None)
    }

    /// Returns fresh tokens of an application, or of one device of it.
    #[must_use]
    pub fn sign_in_to(&self, app: &App, device_id: Option<&str>) -> SignedIn {
        self.issue(&grant(app, device_id), self.token_lifetime())
    }

    /// Returns a code of the first application, as the browser would bring it.
    #[must_use]
    pub fn authorization_code(&self) -> String {
        self.authorization_code_for(self.app(), None)
    }

    /// Returns a code of an application, or of one device of it.
    #[must_use]
    pub fn authorization_code_for(&self, app: &App, device_id: Option<&str>) -> String {
        let (grant, now) = (grant(app, device_id), self.clock().now());
        self.oauth(|oauth| oauth.code(grant, &app.redirect_uri, None, now))
    }
}
