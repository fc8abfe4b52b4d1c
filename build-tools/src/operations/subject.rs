//! The subject of a request for error messages: required ids and paths in its address, and nothing secret.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Operation, PathPart, Place, QueryStyle, Type};

pub(super) fn emit(operation: &Operation) -> TokenStream {
    let mut has_names = false;
    let path: String = operation
        .path
        .iter()
        .map(|part| match part {
            PathPart::Literal(literal) => literal.clone(),
            PathPart::Parameter(index) => match operation.parameters.get(*index) {
                Some(parameter) if parameter.r#type != Type::Secret => {
                    has_names = true;
                    match parameter.place {
                        Place::Path { slashes: true } => format!("{{{}*}}", parameter.wire),
                        _ => format!("{{{}}}", parameter.wire),
                    }
                }
                _ => "{}".to_owned(),
            },
        })
        .collect();
    let path = match has_names {
        true => path,
        false => String::new(),
    };
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
    match path.is_empty() && query.is_empty() {
        true => TokenStream::new(),
        false => quote!(.with_subject(#path, &[#(#query),*])),
    }
}
