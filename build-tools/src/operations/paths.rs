//! Expressions that walk from a struct to a member of a member.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Access, SchemaKind, Sdk, Shape, Step, Type};

/// An expression, and whether it is an `Option`.
pub(super) struct Walked {
    pub(super) tokens: TokenStream,
    pub(super) optional: bool,
}

/// Walks by value; `from` is consumed.
pub(super) fn take(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, false)
}

/// Walks by reference.
pub(super) fn borrow(sdk: &Sdk, from: TokenStream, access: &Access) -> Walked {
    walk(sdk, from, access, true)
}

fn walk(sdk: &Sdk, from: TokenStream, access: &Access, by_reference: bool) -> Walked {
    let mut walked = Walked {
        tokens: from,
        optional: false,
    };
    let last = access.steps.len().saturating_sub(1);
    for (index, step) in access.steps.iter().enumerate() {
        let (field, shape) = field(sdk, step);
        let option = matches!(shape, Shape::Nullable | Shape::Optional | Shape::Field);
        let tokens = walked.tokens;
        let is_copy = index == last && is_copy(&access.r#type);
        let member = match (option, by_reference && !is_copy, shape) {
            (true, false, Shape::Field) => quote!(value.#field.into_value()),
            (true, true, Shape::Field) => quote!(value.#field.value()),
            (true, true, _) => quote!(value.#field.as_ref()),
            (false, true, _) => quote!(&value.#field),
            (_, false, _) => quote!(value.#field),
        };
        walked = match (walked.optional, option) {
            (true, true) => Walked {
                tokens: quote!(#tokens.and_then(|value| #member)),
                optional: true,
            },
            (true, false) => Walked {
                tokens: quote!(#tokens.map(|value| #member)),
                optional: true,
            },
            (false, _) => Walked {
                tokens: direct(&tokens, &field, option, by_reference && !is_copy, shape),
                optional: option,
            },
        };
    }
    walked
}

fn direct(
    from: &TokenStream,
    field: &proc_macro2::Ident,
    option: bool,
    by_reference: bool,
    shape: Shape,
) -> TokenStream {
    match (option, by_reference, shape) {
        (true, false, Shape::Field) => quote!(#from.#field.into_value()),
        (true, true, Shape::Field) => quote!(#from.#field.value()),
        (true, true, _) => quote!(#from.#field.as_ref()),
        (false, true, _) => quote!(&#from.#field),
        (_, false, _) => quote!(#from.#field),
    }
}

fn field(sdk: &Sdk, step: &Step) -> (proc_macro2::Ident, Shape) {
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

fn is_copy(r#type: &Type) -> bool {
    matches!(
        r#type,
        Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F32 | Type::F64
    )
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

/// A method call borrows by itself.
pub(super) fn strip_borrow(tokens: &TokenStream) -> TokenStream {
    let mut tokens = tokens.clone().into_iter().peekable();
    if let Some(proc_macro2::TokenTree::Punct(sign)) = tokens.peek()
        && sign.as_char() == '&'
    {
        tokens.next();
    }
    tokens.collect()
}
