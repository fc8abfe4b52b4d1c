//! `cargo sdk import`: a vendor's OpenAPI document in our vocabulary.
//!
//! The document is read as it is (`source`). What of it we understand is written anew, so that nothing unknown is carried
//! along: operations (`operation`, `paths`, `parameter`, `body`, `response`, `servers`) and the schemas that they lead to
//! (`schema`, `flat`, `values`). Then pages and errors are guessed (`pages`, `errors`), the parts are laid out in documents (`layout`), and
//! what the linter still refuses is made simpler until it passes (`settle`). Each step notes what it did (`report`).

mod body;
mod brackets;
mod command;
mod errors;
mod flat;
mod layout;
mod operation;
pub(crate) mod output;
mod pages;
mod parameter;
mod paths;
mod report;
mod response;
mod schema;
mod servers;
mod settle;
mod sign_in;
mod source;
mod text_form;
mod values;
mod words;

use std::collections::{HashMap, HashSet, VecDeque};

pub use command::{Outcome, import, read_beside};
pub use report::{Action, Note, Report};
pub use source::Beside;

use crate::diagnostic::{Diagnostics, Span};
use crate::load::Node;
use crate::names;
use errors::ErrorShapes;
use layout::Parts;
use operation::Imported;
use output::OutputNode;
use schema::Role;
use servers::ImportedServer;
use sign_in::SignIn;
use source::Source;

/// A named schema of the import.
#[derive(Clone, Debug)]
struct Component {
    pub name: String,
    pub out: OutputNode,
    pub place: Span,
}

/// The files that are written for a document.
#[derive(Debug)]
pub struct Files {
    /// Names below `specs/NAME`, and contents.
    pub files: Vec<(String, String)>,
    pub report: Report,
    /// The remaining problems for the linter.
    pub refused: Diagnostics,
    pub operations: usize,
    pub schemas: usize,
}

/// Additions of an import to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guesses {
    /// A token call and `x-sdk-oauth`, where a security scheme tells its addresses.
    SignIn,
    /// No calls of its own, so that two documents can be compared.
    NoCalls,
}

/// Creates the files of `specs/NAME` out of a vendor's document; `beside` reads the files that it refers to.
///
/// # Errors
///
/// If the document can't be read, is no OpenAPI 3, or has no operation that can be written.
pub fn files(
    name: &str,
    file: &str,
    bytes: &[u8],
    beside: Beside<'_>,
    guesses: Guesses,
) -> Result<Files, Diagnostics> {
    let mut report = Report::default();
    let source = Source::read(file, bytes, beside, &mut report)?;
    let mut importer = Importer::new(&source, report);
    importer.read();
    if importer.imported.is_empty() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            &source.root.span,
            crate::rules::NO_OPERATIONS,
            "the document describes no operation",
            "name a document with `paths`; parts in other files have to be bundled into it first",
        );
        return Err(diagnostics);
    }
    if guesses == Guesses::SignIn {
        importer.guess_sign_in();
    }
    let parts = Parts::of(&mut importer);
    let made = settle::settle(name, parts, importer.report);
    if made.operations > 0 {
        return Ok(made);
    }
    let mut diagnostics = Diagnostics::default();
    let notes = made.report.sorted();
    for note in notes.iter().filter(|note| note.kind == settle::REFUSED) {
        diagnostics.push(
            &note.place,
            crate::rules::NO_OPERATIONS,
            note.what.clone(),
            "fix the document there; no operation is left to write",
        );
    }
    Err(diagnostics)
}

/// Gathers what becomes of a document.
struct Importer<'a> {
    source: &'a Source,
    report: Report,
    /// The names of schemas that are referred to, by the nodes that they lead to.
    names: HashMap<*const Node, String>,
    /// Names of types that are taken, in Rust.
    taken: HashSet<String>,
    queue: VecDeque<(String, &'a Node)>,
    components: Vec<Component>,
    /// Schemas that requests lead to.
    sent: HashSet<*const Node>,
    imported: Vec<Imported>,
    servers: Vec<ImportedServer>,
    /// Our names of the security schemes, by the vendor's.
    schemes: HashMap<String, String>,
    errors: ErrorShapes<'a>,
    sign_in: Option<SignIn>,
    /// The depth of the current schema in others, the nameless ones among them, and how many have been
    /// written.
    depth: usize,
    open: Vec<*const Node>,
    written: usize,
}

