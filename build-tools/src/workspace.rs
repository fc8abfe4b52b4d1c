//! The work on a whole workspace: every provider below `specs`, every crate below `sdk`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::compile::{Compiled, compile};
use crate::diagnostic::Diagnostics;
use crate::load::{self, Provider};
use crate::skeleton;
use crate::write::{self, Difference};

/// Where the specs and the crates are.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

/// What was made of one provider.
#[derive(Debug)]
pub struct Generated {
    pub provider: String,
    pub crate_name: String,
    pub compiled: Compiled,
    pub difference: Difference,
    pub took: Duration,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The documents are wrong.
    Specs(Diagnostics),
    /// Something else is: a missing folder, a file that cannot be written.
    Other(String),
}

impl Workspace {
    /// The workspace at `root`, the folder that holds `specs` and `sdk`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn specs(&self) -> PathBuf {
        self.root.join("specs")
    }

    fn generated_folder(&self, crate_name: &str) -> PathBuf {
        self.root.join("sdk").join(crate_name).join("src/generated")
    }

    /// The providers to work on: the one that was named, or all.
    ///
    /// # Errors
    ///
    /// When the named one does not exist, or there is none at all.
    pub fn providers(&self, only: Option<&str>) -> Result<Vec<String>, Failure> {
        let specs = self.specs();
        let all = load::providers(&specs)
            .map_err(|problem| Failure::Other(format!("{}: {problem}", specs.display())))?;
        match only {
            Some(name) if all.iter().any(|known| known == name) => Ok(vec![name.to_owned()]),
            Some(name) => Err(Failure::Other(format!(
                "there is no provider `{name}` in specs; there are: {}",
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

    /// Everything that is wrong with the providers' documents.
    ///
    /// # Errors
    ///
    /// When there is nothing to lint.
    pub fn lint(&self, only: Option<&str>) -> Result<Diagnostics, Failure> {
        let mut diagnostics = Diagnostics::default();
        for name in self.providers(only)? {
            let provider = load::load(&self.specs(), &name, "specs", &mut diagnostics);
            if let Some(provider) = provider {
                crate::lint::lint(&provider, &mut diagnostics);
            }
        }
        Ok(diagnostics)
    }

    /// Compiles providers and compares the outcome with what is committed; writes nothing.
    ///
    /// # Errors
    ///
    /// All problems of all documents, or what kept a folder from being read.
    pub fn compile(&self, only: Option<&str>) -> Result<Vec<Generated>, Failure> {
        let mut made = Vec::new();
        let mut problems = Diagnostics::default();
        for name in self.providers(only)? {
            let start = Instant::now();
            let compiled = self
                .load(&name)
                .and_then(|provider| Ok((compile(&provider)?, provider)));
            let (compiled, provider) = match compiled {
                Ok(both) => both,
                Err(found) => {
                    problems.append(found);
                    continue;
                }
            };
            let folder = self.generated_folder(&provider.config.crate_name);
            let difference = write::compare(&folder, &compiled.files)
                .map_err(|problem| Failure::Other(format!("{}: {problem}", folder.display())))?;
            made.push(Generated {
                provider: name,
                crate_name: provider.config.crate_name,
                compiled,
                difference,
                took: start.elapsed(),
            });
        }
        match problems.is_empty() {
            true => Ok(made),
            false => Err(Failure::Specs(problems)),
        }
    }

    /// Compiles providers and writes what is different; nothing is written when a document is wrong.
    ///
    /// # Errors
    ///
    /// As [`Workspace::compile`], and what kept a file from being written.
    pub fn generate(&self, only: Option<&str>) -> Result<Vec<Generated>, Failure> {
        let made = self.compile(only)?;
        for one in &made {
            let folder = self.generated_folder(&one.crate_name);
            write::apply(&folder, &one.difference)
                .map_err(|problem| Failure::Other(problem.to_string()))?;
            self.lay_down(one)?;
        }
        Ok(made)
    }

    /// The hand-written files of a crate, where it has none yet.
    fn lay_down(&self, one: &Generated) -> Result<(), Failure> {
        let crate_folder = self.root.join("sdk").join(&one.crate_name);
        for (path, text) in skeleton::files(&one.crate_name) {
            let path = crate_folder.join(path);
            if !path.exists() {
                write_new(&path, &text)?;
            }
        }
        Ok(())
    }
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text)
        .map_err(|problem| Failure::Other(format!("{}: {problem}", path.display())))
}
