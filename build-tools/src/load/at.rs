//! A node together with the document that it stands in.

use super::node::{Entry, Node};
use super::provider::Document;

/// A node together with the document that its `$ref`s start from.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// The document.
    pub document: &'a Document,
    /// The node.
    pub node: &'a Node,
}

impl<'a> At<'a> {
    /// Returns the root of a document.
    pub fn root(document: &'a Document) -> At<'a> {
        At {
            document,
            node: &document.root,
        }
    }

    /// Returns the place of another node of the same document.
    pub fn to(self, node: &'a Node) -> At<'a> {
        At { node, ..self }
    }

    /// Returns a member of a mapping.
    pub fn get(self, key: &str) -> Option<At<'a>> {
        self.node.get(key).map(|node| self.to(node))
    }

    /// Returns the text of a member.
    pub fn text(self, key: &str) -> Option<&'a str> {
        self.node.get(key).and_then(Node::as_str)
    }

    /// Returns whether a member is `true`.
    pub fn flag(self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_bool).unwrap_or(false)
    }

    /// Returns the items of a member that is a list.
    pub fn items(self, key: &str) -> impl Iterator<Item = At<'a>> + use<'a> {
        let items = self.node.get(key).map(Node::as_sequence).unwrap_or(&[]);
        items.iter().map(move |node| self.to(node))
    }

    /// Returns the alternatives of a schema; none if it is not a union.
    pub fn alternatives(self) -> impl Iterator<Item = At<'a>> + use<'a> {
        self.node
            .union_key()
            .into_iter()
            .flat_map(move |key| self.items(key))
    }

    /// Returns the description, without blanks around it; empty if there is none.
    pub fn description(self) -> String {
        self.text("description")
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// Returns whether this is a `$ref`.
    pub fn is_reference(self) -> bool {
        self.node.get("$ref").is_some()
    }

    /// Returns whether two places are the same one.
    pub fn is(self, other: At<'_>) -> bool {
        std::ptr::eq(self.node, other.node)
    }
}

/// Returns a path as it is sent, and the word behind `#` that tells operations of the same path and verb
/// apart.
pub fn split_word(key: &str) -> (&str, Option<&str>) {
    match key.split_once('#') {
        Some((path, word)) => (path, Some(word)),
        None => (key, None),
    }
}

/// Returns the method's name in an `operationId`: the part after the group and a dot.
///
/// A vendor's `operationId` is used unchanged.
pub fn method_of<'a>(id: &'a str, group: &str) -> &'a str {
    let behind = id.strip_prefix(group);
    behind.and_then(|rest| rest.strip_prefix('.')).unwrap_or(id)
}

/// Returns the media type of a body or an answer that is used: the one that `x-sdk-media-type` names, or else
/// the first.
pub fn chosen_media(owner: At<'_>) -> Option<&Entry> {
    let content = owner.node.get("content")?;
    match owner.text("x-sdk-media-type") {
        Some(chosen) => content.entry(chosen),
        None => content.members().next(),
    }
}
