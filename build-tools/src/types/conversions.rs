//! Conversions of what the service answered into what is sent, where both have the same members.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::fields;
use super::progenitor::Boxed;
use crate::model::{Schema, SchemaKind, Sdk, Struct};

/// Generates a `From` of each answer whose name `schema` extends and whose members it shares.
///
/// An example is `From<Date>` for `DateParams`.
///
/// Types that only happen to have the same members have nothing to do with each other, which the names tell. An answer counts
/// that is there wherever the request is.
pub(super) fn emit(sdk: &Sdk, schema: &Schema, made: &Struct, boxed: &Boxed<'_>) -> TokenStream {
    if !schema.in_request {
        return TokenStream::new();
    }
    let answers = sdk.schemas.iter().filter(|answer| {
        schema.name.starts_with(&answer.name)
            && answer.name != schema.name
            && !answer.in_request
            && answer.gates.is_superset(&schema.gates)
    });
    let alike = answers.filter(|answer| {
        let SchemaKind::Struct(answered) = &answer.kind else {
            return false;
        };
        let own = members(schema, made, boxed);
        own.is_some() && members(answer, answered, boxed) == own
    });
    let name = format_ident!("{}", schema.name);
    let conversions = alike.map(|answer| {
        let answer = format_ident!("{}", answer.name);
        let members = made.properties.iter().map(|property| {
            let member = format_ident!("{}", property.rust_name);
            quote!(#member: answer.#member)
        });
        quote! {
            impl From<#answer> for #name {
                fn from(answer: #answer) -> Self {
                    Self { #(#members,)* }
                }
            }
        }
    });
    conversions.collect()
}

/// Returns names and types of all members in the order of the names; `None` without any, and for a struct that has more.
fn members(schema: &Schema, made: &Struct, boxed: &Boxed<'_>) -> Option<Vec<(String, String)>> {
    if made.choice.is_some() || made.extra.is_some() || made.properties.is_empty() {
        return None;
    }
    let members = made.properties.iter().map(|property| {
        let r#type = fields::r#type(schema, property, boxed);
        (property.rust_name.clone(), r#type.to_string())
    });
    let mut members: Vec<_> = members.collect();
    members.sort();
    Some(members)
}
