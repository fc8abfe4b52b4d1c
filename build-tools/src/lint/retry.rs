//! `x-sdk-retry` and `x-sdk-idempotent`: what is known about another attempt.

use std::collections::HashMap;

use super::Linter;
use super::operation::span_of;
use crate::diagnostic::{Span, one_of};
use crate::load::{At, Node, Value};
use crate::rules;

const VERDICTS: [&str; 3] = ["refused", "unclear", "final"];

const UNITS: [&str; 4] = [
    "seconds",
    "milliseconds",
    "epoch-seconds",
    "epoch-milliseconds",
];

impl<'a> Linter<'a, '_> {
    pub(super) fn retry(&mut self, at: At<'a>) {
        let allowed = [VERDICTS.as_slice(), &["reset", "rate"]].concat();
        if !self.keys(at.node, &allowed, "x-sdk-retry") {
            return;
        }
        let mut seen: HashMap<String, &'a Span> = HashMap::new();
        for verdict in VERDICTS {
            for rule in self.list(at.node, verdict) {
                self.retry_rule(rule, &mut seen);
            }
        }
        if let Some(reset) = at.get("reset") {
            self.time_header(reset, "`reset`");
        }
        if let Some(rate) = at.get("rate") {
            self.rate_headers(rate);
        }
    }

    fn retry_rule(&mut self, rule: &'a Node, seen: &mut HashMap<String, &'a Span>) {
        let keys = ["status", "code", "message"];
        if !self.keys(rule, &keys, "a rule of x-sdk-retry") {
            return;
        }
        self.text(rule, "message");
        if let Some(code) = rule.get("code")
            && !matches!(code.value, Value::Null | Value::String(_))
        {
            self.wrong(
                code,
                "`code`",
                "a string, or null for a response without a code",
            );
        }
        if let Some(status) = rule.get("status")
            && status
                .as_i64()
                .is_none_or(|status| !(300..600).contains(&status))
        {
            self.report(
                &status.span,
                rules::SDK_RETRY,
                "`status` is not the status of an error",
                "write a status from 300 to 599",
            );
        }
        if !keys.iter().any(|key| rule.get(key).is_some()) {
            self.report(
                &rule.span,
                rules::SDK_RETRY,
                "the rule matches every response",
                "add a status, a code, or the beginning of the message",
            );
        }
        let text = rule.to_json().to_string();
        if let Some(first) = seen.insert(text, &rule.span) {
            self.report(
                &rule.span,
                rules::SDK_RETRY,
                format!("the rule is the same as in {first}"),
                "keep one of them",
            );
        }
    }

    fn rate_headers(&mut self, at: At<'a>) {
        let allowed = ["remaining", "limit", "window", "leaks", "least-pause"];
        if !self.keys(at.node, &allowed, "`rate`") {
            return;
        }
        self.needs(at.node, &at.node.span, &["remaining"], "`rate`");
        for key in ["remaining", "limit"] {
            if let Some(name) = self.text(at.node, key) {
                self.header_name(span_of(at.node, key), name);
            }
        }
        if let Some(window) = at.get("window") {
            self.time_header(window, "`window`");
        }
        if self.truth(at.node, "leaks") == Some(true) {
            for key in ["limit", "window"] {
                if at.node.get(key).is_none() {
                    self.report(
                        span_of(at.node, "leaks"),
                        rules::SDK_RETRY,
                        format!("`leaks` needs `{key}`"),
                        format!("add `{key}`, or remove `leaks`"),
                    );
                }
            }
        }
        if let Some(pause) = at.node.get("least-pause")
            && pause
                .as_i64()
                .is_none_or(|pause| !(0..=3600).contains(&pause))
        {
            self.wrong(pause, "`least-pause`", "a number of seconds up to 3600");
        }
    }

    fn time_header(&mut self, at: At<'a>, owner: &str) {
        if !self.keys(at.node, &["header", "as"], owner) {
            return;
        }
        self.needs(at.node, &at.node.span, &["header"], owner);
        if let Some(name) = self.text(at.node, "header") {
            self.header_name(span_of(at.node, "header"), name);
        }
        if let Some(unit) = self.text(at.node, "as")
            && !UNITS.contains(&unit)
        {
            self.report(
                span_of(at.node, "as"),
                rules::SDK_RETRY,
                format!("unknown unit `{unit}`"),
                format!("write {}", one_of(UNITS)),
            );
        }
    }

    /// Checks `x-sdk-idempotent`: `true`, `false`, or `gone-is-done` if a success can come without a body.
    pub(super) fn idempotent(&mut self, at: At<'a>) {
        let Some(said) = at.get("x-sdk-idempotent") else {
            return;
        };
        match (&said.node.value, said.node.as_str()) {
            (Value::Bool(_), _) => {}
            (_, Some("gone-is-done")) if self.has_empty_success(at) => {}
            (_, Some("gone-is-done")) => self.report(
                &said.node.span,
                rules::SDK_IDEMPOTENT,
                "no success of the operation comes without a body, so that nothing could be handed over for a 404",
                "write `true`, or describe the success without `content`",
            ),
            _ => self.wrong(
                said.node,
                "`x-sdk-idempotent`",
                "true, false or gone-is-done",
            ),
        }
    }

    fn has_empty_success(&self, operation: At<'a>) -> bool {
        let Some(responses) = operation.get("responses") else {
            return true;
        };
        responses.node.members().any(|entry| {
            let response = self.follow(responses.to(&entry.value));
            entry.key.starts_with('2')
                && response.is_some_and(|response| response.node.get("content").is_none())
        })
    }
}
