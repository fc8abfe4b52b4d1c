//! Client code: one module a group, the client, the error kinds.

mod answer;
mod arguments;
mod builder;
mod client;
mod errors;
mod example;
mod given;
mod group;
mod headers;
mod info;
mod oauth;
mod pages;
mod paths;
mod poll;
mod retry;
mod send;
mod subject;

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(crate) use answer::accessor;

use crate::model::{Operation, Sdk, Type};
use crate::types::rust_type;
use crate::write::{self, File, Generate};

/// Generates `mod.rs`, `errors.rs` and the files of each group.
///
/// # Errors
///
/// Says which file does not parse.
pub(crate) fn emit(sdk: &Sdk) -> Result<Vec<File>, String> {
    let bases = &info::Bases::of(sdk);
    let mut files: BTreeMap<String, Generate<'_>> = BTreeMap::new();
    let client = || syn::parse2(client::emit(sdk, bases));
    files.insert("mod".to_owned(), Box::new(client));
    let errors = || syn::parse2(errors::emit(sdk));
    files.insert("errors".to_owned(), Box::new(errors));
    for group in &sdk.groups {
        let module = crate::names::snake(&group.name);
        for preview in group::apart(group) {
            let path = format!("{module}/{}", crate::names::snake(preview));
            let preview = move || group::emit_preview(sdk, bases, group, preview);
            files.insert(path, Box::new(preview));
        }
        files.insert(module, Box::new(move || group::emit(sdk, bases, group)));
    }
    write::format(&sdk.provider, files)
}

/// Names of what is generated for an operation.
struct Names {
    method: Ident,
    info: Ident,
    request: Ident,
    outcome: Ident,
    api: Ident,
}

impl Names {
    fn of(operation: &Operation) -> Self {
        let stem = stem(&operation.id);
        Self {
            method: format_ident!("{}", operation.rust_name),
            info: format_ident!(
                "{}",
                operation
                    .rust_name
                    .trim_end_matches('_')
                    .to_ascii_uppercase()
            ),
            request: format_ident!("{stem}Request"),
            outcome: format_ident!("{stem}Outcome"),
            api: api_name(&operation.group),
        }
    }
}

/// Returns whether some of the caller's arguments are checked before a request is sent.
pub(crate) fn has_checks(sdk: &Sdk, operation: &Operation) -> bool {
    given::has_checks(sdk, operation)
}

/// Returns the type behind a group's accessor.
fn api_name(group: &str) -> Ident {
    format_ident!("{}Api", stem(group))
}

/// Returns the beginning of the names of types that belong to an operation or a group.
pub(crate) fn stem(wire: &str) -> String {
    crate::names::camel(wire).trim_end_matches('_').to_owned()
}

/// Returns a number as a person writes it, without the suffix of its type.
fn plain(number: u64) -> proc_macro2::Literal {
    proc_macro2::Literal::u64_unsuffixed(number)
}

/// Generates a type as a group's module writes it.
fn typed(r#type: &Type) -> TokenStream {
    rust_type(r#type, &quote!(types::))
}
