//! A document as it is written: an ordered tree, and its YAML.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::load::{Node, Value};

/// The value at one place of a written document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OutputNode {
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<OutputNode>),
    Map(Map),
    /// A `$ref` to a schema of the import; where that stands is known at the end.
    Schema(String),
    /// The same as plain text, in the mapping of a discriminator.
    SchemaPath(String),
}

/// With more members than these a map keeps an index of its keys.
const FEW: usize = 16;

/// Keys and values in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    members: Vec<Member>,
    /// Where the member of a key is, if there are more than a few.
    places: HashMap<String, usize>,
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Member {
    key: String,
    value: OutputNode,
    /// TextForm above the key as `# review: …`.
    review: Option<String>,
}

impl Map {
    /// Returns the map with one more member.
    pub(crate) fn with(mut self, key: &str, value: impl Into<OutputNode>) -> Self {
        self.set(key, value);
        self
    }

    fn place(&self, key: &str) -> Option<usize> {
        match self.places.is_empty() {
            true => self.members.iter().position(|member| member.key == key),
            false => self.places.get(key).copied(),
        }
    }

    /// Counts the places anew, from a member on.
    fn count_places(&mut self, first: usize) {
        if self.members.len() <= FEW {
            self.places.clear();
            return;
        }
        let first = if self.places.is_empty() { 0 } else { first };
        for (place, member) in self.members.iter().enumerate().skip(first) {
            self.places.insert(member.key.clone(), place);
        }
    }

    /// Sets a member, in the place of one of the same name.
    pub(crate) fn set(&mut self, key: &str, value: impl Into<OutputNode>) {
        let value = value.into();
        match self.get_mut(key) {
            Some(known) => *known = value,
            None => {
                self.members.push(Member {
                    key: key.to_owned(),
                    value,
                    review: None,
                });
                self.count_places(self.members.len() - 1);
            }
        }
    }

