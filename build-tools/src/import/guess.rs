//! What no OpenAPI document says and names often tell: pages, and where an error says what happened.

use std::collections::{BTreeSet, HashMap};

use super::flat::Flat;
use super::output::{Map, Out};
use super::parameter::Written;
use super::{Component, Importer};
use crate::load::Node;

const ITEMS: &[&str] = &[
    "items", "entries", "results", "data", "values", "value", "records", "elements",
];
const LIMITS: &[&str] = &[
    "limit",
    "page_size",
    "pageSize",
    "per_page",
    "perPage",
    "page_limit",
    "max_results",
    "maxResults",
    "size",
    "count",
];
const OFFSETS: &[&str] = &["offset", "skip", "start_index", "startIndex"];
const PAGES: &[&str] = &["page", "page_number", "pageNumber", "currentPage"];
const TOTALS: &[&str] = &[
    "total",
    "total_count",
    "totalCount",
    "range.total",
    "totalItems",
    "total_items",
];
const TOKENS: &[&str] = &[
    "page_token",
    "pageToken",
    "marker",
    "cursor",
    "next_cursor",
    "page_cursor",
    "continuation_token",
    "continuationToken",
    "next_token",
    "nextToken",
    "after",
];
const NEXT: &[&str] = &[
    "next_page_token",
    "nextPageToken",
    "next_marker",
    "nextMarker",
    "next_cursor",
    "nextCursor",
    "continuation_token",
    "continuationToken",
    "next_token",
    "nextToken",
    "cursor",
    "meta.cursors.next",
    "cursors.after",
];

const CODES: &[&str] = &[
    "error.code",
    "error.type",
    "code",
    "error_code",
    "errorCode",
    "error",
    "error_name",
    "error.error_name",
    "errors.0.code",
    "errors.0.reason",
    "type",
];
const MESSAGES: &[&str] = &[
    "error.message",
    "message",
    "error_description",
    "error.error_msg",
    "error_msg",
    "errorMessage",
    "detail",
    "description",
    "errors.0.message",
    "msg",
    "title",
    "ocs.meta.message",
];
const REQUEST_IDS: &[&str] = &["request_id", "requestId", "error.request_id"];

/// Statuses with the names of their kinds.
const KINDS: &[(&str, &str, &str)] = &[
    (
        "400",
        "BadRequest",
        "The request is malformed, or a value in it is refused.",
    ),
    (
        "401",
        "Unauthorized",
        "The credentials are missing, expired or wrong.",
    ),
    (
        "402",
        "PaymentRequired",
        "The plan does not include this, or a payment is due.",
    ),
    ("403", "Forbidden", "The user may not do this."),
    ("404", "NotFound", "There is nothing of that name or id."),
    (
        "405",
        "MethodNotAllowed",
        "The item does not take this method.",
    ),
    (
        "406",
        "NotAcceptable",
        "The answer can't be given in the form that was asked for.",
    ),
    (
        "408",
        "RequestTimeout",
        "The request took too long to arrive.",
    ),
    ("409", "Conflict", "Something is in the way."),
    ("410", "Gone", "It was there and no longer is."),
    (
        "411",
        "LengthRequired",
        "The length of the body is missing.",
    ),
    (
        "412",
        "PreconditionFailed",
        "The state is not the one that the request asks for.",
    ),
    ("413", "PayloadTooLarge", "The body is too large."),
    (
        "415",
        "UnsupportedMediaType",
        "The body is of a type that is not taken.",
    ),
    (
        "416",
        "RangeNotSatisfiable",
        "The contents have no such range.",
    ),
    (
        "422",
        "UnprocessableEntity",
        "A value is well-formed and refused all the same.",
    ),
    ("423", "Locked", "The item is locked."),
    (
        "424",
        "FailedDependency",
        "Something that this depends on failed.",
    ),
    (
        "428",
        "PreconditionRequired",
        "The request has to name the state that it changes.",
    ),
    ("429", "TooManyRequests", "Too many calls in a time."),
    ("500", "InternalServerError", "The service failed."),
    ("501", "NotImplemented", "The service does not do this."),
    (
        "502",
        "BadGateway",
        "A gateway got no answer that it understands.",
    ),
    (
        "503",
        "ServiceUnavailable",
        "The service is not there at the moment.",
    ),
    ("504", "GatewayTimeout", "A gateway got no answer in time."),
    ("507", "InsufficientStorage", "There is no room left."),
];

/// The bodies and statuses of errors, as they are met.
#[derive(Default)]
pub(super) struct ErrorShapes<'a> {
    bodies: HashMap<*const Node, (&'a Node, usize)>,
    statuses: BTreeSet<String>,
}

