//! `x-sdk-rate-limit`: how often a provider lets an operation be called.

use super::Linter;
use super::operation::span_of;
use crate::load::{At, Value};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn rate_limit(&mut self, at: At<'a>) {
        let needed = ["calls", "per", "scope"];
        if !self.keys(at.node, &needed, "x-sdk-rate-limit") {
            return;
        }
        self.needs(at.node, &at.node.span, &needed, "x-sdk-rate-limit");
        if let Some(calls) = at.node.get("calls")
            && calls
                .as_i64()
                .is_none_or(|calls| !(1..=i64::from(u32::MAX)).contains(&calls))
        {
            self.report(
                &calls.span,
                rules::SDK_RATE_LIMIT,
                "`calls` is not a positive integer",
                "write how many calls the provider allows in one period",
            );
        }
        if let Some(per) = at.node.get("per") {
            let known = match &per.value {
                Value::String(word) => matches!(word.as_str(), "second" | "minute" | "hour"),
                Value::Integer(seconds) => (1..=31_536_000).contains(seconds),
                _ => false,
            };
            if !known {
                self.report(
                    &per.span,
                    rules::SDK_RATE_LIMIT,
                    "`per` is not a period",
                    "write `second`, `minute`, `hour`, or a number of seconds",
                );
            }
        }
        if let Some(scope) = self.text(at.node, "scope")
            && !scope
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
        {
            self.report(
                span_of(at.node, "scope"),
                rules::SDK_RATE_LIMIT,
                format!("the scope `{scope}` is not a word"),
                "write one word, such as `account`; calls with the same word share a bucket",
            );
        }
    }
}
