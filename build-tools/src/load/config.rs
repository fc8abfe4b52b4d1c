//! `provider.toml`: which crate, which documents, which servers.

use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostics, Span, closest, one_of};
use crate::names;
use crate::rules;

/// Folders below `sdk/` that are written by hand.
pub const RESERVED_CRATES: &[&str] = &[
    "core",
    "runtime",
    "cloud-drives",
    "cloud-drives-core",
    "cloud-drives-runtime",
];

/// The contents of `provider.toml`.
#[derive(Clone, Debug)]
pub struct Config {
    /// The package name, which is also the folder below `sdk/`.
    pub crate_name: String,
    /// Where the package name is.
    pub crate_span: Span,
    /// The provider's name for the docs.
    pub title: String,
    /// Whether each group of calls is behind a Cargo feature.
    pub features: bool,
    /// The documents' file names, in order.
    pub documents: Vec<String>,
    /// Where each of the file names is.
    pub document_spans: Vec<Span>,
    /// The servers in order; the first is the default one. The documents say where they are.
    pub servers: Vec<Server>,
    /// The first character of the file.
    pub span: Span,
}

/// One of a provider's servers.
#[derive(Clone, Debug)]
pub struct Server {
    /// The name that operations and the client's builder use.
    pub name: String,
    /// The URL, without a trailing slash; empty if no document has it.
    pub url: String,
    /// The purpose of the server; empty if no document says it.
    pub description: String,
    /// The place where `provider.toml` names it.
    pub span: Span,
    /// The place where a document first says its URL.
    pub place: Span,
}

/// Reads the settings and reports every problem; `None` if something that is needed is missing or wrong.
pub(super) fn read(root: &Node, diagnostics: &mut Diagnostics) -> Option<Config> {
    unknown_keys(
        root,
        &["crate", "title", "features", "documents", "servers"],
        "provider.toml",
        diagnostics,
    );
    let start = &root.span;
    let crate_name = crate_name(root, start, diagnostics);
    let title = text(root, "title", start, "\"Example Drive\"", diagnostics);
    let features = features(root, diagnostics);
    let documents = documents(root, start, diagnostics);
    let servers = servers(root, start, diagnostics);
    let (crate_name, crate_span) = crate_name?;
    let (documents, document_spans) = documents?.into_iter().unzip();
    Some(Config {
        crate_name,
        crate_span,
        title: title?.0,
        features,
        documents,
        document_spans,
        servers: servers?,
        span: start.clone(),
    })
}

fn unknown_keys(node: &Node, known: &[&str], place: &str, diagnostics: &mut Diagnostics) {
    for entry in node.members() {
        if known.contains(&entry.key.as_str()) {
            continue;
        }
        let how = match closest(&entry.key, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("remove it; expected {}", one_of(known.iter().copied())),
        };
        diagnostics.push(
            &entry.key_span,
            rules::PROVIDER_KEY,
            format!("{place} has no key `{}`", entry.key),
            how,
        );
    }
}

/// Returns a required text, with its place.
fn text(
    node: &Node,
    key: &str,
    place: &Span,
    example: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Span)> {
    let Some(value) = node.get(key) else {
        diagnostics.push(
            place,
            rules::PROVIDER_KEY,
            format!("`{key}` is missing"),
            format!("add `{key} = {example}`"),
        );
        return None;
    };
    match value.as_str().map(str::trim) {
        Some(text) if !text.is_empty() && !text.contains('\n') => {
            Some((text.to_owned(), value.span.clone()))
        }
        Some(_) => {
            diagnostics.push(
                &value.span,
                rules::PROVIDER_KEY,
                format!("`{key}` is not one line of text"),
                format!("write it as in `{key} = {example}`"),
            );
            None
        }
        None => {
            diagnostics.push(
                &value.span,
                rules::PROVIDER_KEY,
                format!("`{key}` is {}", value.kind_name()),
                format!("write it as a string, as in `{key} = {example}`"),
            );
            None
        }
    }
}

fn features(root: &Node, diagnostics: &mut Diagnostics) -> bool {
    let Some(value) = root.get("features") else {
        return false;
    };
    value.as_bool().unwrap_or_else(|| {
        diagnostics.push(
            &value.span,
            rules::PROVIDER_KEY,
            format!("`features` is {}", value.kind_name()),
            "write `features = true` for a Cargo feature a group of calls, or leave it out",
        );
        false
    })
}

fn crate_name(root: &Node, start: &Span, diagnostics: &mut Diagnostics) -> Option<(String, Span)> {
    let (name, span) = text(root, "crate", start, "\"example-drive\"", diagnostics)?;
    if let Some((what, how)) = name_problem(&name) {
        diagnostics.push(&span, rules::PROVIDER_CRATE, what, how);
        return None;
    }
    Some((name, span))
}

