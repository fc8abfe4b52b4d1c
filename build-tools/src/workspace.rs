//! The work on a whole workspace: every provider below `specs`, every crate below `sdk`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::compile::{Compiled, compile};
use crate::diagnostic::Diagnostics;
use crate::load::{self, Provider};
use crate::members::{self, Membership};
use crate::rules;
use crate::skeleton::{self, RootManifest};
use crate::write::{self, Difference};
use crate::{bundle, manifest, parallel};

/// The folders of the specs and the crates.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

/// The generated code of one provider.
#[derive(Debug)]
pub struct Generated {
    pub provider: String,
    pub crate_name: String,
    pub compiled: Compiled,
    pub difference: Difference,
    pub manifest: Option<ManifestChange>,
    /// A note on a crate that was created.
    pub note: Option<String>,
    pub took: Duration,
}

impl Generated {
    /// Returns whether everything is as the documents say.
    pub fn is_same(&self) -> bool {
        self.difference.is_empty() && self.manifest.is_none()
    }
}

/// A crate's Cargo.toml that does not declare the features of its groups.
#[derive(Debug)]
pub struct ManifestChange {
    pub before: String,
    pub after: String,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The documents are wrong.
    Specs(Diagnostics),
    /// Any other failure: a missing folder, a file that can't be written.
    Other(String),
}

