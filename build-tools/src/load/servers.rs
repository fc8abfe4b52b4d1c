//! Servers of the documents: where a call goes, and what is known of that place.

use std::net::IpAddr;

use url::{Host, Url};

use super::config::Config;
use super::provider::Document;
use super::yaml::Node;

/// Names a server of `provider.toml` in an entry of `servers`.
pub const NAME: &str = "x-sdk-server";

/// Returns the entry of `servers` that an operation goes to: its own, or else its document's.
pub fn server_of<'a>(document: &'a Document, operation: &'a Node) -> Option<&'a Node> {
    let first = |owner: &'a Node| owner.get("servers")?.as_sequence().first();
    first(operation).or_else(|| first(&document.root))
}

/// Returns the name of the server that an entry describes; without one it is the first of `provider.toml`.
pub fn server_name<'a>(config: &'a Config, entry: Option<&'a Node>) -> &'a str {
    let named = entry.and_then(|entry| entry.get(NAME)?.as_str());
    let first = || config.servers.first().map(|server| server.name.as_str());
    named.or_else(first).unwrap_or_default()
}

/// Gives each server the URL and the description with which the documents mention it first.
pub(super) fn describe(config: &mut Config, documents: &[Document]) {
    let entries = documents.iter().flat_map(|document| {
        let items = document.root.get("paths").into_iter();
        let operations = items
            .flat_map(Node::members)
            .flat_map(|path| path.value.members())
            .map(|entry| &entry.value);
        std::iter::once(&document.root)
            .chain(operations)
            .filter_map(|owner| owner.get("servers"))
            .flat_map(Node::as_sequence)
    });
    for entry in entries {
        let name = server_name(config, Some(entry)).to_owned();
        let Some(server) = config.servers.iter_mut().find(|known| known.name == name) else {
            continue;
        };
        if let Some(url) = entry.get("url").filter(|_| server.url.is_empty())
            && let Some(text) = url.as_str()
        {
            text.trim().clone_into(&mut server.url);
            server.place = url.span.clone();
        }
        if let Some(text) = entry.get("description").and_then(Node::as_str)
            && server.description.is_empty()
        {
            text.trim().clone_into(&mut server.description);
        }
    }
}

/// Checks that a client can use a URL of a server.
///
/// # Errors
///
/// What is wrong with it, and how to fix it.
pub fn check_url(text: &str) -> Result<(), (String, &'static str)> {
    let url = Url::parse(text).map_err(|error| {
        (
            format!("cannot be read: {error}"),
            "write it in full, as in `https://api.example.com/v1`",
        )
    })?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => {
            return Err((
                "names no host".to_owned(),
                "write it in full, as in `https://api.example.com/v1`",
            ));
        }
    };
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        other => {
            return Err((
                format!("uses {other}"),
                "use https; http is for loopback addresses only",
            ));
        }
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err((
            "contains a user name or password".to_owned(),
            "remove them; credentials are set on the client",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err((
            "has a query or fragment".to_owned(),
            "remove it; parameters belong to operations",
        ));
    }
    if text.ends_with('/') {
        return Err((
            "ends in a slash".to_owned(),
            "remove the slash; every path begins with one",
        ));
    }
    Ok(())
}
