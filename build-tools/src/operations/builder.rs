//! A request that is being put together: the method that begins its call, its type, and the setters that add to the call.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::arguments::{self, Argument};
use super::given::{self, Value};
use super::info::Bases;
use super::{Names, example, group, pages, poll, send, typed};
use crate::features;
use crate::model::{
    Operation, Parameter, Part, PartContent, PathPart, Place, RequestBody, RequestContent, Sdk,
    Type,
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
    /// The place of the value in the request.
    from: From<'a>,
    /// The description in the document.
    description: &'a str,
    /// The setter's description if the document has none.
    otherwise: String,
    /// The preview that its setter belongs to.
    preview: Option<&'a str>,
}

impl Input<'_> {
    fn is_of(&self, parameter: &Parameter) -> bool {
        matches!(self.from, From::Parameter(own) if std::ptr::eq(own, parameter))
    }
}

/// What of an operation a caller hands over.
enum From<'a> {
    Parameter(&'a Parameter),
    Body(&'a RequestBody),
    /// With its place among the parts.
    Part(usize, &'a Part),
}

fn inputs(operation: &Operation) -> Vec<Input<'_>> {
    let mut inputs = Vec::new();
    let given = |parameter: &&Parameter| parameter.constant.is_none();
    for parameter in operation.parameters.iter().filter(given) {
        inputs.push(Input {
            description: &parameter.description,
            otherwise: format!("Sets `{}`.", parameter.wire),
            preview: parameter.preview.as_deref(),
            ..input(
                From::Parameter(parameter),
                &parameter.rust_name,
                &parameter.r#type,
                parameter.required,
            )
        });
    }
    let Some(body) = &operation.body else {
        return inputs;
    };
    match &body.content {
        RequestContent::Multipart(parts) => inputs.extend(parts.iter().enumerate().map(part)),
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
        ..input(From::Body(body), &body.rust_name, r#type, body.required)
    }
}

fn part((place, part): (usize, &Part)) -> Input<'_> {
    let from = From::Part(place, part);
    let made = match &part.content {
        PartContent::File => file_input(from, &part.rust_name, part.required),
        PartContent::Files => files_input(from, &part.rust_name, part.required),
        PartContent::Text(r#type) | PartContent::Json(r#type) => {
            input(from, &part.rust_name, r#type, part.required)
        }
    };
    Input {
        description: &part.description,
        otherwise: format!("Sets the part `{}`.", part.wire),
        ..made
    }
}

fn input<'a>(from: From<'a>, name: &str, r#type: &Type, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    let r#type_tokens = typed(r#type);
    let (parameter, value) = argument(r#type, quote!(#name), &r#type_tokens, &quote!(types::));
    Input {
        name,
        r#type: r#type_tokens,
        parameter,
        value,
        required,
        from,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

fn file_input<'a>(from: From<'a>, name: &str, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    Input {
        r#type: quote!(FilePart),
        parameter: quote!(impl Into<FilePart>),
        value: quote!(#name.into()),
        name,
        required,
        from,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

fn files_input<'a>(from: From<'a>, name: &str, required: bool) -> Input<'a> {
    let name = format_ident!("{name}");
    Input {
        r#type: quote!(Vec<FilePart>),
        parameter: quote!(impl IntoIterator<Item = impl Into<FilePart>>),
        value: quote!(#name.into_iter().map(Into::into).collect()),
        name,
        required,
        from,
        description: "",
        otherwise: String::new(),
        preview: None,
    }
}

/// Generates the section `# Errors`, with links to the kinds that the operation is known for; nothing if it names none.
fn errors_docs(sdk: &Sdk, operation: &Operation) -> TokenStream {
    if operation.errors.is_empty() {
        return TokenStream::new();
    }
    let root = group::root(sdk, operation);
    let mut lines = vec![String::new(), "# Errors".to_owned()];
    let mut line = String::new();
    for (position, kind) in operation.errors.iter().enumerate() {
        let end = match position + 1 == operation.errors.len() {
            true => format!("; also [those of every call]({root}::Client#errors)."),
            false => ",".to_owned(),
        };
        let link = format!("[`{kind}`]({root}::ErrorKind::{kind}){end}");
        match line.is_empty() {
            true => line = link,
            false if line.len() + link.len() > 118 => {
                lines.push(std::mem::replace(&mut line, link));
            }
            false => line = format!("{line} {link}"),
        }
    }
    lines.push(line);
    doc_lines(lines.iter().map(String::as_str))
}

/// Generates the statements that put the caller's value into `call`; `checked` is a variable that is free.
fn put(sdk: &Sdk, call: &TokenStream, checked: &Ident, input: &Input<'_>) -> TokenStream {
    let value = Value {
        name: &input.name,
        converted: &input.value,
        r#type: &input.r#type,
        checked,
    };
    match input.from {
        From::Parameter(parameter) => given::parameter(sdk, call, parameter, &value),
        From::Body(body) => given::body(sdk, call, body, &value),
        From::Part(place, part) => given::part(sdk, call, place, part, &value),
    }
}

/// Returns the name of a variable that no argument has.
fn free_name(inputs: &[Input<'_>], wanted: &str) -> Ident {
    match inputs.iter().any(|input| input.name == wanted) {
        true => format_ident!("{wanted}_"),
        false => format_ident!("{wanted}"),
    }
}

/// Generates the method of the group that begins a request.
pub(super) fn constructor(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let names = Names::of(operation);
    let Names {
        method,
        request,
        info,
        ..
    } = &names;
    let line = format!("`{} {}`", operation.method, operation.path_template);
    let description = docs_or(&operation.description, &line);
    let line = match operation.description.trim().is_empty() {
        true => TokenStream::new(),
        false => doc_lines(["", &line].into_iter()),
    };
    let deprecated = match operation.deprecated {
        true => quote!(#[deprecated]),
        false => TokenStream::new(),
    };
    let all = inputs(operation);
    let required = || all.iter().filter(|input| input.required);
    let arguments = arguments::section(required().map(|input| Argument {
        name: input.name.to_string(),
        description: input.description,
    }));
    let parameters = required().map(|input| {
        let (name, parameter) = (&input.name, &input.parameter);
        quote!(#name: #parameter)
    });
    let preview = preview_docs(operation.preview.as_deref());
    let errors = errors_docs(sdk, operation);
    let example = example::emit(sdk, operation);
    let call = free_name(&all, "call");
    let checked = free_name(&all, "checked");
    let field = match call == "call" {
        true => quote!(call),
        false => quote!(call: #call),
    };
    let call = quote!(#call);
    let constants = operation.parameters.iter();
    let constants = constants.filter_map(|parameter| given::constant(&call, parameter));
    let body = operation.body.iter();
    let begun = body.map(|body| given::begin_body(&call, body));
    // The path is filled in from the front.
    let in_path = operation.path.iter().filter_map(|part| match part {
        PathPart::Parameter(index) => operation.parameters.get(*index),
        PathPart::Literal(_) => None,
    });
    let in_path = in_path.filter_map(|parameter| required().find(|input| input.is_of(parameter)));
    let elsewhere = required().filter(|input| match input.from {
        From::Parameter(parameter) => !matches!(parameter.place, Place::Path { .. }),
        From::Body(_) | From::Part(..) => false,
    });
    let statements: TokenStream = in_path
        .chain(elsewhere)
        .map(|input| put(sdk, &call, &checked, input))
        .chain(constants)
        .chain(begun)
        .chain(
            required()
                .filter(|input| !matches!(input.from, From::Parameter(_)))
                .map(|input| put(sdk, &call, &checked, input)),
        )
        .collect();
    let made = match statements.is_empty() {
        true => quote!(#request { call: Call::new(&self.core, &#info) }),
        false => quote! {
            let mut #call = Call::new(&self.core, &#info);
            #statements
            #request { #field }
        },
    };
    quote! {
        #description
        #preview
        #line
        #arguments
        #errors
        #example
        #deprecated
        pub fn #method(&self, #(#parameters),*) -> #request {
            #made
        }
    }
}

/// Generates the request's type: fields, setters, `send` and its kin.
pub(super) fn emit(
    sdk: &Sdk,
    bases: &Bases<'_>,
    operation: &Operation,
    names: &Names,
) -> TokenStream {
    let Names {
        request,
        api,
        method,
        ..
    } = names;
    let all = inputs(operation);
    let setters = all
        .iter()
        .filter(|input| !input.required)
        .map(|input| setter(sdk, input));
    let title = docs(&format!("The request of [`{api}::{method}`]."));
    let send = send::emit(sdk, operation, names);
    let pages = pages::emit(sdk, operation, names);
    let unchecked = match given::has_checks(sdk, operation) {
        false => TokenStream::new(),
        true => quote! {
            /// Disables the checks of arguments against their bounds.
            pub fn unchecked(mut self) -> Self {
                self.call.skip_checks();
                self
            }
        },
    };
    let pollers = poll::pollers(sdk, operation, names);
    let awaiting = send::awaiting(operation, names);
    let must_use = match send::is_awaitable(operation) {
        true => "a request does nothing until it is awaited or sent",
        false => "a request does nothing until it is sent, or listed with items() or pages()",
    };
    let info = bases.operation(sdk, operation);
    let declarations = &pages.declarations;
    let methods = &pages.methods;
    quote! {
        #info

        #title
        #[derive(Clone, Debug)]
        #[must_use = #must_use]
        pub struct #request {
            call: Call,
        }

        impl #request {
            #(#setters)*

            /// Adds options for this call.
            pub fn with_options(mut self, options: CallOptions) -> Self {
                self.call.add_options(options);
                self
            }

            #unchecked

            #send
            #pollers
            #methods
        }

        #awaiting

        #declarations
    }
}

/// Generates the paragraph about a preview; nothing without a preview.
fn preview_docs(preview: Option<&str>) -> TokenStream {
    match preview {
        Some(preview) => doc_lines(["", &features::preview_words(preview)].into_iter()),
        None => TokenStream::new(),
    }
}

fn setter(sdk: &Sdk, input: &Input<'_>) -> TokenStream {
    let Input {
        name, parameter, ..
    } = input;
    let checked = free_name(std::slice::from_ref(input), "checked");
    let put = put(sdk, &quote!(self.call), &checked, input);
    let documentation = docs_or(input.description, &input.otherwise);
    let preview = preview_docs(input.preview);
    let condition = features::preview_condition(input.preview);
    quote! {
        #documentation
        #preview
        #condition
        pub fn #name(mut self, #name: #parameter) -> Self {
            #put
            self
        }
    }
}
