//! What the clients of all providers have in common, once they are made.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ClientCore, Error, ErrorClass, Secret};

use crate::PollSettings;
use crate::auth::{
    AccessToken, Callback, RefreshingToken, StaticToken, TokenFile, TokenRefresher, TokenSource,
    Tokens,
};
use crate::layers::Layers;
use crate::oauth::Application;
use crate::options::CallOptionsExt;
use crate::retry::{Retrier, RetryBudget, RetryPolicy};
use crate::transfer::{Storage, TransferContext};

/// A made client: the typed client over the layers, another one for sign-in, and the source of the tokens.
///
/// [`Settings::connect`](crate::Settings::connect) makes it; a provider's client embeds it and implements [`Drive`]. Cloning is
/// cheap; clones share everything.
pub struct Handle<C> {
    api: C,
    core: ClientCore,
    sign_in: C,
    source: Option<Source>,
    layers: Layers,
    shared: Arc<Shared<C>>,
}

/// What stays the same with another token.
pub(crate) struct Shared<C> {
    /// The servers, over the plain transport.
    pub(crate) core: ClientCore,
    pub(crate) application: Option<Application>,
    pub(crate) renewal: Box<dyn Renewal<C>>,
    pub(crate) default_options: CallOptions,
    pub(crate) poll: PollSettings,
    pub(crate) storage_idle_timeout: Option<Duration>,
    pub(crate) refresh_ahead: Duration,
    pub(crate) on_refreshed: Option<Callback>,
}

/// Where tokens come from.
#[derive(Clone, Debug)]
enum Source {
    /// From a refresh token, or from something else that is traded for tokens.
    Renewed {
        token: RefreshingToken,
        /// Whether a refresh token is traded, to be kept and revoked, or the application's own secret.
        of_user: bool,
    },
    /// From a file, to which renewed ones are written.
    File(TokenFile),
    /// From elsewhere.
    Other(Arc<dyn TokenSource>),
}

impl Source {
    fn tokens(&self) -> Arc<dyn TokenSource> {
        match self {
            Self::Renewed { token, .. } => Arc::new(token.clone()),
            Self::File(file) => Arc::new(file.clone()),
            Self::Other(source) => Arc::clone(source),
        }
    }
}

/// What renewing tokens can use.
#[derive(Debug)]
#[non_exhaustive]
pub struct SignIn<'a, C> {
    /// The typed client without a token.
    pub client: &'a C,
    /// The application, if one was set.
    pub application: Option<&'a Application>,
    /// The client's retry policy.
    pub policy: &'a RetryPolicy,
}

/// Makes what renews a provider's tokens; a function can stand for it.
pub trait Renewal<C>: Send + Sync + 'static {
    /// Returns what trades refresh tokens, or `None` without the application that it needs.
    fn refresher(&self, sign_in: SignIn<'_, C>) -> Option<Box<dyn TokenRefresher>>;
}

