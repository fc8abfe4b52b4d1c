//! Tests of what the default transport sends, on a server that keeps the bytes.

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{Body, ByteStream, HttpTransport, Multipart, Transport};
use futures_util::stream;

use crate::support::server::{Server, Step, answer};
use crate::support::{chunks, request};

const OK: &str = "200 OK\ncontent-length: 2";

fn transport() -> HttpTransport {
    HttpTransport::builder()
        .user_agent("core-test/1")
        .build()
        .unwrap()
}

async fn put(
    server: &Server,
    body: Body,
) -> cloud_drives_core::Result<cloud_drives_core::RawResponse> {
    let mut request = request(Method::PUT, &server.url("/a%20b?x=y%2Fz"));
    request.set_body(body);
    transport().send(request).await?.into_raw(1000).await
}

#[tokio::test]
async fn a_request_arrives_as_it_was_built_and_the_answer_comes_back() {
    let server = Server::answering("201 Created\ncontent-length: 5\nx-a: 1", b"hello").await;
    let mut request = request(
        Method::GET,
        &server.url("/v1/a%2Fb?path=disk%3A%2F%C3%BC&fields=a,b"),
    );
    request
        .headers_mut()
        .insert("authorization", "OAuth t0ken".parse().unwrap());
    let answer = transport().send(request).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.is_success()), (201, true));
    assert_eq!(answer.headers()["x-a"], "1");
    assert_eq!(answer.url().path(), "/v1/a%2Fb");
    assert_eq!(answer.into_body().collect(5).await.unwrap(), "hello");
    let seen = server.only();
    assert!(
        seen.head
            .starts_with("GET /v1/a%2Fb?path=disk%3A%2F%C3%BC&fields=a,b HTTP/1.1\r\n"),
        "{}",
        seen.head
    );
    assert_eq!(seen.header("authorization"), Some("OAuth t0ken"));
    assert_eq!(seen.header("user-agent"), Some("core-test/1"));
    assert_eq!(seen.header("content-length"), None);
    assert_eq!(
        seen.header("accept-encoding"),
        None,
        "lengths and ranges are of what is stored"
    );
}

#[tokio::test]
async fn a_known_length_is_announced_also_for_streams() {
    let big = vec![b'x'; 200_000];
    let stream = move |length| {
        let body = big.clone();
        Body::from_factory(length, move || {
            let pieces: Vec<_> = body
                .chunks(70_000)
                .map(|piece| Ok(piece.to_vec().into()))
                .collect();
            Box::pin(async move { Ok(ByteStream::new(stream::iter(pieces))) })
        })
    };
    for (body, length) in [
        (Body::from("abc"), 3),
        (stream(Some(200_000)), 200_000),
        (Body::from_stream(Some(4), chunks(&[b"ab", b"", b"cd"])), 4),
        (Multipart::with_boundary("B").text("a", "b").into_body(), 59),
    ] {
        let server = Server::answering(OK, b"ok").await;
        put(&server, body).await.unwrap();
        let seen = server.only();
        assert_eq!(
            seen.header("content-length"),
            Some(length.to_string().as_str())
        );
        assert_eq!(seen.header("transfer-encoding"), None);
        assert_eq!(seen.body.len(), length);
    }
    let server = Server::answering(OK, b"ok").await;
    put(&server, stream(None)).await.unwrap();
    let seen = server.only();
    assert_eq!(
        (
            seen.header("content-length"),
            seen.header("transfer-encoding")
        ),
        (None, Some("chunked"))
    );
    assert!(seen.body.len() > 200_000);
}

#[tokio::test]
async fn an_empty_body_has_the_length_zero_where_a_method_sends_bodies() {
    for (method, expected) in [
        (Method::PUT, Some("0")),
        (Method::POST, Some("0")),
        (Method::PATCH, Some("0")),
        (Method::DELETE, None),
    ] {
        let server = Server::answering(OK, b"ok").await;
        transport()
            .send(request(method.clone(), &server.url("/")))
            .await
            .unwrap();
        let seen = server.only();
        assert_eq!(seen.header("content-length"), expected, "{method}");
        assert_eq!(seen.header("transfer-encoding"), None);
    }
    let server = Server::answering(OK, b"ok").await;
    put(&server, Body::from_stream(Some(0), ByteStream::empty()))
        .await
        .unwrap();
    assert_eq!(server.only().header("content-length"), Some("0"));
}

#[tokio::test]
async fn a_length_that_someone_set_by_hand_is_replaced_by_the_true_one() {
    let server = Server::answering(OK, b"ok").await;
    let mut request = request(Method::PUT, &server.url("/"));
    request
        .headers_mut()
        .insert("content-length", "99".parse().unwrap());
    request.set_body(Body::from("abc"));
    transport().send(request).await.unwrap();
    assert_eq!(server.only().header("content-length"), Some("3"));
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let target = Server::answering(OK, b"ok").await;
    let location = format!(
        "302 Found\nlocation: {}\ncontent-length: 0",
        target.url("/?key=s3cret")
    );
    let server = Server::answering(&location, b"").await;
    let answer = transport()
        .send(request(Method::GET, &server.url("/")))
        .await
        .unwrap();
    assert_eq!(answer.status().as_u16(), 302);
    let error = answer.into_error(100).await;
    assert!(
        error.is_redirect()
            && error.message().contains("127.0.0.1")
            && !error.to_string().contains("s3cret")
    );
    assert!(target.seen().is_empty());
}

#[tokio::test]
async fn a_failure_is_an_answer_too_and_is_sent_once() {
    let server = Server::answering(
        "503 Service Unavailable\nretry-after: 1\ncontent-length: 0",
        b"",
    )
    .await;
    let answer = transport()
        .send(request(Method::GET, &server.url("/")))
        .await
        .unwrap();
    assert_eq!(answer.status().as_u16(), 503);
    server.only();
}

#[tokio::test]
async fn an_answer_to_head_has_a_length_and_no_body() {
    let server = Server::answering("200 OK\ncontent-length: 1000", b"").await;
    let answer = transport()
        .send(request(Method::HEAD, &server.url("/")))
        .await
        .unwrap();
    assert_eq!(answer.headers()["content-length"], "1000");
    assert_eq!(answer.into_raw(10).await.unwrap().bytes(), "");
}

#[tokio::test]
async fn an_answer_that_is_sent_in_chunks_comes_whole() {
    let body = b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let server = Server::answering("200 OK\ntransfer-encoding: chunked", body).await;
    let answer = transport()
        .send(request(Method::GET, &server.url("/")))
        .await
        .unwrap();
    assert_eq!(answer.into_raw(10).await.unwrap().bytes(), "abcde");
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let steps = vec![
        Step::Read,
        Step::Send(answer(OK, b"ok")),
        Step::Read,
        Step::Send(answer(OK, b"ok")),
    ];
    let server = Server::start(steps).await;
    let transport = transport();
    for _ in 0..2 {
        let answer = transport
            .send(request(Method::GET, &server.url("/")))
            .await
            .unwrap();
        answer.into_raw(10).await.unwrap();
    }
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn only_https_and_this_machine_are_reached() {
    for url in [
        "http://192.0.2.1/?key=s3cret",
        "ftp://127.0.0.1/",
        "http://user:s3cret@127.0.0.1/",
    ] {
        let error = transport()
            .send(request(Method::GET, url))
            .await
            .unwrap_err();
        assert!(error.is_invalid_input() && error.is_unsent(), "{error}");
        assert_eq!(error.operation(), Some("resources.get"));
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
}
