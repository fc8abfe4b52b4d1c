//! Signing in in a browser.

use ::yandex_disk::types;
use cloud_drives_core::{Error, ErrorClass, Secret};
use url::Url;

use super::YandexDisk;
use super::oauth::{Device, GetToken, device_setters, scope_setters};
use crate::auth::{Pkce, Redirect, SignInState};

/// What the browser comes back with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseType {
    /// A code, to be traded for a token.
    Code,
    /// The token itself, in the fragment of the redirect, without a refresh token.
    Token,
}

impl ResponseType {
    fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Token => "token",
        }
    }
}

impl YandexDisk {
    /// The page on which a user lets the application in.
    ///
    /// ```
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::yandex_disk::ResponseType;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// let url = disk.get_auth_url(ResponseType::Code).scope(["cloud_api:disk.read"]).url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://oauth.yandex.ru/authorize?response_type=code&client_id=id&force_confirm=yes&scope=cloud_api%3Adisk.read"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    pub fn get_auth_url(&self, response_type: ResponseType) -> AuthUrl {
        AuthUrl {
            disk: self.clone(),
            response_type,
            client_id: None,
            force_confirm: true,
            device: Device::default(),
            redirect_uri: None,
            login_hint: None,
            scope: None,
            optional_scope: None,
            state: None,
            challenge: None,
        }
    }

    /// The page on which a user gets a code for the application.
    ///
    /// [`AuthUrl::begin`] adds what protects a sign-in: PKCE and a state.
    pub fn get_code_url(&self) -> AuthUrl {
        self.get_auth_url(ResponseType::Code)
    }
}

/// The page on which a user lets the application in, see [`YandexDisk::get_auth_url`].
#[derive(Clone, Debug)]
#[must_use = "ask for its url(), or begin() a sign-in with it"]
pub struct AuthUrl {
    disk: YandexDisk,
    response_type: ResponseType,
    client_id: Option<String>,
    force_confirm: bool,
    device: Device,
    redirect_uri: Option<String>,
    login_hint: Option<String>,
    scope: Option<String>,
    optional_scope: Option<String>,
    state: Option<SignInState>,
    challenge: Option<Pkce>,
}

impl AuthUrl {
    device_setters!(device);
    scope_setters!();

    /// Another application than the client's.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// Whether the user is asked even if he has let the application in before; true unless set.
    pub fn force_confirm(mut self, force_confirm: bool) -> Self {
        self.force_confirm = force_confirm;
        self
    }

    /// Where the browser is sent back to; one of those that the application is registered with.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// The login or address that the page suggests.
    pub fn login_hint(mut self, login_hint: impl Into<String>) -> Self {
        self.login_hint = Some(login_hint.into());
        self
    }

    /// Text that comes back with the redirect, up to 1024 characters.
    pub fn state(mut self, state: SignInState) -> Self {
        self.state = Some(state);
        self
    }

    /// The challenge of a key that the code is traded with.
    pub fn code_challenge(mut self, pkce: Pkce) -> Self {
        self.challenge = Some(pkce);
        self
    }

    /// The address of the page.
    ///
    /// # Errors
    ///
    /// When there is no application, or when the device or the state are not as the service wants them.
    pub fn url(&self) -> Result<Url, Error> {
        self.device.check()?;
        let state = self.state.as_ref().map(SignInState::as_str);
        if state.is_some_and(|state| state.chars().count() > 1024) {
            return Err(Error::invalid_input(
                "state: can have 1024 characters at most",
            ));
        }
        let client_id = match &self.client_id {
            Some(client_id) => client_id.clone(),
            None => self.disk.handle.application()?.id().to_owned(),
        };
        let challenge = self.challenge.as_ref().map(Pkce::challenge);
        let method = self.challenge.as_ref().map(|pkce| pkce.method().as_str());
        let mut url = self.disk.handle.sign_in().core().base_url("oauth")?.clone();
        match url.path_segments_mut() {
            Ok(mut segments) => {
                segments.pop_if_empty().push("authorize");
            }
            Err(()) => {
                return Err(Error::invalid_input(
                    "base_url: the address of the sign-in host can't have a path",
                ));
            }
        }
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", self.response_type.as_str())
            .append_pair("client_id", &client_id)
            .append_pair(
                "force_confirm",
                if self.force_confirm { "yes" } else { "no" },
            );
        let optional = [
            ("device_id", self.device.id.as_deref()),
            ("device_name", self.device.name.as_deref()),
            ("redirect_uri", self.redirect_uri.as_deref()),
            ("login_hint", self.login_hint.as_deref()),
            ("scope", self.scope.as_deref()),
            ("optional_scope", self.optional_scope.as_deref()),
            ("state", state),
            ("code_challenge", challenge.as_deref()),
            ("code_challenge_method", method),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        drop(query);
        Ok(url)
    }

    /// Begins a sign-in with a random state and a random PKCE key (S256), unless they were set.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// let sign_in = disk.get_code_url().redirect_uri("http://127.0.0.1:8000/done").begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to come back with something like this:
    /// let token = sign_in.finish("http://127.0.0.1:8000/done?code=1234567&state=…").await?;
    /// let disk = disk.signed_in(token)?;
    /// # let _ = disk;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`AuthUrl::url`], and when the system has no random bytes to give.
    pub fn begin(mut self) -> Result<BrowserSignIn, Error> {
        let state = match self.state.take() {
            Some(state) => state,
            None => SignInState::random()?,
        };
        let pkce = match self.challenge.take() {
            Some(pkce) => pkce,
            None => Pkce::random()?,
        };
        let auth = self.state(state.clone());
        // A token that comes at once is not traded for, so there is nothing to prove.
        let auth = match auth.response_type {
            ResponseType::Code => auth.code_challenge(pkce.clone()),
            ResponseType::Token => auth,
        };
        Ok(BrowserSignIn {
            url: auth.url()?,
            disk: auth.disk,
            device: auth.device,
            state,
            pkce,
        })
    }
}

/// A sign-in that waits for the browser to come back, see [`AuthUrl::begin`].
#[derive(Clone, Debug)]
pub struct BrowserSignIn {
    disk: YandexDisk,
    url: Url,
    device: Device,
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

    /// Takes the address that the browser was sent back to, checks its state, and gets the token.
    ///
    /// # Errors
    ///
    /// As [`Redirect::parse`] and [`YandexDisk::get_token`].
    pub async fn finish(&self, redirect: &str) -> Result<types::Token, Error> {
        match Redirect::parse(redirect, &self.state)? {
            Redirect::Code(code) => self.finish_with_code(code).await,
            Redirect::Token(token) => {
                let mut found = types::Token::default();
                found.access_token = token.access_token;
                found.token_type = "bearer".to_owned();
                found.expires_in = token.expires_in.map_or(0, |lifetime| lifetime.as_secs());
                found.scope = token.scope;
                Ok(found)
            }
        }
    }

    /// Takes the code that the service has shown to the user, and gets the token.
    ///
    /// A code that the user copies comes without a state; that it was asked for by this sign-in is proved by PKCE.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::get_token`].
    pub async fn finish_with_code(&self, code: impl Into<Secret>) -> Result<types::Token, Error> {
        let code = code.into();
        if code.is_empty() {
            return Err(Error::new(ErrorClass::InvalidInput, "code: is empty"));
        }
        let mut call: GetToken = self
            .disk
            .get_token(code)
            .code_verifier(self.pkce.verifier().clone());
        if let Some(id) = &self.device.id {
            call = call.device_id(id);
        }
        if let Some(name) = &self.device.name {
            call = call.device_name(name);
        }
        call.await
    }
}
