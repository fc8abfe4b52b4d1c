//! Retries, rate limits, tokens and transfers for typed cloud-storage clients.
//!
//! It is independent of the provider.
//!
//! Programs use it through a provider's client, such as those of the crate `cloud-drives`, which re-exports these modules. To add your own
//! provider, embed [`Settings`] in its builder and [`Handle`] in its client, and implement the protocols of [`transfer`];
//! `tests/fifth-provider` in the repository is a complete example.
//!
//! | to | see |
//! | --- | --- |
//! | set up a client | [`Configure`], the setters of every builder; [`Drive`], the methods of every client |
//! | sign users in | [`oauth`]: browser, device and application |
//! | keep and renew tokens | [`auth`]: files, stores, sources |
//! | upload, download, open files, whole folders | [`transfer`]; [`tree`] and [`walk`] |
//! | retry, and settle calls with an unknown outcome | [`retry`]: [`RetryPolicy`](retry::RetryPolicy), [`settle`](retry::settle()) |
//! | respect rate limits | [`rate_limit`] |
//! | understand an error | [`Error`], [`ErrorClass`], [`Effect`]; the page `troubleshooting` of `cloud-drives` |
//! | log what is sent | [`trace`] |
//! | test a provider without a network | the module `testing`, behind a feature of that name: a scripted transport |
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod handle;
mod layers;
pub mod oauth;
mod options;
pub mod prelude;
#[doc(hidden)]
pub mod private_file;
mod provider;
pub mod rate_limit;
pub mod retry;
mod settings;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod trace;
pub mod transfer;
pub mod tree;
pub mod walk;

pub use call::{CompositeCall, SendCall};
#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
#[cfg(feature = "tower")]
pub use cloud_drives_core::tower_transport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Effect, Error, ErrorClass, ErrorKinds,
    HttpOptions, HttpVersion, Items, OperationInfo, Pages, PlainHttpHosts, PollSettings, PollState,
    Proxy, RawResponse, Request, Response, Secret, StreamResponse, Transport,
};
pub use handle::{Drive, Handle};
pub use layers::Layers;
pub use options::{CallOptionsExt, InvalidArgument};
pub use provider::{Defaults, Provider};
pub use settings::{Configure, Settings};

/// The examples of the README, compiled as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
