//! `new` and setters of the structs that callers make.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::fields::EmittedField;
use super::{choices, docs, docs_or, rust_type};
use crate::model::{Choice, Property, Schema, Shape, Type};

pub(super) fn emit(
    schema: &Schema,
    name: &Ident,
    fields: &[(&Property, EmittedField)],
    choice: Option<&Choice>,
    extra: Option<&Ident>,
    has_default: bool,
) -> TokenStream {
    let mut arguments = TokenStream::new();
    let mut values = TokenStream::new();
    let mut methods = TokenStream::new();
    let mut needed = Vec::new();
    for (property, field) in fields {
        let field_name = &field.name;
        match schema.shape(property) {
            Shape::Required | Shape::Nullable => {
                let (parameter, value) = taken(property, field);
                arguments.extend(quote!(#field_name: #parameter,));
                let value = match schema.shape(property) {
                    Shape::Nullable => quote!(Some(#value)),
                    _ => value,
                };
                match *field_name == value.to_string() {
                    true => values.extend(quote!(#field_name,)),
                    false => values.extend(quote!(#field_name: #value,)),
                }
                needed.push(format!("`{field_name}`"));
                if schema.shape(property) == Shape::Nullable {
                    methods.extend(clear(property, field, &quote!(None)));
                }
            }
            Shape::Optional => {
                values.extend(quote!(#field_name: None,));
                methods.extend(setter(property, field, |value| quote!(Some(#value))));
            }
            Shape::Field => {
                values.extend(quote!(#field_name: Field::Absent,));
                methods.extend(setter(
                    property,
                    field,
                    |value| quote!(Field::Value(#value)),
                ));
                methods.extend(clear(property, field, &quote!(Field::Null)));
            }
            Shape::Defaulted => {
                values.extend(quote!(#field_name: Default::default(),));
                methods.extend(setter(property, field, |value| value));
            }
        }
    }
    if let Some(choice) = choice {
        let field = format_ident!("{}", choice.rust_name);
        let r#type = format_ident!("{}", choice.type_name);
        values.extend(quote!(#field: #r#type::default(),));
        methods.extend(choices::setter(choice));
    }
    if let Some(extra) = extra {
        values.extend(quote!(#extra: BTreeMap::new(),));
    }
    let documentation = match needed.is_empty() {
        true => docs("Creates a value with nothing set."),
        false => docs(&format!(
            "Creates a value with its required fields: {}.",
            needed.join(", ")
        )),
    };
    let default = match needed.is_empty() && !has_default {
        true => quote!(#[allow(clippy::new_without_default)]),
        false => TokenStream::new(),
    };
    quote! {
        impl #name {
            #documentation
            #default
            #[must_use]
            pub fn new(#arguments) -> Self {
                Self { #values }
            }

            #methods
        }
    }
}

fn setter(
    property: &Property,
    field: &EmittedField,
    wrap: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let name = &field.name;
    let method = match property.rust_name.as_str() {
        "new" => format_ident!("new_"),
        _ => name.clone(),
    };
    let (parameter, value) = taken(property, field);
    let value = wrap(value);
    let documentation = docs_or(&property.description, &format!("Sets `{}`.", property.wire));
    quote! {
        #documentation
        #[must_use]
        pub fn #method(mut self, #name: #parameter) -> Self {
            self.#name = #value;
            self
        }
    }
}

fn clear(property: &Property, field: &EmittedField, null: &TokenStream) -> TokenStream {
    let name = &field.name;
    let method = format_ident!("clear_{}", property.rust_name.trim_end_matches('_'));
    let documentation = docs(&format!("Sends `null` for `{}`.", property.wire));
    quote! {
        #documentation
        #[must_use]
        pub fn #method(mut self) -> Self {
            self.#name = #null;
            self
        }
    }
}

/// Generates the parameter type for a property, and its conversion to the field's value.
fn taken(property: &Property, field: &EmittedField) -> (TokenStream, TokenStream) {
    let name = &field.name;
    let base = &field.base;
    argument(&property.r#type, quote!(#name), base, &TokenStream::new())
}

/// Generates the parameter type of a value, and the expression that turns the argument into `base`.
pub(crate) fn argument(
    r#type: &Type,
    value: TokenStream,
    base: &TokenStream,
    prefix: &TokenStream,
) -> (TokenStream, TokenStream) {
    match r#type {
        Type::String | Type::Secret | Type::Named(_) | Type::Id(_) | Type::Any | Type::Binary => {
            (quote!(impl Into<#base>), quote!(#value.into()))
        }
        Type::List(item) => {
            let inner = rust_type(item, prefix);
            match **item {
                Type::String | Type::Secret | Type::Named(_) | Type::Id(_) | Type::Any => (
                    quote!(impl IntoIterator<Item = impl Into<#inner>>),
                    quote!(#value.into_iter().map(Into::into).collect()),
                ),
                _ => (
                    quote!(impl IntoIterator<Item = #inner>),
                    quote!(#value.into_iter().collect()),
                ),
            }
        }
        _ => (quote!(#base), value),
    }
}
