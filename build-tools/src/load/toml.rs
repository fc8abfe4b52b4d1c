//! TOML as the same tree as YAML, so that one set of readers serves both.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::yaml::{Entry, Mapping, Node, Value};
use crate::diagnostic::{Diagnostics, Span};
use crate::rules;

/// How deep a file may nest; provider.toml needs three levels.
const MAXIMUM_DEPTH: usize = 20;

/// Reads a TOML file; keys keep the order of the file. `None` if it is no TOML.
pub(super) fn parse(file: Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let reader = TomlReader { file, text };
    for error in &errors {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        diagnostics.push(
            &reader.span(error.span().unwrap_or_default()),
            rules::PROVIDER_FILE,
            format!("this is not TOML: {message}"),
            "write `key = \"value\"` lines and `[servers.name]` tables as specs/README.md shows them",
        );
    }
    errors
        .is_empty()
        .then(|| reader.table(table.span(), table.get_ref(), 0))
}

struct TomlReader<'a> {
    file: Arc<str>,
    text: &'a str,
}

impl TomlReader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let before = self.text.get(..range.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        Span {
            file: self.file.clone(),
            line: count(before.matches('\n').count()),
            column: count(
                before
                    .get(line_start..)
                    .map_or(0, |rest| rest.chars().count()),
            ),
        }
    }

    fn table(&self, range: Range<usize>, table: &DeTable<'_>, depth: usize) -> Node {
        let mut members: Vec<(&Spanned<_>, &Spanned<DeValue<'_>>)> = table.iter().collect();
        members.sort_by_key(|(key, _)| key.span().start);
        let entries = members.into_iter().map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: self.span(key.span()),
            value: self.value(value, depth + 1),
        });
        Node {
            span: self.span(range),
            value: Value::Mapping(Mapping::from_iter(entries)),
        }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, depth: usize) -> Node {
        let read = match value.get_ref() {
            _ if depth > MAXIMUM_DEPTH => Value::Null,
            DeValue::Table(table) => return self.table(value.span(), table, depth),
            DeValue::Array(items) => Value::Sequence(
                items
                    .iter()
                    .map(|item| self.value(item, depth + 1))
                    .collect(),
            ),
            DeValue::Boolean(truth) => Value::Bool(*truth),
            DeValue::Integer(number) => match number.as_str().parse() {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::Null,
            },
            DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::String(text) => Value::String(text.to_string()),
            DeValue::Datetime(date) => Value::String(date.to_string()),
        };
        Node {
            span: self.span(value.span()),
            value: read,
        }
    }
}
