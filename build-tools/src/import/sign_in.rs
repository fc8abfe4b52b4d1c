//! Sign-in, guessed from a security scheme of type oauth2 with a page and a token call.

use std::collections::BTreeSet;

use super::Importer;
use super::operation::Imported;
use super::output::{Map, OutputNode};
use super::schema::text;
use super::servers::{ImportedServer, server_name_of};
use crate::diagnostic::Span;
use crate::load::Node;

/// The operationId of the token call.
const TOKEN: &str = "token";

/// Groups that the token call may be in, if they are free.
const GROUPS: &[&str] = &["oauth", "sign_in", "oauth_sign_in"];

/// The `x-sdk-oauth` of the document, and its place.
#[derive(Clone, Debug)]
pub(super) struct SignIn {
    pub(super) group: String,
    pub(super) out: Map,
}

/// The sign-in addresses of a scheme.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Addresses {
    page: String,
    token: String,
    has_client_credentials: bool,
}

impl<'a> Importer<'a> {
    /// Adds the token call and what is known of the sign-in, where the document says it plainly.
    pub(super) fn guess_sign_in(&mut self) {
        let declared = self.source.root.pointer(&["components", "securitySchemes"]);
        let schemes = declared.into_iter().flat_map(Node::members);
        let mut found: BTreeSet<Addresses> = BTreeSet::new();
        let mut place: Option<&'a Node> = None;
        for entry in schemes {
            let scheme = self.source.target(&entry.value);
            let Some(flow) = scheme.pointer(&["flows", "authorizationCode"]) else {
                continue;
            };
            place.get_or_insert(flow);
            let address = |key: &str| flow.get(key).and_then(Node::as_str).and_then(address);
            let (Some(page), Some(token)) = (address("authorizationUrl"), address("tokenUrl"))
            else {
                let what = "describe the sign-in with `x-sdk-oauth`: its addresses are not plain https URLs";
                self.decide(flow, "sign-in", what);
                return;
            };
            let refresh = flow.get("refreshUrl").and_then(Node::as_str);
            if refresh.is_some_and(|refresh| refresh != token) {
                let what = "tokens are refreshed at another address than `tokenUrl`, which `x-sdk-oauth` can't say";
                self.decide(flow, "sign-in", what);
            }
            let other = scheme.pointer(&["flows", "clientCredentials", "tokenUrl"]);
            let has_client_credentials = other.and_then(Node::as_str) == Some(token.as_str());
            found.insert(Addresses {
                page,
                token,
                has_client_credentials,
            });
        }
        let Some(place) = place else {
            return;
        };
        let (Some(addresses), true) = (found.pop_first(), found.is_empty()) else {
            let what = "describe the sign-in with `x-sdk-oauth`: there are several";
            self.decide(place, "sign-in", what);
            return;
        };
        if let Some(call) = self.call_to(&addresses.token) {
            let what =
                format!("describe the sign-in with `x-sdk-oauth`: its token call is `{call}`");
            self.decide(place, "sign-in", what);
            return;
        }
        let is_free = |group: &&&str| self.imported.iter().all(|one| one.group != **group);
        let Some(group) = GROUPS.iter().find(is_free).copied() else {
            let what = "describe the sign-in with `x-sdk-oauth`";
            self.decide(place, "sign-in", what);
            return;
        };
        self.add_token_call(group, &addresses, &place.span);
        let out = Map::default()
            .with("authorize", addresses.page.as_str())
            .with("token", format!("{group}.{TOKEN}"));
        self.sign_in = Some(SignIn {
            group: group.to_owned(),
            out,
        });
        let what = format!(
            "the sign-in is guessed from the addresses of the scheme, and `{group}.{TOKEN}` is its token call: check the fields of its form, `pkce` and `rotates`, and choose the `scopes` to ask for"
        );
        self.decide(place, "sign-in", what);
    }

