//! The emulator without sockets, for tests on a paused clock: time passes there when everything waits.

use std::fmt;

use bytes::Bytes;
use cloud_drives::prelude::*;
use cloud_drives::{Error, ErrorClass, Transport, YandexDisk};
use cloud_drives_core::{BoxFuture, ByteStream, Request, StreamResponse};
use cloud_drives_emulator::{Clock, Service, YandexDisk as Emulator};

/// Sends requests to an emulator in this process.
pub(crate) struct InProcess(Service);

impl InProcess {
    pub(crate) fn new(emulator: &Emulator) -> Self {
        Self(emulator.service())
    }
}

impl Transport for InProcess {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(async move {
            let body = request.body().open().await?.collect(u64::MAX).await?;
            let mut sent = http::Request::builder()
                .method(request.method())
                .uri(request.url().as_str())
                .body(body)
                .expect("the request is one of HTTP");
            *sent.headers_mut() = request.headers().clone();
            let answer = self.0.call(sent).await.map_err(|broken| {
                Error::new(ErrorClass::Transport, "the connection broke").with_source(broken)
            })?;
            let (parts, body) = answer.into_parts();
            let body: Bytes = body;
            let body = ByteStream::from_bytes(body);
            Ok(StreamResponse::new(
                &request,
                parts.status,
                parts.headers,
                body,
            ))
        })
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}

/// An emulator whose clock is the test's paused one, and the settings of a client for it that has no token yet.
pub(crate) fn paused(
    builder: cloud_drives_emulator::yandex_disk::YandexDiskBuilder,
) -> (Emulator, cloud_drives::yandex_disk::YandexDiskBuilder) {
    let emulator = builder.strict(true).clock(Clock::tokio()).in_process();
    let client = YandexDisk::builder()
        .transport(InProcess::new(&emulator))
        .application(emulator.client_id(), emulator.client_secret())
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url());
    (emulator, client)
}