impl<C, F> Renewal<C> for F
where
    F: Fn(SignIn<'_, C>) -> Option<Box<dyn TokenRefresher>> + Send + Sync + 'static,
{
    fn refresher(&self, sign_in: SignIn<'_, C>) -> Option<Box<dyn TokenRefresher>> {
        self(sign_in)
    }
}

impl<C: From<ClientCore> + Clone + 'static> Handle<C> {
    pub(crate) fn new(layers: Layers, shared: Shared<C>) -> Self {
        let sign_in = Self::sign_in_core(&layers, &shared);
        Self::over(layers, C::from(sign_in), None, Arc::new(shared))
    }

    /// Without a token, and of the default options the headers alone: a renewal that is broken off at a deadline can lose the next
    /// refresh token.
    fn sign_in_core(layers: &Layers, shared: &Shared<C>) -> ClientCore {
        let mut headers = shared.default_options.headers().clone();
        headers.remove(http::header::AUTHORIZATION);
        let options = CallOptions::new().with_headers(headers);
        let core = shared.core.with_default_options(options);
        core.with_transport(layers.api(None, []))
    }

    fn over(layers: Layers, sign_in: C, source: Option<Source>, shared: Arc<Shared<C>>) -> Self {
        let origins = layers.token_origins(&shared.core);
        let transport = layers.api(source.as_ref().map(Source::tokens), origins);
        let core = shared
            .core
            .with_default_options(shared.default_options.clone())
            .with_transport(transport);
        Self {
            api: C::from(core.clone()),
            core,
            sign_in,
            source,
            layers,
            shared,
        }
    }

    fn with_source(&self, source: Source) -> Self {
        let layers = self.layers.of_another_account();
        let shared = Arc::clone(&self.shared);
        Self::over(layers, self.sign_in.clone(), Some(source), shared)
    }

    /// Returns the client with tokens from elsewhere, and with limits and pauses of its own.
    #[must_use]
    pub fn with_token_source(&self, source: Arc<dyn TokenSource>) -> Self {
        self.with_source(Source::Other(source))
    }

    /// Returns the client with the tokens of a file.
    #[must_use]
    pub fn with_token_file(&self, file: TokenFile) -> Self {
        self.with_source(Source::File(file))
    }

    /// Returns the client with a token that something trades a refresh token for.
    ///
    /// # Errors
    ///
    /// If a token is empty or holds characters that no token has.
    pub fn with_refresh_token(
        &self,
        refresher: impl TokenRefresher,
        refresh_token: impl Into<Secret>,
        access: Option<AccessToken>,
    ) -> Result<Self, Error> {
        let token = self.refreshing(refresher, refresh_token.into(), access)?;
        Ok(self.with_source(Source::Renewed {
            token,
            of_user: true,
        }))
    }

    /// Returns the client with a token of the application itself: what is traded for it is the application's secret.
    ///
    /// # Errors
    ///
    /// If the secret or the token is empty or holds characters that no token has.
    pub fn with_client_credentials(
        &self,
        refresher: impl TokenRefresher,
        secret: impl Into<Secret>,
        access: Option<AccessToken>,
    ) -> Result<Self, Error> {
        let token = self.refreshing(refresher, secret.into(), access)?;
        Ok(self.with_source(Source::Renewed {
            token,
            of_user: false,
        }))
    }

    fn refreshing(
        &self,
        refresher: impl TokenRefresher,
        traded: Secret,
        access: Option<AccessToken>,
    ) -> Result<RefreshingToken, Error> {
        let mut builder =
            RefreshingToken::builder(refresher, traded).ahead(self.shared.refresh_ahead);
        if let Some(access) = access {
            builder = builder.access_token(access);
        }
        if let Some(callback) = self.shared.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| callback(tokens));
        }
        builder.build()
    }

    /// Returns the client with the tokens of a sign-in, renewed before they expire if there is a refresh token among them.
    ///
    /// # Errors
    ///
    /// If a token is empty or holds characters that no token has, and if the application is missing that renews them.
    pub fn signed_in(&self, tokens: Tokens) -> Result<Self, Error> {
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            let source = StaticToken::new(tokens.access_token)?;
            return Ok(self.with_token_source(Arc::new(source)));
        };
        let refresher = self.refresher().ok_or_else(|| self.lacks_application())?;
        self.with_refresh_token(refresher, refresh_token, Some(tokens.access()))
    }
}

