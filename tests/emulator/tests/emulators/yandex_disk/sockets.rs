//! The servers, over real connections.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_emulator::{Fault, YandexDisk, pattern};
use http::{Method, Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;

use super::client::encode;

fn request(yandex: &YandexDisk, method: Method, path: &str) -> http::request::Builder {
    Request::builder()
        .method(method)
        .uri(format!("{}/v1/disk{path}", yandex.api_url()))
        .header("authorization", format!("OAuth {}", yandex.sign_in()))
}

async fn send<B>(request: Request<B>) -> Response<Incoming>
where
    B: http_body::Body + Send + Unpin + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let client = Client::builder(TokioExecutor::new()).build_http();
    client.request(request).await.expect("an answer")
}

async fn href(yandex: &YandexDisk, path: &str) -> String {
    let request = request(yandex, Method::GET, path).body(Full::<Bytes>::default());
    let response = send(request.expect("a request")).await;
    assert_eq!(response.status(), 200);
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let body: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    body["href"].as_str().expect("a link").to_owned()
}

async fn upload_href(yandex: &YandexDisk, path: &str) -> String {
    href(yandex, &format!("/resources/upload?path={}", encode(path))).await
}

async fn download_href(yandex: &YandexDisk, path: &str) -> String {
    href(
        yandex,
        &format!("/resources/download?path={}", encode(path)),
    )
    .await
}

/// The pattern as a body of unknown length.
struct PatternBody {
    at: u64,
    end: u64,
}

impl http_body::Body for PatternBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let left = usize::try_from(self.end - self.at).expect("it fits");
        if left == 0 {
            return Poll::Ready(None);
        }
        let chunk = pattern::bytes(self.at, left);
        self.at += chunk.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }
}

/// Sends bytes as they are and reads until the connection ends; the error is that of the end.
async fn raw(url: &str, head: &str, body: &[u8]) -> (Vec<u8>, Option<io::ErrorKind>) {
    let url = Url::parse(url).expect("a URL");
    let port = url.port().expect("a port");
    let mut stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port)))
        .await
        .expect("it listens");
    let path = url.path();
    let query = url
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    let head = head.replacen("{}", &format!("{path}{query}"), 1);
    stream.write_all(head.as_bytes()).await.expect("sent");
    // The server may have hung up before all is sent.
    let _ = stream.write_all(body).await;
    let mut received = Vec::new();
    let end = stream
        .read_to_end(&mut received)
        .await
        .err()
        .map(|error| error.kind());
    (received, end)
}

#[tokio::test]
async fn large_files_stream_through_without_being_kept() {
    const SIZE: u64 = 48 << 20;
    let yandex = YandexDisk::builder()
        .keep_contents(false)
        .start()
        .await
        .expect("it starts");
    let request = Request::put(upload_href(&yandex, "disk:/large.bin").await)
        .header("content-type", "application/octet-stream")
        .body(PatternBody { at: 0, end: SIZE });
    assert_eq!(send(request.expect("a request")).await.status(), 201);
    let uploads = yandex.requests();
    let upload = uploads.last().expect("a request");
    assert_eq!(upload.body_size, SIZE);
    assert_eq!(upload.header("transfer-encoding"), Some("chunked"));

    let request = Request::get(download_href(&yandex, "disk:/large.bin").await);
    let response = send(request.body(Full::<Bytes>::default()).expect("a request")).await;
    assert_eq!(
        response.headers()["content-length"],
        SIZE.to_string().as_str()
    );
    let mut body = response.into_body();
    let mut at = 0;
    while let Some(frame) = body.frame().await {
        let mut data = frame.expect("data").into_data().expect("data");
        while !data.is_empty() {
            let expected = pattern::bytes(at, data.len());
            assert_eq!(data.split_to(expected.len()), expected);
            at += expected.len() as u64;
        }
    }
    assert_eq!(at, SIZE);
    assert!(yandex.complaints().is_empty());
}

