//! The addresses that a token may be sent to.

use url::{Host, Url};

use crate::error::Result;
use crate::plain_http::PlainHttpHosts;

/// Checks the address of a server.
///
/// It must be `https`, or `http` on this machine (`127.0.0.0/8`, `::1`, `localhost`), without user name, query or fragment. `what` names
/// the setting in the message. [`PlainHttpHosts`] allows more hosts over `http`.
///
/// # Errors
///
/// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if the address does not meet these rules; the message says which.
///
/// ```
/// use cloud_drives_core::check_base_url;
///
/// assert!(check_base_url("https://cloud-api.yandex.net", "base_url").is_ok());
/// assert!(check_base_url("http://127.0.0.1:8081/", "base_url").is_ok());
/// let error = check_base_url("http://example.com", "base_url").unwrap_err();
/// assert!(error.message().starts_with("base_url: example.com must be reached over https"));
/// ```
pub fn check_base_url(text: &str, what: &'static str) -> Result<Url> {
    PlainHttpHosts::default().check_base_url(text, what)
}

/// Checks an address before it is used, for example a link that a server returned.
///
/// It must be `https`, or `http` on this machine, and have no user name.
///
/// # Errors
///
/// Returns [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) if the address does not meet these rules. The message shows
/// neither path nor query.
pub fn check_link(url: &Url, what: &'static str) -> Result<()> {
    PlainHttpHosts::default().check_link(url, what)
}

/// Returns whether a URL points to this machine: `127.0.0.0/8`, `::1` or `localhost`.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}
