//! From a provider to the files of its crate.

use std::panic::resume_unwind;

use crate::diagnostic::{Diagnostics, Span};
use crate::features::{self, Feature};
use crate::load::Provider;
use crate::write::File;
use crate::{lint, model, operations, types};

/// The result of compiling a provider.
#[derive(Debug)]
pub struct Compiled {
    pub files: Vec<File>,
    pub operations: usize,
    pub types: usize,
    /// The features that the crate's Cargo.toml has to declare.
    pub features: Vec<Feature>,
}

/// Lints a provider and compiles it into the files below its crate's `src/generated`.
///
/// # Errors
///
/// Everything that is wrong with the documents, at once.
pub fn compile(provider: &Provider) -> Result<Compiled, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    lint::lint(provider, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let sdk = model::build(provider)?;
    emit(&sdk).map_err(|problem| {
        let mut diagnostics = Diagnostics::default();
        let span = Span {
            file: format!("specs/{}/provider.toml", provider.name).into(),
            line: 1,
            column: 1,
        };
        diagnostics.push(
            &span,
            "generator",
            problem,
            "describe it differently in the documents, and report this as a bug in the generator",
        );
        diagnostics
    })
}

/// Generates the code of calls and types beside each other.
fn emit(sdk: &model::Sdk) -> Result<Compiled, String> {
    let (calls, types) = std::thread::scope(|scope| {
        let calls = scope.spawn(|| operations::emit(sdk));
        let types = types::emit(sdk);
        let calls = calls.join().unwrap_or_else(|panic| resume_unwind(panic));
        (calls, types)
    });
    let mut files = calls?;
    files.extend(types?);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Compiled {
        files,
        operations: sdk.operations().count(),
        types: sdk.schemas.len(),
        features: features::of(sdk),
    })
}
