//! YAML as a tree in which every node knows its place.
//!
//! What makes a document read differently from what it seems to say is refused: anchors and aliases, tags, merge keys,
//! duplicate keys and several documents in a file. A vendor's document may have anchors, merge keys and tags.

use std::collections::HashMap;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::{Diagnostics, Span};
use crate::rules;

pub use super::node::{Entry, Mapping, Node, Value};

/// How deep a document may nest; hand-written specs stay below 30.
pub(super) const MAXIMUM_DEPTH: usize = 100;

/// How many nodes the aliases of a vendor's document may repeat.
const MOST_REPEATED: usize = 1_000_000;

/// Reads one document.
///
/// Problems go to `diagnostics`; the tree is returned as far as it can be trusted, and `None` stands for a text that is
/// no YAML.
pub fn parse(file: Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    read(file, text, None, diagnostics)
}

/// Reads a vendor's document: the same, and aliases and merge keys stand for what they repeat.
pub fn parse_foreign(file: Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    read(file, text, Some(Anchors::default()), diagnostics)
}

fn read(
    file: Arc<str>,
    text: &str,
    anchors: Option<Anchors>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let start = Span::start_of(file.clone());
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            diagnostics.push(
                &start,
                rules::YAML_ENCODING,
                "the file begins with a byte order mark",
                "save it as UTF-8 without one",
            );
            rest
        }
        None => text,
    };
    if let Some(span) = control_character(&file, text) {
        diagnostics.push(
            &span,
            rules::YAML_ENCODING,
            "the file has a control character",
            "remove it, or write it as an escape in double quotes",
        );
        return None;
    }
    let mut builder = Builder {
        file,
        anchors,
        diagnostics,
        open: Vec::new(),
        root: None,
        documents: 0,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let place = builder.span(&span.start);
                if !builder.accept(event, place) {
                    return None;
                }
            }
            Err(error) => {
                builder.syntax(&error);
                return None;
            }
        }
    }
    if builder.root.is_none() {
        diagnostics.push(
            &start,
            rules::YAML_EMPTY,
            "the document is empty",
            "write an OpenAPI document, or remove the file from provider.toml",
        );
        return None;
    }
    builder.root
}

/// Returns the place of the first character that is not allowed in a text file.
fn control_character(file: &Arc<str>, text: &str) -> Option<Span> {
    let (mut line, mut column) = (1, 1);
    for character in text.chars() {
        match character {
            '\n' => (line, column) = (line + 1, 0),
            '\t' | '\r' => {}
            other if other.is_control() || other == '\u{feff}' => {
                return Some(Span {
                    file: file.clone(),
                    line,
                    column,
                });
            }
            _ => {}
        }
        column += 1;
    }
    None
}

/// A list or mapping whose end has not come yet.
enum Open {
    Sequence(Span, Vec<Node>, usize),
    Mapping(Span, Mapping, Option<Key>, usize),
}

/// The key whose value's members are members of the mapping itself.
const MERGE: &str = "<<";

/// The nodes of the anchors of a vendor's document, by the numbers that the parser gives them.
#[derive(Default)]
struct Anchors {
    nodes: HashMap<usize, Anchored>,
    repeated: usize,
}

/// A node that aliases repeat.
struct Anchored {
    node: Node,
    /// Number of its nodes.
    size: usize,
    /// How many lists and mappings stand inside one another in it, itself included.
    depth: usize,
}

/// A key that waits for its value.
enum Key {
    Word(String, Span),
    /// Has been reported, and swallows its value.
    Refused,
}

struct Builder<'a> {
    file: Arc<str>,
    /// There if anchors are read.
    anchors: Option<Anchors>,
    diagnostics: &'a mut Diagnostics,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

