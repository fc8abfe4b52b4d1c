//! Paths: their templates, and what else vendors write into them.

use std::collections::{HashMap, HashSet};

use super::Importer;
use super::operation::VendorOperation;
use super::output::{Map, OutputNode};
use super::parameter::PathName;
use crate::load::Node;

impl<'a> Importer<'a> {
    /// Returns the path below which an operation is written, and its parameters.
    pub(super) fn path(
        &mut self,
        one: &VendorOperation<'a>,
        id: &str,
        known: &mut HashMap<String, (String, HashSet<String>)>,
    ) -> (String, Vec<PathName>) {
        let theirs = one.path.key.as_str();
        let path = Template::of(theirs).path;
        let mut ours = String::new();
        let mut template = String::new();
        let mut names: Vec<PathName> = Vec::new();
        let mut rest = path.trim_start_matches('/');
        ours.push('/');
        template.push('/');
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            push_literal(literal, &mut ours);
            push_literal(literal, &mut template);
            let keeps_slashes = name.starts_with('+') || name.ends_with('*');
            let bare = name.trim_matches(['+', '*']);
            let mut name = PathName {
                theirs: bare.to_owned(),
                ours: bare.replace(['{', '/', '}'], ""),
                keeps_slashes,
            };
            while name.ours.is_empty() || names.iter().any(|known| known.ours == name.ours) {
                name.ours.push_str("_2");
            }
            template.push_str("{}");
            ours.push_str(&format!("{{{}}}", name.ours));
            names.push(name);
            rest = after;
        }
        push_literal(rest, &mut ours);
        push_literal(rest, &mut template);
        let key = format!("{} {template}", one.group);
        let (first, methods) = known
            .entry(key)
            .or_insert_with(|| (ours.clone(), HashSet::new()));
        for (name, written) in names.iter_mut().zip(first.split('{').skip(1)) {
            name.ours = written.split('}').next().unwrap_or_default().to_owned();
        }
        let mut path = first.clone();
        if !methods.insert(one.method.to_owned()) {
            path = format!("{path}#{id}");
        }
        if path != theirs {
            self.changed(&one.entry.value, "paths", format!("`{theirs}` is `{path}`"));
        }
        (path, names)
    }

    /// Turns the query in a path into parameters that are always sent.
    pub(super) fn query_of_path(
        &mut self,
        path: &str,
        node: &'a Node,
        taken: &mut HashSet<String>,
        parameters: &mut Vec<OutputNode>,
    ) {
        for (name, value) in Template::of(path).query {
            let is_known = |out: &OutputNode| matches!(out, OutputNode::Map(map) if map.text("name") == Some(&name) && map.text("in") == Some("query"));
            if name.is_empty() || parameters.iter().any(is_known) {
                continue;
            }
            let mut map = Map::default()
                .with("name", name.as_str())
                .with("in", "query");
            let mut schema = super::schema::text();
            match value {
                Some(value) => {
                    let what = format!("`{name}` in a path is a query parameter with one value");
                    self.changed(node, "paths", what);
                    map.set("required", true);
                    schema.set("enum", vec![OutputNode::from(value)]);
                }
                None => {
                    let what =
                        format!("`{name}` in a path is a query parameter that was not declared");
                    self.changed(node, "paths", what);
                }
            }
            map.set("schema", schema);
            self.argument(&name, "query", taken, &mut map);
            parameters.push(map.into());
        }
    }
}

/// A vendor's path in its parts.
pub(super) struct Template {
    /// The part in front of the query.
    pub(super) path: String,
    /// The parameters in the query: names, and the values of those that have a fixed one.
    query: Vec<(String, Option<String>)>,
}

impl Template {
    /// Takes a path with a query (`/a?kind=b&q={q}`) or with names of one (`/a{?q,limit}`) apart.
    pub(super) fn of(path: &str) -> Template {
        let mut rest = path.split('#').next().unwrap_or_default();
        let mut bare = String::new();
        let mut query = Vec::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, after) = after.split_once('}').unwrap_or((after, ""));
            bare.push_str(before);
            match inner.strip_prefix(['?', '&']) {
                Some(names) => {
                    let names = names.split(',').map(|name| name.trim_matches(['*', ' ']));
                    query.extend(names.map(|name| (name.to_owned(), None)));
                }
                None => bare.push_str(&format!("{{{inner}}}")),
            }
            rest = after;
        }
        bare.push_str(rest);
        let Some((path, fixed)) = bare.split_once('?') else {
            return Template { path: bare, query };
        };
        for (name, value) in url::form_urlencoded::parse(fixed.as_bytes()) {
            let value = Some(value.into_owned()).filter(|value| !value.contains('{'));
            query.push((name.into_owned(), value));
        }
        Template {
            path: path.to_owned(),
            query,
        }
    }
}

/// Adds a piece of a path, with one slash between segments and with signs that a URL has.
fn push_literal(literal: &str, path: &mut String) {
    for letter in literal.chars() {
        match letter {
            '/' if path.ends_with('/') => {}
            '}' => {}
            letter if letter.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@%".contains(letter) => {
                path.push(letter);
            }
            letter => {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    path.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
}
