//! Builds the transport from its settings.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::HeaderValue;

use super::refusals::Refusals;
use super::{HttpTransport, Proxies, Settings, certificates, tls};
use crate::error::{Error, Result};
use crate::http_options::HttpOptions;

impl HttpOptions {
    /// Builds the transport. No connection is made yet.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if a setting can't be used; the message names it. Examples are
    /// a timeout of zero, a user agent that can't be sent in a header, an invalid proxy address, and certificates that can't be read or
    /// don't match their key.
    pub fn build(self) -> Result<HttpTransport> {
        for (name, time) in [
            ("connect_timeout", self.connect_timeout),
            ("idle_timeout", self.idle_timeout),
            ("idle_connection_timeout", self.idle_connection_timeout),
        ] {
            if time.is_some_and(|time| time.is_zero()) {
                return Err(Error::invalid_input(format!(
                    "{name}: must be longer than 0 s"
                )));
            }
        }
        let user_agent = match &self.user_agent {
            Some(user_agent) => HeaderValue::from_str(user_agent).map_err(|_| {
                Error::invalid_input("user_agent: holds characters that can't be sent in a header")
            })?,
            None => {
                HeaderValue::from_static(concat!("cloud-drives-core/", env!("CARGO_PKG_VERSION")))
            }
        };
        let identity = self.client_certificate.as_deref();
        let settings = Settings {
            connect_timeout: self.connect_timeout.unwrap_or(Duration::from_secs(10)),
            idle_timeout: self.idle_timeout.unwrap_or(Duration::from_secs(60)),
            user_agent,
            proxies: proxies(&self)?,
            roots: certificates::roots(&self.root_certificates)?,
            identity: identity.map(certificates::identity).transpose()?,
            plain_http: self.plain_http()?,
            http_version: self.http_version.unwrap_or_default(),
            idle_connections: self.idle_connections.unwrap_or(16),
            idle_connection_timeout: self
                .idle_connection_timeout
                .unwrap_or(Duration::from_secs(90)),
        };
        #[cfg(feature = "reqwest-client")]
        if let Some(client) = self.reqwest_client {
            return Ok(HttpTransport {
                settings: Arc::new(settings),
                plain: client.clone(),
                secure: Arc::new(OnceLock::from(Ok(client))),
                refusals: Refusals::default(),
            });
        }
        let plain = tls::plain_client(&settings).map_err(|reason| {
            Error::invalid_input(format!("can't create the HTTP client: {reason}"))
        })?;
        Ok(HttpTransport {
            settings: Arc::new(settings),
            plain,
            secure: Arc::new(OnceLock::new()),
            refusals: Refusals::default(),
        })
    }
}

fn proxies(options: &HttpOptions) -> Result<Proxies> {
    let Some(proxy) = &options.proxy else {
        return Ok(match options.system_proxies {
            Some(false) => Proxies::None,
            _ => Proxies::OfSystem,
        });
    };
    let client = reqwest::Proxy::all(proxy.url()?.as_str())
        .map_err(|_| Error::invalid_input("proxy: the HTTP client can't use its address"))?;
    let except = reqwest::NoProxy::from_string(&proxy.exceptions());
    Ok(Proxies::One {
        client: Box::new(client.no_proxy(except)),
        server: proxy.server().unwrap_or_default(),
    })
}
