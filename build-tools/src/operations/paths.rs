//! Expressions that walk from a struct to a member of a member.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Access, SchemaKind, Sdk, Shape, Step, Type};

/// An expression that leads to a member.
pub(super) struct Walked {
    /// The member's place (`page.links.next`), or an expression that gives an `Option` of it.
    pub(super) tokens: TokenStream,
    pub(super) optional: bool,
}

/// What is wanted of a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Value,
    Reference,
    MutableReference,
    /// The text of a string.
    Text,
}

/// Walks by value; `from` is consumed.
pub(super) fn take(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, Wanted::Value)
}

/// Walks by reference; numbers and flags are copied.
pub(super) fn borrow(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, Wanted::Reference)
}

/// Walks by mutable reference.
pub(super) fn borrow_mut(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, Wanted::MutableReference)
}

/// Walks to a string: its place, or an `Option<&str>`.
pub(super) fn text(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, Wanted::Text)
}

fn walk(sdk: &Sdk, from: TokenStream, access: &Access, wanted: Wanted) -> Walked {
    let mut walked = Walked {
        tokens: from,
        optional: false,
    };
    let last = access.steps.len().saturating_sub(1);
    for (index, step) in access.steps.iter().enumerate() {
        let (field, shape) = field(sdk, step);
        let option = matches!(shape, Shape::Nullable | Shape::Optional | Shape::Field);
        let wanted = match wanted {
            Wanted::Text if index < last => Wanted::Reference,
            Wanted::Reference if index == last && access.r#type.is_copy() => Wanted::Value,
            wanted => wanted,
        };
        let tokens = walked.tokens;
        walked = match (walked.optional, option) {
            (false, false) => Walked {
                tokens: quote!(#tokens.#field),
                optional: false,
            },
            (false, true) => Walked {
                tokens: option_of(&tokens, &field, shape, wanted),
                optional: true,
            },
            (true, true) => {
                let member = option_of(&quote!(value), &field, shape, wanted);
                Walked {
                    tokens: quote!(#tokens.and_then(|value| #member)),
                    optional: true,
                }
            }
            (true, false) => {
                let member = match wanted {
                    Wanted::Value => quote!(value.#field),
                    Wanted::Reference => quote!(&value.#field),
                    Wanted::MutableReference => quote!(&mut value.#field),
                    Wanted::Text => quote!(value.#field.as_str()),
                };
                Walked {
                    tokens: quote!(#tokens.map(|value| #member)),
                    optional: true,
                }
            }
        };
    }
    walked
}

/// What is wanted of a member that may be missing, as an `Option`.
fn option_of(from: &TokenStream, field: &Ident, shape: Shape, wanted: Wanted) -> TokenStream {
    match (shape, wanted) {
        (Shape::Field, Wanted::Value) => quote!(#from.#field.into_value()),
        (Shape::Field, Wanted::Reference) => quote!(#from.#field.value()),
        (Shape::Field, Wanted::Text) => quote!(#from.#field.value().map(String::as_str)),
        (Shape::Field, Wanted::MutableReference) => quote! {
            match &mut #from.#field {
                Field::Value(value) => Some(value),
                Field::Absent | Field::Null => None,
            }
        },
        (_, Wanted::Value) => quote!(#from.#field),
        (_, Wanted::Reference) => quote!(#from.#field.as_ref()),
        (_, Wanted::MutableReference) => quote!(#from.#field.as_mut()),
        (_, Wanted::Text) => quote!(#from.#field.as_deref()),
    }
}

fn field(sdk: &Sdk, step: &Step) -> (Ident, Shape) {
    let found = sdk
        .schema(&step.schema)
        .and_then(|schema| match &schema.kind {
            SchemaKind::Struct(made) => made
                .properties
                .iter()
                .find(|property| property.wire == step.wire)
                .map(|property| (property.rust_name.clone(), schema.shape(property))),
            _ => None,
        });
    match found {
        Some((name, shape)) => (format_ident!("{name}"), shape),
        None => (
            format_ident!("{}", crate::names::snake(&step.wire)),
            Shape::Required,
        ),
    }
}

/// An expression of type `Option<u64>` for a number that was walked to.
pub(super) fn as_u64(walked: Walked, r#type: &Type) -> TokenStream {
    let tokens = walked.tokens;
    match (walked.optional, r#type) {
        (true, Type::U64) => tokens,
        (true, Type::U32) => quote!(#tokens.map(u64::from)),
        (true, _) => quote!(#tokens.and_then(|value| u64::try_from(value).ok())),
        (false, Type::U64) => quote!(Some(#tokens)),
        (false, Type::U32) => quote!(Some(u64::from(#tokens))),
        (false, _) => quote!(u64::try_from(#tokens).ok()),
    }
}
