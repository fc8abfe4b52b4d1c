//! Retries, rate limits, tokens and transfers for typed cloud-storage clients: what all providers share once bytes, tokens and time are
//! involved. It knows no provider.
#![forbid(unsafe_code)]

#[allow(missing_docs, unreachable_pub)]
pub mod auth;
#[allow(missing_docs, unreachable_pub)]
#[doc(hidden)]
pub mod connection;
#[allow(missing_docs)]
mod options;
pub mod prelude;
#[allow(missing_docs, unreachable_pub)]
#[doc(hidden)]
pub mod private_file;
#[allow(missing_docs, unreachable_pub)]
pub mod rate_limit;
#[allow(missing_docs, unreachable_pub)]
pub mod retry;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod transfer;
pub mod tree;
pub mod walk;

pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Error, ErrorClass, ErrorKinds,
    HttpTransport, Items, OperationInfo, Pages, PollState, RawResponse, Request, Response, Secret,
    StreamResponse, Transport,
};
pub use options::CallOptionsExt;
