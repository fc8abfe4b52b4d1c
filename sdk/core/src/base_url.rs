//! Which addresses a token may be sent to.

use url::{Host, Url};

use crate::error::{Error, Result};

/// Checks the address of a server.
///
/// It has to be `https`, or `http` on this machine (`127.0.0.0/8`, `::1`, `localhost`), without
/// user name, query and fragment. `what` names the setting in the message.
///
/// # Errors
///
/// An [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) that says what is wrong with
/// it.
///
/// ```
/// use cloud_drives_core::check_base_url;
///
/// assert!(check_base_url("https://cloud-api.yandex.net", "base_url").is_ok());
/// assert!(check_base_url("http://127.0.0.1:8081/", "base_url").is_ok());
/// let error = check_base_url("http://example.com", "base_url").unwrap_err();
/// assert_eq!(error.message(), "base_url: example.com has to be reached over https; plain http is for this machine only");
/// ```
pub fn check_base_url(text: &str, what: &'static str) -> Result<Url> {
    let url = Url::parse(text.trim()).map_err(|error| {
        Error::invalid_input(format!(
            "{what}: not a URL ({error}); it looks like https://host/path"
        ))
    })?;
    check_link(&url, what)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::invalid_input(format!(
            "{what}: a base URL has no query and no fragment"
        )));
    }
    Ok(url)
}

/// Checks an address that is about to be used, a link that a server handed out for example.
///
/// It has to be `https`, or `http` on this machine, without user name.
///
/// # Errors
///
/// An [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) that says what is wrong with
/// it, without path and query.
pub fn check_link(url: &Url, what: &'static str) -> Result<()> {
    let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
        return Err(Error::invalid_input(format!(
            "{what}: a URL without a host; it looks like https://host/path"
        )));
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::invalid_input(format!(
            "{what}: a user name or password in a URL is not used; take it out"
        )));
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(url) => Ok(()),
        "http" => Err(Error::invalid_input(format!(
            "{what}: {host} has to be reached over https; plain http is for this machine only"
        ))),
        scheme => Err(Error::invalid_input(format!(
            "{what}: {scheme} is not a way to reach {host}; use https"
        ))),
    }
}

/// Whether a URL leads to this machine: `127.0.0.0/8`, `::1` or `localhost`.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}
