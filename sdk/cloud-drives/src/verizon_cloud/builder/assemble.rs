//! From settings to a client.

use std::sync::Arc;

use ::verizon_cloud::Client;
use cloud_drives_core::{Error, check_base_url};
use url::Origin;

use super::VerizonCloudBuilder;
use crate::auth::{AccessToken, StaticToken, TokenFile, TokenSource};
use crate::oauth::SignInClient;
use crate::verizon_cloud::stack::Stack;
use crate::verizon_cloud::{Shared, VerizonCloud, sign_in};

impl VerizonCloudBuilder {
    /// Makes the client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the setting that can't be used.
    pub fn build(mut self) -> Result<VerizonCloud, Error> {
        if self.upload_idle_timeout.is_zero() {
            return Err(Error::invalid_input(
                "upload_idle_timeout: must be longer than 0 s",
            ));
        }
        let upload_origins = self.upload_origins()?;
        let transports = self.connection.transports()?;
        let client = self
            .connection
            .client(Client::builder(), &transports)
            .build()?;
        let stack = Stack {
            transports,
            policy: self.retry_policy.clone(),
            budget: self.connection.retry_budget.clone(),
            limiter: self.connection.limiter(),
            defaults: self.connection.defaults.clone(),
            upload_origins,
        };
        let sign_in = stack.sign_in(client.core());
        let source = self.source(&sign_in)?;
        let shared = Shared {
            stack,
            application: self.application,
            defaults: self.connection.defaults,
            upload_idle_timeout: self.upload_idle_timeout,
            refresh_ahead: self.refresh_ahead,
            on_refreshed: self.on_refreshed,
        };
        Ok(VerizonCloud::over(sign_in, source, Arc::new(shared)))
    }

    fn upload_origins(&self) -> Result<Vec<Origin>, Error> {
        let urls = self.upload_origins.iter();
        urls.map(|url| Ok(check_base_url(url, "upload_origin")?.origin()))
            .collect()
    }

    fn source(&mut self, plain: &Client) -> Result<Option<Arc<dyn TokenSource>>, Error> {
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
            let client = self.sign_in_client(plain, "token_file")?;
            let file = TokenFile::new(path, client.refresher()?);
            let file = match self.refresh_ahead {
                Some(ahead) => file.refresh_ahead(ahead),
                None => file,
            };
            return Ok(Some(Arc::new(file)));
        }
        let Some(refresh_token) = refresh_token else {
            return match token {
                Some(token) => Ok(Some(Arc::new(StaticToken::new(token)?))),
                None => Ok(None),
            };
        };
        let client = self.sign_in_client(plain, "refresh_token")?;
        let access = token.map(|token| {
            let access = AccessToken::new(token);
            match self.token_lifetime {
                Some(lifetime) => access.expires_in(lifetime),
                None => access,
            }
        });
        let mut builder = client.refreshing(refresh_token, access, self.refresh_ahead)?;
        if let Some(keep) = self.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| keep(tokens));
        }
        Ok(Some(Arc::new(builder.build()?)))
    }

    /// What renews tokens for a setting.
    fn sign_in_client(&self, plain: &Client, setting: &str) -> Result<SignInClient, Error> {
        let Some(application) = self.application.clone() else {
            return Err(Error::invalid_input(format!(
                "{setting}: can't be used without the application; set it with application(…)"
            )));
        };
        Ok(sign_in::client(
            plain.core(),
            Some(application),
            &self.retry_policy,
        ))
    }
}
