//! `generated/mod.rs`: the client, its servers, its groups.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::info::Bases;
use super::{api_name, oauth};
use crate::features;
use crate::model::{Group, Operation, Sdk};
use crate::types::{doc_lines, docs, docs_or};

/// What holds for every request, said once.
const REQUESTS: &str = "\
# Requests

Methods of a group return requests; optional values are set on the request. Awaiting a request returns the value alone. `send` sends exactly
one request and returns the status and the headers too; `send_raw` returns the response undecoded, whatever its status. If the service
continues a call in the background, awaiting waits until it has finished. `with_options` adds options for this call, which override earlier ones.

# Listings

A listing has `items()` and `pages()` and can't be awaited. Nothing is sent before the first page is requested. Each page is one request, and
only one page is in memory at a time; dropping a pager between pages loses nothing. Its `continuation()` is text from which a listing resumes
later, in another process for example. Items that fail to decode are left out of their page; `undecoded()` returns them.

# Errors

`send` and awaiting fail with an [`ErrorKind`] if the status is not a documented success. They also fail if the transport does, or if the
response has an unexpected form. {common}`send_raw` fails only if there was no response. Arguments are checked against the bounds of the specification
before anything is sent; `unchecked` turns that off.

# Retries

Each request is a single attempt. A retry layer may repeat a call whose `send` is documented as idempotent, and any other call only if it
certainly had no effect. If the outcome of an attempt is unknown, [`Error::effect`](cloud_drives_core::Error::effect) says so: check the
current state before retrying.";

pub(super) fn emit(sdk: &Sdk, bases: &Bases<'_>) -> TokenStream {
    let modules = sdk.groups.iter().map(|group| {
        let name = format_ident!("{}", crate::names::snake(&group.name));
        let documentation = docs(&format!("Requests and outcomes of [`Client::{name}`]."));
        let condition = condition(sdk, group);
        quote!(#documentation #condition pub mod #name;)
    });
    let accessors = sdk.groups.iter().map(|group| {
        let module = format_ident!("{}", crate::names::snake(&group.name));
        let api = api_name(&group.name);
        let documentation = docs_or(
            &group.description,
            &format!("The calls of the group `{}`.", group.name),
        );
        let condition = condition(sdk, group);
        let needs = match sdk.features {
            true => doc_lines(["", &needs(group)].into_iter()),
            false => TokenStream::new(),
        };
        quote! {
            #documentation
            #needs
            #condition
            pub fn #module(&self) -> #module::#api {
                #module::#api::new(self.core.clone())
            }
        }
    });
    let servers = sdk.servers.iter().map(|server| {
        let (name, url) = (&server.name, &server.url);
        quote!(cloud_drives_core::ServerInfo { name: #name, url: #url })
    });
    let flow = oauth::emit(sdk);
    let shared = bases.constants(sdk);
    let provider = &sdk.provider;
    let retry = super::retry::exports(sdk);
    let requests = REQUESTS.replace("{common}", &common(sdk));
    let title = docs(&format!(
        "A client for {}: typed calls, one attempt each.\n\nCheap to clone; clones share their \
         connections.\n\n{requests}",
        sdk.title
    ));
    let server_docs = docs(&format!(
        "Creates a builder.\n\nServers whose address \
         [`base_url`](cloud_drives_core::ClientBuilder::base_url) can change: {}.",
        sdk.servers
            .iter()
            .map(|server| format!("`{}` (<{}>)", server.name, server.url))
            .collect::<Vec<_>>()
            .join(", ")
    ));
    quote! {
        // The documents say how large answers are, and how much a call needs.
        #![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

        #(#modules)*
        mod errors;
        /// Types of requests and responses.
        pub mod types;

        pub use errors::ErrorKind;
        #retry

        static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
            name: #provider,
            version: env!("CARGO_PKG_VERSION"),
            servers: &[#(#servers),*],
        };

        #shared

        #flow

        /// Builds a [`Client`].
        pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

        #title
        #[derive(Clone, Debug)]
        pub struct Client {
            core: cloud_drives_core::ClientCore,
        }

        impl Client {
            #server_docs
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&PROVIDER)
            }

            /// Returns the state shared with clones of this client.
            #[must_use]
            pub fn core(&self) -> &cloud_drives_core::ClientCore {
                &self.core
            }

            #(#accessors)*
        }

        impl From<cloud_drives_core::ClientCore> for Client {
            fn from(core: cloud_drives_core::ClientCore) -> Self {
                Self { core }
            }
        }
    }
}

/// Generates the sentence on the kinds of errors that any call may give.
fn common(sdk: &Sdk) -> String {
    let kinds = sdk.errors.common.iter();
    let links: Vec<String> = kinds
        .map(|kind| format!("[`{kind}`](ErrorKind::{kind})"))
        .collect();
    match links.is_empty() {
        true => String::new(),
        false => format!(
            "The documentation of a method lists the kinds that are specific to it; any call may fail with\n{}.\n",
            links.join(", ")
        ),
    }
}

/// Generates the attribute of a group's module and accessor.
fn condition(sdk: &Sdk, group: &Group) -> TokenStream {
    features::condition(sdk, group.operations.iter().map(Operation::gate))
}

/// Returns the feature that a group needs, in words.
fn needs(group: &Group) -> String {
    let own = features::name(&group.name);
    match group.preview() {
        Some(preview) => format!(
            "Preview: needs the features `{own}` and `{preview}`, and may change or be removed in any release."
        ),
        None => format!("Needs the feature `{own}`."),
    }
}
