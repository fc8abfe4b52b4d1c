//! Getting, renewing and revoking tokens at Adobe IMS (`wire.md §1`).

use std::time::Duration;

use ::frameio::types;
use cloud_drives_core::{CallOptions, Error, ErrorClass, Secret};

use super::FrameIo;
use super::call::{awaitable, options_setter};
use super::tokens::StoredTokens;
use crate::options::CallOptionsExt;
use crate::retry::RetryPolicy;

/// The rights that a user is asked for.
pub(super) const USER_SCOPES: [&str; 5] = [
    "openid",
    "email",
    "profile",
    "offline_access",
    "additional_info.roles",
];
/// The rights that a server asks for.
pub(super) const SERVER_SCOPES: [&str; 3] = ["openid", "AdobeID", "frame.s2s.all"];

/// Longest time without a byte moving on the sign-in host.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

impl FrameIo {
    /// Trades the code that a browser sign-in has given for tokens. `redirect_uri` is the address that the code came to, exactly as
    /// it was asked for.
    ///
    /// [`BrowserSignIn::finish`](super::BrowserSignIn::finish) does this with the code of a redirect, and checks its state.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) for a code that is wrong, used up or expired,
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn exchange_code(
        &self,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> ExchangeCode {
        ExchangeCode {
            frame: self.clone(),
            code: code.into(),
            redirect_uri: redirect_uri.into(),
            code_verifier: None,
            options: CallOptions::new(),
        }
    }

    /// Trades a refresh token for new tokens.
    ///
    /// A client that was built with [`refresh_token`](super::FrameIoBuilder::refresh_token) does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// As the client's policy says, also after an answer that got lost: the refresh token is either still good, or lost already.
    pub fn refresh_token(&self, refresh_token: impl Into<Secret>) -> RefreshToken {
        RefreshToken {
            frame: self.clone(),
            refresh_token: refresh_token.into(),
            options: CallOptions::new(),
        }
    }

    /// Gets a token for the application itself, without a user.
    ///
    /// A client that was built with [`server_to_server`](super::FrameIoBuilder::server_to_server) does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](super::ErrorKind::InvalidClient); an auth error when the application has no secret.
    ///
    /// # Retries
    ///
    /// As the client's policy says.
    pub fn authenticate(&self) -> Authenticate {
        Authenticate {
            frame: self.clone(),
            scope: joined(SERVER_SCOPES),
            options: CallOptions::new(),
        }
    }

    /// Revokes a token, or else the client's own: first the access token, then the refresh token if there is one.
    ///
    /// # Errors
    ///
    /// An auth error when there is no application or no token; what the sign-in host answers. Where the access token can't be
    /// revoked, the refresh token still is, and the first failure is given.
    ///
    /// # Retries
    ///
    /// As the client's policy says.
    pub fn revoke_token(&self) -> RevokeToken {
        RevokeToken {
            frame: self.clone(),
            token: None,
            options: CallOptions::new(),
        }
    }

    /// The tokens as they are now, to be kept until the next run of the program.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), Box<dyn std::error::Error>> {
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::frameio::StoredTokens;
    /// use cloud_drives::prelude::*;
    ///
    /// let kept = serde_json::to_string(&frame.export_tokens().await?)?;
    /// // … and in the next run:
    /// let tokens: StoredTokens = serde_json::from_str(&kept)?;
    /// let frame = FrameIo::builder().application("id", "secret").import_tokens(tokens).build()?;
    /// # let _ = frame;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no token, and when it has to be renewed and can't be.
    pub async fn export_tokens(&self) -> Result<StoredTokens, Error> {
        let source = self.handle.token_source();
        let access = source.ok_or_else(|| no_token("export"))?.token().await?;
        Ok(StoredTokens::new(&access, self.handle.refresh_token()))
    }
}

/// A call of [`FrameIo::exchange_code`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ExchangeCode {
    frame: FrameIo,
    code: Secret,
    redirect_uri: String,
    code_verifier: Option<Secret>,
    options: CallOptions,
}

impl ExchangeCode {
    options_setter!();

    /// The random text whose challenge was sent when the code was asked for (PKCE).
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.frame.handle.application()?;
        let mut grant =
            types::AuthorizationCodeGrant::new(application.id(), self.code, self.redirect_uri);
        grant.client_secret = application.secret().cloned();
        grant.code_verifier = self.code_verifier;
        let options = patient(self.frame.handle.options(self.options), None);
        let request = self
            .frame
            .handle
            .sign_in()
            .oauth()
            .token(grant)
            .with_options(options);
        Ok(request.send().await?.into_body())
    }
}

