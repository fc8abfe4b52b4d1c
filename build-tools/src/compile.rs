//! From a provider to the files of its crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::diagnostic::{Diagnostics, Span};
use crate::load::Provider;
use crate::write::{self, File};
use crate::{lint, model, operations, types};

/// What came of compiling a provider.
#[derive(Debug)]
pub struct Compiled {
    pub files: Vec<File>,
    pub operations: usize,
    pub types: usize,
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
            "say it in another way in the documents, and report this as a fault of the generator",
        );
        diagnostics
    })
}

fn emit(sdk: &model::Sdk) -> Result<Compiled, String> {
    let types = types::emit(sdk)?;
    let mut files = Vec::new();
    for (module, tokens) in operations::emit(sdk) {
        let path = format!("{module}.rs");
        files.push(write::format(&path, &sdk.provider, tokens)?);
    }
    let mut modules = TokenStream::new();
    for (module, tokens) in types.files {
        let module = crate::names::snake(&module);
        let name = format_ident!("{module}");
        modules.extend(quote!(mod #name; pub use self::#name::*;));
        files.push(write::format(
            &format!("types/{module}.rs"),
            &sdk.provider,
            tokens,
        )?);
    }
    files.push(write::format("types/mod.rs", &sdk.provider, modules)?);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Compiled {
        files,
        operations: sdk.operations().count(),
        types: types.count,
    })
}
