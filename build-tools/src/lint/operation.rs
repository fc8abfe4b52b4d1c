//! Operations: their names, their words, and that no two of them are one in Rust.

use std::collections::HashMap;

use super::Linter;
use super::identifiers::{NameTarget, is_snake, rust_name};
use crate::diagnostic::Span;
use crate::features;
use crate::load::{At, Entry, Node, method_of};
use crate::names;
use crate::rules;

/// The methods that are emitted.
pub(crate) const METHODS: &[&str] = &["get", "put", "post", "delete", "head", "patch"];

/// Modules and methods that are there in every generated crate.
pub(crate) const RESERVED_GROUPS: &[&str] = &[
    "alloc",
    "builder",
    "client",
    "clone",
    "cloud_drives_core",
    "core",
    "error",
    "errors",
    "generated",
    "std",
    "types",
];

/// Methods that every group has.
pub(crate) const RESERVED_OPERATIONS: &[&str] = &["clone", "new"];

/// Names of members that every request has; arguments must have other names.
pub(crate) const RESERVED_ARGUMENTS: &[&str] = &[
    "clone",
    "send",
    "poller",
    "send_raw",
    "unchecked",
    "with_options",
];

/// Names of members that every request of pages has.
pub(crate) const RESERVED_BY_PAGES: &[&str] = &["items", "pages"];

/// An operation and the path that it stands below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operation<'a> {
    pub(super) path: &'a Entry,
    pub(super) entry: &'a Entry,
    pub(super) item: At<'a>,
    pub(super) at: At<'a>,
}

impl<'a> Operation<'a> {
    pub(super) fn of_path(
        item: At<'a>,
        path: &'a Entry,
    ) -> impl Iterator<Item = Operation<'a>> + use<'a> {
        item.node
            .members()
            .filter(|entry| METHODS.contains(&entry.key.as_str()))
            .map(move |entry| Operation {
                path,
                entry,
                item,
                at: item.to(&entry.value),
            })
    }

    pub(super) fn method(&self) -> &'a str {
        &self.entry.key
    }

    pub(super) fn group(&self) -> Option<&'a str> {
        self.at
            .items("tags")
            .next()
            .and_then(|tag| tag.node.as_str())
    }

    /// Returns the method's name out of the `operationId`.
    pub(super) fn id(&self) -> Option<&'a str> {
        let id = self.at.text("operationId")?;
        Some(method_of(id, self.group().unwrap_or_default()))
    }

    /// Returns `group.method`, as `x-sdk-poll` names it.
    pub(super) fn full_name(&self) -> Option<String> {
        Some(format!("{}.{}", self.group()?, self.id()?))
    }
}

