//! The address of a proxy.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::error::{Error, Result};

/// The default port of SOCKS.
const SOCKS_PORT: u16 = 1080;

/// An HTTP or SOCKS proxy: its address, its credentials, and the hosts to reach without it.
///
/// | address | proxy |
/// | --- | --- |
/// | `http://host:port` | HTTP, through a tunnel (`CONNECT`): the proxy sees only which hosts are called |
/// | `https://host:port` | the same, with TLS to the proxy, whose certificate is verified like a server's |
/// | `socks5h://host:port` | SOCKS5; the proxy resolves names |
/// | `socks5://host:port` | SOCKS5; names are resolved locally |
/// | `socks4a://host:port`, `socks4://host:port` | SOCKS4, with the same difference; no credentials and no IPv6 |
///
/// The address may contain user name and password. Neither `Debug` nor any error shows them. Building the transport fails if the address is
/// invalid.
///
/// ```
/// use cloud_drives_core::{HttpOptions, Proxy};
///
/// let proxy = Proxy::new("http://proxy.example:3128").credentials("build", "opensesame").except([".internal.example"]);
/// let options = HttpOptions::new().proxy(proxy);
/// assert!(!format!("{options:?}").contains("opensesame"));
/// ```
#[derive(Clone)]
#[must_use]
pub struct Proxy {
    /// May hold credentials.
    address: SecretString,
    credentials: Option<(String, SecretString)>,
    except: Vec<String>,
}

impl Proxy {
    /// Creates a proxy at an address.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: SecretString::from(address.into()),
            credentials: None,
            except: Vec::new(),
        }
    }

    /// Sets user name and password, in place of those in the address.
    pub fn credentials(
        mut self,
        user: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Self {
        self.credentials = Some((user.into(), password.into()));
        self
    }

    /// Adds hosts that are reached without the proxy.
    ///
    /// They are names (which cover their subdomains, as in `NO_PROXY`), addresses, or networks such as `10.0.0.0/8`.
    pub fn except(mut self, hosts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.except.extend(hosts.into_iter().map(Into::into));
        self
    }

    /// Returns the address, including the credentials.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "nothing connects"))]
    pub(crate) fn url(&self) -> Result<Url> {
        let mut url = self.parsed().ok_or_else(not_an_address)?;
        let has_credentials = self.credentials.is_some() || !url.username().is_empty();
        if has_credentials && url.scheme().starts_with("socks4") {
            return Err(Error::invalid_input(
                "proxy: SOCKS4 has no credentials; leave them out, or use socks5h://host:port",
            ));
        }
        let Some((user, password)) = &self.credentials else {
            return Ok(url);
        };
        let password = Some(password.expose_secret()).filter(|password| !password.is_empty());
        url.set_username(user).map_err(|()| not_an_address())?;
        url.set_password(password).map_err(|()| not_an_address())?;
        Ok(url)
    }

    /// Returns host and port for messages.
    pub(crate) fn server(&self) -> Option<String> {
        let url = self.parsed()?;
        let port = url.port_or_known_default().unwrap_or(SOCKS_PORT);
        Some(format!("{}:{port}", url.host_str()?))
    }

    /// Returns the hosts that are reached without it, in the form of `NO_PROXY`.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "nothing connects"))]
    pub(crate) fn exceptions(&self) -> String {
        self.except.join(",")
    }

    fn parsed(&self) -> Option<Url> {
        let url = Url::parse(self.address.expose_secret().trim()).ok()?;
        let is_known = matches!(
            url.scheme(),
            "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h"
        );
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        let is_bare =
            matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        (is_known && has_host && is_bare).then_some(url)
    }
}

/// Does not quote the address, which may contain a password.
fn not_an_address() -> Error {
    Error::invalid_input(
        "proxy: invalid address; expected a form such as http://host:port or socks5h://host:port",
    )
}

impl From<&str> for Proxy {
    fn from(address: &str) -> Self {
        Self::new(address)
    }
}

impl From<String> for Proxy {
    fn from(address: String) -> Self {
        Self::new(address)
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.parsed();
        let scheme = url.as_ref().map(Url::scheme);
        let credentials_in_address = url.as_ref().is_some_and(|url| !url.username().is_empty());
        f.debug_struct("Proxy")
            .field("scheme", &scheme)
            .field("server", &self.server())
            .field(
                "credentials_are_set",
                &(self.credentials.is_some() || credentials_in_address),
            )
            .field("except", &self.except)
            .finish()
    }
}
