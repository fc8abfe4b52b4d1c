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
use crate::write::Generate;

/// With more types than these, `shared` is divided.
const MOST_SHARED: usize = 30;

/// The public modules of types, by their path below `types`.
pub(super) struct Modules<'a> {
    sdk: &'a Sdk,
    all: BTreeMap<String, Module<'a>>,
}

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
    /// The condition as an attribute.
    condition: String,
    gates: BTreeSet<&'a Gate>,
    schemas: Vec<&'a Schema>,
}

/// Generates the code of a type.
pub(super) type Emit<'a> = &'a (dyn Fn(&Schema) -> TokenStream + Sync);

impl<'a> Modules<'a> {
    /// Sorts the types into modules.
    pub(super) fn of(sdk: &'a Sdk) -> Self {
        let shared = sdk.schemas.iter().filter(|schema| group(schema).is_none());
        let is_divided = shared.count() > MOST_SHARED;
        let mut all: BTreeMap<String, Module<'_>> = BTreeMap::new();
        for schema in &sdk.schemas {
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
            let module = all.entry(path.clone()).or_default();
            if module.title.is_empty() {
                module.title = title;
            }
            module.add(sdk, last(&path), schema);
        }
        Self { sdk, all }
    }

    /// Returns all files, by their path below the generated code without the extension.
    pub(super) fn files<'f>(&'f self, emit: Emit<'f>) -> BTreeMap<String, Generate<'f>> {
        let mut files: BTreeMap<String, Generate<'f>> = BTreeMap::new();
        for (path, module) in &self.all {
            module.files(self.sdk, path, emit, &mut files);
        }
        files.insert("mod".to_owned(), Box::new(|| syn::parse2(self.list())));
        if self.divided().next().is_some() {
            let path = format!("{SHARED}/mod");
            files.insert(path, Box::new(|| syn::parse2(self.list_of_shared())));
        }
        let below_types = |(path, file)| (format!("types/{path}"), file);
        files.into_iter().map(below_types).collect()
    }

    /// Returns the modules that `shared` is divided into.
    fn divided(&self) -> impl Iterator<Item = (&str, &Module<'a>)> {
        let all = self.all.iter();
        all.filter(|(path, _)| path.contains('/'))
            .map(|(path, module)| (last(path), module))
    }

    /// Declares all modules.
    fn list(&self) -> TokenStream {
        let sdk = self.sdk;
        let whole = self.all.iter().filter(|(path, _)| !path.contains('/'));
        let mut listed: BTreeMap<&str, TokenStream> = whole
            .map(|(path, module)| (path.as_str(), module.declaration(sdk, path)))
            .collect();
        if self.divided().next().is_some() {
            let gates = self.divided().flat_map(|(_, module)| module.gates());
            let condition = features::condition(sdk, gates.cloned());
            let shared = format_ident!("{SHARED}");
            // Not all of `shared` at once, which would make its modules those of `types` too.
            let again = self.divided().map(|(name, module)| {
                let (condition, name) = (module.condition(sdk), format_ident!("{name}"));
                quote!(#condition #[doc(no_inline)] pub use self::#shared::#name::*;)
            });
            let title = docs(SHARED_TITLE);
            listed.insert(
                SHARED,
                quote!(#title #condition pub mod #shared; #(#again)*),
            );
        }
        listed.into_values().collect()
    }

    /// Declares the modules that `shared` is divided into.
    fn list_of_shared(&self) -> TokenStream {
        let divided = self.divided();
        divided
            .map(|(name, module)| module.declaration(self.sdk, name))
            .collect()
    }
}

const SHARED_TITLE: &str = "Types shared by several groups of calls.";

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
    fn add(&mut self, sdk: &Sdk, name: &str, schema: &'a Schema) {
        let condition = features::condition(sdk, schema.gates.iter().cloned()).to_string();
        let same = |part: &&mut Part<'_>| part.condition == condition;
        if let Some(part) = self.parts.iter_mut().find(same) {
            part.gates.extend(&schema.gates);
            part.schemas.push(schema);
            return;
        }
        self.parts.push(Part {
            name: self.free_name(name, names::snake(&schema.name)),
            condition,
            gates: schema.gates.iter().collect(),
            schemas: vec![schema],
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

    /// Adds its file, or those of its folder.
    fn files<'f>(
        &'f self,
        sdk: &'f Sdk,
        path: &str,
        emit: Emit<'f>,
        files: &mut BTreeMap<String, Generate<'f>>,
    ) {
        let whole = self.condition(sdk).to_string();
        let (own, apart): (Vec<&Part<'_>>, Vec<&Part<'_>>) =
            self.parts.iter().partition(|part| part.condition == whole);
        let depth = path.split('/').count();
        for &part in &apart {
            let is_here = |name: &str| part.declares(name);
            let generate = move || {
                contents(
                    sdk,
                    depth + 1,
                    emit,
                    &part.schemas,
                    is_here,
                    &TokenStream::new(),
                )
            };
            files.insert(format!("{path}/{}", part.name), Box::new(generate));
        }
        let file = match apart.is_empty() {
            true => path.to_owned(),
            false => format!("{path}/mod"),
        };
        let generate = move || {
            let own: Vec<&Schema> = own.iter().flat_map(|part| &part.schemas).copied().collect();
            let declarations = apart.iter().map(|part| {
                let (condition, name) = (part.condition(sdk), format_ident!("{}", part.name));
                quote!(#condition mod #name; #condition pub use self::#name::*;)
            });
            let declarations: TokenStream = declarations.collect();
            let is_here = |name: &str| self.parts.iter().any(|part| part.declares(name));
            contents(sdk, depth, emit, &own, is_here, &declarations)
        };
        files.insert(file, Box::new(generate));
    }
}

impl Part<'_> {
    fn condition(&self, sdk: &Sdk) -> TokenStream {
        features::condition(sdk, self.gates.iter().copied().cloned())
    }

    fn declares(&self, name: &str) -> bool {
        self.schemas.iter().any(|schema| schema.name == name)
    }
}

/// Returns the name of a module by its path.
fn last(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Generates types and their imports, with declarations between them; `depth` is how many modules below `types` they stand,
/// and `is_here` tells the types that need no import.
fn contents(
    sdk: &Sdk,
    depth: usize,
    emit: Emit<'_>,
    schemas: &[&Schema],
    is_here: impl Fn(&str) -> bool,
    declarations: &TokenStream,
) -> syn::Result<syn::File> {
    let body = schemas.iter().map(|schema| emit(schema)).collect();
    imports::file(body, |names| {
        let own = imports::well_known(names, |name| sdk.schema(name).is_some());
        let others: Vec<_> = names
            .iter()
            .filter(|name| sdk.schema(name).is_some() && !is_here(name))
            .map(|name| format_ident!("{name}"))
            .collect();
        let others = match others.is_empty() {
            true => TokenStream::new(),
            false => {
                let above = (0..depth).map(|_| quote!(super));
                quote!(use #(#above)::*::{#(#others),*};)
            }
        };
        quote!(#own #others #declarations)
    })
}
