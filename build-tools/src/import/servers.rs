//! Servers, and what a client proves itself with.

use std::collections::HashSet;

use super::Importer;
use super::output::{Map, OutputNode};
use super::words;
use crate::lint::is_header_name;
use crate::load::{Node, SERVER_NAME};
use crate::names;

/// The URL that stands for a server whose own is not known.
const UNKNOWN: &str = "https://api.example.com";

/// A server of the import.
#[derive(Clone, Debug)]
pub(super) struct ImportedServer {
    pub(super) name: String,
    pub(super) url: String,
    pub(super) description: String,
    /// Why the URL needs a look.
    pub(super) review: Option<String>,
}

impl ImportedServer {
    /// Returns the entry below `servers`.
    pub(super) fn out(&self) -> OutputNode {
        let mut entry = Map::default();
        match &self.review {
            Some(review) => entry.set_for_review("url", self.url.as_str(), review),
            None => entry.set("url", self.url.as_str()),
        }
        let entry = entry
            .with(
                "description",
                words::clean(&self.description).replace('\n', " "),
            )
            .with(SERVER_NAME, self.name.as_str());
        OutputNode::List(vec![entry.into()])
    }
}

/// Returns the name of the server under `servers` of an operation; none if it has none of its own.
pub(super) fn server_name_of(operation: &Map) -> Option<&str> {
    let Some(OutputNode::List(entries)) = operation.get("servers") else {
        return None;
    };
    match entries.first() {
        Some(OutputNode::Map(entry)) => entry.text(SERVER_NAME),
        _ => None,
    }
}

impl<'a> Importer<'a> {
    /// Reads the document's own server, the default one.
    pub(super) fn default_server(&mut self) {
        let root = &self.source.root;
        let server = root
            .get("servers")
            .and_then(|all| all.as_sequence().first());
        let given = server.and_then(url_of);
        let (url, review) = match given.as_deref().map(usable) {
            Some(Ok(url)) => (url, None),
            Some(Err(path)) => (
                format!("{UNKNOWN}{path}"),
                Some("the document does not name the host".to_owned()),
            ),
            None => (
                UNKNOWN.to_owned(),
                Some("the document names no server".to_owned()),
            ),
        };
        if let Some(review) = &review {
            self.decide(
                server.unwrap_or(root),
                "servers",
                format!("{review}: write the URL under `servers`"),
            );
        }
        let others = root
            .get("servers")
            .map(Node::as_sequence)
            .unwrap_or_default();
        for other in others.iter().skip(1) {
            self.dropped(
                other,
                "servers",
                "another server of the same calls; callers choose it with `base_url`",
            );
        }
        self.servers.push(ImportedServer {
            name: "api".to_owned(),
            url,
            description: server
                .and_then(|server| words::text(server, "description"))
                .unwrap_or_else(|| "The API.".to_owned()),
            review,
        });
    }

