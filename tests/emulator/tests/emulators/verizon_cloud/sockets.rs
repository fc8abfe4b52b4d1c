//! The same over TCP: an address for each origin, bodies streamed.

use bytes::Bytes;
use cloud_drives_emulator::verizon_cloud::Settings;
use cloud_drives_emulator::{Content, VerizonCloud, pattern};
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::support::socket::{Caller, chunks, whole};

const BYTES: &str = "application/octet-stream";

fn caller(verizon: VerizonCloud) -> Caller<Settings> {
    let token = verizon.sign_in();
    Caller::new(verizon, token)
}

impl Caller<Settings> {
    async fn get(&self, path: &str) -> (StatusCode, Bytes) {
        let url = format!("{}/{path}", self.emulator.api_url());
        self.send(Method::GET, &url, BYTES, whole("")).await
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
async fn a_large_file_is_uploaded_in_chunks_and_downloaded_unchanged() {
    const CHUNK: u64 = 8 << 20;
    const SIZE: u64 = 2 * CHUNK + 77;
    let verizon = VerizonCloud::builder().keep_contents(false).start().await;
    let caller = caller(verizon.expect("it starts"));
    let checksum = Content::pattern(SIZE).digests().sha256.clone();
    let (upload, commit) = caller.intent(SIZE, &checksum).await;
    assert!(upload.starts_with(&caller.emulator.upload_url()));
    for (number, size) in (1..).zip([CHUNK, CHUNK, 77]) {
        let bytes = stretch((number - 1) * CHUNK, size);
        let url = format!("{upload}&checksum={checksum}&offset={number}");
        let (status, body) = caller.send(Method::POST, &url, BYTES, whole(bytes)).await;
        assert_eq!((status, body.len()), (StatusCode::CREATED, 0));
    }
    let (status, _) = caller.send(Method::POST, &commit, BYTES, whole("")).await;
    assert_eq!(status, 201);
    let (status, body) = caller.get("files/VZMOBILE/film").await;
    assert_eq!((status, body.len() as u64), (StatusCode::OK, SIZE));
    assert_eq!(body, stretch(0, SIZE));
    assert!(caller.emulator.complaints().is_empty());
}

#[tokio::test]
async fn a_body_of_untold_length_is_refused() {
    let caller = caller(VerizonCloud::start().await.expect("it starts"));
    let checksum = Content::from("hello").digests().sha256.clone();
    let (upload, _) = caller.intent(5, &checksum).await;
    let url = format!("{upload}&checksum={checksum}&offset=1");
    let body = chunks(std::iter::once(Bytes::from_static(b"hello")));
    let (status, _) = caller.send(Method::POST, &url, BYTES, body).await;
    assert_eq!(status, 411);
    let (status, _) = caller.send(Method::POST, &url, BYTES, whole("hello")).await;
    assert_eq!(status, 201);
}

#[tokio::test]
async fn a_full_view_is_streamed_and_out_of_sync_has_no_body() {
    let caller = caller(VerizonCloud::start().await.expect("it starts"));
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