/// Returns why a word can't be the name of a provider's folder and crate, and what to do.
pub fn name_problem(name: &str) -> Option<(String, &'static str)> {
    if names::is_keyword(name) {
        return Some((
            format!("`{name}` is a keyword of Rust, and no crate can have its name"),
            "add a word, such as `-drive` or `-api`",
        ));
    }
    if !is_folder_name(name) {
        return Some((
            format!("`{name}` cannot be the name of a provider and its crate"),
            "use lower-case words with hyphens, such as `example-drive`",
        ));
    }
    RESERVED_CRATES.contains(&name).then(|| {
        (
            format!("`{name}` is a crate that is written by hand"),
            "choose the provider's own name",
        )
    })
}

/// Returns whether a word can be the name of a folder in `specs`, a package and a Rust crate.
pub fn is_folder_name(name: &str) -> bool {
    let reserved = ["std", "alloc", "proc-macro", "test", "tests"];
    name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
        && name.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        })
        && !reserved.contains(&name)
        && syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_ok()
}

/// Returns whether a word can name a server.
fn is_server_name(name: &str) -> bool {
    name.len() <= 32
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('-')
        && name.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        })
}

fn documents(
    root: &Node,
    start: &Span,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(String, Span)>> {
    let example = "documents = [\"drive.yaml\"]";
    let Some(list) = root.get("documents") else {
        diagnostics.push(
            start,
            rules::PROVIDER_KEY,
            "`documents` is missing",
            format!("add `{example}`"),
        );
        return None;
    };
    if list.as_sequence().is_empty() {
        diagnostics.push(
            &list.span,
            rules::PROVIDER_KEY,
            "`documents` names no document",
            format!("list the file names, as in `{example}`"),
        );
        return None;
    }
    let mut documents: Vec<(String, Span)> = Vec::new();
    for item in list.as_sequence() {
        let Some(name) = item.as_str() else {
            diagnostics.push(
                &item.span,
                rules::PROVIDER_KEY,
                format!("a document is {}", item.kind_name()),
                format!("list file names, as in `{example}`"),
            );
            continue;
        };
        if !is_document_name(name) {
            diagnostics.push(
                &item.span,
                rules::PROVIDER_DOCUMENT,
                format!("`{name}` is not a document's name"),
                "a document is a file in this folder, named in lower case and ending in .yaml",
            );
        } else if documents.iter().any(|(other, _)| other == name) {
            diagnostics.push(
                &item.span,
                rules::PROVIDER_DOCUMENT,
                format!("`{name}` is listed twice"),
                "list it once",
            );
        } else {
            documents.push((name.to_owned(), item.span.clone()));
        }
    }
    (!documents.is_empty()).then_some(documents)
}

/// Returns whether a name is a plain file name with the extension that we read.
fn is_document_name(name: &str) -> bool {
    name.strip_suffix(".yaml").is_some_and(|stem| {
        !stem.is_empty()
            && stem.len() <= 64
            && stem.chars().all(|character| {
                character.is_ascii_lowercase()
                    || character.is_ascii_digit()
                    || "-_".contains(character)
            })
    })
}

fn servers(root: &Node, start: &Span, diagnostics: &mut Diagnostics) -> Option<Vec<Server>> {
    let example = "servers = [\"api\"]";
    let Some(list) = root.get("servers") else {
        diagnostics.push(
            start,
            rules::PROVIDER_KEY,
            "`servers` is missing",
            format!("name them, as in `{example}`; the documents say where they are"),
        );
        return None;
    };
    if let Value::Mapping(_) = list.value {
        diagnostics.push(
            &list.span,
            rules::PROVIDER_KEY,
            "`servers` is a table",
            format!(
                "name them, as in `{example}`, and write URL and description under `servers` of the documents"
            ),
        );
        return None;
    }
    if list.as_sequence().is_empty() {
        diagnostics.push(
            &list.span,
            rules::PROVIDER_KEY,
            "`servers` names no server",
            format!("name at least one, as in `{example}`"),
        );
        return None;
    }
    let mut servers: Vec<Server> = Vec::new();
    let mut complete = true;
    for item in list.as_sequence() {
        let (what, how) = match item.as_str() {
            None => (
                format!("a server is {}", item.kind_name()),
                format!("list names, as in `{example}`"),
            ),
            Some(name) if !is_server_name(name) => (
                format!("`{name}` is not a server's name"),
                "use a lower-case word such as `api` or `oauth`".to_owned(),
            ),
            Some(name) if servers.iter().any(|server| server.name == name) => (
                format!("the server `{name}` is named twice"),
                "name it once".to_owned(),
            ),
            Some(name) => {
                servers.push(Server {
                    name: name.to_owned(),
                    url: String::new(),
                    description: String::new(),
                    span: item.span.clone(),
                    place: item.span.clone(),
                });
                continue;
            }
        };
        complete = false;
        diagnostics.push(&item.span, rules::PROVIDER_SERVER, what, how);
    }
    complete.then_some(servers)
}