impl<'a> Importer<'a> {
    fn new(source: &'a Source, report: Report) -> Self {
        Self {
            source,
            report,
            names: HashMap::new(),
            taken: HashSet::new(),
            queue: VecDeque::new(),
            components: Vec::new(),
            sent: HashSet::new(),
            imported: Vec::new(),
            servers: Vec::new(),
            schemes: HashMap::new(),
            errors: ErrorShapes::default(),
            sign_in: None,
            depth: 0,
            open: Vec::new(),
            written: 0,
        }
    }

    fn read(&mut self) {
        self.find_sent();
        self.default_server();
        self.name_schemes();
        self.root_decoration();
        self.operations();
        while let Some((name, node)) = self.queue.pop_front() {
            self.written = 0;
            let out = self.schema(node, Role::Component);
            self.components.push(Component {
                name,
                out,
                place: node.span.clone(),
            });
        }
        self.guess_pages();
    }

    /// Marks the schemas that request bodies lead to.
    fn find_sent(&mut self) {
        let paths = self
            .source
            .root
            .get("paths")
            .into_iter()
            .flat_map(Node::members);
        let operations = paths.flat_map(|path| self.source.target(&path.value).members());
        let mut waiting: Vec<&Node> = operations
            .filter_map(|operation| operation.value.get("requestBody"))
            .collect();
        let mut seen = HashSet::new();
        while let Some(node) = waiting.pop() {
            let node = self.source.target(node);
            if seen.insert(std::ptr::from_ref(node)) {
                waiting.extend(node.members().map(|entry| &entry.value));
                waiting.extend(node.as_sequence());
            }
        }
        self.sent = seen;
    }

    /// Returns the name of a schema that a `$ref` leads to.
    fn component(&mut self, pointer: &str, node: &'a Node) -> String {
        let key = std::ptr::from_ref(node);
        if let Some(name) = self.names.get(&key) {
            return name.clone();
        }
        let tail = source::unescaped(
            pointer
                .rsplit(['/', '#'])
                .find(|part| !part.is_empty())
                .unwrap_or_default(),
        );
        // A file that is a schema by itself has its name without the extension.
        let tail = match pointer.contains("#/") {
            true => tail,
            false => tail.split('.').next().unwrap_or_default().to_owned(),
        };
        let is_sign = |letter: char| !(letter.is_ascii_alphanumeric() || "._-".contains(letter));
        let wanted = tail.replace(is_sign, "_").trim_matches('_').to_owned();
        let wanted = if wanted.is_empty() {
            "Schema".to_owned()
        } else {
            wanted
        };
        let wanted = match names::is_free_type_name(&names::camel(&wanted)) {
            true => wanted,
            false => format!("{wanted}Data"),
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while !self.taken.insert(names::camel(&name)) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        if name != tail {
            self.changed(node, "names", format!("the schema `{tail}` is `{name}`"));
        }
        self.names.insert(key, name.clone());
        self.queue.push_back((name.clone(), node));
        name
    }

    fn root_decoration(&mut self) {
        let info = self.source.root.get("info").into_iter();
        for entry in info.flat_map(Node::members) {
            if !matches!(entry.key.as_str(), "title" | "version" | "description") {
                let what = format!("`{}` of the document", entry.key);
                self.dropped(&entry.value, "metadata", what);
            }
        }
        for entry in self.source.root.members() {
            match entry.key.as_str() {
                "externalDocs" => self.dropped(
                    &entry.value,
                    "links to documentation",
                    "`externalDocs` of the document",
                ),
                "webhooks" => {
                    self.dropped(&entry.value, "callbacks", "calls that the service makes")
                }
                key if key.starts_with("x-") => self.dropped(
                    &entry.value,
                    "keys of other tools",
                    format!("`{key}` of the document"),
                ),
                _ => {}
            }
        }
    }

    fn note(&mut self, action: Action, place: &Span, kind: &'static str, what: impl Into<String>) {
        self.report.add(action, kind, place, what);
    }

    fn changed(&mut self, node: &Node, kind: &'static str, what: impl Into<String>) {
        self.note(Action::Changed, &node.span, kind, what);
    }

    fn dropped(&mut self, node: &Node, kind: &'static str, what: impl Into<String>) {
        self.note(Action::Dropped, &node.span, kind, what);
    }

    fn decide(&mut self, node: &Node, kind: &'static str, what: impl Into<String>) {
        self.note(Action::Decide, &node.span, kind, what);
    }
}
