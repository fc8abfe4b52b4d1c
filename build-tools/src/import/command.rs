//! The command: reading the document, writing the folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Guesses, Report, files};
use crate::diagnostic::Diagnostics;
use crate::load::name_problem;
use crate::names;
use crate::scaffold;
use crate::workspace::Failure;

/// The result of an import.
#[derive(Debug)]
pub struct Outcome {
    /// The provider's name.
    pub name: String,
    /// The files, as they were written.
    pub written: Vec<PathBuf>,
    pub report: Report,
    /// The remaining problems for the linter.
    pub refused: Diagnostics,
    pub operations: usize,
    pub schemas: usize,
}

impl Outcome {
    /// Returns the report for people: what was written, what was done and what is left to do.
    pub fn text(&self, is_full: bool) -> String {
        let mut text = format!(
            "{}: {} operations and {} schemas in {} files\n",
            self.name,
            self.operations,
            self.schemas,
            self.written.len()
        );
        text.push_str(&self.report.text(is_full));
        if self.refused.is_empty() {
            text.push_str(&format!(
                "next: check `# review:` in specs/{0}, then `cargo sdk generate --provider {0}`\n",
                self.name
            ));
        } else {
            text.push_str(&format!(
                "refused ({})\n{}",
                self.refused.len(),
                self.refused
            ));
        }
        text
    }

    /// Returns the same for programs, every place included.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "provider": self.name,
            "operations": self.operations,
            "schemas": self.schemas,
            "files": self.written,
            "notes": self.report.to_json(),
            "refused": self.refused.to_json(),
        })
    }
}

/// Imports a document into a new folder below `specs`; its name is that of the file unless another one is given.
///
/// # Errors
///
/// If the document can't be read, when the name can't be a provider's, or when the folder is there already.
pub fn import(specs_root: &Path, document: &Path, name: Option<&str>) -> Result<Outcome, Failure> {
    let shown = document.display().to_string();
    let name = match name {
        Some(name) => name.to_owned(),
        None => name_of(document),
    };
    scaffold::check_name(specs_root, &name).map_err(Failure::Other)?;
    let bytes = fs::read(document)
        .map_err(|problem| Failure::Other(format!("{shown} cannot be read: {problem}")))?;
    let beside = read_beside(document);
    let made = files(&name, &shown, &bytes, &beside, Guesses::SignIn).map_err(Failure::Specs)?;
    let written = scaffold::write_folder(specs_root, &name, &made.files).map_err(Failure::Other)?;
    Ok(Outcome {
        name,
        written,
        report: made.report,
        refused: made.refused,
        operations: made.operations,
        schemas: made.schemas,
    })
}

/// Reads files in the folder of a document and below it.
pub fn read_beside(document: &Path) -> impl Fn(&Path) -> Option<Vec<u8>> {
    let folder = document.parent().map(Path::to_path_buf).unwrap_or_default();
    move |path| {
        let path = folder.join(path);
        // A pipe or a device could be waited for without end.
        let is_file = fs::metadata(&path).is_ok_and(|data| data.is_file());
        is_file.then(|| fs::read(&path).ok())?
    }
}

/// Returns a provider's name out of a file's: `Example_Drive.v2.json` becomes `example-drive-v2`.
fn name_of(document: &Path) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let snake = names::snake(&stem);
    let name = snake.trim_end_matches('_').replace('_', "-");
    match name_problem(&name) {
        Some(_) => format!("{name}-api"),
        None => name,
    }
}
