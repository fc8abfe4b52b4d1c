//! The static facts about operations: a static for each, over a constant that the calls of one server share.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, errors, plain, retry, subject};
use crate::model::{Auth, KeyPlace, Operation, Sdk};
use crate::types::docs;

/// The facts that operations share: server, authorization, error rules, and the retry table of most of them.
struct Base {
    name: String,
    server: String,
    auth: Auth,
    rules: String,
    retry: Option<String>,
}

/// The constants, each once, in the order of the operations.
pub(super) struct Bases<'a> {
    all: Vec<Base>,
    /// The error rules of a document.
    rules: BTreeMap<usize, String>,
    retries: retry::Tables<'a>,
}

impl<'a> Bases<'a> {
    pub(super) fn of(sdk: &'a Sdk) -> Self {
        let documents = sdk.operations().map(|operation| operation.document);
        let documents: BTreeSet<usize> = documents.collect();
        let rules = documents
            .into_iter()
            .map(|document| (document, errors::rules_name(sdk, document)));
        let mut bases = Self {
            all: Vec::new(),
            rules: rules.collect(),
            retries: retry::tables(sdk),
        };
        for operation in sdk.operations() {
            if bases.find(operation).is_none()
                && let Some(base) = bases.make(sdk, operation)
            {
                bases.all.push(base);
            }
        }
        bases
    }

    fn find(&self, operation: &Operation) -> Option<&Base> {
        let rules = self.rules.get(&operation.document)?;
        self.all.iter().find(|base| {
            base.server == operation.server && base.auth == operation.auth && base.rules == *rules
        })
    }

    fn make(&self, sdk: &Sdk, operation: &Operation) -> Option<Base> {
        let (server, auth) = (&operation.server, &operation.auth);
        let rules = self.rules.get(&operation.document)?;
        let alike = sdk.operations().filter(|other| {
            other.server == *server
                && other.auth == *auth
                && self.rules.get(&other.document) == Some(rules)
        });
        Some(Base {
            name: self.name(operation),
            server: server.clone(),
            auth: auth.clone(),
            rules: rules.clone(),
            retry: self.most_common(alike).map(str::to_owned),
        })
    }

    /// Returns the retry table that most operations have; none if one of them has none.
    fn most_common<'o>(&self, operations: impl Iterator<Item = &'o Operation>) -> Option<&str> {
        let mut counted: Vec<(&Operation, usize)> = Vec::new();
        for operation in operations {
            if operation.retry.is_empty() {
                return None;
            }
            let known = counted
                .iter_mut()
                .find(|(first, _)| first.retry == operation.retry);
            match known {
                Some((_, count)) => *count += 1,
                None => counted.push((operation, 1)),
            }
        }
        let most = counted.into_iter().max_by_key(|(_, count)| *count);
        most.and_then(|(first, _)| retry::name(&self.retries, first))
    }

    /// Returns a name that is not reserved: of the server, then of what distinguishes its calls from others
    /// there.
    fn name(&self, operation: &Operation) -> String {
        let upper = |text: &str| crate::names::snake(text).to_uppercase();
        let server = upper(&operation.server);
        let server = server.trim_end_matches('_');
        let of_server = || {
            let all = self.all.iter();
            all.filter(|base| base.server == operation.server)
        };
        let stem = match of_server().count() {
            0 => server.to_owned(),
            _ if of_server().any(|base| base.auth == operation.auth) => {
                format!("{server}_{}", upper(&operation.group))
            }
            _ => format!("{server}_{}", kind(&operation.auth)),
        };
        let mut name = format!("{stem}_CALLS");
        let mut number = 2;
        while self.all.iter().any(|base| base.name == name) {
            name = format!("{stem}_CALLS_{number}");
            number += 1;
        }
        name
    }

    /// Returns the names of the constants.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|base| base.name.as_str())
    }

    /// Generates the constants, for `mod.rs`.
    pub(super) fn constants(&self, sdk: &Sdk) -> TokenStream {
        let allowed = match sdk.features {
            true => quote!(#[allow(dead_code)]),
            false => TokenStream::new(),
        };
        let all = self.all.iter().map(|base| {
            let (name, rules) = (
                format_ident!("{}", base.name),
                format_ident!("{}", base.rules),
            );
            let server = &base.server;
            let auth = authorization(&base.auth);
            let retry = base.retry.as_ref().map(|retry| {
                let retry = format_ident!("{retry}");
                quote!(.with_retry(&errors::#retry))
            });
            let title = docs(&format!("Defaults for calls of the server `{server}`."));
            quote! {
                #title
                #allowed
                const #name: cloud_drives_core::OperationInfo =
                    cloud_drives_core::OperationInfo::new("", false)
                        .with_server(#server)
                        #auth
                        #retry
                        .with_errors(&errors::#rules);
            }
        });
        quote!(#(#all)*)
    }

    /// Generates the static of an operation.
    pub(super) fn operation(&self, sdk: &Sdk, operation: &Operation) -> TokenStream {
        let Some(base) = self.find(operation) else {
            return TokenStream::new();
        };
        let Names { info, .. } = Names::of(operation);
        let shared = format_ident!("{}", base.name);
        let (name, idempotent) = (operation.full_name(), operation.idempotent);
        let (method, path) = (&operation.method, subject::path(operation));
        let mut chain = quote!(#shared.named(#name, #idempotent).at(#method, #path));
        if let Some(limit) = &operation.rate_limit {
            let (calls, seconds) = (plain(limit.calls.into()), plain(limit.seconds));
            let scope = &limit.scope;
            chain.extend(quote!(.with_rate_limit(RateLimit::new(#calls, #seconds, #scope))));
        }
        if let Some(retry) = retry::name(&self.retries, operation)
            && base.retry.as_deref() != Some(retry)
        {
            let retry = format_ident!("{retry}");
            chain.extend(quote!(.with_retry(&errors::#retry)));
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

fn authorization(auth: &Auth) -> TokenStream {
    match auth {
        Auth::None => TokenStream::new(),
        Auth::Token { scheme, optional } => {
            let make = format_ident!("{}", if *optional { "optional_token" } else { "token" });
            quote!(.with_auth(cloud_drives_core::AuthScheme::#make(#scheme)))
        }
        Auth::Basic { optional } => quote! {
            .with_auth(cloud_drives_core::AuthScheme::Basic { optional: #optional })
        },
        Auth::Key { place, optional } => {
            let place = match place {
                KeyPlace::Header(name) => quote!(Header(#name)),
                KeyPlace::Query(name) => quote!(Query(#name)),
            };
            quote! {
                .with_auth(cloud_drives_core::AuthScheme::Key {
                    place: cloud_drives_core::KeyPlace::#place,
                    optional: #optional,
                })
            }
        }
    }
}
