//! The static facts about operations: a static for each, over a constant that the calls of one server share.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Names, plain, retry, subject};
use crate::model::{Auth, KeyPlace, Operation, Sdk};
use crate::types::docs;

/// The shared facts of operations: server, authorization, retry table, error rules.
struct Base {
    name: Ident,
    server: String,
    auth: Auth,
    tokens: TokenStream,
}

/// Returns the constants, each once, in the order of the operations.
fn bases(sdk: &Sdk) -> Vec<Base> {
    let mut bases: Vec<Base> = Vec::new();
    for operation in sdk.operations() {
        let tokens = shared(sdk, operation);
        if bases
            .iter()
            .any(|base| base.tokens.to_string() == tokens.to_string())
        {
            continue;
        }
        let (server, auth) = (operation.server.clone(), operation.auth.clone());
        let of_server = || bases.iter().filter(|base| base.server == server);
        let has_auth = of_server().any(|base| base.auth == auth);
        let suffix = match (of_server().count(), has_auth) {
            (0, _) => String::new(),
            (_, false) => format!("_{}", kind(&auth)),
            (_, true) => format!("_{}", crate::names::snake(&operation.group).to_uppercase()),
        };
        let stem = crate::names::snake(&server).to_uppercase();
        let stem = format!("{}{suffix}", stem.trim_end_matches('_'));
        let mut name = stem.clone();
        let mut number = 2;
        while bases.iter().any(|base| base.name == name) {
            name = format!("{stem}_{number}");
            number += 1;
        }
        bases.push(Base {
            name: format_ident!("{name}"),
            server,
            auth,
            tokens,
        });
    }
    bases
}

fn kind(auth: &Auth) -> &'static str {
    match auth {
        Auth::None => "OPEN",
        Auth::Token {
            optional: false, ..
        } => "TOKEN",
        Auth::Token { optional: true, .. } => "OPTIONAL_TOKEN",
        Auth::Basic { .. } => "BASIC",
        Auth::Key { .. } => "KEY",
    }
}

fn shared(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let server = &operation.server;
    let mut chain = quote!(.with_server(#server));
    match &operation.auth {
        Auth::None => {}
        Auth::Token { scheme, optional } => {
            let make = format_ident!("{}", if *optional { "optional_token" } else { "token" });
            chain.extend(quote!(.with_auth(cloud_drives_core::AuthScheme::#make(#scheme))));
        }
        Auth::Basic { optional } => chain.extend(quote! {
            .with_auth(cloud_drives_core::AuthScheme::Basic { optional: #optional })
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
    if let Some(name) = retry::name(sdk, operation) {
        chain.extend(quote!(.with_retry(&errors::#name)));
    }
    let rules = super::errors::rules_name(sdk, operation.document);
    chain.extend(quote!(.with_errors(&errors::#rules)));
    chain
}

/// Generates the constants, for `mod.rs`.
pub(super) fn constants(sdk: &Sdk) -> TokenStream {
    let allowed = match sdk.features {
        true => quote!(#[allow(dead_code)]),
        false => TokenStream::new(),
    };
    let all = bases(sdk).into_iter().map(|base| {
        let (name, tokens) = (&base.name, &base.tokens);
        let title = docs(&format!(
            "What calls of the server `{}` share.",
            base.server
        ));
        quote! {
            #title
            #allowed
            const #name: cloud_drives_core::OperationInfo =
                cloud_drives_core::OperationInfo::new("", false) #tokens;
        }
    });
    quote!(#(#all)*)
}

/// Returns the names of the constants.
pub(super) fn names(sdk: &Sdk) -> Vec<Ident> {
    bases(sdk).into_iter().map(|base| base.name).collect()
}

/// Generates the static of an operation.
pub(super) fn emit(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let Names { info, .. } = Names::of(operation);
    let tokens = shared(sdk, operation).to_string();
    let mut bases = bases(sdk).into_iter();
    let base = bases.find(|base| base.tokens.to_string() == tokens);
    let base = base.map(|base| base.name);
    let (name, idempotent) = (operation.full_name(), operation.idempotent);
    let (method, path) = (&operation.method, subject::path(operation));
    let mut chain = quote!(#base.named(#name, #idempotent).at(#method, #path));
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
    chain.extend(subject::query(operation));
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
    quote!(#visibility static #info: OperationInfo = #chain;)
}
