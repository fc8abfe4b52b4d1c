//! Signing in in a browser (`wire.md §1`).

use ::frameio::types;
use cloud_drives_core::{Error, Secret, is_loopback};
use url::Url;

use super::FrameIo;
use super::ims::{USER_SCOPES, joined};
use crate::auth::{Pkce, Redirect, SignInState};

impl FrameIo {
    /// The page on which a user lets the application in. `redirect_uri` is where the browser is sent back to, one of those that the
    /// application is registered with.
    ///
    /// [`AuthorizationUrl::begin`] adds what protects a sign-in: a state, and PKCE.
    ///
    /// ```
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::prelude::*;
    ///
    /// let frame = FrameIo::builder().application("id", "secret").build()?;
    /// let url = frame.get_authorization_url("https://example.com/back").scope(["openid"]).url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://ims-na1.adobelogin.com/ims/authorize/v2?client_id=id&redirect_uri=https%3A%2F%2Fexample.com%2Fback&scope=openid&response_type=code"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    pub fn get_authorization_url(&self, redirect_uri: impl Into<String>) -> AuthorizationUrl {
        AuthorizationUrl {
            frame: self.clone(),
            redirect_uri: redirect_uri.into(),
            scope: joined(USER_SCOPES),
            state: None,
            challenge: None,
        }
    }
}

/// The page on which a user lets the application in, see [`FrameIo::get_authorization_url`].
#[derive(Clone, Debug)]
#[must_use = "ask for its url(), or begin() a sign-in with it"]
pub struct AuthorizationUrl {
    frame: FrameIo,
    redirect_uri: String,
    scope: String,
    state: Option<SignInState>,
    challenge: Option<Pkce>,
}

impl AuthorizationUrl {
    /// The rights to ask for; `openid email profile offline_access additional_info.roles` unless set. Without `offline_access` there
    /// is no refresh token.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = joined(scopes);
        self
    }

    /// Text that comes back with the redirect.
    pub fn state(mut self, state: SignInState) -> Self {
        self.state = Some(state);
        self
    }

    /// The challenge of a key that the code is traded with. Public applications need one.
    pub fn code_challenge(mut self, pkce: Pkce) -> Self {
        self.challenge = Some(pkce);
        self
    }

    /// The address of the page.
    ///
    /// # Errors
    ///
    /// When there is no application, and when the redirect goes over http to another machine than this one.
    pub fn url(&self) -> Result<Url, Error> {
        let redirect = Url::parse(&self.redirect_uri).map_err(|error| {
            Error::invalid_input(format!("redirect_uri: is not a URL ({error})"))
        })?;
        if redirect.scheme() == "http" && !is_loopback(&redirect) {
            return Err(Error::invalid_input(
                "redirect_uri: goes over http to another machine, where anyone could read the code; use https",
            ));
        }
        let application = self.frame.handle.application()?;
        let mut url = self
            .frame
            .handle
            .sign_in()
            .core()
            .base_url("oauth")?
            .clone();
        match url.path_segments_mut() {
            Ok(mut segments) => {
                segments.pop_if_empty().extend(["ims", "authorize", "v2"]);
            }
            Err(()) => {
                return Err(Error::invalid_input(
                    "base_url: the address of the sign-in host can't have a path",
                ));
            }
        }
        let mut query = url.query_pairs_mut();
        query
            .append_pair("client_id", application.id())
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", &self.scope)
            .append_pair("response_type", "code");
        if let Some(state) = &self.state {
            query.append_pair("state", state.as_str());
        }
        if let Some(pkce) = &self.challenge {
            query
                .append_pair("code_challenge", &pkce.challenge())
                .append_pair("code_challenge_method", pkce.method().as_str());
        }
        drop(query);
        Ok(url)
    }

    /// Begins a sign-in with a random state and a random PKCE key (S256), unless they were set.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::prelude::*;
    ///
    /// let frame = FrameIo::builder().public_application("id").build()?;
    /// let sign_in = frame.get_authorization_url("https://localhost:8000/done").begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to come back with something like this:
    /// let token = sign_in.finish("https://localhost:8000/done?code=1234567&state=…").await?;
    /// let frame = frame.signed_in(token)?;
    /// # let _ = frame;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`AuthorizationUrl::url`], and when the system has no random bytes to give.
    pub fn begin(mut self) -> Result<BrowserSignIn, Error> {
        let state = match self.state.take() {
            Some(state) => state,
            None => SignInState::random()?,
        };
        let pkce = match self.challenge.take() {
            Some(pkce) => pkce,
            None => Pkce::random()?,
        };
        let page = self.state(state.clone()).code_challenge(pkce.clone());
        Ok(BrowserSignIn {
            url: page.url()?,
            frame: page.frame,
            redirect_uri: page.redirect_uri,
            state,
            pkce,
        })
    }
}

/// A sign-in that waits for the browser to come back, see [`AuthorizationUrl::begin`].
#[derive(Clone, Debug)]
pub struct BrowserSignIn {
    frame: FrameIo,
    url: Url,
    redirect_uri: String,
    state: SignInState,
    pkce: Pkce,
}

impl BrowserSignIn {
    /// The page to open.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The state that went out, to be kept where the sign-in is finished by another process.
    #[must_use]
    pub fn state(&self) -> &SignInState {
        &self.state
    }

    /// The PKCE key, to be kept where the sign-in is finished by another process.
    #[must_use]
    pub fn pkce(&self) -> &Pkce {
        &self.pkce
    }

    /// Takes the address that the browser was sent back to, checks its state, and gets the tokens.
    ///
    /// # Errors
    ///
    /// As [`Redirect::parse`] and [`FrameIo::exchange_code`].
    pub async fn finish(&self, redirect: &str) -> Result<types::Token, Error> {
        let code: Secret = match Redirect::parse(redirect, &self.state)? {
            Redirect::Code(code) => code,
            Redirect::Token(_) => {
                return Err(Error::new(
                    cloud_drives_core::ErrorClass::Auth,
                    "the redirect has a token where a code was asked for; start the sign-in again",
                ));
            }
        };
        self.frame
            .exchange_code(code, self.redirect_uri.as_str())
            .code_verifier(self.pkce.verifier().clone())
            .await
    }
}
