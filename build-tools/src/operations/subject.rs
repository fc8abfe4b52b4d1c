//! The path of an operation's requests, and the subject for error messages.
//!
//! The subject has the required ids and paths of its address, and nothing secret.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Operation, PathPart, Place, QueryStyle, Type};

/// Returns the path with a `{name}` for each parameter, `{name*}` for one with slashes, `{}` for a secret.
pub(super) fn path(operation: &Operation) -> String {
    let parts = operation.path.iter().map(|part| match part {
        PathPart::Literal(literal) => literal.clone(),
        PathPart::Parameter(index) => match operation.parameters.get(*index) {
            Some(parameter) if parameter.r#type != Type::Secret => match parameter.place {
                Place::Path { slashes: true } => format!("{{{}*}}", parameter.wire),
                _ => format!("{{{}}}", parameter.wire),
            },
            _ => "{}".to_owned(),
        },
    });
    parts.collect()
}

/// Generates the names in the query that identify the subject of a request.
pub(super) fn query(operation: &Operation) -> TokenStream {
    let query: Vec<&str> = operation
        .parameters
        .iter()
        .filter(|parameter| {
            parameter.required
                && parameter.place == Place::Query(QueryStyle::Single)
                && matches!(parameter.r#type, Type::String | Type::Id(_) | Type::Uuid)
        })
        .map(|parameter| parameter.wire.as_str())
        .collect();
    match query.is_empty() {
        true => TokenStream::new(),
        false => quote!(.with_subject(&[#(#query),*])),
    }
}
