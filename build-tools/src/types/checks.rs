//! Checks of what callers give against the bounds of the spec.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Number;

use crate::model::{Bounds, Schema, SchemaKind, Sdk, Shape, Struct, Type, Variant};

/// A value that is checked, as an expression.
pub(crate) enum Place {
    /// A field.
    Field(TokenStream),
    /// A variable that holds a reference.
    Reference(TokenStream),
}

impl Place {
    fn reference(&self) -> TokenStream {
        match self {
            Place::Field(field) => quote!(&#field),
            Place::Reference(name) => name.clone(),
        }
    }

    fn copied(&self) -> TokenStream {
        match self {
            Place::Field(field) => field.clone(),
            Place::Reference(name) => quote!(*#name),
        }
    }

    fn receiver(&self) -> &TokenStream {
        match self {
            Place::Field(tokens) | Place::Reference(tokens) => tokens,
        }
    }
}

/// Generates the checks of a value, each an expression of type `Result<(), OutOfBounds>`; none if nothing is bounded.
pub(crate) fn of_value(
    sdk: &Sdk,
    r#type: &Type,
    bounds: &Bounds,
    name: &str,
    place: &Place,
) -> Vec<TokenStream> {
    let reference = place.reference();
    match r#type {
        Type::String | Type::Id(_) => counted(bounds.length)
            .map(|range| quote!(check::length(#name, #reference, #range)))
            .into_iter()
            .collect(),
        Type::Secret => {
            let receiver = place.receiver();
            counted(bounds.length)
                .map(|range| quote!(check::secret_length(#name, #receiver.expose(), #range)))
                .into_iter()
                .collect()
        }
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F64 => {
            let copied = place.copied();
            numbers(r#type, bounds)
                .map(|range| quote!(check::number(#name, #copied, #range)))
                .into_iter()
                .collect()
        }
        Type::List(item) => {
            let mut checks = Vec::new();
            if let Some(range) = counted(bounds.items) {
                checks.push(quote!(check::items(#name, #reference, #range)));
            }
            if bounds.unique {
                checks.push(quote!(check::unique(#name, #reference)));
            }
            if let Some(each) = of_inner(sdk, item, bounds) {
                checks.push(quote!(check::each(#name, #reference, #each)));
            }
            checks
        }
        Type::Map(value) => of_inner(sdk, value, bounds)
            .map(|each| quote!(check::each_value(#name, #reference, #each)))
            .into_iter()
            .collect(),
        Type::Named(named) if is_bounded(sdk, named) => {
            vec![quote!(check::member(#name, #reference))]
        }
        Type::Nullable(inner) => {
            let value = Place::Reference(quote!(value));
            in_one(of_value(sdk, inner, bounds, name, &value))
                .map(|checks| quote!(#reference.as_ref().map_or(Ok(()), |value| #checks)))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Generates the function that checks an item of a list or a value of a map.
fn of_inner(sdk: &Sdk, r#type: &Type, bounds: &Bounds) -> Option<TokenStream> {
    if let Type::Named(name) = r#type {
        return is_bounded(sdk, name).then(|| quote!(check::Check::check));
    }
    let place = Place::Reference(quote!(item));
    let none = Bounds::default();
    let bounds = bounds.inner.as_deref().unwrap_or(&none);
    in_one(of_value(sdk, r#type, bounds, "", &place)).map(|checks| quote!(|item| #checks))
}

/// Returns several checks as one expression.
fn in_one(checks: Vec<TokenStream>) -> Option<TokenStream> {
    match checks.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first @ .., last] => Some(quote!({ #(#first?;)* #last })),
    }
}

/// Returns whether a named type has bounds on its members, or on theirs.
fn is_bounded(sdk: &Sdk, name: &str) -> bool {
    is_bounded_but(sdk, name, &mut HashSet::new())
}

fn is_bounded_but<'a>(sdk: &'a Sdk, name: &str, seen: &mut HashSet<&'a str>) -> bool {
    let Some(schema) = sdk.schema(name) else {
        return false;
    };
    if !seen.insert(&schema.name) {
        return false;
    }
    match &schema.kind {
        SchemaKind::Struct(made) => made.properties.iter().any(|property| {
            has_own(&property.r#type, &property.bounds)
                || named(&property.r#type).is_some_and(|name| is_bounded_but(sdk, name, seen))
        }),
        SchemaKind::TaggedUnion { variants, .. } | SchemaKind::Union(variants) => {
            variants.iter().any(|variant| {
                has_own(&variant.r#type, &variant.bounds)
                    || named(&variant.r#type).is_some_and(|name| is_bounded_but(sdk, name, seen))
            })
        }
        SchemaKind::Enum(_) | SchemaKind::Id => false,
    }
}

/// Returns whether values of a type have bounds, those of named types inside aside.
fn has_own(r#type: &Type, bounds: &Bounds) -> bool {
    let inner = |inner: &Type| match &bounds.inner {
        Some(bounds) => has_own(inner, bounds),
        None => false,
    };
    match r#type {
        Type::String | Type::Id(_) | Type::Secret => counted(bounds.length).is_some(),
        Type::List(item) => counted(bounds.items).is_some() || bounds.unique || inner(item),
        Type::Map(value) => inner(value),
        Type::Nullable(value) => has_own(value, bounds),
        _ => numbers(r#type, bounds).is_some(),
    }
}

fn named(r#type: &Type) -> Option<&str> {
    match r#type {
        Type::Named(name) => Some(name),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        _ => None,
    }
}

/// Generates the check of a type that callers make; nothing if no member is bounded.
pub(super) fn emit(sdk: &Sdk, schema: &Schema) -> TokenStream {
    if !schema.in_request || !is_bounded(sdk, &schema.name) {
        return TokenStream::new();
    }
    let body = match &schema.kind {
        SchemaKind::Struct(made) => of_struct(sdk, schema, made),
        SchemaKind::TaggedUnion { variants, .. } | SchemaKind::Union(variants) => {
            of_union(sdk, variants)
        }
        SchemaKind::Enum(_) | SchemaKind::Id => return TokenStream::new(),
    };
    let name = format_ident!("{}", schema.name);
    quote! {
        impl check::Check for #name {
            fn check(&self) -> Result<(), check::OutOfBounds> {
                #body
            }
        }
    }
}

fn of_struct(sdk: &Sdk, schema: &Schema, made: &Struct) -> TokenStream {
    let checks = made.properties.iter().map(|property| {
        let field = format_ident!("{}", property.rust_name);
        let of = |place: &Place| {
            of_value(
                sdk,
                &property.r#type,
                &property.bounds,
                &property.rust_name,
                place,
            )
        };
        let value = Place::Reference(quote!(value));
        match schema.shape(property) {
            Shape::Required | Shape::Defaulted => {
                let checks = of(&Place::Field(quote!(self.#field)));
                quote!(#(#checks?;)*)
            }
            Shape::Nullable | Shape::Optional => given(&quote!(&self.#field), of(&value)),
            Shape::Field => given(&quote!(self.#field.value()), of(&value)),
        }
    });
    quote!(#(#checks)* Ok(()))
}

/// Checks of something that may be missing.
pub(crate) fn given(option: &TokenStream, checks: Vec<TokenStream>) -> TokenStream {
    match checks.is_empty() {
        true => TokenStream::new(),
        false => quote!(if let Some(value) = #option { #(#checks?;)* }),
    }
}

fn of_union(sdk: &Sdk, variants: &[Variant]) -> TokenStream {
    let bounded = variants.iter().filter_map(|variant| {
        let checks = match &variant.r#type {
            Type::Named(name) => is_bounded(sdk, name).then(|| quote!(value.check()))?,
            other => {
                let place = Place::Reference(quote!(value));
                in_one(of_value(sdk, other, &variant.bounds, "", &place))?
            }
        };
        let name = format_ident!("{}", variant.name);
        Some(quote!(Self::#name(value) => #checks,))
    });
    quote! {
        match self {
            #(#bounded)*
            _ => Ok(()),
        }
    }
}

/// Generates a range of counts.
fn counted((least, most): (Option<u64>, Option<u64>)) -> Option<TokenStream> {
    range(
        least.map(|least| least.to_string()),
        most.map(|most| most.to_string()),
    )
}

/// Generates the range of a number; without the bounds that its type keeps anyway, or could not hold.
fn numbers(r#type: &Type, bounds: &Bounds) -> Option<TokenStream> {
    let (least, most) = &bounds.number;
    let (lowest, highest) = match r#type {
        Type::F64 | Type::I64 => (i64::MIN, i64::MAX),
        Type::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Type::U32 => (0, i64::from(u32::MAX)),
        Type::U64 => (0, i64::MAX),
        _ => return None,
    };
    let is_float = matches!(r#type, Type::F64);
    let written = |bound: &Option<Number>| {
        let bound = bound.as_ref()?;
        match is_float {
            true => Some(format!("{:?}", bound.as_f64()?)),
            false => {
                let number = bound.as_i64()?;
                (lowest < number && number < highest).then(|| number.to_string())
            }
        }
    };
    range(written(least), written(most))
}

fn range(least: Option<String>, most: Option<String>) -> Option<TokenStream> {
    let written = match (least, most) {
        (None, None) => return None,
        (Some(least), Some(most)) => format!("{least}..={most}"),
        (Some(least), None) => format!("{least}.."),
        (None, Some(most)) => format!("..={most}"),
    };
    written.parse().ok()
}
