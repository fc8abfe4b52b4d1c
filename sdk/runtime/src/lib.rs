//! Retries, rate limits, tokens and transfers for typed cloud-storage clients: what all providers share once bytes, tokens and time are
//! involved. It knows no provider.
#![forbid(unsafe_code)]
// What the facade used inside its crate is public here until it has its final form.
#![allow(missing_docs, unreachable_pub)]

pub mod auth;
#[doc(hidden)]
pub mod connection;
mod options;
#[doc(hidden)]
pub mod private_file;
pub mod rate_limit;
pub mod retry;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod transfer;

pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Error, ErrorClass, ErrorKinds,
    HttpTransport, Items, OperationInfo, Pages, PollState, RawResponse, Request, Response, Secret,
    StreamResponse, Transport,
};
pub use options::{CallOptionsExt, for_one_attempt};
