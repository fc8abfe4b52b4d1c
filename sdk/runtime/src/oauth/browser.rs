//! A sign-in that waits for the browser to come back.

use cloud_drives_core::{Error, ErrorClass, GrantKind, Result, Secret};
use url::Url;

use super::form::{Parameters, SignInParameters};
use super::{Pkce, Redirect, ResponseType, SignInClient, SignInState};
use crate::auth::Tokens;

/// A sign-in that waits for the browser to come back, from [`AuthorizationUrl::begin`](super::AuthorizationUrl::begin).
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

    /// Returns the state that went out; keep it if the sign-in is finished by another process.
    #[must_use]
    pub fn state(&self) -> &SignInState {
        &self.state
    }

    /// Returns the PKCE key; keep its verifier if the sign-in is finished by another process.
    ///
    /// `None` if no challenge went out: the provider does not understand PKCE, or a token was asked for.
    #[must_use]
    pub fn pkce(&self) -> Option<&Pkce> {
        self.pkce.as_ref()
    }

    /// Takes the address that the browser was sent back to, checks its state, and gets the tokens.
    ///
    /// # Errors
    ///
    /// As [`Redirect::parse`]: [`is_auth`](Error::is_auth) if the address belongs to another sign-in, has no code, or says that the
    /// user refused. What the sign-in host answers keeps its status and code.
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
                "the redirect has a token where a code was asked for; start the sign-in again",
            )),
        }
    }

    /// Takes the code that the provider has shown to the user, and gets the tokens.
    ///
    /// A code that the user copies comes without a state; PKCE proves that this sign-in asked for it.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) if it is empty; what the sign-in host answers.
    pub async fn finish_with_code(&self, code: impl Into<Secret>) -> Result<Tokens> {
        let code = code.into();
        if code.is_empty() {
            return Err(Error::invalid_input("code: is empty"));
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