    /// Returns the `servers` of an operation; `None` for the default one.
    pub(super) fn server(&mut self, operation: &'a Node, item: &'a Node) -> Option<OutputNode> {
        let owner = [operation, item]
            .into_iter()
            .find_map(|owner| owner.get("servers"))?;
        let server = owner.as_sequence().first()?;
        let given = url_of(server).unwrap_or_default();
        let Ok(url) = usable(&given) else {
            self.decide(
                server,
                "servers",
                format!("`{given}` is not a valid server URL; the call uses the default server"),
            );
            return None;
        };
        if let Some(known) = self.servers.iter().find(|known| known.url == url) {
            return (known.name != "api").then(|| known.out());
        }
        let host = url
            .trim_start_matches("https://")
            .split(['/', ':'])
            .next()
            .unwrap_or_default();
        let label = names::snake(host.split('.').next().unwrap_or_default());
        let label: String = label
            .trim_end_matches('_')
            .replace('_', "-")
            .chars()
            .take(24)
            .collect();
        let label = label.trim_end_matches('-').to_owned();
        let is_word = label.starts_with(|first: char| first.is_ascii_lowercase());
        let wanted = if is_word && label != "api" {
            label
        } else {
            "other".to_owned()
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while self.servers.iter().any(|known| known.name == name) {
            name = format!("{wanted}-{number}");
            number += 1;
        }
        let made = ImportedServer {
            name,
            url,
            description: words::text(server, "description")
                .unwrap_or_else(|| "Calls with a server of their own.".to_owned()),
            review: None,
        };
        let out = made.out();
        self.servers.push(made);
        Some(out)
    }

    /// Returns the security of the document itself.
    pub(super) fn default_security(&mut self) -> Option<OutputNode> {
        let security = self.source.root.get("security")?;
        Some(self.requirements(security))
    }

    /// Converts a security requirement: one scheme, and whether it is optional.
    pub(super) fn requirements(&mut self, node: &'a Node) -> OutputNode {
        let alternatives = node.as_sequence();
        let is_optional = alternatives.iter().any(|one| one.members().len() == 0);
        let named: Vec<&Node> = alternatives
            .iter()
            .filter(|one| one.members().len() > 0)
            .collect();
        let usable = named.iter().find_map(|one| {
            let usable = one
                .members()
                .find(|entry| self.scheme(&entry.key).is_some());
            usable.map(|entry| (*one, entry))
        });
        let Some((chosen, entry)) = usable else {
            if !named.is_empty() {
                self.decide(
                    node,
                    "authorization",
                    "no supported scheme; the call sends none",
                );
            }
            return OutputNode::List(Vec::new());
        };
        if named.len() > 1 {
            self.decide(
                node,
                "authorization",
                format!("`{}` is used out of several schemes", entry.key),
            );
        }
        let together: Vec<&str> = chosen
            .members()
            .map(|one| one.key.as_str())
            .filter(|key| *key != entry.key)
            .collect();
        if !together.is_empty() {
            self.decide(
                node,
                "authorization",
                format!(
                    "only `{}` is sent, where the service asks for {} as well",
                    entry.key,
                    together.join(", ")
                ),
            );
        }
        let is_oauth2 = self
            .scheme(&entry.key)
            .is_some_and(|scheme| scheme.text("type") == Some("oauth2"));
        let scopes = match is_oauth2 {
            true => {
                OutputNode::of(&entry.value).filter(|scopes| matches!(scopes, OutputNode::List(_)))
            }
            false => None,
        };
        let name = self.scheme_name(&entry.key);
        let mut list = vec![OutputNode::from(
            Map::default().with(&name, scopes.unwrap_or_else(|| Vec::new().into())),
        )];
        if is_optional {
            list.push(Map::default().into());
        }
        list.into()
    }

    /// Gives each security scheme a name that no other has, in Rust neither.
    pub(super) fn name_schemes(&mut self) {
        let declared = self.source.root.pointer(&["components", "securitySchemes"]);
        let mut taken = HashSet::new();
        for entry in declared.into_iter().flat_map(Node::members) {
            let wanted = plain_name(&entry.key);
            let mut name = wanted.clone();
            let mut number = 2;
            while !taken.insert(names::snake(&name)) {
                name = format!("{wanted}_{number}");
                number += 1;
            }
            if name != entry.key {
                let what = format!("the security scheme `{}` is `{name}`", entry.key);
                self.changed(&entry.value, "names", what);
            }
            self.schemes.insert(entry.key.clone(), name);
        }
    }

    /// Returns our name of a security scheme.
    pub(super) fn scheme_name(&self, theirs: &str) -> String {
        self.schemes
            .get(theirs)
            .cloned()
            .unwrap_or_else(|| plain_name(theirs))
    }

    /// Converts a security scheme; `None` if there is none that a client could use.
    pub(super) fn scheme(&self, name: &str) -> Option<Map> {
        let schemes = self
            .source
            .root
            .pointer(&["components", "securitySchemes"])?;
        let node = self.source.target(schemes.get(name)?);
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let http = |scheme: &str| Map::default().with("type", "http").with("scheme", scheme);
        let mut map = match text("type")? {
            "http" => {
                let scheme = text("scheme")?.trim();
                let is_word = !scheme.is_empty()
                    && scheme
                        .chars()
                        .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
                match scheme.to_ascii_lowercase().as_str() {
                    "digest" => return None,
                    known @ ("bearer" | "basic") => http(known),
                    _ => http(Some(scheme).filter(|_| is_word)?),
                }
            }
            "oauth2" => {
                let flows = node.get("flows").and_then(OutputNode::of)?;
                Map::default().with("type", "oauth2").with("flows", flows)
            }
            "openIdConnect" => http("bearer"),
            "apiKey" => {
                let place = text("in").filter(|place| matches!(*place, "header" | "query"))?;
                let key = text("name").filter(|key| match place {
                    "header" => is_header_name(key),
                    _ => key.chars().all(|letter| letter.is_ascii_graphic()),
                })?;
                let is_bearer = words::text(node, "description")
                    .is_some_and(|words| words.to_ascii_lowercase().contains("bearer"));
                if key.eq_ignore_ascii_case("authorization") && is_bearer {
                    return Some(http("bearer"));
                }
                Map::default()
                    .with("type", "apiKey")
                    .with("in", place)
                    .with("name", key)
            }
            _ => return None,
        };
        if let Some(description) = words::description(node) {
            map.set("description", description);
        }
        Some(map)
    }
}

/// Returns a scheme's name without signs that a component's name doesn't have.
fn plain_name(theirs: &str) -> String {
    let is_sign = |letter: char| !(letter.is_ascii_alphanumeric() || "._-".contains(letter));
    let name = theirs.replace(is_sign, "_");
    if name.is_empty() {
        "scheme".to_owned()
    } else {
        name
    }
}

/// Returns the URL of a server with the defaults of its variables.
fn url_of(server: &Node) -> Option<String> {
    let mut url = server.get("url")?.as_str()?.trim().to_owned();
    for entry in server.get("variables").into_iter().flat_map(Node::members) {
        let default = match entry.value.get("default").and_then(OutputNode::of) {
            Some(OutputNode::Text(text)) => text,
            Some(OutputNode::Integer(number)) => number.to_string(),
            _ => continue,
        };
        url = url.replace(&format!("{{{}}}", entry.key), &default);
    }
    Some(url)
}

/// Returns a URL that a server may have, or else the path of one without a host.
fn usable(given: &str) -> Result<String, String> {
    let Ok(url) = url::Url::parse(given) else {
        let is_path = given.starts_with('/') && !given.contains(['{', '?', '#', ' ']);
        let path = if is_path {
            given.trim_end_matches('/')
        } else {
            ""
        };
        return Err(path.to_owned());
    };
    let path = url.path().trim_end_matches('/').to_owned();
    let Some(host) = url.host_str() else {
        return Err(String::new());
    };
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let scheme = match url.scheme() {
        "http" if is_local => "http",
        "http" | "https" => "https",
        _ => return Err(String::new()),
    };
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    match host.contains(['{', '%']) || path.contains(['{', '%']) {
        true => Err(String::new()),
        false => Ok(format!("{scheme}://{host}{port}{path}")),
    }
}
