//! A tree of values in which every node knows its place.

use std::collections::HashMap;

use crate::diagnostic::Span;

/// With more entries than these a mapping keeps an index of its keys.
const FEW: usize = 16;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The place where the value begins.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The value of a node, by the core schema of YAML 1.2.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits 64 bits with a sign.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values.
    Mapping(Mapping),
}

/// Keys and values in the order of the document.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    entries: Vec<Entry>,
    /// The first entry of each key, where there are more than a few.
    index: HashMap<String, usize>,
}

/// One key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key; a number such as a status code is kept as its text.
    pub key: String,
    /// The place of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Mapping {
    /// Returns the entries in the order of the document.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Returns the entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match self.index.is_empty() {
            true => self.entries.iter().find(|entry| entry.key == key),
            false => self.entries.get(*self.index.get(key)?),
        }
    }

    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry behind the others.
    pub(crate) fn push(&mut self, entry: Entry) {
        if self.entries.len() == FEW {
            let known = self.entries.iter().enumerate();
            for (position, entry) in known {
                self.index.entry(entry.key.clone()).or_insert(position);
            }
        }
        if self.entries.len() >= FEW {
            let position = self.entries.len();
            self.index.entry(entry.key.clone()).or_insert(position);
        }
        self.entries.push(entry);
    }

    /// Returns whether the key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }
}

impl FromIterator<Entry> for Mapping {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut mapping = Mapping::default();
        for entry in entries {
            mapping.push(entry);
        }
        mapping
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Node {
    /// Returns a member of a mapping; `None` if this is not a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_mapping()?.get(key)
    }

    /// Returns a member with its key; `None` if this is not a mapping.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_mapping()?.entry(key)
    }

    /// Returns the node below a chain of keys.
    pub fn pointer(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    /// Returns the text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the whole number, if this is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self.value {
            Value::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the number, if this is one, whole or not.
    pub fn as_f64(&self) -> Option<f64> {
        match self.value {
            Value::Integer(number) => Some(number as f64),
            Value::Float(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the items of a list; none if this is not a list.
    pub fn as_sequence(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => &[],
        }
    }

    /// Returns the texts of a string or of a list of strings; none if there is no node.
    pub fn strings(node: Option<&Node>) -> Vec<String> {
        let Some(node) = node else {
            return Vec::new();
        };
        match node.as_str() {
            Some(one) => vec![one.to_owned()],
            None => node
                .as_sequence()
                .iter()
                .filter_map(Node::as_str)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Returns the mapping, if this is one.
    pub fn as_mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// Returns the entries of a mapping; none if this is not a mapping.
    pub fn members(&self) -> std::slice::Iter<'_, Entry> {
        match &self.value {
            Value::Mapping(mapping) => mapping.iter(),
            _ => [].iter(),
        }
    }

    /// Returns the kind of the node, in words for a message.
    pub fn kind_name(&self) -> &'static str {
        match self.value {
            Value::Null => "empty",
            Value::Bool(_) => "a boolean",
            Value::Integer(_) => "an integer",
            Value::Float(_) => "a number",
            Value::String(_) => "a string",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// Returns the key of a schema's alternatives, `oneOf` or `anyOf`: the members of both are tried in
    /// order.
    pub(crate) fn union_key(&self) -> Option<&'static str> {
        ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| self.get(key).is_some())
    }

    /// Returns whether a schema lists texts; a list of numbers is documentation.
    pub(crate) fn lists_texts(&self) -> bool {
        let kind = self.get("type").and_then(Node::as_str);
        self.get("enum").is_some() && kind != Some("integer")
    }

    /// Returns how many nodes there are, this one included.
    pub(super) fn size(&self) -> usize {
        let items = self.as_sequence().iter().map(Node::size);
        let members = self.members().map(|entry| entry.value.size());
        1 + items.chain(members).sum::<usize>()
    }

    /// Returns how many lists and mappings stand inside one another, this one included; a single value has
    /// none.
    pub(super) fn depth(&self) -> usize {
        let items = self.as_sequence().iter().map(Node::depth);
        let inner = items.chain(self.members().map(|entry| entry.value.depth()));
        match self.value {
            Value::Sequence(_) | Value::Mapping(_) => 1 + inner.max().unwrap_or_default(),
            _ => 0,
        }
    }

    /// Returns the same value as JSON; a number that JSON cannot write becomes `null`.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Integer(number) => (*number).into(),
            Value::Float(number) => (*number).into(),
            Value::String(text) => text.as_str().into(),
            Value::Sequence(items) => items.iter().map(Node::to_json).collect(),
            Value::Mapping(mapping) => mapping
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.to_json()))
                .collect(),
        }
    }
}
