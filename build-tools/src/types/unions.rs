//! Unions: told apart by a tag, or by trying one after the other.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{docs, docs_or, rust_type};
use crate::model::{Schema, Type, Variant};

/// A union with a discriminator: an enum that keeps the variants nobody described.
pub(super) fn tagged(schema: &Schema, tag: &str, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let names: Vec<_> = variants
        .iter()
        .map(|variant| format_ident!("{}", variant.name))
        .collect();
    let types: Vec<_> = variants
        .iter()
        .map(|variant| boxed_type(&variant.r#type))
        .collect();
    let tags: Vec<_> = variants
        .iter()
        .map(|variant| variant.tag.as_str())
        .collect();
    let variant_docs = variants
        .iter()
        .map(|variant| docs(&format!("`{tag}` is `{}`.", variant.tag)));
    let unknown = docs(&format!(
        "A `{tag}` that the specification does not describe, with the whole object."
    ));
    let conversions = conversions(&name, variants);
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
                    #(Self::#names(value) => {
                        cloud_drives_core::union::serialize_tagged(serializer, #tag, #tags, value)
                    })*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = cloud_drives_core::union::Tagged::read(deserializer, #tag)?;
                match value.tag() {
                    #(#tags => value.into_variant().map(Self::#names),)*
                    _ => Ok(Self::Unknown(value.into_unknown())),
                }
            }
        }

        cloud_drives_core::union_schema!(#name);

        #conversions
    }
}

/// A union without a discriminator: the first member that fits.
pub(super) fn untagged(schema: &Schema, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let names: Vec<_> = variants
        .iter()
        .map(|variant| format_ident!("{}", variant.name))
        .collect();
    let types: Vec<_> = variants
        .iter()
        .map(|variant| boxed_type(&variant.r#type))
        .collect();
    let variant_docs = variants.iter().map(|variant| {
        docs(&format!(
            "As {}.",
            match &variant.r#type {
                Type::Named(name) => format!("[`{name}`]"),
                _ => variant.name.to_lowercase(),
            }
        ))
    });
    let has_any = variants
        .iter()
        .any(|variant| variant.r#type == Type::Any || variant.name == "Other");
    let other = match schema.in_response && !has_any {
        true => {
            let words = docs("Anything else, as the server sent it.");
            quote!(#words Other(Value),)
        }
        false => TokenStream::new(),
    };
    let conversions = conversions(&name, variants);
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

        #conversions
    }
}

fn boxed_type(r#type: &Type) -> TokenStream {
    rust_type(r#type, &TokenStream::new())
}

/// `From` for every type that stands in one variant only.
fn conversions(name: &proc_macro2::Ident, variants: &[Variant]) -> TokenStream {
    let mut made = TokenStream::new();
    let mut seen = BTreeSet::new();
    for variant in variants {
        let r#type = boxed_type(&variant.r#type);
        let key = r#type.to_string();
        let alone = variants
            .iter()
            .filter(|other| boxed_type(&other.r#type).to_string() == key)
            .count()
            == 1;
        if !alone || !seen.insert(key) {
            continue;
        }
        let variant_name = format_ident!("{}", variant.name);
        made.extend(quote! {
            impl From<#r#type> for #name {
                fn from(value: #r#type) -> Self {
                    Self::#variant_name(value)
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
