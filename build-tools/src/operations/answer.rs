//! The enum of an operation that may end well in several ways.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Names, poll, send};
use crate::model::{AnswerBody, Operation, Type};
use crate::names;
use crate::types::{docs, docs_or};

pub(super) fn emit(operation: &Operation, names: &Names) -> TokenStream {
    if !operation.answer.is_enum() {
        return TokenStream::new();
    }
    let outcome = &names.outcome;
    let title = docs(&format!(
        "The outcome of [`{}::{}`].",
        names.api, names.method
    ));
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
    let accessors = accessors(operation, outcome);
    let must_use = match poll::goes_on(operation) {
        true => {
            quote!(#[must_use = "the server may still be working; await the request or its poller(), or check operation_id()"])
        }
        false => TokenStream::new(),
    };
    let derives = match send::streams(operation) {
        true => quote!(#[derive(Debug)]),
        false => quote!(#[derive(Clone, Debug, PartialEq, serde::Serialize)]),
    };
    quote! {
        #title
        #derives
        #[non_exhaustive]
        #must_use
        pub enum #outcome {
            #(#variants,)*
        }

        #accessors
    }
}

/// Returns the name of the accessor for the body that the variants share; `None` if bodies differ.
///
/// The flag says whether all variants have a body.
pub(crate) fn accessor(operation: &Operation) -> Option<(String, bool)> {
    let outcomes = &operation.answer.outcomes;
    // With one outcome nothing is shared, and whether a second one will have a body is not known.
    if let [only] = outcomes.as_slice()
        && only.poll.is_none()
    {
        return None;
    }
    let mut bodies = outcomes
        .iter()
        .filter(|made| made.body != AnswerBody::Empty)
        .map(|made| send::body_type(&made.body).to_string());
    let body = bodies.next()?;
    if bodies.any(|other| other != body) {
        return None;
    }
    let name = outcomes.iter().find_map(|made| body_name(&made.body));
    let all = outcomes.iter().all(|made| made.body != AnswerBody::Empty);
    Some((name.unwrap_or_else(|| "value".to_owned()), all))
}

/// Generates accessors to the body that the variants share; nothing if their bodies differ.
fn accessors(operation: &Operation, outcome: &Ident) -> TokenStream {
    let outcomes = &operation.answer.outcomes;
    let mut bodies = outcomes
        .iter()
        .filter(|made| made.body != AnswerBody::Empty)
        .map(|made| send::body_type(&made.body));
    let (Some((name, all)), Some(body)) = (accessor(operation), bodies.next()) else {
        return TokenStream::new();
    };
    let by_value = format_ident!("into_{}", name.trim_end_matches('_'));
    let by_reference = format_ident!("{name}");
    let (borrowed, owned, some) = match all {
        true => (quote!(&#body), quote!(#body), quote!(body)),
        false => (
            quote!(Option<&#body>),
            quote!(Option<#body>),
            quote!(Some(body)),
        ),
    };
    let arms: Vec<TokenStream> = outcomes
        .iter()
        .map(|made| {
            let variant = format_ident!("{}", made.variant);
            match made.body {
                AnswerBody::Empty => quote!(Self::#variant => None,),
                _ => quote!(Self::#variant(body) => #some,),
            }
        })
        .collect();
    let what = match all {
        true => "the body of the response",
        false => "the body of the response, if it has one",
    };
    let (by_reference_docs, by_value_docs) = (
        docs(&format!("Returns {what}.")),
        docs(&format!("Consumes the outcome and returns {what}.")),
    );
    quote! {
        impl #outcome {
            #by_reference_docs
            pub fn #by_reference(&self) -> #borrowed {
                match self { #(#arms)* }
            }

            #by_value_docs
            pub fn #by_value(self) -> #owned {
                match self { #(#arms)* }
            }
        }
    }
}

/// Returns the name of a body after its type, where that has one.
fn body_name(body: &AnswerBody) -> Option<String> {
    let r#type = match body {
        AnswerBody::Json {
            unwrap: Some(unwrap),
            ..
        } => &unwrap.r#type,
        AnswerBody::Json { r#type, .. } => r#type,
        AnswerBody::Text => return Some("text".to_owned()),
        AnswerBody::Bytes => return Some("stream".to_owned()),
        AnswerBody::JsonLines(_) => return Some("lines".to_owned()),
        AnswerBody::Empty => return None,
    };
    match r#type {
        Type::Named(name) => Some(names::snake(name)),
        _ => None,
    }
}
