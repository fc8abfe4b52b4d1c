//! Structs of the headers that a document describes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, typed};
use crate::model::{Operation, Outcome, Type};
use crate::types::{docs, docs_or};

pub(super) fn emit(operation: &Operation) -> TokenStream {
    let with_headers: Vec<&Outcome> = operation
        .answer
        .outcomes
        .iter()
        .filter(|outcome| !outcome.headers.is_empty())
        .collect();
    let several = with_headers.len() > 1;
    let structs = with_headers
        .into_iter()
        .map(|outcome| one(operation, outcome, several));
    quote!(#(#structs)*)
}

fn one(operation: &Operation, outcome: &Outcome, several: bool) -> TokenStream {
    let names = Names::of(operation);
    let stem = super::stem(&operation.id);
    let name = match several {
        true => format_ident!("{stem}{}Headers", outcome.variant),
        false => format_ident!("{stem}Headers"),
    };
    let title = docs(&format!(
        "Headers of the response to [`{}::{}`], for `response.typed_headers()`.",
        names.api, names.method
    ));
    let fields = outcome.headers.iter().map(|header| {
        let field = format_ident!("{}", header.rust_name);
        let r#type = typed(&header.r#type);
        let documentation = docs_or(&header.description, &format!("`{}`.", header.wire));
        match header.required {
            true => quote!(#documentation pub #field: #r#type),
            false => quote!(#documentation pub #field: Option<#r#type>),
        }
    });
    let values = outcome.headers.iter().map(|header| {
        let field = format_ident!("{}", header.rust_name);
        let wire = &header.wire;
        let text = matches!(header.r#type, Type::Named(_) | Type::Secret);
        let value = match (header.required, text) {
            (true, true) => quote! {
                cloud_drives_core::header_required::<String>(headers, #wire)?.into()
            },
            (true, false) => quote!(cloud_drives_core::header_required(headers, #wire)?),
            (false, true) => quote!(cloud_drives_core::header_str(headers, #wire).map(Into::into)),
            (false, false) => match header.r#type {
                Type::String => quote!(cloud_drives_core::header_str(headers, #wire)),
                _ => quote!(cloud_drives_core::header_parse(headers, #wire)?),
            },
        };
        quote!(#field: #value)
    });
    let default = match outcome.headers.iter().any(|header| header.required) {
        true => TokenStream::new(),
        false => quote!(Default,),
    };
    quote! {
        #title
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }

        impl cloud_drives_core::TypedHeaders for #name {
            fn from_headers(headers: &cloud_drives_core::reexport::http::HeaderMap) -> Result<Self, Error> {
                Ok(Self { #(#values,)* })
            }
        }
    }
}
