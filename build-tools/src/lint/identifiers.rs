//! Words that become names in Rust.

use super::Linter;
use crate::load::{At, Node};
use crate::names;
use crate::rules;

/// Returns whether a word is snake_case; a trailing underscore is fine behind a keyword.
pub(super) fn is_snake(word: &str) -> bool {
    let bare = match word.strip_suffix('_') {
        Some(bare) if names::snake(bare) == word => bare,
        Some(_) => return false,
        None => word,
    };
    bare.starts_with(|first: char| first.is_ascii_lowercase())
        && !bare.contains("__")
        && !bare.ends_with('_')
        && bare
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Returns whether a word is UpperCamelCase.
pub(super) fn is_camel(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// The target of an `x-sdk-name`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NameTarget {
    /// A field, a method or an argument.
    Value,
    /// A type or a variant.
    Type,
}

impl<'a> Linter<'a, '_> {
    /// Checks an `x-sdk-name`, if there is one.
    pub(super) fn sdk_name(&mut self, node: &'a Node, named: NameTarget) {
        let Some(name) = self.text(node, "x-sdk-name") else {
            return;
        };
        let Some(place) = node.get("x-sdk-name") else {
            return;
        };
        match named {
            NameTarget::Value if !is_snake(name) || names::snake(name) != name => self.report(
                &place.span,
                rules::RUST_NAME,
                format!("`{name}` cannot be the name of a field or an argument"),
                format!("write it in snake_case, such as `{}`", names::snake(name)),
            ),
            NameTarget::Type if !is_camel(name) || !names::is_free_type_name(name) => self.report(
                &place.span,
                rules::RUST_NAME,
                format!("`{name}` cannot be the name of a type"),
                if names::is_free_type_name(name) {
                    format!(
                        "write it in UpperCamelCase, such as `{}`",
                        names::camel(name)
                    )
                } else {
                    "generated code uses that name itself; choose another".to_owned()
                },
            ),
            _ => {}
        }
    }
}

/// Returns the Rust name of a parameter, a property or a header.
pub(super) fn rust_name(at: At<'_>, wire: &str) -> String {
    match at.text("x-sdk-name") {
        Some(name) => name.to_owned(),
        None => names::snake(wire),
    }
}