impl Builder<'_> {
    fn span(&self, marker: &saphyr_parser::Marker) -> Span {
        Span {
            file: self.file.clone(),
            line: u32::try_from(marker.line()).unwrap_or(u32::MAX).max(1),
            column: u32::try_from(marker.col())
                .unwrap_or(u32::MAX)
                .saturating_add(1),
        }
    }

    fn syntax(&mut self, error: &ScanError) {
        let span = self.span(error.marker());
        let how = if error.info().contains("tab") {
            "indent with spaces, never with tabs"
        } else {
            "check the indentation, quotes and brackets at this place and just above it"
        };
        self.diagnostics.push(
            &span,
            rules::YAML_SYNTAX,
            format!("this is not YAML: {}", error.info()),
            how,
        );
    }

    /// Takes one event; `false` when there is no point in reading on.
    fn accept(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.diagnostics.push(
                        &span,
                        rules::YAML_SEVERAL_DOCUMENTS,
                        "a second document begins in this file",
                        "put it into a file of its own and name that in provider.toml",
                    );
                    return false;
                }
            }
            Event::Alias(anchor) => match self.repeat(anchor) {
                Some((_, depth)) if self.open.len() + depth > MAXIMUM_DEPTH => {
                    return self.too_deep(&span);
                }
                Some((node, _)) => self.add(node),
                None => {
                    self.refuse_anchor(&span);
                    self.skip();
                }
            },
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(&span, anchor, tag.is_some());
                let value = match style {
                    ScalarStyle::Plain if tag.is_none() => plain(&text),
                    _ => Value::String(text.clone().into_owned()),
                };
                // A key is its text whatever it would mean as a value: status codes are numbers to YAML.
                if let Some(Open::Mapping(_, _, key @ None, _)) = self.open.last_mut() {
                    *key = Some(Key::Word(text.into_owned(), span));
                    self.check_key();
                } else {
                    let node = Node { span, value };
                    self.keep(anchor, &node);
                    self.add(node);
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(&span, anchor, tag.is_some());
                return self.push(Open::Sequence(span, Vec::new(), anchor));
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(&span, anchor, tag.is_some());
                return self.push(Open::Mapping(span, Mapping::default(), None, anchor));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (node, anchor) = match self.open.pop() {
                    Some(Open::Sequence(span, items, anchor)) => {
                        let value = Value::Sequence(items);
                        (Node { span, value }, anchor)
                    }
                    Some(Open::Mapping(span, mapping, _, anchor)) => {
                        let value = Value::Mapping(merged(mapping));
                        (Node { span, value }, anchor)
                    }
                    None => return true,
                };
                self.keep(anchor, &node);
                self.add(node);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        true
    }

    fn push(&mut self, open: Open) -> bool {
        if self.open.len() < MAXIMUM_DEPTH {
            self.open.push(open);
            return true;
        }
        let (Open::Sequence(span, _, _) | Open::Mapping(span, _, _, _)) = open;
        self.too_deep(&span)
    }

    /// Reports that the document nests too deeply, after which there is no point in reading on.
    fn too_deep(&mut self, span: &Span) -> bool {
        self.diagnostics.push(
            span,
            rules::YAML_TOO_DEEP,
            format!("the document nests deeper than {MAXIMUM_DEPTH} levels"),
            "move the inner part to components and refer to it with $ref",
        );
        false
    }

    /// Remembers what an anchor stands for, if anchors are read.
    fn keep(&mut self, anchor: usize, node: &Node) {
        if let Some(anchors) = &mut self.anchors
            && anchor != 0
        {
            let anchored = Anchored {
                node: node.clone(),
                size: node.size(),
                depth: node.depth(),
            };
            anchors.nodes.insert(anchor, anchored);
        }
    }

    /// Returns the node of an alias and its depth; `None` if anchors are not read, or if it would repeat too
    /// much.
    fn repeat(&mut self, anchor: usize) -> Option<(Node, usize)> {
        let anchors = self.anchors.as_mut()?;
        let found = anchors.nodes.get(&anchor)?;
        anchors.repeated += found.size;
        (anchors.repeated <= MOST_REPEATED).then(|| (found.node.clone(), found.depth))
    }

    fn refuse_anchor(&mut self, span: &Span) {
        self.diagnostics.push(
            span,
            rules::YAML_ANCHOR,
            "anchors and aliases are not supported",
            "put the shared part into components and refer to it with $ref",
        );
    }

    fn refuse_extras(&mut self, span: &Span, anchor: usize, tagged: bool) {
        if self.anchors.is_some() {
            return;
        }
        if anchor != 0 {
            self.refuse_anchor(span);
        }
        if tagged {
            self.diagnostics.push(
                span,
                rules::YAML_TAG,
                "YAML tags are not supported",
                "remove the tag; quote the value if it is a string",
            );
        }
    }

    fn check_key(&mut self) {
        let reads_merge_keys = self.anchors.is_some();
        let Some(Open::Mapping(_, mapping, waiting, _)) = self.open.last_mut() else {
            return;
        };
        let Some(Key::Word(text, span)) = waiting else {
            return;
        };
        let (text, span) = (text.as_str(), span.clone());
        let problem = if text == MERGE && reads_merge_keys {
            None
        } else if text == MERGE {
            Some((
                rules::YAML_MERGE_KEY,
                "the merge key `<<` is not supported".to_owned(),
                "use allOf with a $ref, or repeat the members".to_owned(),
            ))
        } else if text.is_empty() {
            Some((
                rules::YAML_KEY,
                "a key is empty".to_owned(),
                "name it, or remove the entry".to_owned(),
            ))
        } else {
            mapping.entry(text).map(|first| {
                (
                    rules::YAML_DUPLICATE_KEY,
                    format!("the key `{text}` is declared twice"),
                    format!(
                        "keep one of them; the first is on line {}",
                        first.key_span.line
                    ),
                )
            })
        };
        if let Some((rule, what, how)) = problem {
            *waiting = Some(Key::Refused);
            self.diagnostics.push(&span, rule, what, how);
        }
    }

    /// Leaves out a value, and the key that waits for it.
    fn skip(&mut self) {
        if let Some(Open::Mapping(_, _, waiting, _)) = self.open.last_mut()
            && waiting.take().is_none()
        {
            *waiting = Some(Key::Refused);
        }
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence(_, items, _)) => items.push(node),
            Some(Open::Mapping(_, mapping, waiting, _)) => match waiting.take() {
                Some(Key::Word(key, key_span)) => mapping.push(Entry {
                    key,
                    key_span,
                    value: node,
                }),
                Some(Key::Refused) => {}
                None => {
                    let what = format!("{} is not a key", node.kind_name());
                    *waiting = Some(Key::Refused);
                    self.diagnostics
                        .push(&node.span, rules::YAML_KEY, what, "write a plain word");
                }
            },
        }
    }
}

