//! The foundation of all cloud-drives SDK crates.
//!
//! The typed crates (`yandex-disk` and its siblings) are generated code over the few types here, and the `cloud-drives` facade adds layers
//! to them:
//!
//! - [`Request`] describes a request and can be sent again; its [`Body`] comes from memory, a factory or a one-shot stream.
//! - [`Transport`] is the only interface to the network. [`HttpTransport`], the default, sends once: it has timeouts, but neither follows
//!   redirects nor retries. [`HttpOptions`] configure it, and clients too.
//! - [`Response`], [`RawResponse`] and [`StreamResponse`] are an answer parsed, in memory, or still being received.
//! - [`Error`] is the only error type, with predicates and a message of one line.
//! - [`Pages`] and [`Items`] are listings; a [`Continuation`] is a position in one that can be stored as text.
//! - A [`Poller`] follows an operation that the server runs in the background; [`PollSettings`] set how often it polls.
//! - [`ClientCore`] is the shared part of the generated clients: servers, credentials, limits, transport.
//!
//! Most programs use these through a provider's crate, which re-exports the types in its signatures. Sign-in, uploads, retries and a page
//! on the meaning of each error are in the crate `cloud-drives`. Tests can run against `cloud-drives-emulator` or over your own transport
//! ([`transport_fn()`]).
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base_url;
mod body;
mod call;
pub mod check;
pub mod choice;
mod client;
pub mod de;
mod error;
mod field;
mod form;
mod future;
mod headers;
mod http_options;
#[cfg(feature = "http")]
mod http_transport;
mod id;
mod json;
mod json_lines;
mod mismatch;
mod multipart;
mod named;
pub mod oauth;
pub mod object;
mod open_enum;
mod operation;
mod options;
mod pager;
mod path;
mod plain_http;
mod poll;
mod poll_settings;
mod query;
mod raw_response;
mod request;
mod response;
mod response_future;
pub mod retry;
mod secret;
mod stream;
mod stream_response;
mod subject;
mod text;
#[cfg(feature = "tower")]
mod tower_transport;
mod transport;
mod transport_fn;
mod undecoded;
pub mod union;

pub use base_url::{check_base_url, check_link, is_loopback};
pub use body::Body;
pub use call::Call;
pub use client::{ClientBuilder, ClientCore, ProviderInfo, ServerInfo};
pub use error::{Effect, Error, ErrorClass, ErrorKinds, KindRule, Result, RetryAfter, match_kind};
pub use field::Field;
pub use future::BoxFuture;
pub use headers::{TypedHeaders, header_parse, header_required, header_str, location};
pub use http_options::{HttpOptions, HttpVersion, Proxy};
#[cfg(feature = "http")]
pub use http_transport::HttpTransport;
pub use json_lines::JsonLines;
pub use multipart::{FilePart, Multipart};
pub use named::UnknownName;
pub use oauth::{
    AuthorizePage, ClientAuthentication, GrantKind, OAuthCall, OAuthEndpoint, OAuthFlow, OAuthForm,
    OAuthGrant, QuerySpace,
};
pub use operation::{AuthScheme, ErrorSpec, KeyPlace, OperationInfo, RateLimit};
pub use options::CallOptions;
pub use pager::{Continuation, Cursor, Items, Next, PageInfo, Pages, Paging};
pub use path::PathBuilder;
pub use plain_http::PlainHttpHosts;
pub use poll::{
    Completed, PollState, Poller, Progress, Restarts, Started, StartedResponse, id_in_link,
    last_path_segment,
};
pub use poll_settings::PollSettings;
pub use query::{Query, QueryValue};
pub use raw_response::RawResponse;
pub use request::Request;
pub use response::Response;
pub use response_future::{BodyFuture, ResponseFuture};
pub use retry::{CodeRule, RateHeaders, RetryRule, RetrySpec, TimeHeader, TimeUnit, Verdict};
pub use secret::Secret;
pub use stream::ByteStream;
pub use stream_response::{ResponseParts, StreamResponse};
#[cfg(feature = "tower")]
pub use tower_transport::tower_transport;
pub use transport::{AnswerCheck, ChecksAnswers, Transport};
pub use transport_fn::transport_fn;
pub use undecoded::Undecoded;
pub use union::UnknownVariant;

/// The crates whose types appear in public signatures, for generated code and for programs that need the same versions.
pub mod reexport {
    pub use {bytes, chrono, futures_core, http, secrecy, serde, serde_json, url, uuid};
}

/// The examples of the README, compiled as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
