//! The `types` module of a crate: progenitor's structs, refined on the syntax tree.

pub(crate) mod checks;
mod choices;
mod conversions;
mod docs;
mod enums;
mod fields;
mod ids;
pub(crate) mod imports;
mod modules;
mod progenitor;
pub(crate) mod setters;
mod structs;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) use docs::{doc_lines, docs, docs_or, markdown};
pub(crate) use structs::derives_default;
pub(crate) use unions::other_variant;

use crate::model::{SchemaKind, Sdk, Type};

/// The tokens of each file below `types`, by its path there without the extension.
pub struct TypeFiles {
    pub files: BTreeMap<String, TokenStream>,
    pub count: usize,
}

/// Emits every type of the model, sorted into a module a group.
///
/// # Errors
///
/// Says which type progenitor could not make, and why.
pub fn emit(sdk: &Sdk) -> Result<TypeFiles, String> {
    let structs = progenitor::structs(sdk)?;
    let mut items = Vec::new();
    for (index, schema) in sdk.schemas.iter().enumerate() {
        let item = match &schema.kind {
            SchemaKind::Struct(made) => {
                let item = structs
                    .get(&crate::lower::component(index))
                    .ok_or_else(|| format!("progenitor made no struct for {}", schema.name))?;
                let conversions = conversions::emit(sdk, &structs, schema, made, item);
                let item = structs::emit(sdk, schema, made, item)?;
                quote!(#item #conversions)
            }
            SchemaKind::Enum(values) => enums::emit(schema, values),
            SchemaKind::Id => ids::emit(schema),
            SchemaKind::TaggedUnion { tag, variants } => unions::tagged(sdk, schema, tag, variants),
            SchemaKind::Union(variants) => unions::untagged(sdk, schema, variants),
        };
        let check = checks::emit(sdk, schema);
        items.push(quote!(#item #check));
    }
    Ok(TypeFiles {
        files: modules::files(sdk, items),
        count: sdk.schemas.len(),
    })
}

/// Generates a type as generated code writes it, with named types looked up in `prefix`.
pub fn rust_type(r#type: &Type, prefix: &TokenStream) -> TokenStream {
    match r#type {
        Type::String => quote!(String),
        Type::Secret => quote!(Secret),
        Type::Bool => quote!(bool),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::U32 => quote!(u32),
        Type::U64 => quote!(u64),
        Type::F64 => quote!(f64),
        Type::DateTime => quote!(DateTime<Utc>),
        Type::Date => quote!(NaiveDate),
        Type::Uuid => quote!(Uuid),
        Type::Any => quote!(Value),
        Type::Binary => quote!(Body),
        Type::List(item) => {
            let item = rust_type(item, prefix);
            quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = rust_type(value, prefix);
            quote!(BTreeMap<String, #value>)
        }
        Type::Nullable(inner) => {
            let inner = rust_type(inner, prefix);
            quote!(Option<#inner>)
        }
        Type::Named(name) | Type::Id(name) => {
            let name = format_ident!("{name}");
            quote!(#prefix #name)
        }
    }
}