impl<'a> Linter<'a, '_> {
    /// Returns every operation of the provider, in the order of the documents.
    pub(super) fn operations(&self) -> Vec<Operation<'a>> {
        let documents = self.provider.documents.iter();
        documents
            .filter_map(|document| At::root(document).get("paths"))
            .flat_map(|paths| paths.node.members().map(move |path| (paths, path)))
            .flat_map(|(paths, path)| Operation::of_path(paths.to(&path.value), path))
            .collect()
    }

    pub(super) fn operation(&mut self, operation: &Operation<'a>) {
        let at = operation.at;
        let allowed = [
            "tags",
            "operationId",
            "summary",
            "description",
            "deprecated",
            "parameters",
            "requestBody",
            "responses",
            "security",
            "servers",
            "x-sdk-pages",
            "x-sdk-idempotent",
            "x-sdk-rate-limit",
            "x-sdk-retry",
            "x-sdk-errors",
            "x-sdk-name",
            "x-sdk-preview",
        ];
        if !self.keys(at.node, &allowed, "an operation") {
            return;
        }
        let span = &operation.entry.key_span;
        self.needs(at.node, span, &["summary", "responses"], "the operation");
        self.summary(at);
        self.text(at.node, "description");
        self.truth(at.node, "deprecated");
        self.idempotent(at);
        self.kinds_named(at.node, "x-sdk-errors");
        self.sdk_name(at.node, NameTarget::Value);
        self.operation_id(operation);
        self.group(operation);
        self.servers(at);
        if let Some(limit) = at.get("x-sdk-rate-limit") {
            self.rate_limit(limit);
        }
        self.preview_operation(operation);
        if let Some(retry) = at.get("x-sdk-retry") {
            self.retry(retry);
        }
        if let Some(security) = at.get("security") {
            self.requirements(security);
        }
        self.parameter_list(at);
        self.argument_names(operation);
        if let Some(body) = at.get("requestBody") {
            self.request_body_of(operation, body);
        }
        if let Some(responses) = at.get("responses") {
            self.responses(operation, responses);
        }
        if let Some(pages) = at.get("x-sdk-pages") {
            self.pages(operation, pages);
        }
    }

    fn operation_id(&mut self, operation: &Operation<'a>) {
        let node = operation.at.node;
        let Some(id) = self.text(node, "operationId") else {
            if node.get("operationId").is_none() {
                self.report(
                    &operation.entry.key_span,
                    rules::OPERATION_ID,
                    "the operation has no `operationId`",
                    "add the tag and the method's name, such as `operationId: files.show`",
                );
            }
            return;
        };
        // What is wrong with a tag is said there.
        let Some(group) = operation.group() else {
            return;
        };
        let method = method_of(id, group);
        let problem = if method == id {
            format!("the operationId `{id}` does not begin with the tag and a dot")
        } else if !is_snake(method) {
            format!("`{method}` in the operationId is not snake_case")
        } else {
            return;
        };
        self.report(
            span_of(node, "operationId"),
            rules::OPERATION_ID,
            problem,
            format!("write `{group}.{}`", names::snake(method)),
        );
    }

    /// Checks the summary, which lists of operations show.
    fn summary(&mut self, at: At<'a>) {
        if self
            .text(at.node, "summary")
            .is_some_and(|text| text.trim().contains('\n'))
        {
            self.report(
                span_of(at.node, "summary"),
                rules::OPERATION_SUMMARY,
                "the summary has more than one line",
                "keep the first sentence, and move the rest into the description",
            );
        }
    }

    fn group(&mut self, operation: &Operation<'a>) {
        let node = operation.at.node;
        let tags = self.list(node, "tags");
        let Some(tag) = tags.first() else {
            if node
                .get("tags")
                .is_none_or(|tags| tags.kind_name() == "a list")
            {
                self.report(
                    &operation.entry.key_span,
                    rules::OPERATION_TAG,
                    "the operation has no tag",
                    "add the group that it belongs to, such as `tags: [files]`",
                );
            }
            return;
        };
        if let Some(second) = tags.get(1) {
            self.report(
                &second.span,
                rules::OPERATION_TAG,
                "the operation has more than one tag",
                "keep the first one; an operation is in one group",
            );
        }
        let Some(name) = tag.as_str() else {
            self.wrong(tag, "a tag", "a string");
            return;
        };
        if !is_snake(name) {
            self.report(
                &tag.span,
                rules::OPERATION_TAG,
                format!("the tag `{name}` is not snake_case"),
                format!("write `{}`", names::snake(name)),
            );
        } else if RESERVED_GROUPS.contains(&name) {
            self.report(
                &tag.span,
                rules::OPERATION_TAG,
                format!("`{name}` is reserved: every client has an item of that name"),
                "choose another tag",
            );
        } else if self.provider.config.features && features::TAKEN.contains(&name) {
            self.report(
                &tag.span,
                rules::OPERATION_TAG,
                format!(
                    "`{name}` is reserved: every crate with features has a feature or module of that name"
                ),
                "choose another tag, or leave `features` out of provider.toml",
            );
        }
    }

    /// Arguments, setters and the body share one namespace.
    fn argument_names(&mut self, operation: &Operation<'a>) {
        let paged = operation.at.node.get("x-sdk-pages").is_some();
        let mut taken: HashMap<String, String> = HashMap::new();
        let mut arguments: Vec<(String, String, &'a Span)> = Vec::new();
        for parameter in self.parameters(operation) {
            let wire = parameter.at.text("name").unwrap_or_default();
            let rust = rust_name(parameter.at, wire);
            arguments.push((
                rust,
                format!("the parameter `{wire}`"),
                &parameter.used.node.span,
            ));
        }
        arguments.extend(self.body_arguments(operation));
        for (rust, what, span) in arguments {
            let is_taken = RESERVED_ARGUMENTS.contains(&rust.as_str())
                || (paged && RESERVED_BY_PAGES.contains(&rust.as_str()));
            if is_taken {
                self.report(
                    span,
                    rules::ARGUMENT_NAME,
                    format!("{what} would be `{rust}` in Rust, which every request already has"),
                    "give it another x-sdk-name",
                );
            } else if let Some(other) = taken.insert(rust.clone(), what.clone()) {
                self.report(
                    span,
                    rules::ARGUMENT_NAME,
                    format!("{what} and {other} are both `{rust}` in Rust"),
                    "give one of them an x-sdk-name",
                );
            }
        }
    }

    /// Checks that the pair of group and method is unique in the crate, in the spec and in Rust.
    pub(super) fn operation_names(&mut self) {
        let mut taken: HashMap<(&str, String), &Span> = HashMap::new();
        let operations = self.operations();
        if operations.is_empty() && self.provider.is_complete() {
            self.report(
                &self.provider.config.span,
                rules::NO_OPERATIONS,
                "no document describes an operation",
                "add one under `paths`",
            );
        }
        for operation in operations {
            let (Some(group), Some(id)) = (operation.group(), operation.id()) else {
                continue;
            };
            let rust = match operation.at.text("x-sdk-name") {
                Some(name) => name.to_owned(),
                None => names::snake(id),
            };
            let span = span_of(operation.at.node, "operationId");
            if RESERVED_OPERATIONS.contains(&rust.as_str()) {
                self.report(
                    span,
                    rules::OPERATION_NAME,
                    format!("`{rust}` is reserved: every group has a method of that name"),
                    "give the operation another operationId or x-sdk-name",
                );
            }
            // Types are named after the operationId, methods after the Rust name.
            let mut names = vec![names::camel(id), names::camel(&rust)];
            names.dedup();
            let clash = names
                .iter()
                .find_map(|name| taken.get(&(group, name.clone())).copied());
            if let Some(first) = clash {
                self.report(
                    span,
                    rules::OPERATION_NAME,
                    format!("`{group}.{id}` has the name of the operation in {first}"),
                    "give one of them another operationId or tag",
                );
            }
            for name in names {
                taken.entry((group, name)).or_insert(span);
            }
        }
    }
}

/// Returns where the value of a key is, or the node itself.
pub(super) fn span_of<'a>(node: &'a Node, key: &str) -> &'a Span {
    node.get(key).map_or(&node.span, |value| &value.span)
}
