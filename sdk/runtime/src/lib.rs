//! Retries, rate limits, tokens and transfers for typed cloud-storage clients: what all providers share once bytes, tokens and time are
//! involved. It knows no provider.
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

pub use call::CompositeCall;
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
