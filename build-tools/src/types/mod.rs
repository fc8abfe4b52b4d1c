//! The `types` module of a crate: the model's structs, with the boxes that progenitor puts where they stand in a circle, enums and unions.

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

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) use docs::{doc_lines, docs, docs_or, markdown};
pub(crate) use structs::derives_default;
pub(crate) use unions::other_variant;

use self::modules::Modules;
use self::progenitor::Boxed;
use crate::model::{Schema, SchemaKind, Sdk, Type};
use crate::write::{self, File};

/// Generates every type of the model, sorted into a module a group.
///
/// # Errors
///
/// Says which type progenitor could not make, and why; or which file does not parse.
pub(crate) fn emit(sdk: &Sdk) -> Result<Vec<File>, String> {
    let boxed = progenitor::boxed(sdk)?;
    let modules = Modules::of(sdk);
    write::format(
        &sdk.provider,
        modules.files(&|schema| item(sdk, &boxed, schema)),
    )
}

fn item(sdk: &Sdk, boxed: &Boxed<'_>, schema: &Schema) -> TokenStream {
    let mut item = match &schema.kind {
        SchemaKind::Struct(made) => {
            let mut item = structs::emit(sdk, schema, made, boxed);
            item.extend(conversions::emit(sdk, schema, made, boxed));
            item
        }
        SchemaKind::Enum(values) => enums::emit(schema, values),
        SchemaKind::Id => ids::emit(schema),
        SchemaKind::TaggedUnion { tag, variants } => unions::tagged(sdk, schema, tag, variants),
        SchemaKind::Union(variants) => unions::untagged(sdk, schema, variants),
    };
    item.extend(checks::emit(sdk, schema));
    item
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
