//! Expressions that walk from a struct to a member of a member.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Access, EntryStep, SchemaKind, Sdk, Shape, Step, Type};

/// An expression that leads to a member.
pub(super) struct Walked {
    /// The member's place (`page.links.next`), or an expression that gives an `Option` of it.
    pub(super) tokens: TokenStream,
    pub(super) optional: bool,
}

/// The wanted value of a member.
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

/// Returns whether the target of a path may be missing in an answer that decodes.
pub(super) fn may_be_missing(sdk: &Sdk, access: &Access) -> bool {
    let mut steps = access.steps.iter();
    steps.any(|step| step.entry.is_some() || field(sdk, step).1 != Shape::Required)
}

/// Generates an expression of type `&str` for a string or the value of an enum; empty if it is missing.
pub(super) fn word(sdk: &Sdk, from: TokenStream, access: &Access) -> TokenStream {
    match &access.r#type {
        Type::Named(_) => {
            let Walked { tokens, optional } = borrow(sdk, from, access);
            match optional {
                true => quote!(#tokens.map_or("", |word| word.as_str())),
                false => quote!(#tokens.as_str()),
            }
        }
        _ => {
            let Walked { tokens, optional } = text(sdk, from, access);
            match optional {
                true => quote!(#tokens.unwrap_or_default()),
                false => quote!(#tokens.as_str()),
            }
        }
    }
}

/// Generates an expression of type `&[T]` for a list; empty if it is missing.
pub(super) fn slice(sdk: &Sdk, from: TokenStream, access: &Access) -> TokenStream {
    let Some((last, above)) = access.steps.split_last() else {
        return quote!(&[]);
    };
    let Walked { tokens, optional } = steps(sdk, from, above, Wanted::Reference);
    let (field, shape) = field(sdk, last);
    match (optional, is_option(shape)) {
        (false, false) => quote!(&#tokens.#field),
        (true, false) => quote!(#tokens.map_or(&[][..], |value| &value.#field)),
        (false, true) => {
            let list = option_of(&tokens, &field, shape, Wanted::Reference);
            quote!(#list.map_or(&[][..], Vec::as_slice))
        }
        (true, true) => {
            let list = option_of(&quote!(value), &field, shape, Wanted::Reference);
            quote!(#tokens.and_then(|value| #list).map_or(&[][..], Vec::as_slice))
        }
    }
}

/// Generates an expression of type `bool`: whether a list is empty or missing.
pub(super) fn is_empty(sdk: &Sdk, from: TokenStream, access: &Access) -> TokenStream {
    let Some((last, above)) = access.steps.split_last() else {
        return quote!(true);
    };
    let Walked { tokens, optional } = steps(sdk, from, above, Wanted::Reference);
    let (field, shape) = field(sdk, last);
    match (optional, is_option(shape)) {
        (false, false) => quote!(#tokens.#field.is_empty()),
        (true, false) => quote!(#tokens.is_none_or(|value| value.#field.is_empty())),
        (false, true) => {
            let list = option_of(&tokens, &field, shape, Wanted::Reference);
            quote!(#list.is_none_or(Vec::is_empty))
        }
        (true, true) => {
            let list = option_of(&quote!(value), &field, shape, Wanted::Reference);
            quote!(#tokens.and_then(|value| #list).is_none_or(Vec::is_empty))
        }
    }
}

/// Walks to the end; everything above it is only looked at, unless it is consumed.
fn walk(sdk: &Sdk, from: TokenStream, access: &Access, wanted: Wanted) -> Walked {
    let Some((last, above)) = access.steps.split_last() else {
        return Walked {
            tokens: from,
            optional: false,
        };
    };
    let on_the_way = match wanted {
        Wanted::Text => Wanted::Reference,
        wanted => wanted,
    };
    let at_the_end = match wanted {
        Wanted::Reference if access.r#type.is_copy() => Wanted::Value,
        wanted => wanted,
    };
    let walked = steps(sdk, from, above, on_the_way);
    step(sdk, walked, last, at_the_end)
}

fn steps(sdk: &Sdk, from: TokenStream, steps: &[Step], wanted: Wanted) -> Walked {
    let start = Walked {
        tokens: from,
        optional: false,
    };
    steps
        .iter()
        .fold(start, |walked, next| step(sdk, walked, next, wanted))
}

fn step(sdk: &Sdk, walked: Walked, step: &Step, wanted: Wanted) -> Walked {
    if let Some(entry) = &step.entry {
        return self::entry(sdk, walked, step, entry);
    }
    let (field, shape) = field(sdk, step);
    let option = is_option(shape);
    let tokens = walked.tokens;
    let next = match (walked.optional, option) {
        (false, false) => quote!(#tokens.#field),
        (false, true) => option_of(&tokens, &field, shape, wanted),
        (true, true) => {
            let member = option_of(&quote!(value), &field, shape, wanted);
            quote!(#tokens.and_then(|value| #member))
        }
        (true, false) => {
            let member = match wanted {
                Wanted::Value => quote!(value.#field),
                Wanted::Reference => quote!(&value.#field),
                Wanted::MutableReference => quote!(&mut value.#field),
                Wanted::Text => quote!(value.#field.as_str()),
            };
            quote!(#tokens.map(|value| #member))
        }
    };
    Walked {
        tokens: next,
        optional: walked.optional || option,
    }
}

/// Returns the entry of a list that a step picks, by reference.
fn entry(sdk: &Sdk, walked: Walked, step: &Step, entry: &EntryStep) -> Walked {
    let (field, shape) = field(sdk, step);
    let value = &entry.value;
    let Walked {
        tokens: member,
        optional,
    } = text(sdk, quote!(entry), &entry.member);
    let found = match optional {
        true => quote!(find(|entry| #member == Some(#value))),
        false => quote!(find(|entry| #member == #value)),
    };
    let pick = |owner: &TokenStream| match is_option(shape) {
        true => {
            let list = option_of(owner, &field, shape, Wanted::Reference);
            quote!(#list.and_then(|list| list.iter().#found))
        }
        false => quote!(#owner.#field.iter().#found),
    };
    let tokens = &walked.tokens;
    Walked {
        tokens: match walked.optional {
            true => {
                let picked = pick(&quote!(value));
                quote!(#tokens.and_then(|value| #picked))
            }
            false => pick(tokens),
        },
        optional: true,
    }
}

fn is_option(shape: Shape) -> bool {
    matches!(shape, Shape::Nullable | Shape::Optional | Shape::Field)
}

/// Generates the wanted value of a member that may be missing, as an `Option`.
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

/// Generates an expression of type `Option<u64>` for a number that was walked to.
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
