//! Hosts that may be reached without TLS.

use std::sync::Arc;

use url::{Host, Url};

use crate::base_url::is_loopback;
use crate::error::{Error, Result};

/// The hosts that may be reached over plain http besides this machine. Default: none.
///
/// Each client has its own list, set with [`HttpOptions::danger_accept_plain_http`](crate::HttpOptions::danger_accept_plain_http) and
/// returned by [`ClientCore::plain_http`](crate::ClientCore::plain_http). Layers check the addresses that they use themselves against it.
///
/// ```
/// use cloud_drives_core::PlainHttpHosts;
///
/// let hosts = PlainHttpHosts::new(["emulator"])?;
/// assert!(hosts.check_base_url("http://emulator:8081", "base_url").is_ok());
/// assert!(hosts.check_base_url("http://emulator.example", "base_url").is_err());
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainHttpHosts(Arc<[Host]>);

impl PlainHttpHosts {
    /// Creates the list from names and addresses. A name does not cover its subdomains.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if an entry is not a host; the message names the first.
    pub fn new(hosts: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self> {
        let hosts = hosts.into_iter().map(|host| parse(host.as_ref()));
        Ok(Self(hosts.collect::<Result<_>>()?))
    }

    /// Returns whether plain http may be used for an address: it is on this machine, or its host is on the list.
    #[must_use]
    pub fn allows(&self, url: &Url) -> bool {
        is_loopback(url)
            || url
                .host()
                .is_some_and(|host| self.0.contains(&host.to_owned()))
    }

    /// Checks the address of a server, as [`check_base_url`](crate::check_base_url) does, and allows these hosts.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`check_base_url`](crate::check_base_url).
    pub fn check_base_url(&self, text: &str, what: &'static str) -> Result<Url> {
        let url = Url::parse(text.trim()).map_err(|error| {
            Error::invalid_input(format!(
                "{what}: not a URL ({error}); expected a form such as https://host/path"
            ))
        })?;
        self.check_link(&url, what)?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Error::invalid_input(format!(
                "{what}: a base URL has no query and no fragment"
            )));
        }
        Ok(url)
    }

    /// Checks an address before it is used, as [`check_link`](crate::check_link) does, and allows these hosts.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`check_link`](crate::check_link).
    pub fn check_link(&self, url: &Url, what: &'static str) -> Result<()> {
        let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
            return Err(Error::invalid_input(format!(
                "{what}: a URL without a host; expected a form such as https://host/path"
            )));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::invalid_input(format!(
                "{what}: user name and password in a URL are not supported; remove them"
            )));
        }
        match url.scheme() {
            "https" => Ok(()),
            "http" if self.allows(url) => Ok(()),
            "http" => Err(Error::invalid_input(format!(
                "{what}: {host} must be reached over https; plain http is for this machine and for hosts that \
                 danger_accept_plain_http names"
            ))),
            scheme => Err(Error::invalid_input(format!(
                "{what}: unsupported scheme {scheme} for {host}; use https"
            ))),
        }
    }
}

/// Parses a host as in an address. An IPv6 address may have brackets.
fn parse(text: &str) -> Result<Host> {
    let bracketed = format!("[{text}]");
    let is_bare_v6 = text.contains(':') && !text.starts_with('[');
    let host = Host::parse(if is_bare_v6 { &bracketed } else { text });
    host.ok().filter(|_| !text.contains('*')).ok_or_else(|| {
        Error::invalid_input(format!(
            "danger_accept_plain_http: {text:?} is not a host; give a name or an address without scheme, port and path"
        ))
    })
}
