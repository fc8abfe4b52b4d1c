//! A sign-in that waits for the redirect of the browser.

use cloud_drives_core::{Error, ErrorClass, GrantKind, Result, Secret};
use url::Url;

use super::form::{Parameters, SignInParameters};
use super::{Pkce, Redirect, ResponseType, SignInClient, SignInState};
use crate::auth::Tokens;

/// A sign-in that waits for the redirect of the browser, from [`AuthorizationUrl::begin`](super::AuthorizationUrl::begin).
#[derive(Clone, Debug)]
#[must_use = "open its url() in a browser"]
pub struct BrowserSignIn {
    pub(super) client: SignInClient,
    pub(super) url: Url,
    pub(super) response_type: ResponseType,
    pub(super) redirect_uri: Option<String>,
    pub(super) parameters: Parameters,
    pub(super) state: SignInState,
    pub(super) pkce: Option<Pkce>,
}

impl BrowserSignIn {
    /// Returns the page to open.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Returns the state that is sent; store it if another process finishes the sign-in.
    #[must_use]
    pub fn state(&self) -> &SignInState {
        &self.state
    }

    /// Returns the PKCE key; store its verifier if another process finishes the sign-in.
    ///
    /// `None` if no challenge is sent: the provider does not support PKCE, or a token was requested instead of a code.
    #[must_use]
    pub fn pkce(&self) -> Option<&Pkce> {
        self.pkce.as_ref()
    }

    /// Checks the state of the redirect address, and exchanges its code for tokens.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Redirect::parse`]: [`is_auth`](Error::is_auth) if the address belongs to another sign-in, has no code, or
    /// reports that the user refused. Errors of the sign-in host keep their status and code.
    pub async fn finish(&self, redirect: &str) -> Result<Tokens> {
        match Redirect::parse(redirect, &self.state)? {
            Redirect::Code(code) => self.finish_with_code(code).await,
            Redirect::Token(token) if self.response_type == ResponseType::Token => {
                let tokens = Tokens::from(token);
                Ok(match (tokens.expires_in, self.client.flow().lifetime) {
                    (None, Some(lifetime)) => tokens.expires_in(lifetime),
                    _ => tokens,
                })
            }
            Redirect::Token(_) => Err(Error::new(
                ErrorClass::Auth,
                "the redirect has a token instead of a code; start the sign-in again",
            )),
        }
    }

    /// Exchanges a code that the provider showed to the user for tokens.
    ///
    /// A code that the user copies has no state; PKCE proves that it belongs to this sign-in.
    ///
    /// # Errors
    ///
    /// Fails with [`is_invalid_input`](Error::is_invalid_input) if the code is empty, and with the errors of the sign-in host.
    pub async fn finish_with_code(&self, code: impl Into<Secret>) -> Result<Tokens> {
        let code = code.into();
        if code.is_empty() {
            return Err(Error::invalid_input("code: must not be empty"));
        }
        let form = self.client.grant(GrantKind::AuthorizationCode)?.form;
        let mut call = self.client.exchange_code(code);
        if let Some(redirect_uri) = &self.redirect_uri
            && form.has("redirect_uri")
        {
            call = call.redirect_uri(redirect_uri);
        }
        if let Some(pkce) = &self.pkce {
            call = call.code_verifier(pkce.verifier().clone());
        }
        for (name, value) in &self.parameters.values {
            if form.has(name) {
                call = call.parameter(name, value);
            }
        }
        call.await
    }
}
