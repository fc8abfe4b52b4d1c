//! The shared core of every provider's client.

mod drive;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ClientCore, Error, ErrorClass, Secret};

use crate::PollSettings;
use crate::auth::{
    AccessToken, Callback, RefreshingToken, RefreshingTokenBuilder, StaticToken, TokenRefresher,
    TokenSource, Tokens,
};
use crate::layers::Layers;
use crate::oauth::{Application, SignInClient};
use crate::options::CallOptionsExt;
use crate::retry::{Retrier, RetryBudget, RetryPolicy};
use crate::transfer::{Storage, TransferContext};

pub use drive::Drive;

/// The core of a client: the typed client over the layers, another one for sign-in, and the token source.
///
/// [`Settings::connect`](crate::Settings::connect) creates it; a provider's client embeds it and implements [`Drive`]. Cloning is cheap;
/// clones share everything. Limits, pauses and renewals belong to a handle and its clones: a handle with other tokens has its own, and
/// [`account`](Handle::account) returns a handle with those of an account. Connections and the retry budget are always shared.
pub struct Handle<C> {
    api: C,
    core: ClientCore,
    sign_in: C,
    sign_in_core: ClientCore,
    source: Option<Arc<dyn TokenSource>>,
    layers: Layers,
    shared: Arc<Shared>,
}

/// The parts that do not depend on the token.
pub(crate) struct Shared {
    /// The servers, over the plain transport.
    pub(crate) core: ClientCore,
    pub(crate) application: Option<Application>,
    /// Renews tokens in place of the flow, if set.
    pub(crate) refresher: Option<Arc<dyn TokenRefresher>>,
    pub(crate) default_options: CallOptions,
    pub(crate) poll: PollSettings,
    pub(crate) storage_idle_timeout: Option<Duration>,
    pub(crate) refresh_ahead: Option<Duration>,
    pub(crate) on_refreshed: Option<Callback>,
}

impl<C: From<ClientCore> + Clone + 'static> Handle<C> {
    pub(crate) fn new(
        layers: Layers,
        mut shared: Shared,
        refresher: impl FnOnce(&C) -> Option<Arc<dyn TokenRefresher>>,
    ) -> Self {
        let sign_in_core = Self::sign_in_core(&layers, &shared);
        shared.refresher = refresher(&C::from(sign_in_core.clone()));
        Self::over(layers, sign_in_core, None, Arc::new(shared))
    }

    /// Builds the client for sign-in: without a token, and with the default headers only.
    ///
    /// A deadline is omitted, because a renewal that it interrupts can lose the next refresh token.
    fn sign_in_core(layers: &Layers, shared: &Shared) -> ClientCore {
        let mut headers = shared.default_options.headers().clone();
        headers.remove(http::header::AUTHORIZATION);
        let options = CallOptions::new().with_headers(headers);
        let core = shared.core.with_default_options(options);
        core.with_transport(layers.api(None, []))
    }

    fn over(
        layers: Layers,
        sign_in_core: ClientCore,
        source: Option<Arc<dyn TokenSource>>,
        shared: Arc<Shared>,
    ) -> Self {
        let origins = layers.token_origins(&shared.core);
        let transport = layers.api(source.clone(), origins);
        let poll = CallOptions::new().with_poll(shared.poll);
        let poll = layers.policy.put_into(poll);
        let core = shared
            .core
            .with_default_options(shared.default_options.clone().with_defaults(&poll))
            .with_transport(transport);
        Self {
            api: C::from(core.clone()),
            core,
            sign_in: C::from(sign_in_core.clone()),
            sign_in_core,
            source,
            layers,
            shared,
        }
    }

    /// Returns the client with another token source, and with its own limits and pauses.
    #[must_use]
    pub fn with_token_source(&self, source: Arc<dyn TokenSource>) -> Self {
        let layers = self.layers.of_another_account();
        let shared = Arc::clone(&self.shared);
        Self::over(layers, self.sign_in_core.clone(), Some(source), shared)
    }

    /// Returns the client with the limits and pauses of one account, for services that count calls by account.
    ///
    /// Clones of this handle with the same id share them. Tokens and their renewals stay those of this handle.
    #[must_use]
    pub fn account(&self, id: impl AsRef<str>) -> Self {
        Self::over(
            self.layers.of_account(id.as_ref()),
            self.sign_in_core.clone(),
            self.source.clone(),
            Arc::clone(&self.shared),
        )
    }

    /// Returns the client with the tokens for which a refresh token is exchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if a token is empty or holds characters that no token can have, or if the application that renews them is missing.
    pub fn with_refresh_token(
        &self,
        refresh_token: impl Into<Secret>,
        access: Option<AccessToken>,
    ) -> Result<Self, Error> {
        self.renewed(
            RefreshingToken::builder(self.refresher()?, refresh_token),
            access,
        )
    }

    /// Returns the client with tokens of the application itself. If `scopes` is empty, those of the flow apply.
    ///
    /// # Errors
    /// Returns an error if the provider has no such tokens, or if the application or its secret is missing.
    pub fn with_client_credentials(
        &self,
        scopes: impl IntoIterator<Item = impl Into<String>>,
        access: Option<AccessToken>,
    ) -> Result<Self, Error> {
        let refresher = self
            .sign_in_client(CallOptions::new())
            .client_refresher(scopes)?;
        self.renewed(RefreshingToken::without_refresh_token(refresher), access)
    }

    fn renewed(
        &self,
        mut builder: RefreshingTokenBuilder,
        access: Option<AccessToken>,
    ) -> Result<Self, Error> {
        if let Some(ahead) = self.shared.refresh_ahead {
            builder = builder.ahead(ahead);
        }
        if let Some(access) = access {
            builder = builder.access_token(access);
        }
        if let Some(callback) = self.shared.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| callback(tokens));
        }
        Ok(self.with_token_source(Arc::new(builder.build()?)))
    }

    /// Returns the client with the tokens of a sign-in, renewed before they expire if they include a refresh token.
    ///
    /// # Errors
    ///
    /// Returns an error if a token is empty or holds characters that no token can have, or if the application that renews them is missing.
    pub fn signed_in(&self, tokens: Tokens) -> Result<Self, Error> {
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            let source = StaticToken::new(tokens.access_token)?;
            return Ok(self.with_token_source(Arc::new(source)));
        };
        self.with_refresh_token(refresh_token, Some(tokens.access()))
    }
}

