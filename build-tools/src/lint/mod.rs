//! Says everything that is wrong with a provider's specs at once.
//!
//! What comes after relies on it: a provider that passes has nothing in it that would be dropped or misread. Each file
//! here looks at one part of a document; [`rules`] names every rule.

mod all_of;
mod body;
mod choice;
mod components;
mod discriminator;
mod document;
mod errors;
mod identifiers;
mod keys;
mod oauth;
mod operation;
mod pages;
mod parameter;
mod path;
mod poll;
mod references;
mod response;
pub mod rules;
mod schema;
mod security;
mod settings;
mod shape;
mod success;
mod union;
mod values;

pub use rules::RULES;

use std::collections::HashSet;

use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Document, Node, Provider};

/// Checks a provider against every rule.
///
/// Nothing is checked on documents that could not be read; what refers to them is taken on trust.
pub fn lint(provider: &Provider, diagnostics: &mut Diagnostics) {
    let mut linter = Linter {
        provider,
        diagnostics,
        json: HashSet::new(),
    };
    for document in &provider.documents {
        linter.document(document);
    }
    linter.operation_names();
    linter.component_names();
    linter.schema_cycles();
    linter.error_kinds();
    if provider.is_complete() {
        linter.unused();
    }
}

struct Linter<'a, 'd> {
    provider: &'a Provider,
    diagnostics: &'d mut Diagnostics,
    /// Schemas that were found to be fit for JSON, or reported.
    json: HashSet<*const Node>,
}

impl Linter<'_, '_> {
    fn report(
        &mut self,
        span: &Span,
        rule: &'static str,
        what: impl Into<String>,
        how: impl Into<String>,
    ) {
        self.diagnostics.push(span, rule, what, how);
    }
}

/// A node together with the document that its `$ref`s start from.
#[derive(Clone, Copy, Debug)]
struct At<'a> {
    document: &'a Document,
    node: &'a Node,
}

impl<'a> At<'a> {
    fn root(document: &'a Document) -> At<'a> {
        At {
            document,
            node: &document.root,
        }
    }

    /// Another node of the same document.
    fn to(self, node: &'a Node) -> At<'a> {
        At { node, ..self }
    }

    fn get(self, key: &str) -> Option<At<'a>> {
        self.node.get(key).map(|node| self.to(node))
    }

    fn text(self, key: &str) -> Option<&'a str> {
        self.node.get(key).and_then(Node::as_str)
    }

    fn flag(self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_bool).unwrap_or(false)
    }

    fn items(self, key: &str) -> impl Iterator<Item = At<'a>> + use<'a> {
        let items = self.node.get(key).map(Node::as_sequence).unwrap_or(&[]);
        items.iter().map(move |node| self.to(node))
    }

    fn is_reference(self) -> bool {
        self.node.get("$ref").is_some()
    }

    /// Whether two places are the same one.
    fn is(self, other: At<'_>) -> bool {
        std::ptr::eq(self.node, other.node)
    }
}
