//! A field of a struct: its type, its serde attributes, its default.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{Field, GenericArgument, Ident, PathArguments, Type as SynType};

use super::{docs_or, rust_type};
use crate::model::{Property, Schema, Shape, Struct, Type};

/// What a struct needs for one of its properties.
pub(super) struct EmittedField {
    pub(super) name: Ident,
    /// The type without `Option` or `Field` around it.
    pub(super) base: TokenStream,
    pub(super) tokens: TokenStream,
    /// Functions that the serde attributes name.
    pub(super) helpers: TokenStream,
}

pub(super) fn emit(schema: &Schema, property: &Property, made: Option<&Field>) -> EmittedField {
    let name = format_ident!("{}", property.rust_name);
    let base = base_type(property, made);
    let shape = schema.shape(property);
    let wrapped = match shape {
        Shape::Required | Shape::Defaulted => base.clone(),
        Shape::Nullable | Shape::Optional => quote!(Option<#base>),
        Shape::Field => quote!(Field<#base>),
    };
    let (attributes, helpers) = serde_attributes(schema, property, shape, &base);
    let documentation = docs_or(
        &property.description,
        &format!("`{}` on the wire.", property.wire),
    );
    EmittedField {
        tokens: quote!(#documentation #attributes pub #name: #wrapped,),
        name,
        base,
        helpers,
    }
}

/// progenitor's type for the field, unless the model knows a better one.
fn base_type(property: &Property, made: Option<&Field>) -> TokenStream {
    match (&property.r#type, made) {
        (Type::Secret | Type::U32 | Type::Binary, _) | (_, None) => {
            rust_type(&property.r#type, &TokenStream::new())
        }
        (_, Some(field)) => {
            let mut r#type = without_option(&field.ty).clone();
            Shorten.visit_type_mut(&mut r#type);
            quote!(#r#type)
        }
    }
}

fn serde_attributes(
    schema: &Schema,
    property: &Property,
    shape: Shape,
    base: &TokenStream,
) -> (TokenStream, TokenStream) {
    let mut parts: Vec<TokenStream> = Vec::new();
    let mut helpers = TokenStream::new();
    if property.rust_name != property.wire {
        let wire = &property.wire;
        parts.push(quote!(rename = #wire));
    }
    match shape {
        Shape::Required | Shape::Nullable => {}
        Shape::Optional => parts.push(quote!(skip_serializing_if = "Option::is_none")),
        Shape::Field => {
            parts.push(quote!(default));
            parts.push(quote!(skip_serializing_if = "Field::is_absent"));
        }
        Shape::Defaulted => match own_default(property) {
            None => {
                parts.push(quote!(default));
                parts.push(quote!(
                    deserialize_with = "cloud_drives_core::de::null_as_default"
                ));
            }
            Some(value) => {
                let stem = format!(
                    "{}_{}",
                    crate::names::snake(&schema.name),
                    property.rust_name
                );
                let default = format!("default_{stem}");
                let reader = format!("read_{stem}");
                parts.push(quote!(default = #default));
                parts.push(quote!(deserialize_with = #reader));
                let default = format_ident!("{default}");
                let reader = format_ident!("{reader}");
                helpers = quote! {
                    fn #default() -> #base { #value }

                    fn #reader<'de, D: serde::Deserializer<'de>>(
                        deserializer: D,
                    ) -> Result<#base, D::Error> {
                        let value: Option<#base> = serde::Deserialize::deserialize(deserializer)?;
                        Ok(value.unwrap_or_else(#default))
                    }
                };
            }
        },
    }
    let attributes = match parts.is_empty() {
        true => TokenStream::new(),
        false => quote!(#[serde(#(#parts),*)]),
    };
    (attributes, helpers)
}

/// The default that is not the one Rust gives the type.
fn own_default(property: &Property) -> Option<TokenStream> {
    match (&property.r#type, property.default.as_ref()?) {
        (Type::String, serde_json::Value::String(text)) if !text.is_empty() => {
            Some(quote!(#text.to_owned()))
        }
        (Type::Named(_), serde_json::Value::String(text)) => Some(quote!(#text.into())),
        (Type::Bool, serde_json::Value::Bool(true)) => Some(quote!(true)),
        (
            Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F32 | Type::F64,
            serde_json::Value::Number(number),
        ) if number.as_f64() != Some(0.0) => number.to_string().parse().ok(),
        _ => None,
    }
}

/// The struct's field of a wire name.
pub(super) fn find<'a>(item: &'a syn::ItemStruct, wire: &str) -> Option<&'a Field> {
    item.fields.iter().find(|field| {
        renamed(field).as_deref() == Some(wire)
            || (renamed(field).is_none()
                && field
                    .ident
                    .as_ref()
                    .is_some_and(|name| name.to_string().trim_start_matches("r#") == wire))
    })
}

fn renamed(field: &Field) -> Option<String> {
    let mut found = None;
    for attribute in &field.attrs {
        if !attribute.path().is_ident("serde") {
            continue;
        }
        // Keys that are not of interest are read over; an odd attribute only means no rename.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                let value: syn::LitStr = meta.value()?.parse()?;
                found = Some(value.value());
            } else if meta.input.peek(syn::Token![=]) {
                let _: syn::Expr = meta.value()?.parse()?;
            }
            Ok(())
        });
    }
    found
}

fn without_option(r#type: &SynType) -> &SynType {
    if let SynType::Path(path) = r#type
        && let Some(last) = path.path.segments.last()
        && last.ident == "Option"
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(GenericArgument::Type(inner)) = arguments.args.first()
    {
        return inner;
    }
    r#type
}

/// Writes well-known types without their full paths.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_path_mut(self, path);
        path.leading_colon = None;
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let keep = match names.as_slice() {
            [
                "std",
                "string" | "vec" | "option" | "boxed" | "collections",
                _,
            ] => 1,
            ["chrono", "naive" | "offset", _] => 1,
            ["chrono", "DateTime"] | ["serde_json", "Value"] | ["uuid", "Uuid"] => 1,
            _ => return,
        };
        let segments = std::mem::take(&mut path.segments);
        let skip = segments.len() - keep;
        path.segments = segments.into_iter().skip(skip).collect();
    }
}

/// Whether Rust can make a value of the struct out of nothing.
pub(super) fn has_default(sdk: &crate::model::Sdk, made: &Struct, deep: usize) -> bool {
    use crate::model::SchemaKind;
    made.properties.iter().all(|property| {
        if !property.required || property.nullable {
            return own_default(property).is_none();
        }
        match &property.r#type {
            Type::Binary => false,
            Type::Named(name) => match sdk.schema(name).map(|schema| &schema.kind) {
                Some(SchemaKind::Struct(inner)) => deep > 0 && has_default(sdk, inner, deep - 1),
                _ => false,
            },
            _ => true,
        }
    })
}
