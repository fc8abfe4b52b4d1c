//! A provider's folder: `provider.toml` and the documents that it names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config::{self, Config};
use super::servers;
use super::toml;
use super::yaml::{self, Node};
use crate::diagnostic::{Diagnostics, Span};
use crate::{parallel, rules};

/// The file with the released state, beside a provider's documents.
pub const RELEASED: &str = "released.json";

/// A provider as its folder describes it.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The folder's name.
    pub name: String,
    /// The path of the folder.
    pub folder: PathBuf,
    /// The contents of `provider.toml`.
    pub config: Config,
    /// The documents that could be read, in the order of `provider.toml`.
    pub documents: Vec<Document>,
}

impl Provider {
    /// Returns the document with this file name.
    pub fn document(&self, file: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.file == file)
    }

    /// Returns whether every document that `provider.toml` names could be read.
    pub fn is_complete(&self) -> bool {
        self.documents.len() == self.config.documents.len()
    }
}

/// One OpenAPI document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's name in the folder, such as `disk.yaml`.
    pub file: String,
    /// The content.
    pub root: Node,
}

/// Returns the names of all providers, in alphabetical order: the folders that hold something other than
/// nothing.
///
/// # Errors
///
/// If the folder of the specs cannot be read.
pub fn providers(specs_root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(specs_root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Returns the crate that a provider makes and where `provider.toml` names it, as far as it can be read.
pub fn crate_of(specs_root: &Path, name: &str, shown_as: &str) -> Option<(String, Span)> {
    let text = fs::read_to_string(specs_root.join(name).join("provider.toml")).ok()?;
    let file = format!("{shown_as}/{name}/provider.toml").into();
    let root = toml::parse(file, &text, &mut Diagnostics::default())?;
    let value = root.get("crate")?;
    Some((value.as_str()?.trim().to_owned(), value.span.clone()))
}

/// Reads a provider's folder.
///
/// `shown_as` is how the folder of the specs is named in messages. Problems go to `diagnostics`; what could be read is
/// returned all the same so that it can be linted, and `None` means that there is nothing to lint.
pub fn load(
    specs_root: &Path,
    name: &str,
    shown_as: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Provider> {
    let folder = specs_root.join(name);
    let shown = |file: &str| -> Arc<str> { format!("{shown_as}/{name}/{file}").into() };
    if !config::is_folder_name(name) {
        diagnostics.push(
            &Span::start_of(shown("provider.toml")),
            rules::PROVIDER_FILE,
            format!("`{name}` is not a provider's name"),
            "name the folder with lower-case words and hyphens, such as `example-drive`",
        );
        return None;
    }
    let file = shown("provider.toml");
    let text = match fs::read(folder.join("provider.toml")) {
        Ok(bytes) => decode(&file, bytes, diagnostics)?,
        Err(error) => {
            let how = match error.kind() {
                io::ErrorKind::NotFound => {
                    format!("run `cargo sdk new {name}`, or remove the folder")
                }
                _ => "make the file readable".to_owned(),
            };
            diagnostics.push(
                &Span::start_of(file),
                rules::PROVIDER_FILE,
                format!("provider.toml cannot be read: {}", reason(&error)),
                how,
            );
            return None;
        }
    };
    let root = toml::parse(file, &text, diagnostics)?;
    let mut config = config::read(&root, diagnostics)?;
    unlisted(&folder, &config, diagnostics);

    let read = parallel::map(&config.documents, |document| {
        let mut found = Diagnostics::default();
        let file = shown(document);
        let root = fs::read(folder.join(document)).map(|bytes| {
            let text = decode(&file, bytes, &mut found)?;
            yaml::parse(file, &text, &mut found)
        });
        (root, found)
    });
    let mut documents = Vec::new();
    let names = config.documents.iter().zip(&config.document_spans);
    for ((document, span), (root, found)) in names.zip(read) {
        diagnostics.append(found);
        match root {
            Ok(root) => documents.extend(root.map(|root| Document {
                file: document.clone(),
                root,
            })),
            Err(error) => diagnostics.push(
                span,
                rules::PROVIDER_DOCUMENT,
                format!(
                    "the document `{document}` cannot be read: {}",
                    reason(&error)
                ),
                "write the file, or remove it from the list",
            ),
        }
    }
    servers::describe(&mut config, &documents);
    (!documents.is_empty()).then_some(Provider {
        name: name.to_owned(),
        folder,
        config,
        documents,
    })
}

/// Reads a provider from files that are in memory: names and contents, `provider.toml` among them.
///
/// `folder` and `shown_as` are as for [`load`], and so is what comes of problems.
pub fn read(
    name: &str,
    folder: PathBuf,
    files: &[(String, String)],
    shown_as: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Provider> {
    let shown = |file: &str| -> Arc<str> { format!("{shown_as}/{name}/{file}").into() };
    let text = |wanted: &str| {
        let found = files.iter().find(|(file, _)| file == wanted);
        found.map(|(_, text)| text.as_str())
    };
    let root = toml::parse(shown("provider.toml"), text("provider.toml")?, diagnostics)?;
    let mut config = config::read(&root, diagnostics)?;
    let mut documents = Vec::new();
    for file in &config.documents {
        let root = yaml::parse(shown(file), text(file).unwrap_or_default(), diagnostics);
        documents.extend(root.map(|root| Document {
            file: file.clone(),
            root,
        }));
    }
    servers::describe(&mut config, &documents);
    (!documents.is_empty()).then_some(Provider {
        name: name.to_owned(),
        folder,
        config,
        documents,
    })
}

/// Returns the reason without the operating system's own number, so that it reads the same everywhere.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        other => other.to_string(),
    }
}

fn decode(file: &Arc<str>, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default())
                .into_owned();
            let last_line = before.rsplit('\n').next().unwrap_or_default();
            let span = Span {
                file: file.clone(),
                line: u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX - 1) + 1,
                column: u32::try_from(last_line.chars().count()).unwrap_or(u32::MAX - 1) + 1,
            };
            diagnostics.push(
                &span,
                rules::YAML_ENCODING,
                "the file is not UTF-8",
                "save it as UTF-8",
            );
            None
        }
    }
}

/// Reports documents that nobody would read.
fn unlisted(folder: &Path, config: &Config, diagnostics: &mut Diagnostics) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_document = [".yaml", ".yml", ".json"]
            .iter()
            .any(|extension| name.ends_with(extension));
        if is_document && name != RELEASED && !config.documents.contains(&name) {
            diagnostics.push(
                &config.span,
                rules::PROVIDER_DOCUMENT,
                format!("the document `{name}` is in the folder but not in `documents`"),
                "add it to the list, or remove the file",
            );
        }
    }
}