/// Returns the mapping with the members of its merge key, or of each of a list there, that it does not have itself.
///
/// Only a vendor's document comes here with such a key.
fn merged(mapping: Mapping) -> Mapping {
    let Some(from) = mapping.get(MERGE) else {
        return mapping;
    };
    let sources = match from.as_sequence() {
        [] => std::slice::from_ref(from),
        several => several,
    };
    let own = mapping.iter().filter(|entry| entry.key != MERGE);
    let mut whole: Mapping = own.cloned().collect();
    for entry in sources.iter().flat_map(Node::members) {
        if !whole.contains(&entry.key) {
            whole.push(entry.clone());
        }
    }
    whole
}

/// Returns the value of an unquoted scalar in the core schema.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => {
            return Value::Float(f64::INFINITY);
        }
        "-.inf" | "-.Inf" | "-.INF" => return Value::Float(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Value::Float(f64::NAN),
        _ => {}
    }
    let other_base = |prefix: &str, base| {
        let digits = text.strip_prefix(prefix)?;
        // `from_str_radix` takes a sign, the core schema has none here.
        digits
            .starts_with(|first: char| first.is_ascii_hexdigit())
            .then(|| i64::from_str_radix(digits, base).ok())?
    };
    if let Some(number) = other_base("0o", 8).or_else(|| other_base("0x", 16)) {
        return Value::Integer(number);
    }
    if let Ok(number) = text.parse::<i64>() {
        return Value::Integer(number);
    }
    // Rust reads `inf`, `nan` and `infinity` as numbers; to YAML they are words.
    let numeric = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
        && text.contains(|digit: char| digit.is_ascii_digit())
        && text
            .chars()
            .all(|character| character.is_ascii_digit() || "+-.eE".contains(character));
    match text.parse::<f64>() {
        Ok(number) if numeric => Value::Float(number),
        _ => Value::String(text.to_owned()),
    }
}
