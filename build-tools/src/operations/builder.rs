//! A request that is being put together: arguments, setters, and the recipe that comes of it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::arguments::{self, Argument};
use super::{Names, checks, pages, plain, poll, recipe, retry, send, subject, typed};
use crate::features;
use crate::model::{
    Auth, KeyPlace, Operation, Parameter, Part, PartContent, RequestBody, RequestContent, Sdk, Type,
};
use crate::types::setters::argument;
use crate::types::{doc_lines, docs, docs_or};

/// A value of the caller: a parameter, a body, a part.
struct Input<'a> {
    name: Ident,
    r#type: TokenStream,
    parameter: TokenStream,
    value: TokenStream,
    required: bool,
    /// The description in the document.
    description: &'a str,
    /// The setter's description if the document has none.
    otherwise: String,
    /// The preview that its setter belongs to.
    preview: Option<&'a str>,
}

fn inputs(operation: &Operation) -> Vec<Input<'_>> {
    let mut inputs = Vec::new();
    let given = |parameter: &&Parameter| parameter.constant.is_none();
    for parameter in operation.parameters.iter().filter(given) {
        inputs.push(Input {
            description: &parameter.description,
            otherwise: format!("Sets `{}`.", parameter.wire),
            preview: parameter.preview.as_deref(),
            ..input(&parameter.rust_name, &parameter.r#type, parameter.required)
        });
    }
    let Some(body) = &operation.body else {
        return inputs;
    };
    match &body.content {
        RequestContent::Multipart(parts) => inputs.extend(parts.iter().map(part)),
        RequestContent::Json(r#type) | RequestContent::Form(r#type) => {
            inputs.push(whole_body(body, r#type));
        }
        RequestContent::Binary { .. } => inputs.push(whole_body(body, &Type::Binary)),
    }
    inputs
}

fn whole_body<'a>(body: &'a RequestBody, r#type: &Type) -> Input<'a> {
    Input {
        description: &body.description,
        otherwise: "Sets the body.".to_owned(),
        ..input(&body.rust_name, r#type, body.required)
    }
}

fn part(part: &Part) -> Input<'_> {
    let made = match &part.content {
        PartContent::File => file_input(&part.rust_name, part.required),
        PartContent::Files => files_input(&part.rust_name, part.required),
        PartContent::Text(r#type) | PartContent::Json(r#type) => {
            input(&part.rust_name, r#type, part.required)
        }
    };
    Input {
        description: &part.description,
        otherwise: format!("Sets the part `{}`.", part.wire),
        ..made
    }
}

fn input<'a>(name: &str, r#type: &Type, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    let r#type_tokens = typed(r#type);
    let (parameter, value) = argument(r#type, quote!(#name), &r#type_tokens, &quote!(types::));
    Input {
        name,
        r#type: r#type_tokens,
        parameter,
        value,
        required,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

fn file_input<'a>(name: &str, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    Input {
        r#type: quote!(FilePart),
        parameter: quote!(impl Into<FilePart>),
        value: quote!(#name.into()),
        name,
        required,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

fn files_input<'a>(name: &str, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    Input {
        r#type: quote!(Vec<FilePart>),
        parameter: quote!(impl IntoIterator<Item = impl Into<FilePart>>),
        value: quote!(#name.into_iter().map(Into::into).collect()),
        name,
        required,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

/// Generates the method of the group that starts a request.
pub(super) fn constructor(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let names = Names::of(operation);
    let Names {
        method, request, ..
    } = &names;
    let call = format!("`{} {}`", operation.method, operation.path_template);
    let description = docs_or(&operation.description, &call);
    let call = match operation.description.trim().is_empty() {
        true => TokenStream::new(),
        false => doc_lines(["", &call].into_iter()),
    };
    let deprecated = match operation.deprecated {
        true => quote!(#[deprecated]),
        false => TokenStream::new(),
    };
    let all = inputs(operation);
    let required = all.iter().filter(|input| input.required);
    let arguments = arguments::section(required.map(|input| Argument {
        name: input.name.to_string(),
        description: input.description,
    }));
    let parameters = all.iter().filter(|input| input.required).map(|input| {
        let (name, parameter) = (&input.name, &input.parameter);
        quote!(#name: #parameter)
    });
    let values = all.iter().map(|input| {
        let (name, value) = (&input.name, &input.value);
        match input.required {
            true if *name == value.to_string() => quote!(#name),
            true => quote!(#name: #value),
            false => quote!(#name: None),
        }
    });
    let unchecked = match checks::statements(sdk, operation).is_empty() {
        true => TokenStream::new(),
        false => quote!(unchecked: false,),
    };
    let preview = preview_docs(operation.preview.as_deref());
    quote! {
        #description
        #preview
        #call
        #arguments
        #deprecated
        pub fn #method(&self, #(#parameters),*) -> #request {
            #request {
                core: self.core.clone(),
                options: CallOptions::default(),
                #(#values,)*
                #unchecked
            }
        }
    }
}

/// Generates the request's type: fields, setters, `send` and its kin.
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
    let title = docs(&format!("A call of [`{api}::{method}`]."));
    let send = send::emit(sdk, operation, names);
    let pages = pages::emit(sdk, operation, names);
    let checks = checks::statements(sdk, operation);
    let recipe = recipe::emit(operation, names, !checks.is_empty());
    let check = checks::method(&checks);
    let (unchecked_field, unchecked) = match checks.is_empty() {
        true => (TokenStream::new(), TokenStream::new()),
        false => (
            quote!(unchecked: bool,),
            quote! {
                /// Sends what was given even where it is outside the documented bounds.
                pub fn unchecked(mut self) -> Self {
                    self.unchecked = true;
                    self
                }
            },
        ),
    };
    let pollers = poll::pollers(sdk, operation, names);
    let awaiting = send::awaiting(operation, names);
    let must_use = match send::is_awaitable(operation) {
        true => "a request does nothing until it is awaited or sent",
        false => "a request does nothing until it is sent, or listed with items() or pages()",
    };
    let info = info(sdk, operation);
    quote! {
        #info

        #title
        #[derive(Clone, Debug)]
        #[must_use = #must_use]
        pub struct #request {
            core: ClientCore,
            options: CallOptions,
            #(#fields,)*
            #unchecked_field
        }

        impl #request {
            #(#setters)*

            /// Adds options for this call only.
            pub fn with_options(mut self, options: CallOptions) -> Self {
                self.options = options.with_defaults(&self.options);
                self
            }

            #unchecked

            #send
            #pollers
            #recipe
            #check
        }

        #awaiting

        #pages
    }
}

/// Generates the paragraph about a preview; nothing without a preview.
fn preview_docs(preview: Option<&str>) -> TokenStream {
    match preview {
        Some(preview) => doc_lines(["", &features::preview_words(preview)].into_iter()),
        None => TokenStream::new(),
    }
}

fn setter(input: &Input<'_>) -> TokenStream {
    let Input {
        name,
        parameter,
        value,
        ..
    } = input;
    let documentation = docs_or(input.description, &input.otherwise);
    let preview = preview_docs(input.preview);
    let condition = features::preview_condition(input.preview);
    quote! {
        #documentation
        #preview
        #condition
        pub fn #name(mut self, #name: #parameter) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// Generates the operation's `OperationInfo`, for the layers below.
fn info(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let Names { info, .. } = Names::of(operation);
    let name = operation.full_name();
    let idempotent = operation.idempotent;
    let server = &operation.server;
    let mut chain = quote! {
        OperationInfo::new(#name, #idempotent).with_server(#server)
    };
    match &operation.auth {
        Auth::None => {}
        Auth::Token { scheme, optional } => {
            let make = format_ident!("{}", if *optional { "optional_token" } else { "token" });
            chain.extend(quote!(.with_auth(AuthScheme::#make(#scheme))));
        }
        Auth::Basic { optional } => chain.extend(quote! {
            .with_auth(AuthScheme::Basic { optional: #optional })
        }),
        Auth::Key { place, optional } => {
            let place = match place {
                KeyPlace::Header(name) => quote!(Header(#name)),
                KeyPlace::Query(name) => quote!(Query(#name)),
            };
            chain.extend(quote! {
                .with_auth(cloud_drives_core::AuthScheme::Key {
                    place: cloud_drives_core::KeyPlace::#place,
                    optional: #optional,
                })
            });
        }
    }
    if let Some(limit) = &operation.rate_limit {
        let (calls, seconds) = (plain(limit.calls.into()), plain(limit.seconds));
        let scope = &limit.scope;
        chain.extend(quote!(.with_rate_limit(RateLimit::new(#calls, #seconds, #scope))));
    }
    let accepted = operation.answer.accepted_statuses();
    if !accepted.is_empty() {
        let accepted = accepted.iter().map(|&status| plain(status.into()));
        chain.extend(quote!(.with_accepted(&[#(#accepted),*])));
    }
    let rules = super::errors::rules_name(sdk, operation.document);
    if let Some(name) = retry::name(sdk, operation) {
        chain.extend(quote!(.with_retry(&errors::#name)));
    }
    chain.extend(subject::emit(operation));
    if operation.gone_is_done {
        chain.extend(quote!(.with_gone_is_done()));
    }
    let visibility = match sdk
        .oauth
        .as_ref()
        .is_some_and(|oauth| oauth.calls(operation))
    {
        true => quote!(pub(super)),
        false => TokenStream::new(),
    };
    quote! {
        #visibility static #info: OperationInfo = #chain.with_errors(&errors::#rules);
    }
}
