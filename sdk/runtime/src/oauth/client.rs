//! The client for sign-in, with the provider's flow and the application.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_core::{
    Body, CallOptions, ClientAuthentication, ClientCore, Error, ErrorClass, GrantKind, OAuthCall,
    OAuthEndpoint, OAuthFlow, OAuthGrant, PathBuilder, Query, RawResponse, Result, Secret,
};
use http::Method;

use super::form::Fields;
use super::{
    Application, AuthorizationUrl, DeviceCode, DeviceCodeCall, DeviceSignIn, OAuthRefresher,
    Revoke, TokenCall,
};
use crate::auth::TokenSource;
use crate::retry::RetryPolicy;

/// Signs users in with a provider's flow.
///
/// It uses a client without a token, whose retries and limits apply. Cloning is cheap.
///
/// ```no_run
/// use cloud_drives_core::{ClientCore, OAuthFlow};
/// use cloud_drives_runtime::oauth::{Application, SignInClient};
///
/// # async fn example(core: ClientCore, flow: &'static OAuthFlow) -> cloud_drives_core::Result<()> {
/// let client = SignInClient::new(core, flow).with_application(Application::new("id", "secret"));
/// let sign_in = client.authorization_url().redirect_uri("http://127.0.0.1:8000/done").begin()?;
/// println!("Open {}", sign_in.url());
/// // … and wait for the redirect, whose address looks like this:
/// let tokens = sign_in.finish("http://127.0.0.1:8000/done?code=1234567&state=…").await?;
/// # drop(tokens);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct SignInClient(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    core: ClientCore,
    flow: &'static OAuthFlow,
    application: Option<Application>,
    policy: Option<RetryPolicy>,
    options: CallOptions,
    map_error: Option<fn(Error) -> Error>,
}

impl SignInClient {
    /// Creates a client that signs in with a flow.
    #[must_use]
    pub fn new(core: ClientCore, flow: &'static OAuthFlow) -> Self {
        Self(Arc::new(Inner {
            core,
            flow,
            application: None,
            policy: None,
            options: CallOptions::new(),
            map_error: None,
        }))
    }

    fn with(&self, change: impl FnOnce(&mut Inner)) -> Self {
        let mut inner = Inner::clone(&self.0);
        change(&mut inner);
        Self(Arc::new(inner))
    }

    /// Sets the application. Without it, only the sign-in page of another application can be requested.
    #[must_use]
    pub fn with_application(&self, application: Application) -> Self {
        self.with(|inner| inner.application = Some(application))
    }

    /// Sets the retry policy of calls that request tokens without a code. Default: [`RetryPolicy::new`].
    #[must_use]
    pub fn with_retry_policy(&self, policy: RetryPolicy) -> Self {
        self.with(|inner| inner.policy = Some(policy))
    }

    /// Sets default options for all calls. The options of a call take precedence.
    #[must_use]
    pub fn with_default_options(&self, options: CallOptions) -> Self {
        self.with(|inner| inner.options = options)
    }

    /// Sets a function that maps each error of the token call, for providers with their own form of refusals.
    #[must_use]
    pub fn with_error_mapping(&self, map: fn(Error) -> Error) -> Self {
        self.with(|inner| inner.map_error = Some(map))
    }

