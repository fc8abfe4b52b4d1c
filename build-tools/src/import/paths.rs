//! Paths: their templates, and what else vendors write into them.

use std::collections::{HashMap, HashSet};

use super::Importer;
use super::operation::Given;
use super::output::{Map, Out};
use super::parameter::PathName;
use crate::load::Node;

impl<'a> Importer<'a> {
    /// The path below which an operation is written, and its parameters.
    pub(super) fn path(
        &mut self,
        one: &Given<'a>,
        id: &str,
        known: &mut HashMap<String, (String, HashSet<String>)>,
    ) -> (String, Vec<PathName>) {
        let theirs = one.path.key.as_str();
        let (path, _) = theirs.split_once('#').unwrap_or((theirs, ""));
        let (path, _) = path.split_once('?').unwrap_or((path, ""));
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

    /// What stands behind a question mark in a path is always sent.
    pub(super) fn query_of_path(
        &mut self,
        path: &str,
        node: &'a Node,
        taken: &mut HashSet<String>,
        parameters: &mut Vec<Out>,
    ) {
        let path = path.split('#').next().unwrap_or_default();
        let Some((_, query)) = path.split_once('?') else {
            return;
        };
        for pair in query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.contains('{'))
        {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_known =
                |out: &Out| matches!(out, Out::Map(map) if map.text("name") == Some(name));
            if name.is_empty() || parameters.iter().any(is_known) {
                continue;
            }
            self.changed(
                node,
                "paths",
                format!("`{name}` in a path is a query parameter with one value"),
            );
            let schema = super::schema::text().with("enum", vec![Out::from(value)]);
            let mut map = Map::default()
                .with("name", name)
                .with("in", "query")
                .with("required", true)
                .with("schema", schema);
            self.argument(name, "query", taken, &mut map);
            parameters.push(map.into());
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
