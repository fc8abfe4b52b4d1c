//! The private method that builds a request's path, query, headers and body from the caller's arguments.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Names;
use crate::model::{
    Operation, Parameter, Part, PartContent, PathPart, Place, QueryStyle, RequestContent, Type,
};

pub(super) fn emit(operation: &Operation, names: &Names, is_checked: bool) -> TokenStream {
    let info = &names.info;
    let method = format_ident!("{}", operation.method);
    let check = match is_checked {
        true => quote! {
            if !self.unchecked {
                self.check_bounds().map_err(|found| found.into_error(&#info))?;
            }
        },
        false => TokenStream::new(),
    };
    let path = path(operation, info);
    let (query, pushed) = query(operation);
    let headers = headers(operation);
    let body = body(operation);
    let request = quote!(self.core.request(&#info, Method::#method, path, #query, self.options));
    let finish = match headers.is_empty() && body.is_empty() {
        true => request,
        false => quote! {
            let mut request = #request?;
            #headers
            #body
            Ok(request)
        },
    };
    quote! {
        fn into_request(self) -> Result<Request, Error> {
            #check
            #path
            #pushed
            #finish
        }
    }
}

fn path(operation: &Operation, info: &Ident) -> TokenStream {
    let (first, rest) = match operation.path.split_first() {
        Some((PathPart::Literal(literal), rest)) => (literal.as_str(), rest),
        _ => ("", operation.path.as_slice()),
    };
    if rest.is_empty() {
        return quote!(let path = PathBuilder::new(#first););
    }
    let pushes = rest.iter().map(|part| match part {
        PathPart::Literal(literal) => quote!(path.push_literal(#literal);),
        PathPart::Parameter(index) => match operation.parameters.get(*index) {
            Some(parameter) => path_parameter(parameter),
            None => TokenStream::new(),
        },
    });
    quote!(let mut path = PathBuilder::of(&#info, #first); #(#pushes)*)
}

fn path_parameter(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.wire;
    let name = format_ident!("{}", parameter.rust_name);
    let text = match parameter.r#type {
        Type::String | Type::Id(_) => quote!(&self.#name),
        Type::Secret => quote!(self.#name.expose()),
        _ => quote!(&QueryValue::to_query(&self.#name)),
    };
    match parameter.place {
        Place::Path { slashes: true } => quote!(path.push_segments(#wire, #text)?;),
        _ => quote!(path.push_segment(#wire, #text)?;),
    }
}

/// Generates the query as the request takes it, and the statements that write into it before.
fn query(operation: &Operation) -> (TokenStream, TokenStream) {
    let mut pushes = TokenStream::new();
    for parameter in &operation.parameters {
        if let Place::Query(style) = parameter.place {
            pushes.extend(query_parameter(parameter, style));
        }
    }
    match pushes.is_empty() {
        true => (quote!(Query::new()), pushes),
        false => (quote!(query), quote!(let mut query = Query::new(); #pushes)),
    }
}

fn query_parameter(parameter: &Parameter, style: QueryStyle) -> TokenStream {
    let wire = &parameter.wire;
    if let Some(value) = &parameter.constant {
        return quote!(query.push(#wire, #value););
    }
    let name = format_ident!("{}", parameter.rust_name);
    let list = |values: TokenStream, borrowed: TokenStream| match &parameter.r#type {
        Type::List(item) if **item == Type::Secret => {
            quote!(#values.iter().map(|value| value.expose()))
        }
        _ => borrowed,
    };
    match (style, parameter.required) {
        (QueryStyle::Single, true) => {
            let value = scalar(&parameter.r#type, quote!(self.#name));
            quote!(query.push(#wire, #value);)
        }
        (QueryStyle::Single, false) => {
            let value = match &parameter.r#type {
                Type::Secret => quote!(self.#name.as_ref().map(|value| value.expose())),
                r#type if r#type.is_copy() => quote!(self.#name),
                _ => quote!(self.#name.as_ref()),
            };
            quote!(query.push_opt(#wire, #value);)
        }
        (QueryStyle::DeepObject, true) => quote!(query.push_deep(#wire, &self.#name)?;),
        (QueryStyle::DeepObject, false) => quote! {
            if let Some(value) = &self.#name {
                query.push_deep(#wire, value)?;
            }
        },
        (QueryStyle::Comma | QueryStyle::Repeated, required) => {
            let push = match style {
                QueryStyle::Comma => format_ident!("push_comma"),
                _ => format_ident!("push_repeated"),
            };
            match required {
                true => {
                    let values = list(quote!(self.#name), quote!(&self.#name));
                    quote!(query.#push(#wire, #values);)
                }
                false => {
                    let values = list(quote!(values), quote!(values));
                    quote! {
                        if let Some(values) = &self.#name {
                            query.#push(#wire, #values);
                        }
                    }
                }
            }
        }
    }
}

/// Generates a single value, as query and headers take it.
fn scalar(r#type: &Type, place: TokenStream) -> TokenStream {
    match r#type {
        Type::Secret => quote!(#place.expose()),
        r#type if r#type.is_copy() => place,
        _ => quote!(&#place),
    }
}

fn headers(operation: &Operation) -> TokenStream {
    let headers = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Header)
        .map(header);
    quote!(#(#headers)*)
}

fn header(parameter: &Parameter) -> TokenStream {
    let wire = parameter.wire.to_ascii_lowercase();
    if let Some(value) = &parameter.constant {
        return quote!(request.set_header(#wire, #value)?;);
    }
    let name = format_ident!("{}", parameter.rust_name);
    if parameter.required {
        let value = scalar(&parameter.r#type, quote!(self.#name));
        return quote!(request.set_header(#wire, #value)?;);
    }
    let (option, value) = match &parameter.r#type {
        Type::Secret => (quote!(&self.#name), quote!(value.expose())),
        r#type if r#type.is_copy() => (quote!(self.#name), quote!(value)),
        _ => (quote!(&self.#name), quote!(value)),
    };
    quote! {
        if let Some(value) = #option {
            request.set_header(#wire, #value)?;
        }
    }
}

fn body(operation: &Operation) -> TokenStream {
    let Some(body) = &operation.body else {
        return TokenStream::new();
    };
    let name = format_ident!("{}", body.rust_name);
    let place = match body.required {
        true => quote!(self.#name),
        false => quote!(body),
    };
    // What the body is written from: the caller's value, or a reference to it.
    let value = match body.required {
        true => quote!(&self.#name),
        false => quote!(body),
    };
    let (borrow, set) = match &body.content {
        RequestContent::Multipart(parts) => {
            return multipart(parts, body.content_type.is_some());
        }
        RequestContent::Json(_) => {
            let value = wrapped(&body.wrap, value);
            let media = body.content_type.iter();
            let set = quote! {
                #(request.set_header("content-type", #media)?;)*
                request.set_body(Body::from_json(#value)?);
            };
            (true, set)
        }
        RequestContent::Form(_) => (true, quote!(request.set_body(Body::from_form(#value)?);)),
        RequestContent::Binary { content_type } => {
            let set = quote! {
                request.set_header("content-type", #content_type)?;
                request.set_body(#place);
            };
            (false, set)
        }
    };
    match (body.required, borrow) {
        (true, _) => set,
        // An envelope with nothing in it.
        (false, true) if !body.wrap.is_empty() => {
            let media = body.content_type.iter();
            quote! {
                match &self.#name {
                    Some(body) => { #set }
                    None => {
                        #(request.set_header("content-type", #media)?;)*
                        request.set_body(Body::empty_json())
                    }
                }
            }
        }
        (false, true) => quote!(if let Some(body) = &self.#name { #set }),
        (false, false) => quote!(if let Some(body) = self.#name { #set }),
    }
}

/// Generates the body inside the members that the service wants around it.
fn wrapped(members: &[String], value: TokenStream) -> TokenStream {
    members.iter().rev().fold(
        value,
        |inner, member| quote!(&BTreeMap::from([(#member, #inner)])),
    )
}

fn multipart(parts: &[Part], is_related: bool) -> TokenStream {
    let pushes = parts.iter().map(|part| {
        let name = format_ident!("{}", part.rust_name);
        match part.required {
            true => pushed(part, quote!(self.#name)),
            false => {
                let push = pushed(part, quote!(value));
                quote!(if let Some(value) = self.#name { #push })
            }
        }
    });
    let start = match is_related {
        true => quote!(Multipart::related()),
        false => quote!(Multipart::new()),
    };
    quote! {
        let mut multipart = #start;
        #(#pushes)*
        request.set_body(multipart.into_body());
    }
}

fn pushed(part: &Part, value: TokenStream) -> TokenStream {
    let wire = &part.wire;
    match &part.content {
        PartContent::File => quote!(multipart = multipart.file(#wire, #value);),
        PartContent::Files => quote! {
            for file in #value {
                multipart = multipart.file(#wire, file);
            }
        },
        PartContent::Text(Type::List(item)) => {
            let push = text_part(wire, item, quote!(item));
            quote!(for item in #value { #push })
        }
        PartContent::Json(_) => quote!(multipart = multipart.json(#wire, &#value)?;),
        PartContent::Text(r#type) => text_part(wire, r#type, value),
    }
}

fn text_part(wire: &str, r#type: &Type, value: TokenStream) -> TokenStream {
    match r#type {
        Type::String => quote!(multipart = multipart.text(#wire, #value);),
        Type::Secret => quote!(multipart = multipart.text(#wire, #value.expose());),
        _ => quote!(multipart = multipart.text(#wire, QueryValue::to_query(&#value));),
    }
}
