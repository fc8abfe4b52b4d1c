//! The same over TCP: an address for each origin, bodies streamed.

use bytes::Bytes;
use cloud_drives_emulator::amazon_drive::Settings;
use cloud_drives_emulator::{AmazonDrive, pattern};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::client::multipart;
use crate::support::socket::{Caller, chunks, whole};

fn caller(amazon: AmazonDrive) -> Caller<Settings> {
    let token = amazon.sign_in();
    Caller::new(amazon, token)
}

const KIND: &str = "multipart/form-data; boundary=XyZ";

#[tokio::test]
async fn discovery_leads_to_the_other_hosts() {
    let caller = caller(AmazonDrive::start().await.expect("it starts"));
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
    let caller = caller(amazon.expect("it starts"));
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
async fn an_empty_file_is_accepted_with_a_length_but_not_chunked() {
    let caller = caller(AmazonDrive::start().await.expect("it starts"));
    let url = format!("{}nodes", caller.emulator.content_url());
    let meta = json!({"kind": "FILE", "name": "empty"});
    let body = Bytes::from(multipart(Some(&meta), "text/plain", b""));
    let chunked = chunks(std::iter::once(body.clone()));
    let (status, _) = caller.send(Method::POST, &url, KIND, chunked).await;
    assert_eq!(status, 400);
    let (status, _) = caller.send(Method::POST, &url, KIND, whole(body)).await;
    assert_eq!(status, 201);
}
