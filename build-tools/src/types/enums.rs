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
    let unknown = docs("A value that is not in the specification.");
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unknown(String),
        }

        impl #name {
            const KNOWN: &[(&str, Self)] = &[#((#wires, Self::#variants)),*];
        }

        cloud_drives_core::open_enum!(#name);
    }
}
