//! `x-sdk-errors`: where an error says what happened, and the kinds that have a name.

use std::collections::HashMap;

use super::Linter;
use super::identifiers::is_camel;
use super::operation::span_of;
use crate::diagnostic::{Span, closest};
use crate::load::{At, Entry, Node, Value};
use crate::rules;

/// A kind of error in one of the documents.
#[derive(Clone, Copy)]
struct Kind<'a> {
    entry: &'a Entry,
    at: At<'a>,
}

impl<'a> Kind<'a> {
    fn name(&self) -> &'a str {
        &self.entry.key
    }

    fn status(&self) -> Option<String> {
        let status = self.at.node.get("status")?;
        match (status.as_i64(), status.as_str()) {
            (Some(number), _) => Some(number.to_string()),
            (None, Some(text)) => Some(text.to_owned()),
            (None, None) => None,
        }
    }

    fn codes(&self) -> Vec<&'a str> {
        match self.at.text("code") {
            Some(one) => vec![one],
            None => self
                .at
                .items("code")
                .filter_map(|code| code.node.as_str())
                .collect(),
        }
    }
}

impl<'a> Linter<'a, '_> {
    pub(super) fn errors(&mut self, at: At<'a>) {
        if !self.keys(
            at.node,
            &["code", "message", "request-id", "common", "kinds"],
            "x-sdk-errors",
        ) {
            return;
        }
        for key in ["code", "message"] {
            self.error_paths(at.node, key);
        }
        self.kinds_named(at.node, "common");
        if let Some(request_id) = at.get("request-id") {
            self.request_id(request_id);
        }
        if let Some(kinds) = at.get("kinds")
            && self.mapping(kinds.node, "`kinds`")
        {
            for entry in kinds.node.members() {
                self.error_kind(entry);
            }
        }
    }

    /// Checks dotted paths into an error's body; a number is an index of a list.
    fn error_paths(&mut self, node: &'a Node, key: &str) {
        for (path, span) in self.texts(node, key) {
            if path
                .split('.')
                .any(|segment| segment.trim().is_empty() || segment.trim() != segment)
            {
                self.report(
                    span,
                    rules::SDK_ERRORS,
                    format!("`{path}` is not a path"),
                    "name the member of the error's body, with dots between the levels",
                );
            }
        }
    }

    fn request_id(&mut self, at: At<'a>) {
        if !self.keys(at.node, &["header", "body"], "`request-id`") {
            return;
        }
        if at.node.get("header").is_none() && at.node.get("body").is_none() {
            self.report(
                &at.node.span,
                rules::SDK_ERRORS,
                "`request-id` does not say where the id is",
                "add `header` with a header's name, or `body` with a path",
            );
        }
        if let Some(header) = self.text(at.node, "header") {
            self.header_name(span_of(at.node, "header"), header);
        }
        self.error_paths(at.node, "body");
    }

    fn error_kind(&mut self, entry: &'a Entry) {
        let name = &entry.key;
        if !is_camel(name) || matches!(name.as_str(), "Self" | "Local" | "Other") {
            self.report(
                &entry.key_span,
                rules::SDK_ERRORS,
                format!("`{name}` cannot be the name of a kind"),
                "write it in UpperCamelCase, such as `NotFound`; Self, Local and Other are taken",
            );
        }
        let node = &entry.value;
        if !self.keys(
            node,
            &["status", "code", "parent", "description"],
            "a kind of error",
        ) {
            return;
        }
        self.needs(node, &entry.key_span, &["description"], "the kind");
        self.text(node, "description");
        self.text(node, "parent");
        self.texts(node, "code");
        let Some(status) = node.get("status") else {
            return;
        };
        let known = match &status.value {
            Value::Integer(status) => (200..600).contains(status),
            Value::String(text) => {
                matches!(text.as_str(), "4XX" | "5XX")
                    || (text.len() == 3
                        && text
                            .parse::<u16>()
                            .is_ok_and(|status| (200..600).contains(&status)))
            }
            _ => false,
        };
        if !known {
            self.report(
                &status.span,
                rules::SDK_ERRORS,
                format!("the status of `{name}` is not a status"),
                "write a status such as 404, or 4XX or 5XX for a whole class",
            );
        }
    }

    /// Checks that a list names described kinds only.
    pub(super) fn kinds_named(&mut self, node: &'a Node, key: &str) {
        let Some(list) = node.get(key) else {
            return;
        };
        if !matches!(list.value, Value::Sequence(_)) {
            self.report(
                &list.span,
                rules::SDK_ERRORS,
                format!("`{key}` is not a list"),
                "list the names of kinds: `[NotFound, Conflict]`",
            );
            return;
        }
        let kinds = self.all_kinds();
        let mut seen: Vec<&str> = Vec::new();
        for (name, span) in self.texts(node, key) {
            if seen.contains(&name) {
                self.report(
                    span,
                    rules::SDK_ERRORS,
                    format!("the kind `{name}` is named twice"),
                    "remove one of the two",
                );
            } else if self.provider.is_complete() && !kinds.iter().any(|kind| kind.name() == name) {
                self.unknown_kind(span, name, kinds.iter().map(Kind::name).collect());
            }
            seen.push(name);
        }
    }

    fn all_kinds(&self) -> Vec<Kind<'a>> {
        let documents = self.provider.documents.iter();
        documents
            .filter_map(|document| At::root(document).get("x-sdk-errors")?.get("kinds"))
            .flat_map(|kinds| kinds.node.members().map(move |entry| (kinds, entry)))
            .map(|(kinds, entry)| Kind {
                entry,
                at: kinds.to(&entry.value),
            })
            .collect()
    }

    /// Checks the kinds over all documents: their names, their families, and their answers.
    pub(super) fn error_kinds(&mut self) {
        let kinds = self.all_kinds();
        let mut names: HashMap<&str, Kind<'a>> = HashMap::new();
        let mut rules_taken: HashMap<(Option<String>, Option<&str>), Kind<'a>> = HashMap::new();
        for kind in &kinds {
            if let Some(first) = names.get(kind.name()) {
                // The same kind may be repeated word for word where documents share it.
                if first.at.node.to_json() != kind.at.node.to_json() {
                    self.report(
                        &kind.entry.key_span,
                        rules::SDK_ERRORS,
                        format!(
                            "the kind `{}` is described differently in {}",
                            kind.name(),
                            first.entry.key_span
                        ),
                        "describe it once, or in the same words",
                    );
                }
                continue;
            }
            names.insert(kind.name(), *kind);
            let codes = kind.codes();
            let codes: Vec<Option<&str>> = if codes.is_empty() {
                vec![None]
            } else {
                codes.into_iter().map(Some).collect()
            };
            for code in codes {
                let rule = (kind.status(), code);
                if rule == (None, None) {
                    self.chosen_through_family(kind, &kinds);
                } else if let Some(first) = rules_taken.insert(rule, *kind) {
                    self.report(
                        &kind.entry.key_span,
                        rules::SDK_ERRORS,
                        format!(
                            "`{}` and `{}` match the same status and code",
                            kind.name(),
                            first.name()
                        ),
                        "make one of them a family without status and code, or distinguish them",
                    );
                }
            }
        }
        for kind in &kinds {
            self.family(kind, &names);
        }
    }

    /// Checks that a kind without an answer is the family of others.
    fn chosen_through_family(&mut self, kind: &Kind<'a>, kinds: &[Kind<'a>]) {
        let is_parent = kinds
            .iter()
            .any(|other| other.at.text("parent") == Some(kind.name()));
        if !is_parent {
            self.report(
                &kind.entry.key_span,
                rules::SDK_ERRORS,
                format!("no response matches the kind `{}`", kind.name()),
                "give it a status or a code, or make it the parent of other kinds",
            );
        }
    }

    /// Reports a kind that is not described, with the closest one that is.
    fn unknown_kind(&mut self, span: &Span, name: &str, mut known: Vec<&str>) {
        known.sort_unstable();
        self.report(
            span,
            rules::SDK_ERRORS,
            format!("unknown kind `{name}`"),
            match closest(name, known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "describe it under `kinds`".to_owned(),
            },
        );
    }

    fn family(&mut self, kind: &Kind<'a>, names: &HashMap<&str, Kind<'a>>) {
        let Some(parent) = kind.at.text("parent") else {
            return;
        };
        let span: &Span = span_of(kind.at.node, "parent");
        if !names.contains_key(parent) {
            if self.provider.is_complete() {
                self.unknown_kind(span, parent, names.keys().copied().collect());
            }
            return;
        }
        let mut ancestor = Some(parent);
        for _ in 0..=names.len() {
            match ancestor {
                Some(name) if name == kind.name() => {
                    self.report(
                        span,
                        rules::SDK_ERRORS,
                        format!("`{name}` is its own ancestor"),
                        "remove one `parent` of the cycle",
                    );
                    return;
                }
                Some(name) => ancestor = names.get(name).and_then(|kind| kind.at.text("parent")),
                None => return,
            }
        }
    }
}
