//! The form of a node on the wire (`wire.md` §3).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::errors::ApiError;
use super::node::{File, Kind, Node, Status, date};
use super::settings::{Settings, Urls};
use super::state::State;
use crate::request::Head;

/// How long a `tempLink`, or a redirect to the S3-like host, works.
const LINK_LIFETIME: TimeDelta = TimeDelta::hours(1);

/// The parts of a node that are requested besides the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) temp_link: bool,
    pub(crate) assets: bool,
    pub(crate) properties: bool,
}

impl View {
    /// Reads `tempLink`, `asset` and `fields`.
    pub(crate) fn parse(head: &Head) -> Result<Self, ApiError> {
        let text = |name| head.query(name).filter(|value| !value.is_empty());
        let temp_link = match text("tempLink") {
            None | Some("false") => false,
            Some("true") => true,
            // Seen in the documentation of a client, though never said to work.
            Some(other) => other.eq_ignore_ascii_case("true"),
        };
        let assets = match text("asset") {
            None | Some("NONE") => false,
            Some("ALL") => true,
            Some(other) => return Err(ApiError::bad(format!("Invalid asset mapping: {other}"))),
        };
        let properties = match text("fields") {
            None => false,
            Some(fields) => fields_of(fields)
                .ok_or_else(|| ApiError::bad(format!("Invalid fields: {fields}")))?
                .iter()
                .any(|field| field == "properties"),
        };
        Ok(Self {
            temp_link,
            assets,
            properties,
        })
    }
}

/// Returns the texts of a JSON array that was written into a query; single quotes are taken for double ones.
pub(crate) fn fields_of(text: &str) -> Option<Vec<String>> {
    let strict: Option<Vec<String>> = serde_json::from_str(text).ok();
    strict.or_else(|| serde_json::from_str(&text.replace('\'', "\"")).ok())
}

/// Everything that decides how nodes look.
pub(crate) struct Lens<'a> {
    pub(crate) state: &'a State,
    pub(crate) settings: &'a Settings,
    pub(crate) urls: &'a Urls,
    pub(crate) now: DateTime<Utc>,
    /// The owners whose properties are shown.
    pub(crate) owners: Vec<String>,
}

impl Lens<'_> {
    pub(crate) fn node(&self, node: &Node, view: &View) -> Value {
        if node.status == Status::Purged {
            return json!({
                "id": node.id,
                "kind": node.kind.text(),
                "status": node.status.text(),
            });
        }
        let created = if self.settings.creation_date {
            "creationDate"
        } else {
            "createdDate"
        };
        let mut shown = json!({
            "id": node.id,
            "kind": node.kind.text(),
            "status": node.status.text(),
            "version": node.version,
            "parents": node.parents,
            "labels": node.labels,
            created: date(node.created),
            "modifiedDate": date(node.modified),
            "createdBy": node.created_by,
            "eTagResponse": node.etag,
            "isShared": false,
            "restricted": false,
        });
        let mut set = |name: &str, value: Value| shown[name] = value;
        match &node.name {
            Some(name) => set("name", json!(name)),
            None => set("isRoot", json!(true)),
        }
        if let Some(description) = &node.description {
            set("description", json!(description));
        }
        if let Some(file) = node.file.as_ref().filter(|file| self.describes(node, file)) {
            set("contentProperties", content_properties(node, file));
        }
        if view.temp_link && node.kind == Kind::File && node.status != Status::Pending {
            set("tempLink", json!(self.temp_link(&node.id)));
        }
        if view.assets && node.kind == Kind::File {
            let assets = self.state.nodes.children(&node.id, self.now);
            let assets = assets.into_iter().filter(|child| child.kind == Kind::Asset);
            let plain = View::default();
            let assets: Vec<Value> = assets.map(|asset| self.node(asset, &plain)).collect();
            set("assets", json!(assets));
        }
        if view.properties {
            let own = node.properties.iter();
            let own = own.filter(|(owner, keys)| self.owners.contains(owner) && !keys.is_empty());
            let own: Map<String, Value> = own
                .map(|(owner, keys)| (owner.clone(), json!(keys)))
                .collect();
            set("properties", Value::Object(own));
        }
        shown
    }

    fn describes(&self, node: &Node, file: &File) -> bool {
        let bare = self.settings.empty_files_without_properties && file.content.size() == 0;
        node.status != Status::Pending && !bare
    }

    /// Returns a pre-authenticated link to a file (`wire.md` §5.8).
    fn temp_link(&self, id: &str) -> String {
        let path = self.state.signed("temp", id, self.expiry());
        format!("{}{path}", self.urls.temp)
    }

    /// Returns the expiry of a link that is made now.
    pub(crate) fn expiry(&self) -> i64 {
        let expires = self.now.checked_add_signed(LINK_LIFETIME);
        expires.unwrap_or(DateTime::<Utc>::MAX_UTC).timestamp()
    }
}

fn content_properties(node: &Node, file: &File) -> Value {
    let mut shown = file.found.clone();
    let mut set = |name: &str, value: Value| shown.insert(name.to_owned(), value);
    set("contentType", json!(file.content_type));
    set("md5", json!(file.content.digests().md5));
    set("size", json!(file.content.size()));
    set("version", json!(file.version));
    if let Some(extension) = node.extension() {
        set("extension", json!(extension));
    }
    Value::Object(shown)
}
