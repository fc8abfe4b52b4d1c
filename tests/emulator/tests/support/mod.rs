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

/// The beginning of a PNG of this size, which is all that an emulator looks at.
pub(crate) fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

/// Width and height of a PNG.
pub(crate) fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG"), "no PNG");
    let side = |at: usize| {
        let bytes: [u8; 4] = png[at..at + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes)
    };
    (side(16), side(20))
}
