//! From settings to a client.

use std::sync::Arc;
use std::time::Duration;

use ::amazon_drive::Client;
use ::amazon_drive::types::Endpoint;
use cloud_drives_core::Error;

use super::AmazonDriveBuilder;
use crate::amazon_drive::back_off::Pause;
use crate::amazon_drive::client_data::{CLIENT_DATA_FILE, load_client_data};
use crate::amazon_drive::discovery::{Discovery, endpoint_of, placeholders};
use crate::amazon_drive::stack::Stack;
use crate::amazon_drive::tokens::Renewal;
use crate::amazon_drive::{AmazonDrive, OAUTH_DATA_FILE, Shared, TokenFile, sign_in};
use crate::auth::{AccessToken, RefreshingToken, StaticToken, TokenSource};
use crate::connection::Transports;
use crate::oauth::Application;
use crate::retry::{Backoff, RetryPolicy};

/// The name that the Python client gives the file of the account's hosts.
const ENDPOINT_DATA_FILE: &str = "endpoint_data";
/// The longest wait that a server may ask for: as long as the longest pause of our own.
const LONGEST_WAIT: Duration = Duration::from_secs(256);

/// The waits of what can fail behind the head of an answer: those of the pause that all calls share.
const PATIENT: Backoff = Backoff::exponential(Duration::from_secs(2), LONGEST_WAIT);

impl AmazonDriveBuilder {
    /// Makes the client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the setting that can't be used, and
    /// [`ErrorClass::Io`](cloud_drives_core::ErrorClass::Io) when the file of the application can't be read.
    pub fn build(mut self) -> Result<AmazonDrive, Error> {
        if self.upload_idle_timeout.is_zero() {
            return Err(Error::invalid_input(
                "upload_idle_timeout: must be longer than 0 s",
            ));
        }
        self.take_cache_path();
        let application = self.known_application()?;
        let transports = self.connection.transports()?;
        let client = self.client(&transports)?;
        let stack = Stack {
            transports,
            policy: policy(&self.retry_policy, Backoff::fixed(Duration::ZERO)),
            patient: policy(&self.retry_policy, PATIENT),
            budget: self.connection.retry_budget.clone(),
            limiter: self.connection.limiter(),
            pause: Pause::new(self.back_off),
        };
        let sign_in = stack.fixed(client.core(), None);
        let renewal = match (&application, &self.relay) {
            (Some(application), _) => {
                let application = Some(application.clone());
                Renewal::Application(sign_in::client(sign_in.core(), application, &stack.policy))
            }
            (None, Some(_)) => Renewal::Relay(sign_in.clone()),
            (None, None) => Renewal::None,
        };
        let source = self.source(&renewal)?;
        let fixed = stack.fixed(client.core(), source.clone());
        let endpoint = self.known_endpoint()?;
        let discovery = Discovery::new(
            fixed.clone(),
            stack.clone(),
            source.clone(),
            self.clock,
            self.endpoint_file,
            endpoint,
        );
        let shared = Shared {
            stack,
            application,
            renewal,
            defaults: self.connection.defaults.clone(),
            upload_idle_timeout: self.upload_idle_timeout,
            on_refreshed: self.on_refreshed,
        };
        let core = placeholders(client.core())?.with_default_options(self.connection.defaults);
        let shared = Arc::new(shared);
        Ok(AmazonDrive::over(
            &core, fixed, sign_in, discovery, source, shared,
        ))
    }

    /// The files that are in the folder of a Python client, unless others were named.
    fn take_cache_path(&mut self) {
        let Some(folder) = self.cache_path.take() else {
            return;
        };
        let tokens = folder.join(OAUTH_DATA_FILE);
        let endpoint = folder.join(ENDPOINT_DATA_FILE);
        let client_data = folder.join(CLIENT_DATA_FILE);
        self.token_file.get_or_insert(tokens);
        self.endpoint_file.get_or_insert(endpoint);
        if self.application.is_none() && self.client_data.is_none() && client_data.exists() {
            self.client_data = Some(client_data);
        }
    }

    fn known_application(&self) -> Result<Option<Application>, Error> {
        match (&self.application, &self.client_data) {
            (Some(_), Some(_)) => Err(Error::invalid_input(
                "client_data_file: takes the place of application; leave one of them out",
            )),
            (Some(application), None) => Ok(Some(application.clone())),
            (None, Some(path)) => load_client_data(path).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn known_endpoint(&self) -> Result<Option<Endpoint>, Error> {
        match (&self.endpoint, &self.endpoint_file) {
            (Some(_), Some(_)) => Err(Error::invalid_input(
                "endpoint: is not asked for when it is set, so there is nothing to keep in endpoint_file; leave one of them out",
            )),
            (Some((metadata, content)), None) => endpoint_of(metadata, content).map(Some),
            (None, _) => Ok(None),
        }
    }

    fn client(&self, transports: &Transports) -> Result<Client, Error> {
        for (server, _) in &self.connection.base_urls {
            if matches!(server.as_str(), "metadata" | "content") {
                return Err(Error::invalid_input(format!(
                    "base_url: {server} is discovered; set both hosts with endpoint(…) if they are known"
                )));
            }
        }
        let mut client = self.connection.client(Client::builder(), transports);
        if let Some(relay) = &self.relay {
            client = client.base_url("relay", relay.as_str());
        }
        client.build()
    }

    fn source(&mut self, renewal: &Renewal) -> Result<Option<Arc<dyn TokenSource>>, Error> {
        let token = self.token.take();
        let refresh_token = self.refresh_token.take();
        let file = self.token_file.take();
        let named = token.is_some() || refresh_token.is_some();
        if let Some(source) = self.token_source.take() {
            if named || file.is_some() {
                return Err(Error::invalid_input(
                    "token_source: takes the place of token, refresh_token and token_file; leave those out",
                ));
            }
            return Ok(Some(source));
        }
        if let Some(path) = file {
            if named || self.on_refreshed.is_some() {
                return Err(Error::invalid_input(
                    "token_file: holds the tokens and keeps renewed ones; leave out token, refresh_token and on_refreshed",
                ));
            }
            let refresher = renewal.refresher()?;
            let source = TokenFile::with_clock(path, refresher, self.clock.clone());
            return Ok(Some(Arc::new(source)));
        }
        let Some(refresh_token) = refresh_token else {
            let Some(token) = token else {
                return Ok(None);
            };
            return Ok(Some(Arc::new(StaticToken::new(token)?)));
        };
        if let Renewal::None = renewal {
            return Err(Error::invalid_input(
                "refresh_token: can't be used without the application; set it with application(…), or set a relay(…)",
            ));
        }
        let access = token.map(|token| {
            let access = AccessToken::new(token);
            match self.token_lifetime {
                Some(lifetime) => access.expires_in(lifetime),
                None => access,
            }
        });
        let mut builder = RefreshingToken::builder(renewal.refresher()?, refresh_token);
        if let Some(access) = access {
            builder = builder.access_token(access);
        }
        if let Some(keep) = self.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| keep(tokens));
        }
        Ok(Some(Arc::new(builder.build()?)))
    }
}

/// What the caller has set, or else four attempts with these waits.
fn policy(set: &Option<RetryPolicy>, backoff: Backoff) -> RetryPolicy {
    set.clone().unwrap_or_else(|| {
        RetryPolicy::new()
            .backoff(backoff)
            .longest_wait(LONGEST_WAIT)
    })
}