#[tokio::test]
async fn a_reset_reaches_the_client_as_a_reset() {
    let yandex = YandexDisk::start().await.expect("it starts");
    yandex.faults().add(Fault::any("/v1/disk").reset());
    let head = "GET {} HTTP/1.1\r\nhost: x\r\n\r\n";
    let (received, end) = raw(&format!("{}/v1/disk", yandex.api_url()), head, b"").await;
    assert!(received.is_empty());
    assert_eq!(end, Some(io::ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn a_cut_body_ends_after_exactly_as_many_bytes() {
    let yandex = YandexDisk::start().await.expect("it starts");
    yandex.put_pattern("disk:/f", 500_000);
    let href = download_href(&yandex, "disk:/f").await;
    yandex
        .faults()
        .add(Fault::any("/disk/*").cut_after(200_000));
    let head = "GET {} HTTP/1.1\r\nhost: x\r\n\r\n";
    let (received, end) = raw(&href, head, b"").await;
    assert_eq!(end, None);
    let mark = received
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("a head")
        + 4;
    let (head, body) = received.split_at(mark);
    assert!(String::from_utf8_lossy(head).contains("content-length: 500000\r\n"));
    assert_eq!(body.len(), 200_000);
    assert_eq!(body[..65_000], pattern::bytes(0, 65_000));
}

#[tokio::test]
async fn a_body_cut_at_its_start_still_has_its_head() {
    let yandex = YandexDisk::start().await.expect("it starts");
    yandex.put_file("disk:/f", "0123456789");
    let href = download_href(&yandex, "disk:/f").await;
    for (fault, length) in [
        (Fault::any("/disk/*").cut_after(0), "content-length: 10\r\n"),
        (
            Fault::any("/disk/*").wrong_length(7),
            "content-length: 17\r\n",
        ),
    ] {
        yandex.faults().add(fault);
        let head = "GET {} HTTP/1.1\r\nhost: x\r\n\r\n";
        let (received, end) = raw(&href, head, b"").await;
        assert_eq!(end, None);
        let text = String::from_utf8(received).expect("text");
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
        assert!(text.contains(length), "{text}");
    }
}

#[tokio::test]
async fn a_short_length_ends_the_body_early() {
    let yandex = YandexDisk::start().await.expect("it starts");
    yandex.put_file("disk:/f", "0123456789");
    let request = Request::get(download_href(&yandex, "disk:/f").await);
    yandex.faults().add(Fault::any("/disk/*").wrong_length(-3));
    let response = send(request.body(Full::<Bytes>::default()).expect("a request")).await;
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    assert_eq!(body, "0123456");
}

#[tokio::test]
async fn an_upload_reset_in_the_middle_keeps_what_came() {
    let yandex = YandexDisk::start().await.expect("it starts");
    let href = upload_href(&yandex, "disk:/f").await;
    yandex
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").reset_after(1000));
    let head = "PUT {} HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n";
    let (received, end) = raw(&href, head, &[7; 5000]).await;
    assert!(received.is_empty());
    assert_eq!(end, Some(io::ErrorKind::ConnectionReset));
    let upload = yandex.requests().pop().expect("a request");
    assert_eq!((upload.body_size, upload.status), (1000, None));
}

#[tokio::test]
async fn a_client_that_breaks_off_leaves_what_it_sent() {
    let yandex = YandexDisk::start().await.expect("it starts");
    let href = upload_href(&yandex, "disk:/f").await;
    let url = Url::parse(&href).expect("a URL");
    let address = SocketAddr::from(([127, 0, 0, 1], url.port().expect("a port")));
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n",
        url.path()
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.write_all(&[7; 2000]).await.expect("sent");
    stream.shutdown().await.expect("closed");
    let mut rest = Vec::new();
    // However the server takes its leave, it has seen the end by then.
    let _ = stream.read_to_end(&mut rest).await;
    let head = "HEAD {} HTTP/1.1\r\nhost: x\r\nconnection: close\r\netag: a\r\nsha256: b\r\nsize: 5000\r\n\r\n";
    let (received, _) = raw(&href, head, b"").await;
    let text = String::from_utf8(received).expect("text");
    assert!(text.contains("content-length: 2000\r\n"), "{text}");
}

#[tokio::test]
async fn a_connection_serves_more_than_one_request() {
    let yandex = YandexDisk::start().await.expect("it starts");
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    for n in 0..3 {
        let made = request(&yandex, Method::PUT, &format!("/resources?path=/{n}"));
        let made = made.body(Full::default()).expect("a request");
        let response = client.request(made).await.expect("an answer");
        assert_eq!(response.status(), 201);
        response.into_body().collect().await.expect("a body");
    }
    assert_eq!(yandex.paths().len(), 3);
}

#[tokio::test]
async fn dropping_it_closes_its_ports() {
    let yandex = YandexDisk::start().await.expect("it starts");
    let url = Url::parse(yandex.api_url()).expect("a URL");
    let address = SocketAddr::from(([127, 0, 0, 1], url.port().expect("a port")));
    let mut open = TcpStream::connect(address).await.expect("it listens");
    open.write_all(b"GET /v1/disk HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .expect("sent");
    let mut first = [0; 12];
    open.read_exact(&mut first).await.expect("an answer");
    drop(yandex);
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest).await;
    TcpStream::connect(address)
        .await
        .expect_err("nobody listens");
}

#[tokio::test]
async fn sockets_and_service_share_their_state() {
    let yandex = YandexDisk::start().await.expect("it starts");
    let made = request(&yandex, Method::PUT, "/resources?path=/d").body(Bytes::new());
    let reply = yandex
        .service()
        .call(made.expect("a request"))
        .await
        .expect("an answer");
    assert_eq!(reply.status(), 201);
    let asked = request(&yandex, Method::GET, "/resources?path=/d").body(Full::<Bytes>::default());
    assert_eq!(send(asked.expect("a request")).await.status(), 200);
    assert_eq!(yandex.requests().len(), 2);
}
