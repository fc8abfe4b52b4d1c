//! `cargo sdk bundle`: all documents of a provider as one OpenAPI document that stands alone.
//!
//! For readers that know nothing of this workspace: renderers of documentation, linters, generators, fuzzers. The order is that of
//! the documents, so that the same specs give the same text. Words that are about a whole document (`x-sdk-errors`, `x-sdk-retry`,
//! `x-sdk-oauth`, `x-sdk-check`) differ from one document to the next and are left out; those of operations and schemas stay.

mod names;
mod paths;
mod unions;

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::import::output::{Map, OutputNode, yaml};
use crate::load::{At, Node, Provider, SERVER_NAME};
use names::Names;

/// The format of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As the documents are.
    Yaml,
    /// For tools that read nothing else.
    Json,
}

/// Bundles all documents of a provider into the text of one. They must pass the linter.
pub fn bundle(provider: &Provider, format: Format) -> String {
    let document = document(provider);
    match format {
        Format::Yaml => yaml(&document),
        Format::Json => {
            let out = OutputNode::Map(document);
            let text = serde_json::to_string_pretty(&Json(&out)).unwrap_or_default();
            text + "\n"
        }
    }
}

fn document(provider: &Provider) -> Map {
    let names = Names::of(provider);
    let roots = || provider.documents.iter().map(At::root);
    let version = roots().find_map(|root| root.get("info")?.text("version"));
    let info = Map::default()
        .with("title", provider.config.title.as_str())
        .with("version", version.unwrap_or("1"))
        .with("description", description(provider));
    let mut tags = Vec::new();
    for root in roots() {
        tags.extend(
            root.items("tags")
                .filter_map(|tag| OutputNode::of(tag.node)),
        );
    }
    let mut made = Map::default().with("openapi", "3.0.3").with("info", info);
    if let Some(server) = provider.config.servers.first() {
        let entry = Map::default()
            .with("url", server.url.as_str())
            .with("description", server.description.as_str())
            .with(SERVER_NAME, server.name.as_str());
        made.set("servers", vec![OutputNode::from(entry)]);
    }
    if let Some(security) = paths::default_security(provider, &names) {
        made.set("security", security);
    }
    made.set("tags", tags);
    made.set("paths", paths::joined(provider, &names));
    made.set("components", names.components(provider));
    unions::tag_members(&mut made);
    made
}

/// Joins the descriptions of the documents, a section each.
fn description(provider: &Provider) -> String {
    let sections = provider.documents.iter().filter_map(|document| {
        let info = At::root(document).get("info")?;
        let title = info.text("title")?.trim();
        let words = info.description();
        (!words.is_empty()).then(|| format!("# {title}\n\n{words}"))
    });
    let sections: Vec<String> = sections.collect();
    match sections.is_empty() {
        true => provider.config.title.clone(),
        false => sections.join("\n\n"),
    }
}

/// Returns a member's values as a list; none if it is not a list.
fn list_of(node: &Node, key: &str) -> Vec<OutputNode> {
    let items = node.get(key).map(Node::as_sequence).unwrap_or_default();
    items.iter().filter_map(OutputNode::of).collect()
}

/// Writes members in the order of the document, which `serde_json::Value` would not keep.
struct Json<'a>(&'a OutputNode);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            OutputNode::Bool(value) => serializer.serialize_bool(*value),
            OutputNode::Integer(number) => serializer.serialize_i64(*number),
            OutputNode::Float(number) => serializer.serialize_f64(*number),
            OutputNode::Text(text) | OutputNode::Schema(text) | OutputNode::SchemaPath(text) => {
                serializer.serialize_str(text)
            }
            OutputNode::List(items) => serializer.collect_seq(items.iter().map(Json)),
            OutputNode::Map(map) => {
                let mut made = serializer.serialize_map(None)?;
                for (key, value) in map.iter() {
                    made.serialize_entry(key, &Json(value))?;
                }
                made.end()
            }
        }
    }
}
