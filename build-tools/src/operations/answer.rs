//! The enum of an operation that may end well in several ways.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, send};
use crate::model::{AnswerBody, Operation};
use crate::types::{docs, docs_or};

pub(super) fn emit(operation: &Operation, names: &Names) -> TokenStream {
    if !operation.answer.is_enum() {
        return TokenStream::new();
    }
    let outcome = &names.outcome;
    let title = docs(&format!("How [`{}::{}`] ended.", names.api, names.method));
    let variants = operation.answer.outcomes.iter().map(|made| {
        let variant = format_ident!("{}", made.variant);
        let documentation = docs_or(&made.description, &format!("Status {}.", made.status));
        match &made.body {
            AnswerBody::Empty => quote!(#documentation #variant),
            body => {
                let body = send::body_type(body);
                quote!(#documentation #variant(#body))
            }
        }
    });
    let derives = match send::streams(operation) {
        true => quote!(#[derive(Debug)]),
        false => quote!(#[derive(Clone, Debug, PartialEq)]),
    };
    quote! {
        #title
        #derives
        pub enum #outcome {
            #(#variants,)*
        }
    }
}
