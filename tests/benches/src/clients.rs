//! Three ways to make a call: bare reqwest, the typed crate, the facade.

use std::sync::Arc;

use bytes::Bytes;
use cloud_drives::prelude::*;
use cloud_drives::{FrameIo, YandexDisk};
use cloud_drives_core::{BoxFuture, ByteStream, Request, Result, StreamResponse, Transport};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};
use rustls::RootCertStore;

use crate::fixtures::TOKEN;
use crate::process::Failure;

/// Bare reqwest, set up as lean as the crates set it up for this machine: no proxy, no certificates to read.
///
/// # Errors
///
/// When TLS can't be set up.
pub fn bare() -> Result<reqwest::Client, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    Ok(reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .no_proxy()
        .user_agent("benches/1.0")
        .build()?)
}

/// The typed crate.
///
/// # Errors
///
/// When the address is not one.
pub fn typed(url: &str) -> Result<yandex_disk::Client, Failure> {
    Ok(yandex_disk::Client::builder()
        .token(TOKEN)
        .base_url("api", url)
        .build()?)
}

/// The facade, as it is by default.
///
/// # Errors
///
/// When the address is not one.
pub fn facade(url: &str) -> Result<YandexDisk, Failure> {
    Ok(YandexDisk::builder()
        .token(TOKEN)
        .base_url("api", url)
        .build()?)
}

/// The facade of Frame.io, as it is by default.
///
/// # Errors
///
/// When the address is not one.
pub fn frame_io(url: &str) -> Result<FrameIo, Failure> {
    Ok(FrameIo::builder()
        .token(TOKEN)
        .base_url("api", url)
        .build()?)
}

/// A transport without a network: every request gets the same JSON.
#[derive(Clone, Debug)]
pub struct InMemory {
    headers: HeaderMap,
    body: Bytes,
}

impl InMemory {
    /// A transport that answers with this body.
    #[must_use]
    pub fn answering(body: impl Into<Bytes>) -> Self {
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        Self {
            headers: HeaderMap::from_iter([(CONTENT_TYPE, json)]),
            body: body.into(),
        }
    }
}

impl Transport for InMemory {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let body = ByteStream::from_bytes(self.body.clone());
        let answer = StreamResponse::new(&request, StatusCode::OK, self.headers.clone(), body);
        Box::pin(async { Ok(answer) })
    }
}
