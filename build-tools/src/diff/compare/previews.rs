//! Previews: what the provider may change at any time, behind a Cargo feature of its own.

use super::Comparison;
use crate::diff::Class;
use crate::diff::places::Element;

impl Comparison<'_> {
    /// Tells what becomes a preview, and what is none any more.
    pub(super) fn preview(
        &mut self,
        old: Option<&str>,
        new: Option<&str>,
        element: &Element,
        what: &str,
    ) {
        let (class, notice) = match (old, new) {
            (None, Some(preview)) => (
                Class::Breaking,
                format!("{what} is a preview, behind the feature `{preview}`"),
            ),
            (Some(preview), None) => (
                Class::Addition,
                format!("{what} is no longer a preview; it was behind the feature `{preview}`"),
            ),
            (Some(old), Some(new)) if old != new => (
                Class::Breaking,
                format!("{what} is behind the feature `{new}` instead of `{old}`"),
            ),
            _ => return,
        };
        self.push(class, &element.within("preview"), notice);
    }

    /// Returns whether an element was a preview, about which versions promise nothing.
    pub(super) fn is_preview(&self, element: &Element) -> bool {
        match element.steps() {
            [kind, name, rest @ ..] if kind == "operation" => {
                let Some(operation) = self.operation_before(name) else {
                    return false;
                };
                let is_setter = |input: &str| {
                    let mut inputs = operation.inputs.iter();
                    inputs.any(|known| known.name == input && known.preview.is_some())
                };
                operation.preview.is_some() || rest.iter().any(|step| is_setter(step))
            }
            [kind, name, ..] if kind == "type" => {
                let before = self.pairs.types.iter().find(|(_, after)| *after == name);
                let before = before.map_or(name.as_str(), |(before, _)| *before);
                self.old
                    .types
                    .get(before)
                    .is_some_and(|known| known.preview)
            }
            _ => false,
        }
    }

    /// Returns the former state of the operation that has this name now.
    fn operation_before(&self, name: &str) -> Option<&crate::diff::surface::Operation> {
        let mut pairs = self.pairs.operations.iter();
        let before = pairs.find(|(_, after)| *after == name);
        self.old
            .operations
            .get(before.map_or(name, |(before, _)| *before))
    }
}

/// Returns the words about a new preview.
pub(super) fn suffix(preview: Option<&str>) -> String {
    match preview {
        Some(preview) => format!(", a preview behind the feature `{preview}`"),
        None => String::new(),
    }
}