    /// Returns the sign-in flow of the provider.
    #[must_use]
    pub fn flow(&self) -> &'static OAuthFlow {
        self.0.flow
    }

    /// Returns the client that the calls go through.
    #[must_use]
    pub fn core(&self) -> &ClientCore {
        &self.0.core
    }

    /// Returns the application.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Auth`] if none is set.
    pub fn application(&self) -> Result<&Application> {
        self.0.application.as_ref().ok_or_else(|| {
            let message =
                "signing in requires the application; set it with application(…) on the builder";
            Error::new(ErrorClass::Auth, message)
        })
    }

    /// Creates the page that a browser opens.
    pub fn authorization_url(&self) -> AuthorizationUrl {
        AuthorizationUrl::new(self.clone())
    }

    /// Exchanges the code of a redirect for tokens.
    ///
    /// [`BrowserSignIn::finish`](super::BrowserSignIn::finish) does this with the code of a redirect, and checks its state.
    ///
    /// # Retries
    ///
    /// A code works once, so a call with an unknown outcome is not retried.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        TokenCall::new(self.clone(), GrantKind::AuthorizationCode, code.into())
    }

    /// Exchanges the code of a device for tokens, once. [`SignInClient::device_sign_in`] polls until the user has confirmed.
    pub fn exchange_device_code(&self, device_code: impl Into<Secret>) -> TokenCall {
        TokenCall::new(self.clone(), GrantKind::DeviceCode, device_code.into())
    }

    /// Exchanges a refresh token for new tokens.
    ///
    /// # Retries
    ///
    /// A call with an unknown outcome is retried only if the provider's refresh tokens work more than once.
    pub fn refresh(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        TokenCall::new(self.clone(), GrantKind::RefreshToken, refresh_token.into())
    }

    /// Requests tokens for the application itself, without a user.
    pub fn client_credentials(&self) -> TokenCall {
        TokenCall::new(
            self.clone(),
            GrantKind::ClientCredentials,
            Secret::default(),
        )
    }

    /// Starts a sign-in on a device without a browser: returns the code to show and the page on which to enter it.
    pub fn device_code(&self) -> DeviceCodeCall {
        DeviceCodeCall::new(self.clone())
    }

    /// Signs in on a device without a browser.
    ///
    /// It requests a code, passes it to `show`, and polls until the user has confirmed it elsewhere.
    pub fn device_sign_in(&self, show: impl FnOnce(&DeviceCode) + Send + 'static) -> DeviceSignIn {
        DeviceSignIn::new(self.clone(), Box::new(show))
    }

    /// Revokes the tokens of a source, or the one set with [`Revoke::token`].
    pub fn revoke(&self, source: Option<Arc<dyn TokenSource>>) -> Revoke {
        Revoke::new(self.clone(), source)
    }

    /// Returns a refresher that renews tokens with a refresh token.
    ///
    /// # Errors
    ///
    /// Returns an error if no application is set, or the provider has no refresh tokens.
    pub fn refresher(&self) -> Result<OAuthRefresher> {
        OAuthRefresher::with_refresh_token(self.clone())
    }

    /// Returns a refresher that requests tokens for the application itself. If `scopes` is empty, those of the flow apply.
    ///
    /// # Errors
    ///
    /// Returns an error if no application with a secret is set, or the provider has no such tokens.
    pub fn client_refresher(
        &self,
        scopes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<OAuthRefresher> {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        OAuthRefresher::with_client_credentials(self.clone(), scopes)
    }

    pub(super) fn grant(&self, kind: GrantKind) -> Result<&'static OAuthGrant> {
        let what = match kind {
            GrantKind::AuthorizationCode => "sign-in with a browser",
            GrantKind::RefreshToken => "refresh tokens",
            GrantKind::ClientCredentials => "tokens for an application itself",
            _ => "sign-in on a device",
        };
        let grant = self.0.flow.grant(kind);
        grant.ok_or_else(|| self.unsupported(what))
    }

    pub(super) fn call(&self, call: &Option<OAuthCall>, what: &str) -> Result<OAuthCall> {
        call.ok_or_else(|| self.unsupported(what))
    }

    pub(super) fn unsupported(&self, what: &str) -> Error {
        let provider = self.0.core.provider().name;
        Error::invalid_input(format!("{provider} has no {what}"))
    }

    /// Returns the options of a call, filled from the defaults.
    pub(super) fn options(&self, options: CallOptions) -> CallOptions {
        options.with_defaults(&self.0.options)
    }

    /// Returns the policy of calls whose answer must not be lost.
    ///
    /// No deadline cancels a refresh, whose answer may contain the only refresh token that still works.
    pub(super) fn patient_policy(&self, repeat: bool) -> RetryPolicy {
        let policy = self.0.policy.clone().unwrap_or_default();
        policy.repeat_everything(repeat)
    }

    pub(super) fn map_error(&self, error: Error) -> Error {
        match self.0.map_error {
            Some(map) => map(error),
            None => error,
        }
    }

    /// Sends a call, with the application's id and secret in the required place.
    pub(super) async fn send(
        &self,
        endpoint: &OAuthEndpoint,
        mut fields: Fields,
        options: CallOptions,
    ) -> Result<RawResponse> {
        let application = self.application()?;
        let mut options = self.options(options);
        let mut query = Query::new();
        match (endpoint.authentication, application.secret()) {
            (ClientAuthentication::BasicOrQuery, None) => {
                query.push("client_id", application.id());
            }
            (ClientAuthentication::Basic | ClientAuthentication::BasicOrQuery, secret) => {
                fields.offer("client_id", application.id());
                let password = secret.map_or("", Secret::expose);
                let pair = format!("{}:{password}", application.id());
                let value = format!("Basic {}", STANDARD.encode(pair));
                options = options.with_header("authorization", &value)?;
            }
            (_, secret) => {
                fields.offer("client_id", application.id());
                if let Some(secret) = secret {
                    fields.offer("client_secret", secret.clone());
                } else if fields.requires("client_secret") {
                    // A call that requires a secret gets an empty one; the server decides.
                    fields.offer("client_secret", "");
                }
            }
        }
        let path = PathBuilder::new(endpoint.path);
        let operation = endpoint.operation;
        let mut request = self
            .0
            .core
            .request(operation, Method::POST, path, query, options)?;
        request.set_body(Body::from_form(&fields.finish()?)?);
        self.0.core.execute(request).await
    }
}

impl fmt::Debug for SignInClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInClient")
            .field("provider", &self.0.core.provider().name)
            .field("application", &self.0.application)
            .finish_non_exhaustive()
    }
}
