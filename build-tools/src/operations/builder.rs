//! A request that is being put together: arguments, setters, and the recipe that comes of it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Names, pages, plain, send, typed};
use crate::model::{
    Auth, Operation, PartContent, PathPart, Place, QueryStyle, RequestContent, Sdk, Type,
};
use crate::types::setters::argument;
use crate::types::{docs, docs_or};

/// Something that the caller hands over: a parameter, a body, a part.
struct Input {
    name: Ident,
    r#type: TokenStream,
    parameter: TokenStream,
    value: TokenStream,
    required: bool,
    documentation: TokenStream,
}

fn inputs(operation: &Operation) -> Vec<Input> {
    let mut inputs = Vec::new();
    for parameter in &operation.parameters {
        inputs.push(input(
            &parameter.rust_name,
            &parameter.r#type,
            parameter.required,
            docs_or(
                &parameter.description,
                &format!("Sets `{}`.", parameter.wire),
            ),
        ));
    }
    let Some(body) = &operation.body else {
        return inputs;
    };
    match &body.content {
        RequestContent::Json(r#type) | RequestContent::Form(r#type) => inputs.push(input(
            &body.rust_name,
            r#type,
            body.required,
            docs_or(&body.description, "Sets the body."),
        )),
        RequestContent::Binary { .. } => inputs.push(input(
            &body.rust_name,
            &Type::Binary,
            body.required,
            docs_or(&body.description, "Sets the body."),
        )),
        RequestContent::Multipart(parts) => {
            for part in parts {
                let documentation = docs_or(
                    &part.description,
                    &format!("Sets the part `{}`.", part.wire),
                );
                inputs.push(match &part.content {
                    PartContent::File => file_input(&part.rust_name, part.required, documentation),
                    PartContent::Text(r#type) | PartContent::Json(r#type) => {
                        input(&part.rust_name, r#type, part.required, documentation)
                    }
                });
            }
        }
    }
    inputs
}

