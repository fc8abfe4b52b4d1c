// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Signing in.
///
/// An access token is good for nine hours, a refresh token for fourteen days and for one renewal: each renewal brings the next
/// one, which has to be kept.
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

    /// Begins a sign-in. This address is for the user's browser; a program has no use for the page that comes next.
    ///
    /// A redirect is the success and 200 the failure, here and nowhere else (`wire.md §1.3`). Once the user agrees, the browser is
    /// sent to the redirect address with `code` in the query; a refusal comes with `error`.
    ///
    /// # Arguments
    ///
    /// - `client_id`: The application's key.
    /// - `redirect_uri`: The address that the browser is sent to, exactly as registered; the case matters.
    /// - `response_type`: What is asked for, a code.
    pub fn authorize(
        &self,
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
        response_type: impl Into<types::ResponseType>,
    ) -> AuthorizeRequest {
        AuthorizeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            client_id: client_id.into(),
            redirect_uri: redirect_uri.into(),
            response_type: response_type.into(),
            state: None,
            device_id: None,
        }
    }

    /// Trades a code or a refresh token for an access token and the next refresh token.
    ///
    /// The application's key and secret go into the form, or into the header as Basic authorization; one of the two is needed. Both
    /// codes and refresh tokens work once, so a call whose outcome is unknown is not repeated. `Unauthorized` says that the user has
    /// to sign in again (`wire.md §1.3`).
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
}

static AUTHORIZE: OperationInfo = OperationInfo::new("oauth.authorize", true)
    .with_server("api")
    .with_accepted(&[302])
    .with_errors(&errors::RULES);

/// A call of [`OauthApi::authorize`], `GET /oauth2/authorize`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct AuthorizeRequest {
    core: ClientCore,
    options: CallOptions,
    client_id: String,
    redirect_uri: String,
    response_type: types::ResponseType,
    state: Option<String>,
    device_id: Option<String>,
}

impl AuthorizeRequest {
    /// A value that comes back with the code, to be compared. The service does not mention it; OAuth does
    /// (`wire.md §1.3`).
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// An id of the device, so that each device of a user has a refresh token of its own. Without it they share one, and one's
    /// renewal ends the other's. The guide has this without a name; the name is a guess (`wire.md §1.3`).
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

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
    pub async fn send(self) -> Result<Response<AuthorizeOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                302 => Ok(AuthorizeOutcome::SignIn),
                200 => Ok(AuthorizeOutcome::Failed),
                _ => Err(raw.unexpected_status()),
            })
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
        let path = PathBuilder::new("/oauth2/authorize");
        let mut query = Query::new();
        query.push("client_id", &self.client_id);
        query.push("redirect_uri", &self.redirect_uri);
        query.push("response_type", &self.response_type);
        query.push_opt("state", self.state.as_ref());
        query.push_opt("device_id", self.device_id.as_ref());
        self.core.request(&AUTHORIZE, Method::GET, path, query, self.options)
    }
}

/// How [`OauthApi::authorize`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorizeOutcome {
    /// On to the page where the user signs in, whose address the header has.
    SignIn,
    /// Something is wrong with the request; a page says what.
    Failed,
}

/// Headers of the answer to [`OauthApi::authorize`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AuthorizeHeaders {
    /// The address of the page.
    pub location: Option<String>,
}

impl cloud_drives_core::TypedHeaders for AuthorizeHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            location: cloud_drives_core::header_str(headers, "location"),
        })
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`OauthApi::token`], `POST /oauth2/token`, that is not sent yet.
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
        let path = PathBuilder::new("/oauth2/token");
        let query = Query::new();
        let mut request = self
            .core
            .request(&TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.grant)?);
        Ok(request)
    }
}
