//! The other side of a comparison: a released version, a git revision, a folder, a vendor's document.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::State;
use super::places::Places;
use super::surface::Surface;
use crate::diagnostic::Diagnostics;
use crate::load;
use crate::workspace::Failure;
use crate::{lint, model};

/// The other side of a comparison of specs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// `released.json` of each provider.
    Released,
    /// A workspace, a folder of specs, or a provider's folder.
    Folder(PathBuf),
    /// An OpenAPI document in which a vendor describes the service.
    Document(PathBuf),
    /// A revision that git knows.
    Revision(String),
}

impl Against {
    /// Tells what a user means: `released`, a folder or a file that is there, or else a git revision.
    pub fn of(text: &str) -> Self {
        let path = Path::new(text);
        match text {
            "released" => Against::Released,
            _ if path.is_dir() => Against::Folder(path.to_owned()),
            _ if path.is_file() => Against::Document(path.to_owned()),
            _ => Against::Revision(text.to_owned()),
        }
    }
}

/// A folder of specs that is compared with, and how it is shown.
pub(super) struct Other {
    folder: PathBuf,
    shown: String,
    name: String,
    /// Holds the files of a revision as long as they are needed.
    _files: Option<tempfile::TempDir>,
}

impl Other {
    /// Returns the specs in a folder; `only` is the provider that was asked for.
    ///
    /// # Errors
    ///
    /// If the folder holds no specs.
    pub(super) fn in_folder(path: &Path, only: Option<&str>) -> Result<Self, Failure> {
        let shown = path.display().to_string();
        let shown = shown.trim_end_matches('/').to_owned();
        let other = |folder: PathBuf, shown: String, name: String| Other {
            folder,
            shown,
            name,
            _files: None,
        };
        if path.join("specs").is_dir() {
            return Ok(other(path.join("specs"), format!("{shown}/specs"), shown));
        }
        if path.join("provider.toml").is_file() {
            let whole = fs::canonicalize(path)
                .map_err(|problem| Failure::Other(format!("{shown}: {problem}")))?;
            let folder = whole
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let matches = only.is_none() || folder.as_deref() == only;
            return match (whole.parent(), matches) {
                (Some(parent), true) => {
                    let above = shown.rsplit_once('/').map_or("..", |(above, _)| above);
                    Ok(other(parent.to_owned(), above.to_owned(), shown.clone()))
                }
                _ => Err(Failure::Other(format!(
                    "{shown} is the folder of another provider; give the folder that holds both"
                ))),
            };
        }
        let has_specs = load::providers(path).is_ok_and(|names| {
            let mut names = names.iter();
            names.any(|name| path.join(name).join("provider.toml").is_file())
        });
        match has_specs {
            true => Ok(other(path.to_owned(), shown.clone(), shown)),
            false => Err(Failure::Other(format!(
                "{shown} holds no specs; give a workspace, its folder `specs`, or a provider's folder"
            ))),
        }
    }

    /// Returns the specs of a git revision of the workspace at `root`. The working tree is not touched.
    ///
    /// # Errors
    ///
    /// If git does not know the revision, or is not there.
    pub(super) fn at_revision(root: &Path, revision: &str) -> Result<Self, Failure> {
        let commit = format!("{revision}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let hash = git(root, &arguments).map_err(|problem| match problem.is_empty() {
            true => Failure::Other(format!(
                "`{revision}` is not a folder, file or git revision; write `released` for what was released"
            )),
            false => Failure::Other(problem),
        })?;
        let hash = String::from_utf8_lossy(&hash).trim().to_owned();
        let listed = git(
            root,
            &["ls-tree", "-r", "-z", "--name-only", &hash, "specs/"],
        )
        .map_err(Failure::Other)?;
        let failed =
            |problem: std::io::Error| Failure::Other(format!("a temporary folder: {problem}"));
        let files = tempfile::tempdir().map_err(failed)?;
        let specs = files.path().join("specs");
        fs::create_dir(&specs).map_err(failed)?;
        for path in listed.split(|byte| *byte == 0) {
            let path = String::from_utf8_lossy(path);
            let ["specs", provider, file] = path.split('/').collect::<Vec<_>>()[..] else {
                continue;
            };
            // What a provider is made of; facts and notes are not.
            let extensions = [".toml", ".yaml", ".yml", ".json"];
            if !extensions.iter().any(|extension| file.ends_with(extension)) {
                continue;
            }
            let text = git(root, &["show", &format!("{hash}:./{path}")]).map_err(Failure::Other)?;
            fs::create_dir_all(specs.join(provider)).map_err(failed)?;
            fs::write(specs.join(provider).join(file), text).map_err(failed)?;
        }
        Ok(Other {
            folder: specs,
            shown: format!("{revision}:specs"),
            name: revision.to_owned(),
            _files: Some(files),
        })
    }

    /// Returns the name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the existing providers.
    pub(super) fn providers(&self) -> Vec<String> {
        let names = load::providers(&self.folder).unwrap_or_default();
        let is_there = |name: &String| self.folder.join(name).join("provider.toml").is_file();
        names.into_iter().filter(is_there).collect()
    }

    /// Returns the state of a provider.
    ///
    /// # Errors
    ///
    /// What keeps its documents from being read. What the linter of today has against them is not a reason.
    pub(super) fn state(&self, provider: &str) -> Result<State, Failure> {
        let mut diagnostics = Diagnostics::default();
        let loaded = load::load(&self.folder, provider, &self.shown, &mut diagnostics);
        let Some(loaded) = loaded.filter(load::Provider::is_complete) else {
            return Err(Failure::Specs(diagnostics));
        };
        state(
            &loaded,
            self.name.clone(),
            format!("{}/{provider}", self.shown),
        )
    }
}

/// Returns the state of a provider in the workspace, whose documents must be valid.
pub(super) fn current(provider: &load::Provider) -> Result<State, Failure> {
    let mut diagnostics = Diagnostics::default();
    lint::lint(provider, &mut diagnostics);
    match diagnostics.is_empty() {
        true => {
            let folder = format!("specs/{}", provider.name);
            state(provider, folder.clone(), folder)
        }
        false => Err(Failure::Specs(diagnostics)),
    }
}

fn state(provider: &load::Provider, name: String, folder: String) -> Result<State, Failure> {
    let sdk = model::build(provider).map_err(Failure::Specs)?;
    let places = Places::of(provider, &sdk);
    Ok(State {
        name,
        folder,
        surface: Surface::of(&sdk, &places),
        places,
    })
}

/// Runs git and returns its output; an error is its message, which may be empty.
fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        // Reading alone: not even the index is refreshed.
        .env("GIT_OPTIONAL_LOCKS", "0")
        .output()
        .map_err(|problem| format!("git can't be run: {problem}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}