fn input(name: &str, r#type: &Type, required: bool, documentation: TokenStream) -> Input {
    let name = format_ident!("{name}");
    let r#type_tokens = typed(r#type);
    let (parameter, value) = argument(r#type, quote!(#name), &r#type_tokens, &quote!(types::));
    Input {
        name,
        r#type: r#type_tokens,
        parameter,
        value,
        required,
        documentation,
    }
}

fn file_input(name: &str, required: bool, documentation: TokenStream) -> Input {
    let name = format_ident!("{name}");
    Input {
        r#type: quote!(FilePart),
        parameter: quote!(impl Into<FilePart>),
        value: quote!(#name.into()),
        name,
        required,
        documentation,
    }
}

/// The method of the group that starts a request.
pub(super) fn constructor(operation: &Operation) -> TokenStream {
    let names = Names::of(operation);
    let Names {
        method, request, ..
    } = &names;
    let documentation = docs_or(
        &operation.description,
        &format!("`{} {}`.", operation.method, operation.path_template),
    );
    let deprecated = match operation.deprecated {
        true => quote!(#[deprecated]),
        false => TokenStream::new(),
    };
    let all = inputs(operation);
    let parameters = all.iter().filter(|input| input.required).map(|input| {
        let (name, parameter) = (&input.name, &input.parameter);
        quote!(#name: #parameter)
    });
    let values = all.iter().map(|input| {
        let (name, value) = (&input.name, &input.value);
        match input.required {
            true if value.to_string() == name.to_string() => quote!(#name),
            true => quote!(#name: #value),
            false => quote!(#name: None),
        }
    });
    quote! {
        #documentation
        #deprecated
        pub fn #method(&self, #(#parameters),*) -> #request {
            #request {
                core: self.core.clone(),
                options: CallOptions::default(),
                #(#values,)*
            }
        }
    }
}

/// The request's type: fields, setters, `send` and its kin.
pub(super) fn emit(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    let Names {
        request,
        api,
        method,
        ..
    } = names;
    let all = inputs(operation);
    let fields = all.iter().map(|input| {
        let (name, r#type) = (&input.name, &input.r#type);
        match input.required {
            true => quote!(#name: #r#type),
            false => quote!(#name: Option<#r#type>),
        }
    });
    let setters = all.iter().filter(|input| !input.required).map(setter);
    let title = docs(&format!(
        "A call of [`{api}::{method}`], `{} {}`, that is not sent yet.",
        operation.method, operation.path_template
    ));
    let send = send::emit(operation, names);
    let pages = pages::emit(sdk, operation, names);
    let recipe = recipe(operation, names);
    quote! {
        #title
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #request {
            core: ClientCore,
            options: CallOptions,
            #(#fields,)*
        }

        impl #request {
            #(#setters)*

            /// Sets what holds for this call only: headers, time limits, what a facade adds.
            pub fn with_options(mut self, options: CallOptions) -> Self {
                self.options = options;
                self
            }

            #send
            #recipe
        }

        #pages
    }
}

fn setter(input: &Input) -> TokenStream {
    let Input {
        name,
        parameter,
        value,
        documentation,
        ..
    } = input;
    quote! {
        #documentation
        pub fn #name(mut self, #name: #parameter) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// The private method that turns the builder into a request.
fn recipe(operation: &Operation, names: &Names) -> TokenStream {
    let Names { info, .. } = names;
    let method = format_ident!("{}", operation.method);
    let path = path(operation);
    let query = query(operation);
    let headers = headers(operation);
    let body = body(operation);
    let finish = match (headers.is_empty(), body.is_empty()) {
        (true, true) => quote! {
            self.core.request(&#info, Method::#method, path, query, self.options)
        },
        _ => quote! {
            let mut request = self.core.request(&#info, Method::#method, path, query, self.options)?;
            #headers
            #body
            Ok(request)
        },
    };
    quote! {
        fn into_request(self) -> Result<Request, Error> {
            #path
            #query
            #finish
        }
    }
}

fn path(operation: &Operation) -> TokenStream {
    let mut parts = operation.path.iter().peekable();
    let first = match parts.peek() {
        Some(PathPart::Literal(literal)) => {
            let literal = literal.clone();
            parts.next();
            literal
        }
        _ => String::new(),
    };
    let rest: Vec<TokenStream> = parts
        .map(|part| match part {
            PathPart::Literal(literal) => quote!(path.push_literal(#literal);),
            PathPart::Parameter(index) => {
                let Some(parameter) = operation.parameters.get(*index) else {
                    return TokenStream::new();
                };
                let wire = &parameter.wire;
                let name = format_ident!("{}", parameter.rust_name);
                let text = match parameter.r#type {
                    Type::String => quote!(&self.#name),
                    Type::Secret => quote!(self.#name.expose()),
                    _ => quote!(&cloud_drives_core::QueryValue::to_query(&self.#name)),
                };
                match parameter.place {
                    Place::Path { slashes: true } => quote!(path.push_segments(#wire, #text)?;),
                    _ => quote!(path.push_segment(#wire, #text)?;),
                }
            }
        })
        .collect();
    match rest.is_empty() {
        true => quote!(let path = PathBuilder::new(#first);),
        false => quote!(let mut path = PathBuilder::new(#first); #(#rest)*),
    }
}

fn query(operation: &Operation) -> TokenStream {
    let mut pushes = TokenStream::new();
    for parameter in &operation.parameters {
        let Place::Query(style) = parameter.place else {
            continue;
        };
        let wire = &parameter.wire;
        let name = format_ident!("{}", parameter.rust_name);
        let secret = parameter.r#type == Type::Secret;
        let copy = parameter.r#type.is_copy();
        let secrets = parameter.r#type == Type::List(Box::new(Type::Secret));
        let exposed = match secrets {
            true => quote!(.iter().map(|value| value.expose())),
            false => TokenStream::new(),
        };
        let borrow = match secrets {
            true => TokenStream::new(),
            false => quote!(&),
        };
        pushes.extend(match (style, parameter.required) {
            (QueryStyle::Single, true) if secret => quote!(query.push(#wire, self.#name.expose());),
            (QueryStyle::Single, false) if secret => {
                quote!(query.push_opt(#wire, self.#name.as_ref().map(|value| value.expose()));)
            }
            (QueryStyle::Single, true) if copy => quote!(query.push(#wire, self.#name);),
            (QueryStyle::Single, false) if copy => quote!(query.push_opt(#wire, self.#name);),
            (QueryStyle::Single, true) => quote!(query.push(#wire, &self.#name);),
            (QueryStyle::Single, false) => quote!(query.push_opt(#wire, self.#name.as_ref());),
            (QueryStyle::Comma, true) => quote!(query.push_comma(#wire, #borrow self.#name #exposed);),
            (QueryStyle::Comma, false) => {
                quote!(if let Some(values) = &self.#name { query.push_comma(#wire, values #exposed); })
            }
            (QueryStyle::Repeated, true) => quote!(query.push_repeated(#wire, #borrow self.#name #exposed);),
            (QueryStyle::Repeated, false) => {
                quote!(if let Some(values) = &self.#name { query.push_repeated(#wire, values #exposed); })
            }
            (QueryStyle::DeepObject, true) => quote!(query.push_deep(#wire, &self.#name)?;),
            (QueryStyle::DeepObject, false) => {
                quote!(if let Some(value) = &self.#name { query.push_deep(#wire, value)?; })
            }
        });
    }
    match pushes.is_empty() {
        true => quote!(let query = Query::new();),
        false => quote!(let mut query = Query::new(); #pushes),
    }
}

fn headers(operation: &Operation) -> TokenStream {
    let mut made = TokenStream::new();
    for parameter in &operation.parameters {
        if parameter.place != Place::Header {
            continue;
        }
        let wire = parameter.wire.to_ascii_lowercase();
        let name = format_ident!("{}", parameter.rust_name);
        let value = |place: TokenStream| match &parameter.r#type {
            Type::Secret => quote!(#place.expose()),
            _ => place,
        };
        made.extend(match parameter.required {
            true => {
                let borrow = match parameter.r#type {
                    Type::Secret => TokenStream::new(),
                    ref r#type if r#type.is_copy() => TokenStream::new(),
                    _ => quote!(&),
                };
                let value = value(quote!(self.#name));
                quote!(request.set_header(#wire, #borrow #value)?;)
            }
            false => {
                let borrow = match parameter.r#type.is_copy() {
                    true => TokenStream::new(),
                    false => quote!(&),
                };
                let value = value(quote!(value));
                quote! {
                    if let Some(value) = #borrow self.#name {
                        request.set_header(#wire, #value)?;
                    }
                }
            }
        });
    }
    made
}

fn body(operation: &Operation) -> TokenStream {
    let Some(body) = &operation.body else {
        return TokenStream::new();
    };
    let name = format_ident!("{}", body.rust_name);
    let set = match &body.content {
        RequestContent::Multipart(parts) => return multipart(parts),
        RequestContent::Json(_) => {
            let value = wrapped(&body.wrap);
            quote!(request.set_body(Body::from_json(#value)?);)
        }
        RequestContent::Form(_) => quote!(request.set_body(Body::from_form(&body)?);),
        RequestContent::Binary { content_type } => quote! {
            request.set_header("content-type", #content_type)?;
            request.set_body(body);
        },
    };
    match body.required {
        true => quote!(let body = self.#name; #set),
        false => quote!(if let Some(body) = self.#name { #set }),
    }
}

/// The body inside the members that the service wants around it.
fn wrapped(members: &[String]) -> TokenStream {
    members.iter().rev().fold(
        quote!(&body),
        |inner, member| quote!(&BTreeMap::from([(#member, #inner)])),
    )
}

fn multipart(parts: &[crate::model::Part]) -> TokenStream {
    let pushes = parts.iter().map(|part| {
        let wire = &part.wire;
        let name = format_ident!("{}", part.rust_name);
        let push = match &part.content {
            PartContent::File => quote!(multipart = multipart.file(#wire, value);),
            PartContent::Json(_) => quote!(multipart = multipart.json(#wire, &value)?;),
            PartContent::Text(Type::Secret) => {
                quote!(multipart = multipart.text(#wire, value.expose());)
            }
            PartContent::Text(Type::String) => quote!(multipart = multipart.text(#wire, value);),
            PartContent::Text(_) => quote! {
                multipart = multipart.text(#wire, cloud_drives_core::QueryValue::to_query(&value));
            },
        };
        match part.required {
            true => quote!(let value = self.#name; #push),
            false => quote!(if let Some(value) = self.#name { #push }),
        }
    });
    quote! {
        let mut multipart = Multipart::new();
        #(#pushes)*
        request.set_body(multipart.into_body());
    }
}

/// What layers below know about the operation.
pub(super) fn info(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let Names { info, .. } = Names::of(operation);
    let name = operation.full_name();
    let idempotent = operation.idempotent;
    let server = &operation.server;
    let mut chain = quote! {
        OperationInfo::new(#name, #idempotent).with_server(#server)
    };
    match &operation.auth {
        Auth::None => {}
        Auth::Token { scheme, optional } => chain.extend(quote! {
            .with_auth(cloud_drives_core::AuthScheme::Token { scheme: #scheme, optional: #optional })
        }),
        Auth::Basic { optional } => chain.extend(quote! {
            .with_auth(cloud_drives_core::AuthScheme::Basic { optional: #optional })
        }),
    }
    if let Some(limit) = &operation.rate_limit {
        let (calls, seconds) = (plain(limit.calls.into()), plain(limit.seconds));
        let scope = &limit.scope;
        chain.extend(quote! {
            .with_rate_limit(cloud_drives_core::RateLimit {
                calls: #calls,
                per: std::time::Duration::from_secs(#seconds),
                scope: #scope,
            })
        });
    }
    let accepted = operation.answer.accepted_statuses();
    if !accepted.is_empty() {
        let accepted = accepted.iter().map(|&status| plain(status.into()));
        chain.extend(quote!(.with_accepted(&[#(#accepted),*])));
    }
    let rules = super::errors::rules_name(sdk, operation.document);
    quote! {
        static #info: OperationInfo = #chain.with_errors(&errors::#rules);
    }
}
