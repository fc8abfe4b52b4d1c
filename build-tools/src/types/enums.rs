//! Open enums: the described values, and whatever else the server sends.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{docs, docs_or};
use crate::model::{EnumValue, Schema};

pub(super) fn emit(schema: &Schema, values: &[EnumValue]) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let variants: Vec<_> = values
        .iter()
        .map(|value| format_ident!("{}", value.variant))
        .collect();
    let wires: Vec<_> = values.iter().map(|value| value.wire.as_str()).collect();
    let variant_docs = values
        .iter()
        .map(|value| docs(&format!("`{}` on the wire.", value.wire)));
    let unknown = docs("A value that the specification does not describe, as the server sent it.");
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            #unknown
            Unknown(String),
        }

        impl #name {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<String> for #name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    #(#wires => Self::#variants,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        cloud_drives_core::open_enum!(#name);
    }
}
