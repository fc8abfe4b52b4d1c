// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Tokens, and the user behind them.
///
/// Made by [`Client::oauth`](super::Client::oauth); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct OauthApi {
    core: ClientCore,
}

impl OauthApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Trades an authorization code or a refresh token for an access token.
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    ///
    /// # Arguments
    ///
    /// - `grant`: The grant.
    pub fn token(&self, grant: impl Into<types::TokenRequest>) -> TokenRequest {
        TokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            grant: grant.into(),
        }
    }

    /// Tells whom an access token was issued to and for, and how long it is still good.
    ///
    /// Compare `aud` with the application's own id before trusting a token that somebody else has handed over. A bad token
    /// presumably answers `BadRequest` (`wire.md §1.3`).
    ///
    /// # Arguments
    ///
    /// - `access_token`: The access token. It goes into the query, and no Authorization header is sent.
    pub fn token_info(&self, access_token: impl Into<Secret>) -> TokenInfoRequest {
        TokenInfoRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            access_token: access_token.into(),
        }
    }

    /// Tells who has signed in. Needs one of the scopes `profile`, `profile:user_id` and `postal_code`.
    pub fn profile(&self) -> ProfileRequest {
        ProfileRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Renews a token through a helper that knows the credentials of an application, in place of the caller's own.
    ///
    /// This is not Amazon: whoever runs the host gets the refresh token. The default address is that of the helper that the
    /// Python client `acdcli` used (`wire.md §1.3`). Do not expect anything there any more, and call this only with a
    /// `base_url` that you trust.
    ///
    /// # Arguments
    ///
    /// - `grant`: The refresh token.
    pub fn relay_token(&self, grant: impl Into<types::RelayGrant>) -> RelayTokenRequest {
        RelayTokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            grant: grant.into(),
        }
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::token`], `POST /auth/o2/token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenRequest {
    core: ClientCore,
    options: CallOptions,
    grant: types::TokenRequest,
}

impl TokenRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Token>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/auth/o2/token");
        let query = Query::new();
        let mut request = self
            .core
            .request(&TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.grant)?);
        Ok(request)
    }
}

static TOKEN_INFO: OperationInfo = OperationInfo::new("oauth.token_info", true)
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::token_info`], `GET /auth/o2/tokeninfo`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenInfoRequest {
    core: ClientCore,
    options: CallOptions,
    access_token: Secret,
}

impl TokenInfoRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::TokenInfo>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/auth/o2/tokeninfo");
        let mut query = Query::new();
        query.push("access_token", self.access_token.expose());
        self.core.request(&TOKEN_INFO, Method::GET, path, query, self.options)
    }
}

static PROFILE: OperationInfo = OperationInfo::new("oauth.profile", true)
    .with_server("oauth")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::profile`], `GET /user/profile`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ProfileRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ProfileRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Profile>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/user/profile");
        let query = Query::new();
        self.core.request(&PROFILE, Method::GET, path, query, self.options)
    }
}

static RELAY_TOKEN: OperationInfo = OperationInfo::new("oauth.relay_token", false)
    .with_server("relay")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::relay_token`], `POST /`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RelayTokenRequest {
    core: ClientCore,
    options: CallOptions,
    grant: types::RelayGrant,
}

impl RelayTokenRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Token>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/");
        let query = Query::new();
        let mut request = self
            .core
            .request(&RELAY_TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.grant)?);
        Ok(request)
    }
}
