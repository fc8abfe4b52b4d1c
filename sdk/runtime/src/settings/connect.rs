//! Builds a client from its settings.

use std::sync::Arc;

use cloud_drives_core::{ClientBuilder, ClientCore, Error, Transport};

use super::Settings;
use crate::auth::{RefreshingToken, StaticToken, TokenFile, TokenRefresher, TokenStore};
use crate::handle::{Handle, Shared};
use crate::layers::{Accounts, Layers};
use crate::rate_limit::RateLimiter;
use crate::retry::SharedPause;
use crate::trace;

impl Settings {
    /// Builds the handle of a client. No connection is made yet.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) if a setting can't be used; the message names it.
    pub fn connect<C: From<ClientCore> + Clone + 'static>(
        self,
        client: ClientBuilder<C>,
    ) -> Result<Handle<C>, Error> {
        self.connect_with(client, |_| None)
    }

    /// Builds the handle of a client whose tokens may be renewed by something other than the provider's flow.
    ///
    /// `refresher` is called with the client for sign-in, and returns the refresher, or `None` for that of the flow.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Settings::connect`].
    pub fn connect_with<C: From<ClientCore> + Clone + 'static>(
        mut self,
        client: ClientBuilder<C>,
        refresher: impl FnOnce(&C) -> Option<Arc<dyn TokenRefresher>>,
    ) -> Result<Handle<C>, Error> {
        if self.storage_idle_timeout.is_some_and(|time| time.is_zero()) {
            return Err(Error::invalid_input(
                "storage_idle_timeout: must be longer than 0 s",
            ));
        }
        let plain = trace::attempts(self.api_transport()?);
        let core = self.core(client, &plain)?;
        let storage = self.storage_transport.take().map(trace::attempts);
        let layers = Layers {
            provider: *self.provider,
            storage: storage.unwrap_or_else(|| Arc::clone(&plain)),
            is_local: Layers::are_local(self.provider, &core),
            plain_http: core.plain_http().clone(),
            user_agent: core.user_agent().clone(),
            plain,
            policy: self.retry_policy(),
            patient: self.transfer_retry_policy(),
            pause: SharedPause::new(self.pause_policy),
            budget: self.retry_budget.clone().unwrap_or_default(),
            limiter: RateLimiter::new(self.rate_limits.clone()),
            limits: self.rate_limits.clone(),
            accounts: Accounts::default(),
        };
        let shared = Shared {
            core,
            application: self.application(),
            refresher: None,
            default_options: self.default_options.clone(),
            poll: self.poll,
            storage_idle_timeout: self.storage_idle_timeout,
            refresh_ahead: self.ahead(),
            on_refreshed: self.on_refreshed.clone(),
        };
        let handle = Handle::new(layers, shared, refresher);
        self.with_tokens(handle)
    }

    /// Returns the caller's transport, or HTTP.
    fn api_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        if let Some(transport) = self.transport.take() {
            return Ok(transport);
        }
        self.http_transport()
    }

    #[cfg(feature = "http")]
    fn http_transport(&self) -> Result<Arc<dyn Transport>, Error> {
        Ok(Arc::new(self.http.clone().build()?))
    }

    #[cfg(not(feature = "http"))]
    fn http_transport(&self) -> Result<Arc<dyn Transport>, Error> {
        Err(Error::invalid_input(
            "transport: must be set, because this build has no HTTP transport; or enable the feature `http`",
        ))
    }

    /// Builds the core with the servers and limits, over the transport to the API.
    fn core<C: From<ClientCore>>(
        &self,
        mut client: ClientBuilder<C>,
        transport: &Arc<dyn Transport>,
    ) -> Result<ClientCore, Error> {
        client = client
            .transport(Arc::clone(transport))
            .http(self.http.clone())
            .built_by(self.provider.name());
        for (server, url) in &self.base_urls {
            client = client.base_url(server, url.as_str());
        }
        if let Some(bytes) = self.max_json_bytes {
            client = client.max_json_bytes(bytes);
        }
        client.build_core()
    }

    /// Returns the handle with the configured tokens.
    fn with_tokens<C: From<ClientCore> + Clone + 'static>(
        mut self,
        handle: Handle<C>,
    ) -> Result<Handle<C>, Error> {
        let named = self.token.is_some() || self.refresh_token.is_some();
        let is_kept = self.token_file.is_some() || self.token_store.is_some();
        if let Some(source) = self.token_source.take() {
            if named || is_kept {
                return Err(Error::invalid_input(
                    "token_source: replaces token, refresh_token, token_file and token_store; leave those out",
                ));
            }
            return Ok(handle.with_token_source(source));
        }
        if is_kept {
            return self.with_kept_tokens(handle, named);
        }
        let access = self.take_token();
        match (self.refresh_token.take(), access) {
            (Some(refresh_token), access) => {
                handle
                    .refresher()
                    .map_err(|_| lacks_application("refresh_token"))?;
                handle.with_refresh_token(refresh_token, access)
            }
            (None, Some(access)) => {
                let source = StaticToken::new(access.secret().clone())?;
                Ok(handle.with_token_source(Arc::new(source)))
            }
            (None, None) => Ok(handle),
        }
    }

    /// Returns the handle with the tokens of a file or another store.
    fn with_kept_tokens<C: From<ClientCore> + Clone + 'static>(
        mut self,
        handle: Handle<C>,
        named: bool,
    ) -> Result<Handle<C>, Error> {
        let (store, setting): (Arc<dyn TokenStore>, &str) =
            match (self.token_file.take(), self.token_store.take()) {
                (Some(_), Some(_)) => {
                    return Err(Error::invalid_input(
                        "token_store: replaces token_file; leave one of them out",
                    ));
                }
                (Some(path), None) => {
                    let file = TokenFile::new(path).clock(self.clock.clone());
                    (Arc::new(file), "token_file")
                }
                (None, Some(store)) => (store, "token_store"),
                (None, None) => return Ok(handle),
            };
        if named || self.on_refreshed.is_some() {
            return Err(Error::invalid_input(format!(
                "{setting}: holds the tokens and keeps renewed ones; leave out token, refresh_token and on_refreshed",
            )));
        }
        let refresher = handle.refresher().map_err(|_| lacks_application(setting))?;
        let mut source = RefreshingToken::from_store(refresher, store).clock(self.clock.clone());
        if let Some(ahead) = self.ahead() {
            source = source.ahead(ahead);
        }
        Ok(handle.with_token_source(Arc::new(source.build()?)))
    }
}

fn lacks_application(setting: &str) -> Error {
    Error::invalid_input(format!(
        "{setting}: can't be used without the application; set it with application(…)"
    ))
}
