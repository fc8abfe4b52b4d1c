//! Login with Amazon (`wire.md §1.3`).

use ::amazon_drive::{oauth, types};
use cloud_drives_core::{CallOptions, Error, ErrorClass, Secret};
use url::Url;

use super::AmazonDrive;
use super::call::{awaitable, options_setter, plain_calls};
use crate::auth::{Pkce, Redirect, SignInState};

/// The page on which a user lets an application in, as the Python client has it.
pub const AMAZON_OA_LOGIN_URL: &str = "https://amazon.com/ap/oa";
/// Where codes and refresh tokens are traded for tokens.
pub const AMAZON_OA_TOKEN_URL: &str = "https://api.amazon.com/auth/o2/token";
/// Where one is told whom a token was issued to.
pub const TOKEN_INFO_URL: &str = "https://api.amazon.com/auth/o2/tokeninfo";
/// Where the browser is sent back to, as the Python client has it.
pub const REDIRECT_URI: &str = "http://localhost";
/// The helper that the Python client renews tokens with. It is a third party's, and gets to see the refresh token.
pub const APPSPOT_URL: &str = "https://tensile-runway-92512.appspot.com/";

/// The page on which a user lets an application in; the address without `www` redirects there.
const LOGIN_URL: &str = "https://www.amazon.com/ap/oa";
/// The rights that the Python client asks for.
const SCOPES: &str = "clouddrive:read_all clouddrive:write";

impl AmazonDrive {
    /// The page on which a user lets the application in.
    ///
    /// ```
    /// use cloud_drives::AmazonDrive;
    /// use cloud_drives::prelude::*;
    ///
    /// let drive = AmazonDrive::builder().application("amzn1.application-oa2-client.1", "secret").build()?;
    /// let url = drive.get_auth_url().url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://www.amazon.com/ap/oa?client_id=amzn1.application-oa2-client.1&response_type=code&scope=clouddrive%3Aread_all%20clouddrive%3Awrite&redirect_uri=http%3A%2F%2Flocalhost"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthUrl::begin`] adds what protects a sign-in: PKCE and a state.
    pub fn get_auth_url(&self) -> AuthUrl {
        AuthUrl {
            drive: self.clone(),
            login_url: LOGIN_URL.to_owned(),
            redirect_uri: REDIRECT_URI.to_owned(),
            scope: SCOPES.to_owned(),
            state: None,
            challenge: None,
        }
    }

    /// Trades the code that a sign-in in a browser has given for tokens.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn get_token(&self, code: impl Into<Secret>) -> GetToken {
        GetToken {
            drive: self.clone(),
            code: code.into(),
            redirect_uri: REDIRECT_URI.to_owned(),
            code_verifier: None,
            options: CallOptions::new(),
        }
    }

    /// Trades a refresh token for new tokens: with the application, or through the relay where there is none.
    ///
    /// A client that has a refresh token or a file of tokens does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    pub fn refresh_token(&self, refresh_token: impl Into<Secret>) -> RefreshToken {
        RefreshToken {
            drive: self.clone(),
            refresh_token: refresh_token.into(),
            options: CallOptions::new(),
        }
    }

    /// Whom an access token was issued to and for, and how many seconds it is still good.
    ///
    /// # Errors
    ///
    /// Presumably [`BadRequest`](super::ErrorKind::BadRequest) for a bad token. The Python client does not look at the status here.
    pub fn get_access_token_info(&self, access_token: impl Into<Secret>) -> GetAccessTokenInfo {
        GetAccessTokenInfo::over(self, self.handle.sign_in().oauth().token_info(access_token))
    }

    /// Who has signed in. Needs a scope such as `profile`.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden) without such a scope.
    pub fn get_profile(&self) -> GetProfile {
        GetProfile::over(self, self.handle.api().oauth().profile())
    }

    /// What goes into the header `Authorization` now: `Bearer` and a token that is good. It is renewed first if it is too old.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when there is no token, or none to be had.
    pub async fn get_auth_token(&self) -> Result<Secret, Error> {
        let token = self.handle.access_token().await?;
        Ok(Secret::new(format!("Bearer {}", token.expose())))
    }
}

plain_calls! {
    /// A call of [`AmazonDrive::get_access_token_info`].
    GetAccessTokenInfo(oauth::TokenInfoRequest) -> types::TokenInfo;
    /// A call of [`AmazonDrive::get_profile`].
    GetProfile(oauth::ProfileRequest) -> types::Profile;
}

/// The page on which a user lets the application in, see [`AmazonDrive::get_auth_url`].
#[derive(Clone, Debug)]
#[must_use = "ask for its url(), or begin() a sign-in with it"]
pub struct AuthUrl {
    drive: AmazonDrive,
    login_url: String,
    redirect_uri: String,
    scope: String,
    state: Option<SignInState>,
    challenge: Option<Pkce>,
}

impl AuthUrl {
    /// The page at another address; `https://www.amazon.com/ap/oa` unless set.
    pub fn login_url(mut self, login_url: impl Into<String>) -> Self {
        self.login_url = login_url.into();
        self
    }

