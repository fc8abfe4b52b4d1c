//! From a provider to the files of its crate.

use std::panic::resume_unwind;

use crate::diagnostic::{Diagnostics, Span};
use crate::features::{self, Feature};
use crate::load::Provider;
use crate::write::{self, File};
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

/// Generates the code of calls and types in parallel: most of the time is spent on formatting.
fn emit(sdk: &model::Sdk) -> Result<Compiled, String> {
    let (mut files, types) = std::thread::scope(|scope| {
        let calls = scope.spawn(|| calls(sdk));
        let types = types(sdk);
        let calls = calls.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok::<_, String>((calls?, types?))
    })?;
    files.extend(types.files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Compiled {
        files,
        operations: sdk.operations().count(),
        types: types.count,
        features: features::of(sdk),
    })
}

fn calls(sdk: &model::Sdk) -> Result<Vec<File>, String> {
    operations::emit(sdk)
        .into_iter()
        .map(|(module, tokens)| write::format(&format!("{module}.rs"), &sdk.provider, tokens))
        .collect()
}

struct Types {
    files: Vec<File>,
    count: usize,
}

fn types(sdk: &model::Sdk) -> Result<Types, String> {
    let types = types::emit(sdk)?;
    let files = types
        .files
        .into_iter()
        .map(|(path, tokens)| write::format(&format!("types/{path}.rs"), &sdk.provider, tokens))
        .collect::<Result<_, _>>()?;
    Ok(Types {
        files,
        count: types.count,
    })
}
