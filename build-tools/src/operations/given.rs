//! The caller's values on their way into a call: conversion, checks, and place on the wire.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::typed;
use crate::model::{
    Bounds, Operation, Parameter, Part, PartContent, Place, QueryStyle, RequestBody,
};
use crate::model::{RequestContent, Sdk, Type};
use crate::types::checks::{self, of_value};

/// A value in a variable.
pub(super) struct Value<'a> {
    /// The variable.
    pub(super) name: &'a Ident,
    /// The expression that converts the caller's value to its type.
    pub(super) converted: &'a TokenStream,
    pub(super) r#type: &'a TokenStream,
    /// A variable that is free for the outcome of its checks.
    pub(super) checked: &'a Ident,
}

impl Value<'_> {
    /// Generates the statement that converts the variable to its type, unless it has that already.
    fn convert(&self) -> TokenStream {
        let (name, r#type, value) = (self.name, self.r#type, self.converted);
        match *name == value.to_string() {
            true => TokenStream::new(),
            false => quote!(let #name: #r#type = #value;),
        }
    }

    /// Generates the conversion for calls in which nothing is converted with `into` alone.
    fn collect(&self) -> TokenStream {
        let name = self.name;
        match self.converted.to_string() == quote!(#name.into()).to_string() {
            true => TokenStream::new(),
            false => self.convert(),
        }
    }
}

/// Generates a parameter: its checks, and the statement that puts it into `call`.
pub(super) fn parameter(
    sdk: &Sdk,
    call: &TokenStream,
    parameter: &Parameter,
    value: &Value<'_>,
) -> TokenStream {
    let bounds = bounds_of(parameter);
    let checks = Checks::of(sdk, &parameter.rust_name, &parameter.r#type, &bounds, value);
    let (wire, name) = (&parameter.wire, value.name);
    let r#type = typed(&parameter.r#type);
    let put = match (&parameter.place, &parameter.r#type) {
        (Place::Path { .. }, _) => quote!(path::<#r#type>(#wire, #name)),
        (Place::Header, _) => {
            let wire = wire.to_ascii_lowercase();
            quote!(header::<#r#type>(#wire, #name))
        }
        (Place::Query(QueryStyle::Comma), Type::List(item)) => {
            let item = typed(item);
            quote!(query_comma::<#item>(#wire, #name))
        }
        (Place::Query(QueryStyle::Repeated), Type::List(item)) => {
            let item = typed(item);
            quote!(query_repeated::<#item>(#wire, #name))
        }
        (Place::Query(QueryStyle::DeepObject), _) => {
            return checks.around(
                call,
                value,
                quote!(query_deep::<#r#type>(#wire, #name)),
                true,
            );
        }
        (Place::Query(_), _) => quote!(query::<#r#type>(#wire, #name)),
    };
    checks.around(call, value, put, false)
}

/// Generates a header or query parameter that is constant.
pub(super) fn constant(call: &TokenStream, parameter: &Parameter) -> Option<TokenStream> {
    let value = parameter.constant.as_ref()?;
    let wire = &parameter.wire;
    Some(match parameter.place {
        Place::Header => {
            let wire = wire.to_ascii_lowercase();
            quote!(#call.header::<&str>(#wire, #value);)
        }
        _ => quote!(#call.query::<&str>(#wire, #value);),
    })
}

/// Generates a body that is one value.
pub(super) fn body(
    sdk: &Sdk,
    call: &TokenStream,
    body: &RequestBody,
    value: &Value<'_>,
) -> TokenStream {
    let name = value.name;
    let (content, put) = match &body.content {
        RequestContent::Binary { content_type } => {
            return quote!(#call.contents(#content_type, #name););
        }
        RequestContent::Form(content) => {
            let r#type = typed(content);
            (content, quote!(form::<#r#type>(#name)))
        }
        RequestContent::Json(content) => {
            let (r#type, wrap) = (typed(content), &body.wrap);
            let put = match wrap.is_empty() {
                true => quote!(json::<#r#type>(#name)),
                false => quote!(json_in::<#r#type>(&[#(#wrap),*], #name)),
            };
            (content, put)
        }
        RequestContent::Multipart(_) => return TokenStream::new(),
    };
    let checks = Checks::of(sdk, &body.rust_name, content, &body.bounds, value);
    let put = checks.around(call, value, put, true);
    let media = media(call, body);
    quote!(#put #media)
}

/// Generates the media type of a body that is sent as another one.
fn media(call: &TokenStream, body: &RequestBody) -> TokenStream {
    match &body.content_type {
        Some(media) => quote!(#call.media(#media);),
        None => TokenStream::new(),
    }
}

/// Generates the statements with which a call begins because of its body.
pub(super) fn begin_body(call: &TokenStream, body: &RequestBody) -> TokenStream {
    match &body.content {
        RequestContent::Multipart(_) => {
            let is_related = body.content_type.is_some();
            quote!(#call.multipart(#is_related);)
        }
        // An envelope with nothing in it.
        RequestContent::Json(_) if !body.required && !body.wrap.is_empty() => {
            let media = media(call, body);
            quote!(#call.empty_json(); #media)
        }
        _ => TokenStream::new(),
    }
}

/// Generates a part of a body of several.
pub(super) fn part(
    sdk: &Sdk,
    call: &TokenStream,
    place: usize,
    part: &Part,
    value: &Value<'_>,
) -> TokenStream {
    let (wire, name) = (&part.wire, value.name);
    let place = proc_macro2::Literal::usize_unsuffixed(place);
    match &part.content {
        PartContent::File => quote!(#call.file_part(#place, #wire, [#name]);),
        PartContent::Files => quote!(#call.file_part(#place, #wire, #name);),
        PartContent::Text(content) => {
            let checks = Checks::of(sdk, &part.rust_name, content, &part.bounds, value);
            let put = match content {
                Type::List(item) => {
                    let item = typed(item);
                    quote!(text_part::<#item>(#place, #wire, #name))
                }
                content => {
                    let r#type = typed(content);
                    quote!(text_part::<#r#type>(#place, #wire, [#name]))
                }
            };
            checks.around(call, value, put, false)
        }
        PartContent::Json(content) => {
            let checks = Checks::of(sdk, &part.rust_name, content, &part.bounds, value);
            let r#type = typed(content);
            let put = quote!(json_part::<#r#type>(#place, #wire, #name));
            checks.around(call, value, put, true)
        }
    }
}

/// The checks of a value.
struct Checks {
    /// An expression of type `Result<(), OutOfBounds>`; none where nothing is bounded.
    checked: Option<TokenStream>,
    /// Whether the value is there still once it was handed on.
    is_copied: bool,
}

impl Checks {
    fn of(sdk: &Sdk, name: &str, r#type: &Type, bounds: &Bounds, value: &Value<'_>) -> Self {
        let variable = value.name;
        let place = checks::Place::Field(quote!(#variable));
        let mut all = of_value(sdk, r#type, bounds, name, &place).into_iter();
        let checked = all.next().map(|first| {
            let rest = all.map(|check| quote!(.and_then(|()| #check)));
            quote!(#first #(#rest)*)
        });
        Self {
            checked,
            is_copied: r#type.is_copy(),
        }
    }

    /// The statements that put a value into the call and check it; `is_whole` where lists have to be collected before.
    fn around(
        self,
        call: &TokenStream,
        value: &Value<'_>,
        put: TokenStream,
        is_whole: bool,
    ) -> TokenStream {
        match self.checked {
            None if is_whole => {
                let collect = value.collect();
                quote!(#collect #call.#put;)
            }
            None => quote!(#call.#put;),
            Some(checked) if self.is_copied => quote!(#call.#put.check(#checked);),
            Some(checked) => {
                let (convert, found) = (value.convert(), value.checked);
                quote!(#convert let #found = #checked; #call.#put.check(#found);)
            }
        }
    }
}

/// Returns whether some of the caller's values are checked before a request is sent.
pub(super) fn has_checks(sdk: &Sdk, operation: &Operation) -> bool {
    let place = checks::Place::Field(quote!(value));
    let is_checked =
        |r#type: &Type, bounds: &Bounds| !of_value(sdk, r#type, bounds, "", &place).is_empty();
    let of_parameter = |parameter: &Parameter| is_checked(&parameter.r#type, &bounds_of(parameter));
    let in_body = |body: &RequestBody| match &body.content {
        RequestContent::Json(content) | RequestContent::Form(content) => {
            is_checked(content, &body.bounds)
        }
        RequestContent::Multipart(parts) => parts.iter().any(|part| match &part.content {
            PartContent::Text(content) | PartContent::Json(content) => {
                is_checked(content, &part.bounds)
            }
            PartContent::File | PartContent::Files => false,
        }),
        RequestContent::Binary { .. } => false,
    };
    operation.parameters.iter().any(of_parameter) || operation.body.as_ref().is_some_and(in_body)
}

/// Returns the bounds that a parameter is checked against.
fn bounds_of(parameter: &Parameter) -> Bounds {
    let mut bounds = parameter.bounds.clone();
    // The path itself takes no empty value, checked or not.
    if matches!(parameter.place, Place::Path { .. }) && bounds.length.0 == Some(1) {
        bounds.length.0 = None;
    }
    bounds
}
