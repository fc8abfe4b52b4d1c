//! Behaviour in words: what a call does that its types don't show.

use super::Facts;
use crate::model::{
    Access, Auth, CodeRule, ErrorKind, ErrorRules, Form, KeyPlace, Missing, OAuth, OAuthCall,
    Operation, Page, PageStyle, Pages, Place, Poll, Retry, RetryRule, Sdk, TimeHeader, Verdict,
};

/// Facts by what they are about; those without a value are left out.
pub(super) fn of<const N: usize>(pairs: [(&str, String); N]) -> Facts {
    let stated = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    stated.map(|(key, value)| (key.to_owned(), value)).collect()
}

pub(super) fn of_operation(sdk: &Sdk, operation: &Operation) -> Facts {
    let mut facts = of([
        ("verb", operation.method.clone()),
        ("path", operation.path_template.clone()),
        ("server", operation.server.clone()),
        ("repeat", repeat(operation).to_owned()),
        ("limit", limit(operation)),
        ("authorization", authorization(&operation.auth)),
    ]);
    for parameter in &operation.parameters {
        if let Some(value) = &parameter.constant {
            let key = match parameter.place {
                Place::Header => format!(
                    "always sent as the header {}",
                    parameter.wire.to_ascii_lowercase()
                ),
                _ => format!("always sent as {} in the query", parameter.wire),
            };
            facts.insert(key, value.clone());
        }
    }
    facts.extend(retry(&operation.retry));
    if let Some(rules) = sdk.errors.documents.get(operation.document) {
        facts.extend(error_rules(rules));
    }
    if let Some(found) = &operation.pages {
        facts.extend(pages(operation, found));
    }
    for outcome in &operation.answer.outcomes {
        if let Some(found) = &outcome.poll {
            let prefix = format!("poll.{}", outcome.variant);
            facts.insert(prefix, poll(found));
        }
    }
    facts
}

fn repeat(operation: &Operation) -> &'static str {
    match (operation.idempotent, operation.gone_is_done) {
        (_, true) => "repeated, and a 404 after that is a success",
        (true, false) => "repeated",
        (false, false) => "not repeated",
    }
}

fn limit(operation: &Operation) -> String {
    let Some(limit) = &operation.rate_limit else {
        return String::new();
    };
    let per = match limit.seconds {
        1 => "second".to_owned(),
        60 => "minute".to_owned(),
        3600 => "hour".to_owned(),
        other => format!("{other} s"),
    };
    format!("{} calls per {per} and {}", limit.calls, limit.scope)
}

fn authorization(auth: &Auth) -> String {
    let (scheme, optional) = match auth {
        Auth::None => return "none".to_owned(),
        Auth::Token { scheme, optional } => (scheme.as_str(), *optional),
        Auth::Basic { optional } => ("Basic", *optional),
        Auth::Key { place, optional } => match place {
            KeyPlace::Header(name) | KeyPlace::Query(name) => (name.as_str(), *optional),
        },
    };
    match optional {
        true => format!("{scheme}, optional"),
        false => scheme.to_owned(),
    }
}

fn retry(retry: &Retry) -> Facts {
    let rules: Vec<String> = retry.rules.iter().map(rule).collect();
    let rate = retry.rate.as_ref().map(|rate| {
        let mut parts = vec![format!("left in {}", rate.remaining)];
        parts.extend(rate.limit.iter().map(|limit| format!("limit in {limit}")));
        parts.extend(
            rate.window
                .iter()
                .map(|window| format!("window in {}", header(window))),
        );
        if rate.leaks {
            parts.push("leaks".to_owned());
        }
        if rate.least_pause_seconds > 0 {
            parts.push(format!("at least {} s", rate.least_pause_seconds));
        }
        parts.join(", ")
    });
    of([
        ("retry", rules.join("; ")),
        (
            "retry.reset",
            retry.reset.as_ref().map(header).unwrap_or_default(),
        ),
        ("retry.rate", rate.unwrap_or_default()),
    ])
}

fn rule(rule: &RetryRule) -> String {
    let mut parts = Vec::new();
    parts.extend(rule.status.map(|status| status.to_string()));
    match &rule.code {
        CodeRule::Any => {}
        CodeRule::Missing => parts.push("without a code".to_owned()),
        CodeRule::Is(code) => parts.push(code.clone()),
    }
    parts.extend(rule.message.as_ref().map(|start| format!("{start:?}…")));
    let verdict = Verdict::ALL
        .iter()
        .find(|(_, known)| *known == rule.verdict);
    format!(
        "{} {}",
        parts.join(" "),
        verdict.map_or("", |(name, _)| name)
    )
}

fn header(header: &TimeHeader) -> String {
    format!("{} ({})", header.name, header.unit)
}

fn error_rules(rules: &ErrorRules) -> Facts {
    let header = rules.request_id_header.as_ref();
    let header = header.map(|name| format!("header {name}"));
    let request_id: Vec<String> = header.into_iter().chain(rules.request_id.clone()).collect();
    of([
        ("errors.code", rules.code.join(", ")),
        ("errors.message", rules.message.join(", ")),
        ("errors.request-id", request_id.join(", ")),
    ])
}

