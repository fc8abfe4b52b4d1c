//! The check of what a caller gave, before the request is built.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Bounds, Operation, PartContent, Place as Where, RequestContent, Sdk, Type};
use crate::types::checks::{Place, given, of_value};

/// Generates the checks of all arguments and setters; empty where nothing is bounded.
pub(super) fn statements(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let mut made = TokenStream::new();
    let mut add = |name: &str, r#type: &Type, bounds: &Bounds, required: bool| {
        let field = format_ident!("{name}");
        made.extend(match required {
            true => {
                let place = Place::Field(quote!(self.#field));
                let checks = of_value(sdk, r#type, bounds, name, &place);
                quote!(#(#checks?;)*)
            }
            false => {
                let place = Place::Reference(quote!(value));
                let checks = of_value(sdk, r#type, bounds, name, &place);
                given(&quote!(&self.#field), checks)
            }
        });
    };
    for parameter in &operation.parameters {
        let mut bounds = parameter.bounds.clone();
        // The path itself takes no empty value, checked or not.
        if matches!(parameter.place, Where::Path { .. }) && bounds.length.0 == Some(1) {
            bounds.length.0 = None;
        }
        let (name, r#type) = (&parameter.rust_name, &parameter.r#type);
        add(name, r#type, &bounds, parameter.required);
    }
    let Some(body) = &operation.body else {
        return made;
    };
    match &body.content {
        RequestContent::Json(r#type) | RequestContent::Form(r#type) => {
            add(&body.rust_name, r#type, &body.bounds, body.required);
        }
        RequestContent::Multipart(parts) => {
            for part in parts {
                if let PartContent::Text(r#type) | PartContent::Json(r#type) = &part.content {
                    add(&part.rust_name, r#type, &part.bounds, part.required);
                }
            }
        }
        RequestContent::Binary { .. } => {}
    }
    made
}

/// Generates the method that checks.
pub(super) fn method(statements: &TokenStream) -> TokenStream {
    match statements.is_empty() {
        true => TokenStream::new(),
        false => quote! {
            fn check_bounds(&self) -> Result<(), check::OutOfBounds> {
                #statements
                Ok(())
            }
        },
    }
}
