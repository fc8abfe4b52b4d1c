//! `send` and `send_raw`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, pages, plain, poll, typed};
use crate::model::{AnswerBody, Operation, Outcome, Sdk, Type, Unwrap};
use crate::types::docs;

/// Returns whether the answer is handed over as it comes.
pub(super) fn streams(operation: &Operation) -> bool {
    operation
        .answer
        .outcomes
        .iter()
        .any(|outcome| matches!(outcome.body, AnswerBody::Bytes | AnswerBody::JsonLines(_)))
}

/// Generates the type that callers get out of the response.
pub(super) fn result_type(operation: &Operation, names: &Names) -> TokenStream {
    if operation.answer.is_enum() {
        let outcome = &names.outcome;
        return quote!(#outcome);
    }
    body_type(operation.answer.body())
}

pub(super) fn body_type(body: &AnswerBody) -> TokenStream {
    match body {
        AnswerBody::Empty => quote!(()),
        AnswerBody::Json {
            unwrap: Some(unwrap),
            ..
        } => typed(&unwrap.r#type),
        AnswerBody::Json { r#type, .. } => typed(r#type),
        AnswerBody::Text => quote!(String),
        AnswerBody::Bytes => quote!(ByteStream),
        AnswerBody::JsonLines(line) => {
            let line = typed(line);
            quote!(JsonLines<#line>)
        }
    }
}

pub(super) fn emit(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    let result = result_type(operation, names);
    let again = match operation.idempotent {
        true => "Idempotent.",
        false => "Not idempotent.",
    };
    let partly = match pages::decode_send(sdk, operation) {
        Some(_) => {
            "\n\nItems that fail to decode are left out; see\n[`Response::undecoded`](cloud_drives_core::Response::undecoded)."
        }
        None => "",
    };
    let documentation = docs(&format!("Sends the request once. {again}{partly}"));
    if streams(operation) {
        return streaming(operation, names, &documentation, &result);
    }
    let decode = decode(sdk, operation, names);
    let sent = quote!(self.call.send(#decode));
    let send = match poll::goes_on(operation) {
        true => quote! {
            pub async fn send(self) -> Result<StartedResponse<#result>, Error> {
                #sent.await.map(StartedResponse::from)
            }
        },
        false => quote! {
            pub fn send(self) -> ResponseFuture<#result> {
                #sent
            }
        },
    };
    quote! {
        #documentation
        #send

        /// Sends the request once and returns the undecoded response.
        pub async fn send_raw(self) -> Result<RawResponse, Error> {
            self.call.send_raw().await
        }
    }
}

/// Returns whether a request can be awaited: all but listings, of which one page is only a part.
pub(super) fn is_awaitable(operation: &Operation) -> bool {
    operation.pages.as_ref().is_none_or(|pages| pages.single)
}

/// Generates the `IntoFuture` of a request: its value alone, once everything that it started has finished.
pub(super) fn awaiting(operation: &Operation, names: &Names) -> TokenStream {
    if !is_awaitable(operation) {
        return TokenStream::new();
    }
    let request = &names.request;
    let value = result_type(operation, names);
    let (value, future, run) = if poll::goes_on(operation) {
        (
            quote!(Completed<#value>),
            quote!(BoxFuture<'static, Self::Output>),
            quote!(Box::pin(async move {
                self.call.until_done(|| self.clone().poller()).await
            })),
        )
    } else if streams(operation) {
        let future = quote!(BoxFuture<'static, Self::Output>);
        let run = quote!(Box::pin(async move {
            self.send().await.map(Response::into_body)
        }));
        (value, future, run)
    } else {
        let run = quote!(self.send().into_body());
        (value.clone(), quote!(BodyFuture<#value>), run)
    };
    quote! {
        impl IntoFuture for #request {
            type Output = Result<#value, Error>;
            type IntoFuture = #future;

            fn into_future(self) -> Self::IntoFuture {
                #run
            }
        }
    }
}

/// Generates the function that decodes the answer.
fn decode(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    if let Some(decode) = pages::decode_send(sdk, operation) {
        return quote!(|raw| #decode);
    }
    if operation.answer.is_enum() {
        let arms = operation
            .answer
            .outcomes
            .iter()
            .map(|outcome| arm(outcome, &names.outcome));
        let gone = gone(operation, &names.outcome);
        return quote! {
            |raw| raw.try_map(|raw| match raw.status().as_u16() {
                #gone
                #(#arms)*
                _ => Err(raw.unexpected_status()),
            })
        };
    }
    match operation.answer.body() {
        AnswerBody::Empty => quote!(RawResponse::into_empty),
        AnswerBody::Json {
            unwrap: Some(unwrap),
            ..
        } => {
            let value = unwrapped(unwrap);
            quote!(|raw| raw.try_map(|raw| #value))
        }
        AnswerBody::Text => quote!(|raw| raw.try_map(|raw| raw.text().map(str::to_owned))),
        _ => quote!(RawResponse::into_json),
    }
}

/// Generates the arm for a marked 404, which is the outcome without a body.
fn gone(operation: &Operation, name: &proc_macro2::Ident) -> TokenStream {
    let mut outcomes = operation.answer.outcomes.iter();
    let empty = outcomes.find(|outcome| outcome.body == AnswerBody::Empty);
    match empty.filter(|_| operation.gone_is_done) {
        Some(outcome) => {
            let variant = format_ident!("{}", outcome.variant);
            quote!(_ if raw.is_gone() => Ok(#name::#variant),)
        }
        None => TokenStream::new(),
    }
}

/// Generates the arm for one status of an operation with several outcomes.
fn arm(outcome: &Outcome, name: &proc_macro2::Ident) -> TokenStream {
    let status = plain(outcome.status.into());
    let variant = format_ident!("{}", outcome.variant);
    let made = match &outcome.body {
        AnswerBody::Json {
            unwrap: Some(unwrap),
            ..
        } => {
            let value = unwrapped(unwrap);
            quote!(#value.map(#name::#variant))
        }
        AnswerBody::Json { .. } => quote!(raw.json().map(#name::#variant)),
        AnswerBody::Text => quote!(raw.text().map(|text| #name::#variant(text.to_owned()))),
        _ => quote!(Ok(#name::#variant)),
    };
    quote!(#status => #made,)
}

/// Generates the member that callers get.
///
/// Empty lists may be missing, envelopes may be left off, a nullable member is an `Option`.
fn unwrapped(unwrap: &Unwrap) -> TokenStream {
    let path = &unwrap.path;
    match &unwrap.r#type {
        Type::List(item) if unwrap.one_or_many => {
            let item = typed(item);
            quote! {
                raw.json_at::<cloud_drives_core::de::OneOrMany<#item>>(&[#(#path),*])
                    .map(|list| list.unwrap_or_default().0)
            }
        }
        Type::List(_) | Type::Map(_) => {
            quote!(raw.json_at(&[#(#path),*]).map(Option::unwrap_or_default))
        }
        Type::Nullable(_) => quote!(raw.json_at(&[#(#path),*])),
        _ => quote!(raw.json_at_or_whole(&[#(#path),*])),
    }
}

fn streaming(
    operation: &Operation,
    names: &Names,
    documentation: &TokenStream,
    result: &TokenStream,
) -> TokenStream {
    let info = &names.info;
    let receive = match (operation.answer.is_enum(), operation.answer.body()) {
        (true, _) => {
            let outcome = &names.outcome;
            let arms = operation.answer.outcomes.iter().map(|made| {
                let status = plain(made.status.into());
                let variant = format_ident!("{}", made.variant);
                match &made.body {
                    AnswerBody::Bytes => quote! {
                        #status => Ok(answer.into_response(#outcome::#variant)),
                    },
                    AnswerBody::JsonLines(_) => quote! {
                        #status => Ok(answer.into_response(|body| #outcome::#variant(JsonLines::new(body, &#info)))),
                    },
                    AnswerBody::Json { unwrap, .. } => {
                        let value = match unwrap {
                            Some(unwrap) => unwrapped(unwrap),
                            None => quote!(raw.json()),
                        };
                        quote! {
                            #status => core.buffer(answer).await?.try_map(|raw| #value.map(#outcome::#variant)),
                        }
                    }
                    AnswerBody::Text => quote! {
                        #status => core.buffer(answer).await?.try_map(|raw| raw.text().map(|text| #outcome::#variant(text.to_owned()))),
                    },
                    AnswerBody::Empty => quote! {
                        #status => Ok(answer.into_response(|_| #outcome::#variant)),
                    },
                }
            });
            quote! {
                match answer.status().as_u16() {
                    #(#arms)*
                    _ => Err(core.buffer(answer).await?.unexpected_status()),
                }
            }
        }
        (false, AnswerBody::JsonLines(_)) => {
            quote!(Ok(answer.into_response(|body| JsonLines::new(body, &#info))))
        }
        (false, _) => quote!(Ok(answer.into_response(|body| body))),
    };
    let core = match operation.answer.is_enum() {
        true => quote!(let core = self.call.core().clone();),
        false => TokenStream::new(),
    };
    let (response, receive) = match poll::goes_on(operation) {
        true => (
            quote!(StartedResponse),
            quote!({ #receive }.map(StartedResponse::from)),
        ),
        false => (quote!(Response), receive),
    };
    quote! {
        #documentation
        pub async fn send(self) -> Result<#response<#result>, Error> {
            #core
            let answer = self.call.stream().await?;
            #receive
        }

        /// Sends the request once and returns the undecoded response.
        pub async fn send_raw(self) -> Result<StreamResponse, Error> {
            self.call.stream_raw().await
        }
    }
}