/// Returns which answers are of a kind.
pub(super) fn answers(kind: &ErrorKind) -> String {
    let status = match kind.status {
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from} to {to}"),
        None => String::new(),
    };
    let mut parts = vec![status];
    parts.push(kind.codes.join(", "));
    parts.retain(|part| !part.is_empty());
    match parts.is_empty() {
        true => "none by itself".to_owned(),
        false => parts.join(" "),
    }
}

fn pages(operation: &Operation, pages: &Pages) -> Facts {
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let (style, by, default) = match &pages.style {
        PageStyle::Offset {
            offset,
            limit_default,
        } => (
            "offset",
            operation.wire(*offset).to_owned(),
            number(*limit_default),
        ),
        PageStyle::Page {
            page,
            first,
            limit_default,
            whole,
        } => {
            let default = match whole {
                true => "all".to_owned(),
                false => number(*limit_default),
            };
            (
                "page",
                format!("{} from {first}", operation.wire(*page)),
                default,
            )
        }
        PageStyle::Token { parameter, next } => (
            "token",
            format!("{} out of {}", operation.wire(*parameter), path(next)),
            String::new(),
        ),
        PageStyle::Cursor {
            parameter,
            next,
            query,
        } => {
            let by = format!(
                "{} out of {query} in {}",
                operation.wire(*parameter),
                path(next)
            );
            ("cursor", by, String::new())
        }
    };
    let lists: Vec<String> = pages.lists.iter().map(|list| path(&list.access)).collect();
    of([
        ("pages.style", style.to_owned()),
        ("pages.by", by),
        ("pages.items", lists.join(", ")),
        (
            "pages.total",
            pages.total.as_ref().map(path).unwrap_or_default(),
        ),
        (
            "pages.applied-limit",
            pages.applied_limit.as_ref().map(path).unwrap_or_default(),
        ),
        (
            "pages.limit",
            pages
                .limit
                .map(|limit| operation.wire(limit).to_owned())
                .unwrap_or_default(),
        ),
        ("pages.limit-default", default),
        ("pages.page-size", number(pages.page_size)),
        ("pages.most", number(pages.most)),
        (
            "pages.missing",
            match &pages.missing {
                Missing::Never => String::new(),
                Missing::Empty => "empty".to_owned(),
                Missing::Where { member, value } => format!("{} is {value}", path(member)),
            },
        ),
    ])
}

fn path(access: &Access) -> String {
    let steps: Vec<String> = access
        .steps
        .iter()
        .map(|step| match &step.entry {
            Some(entry) => format!("{}[{}={}]", step.wire, path(&entry.member), entry.value),
            None => step.wire.clone(),
        })
        .collect();
    steps.join(".")
}

fn poll(poll: &Poll) -> String {
    format!(
        "{} by {}, state in {}, pending {}, done {}, failed {}",
        poll.operation,
        path(&poll.id),
        path(&poll.state),
        list(&poll.pending),
        list(&poll.done),
        list(&poll.failed),
    )
}

fn list(words: &[String]) -> String {
    match words.is_empty() {
        true => "nothing".to_owned(),
        false => words.join("/"),
    }
}

pub(super) fn oauth(oauth: &OAuth) -> Facts {
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let yes = |flag: bool| match flag {
        true => "yes".to_owned(),
        false => "no".to_owned(),
    };
    let mut facts = of([
        (
            "authorize",
            match &oauth.authorize {
                Some(Page::Path { server, path }) => format!("{path} of {server}"),
                Some(Page::Url(url)) => url.clone(),
                None => String::new(),
            },
        ),
        ("token", call(&oauth.token)),
        (
            "device",
            oauth.device.as_ref().map(call).unwrap_or_default(),
        ),
        (
            "revoke",
            oauth.revoke.as_ref().map(call).unwrap_or_default(),
        ),
        ("scopes", oauth.scopes.join(" ")),
        ("client-scopes", oauth.client_scopes.join(" ")),
        ("pkce", yes(oauth.pkce)),
        ("implicit", yes(oauth.implicit)),
        ("rotates", yes(oauth.rotates)),
        ("lifetime", number(oauth.lifetime)),
        ("refresh-ahead", number(oauth.refresh_ahead)),
        (
            "space",
            match oauth.percent_spaces {
                true => "%20".to_owned(),
                false => "+".to_owned(),
            },
        ),
        ("max-state", number(oauth.max_state)),
    ]);
    for grant in &oauth.grants {
        facts.insert(format!("grant {}", grant.grant_type), form(&grant.form));
    }
    facts
}

fn call(call: &OAuthCall) -> String {
    format!(
        "{} ({:?}; {})",
        call.operation,
        call.authentication,
        form(&call.form)
    )
}

fn form(form: &Form) -> String {
    let optional = form.optional.iter().map(|field| format!("{field}?"));
    let fields: Vec<String> = form.required.iter().cloned().chain(optional).collect();
    list(&fields)
}