impl Workspace {
    /// Returns the workspace at `root`, the folder that holds `specs` and `sdk`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn specs(&self) -> PathBuf {
        self.root.join("specs")
    }

    fn crate_folder(&self, crate_name: &str) -> PathBuf {
        self.root.join("sdk").join(crate_name)
    }

    fn generated_folder(&self, crate_name: &str) -> PathBuf {
        self.crate_folder(crate_name).join("src/generated")
    }

    /// Returns the providers to work on: the one that was named, or all.
    ///
    /// # Errors
    ///
    /// If the named one does not exist, or there is none at all.
    pub fn providers(&self, only: Option<&str>) -> Result<Vec<String>, Failure> {
        let specs = self.specs();
        let all = load::providers(&specs)
            .map_err(|problem| Failure::Other(format!("{}: {problem}", specs.display())))?;
        match only {
            Some(name) if all.iter().any(|known| known == name) => Ok(vec![name.to_owned()]),
            Some(name) => Err(Failure::Other(format!(
                "unknown provider `{name}`; expected one of: {}",
                all.join(", ")
            ))),
            None if all.is_empty() => Err(Failure::Other(
                "specs holds no provider; `cargo sdk new NAME` starts one".to_owned(),
            )),
            None => Ok(all),
        }
    }

    /// Reads a provider's folder.
    ///
    /// # Errors
    ///
    /// What is wrong with its files, as far as reading them tells.
    pub fn load(&self, name: &str) -> Result<Provider, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let provider = load::load(&self.specs(), name, "specs", &mut diagnostics);
        match provider {
            Some(provider) if diagnostics.is_empty() => Ok(provider),
            _ => Err(diagnostics),
        }
    }

    /// Returns all problems of the providers' documents.
    ///
    /// # Errors
    ///
    /// If there is nothing to lint.
    pub fn lint(&self, only: Option<&str>) -> Result<Diagnostics, Failure> {
        let names = self.providers(only)?;
        let mut diagnostics = self.crates_of_two(&names)?;
        for name in names {
            let mut found = Diagnostics::default();
            let provider = load::load(&self.specs(), &name, "specs", &mut found);
            if let Some(provider) = provider {
                crate::lint::lint(&provider, &mut found);
                // What only the next step can refuse is told here as well, so that what passes compiles.
                if found.is_empty()
                    && let Err(refused) = crate::model::build(&provider)
                {
                    found = refused;
                }
            }
            diagnostics.append(found);
        }
        Ok(diagnostics)
    }

    /// Bundles all documents of a provider into one.
    ///
    /// # Errors
    ///
    /// If there is no such provider, and everything that is wrong with its documents.
    pub fn bundle(&self, name: &str, format: bundle::Format) -> Result<String, Failure> {
        self.providers(Some(name))?;
        let provider = self.load(name).map_err(Failure::Specs)?;
        let mut diagnostics = Diagnostics::default();
        crate::lint::lint(&provider, &mut diagnostics);
        match diagnostics.is_empty() {
            true => Ok(bundle::bundle(&provider, format)),
            false => Err(Failure::Specs(diagnostics)),
        }
    }

    /// Returns the providers among `names` that make a crate which an earlier one makes already.
    fn crates_of_two(&self, names: &[String]) -> Result<Diagnostics, Failure> {
        let mut diagnostics = Diagnostics::default();
        let mut known: Vec<(String, String)> = Vec::new();
        for name in self.providers(None)? {
            let Some((crate_name, span)) = load::crate_of(&self.specs(), &name, "specs") else {
                continue;
            };
            match known.iter().find(|(other, _)| *other == crate_name) {
                Some((_, first)) => {
                    if names.contains(&name) || names.contains(first) {
                        diagnostics.push(
                            &span,
                            rules::PROVIDER_CRATE,
                            format!("specs/{first} already generates the crate `{crate_name}`"),
                            "change `crate` of one of them",
                        );
                    }
                }
                None => known.push((crate_name, name)),
            }
        }
        Ok(diagnostics)
    }

    /// Returns the folders below `sdk` whose code no provider generates any more, after one was renamed or
    /// removed.
    ///
    /// # Errors
    ///
    /// If a folder can't be read.
    pub fn orphans(&self) -> Result<Vec<String>, Failure> {
        let sdk = self.root.join("sdk");
        if !sdk.is_dir() {
            return Ok(Vec::new());
        }
        let crates: Vec<String> = self
            .providers(None)?
            .iter()
            .filter_map(|name| load::crate_of(&self.specs(), name, "specs"))
            .map(|(crate_name, _)| crate_name)
            .collect();
        let failed = |problem: std::io::Error| Failure::Other(format!("sdk: {problem}"));
        let mut orphans = Vec::new();
        for entry in fs::read_dir(&sdk).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            let name = name.to_string_lossy().into_owned();
            let first = fs::read_to_string(self.generated_folder(&name).join("mod.rs"));
            let is_generated = first.is_ok_and(|text| text.starts_with(write::HEADER));
            if is_generated && !crates.contains(&name) {
                orphans.push(name);
            }
        }
        orphans.sort();
        Ok(orphans)
    }

    /// Compiles providers and compares the outcome with what is committed; writes nothing.
    ///
    /// # Errors
    ///
    /// All problems of all documents, or what kept a folder from being read.
    pub fn compile(&self, only: Option<&str>) -> Result<Vec<Generated>, Failure> {
        let names = self.providers(only)?;
        let mut problems = self.crates_of_two(&names)?;
        let mut made = Vec::new();
        for one in parallel::map(&names, |name| self.compile_one(name)) {
            match one {
                Ok(one) => made.push(one),
                Err(Failure::Specs(found)) => problems.append(found),
                Err(other) => return Err(other),
            }
        }
        match problems.is_empty() {
            true => Ok(made),
            false => Err(Failure::Specs(problems)),
        }
    }

    fn compile_one(&self, name: &str) -> Result<Generated, Failure> {
        let start = Instant::now();
        let provider = self.load(name).map_err(Failure::Specs)?;
        let compiled = compile(&provider).map_err(Failure::Specs)?;
        let crate_name = provider.config.crate_name;
        let folder = self.generated_folder(&crate_name);
        let difference = write::compare(&folder, &compiled.files)
            .map_err(|problem| Failure::Other(format!("{}: {problem}", folder.display())))?;
        let manifest = self.manifest_change(&crate_name, &compiled)?;
        Ok(Generated {
            provider: name.to_owned(),
            crate_name,
            compiled,
            difference,
            manifest,
            note: None,
            took: start.elapsed(),
        })
    }

    /// Returns the missing features of a crate's Cargo.toml; `None` if it has none yet.
    fn manifest_change(
        &self,
        crate_name: &str,
        compiled: &Compiled,
    ) -> Result<Option<ManifestChange>, Failure> {
        let path = self.crate_folder(crate_name).join("Cargo.toml");
        if !path.exists() {
            return Ok(None);
        }
        let failed =
            |problem: String| Failure::Other(format!("sdk/{crate_name}/Cargo.toml: {problem}"));
        let before = fs::read_to_string(&path).map_err(|problem| failed(problem.to_string()))?;
        let after = manifest::with_features(&before, &compiled.features).map_err(failed)?;
        Ok((before != after).then_some(ManifestChange { before, after }))
    }

    /// Compiles providers and writes what is different; nothing is written when a document is wrong.
    ///
    /// # Errors
    ///
    /// As [`Workspace::compile`], and what kept a file from being written.
    pub fn generate(&self, only: Option<&str>) -> Result<Vec<Generated>, Failure> {
        let mut made = self.compile(only)?;
        let root = RootManifest::read(&self.root).map_err(Failure::Other)?;
        for one in &mut made {
            let folder = self.generated_folder(&one.crate_name);
            write::apply(&folder, &one.difference)
                .map_err(|problem| Failure::Other(problem.to_string()))?;
            self.lay_down(one, &root)?;
            if let Some(change) = self.manifest_change(&one.crate_name, &one.compiled)? {
                let path = self.crate_folder(&one.crate_name).join("Cargo.toml");
                write_file(&path, &change.after)?;
            }
        }
        Ok(made)
    }

    /// Makes a crate that has just been laid down a member of the workspace; gives what there is to say about it.
    fn join(&self) -> Result<Option<String>, Failure> {
        let path = self.root.join("Cargo.toml");
        let Ok(text) = fs::read_to_string(&path) else {
            return Ok(None);
        };
        Ok(match members::with_member(&text) {
            Membership::Given => None,
            Membership::Added(text) => {
                write_file(&path, &text)?;
                Some(format!(
                    "Cargo.toml: added `{}` to the members of the workspace",
                    members::PATTERN
                ))
            }
            Membership::Unclear => Some(format!(
                "next: add `{}` to the members of the workspace in Cargo.toml",
                members::PATTERN
            )),
        })
    }

    /// Writes the hand-written files of a crate that has none yet.
    fn lay_down(&self, one: &mut Generated, root: &RootManifest) -> Result<(), Failure> {
        let crate_folder = self.crate_folder(&one.crate_name);
        let is_new = !crate_folder.join("Cargo.toml").exists();
        for (path, text) in skeleton::files(&one.crate_name, root) {
            let path = crate_folder.join(path);
            if !path.exists() {
                write_file(&path, &text)?;
            }
        }
        if is_new {
            one.note = self.join()?;
        }
        Ok(())
    }
}

