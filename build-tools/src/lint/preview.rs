//! `x-sdk-preview`: calls and setters behind a Cargo feature of their own.

use super::Linter;
use super::operation::{Operation, span_of};
use crate::diagnostic::Span;
use crate::features;
use crate::load::{At, Node};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn preview_operation(&mut self, operation: &Operation<'a>) {
        let node = operation.at.node;
        if !self.preview(node) {
            return;
        }
        let name = operation.full_name();
        let polls = self.polls();
        let is_followed = polls
            .iter()
            .any(|poll| poll.text("operation") == name.as_deref());
        let signs_in = self.provider.documents.iter().any(|document| {
            let oauth = document.root.get("x-sdk-oauth");
            let named = |key: &str| oauth?.get(key)?.as_str();
            ["token", "device", "revoke"]
                .into_iter()
                .any(|key| named(key).is_some() && named(key) == name.as_deref())
        });
        if is_followed || self.follows(operation.at) {
            self.no_preview(
                node,
                "the operation polls another one, or is polled",
                "remove x-sdk-preview; neither operation compiles without the other",
            );
        } else if signs_in {
            self.no_preview(
                node,
                "the operation is part of the sign-in",
                "remove x-sdk-preview; users could not sign in without the operation",
            );
        }
    }

    pub(super) fn preview_parameter(&mut self, at: At<'a>) {
        if self.preview(at.node) && at.flag("required") {
            self.no_preview(
                at.node,
                "the parameter is a required argument",
                "remove `required: true`, or move x-sdk-preview to the operation",
            );
        }
    }

    /// Returns whether an answer of an operation is followed.
    fn follows(&self, operation: At<'a>) -> bool {
        let Some(responses) = operation.get("responses") else {
            return false;
        };
        let mut all = responses.node.members();
        all.any(|response| {
            let found = self.follow(responses.to(&response.value));
            found.is_some_and(|response| response.node.get("x-sdk-poll").is_some())
        })
    }

    /// Returns whether the key is there and names a feature that there can be.
    fn preview(&mut self, node: &'a Node) -> bool {
        let Some(name) = self.text(node, "x-sdk-preview") else {
            return false;
        };
        let span = span_of(node, "x-sdk-preview");
        let is_kebab = name.starts_with(|first: char| first.is_ascii_lowercase())
            && !name.ends_with('-')
            && !name.contains("--")
            && name.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
            });
        if !is_kebab || syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
            let problem = format!("`{name}` is not a feature name");
            return self.no_feature(span, problem, "write one in kebab-case, such as `preview`");
        }
        if !self.provider.config.features {
            return self.no_feature(
                span,
                "the crate has no Cargo features",
                "write `features = true` in provider.toml",
            );
        }
        let groups = self.operations();
        let mut groups = groups.iter().filter_map(Operation::group);
        if features::TAKEN.contains(&name) || groups.any(|group| features::name(group) == name) {
            let problem = format!("`{name}` is already a feature of the crate");
            return self.no_feature(span, problem, "choose another name");
        }
        true
    }

    fn no_feature(&mut self, span: &Span, problem: impl Into<String>, how: &str) -> bool {
        self.report(span, rules::SDK_PREVIEW, problem, how);
        false
    }

    fn no_preview(&mut self, node: &'a Node, problem: &str, how: &str) {
        self.report(
            span_of(node, "x-sdk-preview"),
            rules::SDK_PREVIEW,
            problem,
            how,
        );
    }
}