impl<C: 'static> Handle<C> {
    /// Returns the typed client, with tokens, retries and limits.
    #[must_use]
    pub fn api(&self) -> &C {
        &self.api
    }

    /// Returns what the typed client goes around.
    #[must_use]
    pub fn core(&self) -> &ClientCore {
        &self.core
    }

    /// Returns the typed client for sign-in: no token, and of the default options only the headers.
    #[must_use]
    pub fn sign_in(&self) -> &C {
        &self.sign_in
    }

    /// Returns the layers, for what does not go through the typed client.
    #[must_use]
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// Returns where tokens come from, if there is such a place.
    #[must_use]
    pub fn token_source(&self) -> Option<Arc<dyn TokenSource>> {
        self.source.as_ref().map(Source::tokens)
    }

    /// Returns the access token as it is now; it is renewed first if it is too old.
    ///
    /// # Errors
    ///
    /// [`Error::is_auth`] if there is no token, or none can be had.
    pub async fn access_token(&self) -> Result<Secret, Error> {
        let Some(source) = self.token_source() else {
            let message = "the client has no token; set one, or a source of tokens";
            return Err(Error::new(ErrorClass::Auth, message));
        };
        Ok(source.token().await?.secret().clone())
    }

    /// Renews the tokens, however long the old ones are still good, and returns the new ones; clones use them too.
    ///
    /// Calls do this by themselves before a token expires and when the service refuses it. A renewal in flight is awaited instead.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] without a refresh token; what the sign-in host answers; [`Error::is_io`] if the new tokens could
    /// not be kept.
    ///
    /// # Cancel safety
    ///
    /// The renewal runs to completion even if its caller is dropped.
    pub async fn refresh(&self) -> Result<Tokens, Error> {
        match &self.source {
            Some(Source::Renewed { token, .. }) => token.refresh_now().await,
            Some(Source::File(file)) => file.refresh_now().await,
            _ => Err(Error::invalid_input(
                "refresh: the client has no refresh token; set one with refresh_token(…), or sign in",
            )),
        }
    }

    /// Returns the refresh token as it is now, if the client has one in memory. That of a file is in the file.
    #[must_use]
    pub fn refresh_token(&self) -> Option<Secret> {
        match &self.source {
            Some(Source::Renewed {
                token,
                of_user: true,
            }) => Some(token.refresh_token()),
            _ => None,
        }
    }

    /// Returns what renews tokens; `None` without the application that it needs.
    #[must_use]
    pub fn refresher(&self) -> Option<impl TokenRefresher + use<C>> {
        let refresher = self.shared.renewal.refresher(SignIn {
            client: &self.sign_in,
            application: self.shared.application.as_ref(),
            policy: &self.layers.policy,
        })?;
        Some(move |refresh_token: Secret| refresher.refresh(refresh_token))
    }

    /// Returns the application.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::Auth`] if none was set.
    pub fn application(&self) -> Result<&Application, Error> {
        let application = self.shared.application.as_ref();
        application.ok_or_else(|| self.lacks_application())
    }

    fn lacks_application(&self) -> Error {
        let name = self.layers.provider().name();
        let message = format!(
            "signing in needs the application; set it with {name}::builder().application(…)"
        );
        Error::new(ErrorClass::Auth, message)
    }

    /// Returns the way to hosts that the API names: one attempt, no token, no limits.
    #[must_use]
    pub fn storage(&self) -> Storage {
        self.layers.storage()
    }

    /// Returns the longest time without a byte moving on a transfer; `None` if each transfer has one of its own.
    #[must_use]
    pub fn storage_idle_timeout(&self) -> Option<Duration> {
        self.shared.storage_idle_timeout
    }

    /// Returns how often background operations are asked for.
    #[must_use]
    pub fn poll(&self) -> PollSettings {
        self.shared.poll
    }

    /// Returns the options that every call has under its own. The typed client merges them in by itself.
    #[must_use]
    pub fn default_options(&self) -> &CallOptions {
        &self.shared.default_options
    }

    /// Returns the options of a call over the default ones, for what does not go through the typed client.
    ///
    /// A default deadline is not among them: it holds for each request of the typed client, not for a transfer as a whole.
    #[must_use]
    pub fn options(&self, call: CallOptions) -> CallOptions {
        let deadline = call.deadline();
        let options = call.with_defaults(&self.shared.default_options);
        match deadline {
            Some(_) => options,
            None => options.without_deadline(),
        }
    }

    /// Returns the policy of the options, or else the client's for what takes more than one call, with the provider's rules.
    #[must_use]
    pub fn policy(&self, options: &CallOptions) -> RetryPolicy {
        let defaults = &self.shared.default_options;
        let set = options.retry_policy().or_else(|| defaults.retry_policy());
        self.layers.policy(set)
    }

    /// Returns what counts the attempts of something that takes more than one call.
    #[must_use]
    pub fn retrier(&self, options: &CallOptions) -> Retrier {
        Retrier::new(self.policy(options), self.layers.budget().clone())
    }

    /// Returns what a transfer with these options needs of the client.
    #[must_use]
    pub fn transfer(&self, call: &CallOptions) -> TransferContext {
        let options = self.options(call.clone());
        let policy = self.policy(&options);
        TransferContext::new(options, policy, self.retry_budget().clone())
    }

    /// Returns the retry budget that all calls share.
    #[must_use]
    pub fn retry_budget(&self) -> &RetryBudget {
        self.layers.budget()
    }
}