/// A call of [`FrameIo::refresh_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RefreshToken {
    frame: FrameIo,
    refresh_token: Secret,
    options: CallOptions,
}

impl RefreshToken {
    options_setter!();

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.frame.handle.application()?;
        let mut grant = types::RefreshTokenGrant::new(application.id(), self.refresh_token);
        grant.client_secret = application.secret().cloned();
        let policy = self.frame.handle.policy(&CallOptions::new());
        let options = patient(self.frame.handle.options(self.options), Some(policy));
        let request = self
            .frame
            .handle
            .sign_in()
            .oauth()
            .token(grant)
            .with_options(options);
        Ok(request.send().await?.into_body())
    }
}

/// A call of [`FrameIo::authenticate`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Authenticate {
    frame: FrameIo,
    scope: String,
    options: CallOptions,
}

impl Authenticate {
    options_setter!();

    /// The rights to ask for; `openid`, `AdobeID` and `frame.s2s.all` unless set.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = joined(scopes);
        self
    }

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.frame.handle.application()?;
        let Some(secret) = application.secret().cloned() else {
            let message = "a token for the application itself needs its secret: set it with server_to_server(…)";
            return Err(Error::new(ErrorClass::Auth, message));
        };
        let grant = types::ClientCredentialsGrant::new(application.id(), secret, self.scope);
        let policy = self.frame.handle.policy(&CallOptions::new());
        let options = patient(self.frame.handle.options(self.options), Some(policy));
        let request = self
            .frame
            .handle
            .sign_in()
            .oauth()
            .token(grant)
            .with_options(options);
        Ok(request.send().await?.into_body())
    }
}

/// A call of [`FrameIo::revoke_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RevokeToken {
    frame: FrameIo,
    token: Option<Secret>,
    options: CallOptions,
}

impl RevokeToken {
    options_setter!();

    /// Another token than the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    async fn run(self) -> Result<(), Error> {
        let mut outcome = Ok(());
        for token in self.tokens().await? {
            outcome = outcome.and(self.revoke(token).await);
        }
        outcome
    }

    /// The tokens to revoke, in order.
    async fn tokens(&self) -> Result<Vec<Secret>, Error> {
        if let Some(token) = &self.token {
            return Ok(vec![token.clone()]);
        }
        let source = self
            .frame
            .handle
            .token_source()
            .ok_or_else(|| no_token("revoke"))?;
        let refresh_token = self.frame.handle.refresh_token();
        let access = match source.token().await {
            Ok(access) => Some(access.secret().clone()),
            // What can't be had need not be revoked, as long as there is something that can.
            Err(_) if refresh_token.is_some() => None,
            Err(error) => return Err(error),
        };
        Ok(access.into_iter().chain(refresh_token).collect())
    }

    async fn revoke(&self, token: Secret) -> Result<(), Error> {
        let application = self.frame.handle.application()?;
        let options = patient(self.frame.handle.options(self.options.clone()), None);
        let oauth = self.frame.handle.sign_in().oauth();
        let mut request = oauth.revoke(types::RevokeRequest::new(token));
        if application.secret().is_none() {
            request = request.client_id(application.id());
        }
        request.with_options(options).send().await?;
        Ok(())
    }
}

awaitable! {
    ExchangeCode => types::Token,
    RefreshToken => types::Token,
    Authenticate => types::Token,
    RevokeToken => (),
}

/// The options for a call to the sign-in host. With a policy, its answer may get lost and the call be made again.
pub(super) fn patient(mut options: CallOptions, repeated: Option<RetryPolicy>) -> CallOptions {
    if options.idle_timeout().is_none() {
        options = options.with_idle_timeout(IDLE_TIMEOUT);
    }
    match (repeated, options.retry_policy()) {
        (Some(policy), None) => options.with_retry_policy(policy.repeat_everything(true)),
        _ => options,
    }
}

fn no_token(what: &str) -> Error {
    let message = format!("there is no token to {what}: the client has none, and none was given");
    Error::new(ErrorClass::Auth, message)
}

pub(super) fn joined(scopes: impl IntoIterator<Item = impl Into<String>>) -> String {
    let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
    scopes.join(" ")
}
