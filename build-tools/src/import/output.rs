//! A document as it is written: an ordered tree, and its YAML.

use std::fmt::Write as _;

use crate::load::{Node, Value};

/// What is written at one place of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Out {
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Out>),
    Map(Map),
    /// A `$ref` to a schema of the import; where that stands is known at the end.
    Schema(String),
    /// The same as plain text, in the mapping of a discriminator.
    SchemaPath(String),
}

/// Keys and values in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map(Vec<Member>);

#[derive(Clone, Debug, PartialEq)]
struct Member {
    key: String,
    value: Out,
    /// Written above the key as `# review: …`.
    review: Option<String>,
}

impl Map {
    /// The map with one more member.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Out>) -> Self {
        self.set(key, value);
        self
    }

    /// Sets a member, in the place of one of the same name.
    pub(crate) fn set(&mut self, key: &str, value: impl Into<Out>) {
        let value = value.into();
        match self.0.iter_mut().find(|member| member.key == key) {
            Some(member) => member.value = value,
            None => self.0.push(Member {
                key: key.to_owned(),
                value,
                review: None,
            }),
        }
    }

    /// Sets a member below a comment that asks for a look.
    pub(crate) fn set_for_review(&mut self, key: &str, value: impl Into<Out>, review: &str) {
        self.set(key, value);
        if let Some(member) = self.0.iter_mut().find(|member| member.key == key) {
            member.review = Some(review.to_owned());
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Out> {
        let found = self.0.iter().find(|member| member.key == key);
        found.map(|member| &member.value)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Out> {
        let found = self.0.iter_mut().find(|member| member.key == key);
        found.map(|member| &mut member.value)
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.0.retain(|member| member.key != key);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Out)> {
        self.0
            .iter()
            .map(|member| (member.key.as_str(), &member.value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Out)> {
        self.0
            .iter_mut()
            .map(|member| (member.key.as_str(), &mut member.value))
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Out> {
        self.0.iter_mut().map(|member| &mut member.value)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Out::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl From<Map> for Out {
    fn from(map: Map) -> Self {
        Out::Map(map)
    }
}

impl From<bool> for Out {
    fn from(value: bool) -> Self {
        Out::Bool(value)
    }
}

impl From<i64> for Out {
    fn from(value: i64) -> Self {
        Out::Integer(value)
    }
}

impl From<&str> for Out {
    fn from(text: &str) -> Self {
        Out::Text(text.to_owned())
    }
}

impl From<String> for Out {
    fn from(text: String) -> Self {
        Out::Text(text)
    }
}

impl From<Vec<Out>> for Out {
    fn from(items: Vec<Out>) -> Self {
        Out::List(items)
    }
}

impl Out {
    /// A value as it stood; `None` if it is null or no number of ours.
    pub(crate) fn of(node: &Node) -> Option<Out> {
        Some(match &node.value {
            Value::Null => return None,
            Value::Bool(value) => Out::Bool(*value),
            Value::Integer(number) => Out::Integer(*number),
            Value::Float(number) => Out::Float(Some(*number).filter(|number| number.is_finite())?),
            Value::String(text) => Out::Text(text.clone()),
            Value::Sequence(items) => Out::List(items.iter().filter_map(Out::of).collect()),
            Value::Mapping(mapping) => {
                let mut map = Map::default();
                for entry in mapping {
                    if let Some(value) = Out::of(&entry.value) {
                        map.set(&entry.key, value);
                    }
                }
                Out::Map(map)
            }
        })
    }

    pub(crate) fn as_map_mut(&mut self) -> Option<&mut Map> {
        match self {
            Out::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Calls `found` with the name of each schema that is referred to.
    pub(crate) fn schemas(&self, found: &mut dyn FnMut(&str)) {
        match self {
            Out::Schema(name) | Out::SchemaPath(name) => found(name),
            Out::List(items) => items.iter().for_each(|item| item.schemas(found)),
            Out::Map(map) => map.iter().for_each(|(_, value)| value.schemas(found)),
            _ => {}
        }
    }

    /// Puts `$ref`s for schemas: `place` gives what stands before `#` for a name.
    pub(crate) fn resolve(&mut self, place: &dyn Fn(&str) -> String) {
        match self {
            Out::Schema(name) => {
                let target = format!("{}#/components/schemas/{name}", place(name));
                *self = Out::Map(Map::default().with("$ref", target));
            }
            Out::SchemaPath(name) => {
                *self = Out::Text(format!("{}#/components/schemas/{name}", place(name)));
            }
            Out::List(items) => items.iter_mut().for_each(|item| item.resolve(place)),
            Out::Map(map) => map.values_mut().for_each(|value| value.resolve(place)),
            _ => {}
        }
    }
}

/// The widest line that a small mapping or list is written on.
const WIDEST: usize = 100;

/// The YAML of a document.
pub(crate) fn yaml(document: &Map) -> String {
    let mut text = String::new();
    block_map(&mut text, document, 0);
    text
}

fn block_map(text: &mut String, map: &Map, indent: usize) {
    for (position, member) in map.0.iter().enumerate() {
        // The caller has written the indentation of the first line.
        if position > 0 || indent == 0 {
            text.push_str(&" ".repeat(indent));
        }
        if let Some(review) = &member.review {
            let _ = write!(text, "# review: {review}\n{}", " ".repeat(indent));
        }
        text.push_str(&scalar(&member.key));
        text.push(':');
        value(text, &member.value, indent);
    }
}

/// A value behind a key, with the line's end.
fn value(text: &mut String, out: &Out, indent: usize) {
    if let Some(flow) = flow(out, WIDEST.saturating_sub(indent)) {
        let _ = writeln!(text, " {flow}");
        return;
    }
    match out {
        Out::Map(map) => {
            let _ = write!(text, "\n{}", " ".repeat(indent + 2));
            block_map(text, map, indent + 2);
        }
        Out::List(items) => {
            text.push('\n');
            for item in items {
                let _ = write!(text, "{}-", " ".repeat(indent + 2));
                match item {
                    Out::Map(map) if flow(item, WIDEST.saturating_sub(indent)).is_none() => {
                        text.push(' ');
                        block_map(text, map, indent + 4);
                    }
                    item => value(text, item, indent + 2),
                }
            }
        }
        Out::Text(words) if is_block(words) => {
            text.push_str(" |-\n");
            for line in words.lines() {
                match line.is_empty() {
                    true => text.push('\n'),
                    false => {
                        let _ = writeln!(text, "{}{line}", " ".repeat(indent + 2));
                    }
                }
            }
        }
        Out::Text(words) => {
            let _ = writeln!(text, " {}", scalar(words));
        }
        _ => text.push_str(" null\n"),
    }
}

/// A value on one line; `None` if it needs more, or is too wide.
fn flow(out: &Out, width: usize) -> Option<String> {
    let line = match out {
        Out::Bool(value) => value.to_string(),
        Out::Integer(number) => number.to_string(),
        Out::Float(number) => format!("{number:?}"),
        Out::Text(text) if text.contains('\n') => return None,
        Out::Text(text) => return Some(scalar(text)),
        Out::Schema(name) => format!("{{ $ref: {} }}", scalar(name)),
        Out::SchemaPath(name) => scalar(name),
        Out::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| flow(item, width)).collect();
            format!("[{}]", items?.join(", "))
        }
        Out::Map(map) if map.is_empty() => "{}".to_owned(),
        Out::Map(map) => {
            let mut members = Vec::new();
            for member in &map.0 {
                let is_small = member.review.is_none() && member.key != "description";
                if !is_small || !matches!(member.key.as_str(), "$ref") && map.0.len() > 3 {
                    return None;
                }
                let value = flow(&member.value, width)?;
                members.push(format!("{}: {value}", scalar(&member.key)));
            }
            format!("{{ {} }}", members.join(", "))
        }
    };
    (line.chars().count() <= width && !line.contains('\n')).then_some(line)
}

/// Whether text of several lines can be written as it is.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with([' ', '\n', '\t'])
        && !text.chars().any(|letter| {
            (letter.is_control() && letter != '\n')
                || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        })
        && !text
            .lines()
            .any(|line| !line.is_empty() && line.trim().is_empty())
}

/// Text on one line, in quotes where YAML would read something else.
pub(crate) fn scalar(text: &str) -> String {
    let is_plain = text
        .starts_with(|first: char| first.is_ascii_alphabetic() || "$/_".contains(first))
        && !text.ends_with(' ')
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || " $/_-.+()<>='".contains(letter))
        && !is_word_of_yaml(text);
    if is_plain {
        return text.to_owned();
    }
    let is_printable = |letter: char| {
        !letter.is_control() && !matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    if text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if is_printable(letter) => quoted.push(letter),
            letter => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Words that stand for something other than text, in YAML 1.2 or in the 1.1 that many tools read.
fn is_word_of_yaml(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::load::yaml::parse;

    #[test]
    fn what_is_written_is_read_back() {
        let texts = [
            "plain words",
            "",
            " led",
            "trailing ",
            "null",
            "yes",
            "12",
            "1e3",
            "- a",
            "a: b",
            "a #b",
            "it's",
            "\"",
            "\\",
            "two\nlines",
            "two\n\n  indented",
            "end\n",
            "tab\t",
            "\u{1}",
            "\u{2028}",
            "{x}",
            "[x]",
            "&a",
            "*a",
            "!t",
            "%d",
            "@a",
            "`a",
            "|",
            ">",
            "é",
            "a\r\nb",
            "~",
            "2020-01-01",
            "\n",
            "a\n \nb",
            "\u{feff}x",
            "x'y",
            "<b>",
            "'",
            "$ref",
            "/a/{b}",
        ];
        let mut map = Map::default();
        for (position, text) in texts.iter().enumerate() {
            map.set(&format!("k{position}"), *text);
            map.set(&format!("{text}x"), *text);
        }
        map.set(
            "list",
            texts
                .iter()
                .map(|text| Out::from(*text))
                .collect::<Vec<_>>(),
        );
        let deep = Map::default().with("a", Map::default().with("b", vec![Out::from(map.clone())]));
        map.set(
            "deep",
            vec![
                Out::from(deep),
                Out::from(vec![Out::from(1_i64), Out::from(vec![])]),
            ],
        );
        map.set_for_review("looked", Map::default(), "a guess");
        map.set("number", Out::Float(0.5));
        let text = yaml(&map);
        assert!(text.contains("# review: a guess\nlooked: {}\n"), "{text}");
        let mut diagnostics = Diagnostics::default();
        let node = parse("a.yaml".into(), &text, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics}{text}");
        assert_eq!(Out::of(&node.unwrap()), Some(Out::Map(unreviewed(map))));
    }

    fn unreviewed(mut map: Map) -> Map {
        for member in &mut map.0 {
            member.review = None;
        }
        map
    }
}
