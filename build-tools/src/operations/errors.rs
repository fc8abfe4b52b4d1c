//! `generated/errors.rs`: the kinds of errors, and where error bodies say which one it is.

use std::collections::BTreeSet;

use heck::ToSnakeCase as _;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{ErrorKind, ErrorRules, Sdk};
use crate::types::{docs, docs_or};

/// Returns the static that holds a document's rules.
///
/// It is `RULES` for those of the first document with operations, and `RULES_` with the name of the first document that
/// has them for others.
pub(super) fn rules_name(sdk: &Sdk, document: usize) -> String {
    let used = used(sdk);
    let documents = &sdk.errors.documents;
    let wanted = documents.get(document);
    let position = used
        .iter()
        .position(|&(_, known)| wanted.is_some_and(|wanted| same_rules(known, wanted)));
    match position.and_then(|position| Some((position, used.get(position)?))) {
        None | Some((0, _)) => "RULES".to_owned(),
        Some((_, (number, rules))) => {
            let name = rules.document.replace('-', "_").to_ascii_uppercase();
            let spelled_alike = used.iter().any(|&(other, known)| {
                other != *number
                    && known.document.replace('-', "_") == rules.document.replace('-', "_")
            });
            match spelled_alike {
                true => format!("RULES_{name}_{}", number + 1),
                false => format!("RULES_{name}"),
            }
        }
    }
}

/// Returns the rules that operations need, each set once, with the number of the first document that has
/// them.
///
/// A document of schemas only has rules that nothing would name.
fn used(sdk: &Sdk) -> Vec<(usize, &ErrorRules)> {
    let documents: BTreeSet<usize> = sdk
        .operations()
        .map(|operation| operation.document)
        .collect();
    let mut used: Vec<(usize, &ErrorRules)> = Vec::new();
    for number in documents {
        let Some(rules) = sdk.errors.documents.get(number) else {
            continue;
        };
        if !used.iter().any(|(_, known)| same_rules(known, rules)) {
            used.push((number, rules));
        }
    }
    used
}

fn same_rules(one: &ErrorRules, other: &ErrorRules) -> bool {
    one.code == other.code
        && one.message == other.message
        && one.request_id == other.request_id
        && one.request_id_header == other.request_id_header
}

