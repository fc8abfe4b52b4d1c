//! Uploads and overwrites.

use std::time::Duration;

use cloud_drives_emulator::{AmazonDrive, Broken, Content, Fault};
use http::Method;
use serde_json::{Value, json};

use super::client::{Reply, User, multipart};

async fn upload(user: &User, query: &[(&str, &str)], metadata: Value, content: &str) -> Reply {
    let body = multipart(Some(&metadata), "text/plain", content.as_bytes());
    let reply = user.multipart("POST", "nodes", query, body).await;
    reply.expect("an answer")
}

const SUPPRESS: [(&str, &str); 1] = [("suppress", "deduplication")];

#[tokio::test]
async fn a_file_without_parents_or_extension_is_fine() {
    let user = User::new();
    let metadata = json!({"kind": "FILE", "name": "README"});
    let node = upload(&user, &[], metadata, "").await.is(201).json();
    assert_eq!(node["parents"], json!([user.emulator.root_id()]));
    let properties = &node["contentProperties"];
    assert_eq!(properties["md5"], "d41d8cd98f00b204e9800998ecf8427e");
    assert!(properties.get("extension").is_none());
}

#[tokio::test]
async fn an_overwrite_with_the_content_of_another_file_is_a_conflict_not_with_its_own() {
    let user = User::new();
    let id = user.emulator.put_file("/a", "one");
    let other = user.emulator.put_file("/b", "two");
    user.overwrite(&id, &[], "one").await.is(200);
    let reply = user.overwrite(&id, &[], "two").await;
    assert_eq!(reply.conflict("MD5_DUPLICATE"), other);
    user.overwrite(&id, &SUPPRESS, "two").await.is(200);
}

#[tokio::test]
async fn parts_have_to_be_there_in_their_order() {
    let user = User::of(AmazonDrive::builder());
    let metadata = json!({"kind": "FILE", "name": "a"});
    let part = |name: &str, body: &str| {
        format!(
            "--XyZ\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"f\"\r\n\r\n{body}\r\n"
        )
    };
    let meta = part("metadata", &metadata.to_string());
    let content = part("content", "x");
    let end = "--XyZ--\r\n";
    for (body, what) in [
        (format!("{content}{meta}{end}"), "metadata, then content"),
        (format!("{meta}{end}"), "metadata, then content"),
        (format!("{content}{end}"), "metadata, then content"),
        (
            format!("{meta}{content}{content}{end}"),
            "metadata, then content",
        ),
        (format!("{meta}{content}"), "closing boundary"),
        (
            format!("{}{content}{end}", part("metadata", "name=a")),
            "JSON object",
        ),
        (format!("{}{content}{end}", part("metadata", "{}")), "kind"),
        (String::new(), "closing boundary"),
    ] {
        let reply = user
            .multipart("POST", "nodes", &[], body.into_bytes())
            .await;
        let message = reply.expect("an answer").fails(400);
        assert!(message.contains(what), "{message}");
    }
    let id = user.emulator.put_file("/f", "y");
    let body = format!("{meta}{content}{end}").into_bytes();
    let reply = user
        .multipart("PUT", &format!("nodes/{id}/content"), &[], body)
        .await;
    reply.expect("an answer").fails(400);
    let url = format!("{}nodes", user.emulator.content_url());
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let reply = user
        .send("POST", &url, &headers, metadata.to_string())
        .await;
    assert!(reply.expect("an answer").fails(400).contains("multipart"));
    assert_eq!(user.emulator.paths(), ["/f"]);
}

#[tokio::test]
async fn the_strays_after_the_closing_boundary_are_passed_over() {
    let user = User::new();
    let metadata = json!({"kind": "FILE", "name": "a"});
    let mut body = multipart(Some(&metadata), "text/plain", b"x");
    body.extend_from_slice(b"multipart/form-data; boundary=XyZ");
    let reply = user.multipart("POST", "nodes", &[], body).await;
    reply.expect("an answer").is(201);
    assert_eq!(user.emulator.file_bytes("/a").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn an_overwrite_whose_answer_is_lost_shows_later() {
    let user = User::new();
    let id = user.emulator.put_file("/a", "old");
    user.emulator.late_uploads(1, 408, Duration::from_secs(60));
    let reply = user.overwrite(&id, &[], "newer").await.is(408);
    assert!(reply.body.is_empty());
    let path = format!("nodes/{id}");
    assert_eq!(user.get(&path).await.json()["version"], 1);
    user.emulator.clock().advance(Duration::from_secs(60));
    let node = user.get(&path).await.json();
    assert_eq!(
        (&node["version"], &node["contentProperties"]["size"]),
        (&json!(2), &json!(5))
    );
}

#[tokio::test]
async fn a_broken_upload_leaves_nothing() {
    let user = User::new();
    let root = user.emulator.root_id();
    let broken = user
        .emulator
        .faults()
        .add(Fault::on(Method::POST, "/cdproxy/nodes").reset_after(200));
    let metadata = json!({"kind": "FILE", "name": "a", "parents": [root]});
    let body = multipart(Some(&metadata), "text/plain", &[b'x'; 1000]);
    let reply = user.multipart("POST", "nodes", &[], body).await;
    assert!(matches!(reply, Err(Broken::Reset)), "{reply:?}");
    assert_eq!(broken.used(), 1);
    assert_eq!(user.emulator.requests()[0].body_size, 200);
    assert!(user.emulator.paths().is_empty());
    user.upload("a", &root, "x").await.is(201);
}

#[tokio::test]
async fn an_answer_can_be_lost_after_the_file_is_stored() {
    let user = User::new();
    let root = user.emulator.root_id();
    let fault = Fault::on(Method::POST, "/cdproxy/nodes").lose_answer_with(504);
    user.emulator.faults().add(fault);
    user.upload("a", &root, "x").await.is(504);
    assert_eq!(user.emulator.paths(), ["/a"]);
}

#[tokio::test]
async fn a_pattern_goes_through_an_emulator_that_keeps_nothing() {
    let user = User::of(AmazonDrive::builder().keep_contents(false));
    let metadata = json!({"kind": "FILE", "name": "a", "parents": [user.emulator.root_id()]});
    let pattern = Content::pattern(300_000).to_bytes().expect("bytes");
    let body = multipart(Some(&metadata), "text/plain", &pattern);
    let reply = user.multipart("POST", "nodes", &[], body).await;
    let id = reply.expect("an answer").is(201).id();
    let back = user.download(&id, &[], None).await.is(200);
    assert_eq!(back.body, pattern);
    let known = user.emulator.entry(&id).expect("a file");
    assert_eq!(
        known.md5.as_ref(),
        Some(&Content::from(pattern).digests().md5)
    );
}