impl<'a> Importer<'a> {
    /// Remembers what the answer of an error looks like.
    pub(super) fn error_shape(&mut self, response: &'a Node, status: &str) {
        self.errors.statuses.insert(status.to_owned());
        let content = response.get("content").into_iter().flat_map(Node::members);
        let mut json = content.filter(|entry| entry.key.contains("json") || entry.key == "*/*");
        if let Some(schema) = json.find_map(|entry| entry.value.get("schema")) {
            let target = self.source.target(schema);
            let known = self.errors.bodies.entry(std::ptr::from_ref(target));
            known.or_insert((target, 0)).1 += 1;
        }
    }

    /// Where most error bodies say what happened, and the kinds by status.
    pub(super) fn errors(&mut self) -> (Map, Map) {
        let mut bodies: Vec<(&Node, usize)> = self.errors.bodies.values().copied().collect();
        bodies.sort_by_key(|(node, count)| (std::cmp::Reverse(*count), node.span.clone()));
        let mut rules = Map::default();
        for (key, candidates) in [("code", CODES), ("message", MESSAGES)] {
            let mut paths: Vec<Out> = Vec::new();
            for (body, _) in bodies.iter().take(3) {
                let found = candidates
                    .iter()
                    .find(|path| self.is_text_at(body, path, key == "message"));
                if let Some(path) = found
                    && !paths.contains(&Out::from(*path))
                {
                    paths.push((*path).into());
                }
            }
            if !paths.is_empty() {
                rules.set(key, paths);
            }
        }
        let first = bodies.first().copied();
        if let Some((body, _)) = first {
            let id = REQUEST_IDS
                .iter()
                .find(|path| self.is_text_at(body, path, true));
            if let Some(id) = id {
                rules.set("request-id", Map::default().with("body", *id));
            }
            self.decide(
                body,
                "errors",
                "where an error's body says what happened is a guess: look at `x-sdk-errors`",
            );
        }
        let mut kinds = Map::default();
        for (status, name, description) in KINDS {
            if self.errors.statuses.contains(*status) {
                let status: i64 = status.parse().unwrap_or_default();
                let kind = Map::default()
                    .with("status", status)
                    .with("description", *description);
                kinds.set(name, kind);
            }
        }
        (rules, kinds)
    }

    /// Whether a path leads to a text, or to nothing that a code could not be.
    fn is_text_at(&self, body: &'a Node, path: &str, only_text: bool) -> bool {
        let mut node = body;
        for step in path.split('.') {
            let target = self.source.target(node);
            if step == "0" {
                let Written::List(Some(items)) = self.written(target, 16) else {
                    return false;
                };
                node = items;
                continue;
            }
            let mut flat = Flat::default();
            self.gather(target, &mut flat, true);
            let Some(member) = flat.members.iter().find(|member| member.name == step) else {
                return false;
            };
            node = member.node;
        }
        let target = self.source.target(node);
        let kinds = self.kinds(target);
        kinds == ["string"] || (!only_text && kinds == ["integer"] && path.contains("error"))
    }

    /// Marks operations as listings whose parameters and answers have the usual names.
    pub(super) fn guess_pages(&mut self) {
        let mut imported = std::mem::take(&mut self.imported);
        for one in &mut imported {
            if one.method == "get"
                && let Some(pages) = pages(&one.out, &self.components)
            {
                let review = "guessed from the names of parameters and members";
                one.out.set_for_review("x-sdk-pages", pages, review);
                let what = format!(
                    "`{}.{}` is a listing by the names of its parameters and members",
                    one.group, one.id
                );
                self.report
                    .add(super::Action::Decide, "pages", &one.place, what);
            }
        }
        self.imported = imported;
    }
}

