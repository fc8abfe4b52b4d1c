//! The vendor's document: reading it, and following its `$ref`s.

use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Node, Value, json, yaml};
use crate::rules;

use super::report::{Action, Report};

/// How many `$ref`s are followed one behind the other.
const LONGEST: usize = 32;

/// Deeper than any key of a document is indented.
const MOST_INDENTED: usize = 200;

/// A vendor's document in OpenAPI 3.0 or 3.1.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) root: Node,
}

/// What a node is after its `$ref`s have been followed.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) node: &'a Node,
    /// The last pointer on the way; `None` if the node is no `$ref`.
    pub(super) pointer: Option<String>,
}

impl Source {
    /// Reads JSON or YAML.
    ///
    /// # Errors
    ///
    /// When it is neither, or no OpenAPI 3.
    pub(super) fn read(
        file: &str,
        bytes: &[u8],
        report: &mut Report,
    ) -> Result<Source, Diagnostics> {
        let mut problems = Diagnostics::default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            problems.push(
                &Span::start_of(file),
                rules::YAML_ENCODING,
                "the file is not UTF-8",
                "save it as UTF-8",
            );
            return Err(problems);
        };
        let text = text.trim_start_matches('\u{feff}');
        let root = match text.trim_start().starts_with(['{', '[']) {
            true => json::parse(file.into(), text, &mut problems),
            false => {
                let is_odd = |letter: char| letter.is_control() && !"\n\r\t".contains(letter);
                let text = text.replace(|letter| is_odd(letter) || letter == '\u{feff}', " ");
                let mut strict = Diagnostics::default();
                match yaml::parse_foreign(file.into(), &text, &mut strict) {
                    Some(root) => {
                        problems = strict;
                        Some(root)
                    }
                    // Many readers take a closing bracket that stands no deeper than the key before it.
                    None => match yaml::parse_foreign(
                        file.into(),
                        &with_brackets_indented(&text),
                        &mut problems,
                    ) {
                        Some(root) => Some(root),
                        None => return Err(strict),
                    },
                }
            }
        };
        let Some(root) = root else {
            return Err(problems);
        };
        check_version(&root)?;
        for problem in problems.sorted() {
            report.add(Action::Dropped, "YAML", &problem.span, problem.what.clone());
        }
        Ok(Source { root })
    }

    /// Follows `$ref`s; gives the node itself when there is none.
    ///
    /// # Errors
    ///
    /// What is wrong with the `$ref`, in words.
    pub(super) fn follow<'a>(&'a self, node: &'a Node) -> Result<Found<'a>, String> {
        let mut found = Found {
            node,
            pointer: None,
        };
        for _ in 0..LONGEST {
            let Some(reference) = found.node.get("$ref") else {
                return Ok(found);
            };
            let Some(reference) = reference.as_str() else {
                return Err("a $ref is no text".to_owned());
            };
            found = match self.pointer(reference) {
                Some(node) => Found {
                    node,
                    pointer: Some(reference.to_owned()),
                },
                None if reference.starts_with('#') => {
                    return Err(format!("`{reference}` leads nowhere"));
                }
                None => return Err(format!("`{reference}` is in another file")),
            };
        }
        Err("following the $ref never ends".to_owned())
    }

    /// The node, with its `$ref`s followed as far as they lead.
    pub(super) fn target<'a>(&'a self, node: &'a Node) -> &'a Node {
        self.follow(node).map_or(node, |found| found.node)
    }

    fn pointer(&self, reference: &str) -> Option<&Node> {
        let (file, path) = reference.split_once('#')?;
        let own = self.root.span.file.rsplit(['/', '\\']).next();
        if !file.is_empty() && Some(file.trim_start_matches("./")) != own {
            return None;
        }
        let mut node = &self.root;
        for step in path.split('/').skip(1) {
            let step = unescaped(step);
            node = match &node.value {
                Value::Mapping(mapping) => mapping.get(&step)?,
                Value::Sequence(items) => items.get(step.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(node)
    }
}

/// The text with lines of nothing but closing brackets moved to the right.
fn with_brackets_indented(text: &str) -> String {
    let is_closing = |line: &str| {
        let line = line.trim();
        !line.is_empty() && line.chars().all(|letter| "]},".contains(letter)) && line != ","
    };
    let lines = text.lines().map(|line| match is_closing(line) {
        true => format!("{:MOST_INDENTED$}{}", "", line.trim_start()),
        false => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A step of a JSON pointer in a URL.
pub(super) fn unescaped(step: &str) -> String {
    let bytes = step.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(byte) = bytes.get(position) {
        let digits = step.get(position + 1..position + 3);
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                plain.push(code);
                position += 3;
            }
            None => {
                plain.push(*byte);
                position += 1;
            }
        }
    }
    let plain = String::from_utf8_lossy(&plain);
    plain.replace("~1", "/").replace("~0", "~")
}

fn check_version(root: &Node) -> Result<(), Diagnostics> {
    let version = |key: &str| match root.get(key).map(|node| &node.value) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Float(number)) => Some(format!("{number:?}")),
        Some(Value::Integer(number)) => Some(number.to_string()),
        _ => None,
    };
    let (what, how) = match (version("openapi"), version("swagger")) {
        (Some(version), _) if version.starts_with("3.0") || version.starts_with("3.1") => {
            return Ok(());
        }
        (Some(version), _) => (
            format!("the OpenAPI version is `{version}`"),
            "import reads OpenAPI 3.0 and 3.1; convert the document first",
        ),
        (None, Some(version)) => (
            format!("this is Swagger {version}"),
            "convert it to OpenAPI 3.0 first; most OpenAPI editors and swagger2openapi do that",
        ),
        (None, None) => (
            "this is no OpenAPI document: there is no `openapi`".to_owned(),
            "name a document whose first key is `openapi`, with 3.0 or 3.1",
        ),
    };
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(&root.span, rules::OPENAPI_VERSION, what, how);
    Err(diagnostics)
}