    /// Sets a member below a comment that asks for a look.
    pub(crate) fn set_for_review(&mut self, key: &str, value: impl Into<OutputNode>, review: &str) {
        self.set(key, value);
        let place = self.place(key);
        if let Some(member) = place.and_then(|place| self.members.get_mut(place)) {
            member.review = Some(review.to_owned());
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&OutputNode> {
        let member = self.members.get(self.place(key)?)?;
        Some(&member.value)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut OutputNode> {
        let place = self.place(key)?;
        let member = self.members.get_mut(place)?;
        Some(&mut member.value)
    }

    pub(crate) fn remove(&mut self, key: &str) {
        if let Some(place) = self.place(key) {
            self.members.remove(place);
            self.places.remove(key);
            self.count_places(place);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &OutputNode)> {
        self.members
            .iter()
            .map(|member| (member.key.as_str(), &member.value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut OutputNode)> {
        self.members
            .iter_mut()
            .map(|member| (member.key.as_str(), &mut member.value))
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut OutputNode> {
        self.members.iter_mut().map(|member| &mut member.value)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(OutputNode::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl From<Map> for OutputNode {
    fn from(map: Map) -> Self {
        OutputNode::Map(map)
    }
}

impl From<bool> for OutputNode {
    fn from(value: bool) -> Self {
        OutputNode::Bool(value)
    }
}

impl From<i64> for OutputNode {
    fn from(value: i64) -> Self {
        OutputNode::Integer(value)
    }
}

impl From<&str> for OutputNode {
    fn from(text: &str) -> Self {
        OutputNode::Text(text.to_owned())
    }
}

impl From<String> for OutputNode {
    fn from(text: String) -> Self {
        OutputNode::Text(text)
    }
}

impl From<Vec<OutputNode>> for OutputNode {
    fn from(items: Vec<OutputNode>) -> Self {
        OutputNode::List(items)
    }
}

impl OutputNode {
    /// Returns the value unchanged; `None` if it is null or an unsupported number.
    pub(crate) fn of(node: &Node) -> Option<OutputNode> {
        Some(match &node.value {
            Value::Null => return None,
            Value::Bool(value) => OutputNode::Bool(*value),
            Value::Integer(number) => OutputNode::Integer(*number),
            Value::Float(number) => {
                OutputNode::Float(Some(*number).filter(|number| number.is_finite())?)
            }
            Value::String(text) => OutputNode::Text(text.clone()),
            Value::Sequence(items) => {
                OutputNode::List(items.iter().filter_map(OutputNode::of).collect())
            }
            Value::Mapping(mapping) => {
                let mut map = Map::default();
                for entry in mapping {
                    if let Some(value) = OutputNode::of(&entry.value) {
                        map.set(&entry.key, value);
                    }
                }
                OutputNode::Map(map)
            }
        })
    }

    pub(crate) fn as_map_mut(&mut self) -> Option<&mut Map> {
        match self {
            OutputNode::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Calls `found` with the name of each schema that is referred to.
    pub(crate) fn schemas(&self, found: &mut dyn FnMut(&str)) {
        match self {
            OutputNode::Schema(name) | OutputNode::SchemaPath(name) => found(name),
            OutputNode::List(items) => items.iter().for_each(|item| item.schemas(found)),
            OutputNode::Map(map) => map.iter().for_each(|(_, value)| value.schemas(found)),
            _ => {}
        }
    }

    /// Puts `$ref`s for schemas: `place` gives what stands before `#` for a name.
    pub(crate) fn resolve(&mut self, place: &dyn Fn(&str) -> String) {
        match self {
            OutputNode::Schema(name) => {
                let target = format!("{}#/components/schemas/{name}", place(name));
                *self = OutputNode::Map(Map::default().with("$ref", target));
            }
            OutputNode::SchemaPath(name) => {
                *self = OutputNode::Text(format!("{}#/components/schemas/{name}", place(name)));
            }
            OutputNode::List(items) => items.iter_mut().for_each(|item| item.resolve(place)),
            OutputNode::Map(map) => map.values_mut().for_each(|value| value.resolve(place)),
            _ => {}
        }
    }
}

/// The widest line that a small mapping or list is written on.
const WIDEST: usize = 100;

/// Returns the YAML of a document.
pub(crate) fn yaml(document: &Map) -> String {
    let mut text = String::new();
    block_map(&mut text, document, 0);
    text
}

fn block_map(text: &mut String, map: &Map, indent: usize) {
    for (position, member) in map.members.iter().enumerate() {
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

/// Writes a value after its key, with the line's end.
fn value(text: &mut String, out: &OutputNode, indent: usize) {
    if let Some(flow) = flow(out, WIDEST.saturating_sub(indent)) {
        let _ = writeln!(text, " {flow}");
        return;
    }
    match out {
        OutputNode::Map(map) => {
            let _ = write!(text, "\n{}", " ".repeat(indent + 2));
            block_map(text, map, indent + 2);
        }
        OutputNode::List(items) => {
            text.push('\n');
            for item in items {
                let _ = write!(text, "{}-", " ".repeat(indent + 2));
                match item {
                    OutputNode::Map(map) if flow(item, WIDEST.saturating_sub(indent)).is_none() => {
                        text.push(' ');
                        block_map(text, map, indent + 4);
                    }
                    item => value(text, item, indent + 2),
                }
            }
        }
        OutputNode::Text(words) if is_block(words) => {
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
        OutputNode::Text(words) => {
            let _ = writeln!(text, " {}", scalar(words));
        }
        _ => text.push_str(" null\n"),
    }
}

/// Returns a value on one line; `None` if it needs more, or is too wide.
fn flow(out: &OutputNode, width: usize) -> Option<String> {
    let line = match out {
        OutputNode::Bool(value) => value.to_string(),
        OutputNode::Integer(number) => number.to_string(),
        OutputNode::Float(number) => format!("{number:?}"),
        OutputNode::Text(text) if text.contains('\n') => return None,
        OutputNode::Text(text) => return Some(scalar(text)),
        OutputNode::Schema(name) => format!("{{ $ref: {} }}", scalar(name)),
        OutputNode::SchemaPath(name) => scalar(name),
        OutputNode::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| flow(item, width)).collect();
            format!("[{}]", items?.join(", "))
        }
        OutputNode::Map(map) if map.is_empty() => "{}".to_owned(),
        OutputNode::Map(map) => {
            let mut members = Vec::new();
            for member in &map.members {
                let is_small = member.review.is_none() && member.key != "description";
                if !is_small || !matches!(member.key.as_str(), "$ref") && map.members.len() > 3 {
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

/// Returns whether text of several lines can be written as it is.
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

/// Returns text on one line, in quotes where YAML would read something else.
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

/// Returns whether YAML 1.2, or the 1.1 that many tools read, takes a word for something other than text.
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
                .map(|text| OutputNode::from(*text))
                .collect::<Vec<_>>(),
        );
        let deep = Map::default().with(
            "a",
            Map::default().with("b", vec![OutputNode::from(map.clone())]),
        );
        map.set(
            "deep",
            vec![
                OutputNode::from(deep),
                OutputNode::from(vec![OutputNode::from(1_i64), OutputNode::from(vec![])]),
            ],
        );
        map.set_for_review("looked", Map::default(), "a guess");
        map.set("number", OutputNode::Float(0.5));
        let text = yaml(&map);
        assert!(text.contains("# review: a guess\nlooked: {}\n"), "{text}");
        let mut diagnostics = Diagnostics::default();
        let node = parse("a.yaml".into(), &text, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics}{text}");
        assert_eq!(
            OutputNode::of(&node.unwrap()),
            Some(OutputNode::Map(unreviewed(map)))
        );
    }

    fn unreviewed(mut map: Map) -> Map {
        for member in &mut map.members {
            member.review = None;
        }
        map
    }
}
