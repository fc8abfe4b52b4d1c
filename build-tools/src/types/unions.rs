//! Unions: told apart by a tag, or by trying one after the other.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{docs, docs_or, rust_type};
use crate::model::{Schema, SchemaKind, Sdk, Type, Variant};

/// Generates a union with a discriminator: an enum that keeps variants that are not described.
pub(super) fn tagged(sdk: &Sdk, schema: &Schema, tag: &str, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let names: Vec<_> = variants
        .iter()
        .map(|variant| format_ident!("{}", variant.name))
        .collect();
    let types: Vec<_> = variants
        .iter()
        .map(|variant| variant_type(sdk, schema, variant))
        .collect();
    let tags: Vec<_> = variants
        .iter()
        .map(|variant| variant.tag.as_str())
        .collect();
    let variant_docs = variants
        .iter()
        .map(|variant| docs(&format!("`{tag}` is `{}`.", variant.tag)));
    let unknown = docs(&format!(
        "An object whose `{tag}` is not in the specification."
    ));
    let conversions = conversions(sdk, schema, variants);
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #names(#types),)*
            #unknown
            Unknown(UnknownVariant),
        }

        impl Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#names(value) => union::serialize_tagged(serializer, #tag, #tags, value),)*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = union::Tagged::read(deserializer, #tag)?;
                match value.tag() {
                    #(#tags => value.into_variant().map(Self::#names),)*
                    _ => Ok(Self::Unknown(value.into_unknown())),
                }
            }
        }

        impl Default for #name {
            fn default() -> Self {
                Self::Unknown(UnknownVariant::default())
            }
        }

        cloud_drives_core::union_schema!(#name);

        #conversions
    }
}

/// Generates a union without a discriminator: the first member that fits.
pub(super) fn untagged(sdk: &Sdk, schema: &Schema, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let names: Vec<_> = variants
        .iter()
        .map(|variant| format_ident!("{}", variant.name))
        .collect();
    let types: Vec<_> = variants
        .iter()
        .map(|variant| variant_type(sdk, schema, variant))
        .collect();
    let variant_docs = variants.iter().map(|variant| {
        docs(&format!(
            "{}.",
            match &variant.r#type {
                Type::Named(name) => format!("[`{name}`]"),
                _ => format!("The value as {}", variant.name.to_lowercase()),
            }
        ))
    });
    // serde tries the members in the order of the specification, which alone can know the narrower one. In an answer the last variant
    // takes everything: a member that the service adds must not fail a whole page.
    let (other, default) = match other_variant(schema, variants) {
        Some(other) => {
            let words = docs("Any other value.");
            let other = format_ident!("{other}");
            let default = quote! {
                impl Default for #name {
                    fn default() -> Self {
                        Self::#other(Value::Null)
                    }
                }
            };
            (quote!(#words #other(Value),), default)
        }
        None => Default::default(),
    };
    let conversions = conversions(sdk, schema, variants);
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #names(#types),)*
            #other
        }

        #default

        #conversions
    }
}

/// Returns the catch-all variant of a union without a tag; `None` if it needs none.
pub(crate) fn other_variant(schema: &Schema, variants: &[Variant]) -> Option<String> {
    let has_any = variants.iter().any(|variant| variant.r#type == Type::Any);
    if has_any || !schema.in_response {
        return None;
    }
    let is_free = |name: &String| variants.iter().all(|variant| variant.name != *name);
    let numbered = (2..).map(|number| format!("Other{number}"));
    let mut names = ["Other", "Unknown"]
        .map(str::to_owned)
        .into_iter()
        .chain(numbered);
    names.find(is_free)
}

/// Generates the type in a variant, in a box where the union would else contain itself.
fn variant_type(sdk: &Sdk, union: &Schema, variant: &Variant) -> TokenStream {
    let r#type = rust_type(&variant.r#type, &TokenStream::new());
    match leads_to(sdk, &variant.r#type, &union.name, &mut Vec::new()) {
        true => quote!(Box<#r#type>),
        false => r#type,
    }
}

/// Returns whether a value of the type holds one of the wanted schema, with neither list nor map in between.
fn leads_to<'a>(sdk: &'a Sdk, r#type: &'a Type, wanted: &str, seen: &mut Vec<&'a str>) -> bool {
    let name = match r#type {
        Type::Named(name) => name.as_str(),
        Type::Nullable(inner) => return leads_to(sdk, inner, wanted, seen),
        _ => return false,
    };
    if name == wanted {
        return true;
    }
    if seen.contains(&name) {
        return false;
    }
    seen.push(name);
    match sdk.schema(name).map(|schema| &schema.kind) {
        Some(SchemaKind::Struct(made)) => made
            .properties
            .iter()
            .any(|property| leads_to(sdk, &property.r#type, wanted, seen)),
        Some(SchemaKind::TaggedUnion { variants, .. } | SchemaKind::Union(variants)) => variants
            .iter()
            .any(|variant| leads_to(sdk, &variant.r#type, wanted, seen)),
        Some(SchemaKind::Enum(_) | SchemaKind::Id) | None => false,
    }
}

/// Generates `From` for every type that is in one variant only.
fn conversions(sdk: &Sdk, schema: &Schema, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let mut made = TokenStream::new();
    for variant in variants {
        let alone = variants
            .iter()
            .filter(|other| other.r#type == variant.r#type)
            .count()
            == 1;
        if !alone {
            continue;
        }
        let r#type = rust_type(&variant.r#type, &TokenStream::new());
        let variant_name = format_ident!("{}", variant.name);
        let value = match leads_to(sdk, &variant.r#type, &schema.name, &mut Vec::new()) {
            true => quote!(Box::new(value)),
            false => quote!(value),
        };
        made.extend(quote! {
            impl From<#r#type> for #name {
                fn from(value: #r#type) -> Self {
                    Self::#variant_name(#value)
                }
            }
        });
        if variant.r#type == Type::String {
            made.extend(quote! {
                impl From<&str> for #name {
                    fn from(value: &str) -> Self {
                        Self::#variant_name(value.to_owned())
                    }
                }
            });
        }
    }
    made
}