/// Returns the workspace that a folder is in: the nearest folder upwards that holds `specs`.
///
/// For a first provider, it is the nearest root of a Cargo workspace, or else of a package.
///
/// # Errors
///
/// If there is none.
pub fn root_above(here: &Path, starts: bool) -> Result<PathBuf, Failure> {
    let above = |is_root: &dyn Fn(&Path) -> bool| {
        let found = here.ancestors().find(|folder| is_root(folder));
        found.map(Path::to_path_buf)
    };
    let has_manifest = |folder: &Path| folder.join("Cargo.toml").is_file();
    let is_workspace = |folder: &Path| {
        let text = fs::read_to_string(folder.join("Cargo.toml"));
        let table = text.ok().and_then(|text| text.parse::<toml::Table>().ok());
        table.is_some_and(|table| table.contains_key("workspace"))
    };
    let mut found = above(&|folder| folder.join("specs").is_dir());
    if starts {
        found = found
            .or_else(|| above(&is_workspace))
            .or_else(|| above(&has_manifest));
    }
    let what = if starts {
        "no folder `specs` and no Cargo.toml"
    } else {
        "no folder `specs`"
    };
    found.ok_or_else(|| {
        Failure::Other(format!(
            "{what} in {} or above it; name the workspace with --root",
            here.display()
        ))
    })
}

fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text)
        .map_err(|problem| Failure::Other(format!("{}: {problem}", path.display())))
}
