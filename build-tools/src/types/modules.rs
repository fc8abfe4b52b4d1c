//! Which module a type stands in, and the modules' own files.
//!
//! A type stands with its group when only one group uses it, and in `shared` otherwise. Where groups are behind features,
//! `shared` has a module for each set of groups, since what is in a file is compiled or left out together: its imports would
//! have to be told apart otherwise.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::imports;
use crate::features;
use crate::model::{Gate, Schema, Sdk};
use crate::names::{self, SHARED};

/// The types that are used by the same groups and previews.
struct Module<'a> {
    /// None for types of several groups that stand in `shared` itself.
    name: Option<String>,
    is_shared: bool,
    schemas: Vec<(&'a Schema, TokenStream)>,
    gates: BTreeSet<&'a Gate>,
}

/// Returns all files, by their path below `types` without the extension; `items` are those of the schemas in
/// their order.
pub(super) fn files(sdk: &Sdk, items: Vec<TokenStream>) -> BTreeMap<String, TokenStream> {
    let modules = modules(sdk, items);
    let mut files = BTreeMap::new();
    for module in &modules {
        let path = match (&module.name, module.is_shared) {
            (Some(name), false) => name.clone(),
            (Some(name), true) => format!("{SHARED}/{name}"),
            (None, _) => SHARED.to_owned(),
        };
        let above = match path.contains('/') {
            true => quote!(super::super),
            false => quote!(super),
        };
        files.insert(path, contents(sdk, module, &above));
    }
    let (shared, own): (Vec<&Module<'_>>, Vec<&Module<'_>>) =
        modules.iter().partition(|module| module.is_shared);
    let mut listed: Vec<(&str, TokenStream)> = own
        .iter()
        .filter_map(|module| {
            let name = module.name.as_deref()?;
            let documentation = docs(&format!(
                "Types used only by [`Client::{name}`](super::Client::{name})."
            ));
            let declaration = declaration(sdk, module, true);
            Some((name, quote!(#documentation #declaration)))
        })
        .collect();
    if !shared.is_empty() {
        let gates = shared.iter().flat_map(|module| &module.gates);
        let condition = features::condition(sdk, gates.copied().cloned());
        let name = format_ident!("{SHARED}");
        listed.push((
            SHARED,
            quote! {
                /// Types shared by several groups of calls.
                #condition pub mod #name;
                #condition #[doc(no_inline)] pub use self::#name::*;
            },
        ));
        if sdk.features {
            let declarations = shared.iter().map(|module| declaration(sdk, module, false));
            files.insert(format!("{SHARED}/mod"), quote!(#(#declarations)*));
        }
    }
    listed.sort_by_key(|(name, _)| *name);
    let declarations = listed.iter().map(|(_, tokens)| tokens);
    files.insert("mod".to_owned(), quote!(#(#declarations)*));
    files
}

/// Sorts the types into modules, those of a set of groups in the order of their names.
fn modules(sdk: &Sdk, items: Vec<TokenStream>) -> Vec<Module<'_>> {
    let mut modules: Vec<Module<'_>> = Vec::new();
    for (schema, tokens) in sdk.schemas.iter().zip(items) {
        let gates: BTreeSet<&Gate> = schema.gates.iter().collect();
        // What belongs to a preview is no group's own: it is left out where the group is there.
        let own = match gates.first() {
            Some(gate) if gates.len() == 1 && gate.preview.is_none() => Some(gate.group.as_str()),
            _ => None,
        };
        let own = own.filter(|group| *group != SHARED);
        let is_shared = own.is_none();
        let same = |module: &&mut Module<'_>| match is_shared && !sdk.features {
            true => module.is_shared,
            false => module.gates == gates,
        };
        if let Some(module) = modules.iter_mut().find(same) {
            module.gates.extend(gates);
            module.schemas.push((schema, tokens));
            continue;
        }
        let name = match own {
            Some(group) => Some(names::snake(group)),
            // Named by the type that stands first in the documents.
            None => sdk
                .features
                .then(|| free_name(&modules, names::snake(&schema.name))),
        };
        modules.push(Module {
            name,
            is_shared,
            schemas: vec![(schema, tokens)],
            gates,
        });
    }
    modules.sort_by(|one, other| one.name.cmp(&other.name));
    modules
}

/// Returns a name that no other module of shared types has.
fn free_name(modules: &[Module<'_>], wanted: String) -> String {
    let is_taken = |name: &str| {
        let mut shared = modules.iter().filter(|module| module.is_shared);
        shared.any(|module| module.name.as_deref() == Some(name))
    };
    let mut name = wanted.clone();
    let mut number = 2;
    while is_taken(&name) {
        name = format!("{wanted}{number}");
        number += 1;
    }
    name
}

/// Declares a module. Its types are in `types` too; a public module keeps them apart in the documentation.
fn declaration(sdk: &Sdk, module: &Module<'_>, is_public: bool) -> TokenStream {
    let Some(name) = &module.name else {
        return TokenStream::new();
    };
    let name = format_ident!("{name}");
    let condition = features::condition(sdk, module.gates.iter().copied().cloned());
    match is_public {
        true => {
            quote!(#condition pub mod #name; #condition #[doc(no_inline)] pub use self::#name::*;)
        }
        false => quote!(#condition mod #name; #condition pub use self::#name::*;),
    }
}

/// Generates the types of a module and their imports; `above` is the module of all types.
fn contents(sdk: &Sdk, module: &Module<'_>, above: &TokenStream) -> TokenStream {
    let items = module.schemas.iter().map(|(_, tokens)| tokens);
    let body = quote!(#(#items)*);
    let names = imports::bare_names(&body);
    let own = imports::of_names(&names, |name| sdk.schema(name).is_some());
    let is_here = |name: &str| {
        let mut here = module.schemas.iter();
        here.any(|(known, _)| known.name == name)
    };
    let others = names.iter().filter(|name| !is_here(name));
    let others: Vec<_> = others
        .filter(|name| sdk.schema(name).is_some())
        .map(|name| format_ident!("{name}"))
        .collect();
    let others = match others.is_empty() {
        true => TokenStream::new(),
        false => quote!(use #above::{#(#others),*};),
    };
    quote!(#own #others #body)
}