    /// Returns the operation that is a POST to an address.
    fn call_to(&self, address: &str) -> Option<String> {
        let found = self.imported.iter().find(|one| {
            let name = server_name_of(&one.out).unwrap_or("api");
            let server = self.servers.iter().find(|server| server.name == name);
            let url = server.map(|server| format!("{}{}", server.url, one.path));
            one.method == "post" && url.as_deref() == Some(address)
        });
        found.map(|one| format!("{}.{}", one.group, one.id))
    }

    fn add_token_call(&mut self, group: &str, addresses: &Addresses, place: &Span) {
        let (origin, path) = split(&addresses.token);
        let server = match self.servers.iter().find(|known| known.url == origin) {
            Some(known) => known.clone(),
            None => {
                let is_taken = |name: &str| self.servers.iter().any(|known| known.name == name);
                let numbered = (2..).map(|number| format!("oauth-{number}"));
                let mut names = std::iter::once("oauth".to_owned()).chain(numbered);
                let name = names.find(|name| !is_taken(name)).unwrap_or_default();
                let server = ImportedServer {
                    name,
                    url: origin.to_owned(),
                    description: "Signing in.".to_owned(),
                    review: None,
                };
                self.servers.push(server.clone());
                server
            }
        };
        let secret = || text().with("format", "password");
        let mut grants = vec!["authorization_code", "refresh_token"];
        if addresses.has_client_credentials {
            grants.push("client_credentials");
        }
        let grants: Vec<OutputNode> = grants.into_iter().map(OutputNode::from).collect();
        let form = Map::default()
            .with("grant_type", text().with("enum", grants))
            .with("code", secret())
            .with("redirect_uri", text())
            .with("code_verifier", secret())
            .with("refresh_token", secret())
            .with("client_id", text())
            .with("client_secret", secret())
            .with("scope", text());
        let answer = Map::default()
            .with("access_token", secret())
            .with("token_type", text())
            .with("expires_in", Map::default().with("type", "integer"))
            .with("refresh_token", secret())
            .with("scope", text());
        let object = |required: &str, properties: Map| {
            let schema = Map::default()
                .with("type", "object")
                .with("required", vec![OutputNode::from(required)])
                .with("properties", properties);
            Map::default().with("schema", schema)
        };
        let body = Map::default().with("required", true).with(
            "content",
            Map::default().with(FORM, object("grant_type", form)),
        );
        let success = Map::default().with("description", "The tokens.").with(
            "content",
            Map::default().with("application/json", object("access_token", answer)),
        );
        let mut out = Map::default()
            .with("tags", vec![OutputNode::from(group)])
            .with("operationId", format!("{group}.{TOKEN}"))
            .with("summary", "Exchanges a grant for tokens.");
        if server.name != "api" {
            out.set("servers", server.out());
        }
        let out = out
            .with("security", Vec::new())
            .with("requestBody", body)
            .with("responses", Map::default().with("200", success));
        self.imported.push(Imported {
            group: group.to_owned(),
            path: path.to_owned(),
            method: "post".to_owned(),
            id: TOKEN.to_owned(),
            out,
            place: place.clone(),
        });
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Returns an https URL that says where something is, and nothing else.
fn address(given: &str) -> Option<String> {
    let url = url::Url::parse(given.trim()).ok()?;
    let is_plain = url.scheme() == "https"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let text = url.as_str().trim_end_matches('/');
    let has_signs = text.contains(['{', '}', '%', '\'']) || url.path().contains("//");
    (is_plain && !has_signs).then(|| text.to_owned())
}

/// Returns the server of an address, and the path on it.
fn split(address: &str) -> (&str, &str) {
    let host = address.find("://").map_or(0, |place| place + 3);
    let slash = address.get(host..).and_then(|rest| rest.find('/'));
    let place = slash.map_or(address.len(), |slash| host + slash);
    let (origin, path) = address.split_at(place);
    (origin, if path.is_empty() { "/" } else { path })
}
