//! The same over TCP: an address for each origin, bodies streamed.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_emulator::{Content, VerizonCloud, pattern};
use http::{Method, Request, StatusCode};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

type Body = UnsyncBoxBody<Bytes, Infallible>;

struct Caller {
    emulator: VerizonCloud,
    token: String,
    client: Client<HttpConnector, Body>,
}

impl Caller {
    fn new(verizon: VerizonCloud) -> Self {
        let token = verizon.sign_in();
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self {
            emulator: verizon,
            token,
            client,
        }
    }

    async fn send(&self, method: Method, url: &str, body: Body) -> (StatusCode, Bytes) {
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/octet-stream")
            .body(body)
            .expect("a request");
        let response = self.client.request(request).await.expect("an answer");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body");
        (status, body.to_bytes())
    }

    async fn get(&self, path: &str) -> (StatusCode, Bytes) {
        let url = format!("{}/{path}", self.emulator.api_url());
        self.send(Method::GET, &url, whole("")).await
    }

    /// Announces an upload in chunks; where to send them and the commit.
    async fn intent(&self, size: u64, checksum: &str) -> (String, String) {
        let path = format!(
            "fileupload/intent?path=/VZMOBILE&name=film&size={size}&checksum={checksum}&chunk=true"
        );
        let (status, body) = self.get(&path).await;
        assert_eq!(status, 200);
        let urls: Value = serde_json::from_slice(&body).expect("JSON");
        let text = |name: &str| urls["uploadurls"][name].as_str().expect(name).to_owned();
        (text("uploadurl"), text("commiturl"))
    }
}

fn whole(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).boxed_unsync()
}

/// A body that is sent in chunks, its length untold.
struct Chunks(Option<Bytes>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|chunk| Ok(Frame::data(chunk))))
    }
}

/// A stretch of the pattern.
fn stretch(from: u64, size: u64) -> Bytes {
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < size {
        let most = usize::try_from(size).expect("it fits") - bytes.len();
        bytes.extend_from_slice(&pattern::bytes(from + bytes.len() as u64, most));
    }
    bytes.into()
}

#[tokio::test]
async fn a_large_file_goes_up_in_chunks_and_down_as_it_was() {
    const CHUNK: u64 = 8 << 20;
    const SIZE: u64 = 2 * CHUNK + 77;
    let verizon = VerizonCloud::builder().keep_contents(false).start().await;
    let caller = Caller::new(verizon.expect("it starts"));
    let checksum = Content::pattern(SIZE).digests().sha256.clone();
    let (upload, commit) = caller.intent(SIZE, &checksum).await;
    assert!(upload.starts_with(&caller.emulator.upload_url()));
    for (number, size) in (1..).zip([CHUNK, CHUNK, 77]) {
        let bytes = stretch((number - 1) * CHUNK, size);
        let url = format!("{upload}&checksum={checksum}&offset={number}");
        let (status, body) = caller.send(Method::POST, &url, whole(bytes)).await;
        assert_eq!((status, body.len()), (StatusCode::CREATED, 0));
    }
    let (status, _) = caller.send(Method::POST, &commit, whole("")).await;
    assert_eq!(status, 201);
    let (status, body) = caller.get("files/VZMOBILE/film").await;
    assert_eq!((status, body.len() as u64), (StatusCode::OK, SIZE));
    assert_eq!(body, stretch(0, SIZE));
    assert!(caller.emulator.complaints().is_empty());
}

#[tokio::test]
async fn a_body_of_untold_length_is_refused() {
    let caller = Caller::new(VerizonCloud::start().await.expect("it starts"));
    let checksum = Content::from("hello").digests().sha256.clone();
    let (upload, _) = caller.intent(5, &checksum).await;
    let url = format!("{upload}&checksum={checksum}&offset=1");
    let body = Chunks(Some(Bytes::from_static(b"hello"))).boxed_unsync();
    let (status, _) = caller.send(Method::POST, &url, body).await;
    assert_eq!(status, 411);
    let (status, _) = caller.send(Method::POST, &url, whole("hello")).await;
    assert_eq!(status, 201);
}

#[tokio::test]
async fn a_full_view_is_streamed_and_out_of_sync_has_no_body() {
    let caller = Caller::new(VerizonCloud::start().await.expect("it starts"));
    caller.emulator.put_file("/VZMOBILE/a.txt", "a");
    let ask = async |state: &str| {
        let request = Request::get(format!("{}/fullview", caller.emulator.api_url()))
            .header("authorization", format!("Bearer {}", caller.token))
            .header("x-header-etag", state)
            .body(whole(""));
        let response = caller.client.request(request.expect("a request")).await;
        let (parts, body) = response.expect("an answer").into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        (parts, body)
    };
    let (view, body) = ask("").await;
    assert_eq!(view.status, 200);
    assert_eq!(view.headers["transfer-encoding"], "chunked");
    assert!(body.starts_with(b"{\"data\""));
    let state = view.headers["x-header-etag"].to_str().expect("a state");
    assert_eq!(ask(state).await.0.status, 412);
    caller.emulator.expire_fullview_states();
    let (view, body) = ask(state).await;
    assert_eq!((view.status, body.len()), (StatusCode::RESET_CONTENT, 0));
    // The connection is good for more.
    assert_eq!(caller.get("account").await.0, 200);
}
