//! What the tests of all emulators do alike.

// Each of them compiles this on its own, and none needs all of it.
#![allow(dead_code)]

pub(crate) mod program;

use bytes::Bytes;
use cloud_drives_emulator::{Broken, Service};
use http::{Method, Request, Response};

/// Sends any request to an emulator without sockets.
pub(crate) async fn send(
    service: &Service,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Result<Response<Bytes>, Broken> {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.into()).expect("a request");
    service.call(request).await
}