pub(super) fn emit(sdk: &Sdk) -> TokenStream {
    let statics = used(sdk)
        .into_iter()
        .map(|(number, rules)| rules_static(sdk, &rules_name(sdk, number), rules));
    let variants: Vec<Ident> = sdk
        .errors
        .kinds
        .iter()
        .map(|kind| format_ident!("{}", kind.name))
        .collect();
    let variant_docs = sdk
        .errors
        .kinds
        .iter()
        .map(|kind| docs_or(&documentation(kind), &kind.name));
    let parents = sdk.errors.kinds.iter().filter_map(|kind| {
        let parent = format_ident!("{}", kind.parent.as_ref()?);
        let name = format_ident!("{}", kind.name);
        Some(quote!(Self::#name => Some(Self::#parent),))
    });
    let parents: Vec<TokenStream> = parents.collect();
    let parent = match parents.is_empty() {
        true => quote!(None),
        false => quote! {
            match self {
                #(#parents)*
                _ => None,
            }
        },
    };
    let names = variants.iter().map(|variant| {
        let name = variant.to_string().to_snake_case();
        quote!((#name, Self::#variant),)
    });
    let table = sdk.errors.kinds.iter().flat_map(rules);
    let title = docs(&format!(
        "The kinds of errors of {}.\n\nThe service may also report errors without a kind here. Kinds form families: \
         see [`is`](cloud_drives_core::ErrorKinds::is).",
        sdk.title
    ));
    let retry = super::retry::statics(sdk);
    let imports = super::retry::imports(&retry);
    quote! {
        use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};
        #imports

        #(#statics)*
        #retry

        #title
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            #(#variant_docs #variants,)*
            /// An error response without a kind of its own; see [`Error::status`] and [`Error::code`].
            Other,
            /// Not an error response: a failed connection, a timeout or a malformed answer, for example.
            Local(ErrorClass),
        }

        impl ErrorKind {
            const NAMES: &'static [(&'static str, Self)] = &[
                #(#names)*
                ("other", Self::Other),
            ];

            /// Returns the kind of an error.
            #[must_use]
            pub fn of(error: &Error) -> Self {
                <Self as ErrorKinds>::of(error)
            }

            /// Returns whether this is `other` or belongs to its family.
            #[must_use]
            pub fn is(self, other: Self) -> bool {
                <Self as ErrorKinds>::is(self, other)
            }
        }

        cloud_drives_core::kind_names!(ErrorKind);

        impl From<&Error> for ErrorKind {
            fn from(error: &Error) -> Self {
                <Self as ErrorKinds>::of(error)
            }
        }

        impl ErrorKinds for ErrorKind {
            fn of(error: &Error) -> Self {
                match error.status() {
                    Some(status) => {
                        cloud_drives_core::match_kind(Some(status.as_u16()), error.code(), KINDS)
                            .unwrap_or(Self::Other)
                    }
                    None => Self::Local(error.class()),
                }
            }

            fn parent(self) -> Option<Self> {
                #parent
            }
        }

        static KINDS: &[KindRule<ErrorKind>] = &[#(#table),*];
    }
}

fn documentation(kind: &ErrorKind) -> String {
    let status = match kind.status {
        Some((from, to)) if from == to => format!("Status {from}"),
        Some((from, to)) => format!("Statuses {from} to {to}"),
        None => String::new(),
    };
    let codes: Vec<String> = kind.codes.iter().map(|code| format!("`{code}`")).collect();
    let noun = match codes.len() {
        1 => "code",
        _ => "codes",
    };
    let codes = codes.join(", ");
    let source = match (status.is_empty(), codes.is_empty()) {
        (false, false) => format!("{status}, {noun} {codes}."),
        (false, true) => format!("{status}."),
        (true, false) => match noun {
            "code" => format!("Code {codes}."),
            _ => format!("Codes {codes}."),
        },
        (true, true) => String::new(),
    };
    match kind.description.is_empty() {
        true => source,
        false => format!("{}\n\n{source}", kind.description),
    }
}

fn rules_static(sdk: &Sdk, name: &str, rules: &ErrorRules) -> TokenStream {
    let name = format_ident!("{name}");
    let (code, message, request_id) = (&rules.code, &rules.message, &rules.request_id);
    let header = match &rules.request_id_header {
        Some(header) => quote!(Some(#header)),
        None => quote!(None),
    };
    let allowed = match sdk.features {
        true => quote!(#[allow(dead_code)]),
        false => TokenStream::new(),
    };
    quote! {
        #allowed
        pub(super) static #name: ErrorSpec = ErrorSpec {
            code: &[#(#code),*],
            message: &[#(#message),*],
            request_id_header: #header,
            request_id: &[#(#request_id),*],
        };
    }
}

fn rules(kind: &ErrorKind) -> Vec<TokenStream> {
    let name = format_ident!("{}", kind.name);
    let status = match kind.status {
        Some((from, to)) => {
            let (from, to) = (super::plain(from.into()), super::plain(to.into()));
            quote!(Some((#from, #to)))
        }
        None => quote!(None),
    };
    let rule = |code: TokenStream| quote!(KindRule::new(#status, #code, ErrorKind::#name));
    match (kind.codes.is_empty(), kind.status) {
        // A family that no answer is by itself.
        (true, None) => Vec::new(),
        (true, Some(_)) => vec![rule(quote!(None))],
        (false, _) => kind
            .codes
            .iter()
            .map(|code| rule(quote!(Some(#code))))
            .collect(),
    }
}
