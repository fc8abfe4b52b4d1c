//! Tests of compressed answers: JSON only, with the size limit on the decompressed bytes.

use std::io::Write;

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{
    CallOptions, ClientBuilder, ClientCore, Effect, Error, ErrorClass, PathBuilder, ProviderInfo,
    Query, ServerInfo,
};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::GET;
use crate::support::server::{Server, answer};

static PROVIDER: ProviderInfo = ProviderInfo {
    name: "example-drive",
    version: "1.0.0",
    servers: &[ServerInfo {
        name: "api",
        url: "https://api.example.com",
    }],
};

fn gzip(contents: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents).unwrap();
    encoder.finish().unwrap()
}

async fn compressed(body: &[u8]) -> Server {
    let head = format!(
        "200 OK\ncontent-type: application/json\ncontent-encoding: gzip\ncontent-length: {}",
        body.len()
    );
    Server::answering(&head, body).await
}

fn client(server: &Server) -> ClientCore {
    ClientBuilder::<ClientCore>::new(&PROVIDER)
        .base_url("api", server.url(""))
        .build()
        .unwrap()
}

fn request(core: &ClientCore, options: CallOptions) -> cloud_drives_core::Request {
    core.request(
        &GET,
        Method::GET,
        PathBuilder::new("/a"),
        Query::new(),
        options,
    )
    .unwrap()
}

async fn failure(body: &[u8], options: CallOptions) -> Error {
    let server = compressed(body).await;
    let core = client(&server);
    core.execute(request(&core, options)).await.unwrap_err()
}

#[tokio::test]
async fn json_is_asked_for_and_read_with_gzip() {
    let text = format!("[{}1]", "12345,".repeat(50_000));
    let server = compressed(&gzip(text.as_bytes())).await;
    let core = client(&server);
    let raw = core
        .execute(request(&core, CallOptions::new()))
        .await
        .unwrap();
    assert_eq!(raw.bytes().as_ref(), text.as_bytes());
    assert_eq!(raw.headers().get("content-encoding"), None);
    assert_eq!(raw.json::<Vec<u32>>().unwrap().len(), 50_001);
    assert_eq!(server.only().header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn an_answer_that_is_not_compressed_is_read_as_it_is() {
    let server = Server::answering("200 OK\ncontent-length: 2", b"[]").await;
    let core = client(&server);
    let raw = core
        .execute(request(&core, CallOptions::new()))
        .await
        .unwrap();
    assert_eq!(raw.text().unwrap(), "[]");
}

#[tokio::test]
async fn contents_are_never_asked_for_with_gzip_nor_unpacked() {
    let packed = gzip(b"contents");
    let server = compressed(&packed).await;
    let core = client(&server);
    let answer = core
        .execute_stream(request(&core, CallOptions::new()))
        .await
        .unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert_eq!(answer.into_body().collect(1000).await.unwrap(), packed);
    assert_eq!(server.only().header("accept-encoding"), None);
}

#[tokio::test]
async fn contents_of_a_requested_encoding_are_returned_unchanged() {
    let packed = gzip(b"[]");
    let server = compressed(&packed).await;
    let core = client(&server);
    let options = CallOptions::new()
        .with_header("accept-encoding", "gzip")
        .unwrap();
    let raw = core.execute(request(&core, options)).await.unwrap();
    assert_eq!(raw.bytes().as_ref(), packed);
}

#[tokio::test]
async fn a_bomb_ends_at_the_limit_of_what_comes_out() {
    let bomb = gzip(&vec![b' '; 50_000_000]);
    assert!(bomb.len() < 100_000);
    let error = failure(&bomb, CallOptions::new().with_max_response_bytes(200_000)).await;
    assert!(error.is_too_large(), "{error}");
    assert_eq!(error.effect(), Effect::Done);
}

#[tokio::test]
async fn a_cut_or_broken_gzip_is_a_broken_answer() {
    let whole = gzip(
        &(0..20_000u32)
            .flat_map(u32::to_le_bytes)
            .collect::<Vec<_>>(),
    );
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    for body in [
        &whole[..middle],
        &whole[..whole.len() - 1],
        &flipped,
        b"no gzip",
    ] {
        let error = failure(body, CallOptions::new()).await;
        assert_eq!(error.class(), ErrorClass::Transport, "{error}");
        assert!(
            error.is_transient() && error.message().contains("compressed"),
            "{error}"
        );
        assert_eq!(error.effect(), Effect::Done);
    }
}

#[tokio::test]
async fn the_error_of_a_failure_is_read_through_gzip() {
    let body = gzip(b"{\"error\":\"Gone\",\"description\":\"no longer there\"}");
    let head = format!(
        "404 Not Found\ncontent-type: application/json\ncontent-encoding: gzip\ncontent-length: {}",
        body.len()
    );
    let server = Server::start(vec![
        crate::support::server::Step::Read,
        crate::support::server::Step::Send(answer(&head, &body)),
    ])
    .await;
    let core = client(&server);
    let raw = core
        .execute(request(&core, CallOptions::new()))
        .await
        .unwrap();
    assert_eq!(raw.into_error().code(), Some("Gone"));
}
