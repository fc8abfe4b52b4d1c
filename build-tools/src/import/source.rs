//! The vendor's document: reading it and the files that it refers to, and following its `$ref`s.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::brackets;
use super::report::{Action, Report};
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Node, Value, json, yaml};
use crate::rules;

/// How many `$ref`s are followed one behind the other.
const LONGEST: usize = 32;

/// How many other files are read.
const MOST_FILES: usize = 1000;

/// Gives the contents of a file by its path from the document's folder; `None` if there is none.
pub type Beside<'r> = &'r dyn Fn(&Path) -> Option<Vec<u8>>;

/// A vendor's document in OpenAPI 3.0 or 3.1.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) root: Node,
    /// The files that it refers to, by the names that their places have.
    others: HashMap<Arc<str>, Node>,
    /// The prefix of a file's path from the document's folder in those names.
    folder: String,
}

/// A node after its `$ref`s have been followed.
#[derive(Clone, Debug)]
pub(super) struct Followed<'a> {
    pub(super) node: &'a Node,
    /// The last pointer on the way; `None` if the node is not a `$ref`.
    pub(super) pointer: Option<String>,
}

impl Source {
    /// Reads JSON or YAML, and the files beside it that it refers to.
    ///
    /// # Errors
    ///
    /// If it is neither, or no OpenAPI 3.
    pub(super) fn read(
        file: &str,
        bytes: &[u8],
        beside: Beside<'_>,
        report: &mut Report,
    ) -> Result<Source, Diagnostics> {
        let root = parse(file, bytes, report)?;
        check_version(&root)?;
        let length = file.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
        let mut source = Source {
            root,
            others: HashMap::new(),
            folder: file.get(..length).unwrap_or_default().to_owned(),
        };
        source.read_others(beside, report);
        Ok(source)
    }

    /// Reads the files that the document refers to, and those that they refer to.
    fn read_others(&mut self, beside: Beside<'_>, report: &mut Report) {
        let mut asked: HashSet<String> = HashSet::from([self.root.span.file.to_string()]);
        let mut waiting = self.files_of(&self.root);
        while let Some((name, place)) = waiting.pop() {
            if !asked.insert(name.clone()) {
                continue;
            }
            let path = name.strip_prefix(&self.folder).unwrap_or(&name);
            let bytes = match self.others.len() < MOST_FILES {
                true => beside(Path::new(path)),
                false => None,
            };
            let read = match bytes {
                Some(bytes) => parse(&name, &bytes, report).map_err(|problems| {
                    let first = problems.sorted().into_iter().next();
                    first.map_or_else(String::new, |first| first.what.clone())
                }),
                None => Err("it does not exist".to_owned()),
            };
            match read {
                Ok(root) => {
                    waiting.extend(self.files_of(&root));
                    self.others.insert(name.into(), root);
                }
                Err(problem) => {
                    let what = format!("`{path}` can't be read: {problem}");
                    report.add(Action::Decide, "other files", &place, what);
                }
            }
        }
    }

    /// Returns the names of the files that `$ref`s in a tree lead to, with the places of the `$ref`s.
    fn files_of(&self, root: &Node) -> Vec<(String, Span)> {
        let mut files = Vec::new();
        let mut waiting = vec![root];
        while let Some(node) = waiting.pop() {
            let reference = node.get("$ref").and_then(Node::as_str);
            if let Some(reference) = reference
                && let Some(name) = self.file_of(reference, &node.span)
            {
                files.push((name, node.span.clone()));
            }
            waiting.extend(node.members().map(|entry| &entry.value));
            waiting.extend(node.as_sequence());
        }
        files
    }

    /// Returns the name of the other file that a `$ref` leads to, as its places have it.
    ///
    /// `None` if it leads into the same file, above the document's folder, or to an address.
    fn file_of(&self, reference: &str, from: &Span) -> Option<String> {
        let file = reference.split('#').next().unwrap_or_default();
        let is_address =
            file.contains("://") || file.starts_with(['/', '\\']) || file.contains('\0');
        if file.is_empty() || is_address {
            return None;
        }
        let file = unescaped_url(file);
        let own = from.file.strip_prefix(self.folder.as_str())?;
        let mut steps: Vec<&str> = own.split('/').collect();
        steps.pop();
        for step in file.split(['/', '\\']) {
            match step {
                "" | "." => {}
                ".." => {
                    steps.pop()?;
                }
                step => steps.push(step),
            }
        }
        Some(format!("{}{}", self.folder, steps.join("/")))
    }

    /// Follows `$ref`s; gives the node itself when there is none.
    ///
    /// # Errors
    ///
    /// What is wrong with the `$ref`, in words.
    pub(super) fn follow<'a>(&'a self, node: &'a Node) -> Result<Followed<'a>, String> {
        let mut found = Followed {
            node,
            pointer: None,
        };
        for _ in 0..LONGEST {
            let Some(reference) = found.node.get("$ref") else {
                return Ok(found);
            };
            let Some(reference) = reference.as_str() else {
                return Err("a $ref is not text".to_owned());
            };
            found = match self.pointer(reference, &found.node.span) {
                Some(node) => Followed {
                    node,
                    pointer: Some(reference.to_owned()),
                },
                None if reference.starts_with('#') => {
                    return Err(format!("`{reference}` does not exist"));
                }
                None => {
                    return Err(format!(
                        "`{reference}` is in another file that can't be read"
                    ));
                }
            };
        }
        Err("the $ref refers to itself".to_owned())
    }

    /// Returns the node, with its `$ref`s followed as far as they lead.
    pub(super) fn target<'a>(&'a self, node: &'a Node) -> &'a Node {
        self.follow(node).map_or(node, |found| found.node)
    }

    fn pointer(&self, reference: &str, from: &Span) -> Option<&Node> {
        let path = reference.split_once('#').map_or("", |(_, path)| path);
        let file = match reference.split('#').next() {
            None | Some("") => from.file.to_string(),
            Some(_) => self.file_of(reference, from)?,
        };
        let mut node = match file == *self.root.span.file {
            true => &self.root,
            false => self.others.get(file.as_str())?,
        };
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

/// Reads JSON or YAML.
fn parse(file: &str, bytes: &[u8], report: &mut Report) -> Result<Node, Diagnostics> {
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
                None => {
                    let text = brackets::indented(&text);
                    match yaml::parse_foreign(file.into(), &text, &mut problems) {
                        Some(root) => Some(root),
                        None => return Err(strict),
                    }
                }
            }
        }
    };
    let Some(root) = root else {
        return Err(problems);
    };
    for problem in problems.sorted() {
        report.add(Action::Dropped, "YAML", &problem.span, problem.what.clone());
    }
    Ok(root)
}

/// Returns a step of a JSON pointer in a URL.
pub(super) fn unescaped(step: &str) -> String {
    unescaped_url(step).replace("~1", "/").replace("~0", "~")
}

/// Returns a part of a URL without percent signs.
fn unescaped_url(step: &str) -> String {
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
    String::from_utf8_lossy(&plain).into_owned()
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
            "this is not an OpenAPI document: `openapi` is missing".to_owned(),
            "name a document whose first key is `openapi`, with 3.0 or 3.1",
        ),
    };
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(&root.span, rules::OPENAPI_VERSION, what, how);
    Err(diagnostics)
}
