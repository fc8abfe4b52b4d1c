//! `x-sdk-pages`: where the items are, and how the next page is asked for.

use super::Linter;
use super::operation::{Operation, span_of};
use super::shape::Shape;
use crate::diagnostic::{closest, one_of};
use crate::load::{At, Node};
use crate::names;
use crate::rules;

/// The styles, with the keys that each needs and those that it may have.
const STYLES: &[(&str, &[&str], &[&str])] = &[
    (
        "offset",
        &["offset", "limit"],
        &[
            "total",
            "limit-default",
            "applied-limit",
            "page-size",
            "most",
        ],
    ),
    (
        "page",
        &["page", "limit"],
        &[
            "first",
            "total",
            "limit-default",
            "applied-limit",
            "page-size",
            "most",
        ],
    ),
    (
        "token",
        &["next", "parameter"],
        &["total", "limit", "page-size", "most"],
    ),
    (
        "cursor",
        &["next", "query", "parameter"],
        &["total", "limit", "page-size", "most"],
    ),
];

impl<'a> Linter<'a, '_> {
    pub(super) fn pages(&mut self, operation: &Operation<'a>, pages: At<'a>) {
        if !self.mapping(pages.node, "x-sdk-pages") {
            return;
        }
        let Some((style, needed, optional)) = self.page_style(pages) else {
            return;
        };
        let allowed = [&["style", "items", "missing", "single"], needed, optional].concat();
        self.keys(
            pages.node,
            &allowed,
            &format!("x-sdk-pages of style {style}"),
        );
        let needed = [&["items"], needed].concat();
        self.needs(
            pages.node,
            &pages.node.span,
            &needed,
            &format!("x-sdk-pages of style {style}"),
        );
        for key in ["offset", "page", "limit"] {
            if allowed.contains(&key) {
                self.page_parameter(operation, pages, key, true);
            }
        }
        if needed.contains(&"parameter") {
            self.page_parameter(operation, pages, "parameter", false);
        }
        if needed.contains(&"query") {
            self.text(pages.node, "query");
        }
        self.page_number(pages, "first", 0);
        let all = pages.text("limit-default") == Some("all");
        if !all {
            self.page_number(pages, "limit-default", 1);
        } else if style != "page" {
            self.report(
                span_of(pages.node, "limit-default"),
                rules::SDK_PAGES,
                format!("pages of style {style} cannot have `limit-default: all`"),
                "write a number, or remove it",
            );
        }
        self.page_sizes(operation, pages);
        self.truth(pages.node, "single");
        self.page_paths(operation, pages);
    }

    /// Checks the page sizes.
    fn page_sizes(&mut self, operation: &Operation<'a>, pages: At<'a>) {
        self.page_number(pages, "page-size", 1);
        self.page_number(pages, "most", 1);
        for key in ["page-size", "most"] {
            if pages.node.get(key).is_some() && pages.node.get("limit").is_none() {
                self.report(
                    span_of(pages.node, key),
                    rules::SDK_PAGES,
                    format!("`{key}` has no effect without `limit`"),
                    "add `limit`, the query parameter that sets the size of a page",
                );
            }
        }
        let size = |key: &str| pages.node.get(key).and_then(Node::as_i64);
        if let Some(most) = size("most")
            && size("page-size").is_some_and(|size| size > most)
        {
            self.report(
                span_of(pages.node, "page-size"),
                rules::SDK_PAGES,
                "`page-size` is larger than `most`",
                format!("write at most {most}"),
            );
        }
        if pages.node.get("page-size").is_none() {
            return;
        }
        if pages.node.get("limit-default").is_some() {
            self.report(
                span_of(pages.node, "limit-default"),
                rules::SDK_PAGES,
                "the server's default page size has no effect beside `page-size`, which is always sent",
                "remove one of the two",
            );
        }
        let required = |name: &str| {
            let parameters = self.parameters(operation);
            let limit = parameters.iter().find(|known| known.name() == name);
            limit.is_some_and(|limit| limit.at.flag("required"))
        };
        if pages.text("limit").is_some_and(required) {
            self.report(
                span_of(pages.node, "page-size"),
                rules::SDK_PAGES,
                "the caller always sets the size, since the parameter is required",
                "make the parameter optional, or remove `page-size`",
            );
        }
    }

    fn page_style(
        &mut self,
        pages: At<'a>,
    ) -> Option<(
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    )> {
        let names = STYLES.iter().map(|(name, _, _)| *name);
        if !self.needs(pages.node, &pages.node.span, &["style"], "x-sdk-pages") {
            return None;
        }
        let style = self.text(pages.node, "style")?;
        let found = STYLES.iter().find(|(name, _, _)| *name == style).copied();
        if found.is_none() {
            self.report(
                span_of(pages.node, "style"),
                rules::SDK_PAGES,
                format!("unknown style `{style}`"),
                match closest(style, names.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("write {}", one_of(names)),
                },
            );
        }
        found
    }

    fn page_parameter(
        &mut self,
        operation: &Operation<'a>,
        pages: At<'a>,
        key: &str,
        number: bool,
    ) {
        let Some(name) = self.text(pages.node, key) else {
            return;
        };
        let span = span_of(pages.node, key);
        let parameters = self.parameters(operation);
        let queries = || {
            parameters
                .iter()
                .filter(|parameter| parameter.place() == "query")
        };
        let Some(parameter) = queries().find(|parameter| parameter.name() == name) else {
            let how = match closest(name, queries().map(|parameter| parameter.name())) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "declare it under `parameters`".to_owned(),
            };
            self.report(
                span,
                rules::SDK_PAGES,
                format!("the operation has no query parameter `{name}`"),
                how,
            );
            return;
        };
        let shape = match parameter.at.get("schema") {
            Some(schema) => self.shape(schema),
            None => Shape::Broken,
        };
        let fits = match shape {
            Shape::Broken => true,
            Shape::Integer => number,
            shape => !number && shape.is_plain_text(),
        };
        if !fits {
            self.report(
                span,
                rules::SDK_PAGES,
                format!("the parameter `{name}` is {}", shape.name()),
                if number {
                    "make it an integer"
                } else {
                    "make it a string without a format"
                },
            );
        }
        if key != "limit" && parameter.at.flag("required") {
            self.report(
                span,
                rules::SDK_PAGES,
                format!("the parameter `{name}` is required"),
                "make it optional; the first page is requested without it",
            );
        }
    }

    fn page_number(&mut self, pages: At<'a>, key: &str, least: i64) {
        let Some(node) = pages.node.get(key) else {
            return;
        };
        if node.as_i64().is_none_or(|number| number < least) {
            self.report(
                &node.span,
                rules::SDK_PAGES,
                format!("`{key}` is not an integer of {least} or more"),
                format!("write one, such as `{key}: {}`", least.max(1)),
            );
        }
    }

    fn page_paths(&mut self, operation: &Operation<'a>, pages: At<'a>) {
        let successes = self.successes(operation);
        let body = match successes.as_slice() {
            [only] => self.json_body(*only),
            _ => None,
        };
        let Some(body) = body else {
            self.report(
                &pages.node.span,
                rules::SDK_PAGES,
                "the operation does not have exactly one success response with a JSON body",
                "remove x-sdk-pages, or describe the page as the one success response",
            );
            return;
        };
        self.page_items(body, pages);
        let is_number = |shape| matches!(shape, Shape::Integer | Shape::Broken);
        self.page_member(body, pages, "total", is_number, "an integer");
        self.page_member(body, pages, "applied-limit", is_number, "an integer");
        self.page_next(body, pages);
        self.page_missing(body, pages);
    }

    /// Checks when a page may come without its lists: `empty`, or a member and its value then.
    fn page_missing(&mut self, body: At<'a>, pages: At<'a>) {
        let Some(missing) = pages.node.get("missing") else {
            return;
        };
        if missing.as_str() == Some("empty") {
            return;
        }
        let mut members = missing.members();
        let (Some(entry), None) = (members.next(), members.next()) else {
            self.report(
                &missing.span,
                rules::SDK_PAGES,
                "`missing` is neither `empty` nor one member with its value",
                "write `empty`, or a mapping such as `{ type: file }`",
            );
            return;
        };
        let Some(at) = self.walk(body, &entry.key, &entry.key_span, rules::SDK_PAGES) else {
            return;
        };
        let Some(value) = entry.value.as_str() else {
            self.wrong(
                &entry.value,
                &format!("the value of `{}`", entry.key),
                "a string",
            );
            return;
        };
        let shape = self.shape(at);
        let fits = match shape {
            Shape::Enumeration(values) => values
                .items("enum")
                .any(|known| known.node.as_str() == Some(value)),
            shape => shape.is_plain_text(),
        };
        if !fits {
            self.report(
                &entry.value.span,
                rules::SDK_PAGES,
                format!(
                    "`{}` is {} and cannot be `{value}`",
                    entry.key,
                    shape.name()
                ),
                "name a member that is a string without a format, or an enum with that value",
            );
        }
    }

    fn page_next(&mut self, body: At<'a>, pages: At<'a>) {
        let Some(path) = self.text(pages.node, "next") else {
            return;
        };
        let span = span_of(pages.node, "next");
        let Some(at) = self.walk_link(body, path, span, rules::SDK_PAGES) else {
            return;
        };
        let shape = self.shape(at);
        if !shape.is_plain_text() {
            self.report(
                span,
                rules::SDK_PAGES,
                format!("`{path}` is {}", shape.name()),
                "name a member that is a string without a format",
            );
        }
    }

    fn page_items(&mut self, body: At<'a>, pages: At<'a>) {
        let paths = self.texts(pages.node, "items");
        if paths.is_empty()
            && pages
                .node
                .get("items")
                .is_some_and(|items| items.kind_name() == "a list")
        {
            self.report(
                span_of(pages.node, "items"),
                rules::SDK_PAGES,
                "`items` names no list",
                "write the path of the list in the body",
            );
        }
        let mut variants: Vec<String> = Vec::new();
        for (path, span) in paths {
            let Some(at) = self.walk(body, path, span, rules::SDK_PAGES) else {
                continue;
            };
            let shape = self.shape(at);
            if !matches!(shape, Shape::List(_) | Shape::Broken) {
                self.report(
                    span,
                    rules::SDK_PAGES,
                    format!("`{path}` is {}, not a list", shape.name()),
                    "name the member that holds the page's items",
                );
            }
            let variant = names::camel(path.rsplit('.').next().unwrap_or_default());
            if variants.contains(&variant) {
                self.report(
                    span,
                    rules::SDK_PAGES,
                    format!("two lists would become the variant `{variant}`"),
                    "name each list once; lists of the same name cannot be on one page",
                );
            }
            variants.push(variant);
        }
    }

    fn page_member(
        &mut self,
        body: At<'a>,
        pages: At<'a>,
        key: &str,
        fits: impl Fn(Shape<'a>) -> bool,
        wanted: &str,
    ) {
        let Some(path) = self.text(pages.node, key) else {
            return;
        };
        let span = span_of(pages.node, key);
        let Some(at) = self.walk(body, path, span, rules::SDK_PAGES) else {
            return;
        };
        let shape = self.shape(at);
        if !fits(shape) {
            self.report(
                span,
                rules::SDK_PAGES,
                format!("`{path}` is {}", shape.name()),
                format!("name a member that is {wanted}"),
            );
        }
    }
}
