//! The emulator and its program on real sockets.

use std::time::Duration;

use bytes::Bytes;
use cloud_drives_emulator::FrameIo;
use cloud_drives_emulator::frameio::Delivery;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::client::{parts, text};

/// Sends a request over a socket.
async fn send(
    method: Method,
    url: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> (StatusCode, Bytes) {
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(body.into())).expect("a request");
    let response = client.request(request).await.expect("an answer");
    let status = response.status();
    let body = response.into_body().collect().await.expect("a body");
    (status, body.to_bytes())
}

async fn call(frameio: &FrameIo, method: Method, path: &str, body: Option<Value>) -> Value {
    let (api, account) = (frameio.api_url(), frameio.account_id());
    let url = format!("{api}/v4/accounts/{account}{path}");
    let token = format!("Bearer {}", frameio.sign_in());
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let body = body.map_or_else(String::new, |body| json!({ "data": body }).to_string());
    let (status, body) = send(method, &url, &headers, body).await;
    assert!(status.is_success(), "{status} {body:?}");
    serde_json::from_slice::<Value>(&body).map_or(Value::Null, |body| body["data"].clone())
}

#[tokio::test]
async fn a_file_is_uploaded_in_parts_and_downloaded_over_four_origins() {
    let frameio = FrameIo::builder()
        .strict(true)
        .part_size(40_000)
        .start()
        .await
        .expect("it starts");
    let origins = [
        frameio.api_url(),
        frameio.ims_url(),
        frameio.upload_url(),
        frameio.media_url(),
    ];
    for (place, origin) in origins.iter().enumerate() {
        assert!(origin.starts_with("http://127.0.0.1:"));
        assert!(!origins[..place].contains(origin));
    }
    let project = frameio.put_project("P");
    let root = frameio.root_folder_id(&project).expect("a project");
    let path = format!("/folders/{root}/files/local_upload");
    let body = json!({"name": "a.bin", "file_size": 100_000});
    let upload = call(&frameio, Method::POST, &path, Some(body)).await;
    let bytes: Vec<u8> = (0..100_000_u32).map(|at| (at % 251) as u8).collect();
    let mut rest = bytes.as_slice();
    for (size, url) in parts(&upload) {
        let (part, after) = rest.split_at(size);
        rest = after;
        let headers = [
            ("content-type", "application/octet-stream"),
            ("x-amz-acl", "private"),
        ];
        let (status, _) = send(Method::PUT, &url, &headers, part.to_vec()).await;
        assert_eq!(status, 200);
    }
    frameio.finish_processing();
    let path = format!(
        "/files/{}?include=media_links.original",
        text(&upload["id"])
    );
    let file = call(&frameio, Method::GET, &path, None).await;
    let url = text(&file["media_links"]["original"]["download_url"]);
    let (status, got) = send(Method::GET, &url, &[], "").await;
    assert_eq!((status, got.as_ref()), (StatusCode::OK, bytes.as_slice()));
    assert_eq!(frameio.complaints(), []);
}

/// A receiver of webhooks on a free port; it answers with these statuses, then with 200.
async fn receiver(statuses: Vec<u16>) -> (String, mpsc::UnboundedReceiver<(HeaderMap, Bytes)>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut statuses = statuses.into_iter();
        while let Ok((stream, _)) = listener.accept().await {
            let status = statuses.next().unwrap_or(200);
            let sender = sender.clone();
            let service = service_fn(move |request: Request<hyper::body::Incoming>| {
                let sender = sender.clone();
                async move {
                    let (parts, body) = request.into_parts();
                    let body = body.collect().await?.to_bytes();
                    let _ = sender.send((parts.headers, body));
                    let mut response = Response::new(Full::new(Bytes::new()));
                    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
                    Ok::<_, hyper::Error>(response)
                }
            });
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        }
    });
    (url, receiver)
}

async fn delivered(frameio: &FrameIo, done: impl Fn(&Delivery) -> bool) -> Delivery {
    loop {
        if let Some(delivery) = frameio.deliveries().into_iter().find(|known| done(known)) {
            return delivery;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_webhook_is_delivered_to_this_machine_and_tried_again_by_the_emulators_clock() {
    let frameio = FrameIo::start().await.expect("it starts");
    let (url, mut received) = receiver(vec![500]).await;
    let project = frameio.put_project("P");
    let root = frameio.root_folder_id(&project).expect("a project");
    let hooks = format!("/workspaces/{}/webhooks", frameio.workspace_id());
    let body = json!({"name": "h", "url": url, "events": ["folder.created"]});
    call(&frameio, Method::POST, &hooks, Some(body)).await;
    let folders = format!("/folders/{root}/folders");
    call(&frameio, Method::POST, &folders, Some(json!({"name": "a"}))).await;
    let (headers, body) = received.recv().await.expect("a delivery");
    let told: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(
        (&told["type"], &told["resource"]["type"]),
        (&json!("folder.created"), &json!("folder"))
    );
    let first = headers["x-frameio-signature"].clone();
    let failed = delivered(&frameio, |known| known.attempts.len() == 1).await;
    assert_eq!(
        failed.attempts[0].1,
        Some(StatusCode::INTERNAL_SERVER_ERROR)
    );
    assert_eq!(failed.request().headers()["x-frameio-signature"], first);
    frameio.clock().advance(Duration::from_secs(20));
    let (headers, again) = received.recv().await.expect("a second attempt");
    assert_eq!(again, body);
    assert_ne!(
        headers["x-frameio-signature"], first,
        "it is signed at its own time"
    );
    let arrived = delivered(&frameio, Delivery::has_arrived).await;
    assert!(!arrived.is_pending());
}

#[tokio::test]
async fn nothing_is_sent_beyond_this_machine() {
    let frameio = FrameIo::start().await.expect("it starts");
    let project = frameio.put_project("P");
    let root = frameio.root_folder_id(&project).expect("a project");
    let hooks = format!("/workspaces/{}/webhooks", frameio.workspace_id());
    let body = json!({"name": "h", "url": "http://192.0.2.1/h", "events": ["folder.created"]});
    call(&frameio, Method::POST, &hooks, Some(body)).await;
    let folders = format!("/folders/{root}/folders");
    call(&frameio, Method::POST, &folders, Some(json!({}))).await;
    let given_up = delivered(&frameio, |known| !known.is_pending()).await;
    assert!(given_up.attempts.is_empty() && !given_up.has_arrived());
}
