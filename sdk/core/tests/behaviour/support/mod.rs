//! Shared parts of these tests: operations, a transport in memory, and a scripted server.

pub(crate) mod memory;
pub(crate) mod proxy;
pub(crate) mod server;
pub(crate) mod tls;

use cloud_drives_core::reexport::{bytes::Bytes, http, url::Url};
use cloud_drives_core::{AuthScheme, ByteStream, ErrorSpec, OperationInfo, Request, Result};
use futures_util::stream;

/// A text that must never be shown.
pub(crate) const CANARY: &str = "canary-6f1e9c0b";

pub(crate) static ERRORS: ErrorSpec = ErrorSpec {
    code: &["error", "error.code", "errors.0.code"],
    message: &["description", "error_description", "errors.0.detail"],
    request_id_header: Some("x-request-id"),
    request_id: &["request_id"],
};

pub(crate) static GET: OperationInfo = OperationInfo::new("resources.get", true)
    .with_errors(&ERRORS)
    .with_accepted(&[412]);

pub(crate) static PUT: OperationInfo = OperationInfo::new("resources.put", false)
    .with_errors(&ERRORS)
    .with_auth(AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    });

/// Creates a request of an operation to an address.
pub(crate) fn request(method: http::Method, url: &str) -> Request {
    Request::new(&GET, method, Url::parse(url).unwrap())
}

/// Creates a stream of these chunks.
pub(crate) fn chunks(chunks: &[&[u8]]) -> ByteStream {
    let chunks: Vec<Result<Bytes>> = chunks
        .iter()
        .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        .collect();
    ByteStream::new(stream::iter(chunks))
}

/// Returns all bytes of a body.
pub(crate) async fn contents(body: &cloud_drives_core::Body) -> Bytes {
    body.open().await.unwrap().collect(u64::MAX).await.unwrap()
}