impl<C: 'static> Handle<C> {
    /// Returns the typed client, with tokens, retries and limits.
    #[must_use]
    pub fn api(&self) -> &C {
        &self.api
    }

    /// Returns the core of the typed client.
    #[must_use]
    pub fn core(&self) -> &ClientCore {
        &self.core
    }

    /// Returns the typed client for sign-in, which has no token, and only the headers of the default options.
    #[must_use]
    pub fn sign_in(&self) -> &C {
        &self.sign_in
    }

    /// Returns the layers, for requests outside the typed client.
    #[must_use]
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// Returns the token source, if there is one.
    #[must_use]
    pub fn token_source(&self) -> Option<Arc<dyn TokenSource>> {
        self.source.clone()
    }

    /// Returns the current tokens, which are renewed first if they are due for renewal.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::is_auth`] if no token is set or available.
    pub async fn tokens(&self) -> Result<Tokens, Error> {
        match &self.source {
            Some(source) => source.tokens().await,
            None => {
                let message = "the client has no token; set one, or a token source";
                Err(Error::new(ErrorClass::Auth, message))
            }
        }
    }

    /// Renews the tokens, even if the old ones are still valid, and returns the new ones. Clones use them too.
    ///
    /// Calls do this automatically before a token expires and after the service has refused it. A renewal in flight is joined.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::is_invalid_input`] without a refresh token, the error of the sign-in host, or [`Error::is_io`] if the new tokens
    /// could not be stored.
    ///
    /// # Cancel safety
    ///
    /// The renewal runs to completion even if its caller is dropped.
    pub async fn refresh(&self) -> Result<Tokens, Error> {
        match &self.source {
            Some(source) => source.refresh_now().await,
            None => Err(Error::invalid_input(
                "refresh: the client has no refresh token; set one with refresh_token(…), or sign in",
            )),
        }
    }

    /// Returns the client for sign-in, with the client's default options.
    #[must_use]
    pub fn oauth(&self) -> SignInClient {
        self.sign_in_client(self.shared.default_options.clone())
    }

    fn sign_in_client(&self, mut options: CallOptions) -> SignInClient {
        let provider = self.layers.provider();
        if let (None, Some(time)) = (
            options.idle_timeout(),
            provider.defaults().sign_in_idle_timeout,
        ) {
            options = options.with_idle_timeout(time);
        }
        let mut client = SignInClient::new(self.sign_in_core.clone(), provider.oauth())
            .with_retry_policy(self.layers.policy.clone())
            .with_default_options(options);
        if let Some(map) = provider.token_errors() {
            client = client.with_error_mapping(map);
        }
        match &self.shared.application {
            Some(application) => client.with_application(application.clone()),
            None => client,
        }
    }

    /// Returns the refresher of the provider's flow.
    ///
    /// # Errors
    /// Returns an error if the required application is missing, or the provider has no refresh tokens.
    pub fn refresher(&self) -> Result<impl TokenRefresher + use<C>, Error> {
        let refresher: Arc<dyn TokenRefresher> = match &self.shared.refresher {
            Some(refresher) => Arc::clone(refresher),
            None => Arc::new(self.sign_in_client(CallOptions::new()).refresher()?),
        };
        Ok(move |refresh_token: Secret| refresher.refresh(refresh_token))
    }

    /// Returns the access to hosts that the API names: one attempt, no token, no limits.
    #[must_use]
    pub fn storage(&self) -> Storage {
        self.layers.storage()
    }

    /// Returns the idle timeout of transfers; `None` if each transfer has its own.
    #[must_use]
    pub fn storage_idle_timeout(&self) -> Option<Duration> {
        self.shared.storage_idle_timeout
    }

    /// Returns how often background operations are polled.
    #[must_use]
    pub fn poll(&self) -> PollSettings {
        self.shared.poll
    }

    /// Returns the default options of all calls. The typed client applies them automatically.
    #[must_use]
    pub fn default_options(&self) -> &CallOptions {
        &self.shared.default_options
    }

    /// Returns the options of a call, filled from the defaults, for requests outside the typed client.
    ///
    /// A default deadline is omitted: it applies to each request of the typed client, not to a transfer as a whole.
    #[must_use]
    pub fn options(&self, call: CallOptions) -> CallOptions {
        let deadline = call.deadline();
        let options = call.with_defaults(&self.shared.default_options);
        match deadline {
            Some(_) => options,
            None => options.without_deadline(),
        }
    }

    /// Returns the policy in the options, or else the client's for everything that sends several requests, with the provider's rules.
    #[must_use]
    pub fn policy(&self, options: &CallOptions) -> RetryPolicy {
        let defaults = &self.shared.default_options;
        let set = options.retry_policy().or_else(|| defaults.retry_policy());
        self.layers.policy(set)
    }

    /// Returns a retrier for something that sends several requests.
    #[must_use]
    pub fn retrier(&self, options: &CallOptions) -> Retrier {
        Retrier::new(self.policy(options), self.layers.budget().clone())
    }

    /// Returns the context of a transfer with these options.
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
            sign_in_core: self.sign_in_core.clone(),
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
