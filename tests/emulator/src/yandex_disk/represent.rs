//! Resources as JSON (`wire.md` §5.3 to §5.6).

use serde_json::{Map, Value, json};

use super::call::Call;
use super::errors::ApiError;
use super::listing::{self, Sort};
use super::media;
use super::state::date;
use super::tree::{Kind, NodeId, Properties};

/// For whom a resource is represented.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View {
    Own,
    Trash,
    /// As seen through a public link to this node.
    Public(NodeId),
}

/// Which previews were asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Previews {
    size: Option<String>,
    crop: bool,
}

impl Previews {
    pub(crate) fn parse(size: Option<&str>, crop: bool) -> Result<Self, ApiError> {
        if let Some(size) = size
            && super::previews::dimensions(size, crop).is_none()
        {
            let english =
                "a name from S to XXXL or pixels such as 120, 120x, x145, 120x240 are needed";
            return Err(ApiError::bad_field(
                "preview_size",
                "неизвестный размер",
                english,
            ));
        }
        Ok(Self {
            size: size.map(str::to_owned),
            crop,
        })
    }
}

/// Names in `sizes`, in the order of the service.
const SIZES: [&str; 11] = [
    "DEFAULT", "XXXS", "XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "C",
];

impl Call<'_> {
    /// Returns a resource without its children.
    pub(crate) fn represent(&self, id: NodeId, view: View, previews: &Previews) -> Value {
        let mut shown = Map::new();
        let Some(node) = self.state.tree.get(id) else {
            return Value::Object(shown);
        };
        let mut put = |name: &str, value: Value| {
            shown.insert(name.to_owned(), value);
        };
        let resource_id = format!("{}:{}", super::account::UID, node.key);
        let path = match view {
            View::Own | View::Trash => self.state.tree.path(id).to_string(),
            View::Public(top) => format!("/{}", self.state.tree.segments(id, top).join("/")),
        };
        put("type", json!(if node.is_dir() { "dir" } else { "file" }));
        put("name", json!(node.name));
        put("path", json!(path));
        put("created", json!(date(node.created)));
        put("modified", json!(date(node.modified)));
        put("resource_id", json!(resource_id));
        put("revision", json!(node.revision));
        put(
            "comment_ids",
            json!({"private_resource": resource_id, "public_resource": resource_id}),
        );
        put("exif", Value::Object(node.exif.clone()));
        if let Kind::File(content) = &node.kind {
            let digests = content.digests();
            let (mime, media) = media::kind(&node.name);
            put("size", json!(content.size()));
            put("md5", json!(digests.md5));
            put("sha256", json!(digests.sha256));
            put("mime_type", json!(mime));
            put("media_type", json!(media));
            put("antivirus_status", json!("clean"));
            put("file", json!(self.download_href(id)));
            if media::has_preview(&node.name) {
                let size = previews.size.as_deref().unwrap_or("S");
                put("preview", json!(self.preview_href(id, size, previews.crop)));
                let sizes: Vec<Value> = SIZES
                    .iter()
                    .map(|name| json!({"url": self.preview_href(id, name, false), "name": name}))
                    .collect();
                put("sizes", Value::Array(sizes));
            }
            if let Some(taken) = node.exif.get("date_time") {
                put("photoslice_time", taken.clone());
            }
        }
        match view {
            View::Own => {
                if let Some(publication) = &node.publication {
                    put("public_key", json!(publication.key));
                    put("public_url", json!(publication.url));
                }
            }
            View::Trash => {
                if let Some(trashed) = self.state.origin(id) {
                    put("origin_path", json!(trashed.origin.to_string()));
                    put("deleted", json!(date(trashed.deleted)));
                }
            }
            View::Public(top) => {
                let publication = self
                    .state
                    .tree
                    .get(top)
                    .and_then(|top| top.publication.as_ref());
                if let Some(publication) = publication {
                    let views = if top == id { publication.views } else { 0 };
                    put("public_key", json!(publication.key));
                    put("public_url", json!(publication.url));
                    put("views_count", json!(views));
                    // What is in a public folder does not say whose it is.
                    if top == id {
                        put("owner", super::account::owner(self.settings));
                    }
                }
            }
        }
        match (&node.properties, view) {
            (_, View::Public(_)) | (Properties::Never, _) => {}
            (Properties::Cleared, _) => put("custom_properties", Value::Null),
            (Properties::Some(properties), _) => {
                put("custom_properties", Value::Object(properties.clone()));
            }
        }
        Value::Object(shown)
    }

    /// Returns a resource with the page of its children that the request asks for.
    pub(crate) fn represent_with_children(
        &self,
        id: NodeId,
        view: View,
    ) -> Result<Value, ApiError> {
        let previews = self.previews()?;
        let limit = self.number("limit", listing::LIMIT)?;
        let offset = self.number("offset", 0)?;
        let sort = match self.text("sort") {
            Some(sort) => Some(Sort::parse(sort, matches!(view, View::Trash))?),
            None => None,
        };
        let mut shown = self.represent(id, view, &previews);
        let is_dir = self
            .state
            .tree
            .get(id)
            .is_some_and(super::tree::Node::is_dir);
        if !is_dir {
            return Ok(shown);
        }
        let mut children = self.state.tree.children(id);
        let total = children.len();
        listing::sort(self.state, &mut children, sort);
        let items: Vec<Value> = listing::page(&children, offset, limit)
            .iter()
            .map(|child| self.represent(*child, view, &previews))
            .collect();
        let mut list = json!({
            "items": items,
            "limit": limit,
            "offset": offset,
            "total": total,
            "path": shown["path"],
            "sort": self.text("sort").unwrap_or_default(),
        });
        if matches!(view, View::Public(_)) {
            list["public_key"] = shown["public_key"].clone();
        }
        shown["_embedded"] = list;
        Ok(shown)
    }
}
