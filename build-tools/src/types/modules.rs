//! Which module a type stands in, and the modules' own files.
//!
//! A type stands with its group when only one group uses it, and in `shared` otherwise. When `shared` would be too long to be read
//! through, it is divided: a module for the types of each document, and one for the IDs, which no document declares.
//!
//! What is in a file is compiled or left out together, since its imports would have to be told apart otherwise. So where groups
//! are behind features, a module is a folder with a private file for each condition that is not that of the module.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports;
use super::{docs, markdown};
use crate::features;
use crate::model::{Gate, Schema, SchemaKind, Sdk};
use crate::names::{self, SHARED};

/// With more types than these, `shared` is divided.
const MOST_SHARED: usize = 30;

/// A public module of types.
#[derive(Default)]
struct Module<'a> {
    title: String,
    parts: Vec<Part<'a>>,
}

/// The types of a module that are compiled under the same condition.
struct Part<'a> {
    /// The name of its file, if it has one of its own: that of the type that stands first in the documents.
    name: String,
    gates: BTreeSet<&'a Gate>,
    schemas: Vec<(&'a Schema, TokenStream)>,
}

/// Returns all files, by their path below `types` without the extension; `items` are those of the schemas in
/// their order.
pub(super) fn files(sdk: &Sdk, items: Vec<TokenStream>) -> BTreeMap<String, TokenStream> {
    let modules = modules(sdk, items);
    let mut files = BTreeMap::new();
    for (path, module) in &modules {
        module.write(sdk, path, &mut files);
    }
    let (divided, listed): (Vec<_>, Vec<_>) =
        modules.iter().partition(|(path, _)| path.contains('/'));
    let mut listed: Vec<(&str, TokenStream)> = listed
        .into_iter()
        .map(|(path, module)| (path.as_str(), module.declaration(sdk, path)))
        .collect();
    if !divided.is_empty() {
        let gates = divided.iter().flat_map(|(_, module)| module.gates());
        let condition = features::condition(sdk, gates.cloned());
        let name = format_ident!("{SHARED}");
        let mut inside = Vec::new();
        // Not all of `shared` at once, which would make its modules those of `types` too.
        let mut again = Vec::new();
        for (path, module) in &divided {
            let name = last(path);
            inside.push(module.declaration(sdk, name));
            let condition = module.condition(sdk);
            let (shared, name) = (format_ident!("{SHARED}"), format_ident!("{name}"));
            again.push(quote!(#condition #[doc(no_inline)] pub use self::#shared::#name::*;));
        }
        let title = docs(SHARED_TITLE);
        listed.push((SHARED, quote!(#title #condition pub mod #name; #(#again)*)));
        files.insert(format!("{SHARED}/mod"), quote!(#(#inside)*));
    }
    listed.sort_by_key(|(name, _)| *name);
    let declarations = listed.iter().map(|(_, tokens)| tokens);
    files.insert("mod".to_owned(), quote!(#(#declarations)*));
    files
}

const SHARED_TITLE: &str = "Types shared by several groups of calls.";

/// Sorts the types into modules, by their path below `types`.
fn modules(sdk: &Sdk, items: Vec<TokenStream>) -> BTreeMap<String, Module<'_>> {
    let shared = sdk.schemas.iter().filter(|schema| group(schema).is_none());
    let is_divided = shared.count() > MOST_SHARED;
    let mut modules: BTreeMap<String, Module<'_>> = BTreeMap::new();
    for (schema, tokens) in sdk.schemas.iter().zip(items) {
        let (path, title) = match group(schema) {
            Some(group) => {
                let name = names::snake(group);
                let title =
                    format!("Types used only by [`Client::{name}`](super::Client::{name}).");
                (name, title)
            }
            None if is_divided => shared_module(sdk, schema),
            None => (SHARED.to_owned(), SHARED_TITLE.to_owned()),
        };
        let module = modules.entry(path.clone()).or_default();
        if module.title.is_empty() {
            module.title = title;
        }
        module.add(sdk, last(&path), schema, tokens);
    }
    modules
}

/// Returns the only group that uses a type.
fn group(schema: &Schema) -> Option<&str> {
    let mut groups = schema.gates.iter().map(|gate| gate.group.as_str());
    let first = groups.next().filter(|group| *group != SHARED)?;
    groups.all(|group| group == first).then_some(first)
}

/// Returns path and title of the module that a type stands in where `shared` is divided.
fn shared_module(sdk: &Sdk, schema: &Schema) -> (String, String) {
    match &schema.document {
        Some(file) if !matches!(schema.kind, SchemaKind::Id) => {
            let stem = file
                .rsplit_once('.')
                .map_or(file.as_str(), |(stem, _)| stem);
            let title = sdk.documents.get(file).map_or("", |title| title.as_str());
            // Documents of one provider often begin with its name.
            let about = title.strip_prefix(&sdk.title).unwrap_or(title);
            let about = about.trim_matches([',', ':', '-', '.', ' ']);
            let about: Vec<&str> = match about.is_empty() {
                true => vec![file],
                false => about.split_whitespace().collect(),
            };
            let about = markdown(&about.join(" ")).join(" ");
            (
                format!("{SHARED}/{}", names::snake(stem)),
                format!("Shared types: {about}."),
            )
        }
        _ => (format!("{SHARED}/ids"), "Shared types: IDs.".to_owned()),
    }
}

impl<'a> Module<'a> {
    fn add(&mut self, sdk: &Sdk, name: &str, schema: &'a Schema, tokens: TokenStream) {
        let condition = features::condition(sdk, schema.gates.iter().cloned()).to_string();
        let same = |part: &&mut Part<'_>| part.condition(sdk).to_string() == condition;
        if let Some(part) = self.parts.iter_mut().find(same) {
            part.gates.extend(&schema.gates);
            part.schemas.push((schema, tokens));
            return;
        }
        self.parts.push(Part {
            name: self.free_name(name, names::snake(&schema.name)),
            gates: schema.gates.iter().collect(),
            schemas: vec![(schema, tokens)],
        });
    }

    /// Returns a name that is neither the module's nor that of another part.
    fn free_name(&self, own: &str, wanted: String) -> String {
        let is_taken = |name: &str| name == own || self.parts.iter().any(|part| part.name == name);
        let mut name = wanted.clone();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    fn gates(&self) -> impl Iterator<Item = &'a Gate> {
        self.parts
            .iter()
            .flat_map(|part| part.gates.iter().copied())
    }

    /// Generates the attribute for the whole of it.
    fn condition(&self, sdk: &Sdk) -> TokenStream {
        features::condition(sdk, self.gates().cloned())
    }

    /// Declares the module. Its types are in the one above too; the documentation keeps them apart.
    fn declaration(&self, sdk: &Sdk, name: &str) -> TokenStream {
        let (title, condition) = (docs(&self.title), self.condition(sdk));
        let name = format_ident!("{name}");
        quote! {
            #title
            #condition pub mod #name;
            #condition #[doc(no_inline)] pub use self::#name::*;
        }
    }

    /// Generates its file, or those of its folder.
    fn write(&self, sdk: &Sdk, path: &str, files: &mut BTreeMap<String, TokenStream>) {
        let whole = self.condition(sdk).to_string();
        let (own, apart): (Vec<&Part<'_>>, Vec<&Part<'_>>) = self
            .parts
            .iter()
            .partition(|part| part.condition(sdk).to_string() == whole);
        let own: Vec<_> = own.into_iter().flat_map(|part| &part.schemas).collect();
        let declarations = apart.iter().map(|part| {
            let (condition, name) = (part.condition(sdk), format_ident!("{}", part.name));
            quote!(#condition mod #name; #condition pub use self::#name::*;)
        });
        let declarations: TokenStream = declarations.collect();
        let is_here = |name: &str| {
            let mut here = self.parts.iter().flat_map(|part| &part.schemas);
            here.any(|(schema, _)| schema.name == name)
        };
        let file = match apart.is_empty() {
            true => path.to_owned(),
            false => format!("{path}/mod"),
        };
        files.insert(file, contents(sdk, path, &own, is_here, &declarations));
        for part in apart {
            let path = format!("{path}/{}", part.name);
            let schemas: Vec<_> = part.schemas.iter().collect();
            let is_here = |name: &str| part.schemas.iter().any(|(schema, _)| schema.name == name);
            let file = contents(sdk, &path, &schemas, is_here, &TokenStream::new());
            files.insert(path, file);
        }
    }
}

impl Part<'_> {
    fn condition(&self, sdk: &Sdk) -> TokenStream {
        features::condition(sdk, self.gates.iter().copied().cloned())
    }
}

/// Returns the name of a module by its path.
fn last(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Generates types and their imports, with declarations between them; `is_here` tells the types that need no import.
fn contents(
    sdk: &Sdk,
    path: &str,
    schemas: &[&(&Schema, TokenStream)],
    is_here: impl Fn(&str) -> bool,
    declarations: &TokenStream,
) -> TokenStream {
    let items = schemas.iter().map(|(_, tokens)| tokens);
    let body = quote!(#(#items)*);
    let names = imports::bare_names(&body);
    let own = imports::of_names(&names, |name| sdk.schema(name).is_some());
    let others: Vec<_> = names
        .iter()
        .filter(|name| sdk.schema(name).is_some() && !is_here(name))
        .map(|name| format_ident!("{name}"))
        .collect();
    let others = match others.is_empty() {
        true => TokenStream::new(),
        false => {
            let above = path.split('/').map(|_| quote!(super));
            quote!(use #(#above)::*::{#(#others),*};)
        }
    };
    quote!(#own #others #declarations #body)
}
