//! A group's module: the accessor's type, and what each operation needs.
//!
//! Operations of a preview are in a module below that of their group, since they bring imports and types of their own that are left
//! out with them. A group that is one preview as a whole has no such module.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::info::Bases;
use super::{Names, answer, api_name, builder, headers, poll};
use crate::features;
use crate::model::{Group, Operation, Sdk};
use crate::types::{docs, docs_or, imports};

/// Returns the previews of a group that have modules of their own.
pub(super) fn apart(group: &Group) -> BTreeSet<&str> {
    match group.preview() {
        Some(_) => BTreeSet::new(),
        None => group.previews(),
    }
}

/// Returns the path from an operation's module to that of the whole crate.
pub(super) fn root(sdk: &Sdk, operation: &Operation) -> &'static str {
    let mut groups = sdk.groups.iter();
    let group = groups.find(|group| group.name == operation.group);
    let preview = operation.preview.as_deref();
    match group.zip(preview) {
        Some((group, preview)) if apart(group).contains(preview) => "super::super",
        _ => "super",
    }
}

pub(super) fn emit(sdk: &Sdk, bases: &Bases<'_>, group: &Group) -> syn::Result<syn::File> {
    let api = api_name(&group.name);
    let documentation = docs_or(
        &group.description,
        &format!("The calls of the group `{}`.", group.name),
    );
    let apart = apart(group);
    let is_here = |operation: &&Operation| match &operation.preview {
        Some(preview) => !apart.contains(preview.as_str()),
        None => true,
    };
    let operations: Vec<&Operation> = group.operations.iter().filter(is_here).collect();
    let modules = apart.iter().map(|preview| {
        let module = format_ident!("{}", crate::names::snake(preview));
        let condition = features::preview_condition(Some(preview));
        quote!(#condition mod #module; #condition pub use self::#module::*;)
    });
    let methods = methods(sdk, &operations);
    let requests = requests(sdk, bases, &operations);
    let progress = poll::progress(sdk, group);
    let accessor = docs(&format!(
        "Returned by [`Client::{0}`](super::Client::{0}). Cheap to create and to clone.",
        crate::names::snake(&group.name)
    ));
    let body = quote! {
        #documentation
        ///
        #accessor
        #[derive(Clone, Debug)]
        pub struct #api {
            core: ClientCore,
        }

        impl #api {
            pub(super) fn new(core: ClientCore) -> Self {
                Self { core }
            }

            #methods
        }

        #requests
        #progress
    };
    file(bases, &quote!(super), &quote!(#(#modules)*), body)
}

/// Generates the module of a group's operations that belong to a preview.
pub(super) fn emit_preview(
    sdk: &Sdk,
    bases: &Bases<'_>,
    group: &Group,
    preview: &str,
) -> syn::Result<syn::File> {
    let api = api_name(&group.name);
    let is_here = |operation: &&Operation| operation.preview.as_deref() == Some(preview);
    let operations: Vec<&Operation> = group.operations.iter().filter(is_here).collect();
    let methods = methods(sdk, &operations);
    let requests = requests(sdk, bases, &operations);
    let body = quote! {
        impl #api {
            #methods
        }

        #requests
    };
    file(
        bases,
        &quote!(super::super),
        &quote!(use super::#api;),
        body,
    )
}

fn methods(sdk: &Sdk, operations: &[&Operation]) -> TokenStream {
    let all = operations.iter();
    all.map(|operation| builder::constructor(sdk, operation))
        .collect()
}

fn requests(sdk: &Sdk, bases: &Bases<'_>, operations: &[&Operation]) -> TokenStream {
    let all = operations.iter().map(|operation| {
        let names = Names::of(operation);
        let request = builder::emit(sdk, bases, operation, &names);
        let outcome = answer::emit(operation, &names);
        let headers = headers::emit(operation);
        let started = poll::started(sdk, operation, &names);
        quote!(#request #outcome #started #headers)
    });
    all.collect()
}

/// Puts a file together of its body and the imports that it needs; `root` is the module of the whole crate.
fn file(
    bases: &Bases<'_>,
    root: &TokenStream,
    own: &TokenStream,
    body: TokenStream,
) -> syn::Result<syn::File> {
    imports::file(body, |names| {
        let known = imports::well_known(names, |_| false);
        let used = bases.names().chain(["errors", "types"]);
        let used = used.filter(|name| names.contains(*name));
        let used: Vec<Ident> = used.map(|name| format_ident!("{name}")).collect();
        let used = match used.as_slice() {
            [] => TokenStream::new(),
            [only] => quote!(use #root::#only;),
            several => quote!(use #root::{#(#several),*};),
        };
        quote!(#known #used #own)
    })
}
