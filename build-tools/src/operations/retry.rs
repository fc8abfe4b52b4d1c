//! The retry tables of a crate, and which operation has which.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::plain;
use crate::model::{CodeRule, Operation, Retry, Sdk, TimeHeader, Verdict};
use crate::names;

/// The retry tables of a crate, by the names of their statics.
pub(super) type Tables<'a> = Vec<(String, &'a Retry)>;

/// Returns each table once, with its name: `RETRY` for the one that most operations have, others by their
/// first operation.
pub(super) fn tables(sdk: &Sdk) -> Tables<'_> {
    let mut counted: Vec<(&Operation, usize)> = Vec::new();
    for operation in sdk
        .operations()
        .filter(|operation| !operation.retry.is_empty())
    {
        match counted
            .iter_mut()
            .find(|(first, _)| first.retry == operation.retry)
        {
            Some((_, count)) => *count += 1,
            None => counted.push((operation, 1)),
        }
    }
    let most = counted.iter().map(|(_, count)| *count).max();
    let main = counted.iter().position(|(_, count)| Some(*count) == most);
    let named = counted.iter().enumerate().map(|(index, (first, _))| {
        let name = match Some(index) == main {
            true => "RETRY".to_owned(),
            false => format!("RETRY_{}_{}", first.group, first.id).to_ascii_uppercase(),
        };
        (name, &first.retry)
    });
    named.collect()
}

/// Returns the static with an operation's table; none if it has no rules.
pub(super) fn name<'t>(tables: &'t Tables<'_>, operation: &Operation) -> Option<&'t str> {
    let mut tables = tables.iter();
    let found = tables.find(|(_, retry)| **retry == operation.retry);
    found.map(|(name, _)| name.as_str())
}

pub(super) fn statics(sdk: &Sdk) -> TokenStream {
    let statics = tables(sdk).into_iter().map(|(name, retry)| {
        let name = format_ident!("{name}");
        let rules = retry.rules.iter().map(|rule| {
            let status = match rule.status {
                Some(status) => {
                    let status = plain(status.into());
                    quote!(Some(#status))
                }
                None => quote!(None),
            };
            let code = match &rule.code {
                CodeRule::Any => quote!(CodeRule::Any),
                CodeRule::Missing => quote!(CodeRule::Missing),
                CodeRule::Is(code) => quote!(CodeRule::Is(#code)),
            };
            let message = optional(rule.message.as_ref());
            let verdict = match rule.verdict {
                Verdict::Refused => quote!(Verdict::Refused),
                Verdict::Unclear => quote!(Verdict::Unclear),
                Verdict::Final => quote!(Verdict::Final),
            };
            quote!(RetryRule { status: #status, code: #code, message: #message, verdict: #verdict })
        });
        let reset = time_header(retry.reset.as_ref());
        let rate = match &retry.rate {
            None => quote!(None),
            Some(rate) => {
                let remaining = &rate.remaining;
                let limit = optional(rate.limit.as_ref());
                let window = time_header(rate.window.as_ref());
                let leaks = rate.leaks;
                let pause = plain(rate.least_pause_seconds);
                quote!(Some(RateHeaders {
                    remaining: #remaining,
                    limit: #limit,
                    window: #window,
                    leaks: #leaks,
                    least_pause: std::time::Duration::from_secs(#pause),
                }))
            }
        };
        quote! {
            /// Rules for which failures may be retried.
            pub static #name: RetrySpec = RetrySpec {
                rules: &[#(#rules),*],
                reset: #reset,
                rate: #rate,
            };
        }
    });
    quote!(#(#statics)*)
}

/// Generates the imports of the tables.
pub(super) fn imports(statics: &TokenStream) -> TokenStream {
    let text = statics.to_string();
    let names = [
        "CodeRule",
        "RateHeaders",
        "RetryRule",
        "RetrySpec",
        "TimeHeader",
        "TimeUnit",
        "Verdict",
    ];
    let used: Vec<Ident> = names
        .iter()
        .filter(|name| text.contains(*name))
        .map(|name| format_ident!("{name}"))
        .collect();
    match used.is_empty() {
        true => TokenStream::new(),
        false => quote!(use cloud_drives_core::{#(#used),*};),
    }
}

/// Generates the names that other crates need for operations of their own.
pub(super) fn exports(sdk: &Sdk) -> TokenStream {
    let names = tables(sdk).into_iter();
    let names: Vec<Ident> = names.map(|(name, _)| format_ident!("{name}")).collect();
    match names.is_empty() {
        true => TokenStream::new(),
        false => quote!(pub use errors::{#(#names),*};),
    }
}

fn optional(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn time_header(header: Option<&TimeHeader>) -> TokenStream {
    let Some(TimeHeader { name, unit }) = header else {
        return quote!(None);
    };
    let unit = format_ident!("{}", names::camel(unit));
    quote!(Some(TimeHeader { name: #name, unit: TimeUnit::#unit }))
}