    /// Where the browser is sent back to, one of those that the application is registered with; `http://localhost` unless set.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = redirect_uri.into();
        self
    }

    /// The rights to ask for; `clouddrive:read_all` and `clouddrive:write` unless set.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        self.scope = scopes.join(" ");
        self
    }

    /// Text that comes back with the redirect.
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
    /// When there is no application, and when the page's address is not one.
    pub fn url(&self) -> Result<Url, Error> {
        let application = self.drive.handle.application()?;
        let mut url = cloud_drives_core::check_base_url(&self.login_url, "login_url")?;
        let mut pairs = vec![
            ("client_id", application.id()),
            ("response_type", "code"),
            ("scope", self.scope.as_str()),
            ("redirect_uri", self.redirect_uri.as_str()),
        ];
        if let Some(state) = &self.state {
            pairs.push(("state", state.as_str()));
        }
        if let Some(pkce) = &self.challenge {
            pairs.push(("code_challenge_method", pkce.method().as_str()));
        }
        let challenge = self.challenge.as_ref().map(Pkce::challenge);
        if let Some(challenge) = &challenge {
            pairs.push(("code_challenge", challenge));
        }
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        // Amazon's pages want spaces as %20 (`wire.md §1.3`); a plus of a value is %2B already.
        url.set_query(Some(&query.replace('+', "%20")));
        Ok(url)
    }

    /// Begins a sign-in that is protected by PKCE and a state of its own.
    ///
    /// # Errors
    ///
    /// As [`AuthUrl::url`], and when the system has no random bytes to give.
    pub fn begin(mut self) -> Result<BrowserSignIn, Error> {
        let (pkce, state) = (Pkce::random()?, SignInState::random()?);
        self = self.code_challenge(pkce.clone()).state(state.clone());
        Ok(BrowserSignIn {
            url: self.url()?,
            drive: self.drive,
            redirect_uri: self.redirect_uri,
            pkce,
            state,
        })
    }
}

/// A sign-in in a browser that [`AuthUrl::begin`] began.
///
/// ```no_run
/// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
/// use cloud_drives::amazon_drive::TokenFile;
///
/// let sign_in = drive.get_auth_url().begin()?;
/// println!("Open {} and paste the address that you are sent to", sign_in.url());
/// let token = sign_in.finish("http://localhost/?code=…&state=…").await?;
/// TokenFile::store("oauth_data", cloud_drives::amazon_drive::tokens(&token)).await?;
/// let drive = drive.signed_in(token)?;
/// # drop(drive);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[must_use = "open its url() in a browser"]
pub struct BrowserSignIn {
    drive: AmazonDrive,
    url: Url,
    redirect_uri: String,
    pkce: Pkce,
    state: SignInState,
}

impl BrowserSignIn {
    /// The page to open.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Reads the address that the browser was sent back to, and trades the code in it for tokens.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when the address belongs to another sign-in, has no code, or says that the user refused; as
    /// [`AmazonDrive::get_token`].
    pub async fn finish(self, redirect: &str) -> Result<types::Token, Error> {
        match Redirect::parse(redirect, &self.state)? {
            Redirect::Code(code) => {
                let call = self.drive.get_token(code).redirect_uri(self.redirect_uri);
                call.code_verifier(self.pkce.verifier().clone()).await
            }
            Redirect::Token(_) => Err(Error::new(
                ErrorClass::Auth,
                "the redirect has a token where a code was asked for; start again",
            )),
        }
    }
}

/// A call of [`AmazonDrive::get_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetToken {
    drive: AmazonDrive,
    code: Secret,
    redirect_uri: String,
    code_verifier: Option<Secret>,
    options: CallOptions,
}

impl GetToken {
    options_setter!();

    /// Where the browser was sent back to: the same as when the code was asked for. `http://localhost` unless set.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = redirect_uri.into();
        self
    }

    /// The random text whose challenge was sent along (PKCE).
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.drive.handle.application()?;
        let secret = application.secret().cloned().unwrap_or_default();
        let id = application.id();
        let mut grant =
            types::AuthorizationCodeGrant::new(self.code, id, secret, self.redirect_uri);
        grant.code_verifier = self.code_verifier;
        let options = self.drive.handle.options(self.options);
        let request = self.drive.handle.sign_in().oauth().token(grant);
        Ok(request.with_options(options).send().await?.into_body())
    }
}

/// A call of [`AmazonDrive::refresh_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RefreshToken {
    drive: AmazonDrive,
    refresh_token: Secret,
    options: CallOptions,
}

impl RefreshToken {
    options_setter!();

    async fn run(self) -> Result<types::Token, Error> {
        let options = self.drive.handle.options(self.options);
        let refresher = self.drive.refresher();
        refresher.trade(self.refresh_token, options).await
    }
}

awaitable! {
    GetToken => types::Token,
    RefreshToken => types::Token,
}
