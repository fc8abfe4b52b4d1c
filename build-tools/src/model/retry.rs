//! `x-sdk-retry`: what failures say about another attempt.

use crate::load::{At, Node, Provider};

/// What the failures of an operation say about another attempt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retry {
    /// The first that fits decides.
    pub rules: Vec<RetryRule>,
    pub reset: Option<TimeHeader>,
    pub rate: Option<RateHeaders>,
}

impl Retry {
    pub fn is_empty(&self) -> bool {
        *self == Retry::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct RetryRule {
    pub status: Option<u16>,
    pub code: CodeRule,
    /// How the message begins.
    pub message: Option<String>,
    pub verdict: Verdict,
}

impl RetryRule {
    /// Returns whether it names more than a status.
    fn is_special(&self) -> bool {
        self.code != CodeRule::Any || self.message.is_some()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum CodeRule {
    Any,
    Missing,
    Is(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Refused,
    Unclear,
    Final,
}

impl Verdict {
    /// The keys of `x-sdk-retry`.
    pub const ALL: [(&'static str, Verdict); 3] = [
        ("refused", Verdict::Refused),
        ("unclear", Verdict::Unclear),
        ("final", Verdict::Final),
    ];
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimeHeader {
    pub name: String,
    /// The unit, as the document writes it.
    pub unit: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RateHeaders {
    pub remaining: String,
    pub limit: Option<String>,
    pub window: Option<TimeHeader>,
    pub leaks: bool,
    pub least_pause_seconds: u64,
}

/// Returns the rules of an operation: its own first, then those of its document.
pub(super) fn of_operation(provider: &Provider, operation: At<'_>) -> Retry {
    let own = operation.get("x-sdk-retry").map(read).unwrap_or_default();
    let document = of_document(provider, operation);
    let mut rules = own.rules;
    rules.extend(document.rules);
    // What names more than a status is looked at first; beyond that, the order stays.
    rules.sort_by_key(|rule| !rule.is_special());
    Retry {
        rules,
        reset: own.reset.or(document.reset),
        rate: own.rate.or(document.rate),
    }
}

/// Returns the rules of an operation's document, or those of the first document that has some.
fn of_document(provider: &Provider, operation: At<'_>) -> Retry {
    let own = At::root(operation.document).get("x-sdk-retry");
    let mut documents = provider.documents.iter();
    own.or_else(|| documents.find_map(|document| At::root(document).get("x-sdk-retry")))
        .map(read)
        .unwrap_or_default()
}

fn read(at: At<'_>) -> Retry {
    let rules = Verdict::ALL.iter().flat_map(|&(key, verdict)| {
        at.items(key).map(move |rule| RetryRule {
            status: rule
                .node
                .get("status")
                .and_then(Node::as_i64)
                .and_then(|status| u16::try_from(status).ok()),
            code: match rule.node.get("code") {
                None => CodeRule::Any,
                Some(code) => match code.as_str() {
                    Some(code) => CodeRule::Is(code.to_owned()),
                    None => CodeRule::Missing,
                },
            },
            message: rule.text("message").map(str::to_owned),
            verdict,
        })
    });
    Retry {
        rules: rules.collect(),
        reset: at.get("reset").map(time_header),
        rate: at.get("rate").map(|rate| RateHeaders {
            remaining: header(rate, "remaining").unwrap_or_default(),
            limit: header(rate, "limit"),
            window: rate.get("window").map(time_header),
            leaks: rate.flag("leaks"),
            least_pause_seconds: rate
                .node
                .get("least-pause")
                .and_then(Node::as_i64)
                .and_then(|seconds| u64::try_from(seconds).ok())
                .unwrap_or_default(),
        }),
    }
}

fn time_header(at: At<'_>) -> TimeHeader {
    TimeHeader {
        name: header(at, "header").unwrap_or_default(),
        unit: at.text("as").unwrap_or("seconds").to_owned(),
    }
}

fn header(at: At<'_>, key: &str) -> Option<String> {
    at.text(key).map(str::to_ascii_lowercase)
}
