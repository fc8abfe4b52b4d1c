//! `generated/mod.rs`: the client, its servers, its groups.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::info::Bases;
use super::{api_name, oauth};
use crate::features;
use crate::model::{Group, Operation, Sdk};
use crate::types::{doc_lines, docs, docs_or};

/// What is true of every request, said once.
const REQUESTS: &str = "\
# Requests

A method of a group makes a request, whose setters fill it in. Awaiting a request gives its value; `send` makes exactly one request and
gives status and headers too, `send_raw` the answer as it came, whatever its status. A call that goes on in the background is awaited
until it is done. `with_options` adds options for this call; they win over those set before.

# Listings

A listing has `items()` and `pages()` instead of awaiting. Nothing is sent before the first page is asked for. Every page is one request
and one page is in memory at a time; dropping a pager between pages loses nothing. Its `continuation()` is text to go on from later, in
another process for example. Items that don't decode are left out of a page; its `undecoded()` gives them.

# Errors

`send` and awaiting fail with every status that is not described as a success, with its [`ErrorKind`]; with what the transport reports;
and with an answer of another shape. {common}`send_raw` fails only if no answer came. Arguments are held against the bounds of the specification
before anything is sent, unless `unchecked` is set.

# Retries

Each request makes one attempt. A layer that retries may send a call again that is idempotent, as its `send` says; any other only if it was
certainly not done. After an attempt of unknown outcome [`Error::effect`](cloud_drives_core::Error::effect) says so; look at what is
there before you send it again.";

pub(super) fn emit(sdk: &Sdk, bases: &Bases) -> TokenStream {
    let modules = sdk.groups.iter().map(|group| {
        let name = format_ident!("{}", crate::names::snake(&group.name));
        let documentation = docs(&format!(
            "Requests and outcomes of the calls behind [`Client::{name}`]."
        ));
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
        "A client of {}: typed calls, one attempt each.\n\nCheap to clone; clones share their \
         connections.\n\n{requests}",
        sdk.title
    ));
    let server_docs = docs(&format!(
        "Starts a client.\n\nServers that \
         [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: {}.",
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
        /// Types of what is sent and received.
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

        /// Puts a [`Client`] together.
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

            /// The state that this client shares with its clones.
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
            "A method names the kinds that its call is known for; any call may give\n{}.\n",
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
            "A preview of the provider's: needs the features `{own}` and `{preview}`, and may change or go in any release."
        ),
        None => format!("Needs the feature `{own}`."),
    }
}
