//! A document's head: version, info, tags.

use std::collections::HashSet;

use super::Linter;
use crate::load::{At, Document, Value};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn document(&mut self, document: &'a Document) {
        let root = &document.root;
        // What else there is to say about a document of another version would only hide this.
        if !self.version(document) {
            return;
        }
        let allowed = [
            "openapi",
            "info",
            "servers",
            "tags",
            "security",
            "paths",
            "components",
            "x-sdk-check",
            "x-sdk-errors",
            "x-sdk-retry",
            "x-sdk-oauth",
        ];
        if !self.keys(root, &allowed, "the document") {
            return;
        }
        self.needs(
            root,
            &root.span,
            &["openapi", "info", "servers", "paths"],
            "the document",
        );
        self.truth(root, "x-sdk-check");
        self.info(document);
        self.tags(document);
        let at = At::root(document);
        self.servers(at);
        if let Some(security) = at.get("security") {
            self.requirements(security);
        }
        if let Some(components) = at.get("components") {
            self.components(components);
        }
        if let Some(paths) = at.get("paths") {
            self.paths(paths);
        }
        if let Some(errors) = at.get("x-sdk-errors") {
            self.errors(errors);
        }
        if let Some(retry) = at.get("x-sdk-retry") {
            self.retry(retry);
        }
        if let Some(oauth) = at.get("x-sdk-oauth") {
            self.oauth(oauth);
        }
    }

    /// Returns whether the document is written in OpenAPI 3.0, as far as it says.
    fn version(&mut self, document: &'a Document) -> bool {
        let root = &document.root;
        let Some(version) = root.get("openapi").or_else(|| root.get("swagger")) else {
            return true;
        };
        let known = version
            .as_str()
            .and_then(|text| text.strip_prefix("3.0."))
            .is_some_and(|patch| {
                !patch.is_empty() && patch.chars().all(|digit| digit.is_ascii_digit())
            });
        if !known {
            let said = match &version.value {
                Value::String(text) => format!("`{text}`"),
                Value::Float(number) => format!("`{number}`"),
                _ => version.kind_name().to_owned(),
            };
            self.report(
                &version.span,
                rules::OPENAPI_VERSION,
                format!("the OpenAPI version is {said}"),
                "write the document in `openapi: 3.0.3`, or let `cargo sdk import` read a vendor's 3.1",
            );
        }
        known
    }

    fn info(&mut self, document: &'a Document) {
        let Some(info) = document.root.get("info") else {
            return;
        };
        if self.keys(info, &["title", "version", "description"], "info") {
            self.needs(info, &info.span, &["title", "version"], "info");
            for key in ["title", "version", "description"] {
                self.text(info, key);
            }
        }
    }

    fn tags(&mut self, document: &'a Document) {
        let mut seen = HashSet::new();
        for tag in self.list(&document.root, "tags") {
            if !self.keys(tag, &["name", "description"], "a tag") {
                continue;
            }
            self.needs(tag, &tag.span, &["name", "description"], "a tag");
            self.text(tag, "description");
            let Some(name) = self.text(tag, "name") else {
                continue;
            };
            let elsewhere = self
                .provider
                .documents
                .iter()
                .take_while(|other| other.file != document.file)
                .any(|other| {
                    let tags = other.root.get("tags").map(|tags| tags.as_sequence());
                    tags.unwrap_or_default()
                        .iter()
                        .any(|tag| tag.get("name").and_then(|name| name.as_str()) == Some(name))
                });
            if !seen.insert(name) || elsewhere {
                self.report(
                    &tag.span,
                    rules::TAG,
                    format!("the tag `{name}` is described twice"),
                    "describe it once, over all documents",
                );
            }
            let used = self
                .operations()
                .iter()
                .any(|operation| operation.group() == Some(name));
            if !used && self.provider.is_complete() {
                self.report(
                    &tag.span,
                    rules::TAG,
                    format!("no operation has the tag `{name}`"),
                    "remove it, or put it on an operation",
                );
            }
        }
    }
}
