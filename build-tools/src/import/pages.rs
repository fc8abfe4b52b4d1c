//! Pages, guessed from the names of parameters and members.

use std::collections::{HashMap, HashSet};

use super::output::{Map, OutputNode};
use super::{Action, Importer};

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

/// The schemas by name.
type Components<'m> = HashMap<&'m str, &'m OutputNode>;

impl Importer<'_> {
    /// Marks operations as listings whose parameters and answers have the usual names.
    pub(super) fn guess_pages(&mut self) {
        let mut imported = std::mem::take(&mut self.imported);
        let components = self.components.iter();
        let components: Components<'_> = components
            .map(|component| (component.name.as_str(), &component.out))
            .collect();
        for one in &mut imported {
            if one.method == "get"
                && let Some(pages) = pages(&one.out, &components)
            {
                let review = "guessed from the names of parameters and members";
                one.out.set_for_review("x-sdk-pages", pages, review);
                let what = format!(
                    "`{}.{}` is a listing by the names of its parameters and members",
                    one.group, one.id
                );
                self.report.add(Action::Decide, "pages", &one.place, what);
            }
        }
        self.imported = imported;
    }
}

fn pages(operation: &Map, components: &Components<'_>) -> Option<Map> {
    let Some(OutputNode::Map(responses)) = operation.get("responses") else {
        return None;
    };
    let mut successes = responses.iter().filter(|(status, out)| {
        status.starts_with('2')
            || matches!(out, OutputNode::Map(map) if map.get("x-sdk-outcome").is_some())
    });
    let (_, OutputNode::Map(success)) = successes.next().filter(|_| successes.next().is_none())?
    else {
        return None;
    };
    let Some(OutputNode::Map(content)) = success.get("content") else {
        return None;
    };
    let Some(OutputNode::Map(media)) = content.get("application/json") else {
        return None;
    };
    let members = members(media.get("schema")?, components);
    let is_list = |out: &OutputNode| {
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
            let first = steps.next();
            let mut out = members
                .iter()
                .find(|(name, _)| Some(*name) == first)
                .map(|(_, out)| *out);
            for step in steps {
                let inner = out
                    .map(|out| self::members(out, components))
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
    let Some(OutputNode::List(parameters)) = operation.get("parameters") else {
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
                OutputNode::Map(map) if is_it(map, wanted) => Some(map),
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
            .filter(|default| matches!(default, OutputNode::Integer(number) if *number > 0));
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
            if schema.and_then(|schema| schema.get("default")) == Some(&OutputNode::Integer(0)) {
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

/// Returns whether a schema has neither a format nor an enum that changes its type.
fn is_plain(map: &Map) -> bool {
    map.get("enum").is_none() && (map.text("type") != Some("string") || map.get("format").is_none())
}

/// Returns a schema behind its name, and behind an allOf around one.
fn resolved<'m>(out: &'m OutputNode, components: &Components<'m>, left: usize) -> Option<&'m Map> {
    let left = left.checked_sub(1)?;
    match out {
        OutputNode::Schema(name) => resolved(components.get(name.as_str())?, components, left),
        OutputNode::Map(map) => match map.get("allOf") {
            Some(OutputNode::List(parts))
                if map.get("properties").is_none() && parts.len() == 1 =>
            {
                resolved(parts.first()?, components, left)
            }
            _ => Some(map),
        },
        _ => None,
    }
}

/// Returns the members of an object.
fn members<'m>(out: &'m OutputNode, components: &Components<'m>) -> Vec<(&'m str, &'m OutputNode)> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    add_members(out, components, 8, &mut seen, &mut found);
    found
}

/// Adds the members of an object and of its parts, each part once.
fn add_members<'m>(
    out: &'m OutputNode,
    components: &Components<'m>,
    left: usize,
    seen: &mut HashSet<*const Map>,
    found: &mut Vec<(&'m str, &'m OutputNode)>,
) {
    let (Some(left), Some(map)) = (left.checked_sub(1), resolved(out, components, left)) else {
        return;
    };
    if !seen.insert(std::ptr::from_ref(map)) {
        return;
    }
    if let Some(OutputNode::List(parts)) = map.get("allOf") {
        for part in parts {
            add_members(part, components, left, seen, found);
        }
    }
    if let Some(OutputNode::Map(properties)) = map.get("properties") {
        found.extend(properties.iter());
    }
}
