//! A field of a struct: its type, its serde attributes, its default.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;
use syn::Ident;

use super::progenitor::Boxed;
use super::unions::other_variant;
use super::{docs_or, rust_type};
use crate::model::{Property, Schema, SchemaKind, Sdk, Shape, Struct, Type};

/// The parts of a struct for one of its properties.
pub(super) struct EmittedField {
    pub(super) name: Ident,
    /// The type without `Option` or `Field` around it.
    pub(super) base: TokenStream,
    pub(super) tokens: TokenStream,
    /// Functions that the serde attributes name.
    pub(super) helpers: TokenStream,
}

pub(super) fn emit(schema: &Schema, property: &Property, boxed: &Boxed<'_>) -> EmittedField {
    let name = format_ident!("{}", property.rust_name);
    let base = base_type(schema, property, boxed);
    let shape = schema.shape(property);
    let wrapped = wrapped(shape, &base);
    let (attributes, helpers) = serde_attributes(schema, property, shape, &base);
    let documentation = docs_or(
        &property.description,
        &format!("The field `{}`.", property.wire),
    );
    EmittedField {
        tokens: quote!(#documentation #attributes pub #name: #wrapped,),
        name,
        base,
        helpers,
    }
}

/// Generates the type of the field.
pub(super) fn r#type(schema: &Schema, property: &Property, boxed: &Boxed<'_>) -> TokenStream {
    wrapped(schema.shape(property), &base_type(schema, property, boxed))
}

fn wrapped(shape: Shape, base: &TokenStream) -> TokenStream {
    match shape {
        Shape::Required | Shape::Defaulted => base.clone(),
        Shape::Nullable | Shape::Optional => quote!(Option<#base>),
        Shape::Field => quote!(Field<#base>),
    }
}

/// Generates the model's type, in a box where progenitor put one to end a circle of structs.
fn base_type(schema: &Schema, property: &Property, boxed: &Boxed<'_>) -> TokenStream {
    let base = rust_type(&property.r#type, &TokenStream::new());
    match boxed.holds(schema, property) {
        true => quote!(Box<#base>),
        false => base,
    }
}

/// The ways to read a member, in the terms of `cloud_drives_core::object!`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reading {
    Required,
    Optional,
    Defaulted,
    Replaced,
    RequiredList,
    List,
}

impl Reading {
    pub(super) const ALL: [(Self, &str); 6] = [
        (Self::Required, "required"),
        (Self::Optional, "optional"),
        (Self::Defaulted, "defaulted"),
        (Self::Replaced, "replaced"),
        (Self::RequiredList, "required_list"),
        (Self::List, "list"),
    ];

    pub(super) fn of(schema: &Schema, property: &Property) -> Self {
        match schema.shape(property) {
            Shape::Required if property.one_or_many => Self::RequiredList,
            Shape::Defaulted if property.one_or_many => Self::List,
            Shape::Required => Self::Required,
            Shape::Nullable | Shape::Optional | Shape::Field => Self::Optional,
            Shape::Defaulted if own_default(property).is_some() => Self::Replaced,
            Shape::Defaulted => Self::Defaulted,
        }
    }
}

/// Generates the attributes for writing the field, and for its schema: `default` says that the member may be missing.
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
        Shape::Defaulted if Reading::of(schema, property) == Reading::Replaced => {
            let default = default_function(schema, property);
            let written = default.to_string();
            let value = own_default(property);
            parts.push(quote!(default = #written));
            helpers = quote!(fn #default() -> #base { #value });
        }
        Shape::Defaulted => parts.push(quote!(default)),
    }
    let attributes = match parts.is_empty() {
        true => TokenStream::new(),
        false => quote!(#[serde(#(#parts),*)]),
    };
    (attributes, helpers)
}

/// Returns the name of the function that makes a default that is not Rust's own.
pub(super) fn default_function(schema: &Schema, property: &Property) -> Ident {
    let schema = crate::names::snake(&schema.name);
    format_ident!("default_{schema}_{}", property.rust_name)
}

/// Generates the default, unless it is the type's own.
pub(super) fn own_default(property: &Property) -> Option<TokenStream> {
    let default = property.default.as_ref()?;
    let is_rusts_own = match default {
        Value::Null | Value::Object(_) => true,
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() && property.r#type == Type::String,
        Value::Array(items) => items.is_empty(),
    };
    match is_rusts_own {
        true => None,
        false => literal(&property.r#type, default),
    }
}

/// Generates a default as an expression of a type.
fn literal(r#type: &Type, value: &Value) -> Option<TokenStream> {
    match (r#type, value) {
        (Type::String, Value::String(text)) => Some(quote!(#text.to_owned())),
        (Type::Named(name), Value::String(text)) => {
            let name = format_ident!("{name}");
            Some(quote!(#name::from(#text)))
        }
        (Type::Bool, Value::Bool(flag)) => Some(quote!(#flag)),
        (Type::I32 | Type::I64 | Type::U32 | Type::U64, Value::Number(number)) => {
            number.to_string().parse().ok()
        }
        (Type::F64, Value::Number(number)) => format!("{:?}", number.as_f64()?).parse().ok(),
        (Type::List(item), Value::Array(values)) => {
            let values: Option<Vec<TokenStream>> =
                values.iter().map(|value| literal(item, value)).collect();
            let values = values?;
            Some(quote!(vec![#(#values),*]))
        }
        _ => None,
    }
}

/// Returns whether Rust can make a value of the struct out of nothing.
///
/// One that callers make and that can't do without something has no default. `above` are the structs that this one stands in: one
/// that needs itself has none either.
pub(super) fn has_default<'a>(
    sdk: &'a Sdk,
    schema: &'a Schema,
    made: &Struct,
    above: &mut Vec<&'a str>,
) -> bool {
    let mut properties = made.properties.iter();
    let needs = properties.any(|property| property.required && !property.nullable);
    if (schema.in_request && needs) || above.contains(&schema.name.as_str()) {
        return false;
    }
    above.push(&schema.name);
    let all =
        made.properties.iter().all(
            |property| match (schema.shape(property), &property.r#type) {
                (Shape::Nullable | Shape::Optional | Shape::Field, _) => true,
                (Shape::Defaulted, _) => true,
                (Shape::Required, Type::Binary) => false,
                (Shape::Required, Type::Named(name)) => {
                    sdk.schema(name).is_some_and(|inner| match &inner.kind {
                        SchemaKind::Struct(made) => has_default(sdk, inner, made, above),
                        SchemaKind::Union(variants) => other_variant(inner, variants).is_some(),
                        SchemaKind::TaggedUnion { .. } | SchemaKind::Enum(_) | SchemaKind::Id => {
                            true
                        }
                    })
                }
                (Shape::Required, _) => true,
            },
        );
    above.pop();
    all
}
