//! `use` declarations for exactly what a file's tokens mention.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

/// Types and modules that generated code writes by their last name, by where they come from.
const WELL_KNOWN: &[(&str, &[&str])] = &[
    ("chrono", &["DateTime", "NaiveDate", "Utc"]),
    (
        "cloud_drives_core",
        &[
            "Body",
            "BodyFuture",
            "BoxFuture",
            "ByteStream",
            "Call",
            "CallOptions",
            "ClientCore",
            "Completed",
            "Continuation",
            "Error",
            "Field",
            "FilePart",
            "Items",
            "JsonLines",
            "OperationInfo",
            "PageInfo",
            "Pages",
            "Paging",
            "PollState",
            "Poller",
            "RateLimit",
            "RawResponse",
            "Response",
            "ResponseFuture",
            "Secret",
            "StartedResponse",
            "StreamResponse",
            "UnknownVariant",
            "check",
            "choice",
            "union",
        ],
    ),
    ("serde", &["Deserialize", "Serialize"]),
    ("serde_json", &["Value"]),
    ("std::collections", &["BTreeMap"]),
    ("uuid", &["Uuid"]),
];

/// Puts a file together of its body and of what stands above it, which `head` makes of the first names of all paths in the body.
///
/// # Errors
///
/// If one of them does not parse.
pub(crate) fn file(
    body: TokenStream,
    head: impl FnOnce(&BTreeSet<String>) -> TokenStream,
) -> syn::Result<syn::File> {
    let mut file: syn::File = syn::parse2(body)?;
    let head: syn::File = syn::parse2(head(&first_names(&file)))?;
    file.items.splice(0..0, head.items);
    Ok(file)
}

/// Imports of the well-known types among these names, without those that `own` tells.
pub(crate) fn well_known(names: &BTreeSet<String>, own: impl Fn(&str) -> bool) -> TokenStream {
    let mut made = TokenStream::new();
    for (path, known) in WELL_KNOWN {
        let used = known
            .iter()
            .filter(|name| names.contains(**name) && !own(name));
        let used: Vec<Ident> = used.map(|name| format_ident!("{name}")).collect();
        let segments = path.split("::").map(|segment| format_ident!("{segment}"));
        match used.as_slice() {
            [] => {}
            [only] => made.extend(quote!(use #(#segments)::*::#only;)),
            several => made.extend(quote!(use #(#segments)::*::{#(#several),*};)),
        }
    }
    made
}

/// Returns the first names of all paths: those that a file has to define or import.
///
/// Names of variants, fields and methods are none of them, whatever they are called.
fn first_names(file: &syn::File) -> BTreeSet<String> {
    let mut found = FirstNames::default();
    found.visit_file(file);
    found.0
}

/// Returns whether a name that stands alone is that of a variable or function, and not of a module.
fn is_variable(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
}

#[derive(Default)]
struct FirstNames(BTreeSet<String>);

impl<'ast> Visit<'ast> for FirstNames {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first()
        {
            let name = first.ident.to_string();
            if path.segments.len() > 1 || !is_variable(&name) {
                self.0.insert(name);
            }
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if attribute.path().is_ident("derive") {
            let derived = attribute
                .parse_args_with(Punctuated::<syn::Path, syn::Token![,]>::parse_terminated);
            for path in derived.iter().flatten() {
                if let Some(name) = path.get_ident() {
                    self.0.insert(name.to_string());
                }
            }
        }
    }
}