impl<C: Clone> Clone for Handle<C> {
    fn clone(&self) -> Self {
        Self {
            api: self.api.clone(),
            core: self.core.clone(),
            sign_in: self.sign_in.clone(),
            source: self.source.clone(),
            layers: self.layers.clone(),
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<C> fmt::Debug for Handle<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("core", &self.core)
            .field("token_source", &self.source)
            .field("application", &self.shared.application)
            .field("default_options", &self.shared.default_options)
            .field("poll", &self.shared.poll)
            .finish_non_exhaustive()
    }
}

/// A client of a provider. The methods that all of them have stand here.
///
/// ```
/// use cloud_drives_core::{CallOptions, Secret};
/// use cloud_drives_runtime::Handle;
/// use cloud_drives_runtime::prelude::*;
///
/// #[derive(Clone)]
/// struct Lagoon<C> {
///     handle: Handle<C>,
/// }
///
/// impl<C: From<cloud_drives_core::ClientCore> + Clone + 'static> Drive for Lagoon<C> {
///     type Client = C;
///
///     fn handle(&self) -> &Handle<C> {
///         &self.handle
///     }
///
///     fn with_handle(&self, handle: Handle<C>) -> Self {
///         Self { handle }
///     }
/// }
/// ```
pub trait Drive: Sized {
    /// The typed client of the provider.
    type Client: From<ClientCore> + Clone + 'static;

    /// Returns what the client is made of.
    fn handle(&self) -> &Handle<Self::Client>;

    /// Returns the same client over another handle.
    fn with_handle(&self, handle: Handle<Self::Client>) -> Self;

    /// Returns the typed client underneath, with the same tokens, retries and limits.
    #[must_use]
    fn api(&self) -> &Self::Client {
        self.handle().api()
    }

    /// Returns the same client with another token. Connections, settings and the retry budget are shared; limits and pauses are not.
    ///
    /// # Errors
    ///
    /// If the token is empty or holds characters that no token has.
    fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// Returns the same client with tokens from elsewhere. Connections, settings and the retry budget are shared; limits and pauses
    /// are not.
    #[must_use]
    fn with_token_source(&self, source: impl TokenSource) -> Self {
        self.with_handle(self.handle().with_token_source(Arc::new(source)))
    }

    /// Returns the same client with the tokens of a sign-in, renewed before they expire if there is a refresh token among them.
    ///
    /// The function given to [`on_refreshed`](crate::Configure::on_refreshed) gets the renewed ones, not these. To keep them in a file
    /// see [`TokenFile::store`].
    ///
    /// # Errors
    ///
    /// If a token is empty or holds characters that no token has, and if the application is missing that renews them.
    fn signed_in(&self, tokens: impl Into<Tokens>) -> Result<Self, Error> {
        Ok(self.with_handle(self.handle().signed_in(tokens.into())?))
    }

    /// Returns the retry budget that all calls share.
    #[must_use]
    fn retry_budget(&self) -> &RetryBudget {
        self.handle().retry_budget()
    }
}
