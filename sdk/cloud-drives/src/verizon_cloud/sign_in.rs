//! Signing in (`wire.md §1.3`).

use ::verizon_cloud::types;
use cloud_drives_core::{CallOptions, Error, ErrorClass, Secret, is_loopback};
use url::Url;

use super::VerizonCloud;
use super::call::{awaitable, options_setter};
use super::tokens::Refresher;
use crate::Drive;
use crate::auth::{Redirect, SignInState, Tokens};

impl VerizonCloud {
    /// The page on which a user lets the application in.
    ///
    /// ```
    /// use cloud_drives::VerizonCloud;
    /// use cloud_drives::prelude::*;
    ///
    /// let cloud = VerizonCloud::builder().application("key", "secret")
    ///     .redirect_uri("https://app.example/cb").build()?;
    /// let url = cloud.authorize_url().url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://api.cloudapi.verizon.com/cloud/1/oauth2/authorize?client_id=key&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizeUrl::begin`] adds a state, which tells this sign-in from another one. The service knows no PKCE.
    pub fn authorize_url(&self) -> AuthorizeUrl {
        AuthorizeUrl {
            cloud: self.clone(),
            state: None,
            device_id: None,
        }
    }

    /// Trades the code that a sign-in in a browser has given for tokens. [`VerizonCloud::signed_in`] takes them.
    ///
    /// [`BrowserSignIn::finish`] does this with the code of a redirect, and checks its state.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized) for a code that is wrong, used up or expired, whatever status the service
    /// answered with, as in the Python client.
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn token(&self, code: impl Into<Secret>) -> GetToken {
        GetToken {
            cloud: self.clone(),
            code: code.into(),
            options: CallOptions::new(),
        }
    }

    /// Trades the client's refresh token for new tokens, however good the old ones are, and goes on with them, as do all its clones.
    ///
    /// The function given to [`on_refreshed`](super::VerizonCloudBuilder::on_refreshed) has kept them by then. Calls do this by
    /// themselves before a token ends and when the service refuses it; a renewal that is under way is waited for instead.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let tokens = cloud.refresh().await?;
    /// println!("good for {:?}", tokens.expires_in);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) without a refresh token; [`Unauthorized`](super::ErrorKind::Unauthorized) for one
    /// that has expired or was used: the user has to sign in again; [`is_io`](Error::is_io) when the new tokens could not be kept.
    ///
    /// # Cancel safety
    ///
    /// The renewal goes on when the caller gives up, and what it brings is kept.
    pub async fn refresh(&self) -> Result<Tokens, Error> {
        self.handle.refresh().await
    }

    /// The refresh token as it is now, where the client has one in memory. That of a file is in the file.
    #[must_use]
    pub fn refresh_token(&self) -> Option<Secret> {
        self.handle.refresh_token()
    }

    /// The access token as it is now; it is renewed first if it is too old.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when there is no token, or none to be had.
    pub async fn access_token(&self) -> Result<Secret, Error> {
        self.handle.access_token().await
    }
}

/// The page on which a user lets the application in, see [`VerizonCloud::authorize_url`].
#[derive(Clone, Debug)]
#[must_use = "ask for its url(), or begin() a sign-in with it"]
pub struct AuthorizeUrl {
    cloud: VerizonCloud,
    state: Option<SignInState>,
    device_id: Option<String>,
}

impl AuthorizeUrl {
    /// Text that comes back with the redirect.
    pub fn state(mut self, state: SignInState) -> Self {
        self.state = Some(state);
        self
    }

    /// An id of the device, so that each device of a user has a refresh token of its own; without it they share one, and the renewal
    /// on one ends that of the others. The name of the parameter is a guess (`wire.md §1.3`).
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

    /// The address of the page.
    ///
    /// # Errors
    ///
    /// When there is no application, and when its callback goes over http to another machine than this one.
    pub fn url(&self) -> Result<Url, Error> {
        let application = self.cloud.handle.application()?;
        let redirect_uri = application.redirect_uri().unwrap_or_default();
        check_redirect(redirect_uri)?;
        let mut url = self.cloud.api().core().base_url("api")?.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(["oauth2", "authorize"]);
        }
        let mut query = url.query_pairs_mut();
        query
            .append_pair("client_id", application.id())
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("response_type", "code");
        if let Some(state) = &self.state {
            query.append_pair("state", state.as_str());
        }
        if let Some(device_id) = &self.device_id {
            query.append_pair("device_id", device_id);
        }
        drop(query);
        Ok(url)
    }

    /// Begins a sign-in with a random state, unless one was set.
    ///
    /// # Errors
    ///
    /// As [`AuthorizeUrl::url`], and when the system has no random bytes to give.
    pub fn begin(mut self) -> Result<BrowserSignIn, Error> {
        let state = match self.state.take() {
            Some(state) => state,
            None => SignInState::random()?,
        };
        let page = self.state(state.clone());
        Ok(BrowserSignIn {
            url: page.url()?,
            cloud: page.cloud,
            state,
        })
    }
}

/// A code that comes back over http can be read on the way.
fn check_redirect(redirect_uri: &str) -> Result<(), Error> {
    let redirect = Url::parse(redirect_uri)
        .map_err(|error| Error::invalid_input(format!("redirect_uri: is not a URL ({error})")))?;
    if redirect.scheme() == "http" && !is_loopback(&redirect) {
        return Err(Error::invalid_input(
            "redirect_uri: goes over http to another machine, where anyone could read the code; use https",
        ));
    }
    Ok(())
}

/// A sign-in in a browser that [`AuthorizeUrl::begin`] began.
///
/// ```no_run
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// let sign_in = cloud.authorize_url().begin()?;
/// println!("Open {}", sign_in.url());
/// // … and wait for the browser to come back with something like this:
/// let token = sign_in.finish("https://app.example/cb?code=AbC123&state=…").await?;
/// let cloud = cloud.signed_in(token)?;
/// # drop(cloud);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[must_use = "open its url() in a browser"]
pub struct BrowserSignIn {
    cloud: VerizonCloud,
    url: Url,
    state: SignInState,
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

    /// Takes the address that the browser was sent back to, checks its state, and gets the tokens.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when the address belongs to another sign-in, has no code, or says that the user refused; as
    /// [`VerizonCloud::token`].
    pub async fn finish(&self, redirect: &str) -> Result<types::Token, Error> {
        match Redirect::parse(redirect, &self.state)? {
            Redirect::Code(code) => self.cloud.token(code).await,
            Redirect::Token(_) => Err(Error::new(
                ErrorClass::Auth,
                "the redirect has a token where a code was asked for; start the sign-in again",
            )),
        }
    }
}

/// A call of [`VerizonCloud::token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetToken {
    cloud: VerizonCloud,
    code: Secret,
    options: CallOptions,
}

impl GetToken {
    options_setter!();

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.cloud.handle.application()?;
        let redirect_uri = application.redirect_uri().unwrap_or_default();
        let grant = types::AuthorizationCodeGrant::new(self.code, redirect_uri)
            .client_id(application.id())
            .client_secret(application.secret().cloned().unwrap_or_default());
        let options = self.cloud.handle.options(self.options);
        Refresher::trade(self.cloud.handle.sign_in(), grant.into(), options).await
    }
}

awaitable!(GetToken => types::Token);