fn pages(operation: &Map, components: &[Component]) -> Option<Map> {
    let Some(Out::Map(responses)) = operation.get("responses") else {
        return None;
    };
    let mut successes = responses.iter().filter(|(status, out)| {
        status.starts_with('2')
            || matches!(out, Out::Map(map) if map.get("x-sdk-outcome").is_some())
    });
    let (_, Out::Map(success)) = successes.next().filter(|_| successes.next().is_none())? else {
        return None;
    };
    let Some(Out::Map(content)) = success.get("content") else {
        return None;
    };
    let Some(Out::Map(media)) = content.get("application/json") else {
        return None;
    };
    let members = members(media.get("schema")?, components, 8);
    let is_list = |out: &Out| {
        resolved(out, components, 8).is_some_and(|map| map.text("type") == Some("array"))
    };
    let lists: Vec<&str> = members
        .iter()
        .filter(|(_, out)| is_list(out))
        .map(|(name, _)| *name)
        .collect();
    let items = match lists.as_slice() {
        [only] => only,
        several => {
            let mut usual = several.iter().filter(|name| ITEMS.contains(name));
            usual.next().filter(|_| usual.next().is_none())?
        }
    };
    let member = |names: &[&'static str], kind: &str| {
        names.iter().copied().find(|path| {
            let mut steps = path.split('.');
            let mut out = members
                .iter()
                .find(|(name, _)| Some(*name) == steps.next())
                .map(|(_, out)| *out);
            for step in steps {
                let inner = out
                    .map(|out| self::members(out, components, 8))
                    .unwrap_or_default();
                out = inner
                    .into_iter()
                    .find(|(name, _)| *name == step)
                    .map(|(_, out)| out);
            }
            out.and_then(|out| resolved(out, components, 8))
                .is_some_and(|map| map.text("type") == Some(kind) && is_plain(map))
        })
    };
    let Some(Out::List(parameters)) = operation.get("parameters") else {
        return None;
    };
    let parameter = |names: &[&'static str], kind: &str, may_be_required: bool| {
        let is_it = |map: &Map, wanted: &str| {
            let schema = map
                .get("schema")
                .and_then(|schema| resolved(schema, components, 8));
            map.text("name") == Some(wanted)
                && map.text("in") == Some("query")
                && (may_be_required || map.get("required").is_none())
                && schema
                    .is_some_and(|schema| schema.text("type") == Some(kind) && is_plain(schema))
        };
        names.iter().copied().find_map(|wanted| {
            let found = parameters.iter().find_map(|out| match out {
                Out::Map(map) if is_it(map, wanted) => Some(map),
                _ => None,
            });
            found.map(|map| (wanted, map))
        })
    };
    let limit = parameter(LIMITS, "integer", true);
    let total = member(TOTALS, "integer");
    let mut pages = Map::default();
    if let (Some((token, _)), Some(next)) =
        (parameter(TOKENS, "string", false), member(NEXT, "string"))
    {
        pages.set("style", "token");
        pages.set("items", *items);
        pages.set("next", next);
        pages.set("parameter", token);
    } else {
        let (limit, limit_map) = limit?;
        let default = limit_map
            .get("schema")
            .and_then(|schema| resolved(schema, components, 8)?.get("default"))
            .filter(|default| matches!(default, Out::Integer(number) if *number > 0));
        if total.is_none() && default.is_none() {
            return None;
        }
        if let Some((offset, _)) = parameter(OFFSETS, "integer", false) {
            pages.set("style", "offset");
            pages.set("items", *items);
            pages.set("offset", offset);
        } else if let Some((page, map)) = parameter(PAGES, "integer", false) {
            pages.set("style", "page");
            pages.set("items", *items);
            pages.set("page", page);
            let schema = map
                .get("schema")
                .and_then(|schema| resolved(schema, components, 8));
            if schema.and_then(|schema| schema.get("default")) == Some(&Out::Integer(0)) {
                pages.set("first", 0_i64);
            }
        } else {
            return None;
        }
        pages.set("limit", limit);
        if let (None, Some(default)) = (total, default) {
            pages.set("limit-default", default.clone());
        }
        if let Some(total) = total {
            pages.set("total", total);
        }
        return Some(pages);
    }
    if let Some((limit, _)) = limit {
        pages.set("limit", limit);
    }
    Some(pages)
}

/// Whether a schema has neither a format nor an enum that changes its type.
fn is_plain(map: &Map) -> bool {
    map.get("enum").is_none() && (map.text("type") != Some("string") || map.get("format").is_none())
}

/// A schema behind its name, and behind an allOf around one.
fn resolved<'m>(out: &'m Out, components: &'m [Component], left: usize) -> Option<&'m Map> {
    let left = left.checked_sub(1)?;
    match out {
        Out::Schema(name) => {
            let component = components
                .iter()
                .find(|component| component.name == *name)?;
            resolved(&component.out, components, left)
        }
        Out::Map(map) => match map.get("allOf") {
            Some(Out::List(parts)) if map.get("properties").is_none() && parts.len() == 1 => {
                resolved(parts.first()?, components, left)
            }
            _ => Some(map),
        },
        _ => None,
    }
}

/// The members of an object.
fn members<'m>(out: &'m Out, components: &'m [Component], left: usize) -> Vec<(&'m str, &'m Out)> {
    let (Some(left), Some(map)) = (left.checked_sub(1), resolved(out, components, left)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(Out::List(parts)) = map.get("allOf") {
        for part in parts {
            found.extend(members(part, components, left));
        }
    }
    if let Some(Out::Map(properties)) = map.get("properties") {
        found.extend(properties.iter());
    }
    found
}
