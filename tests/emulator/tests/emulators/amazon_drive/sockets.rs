//! The same over TCP: an address for each origin, bodies streamed.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_emulator::{AmazonDrive, pattern};
use http::{Method, Request, StatusCode};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

use super::client::multipart;

type Body = UnsyncBoxBody<Bytes, Infallible>;

struct Caller {
    emulator: AmazonDrive,
    token: String,
    client: Client<HttpConnector, Body>,
}

impl Caller {
    async fn new(amazon: AmazonDrive) -> Self {
        let token = amazon.sign_in();
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self {
            emulator: amazon,
            token,
            client,
        }
    }

    async fn send(&self, method: Method, url: &str, kind: &str, body: Body) -> (StatusCode, Bytes) {
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", kind)
            .body(body)
            .expect("a request");
        let response = self.client.request(request).await.expect("an answer");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body");
        (status, body.to_bytes())
    }
}

fn whole(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).boxed_unsync()
}

/// A body that is sent in chunks, its length untold.
struct Chunks<I>(I);

impl<I: Iterator<Item = Bytes> + Unpin> http_body::Body for Chunks<I> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.next().map(|chunk| Ok(Frame::data(chunk))))
    }
}

fn chunks(chunks: impl Iterator<Item = Bytes> + Send + Unpin + 'static) -> Body {
    Chunks(chunks).boxed_unsync()
}

const KIND: &str = "multipart/form-data; boundary=XyZ";

#[tokio::test]
async fn discovery_leads_to_the_other_hosts() {
    let caller = Caller::new(AmazonDrive::start().await.expect("it starts")).await;
    let url = format!("{}account/endpoint", caller.emulator.master_url());
    let (status, body) = caller.send(Method::GET, &url, "", whole("")).await;
    assert_eq!(status, 200);
    let told: Value = serde_json::from_slice(&body).expect("JSON");
    let text = |name: &str| told[name].as_str().expect(name).to_owned();
    let (metadata, content) = (text("metadataUrl"), text("contentUrl"));
    let hosts = [
        &caller.emulator.master_url(),
        &metadata,
        &content,
        &caller.emulator.token_url(),
        caller.emulator.temp_url(),
        caller.emulator.s3_url(),
    ];
    let mut ports: Vec<Option<u16>> = hosts
        .iter()
        .map(|url| url::Url::parse(url).expect("a URL").port())
        .collect();
    ports.sort_unstable();
    ports.dedup();
    assert_eq!(ports.len(), 6);

    let meta = json!({"kind": "FILE", "name": "a.txt"});
    let body = multipart(Some(&meta), "text/plain", b"hello");
    let (status, body) = caller
        .send(Method::POST, &format!("{content}nodes"), KIND, whole(body))
        .await;
    assert_eq!(status, 201);
    let node: Value = serde_json::from_slice(&body).expect("JSON");
    let id = node["id"].as_str().expect("an id");
    let (status, _) = caller
        .send(Method::GET, &format!("{metadata}nodes/{id}"), "", whole(""))
        .await;
    assert_eq!(status, 200);
    let url = format!("{content}nodes/{id}/content");
    let (status, body) = caller.send(Method::GET, &url, "", whole("")).await;
    assert_eq!((status, body.as_ref()), (StatusCode::OK, &b"hello"[..]));
}

#[tokio::test]
async fn a_large_upload_is_streamed_both_ways() {
    const SIZE: u64 = 64 << 20;
    let amazon = AmazonDrive::builder().keep_contents(false).start().await;
    let caller = Caller::new(amazon.expect("it starts")).await;
    let meta = json!({"kind": "FILE", "name": "large"});
    let wrapping = multipart(Some(&meta), "text/plain", b"");
    let end = wrapping.len() - b"\r\n--XyZ--\r\n".len();
    let (begin, end) = (wrapping[..end].to_vec(), wrapping[end..].to_vec());
    let mut sent = 0;
    let content = std::iter::from_fn(move || {
        let most = usize::try_from(SIZE - sent).expect("it fits");
        let chunk = pattern::bytes(sent, most);
        sent += chunk.len() as u64;
        (!chunk.is_empty()).then_some(chunk)
    });
    let all = std::iter::once(Bytes::from(begin))
        .chain(content)
        .chain(std::iter::once(Bytes::from(end)));
    let url = format!("{}nodes", caller.emulator.content_url());
    let (status, body) = caller.send(Method::POST, &url, KIND, chunks(all)).await;
    assert_eq!(status, 201, "{body:?}");
    let entry = caller.emulator.entry("/large").expect("a file");
    assert_eq!(entry.size, SIZE);
    let url = format!(
        "{}nodes/{}/content",
        caller.emulator.content_url(),
        entry.id
    );
    let (status, body) = caller.send(Method::GET, &url, "", whole("")).await;
    assert_eq!((status, body.len() as u64), (StatusCode::OK, SIZE));
    assert_eq!(body[..100], pattern::bytes(0, 100));
}

#[tokio::test]
async fn an_empty_file_is_taken_with_a_length_and_not_in_chunks() {
    let caller = Caller::new(AmazonDrive::start().await.expect("it starts")).await;
    let url = format!("{}nodes", caller.emulator.content_url());
    let meta = json!({"kind": "FILE", "name": "empty"});
    let body = Bytes::from(multipart(Some(&meta), "text/plain", b""));
    let chunked = chunks(std::iter::once(body.clone()));
    let (status, _) = caller.send(Method::POST, &url, KIND, chunked).await;
    assert_eq!(status, 400);
    let (status, _) = caller.send(Method::POST, &url, KIND, whole(body)).await;
    assert_eq!(status, 201);
}
