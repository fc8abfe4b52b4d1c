//! Choices: members that only go together in some ways, as one enum of those ways.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::{docs, docs_or};
use crate::model::{Choice, ChoiceValue};

/// Generates the field of the struct that has the members.
pub(super) fn field(choice: &Choice) -> TokenStream {
    let name = format_ident!("{}", choice.rust_name);
    let r#type = format_ident!("{}", choice.type_name);
    let documentation = documentation(choice);
    quote! {
        #documentation
        #[serde(flatten)]
        pub #name: #r#type,
    }
}

pub(super) fn setter(choice: &Choice) -> TokenStream {
    let name = format_ident!("{}", choice.rust_name);
    let r#type = format_ident!("{}", choice.type_name);
    let documentation = documentation(choice);
    quote! {
        #documentation
        #[must_use]
        pub fn #name(mut self, #name: impl Into<#r#type>) -> Self {
            self.#name = #name.into();
            self
        }
    }
}

/// Generates the enum, a variant a way.
pub(super) fn emit(choice: &Choice) -> TokenStream {
    let name = format_ident!("{}", choice.type_name);
    let documentation = documentation(choice);
    let mut variants = TokenStream::new();
    let mut members = TokenStream::new();
    let mut all = TokenStream::new();
    for (index, value) in choice.values.iter().enumerate() {
        let variant = format_ident!("{}", value.variant);
        let documentation = value_documentation(value);
        let default = (index == 0).then(|| quote!(#[default]));
        variants.extend(quote!(#documentation #default #variant,));
        let sent = value.members.iter().map(|(member, value)| {
            let value = literal(value);
            quote!((#member, #value))
        });
        members.extend(quote!(Self::#variant => &[#(#sent),*],));
        all.extend(quote!(Self::#variant,));
    }
    quote! {
        #documentation
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name { #variants }

        impl #name {
            const ALL: &'static [Self] = &[#all];

            fn members(self) -> &'static [(&'static str, choice::Member)] {
                match self { #members }
            }
        }

        cloud_drives_core::choice!(#name);
    }
}

fn documentation(choice: &Choice) -> TokenStream {
    docs_or(
        &choice.description,
        &format!("Sets `{}`.", choice.rust_name),
    )
}

fn value_documentation(value: &ChoiceValue) -> TokenStream {
    let members: Vec<String> = value
        .members
        .iter()
        .map(|(member, value)| match value {
            Value::String(text) => format!("`{member}: {text}`"),
            other => format!("`{member}: {other}`"),
        })
        .collect();
    let wire = match members.is_empty() {
        true => docs("Sends nothing."),
        false => docs(&format!("Sends {}.", members.join(", "))),
    };
    match value.description.is_empty() {
        true => wire,
        false => {
            let said = docs_or(&value.description, "");
            quote!(#said #[doc = ""] #wire)
        }
    }
}

/// Generates a member's value; the linter lets through text, whole numbers and truth values.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Bool(flag) => quote!(choice::Member::Flag(#flag)),
        Value::Number(number) => {
            let number = Literal::i64_unsuffixed(number.as_i64().unwrap_or_default());
            quote!(choice::Member::Number(#number))
        }
        other => {
            let text = other.as_str().unwrap_or_default();
            quote!(choice::Member::Text(#text))
        }
    }
}
