//! `components`: each part of it, and the names in it.

use std::collections::HashMap;

use super::Linter;
use super::schema::Role;
use crate::diagnostic::Span;
use crate::load::{At, Entry};
use crate::names;
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn components(&mut self, components: At<'a>) {
        let allowed = [
            "schemas",
            "responses",
            "parameters",
            "requestBodies",
            "headers",
            "securitySchemes",
        ];
        self.keys(components.node, &allowed, "components");
        for section in components.node.members() {
            if !allowed.contains(&section.key.as_str())
                || !self.mapping(&section.value, &format!("`{}`", section.key))
            {
                continue;
            }
            for component in section.value.members() {
                self.component(&section.key, component, components.to(&component.value));
            }
        }
    }

    fn component(&mut self, section: &str, component: &'a Entry, at: At<'a>) {
        let name = &component.key;
        let well_formed = name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter));
        if !well_formed {
            self.report(
                &component.key_span,
                rules::COMPONENT_NAME,
                format!("`{name}` is not a component's name"),
                "use letters, digits, `.`, `_` and `-` only",
            );
        }
        match section {
            "schemas" => self.schema(at, Role::Component),
            "responses" => self.response(at),
            "parameters" => self.parameter(at),
            "requestBodies" => self.request_body(at),
            "headers" => self.header(at),
            _ => self.security_scheme(at, name),
        }
    }

    /// Checks that schema names are unique over all documents, in the spec and in Rust.
    pub(super) fn component_names(&mut self) {
        let mut wires: HashMap<&str, &Span> = HashMap::new();
        let mut types: HashMap<String, (&str, &Span)> = HashMap::new();
        for document in &self.provider.documents {
            for entry in super::shape::schemas(&document.root) {
                let name = entry.key.as_str();
                if let Some(first) = wires.insert(name, &entry.key_span) {
                    self.report(
                        &entry.key_span,
                        rules::SCHEMA_NAME,
                        format!("the schema `{name}` is also in {first}"),
                        "keep one and refer to it from the other document, or rename one",
                    );
                    continue;
                }
                let at = At {
                    document,
                    node: &entry.value,
                };
                let named = at.text("x-sdk-name");
                let rust = named.map_or_else(|| names::camel(name), str::to_owned);
                if named.is_none() && !names::is_free_type_name(&rust) {
                    self.report(
                        &entry.key_span,
                        rules::SCHEMA_NAME,
                        format!(
                            "the schema `{name}` would shadow the `{rust}` that generated code uses"
                        ),
                        "rename it, or give it an x-sdk-name",
                    );
                }
                if let Some((other, first)) = types.insert(rust.clone(), (name, &entry.key_span)) {
                    self.report(
                        &entry.key_span,
                        rules::SCHEMA_NAME,
                        format!("`{name}` and `{other}` ({first}) are both `{rust}` in Rust"),
                        "rename one, or give it an x-sdk-name",
                    );
                }
                self.choice_type_is_free(at, &mut types);
            }
        }
    }
}
