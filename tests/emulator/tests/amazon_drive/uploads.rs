//! Uploads and overwrites.

use std::time::Duration;

use cloud_drives_emulator::{AmazonDrive, Broken, Content, Fault};
use http::Method;
use serde_json::{Value, json};

use crate::client::{MULTIPART, Reply, User, multipart};

async fn upload(user: &User, query: &[(&str, &str)], metadata: Value, content: &str) -> Reply {
    let body = multipart(Some(&metadata), "text/plain", content.as_bytes());
    let reply = user.multipart("POST", "nodes", query, body).await;
    reply.expect("an answer")
}

const SUPPRESS: [(&str, &str); 1] = [("suppress", "deduplication")];

#[tokio::test]
async fn a_new_file_has_its_content_described() {
    let user = User::new();
    let root = user.amazon.root_id();
    let metadata = json!({
        "kind": "FILE",
        "name": "a.txt",
        "parents": [root],
        "labels": ["l"],
        "properties": {user.amazon.owner_id(): {"k": "v"}},
    });
    let node = upload(&user, &SUPPRESS, metadata, "hello")
        .await
        .is(201)
        .json();
    assert_eq!(node["status"], "AVAILABLE");
    assert_eq!(
        (&node["version"], &node["labels"]),
        (&json!(1), &json!(["l"]))
    );
    let properties = json!({
        "contentType": "text/plain",
        "extension": "txt",
        "md5": "5d41402abc4b2a76b9719d911017c592",
        "size": 5,
        "version": 1,
    });
    assert_eq!(node["contentProperties"], properties);
    assert_eq!(
        user.amazon.file_bytes("/a.txt").as_deref(),
        Some(&b"hello"[..])
    );
    let entry = user.amazon.entry("/a.txt").expect("a file");
    assert_eq!(entry.properties.len(), 1);
}

#[tokio::test]
async fn a_file_without_parents_or_extension_is_fine() {
    let user = User::new();
    let metadata = json!({"kind": "FILE", "name": "README"});
    let node = upload(&user, &[], metadata, "").await.is(201).json();
    assert_eq!(node["parents"], json!([user.amazon.root_id()]));
    let properties = &node["contentProperties"];
    assert_eq!(properties["md5"], "d41d8cd98f00b204e9800998ecf8427e");
    assert!(properties.get("extension").is_none());
}

#[tokio::test]
async fn a_taken_name_names_the_node_that_has_it() {
    let user = User::new();
    let root = user.amazon.root_id();
    let id = user.upload("a.txt", &root, "one").await.is(201).id();
    let reply = user.upload("A.TXT", &root, "two").await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), id);
    assert_eq!(user.amazon.file_bytes(&id).as_deref(), Some(&b"one"[..]));
}

#[tokio::test]
async fn the_same_content_is_a_conflict_unless_that_is_suppressed() {
    let user = User::new();
    let first = json!({"kind": "FILE", "name": "a"});
    let id = upload(&user, &[], first, "same").await.is(201).id();
    user.amazon.trash(&id);
    let second = json!({"kind": "FILE", "name": "b"});
    let reply = upload(&user, &[], second.clone(), "same").await;
    assert_eq!(reply.conflict("MD5_DUPLICATE"), id);
    upload(&user, &SUPPRESS, second, "same").await.is(201);
    for name in ["c", "d"] {
        let empty = json!({"kind": "FILE", "name": name});
        upload(&user, &[], empty, "").await.is(201);
    }
}

#[tokio::test]
async fn a_local_id_makes_one_file_and_tells_which() {
    let user = User::new();
    let metadata = json!({"kind": "FILE", "name": "a"});
    let query = [SUPPRESS[0], ("localId", "mine")];
    let id = upload(&user, &query, metadata.clone(), "x")
        .await
        .is(201)
        .id();
    let reply = upload(&user, &query, metadata, "x").await;
    assert_eq!(reply.conflict("LOCAL_ID_ALREADY_EXISTS"), id);
}

#[tokio::test]
async fn an_overwrite_is_a_new_version_of_node_and_content() {
    let user = User::new();
    let id = user.amazon.put_file("/a.txt", "one");
    user.amazon.clock().advance(Duration::from_secs(60));
    let node = user.overwrite(&id, &[], "two!").await.is(200).json();
    assert_eq!((&node["id"], &node["version"]), (&json!(id), &json!(2)));
    assert_eq!(node["contentProperties"]["version"], 2);
    assert_eq!(node["contentProperties"]["size"], 4);
    assert_eq!(node["modifiedDate"], "2024-07-06T21:07:24.000Z");
    let node = user.overwrite(&id, &SUPPRESS, "").await.is(200).json();
    assert_eq!(node["contentProperties"]["size"], 0);
    assert_eq!(user.amazon.used_space(), 0);
    user.overwrite("nobody", &[], "x").await.fails(404);
    let folder = user.amazon.put_folder("/b");
    user.overwrite(&folder, &[], "x").await.fails(400);
}

#[tokio::test]
async fn an_overwrite_with_the_content_of_another_file_is_a_conflict_not_with_its_own() {
    let user = User::new();
    let id = user.amazon.put_file("/a", "one");
    let other = user.amazon.put_file("/b", "two");
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
    let id = user.amazon.put_file("/f", "y");
    let body = format!("{meta}{content}{end}").into_bytes();
    let reply = user
        .multipart("PUT", &format!("nodes/{id}/content"), &[], body)
        .await;
    reply.expect("an answer").fails(400);
    let url = format!("{}nodes", user.amazon.content_url());
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let reply = user
        .send("POST", &url, &headers, metadata.to_string())
        .await;
    assert!(reply.expect("an answer").fails(400).contains("multipart"));
    assert_eq!(user.amazon.paths(), ["/f"]);
}

#[tokio::test]
async fn the_strays_after_the_closing_boundary_are_passed_over() {
    let user = User::new();
    let metadata = json!({"kind": "FILE", "name": "a"});
    let mut body = multipart(Some(&metadata), "text/plain", b"x");
    body.extend_from_slice(b"multipart/form-data; boundary=XyZ");
    let reply = user.multipart("POST", "nodes", &[], body).await;
    reply.expect("an answer").is(201);
    assert_eq!(user.amazon.file_bytes("/a").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn an_empty_content_cannot_come_in_chunks() {
    let user = User::new();
    let url = format!("{}nodes", user.amazon.content_url());
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("transfer-encoding", "chunked"),
        MULTIPART,
    ];
    let send = async |name: &str, content: &str| {
        let metadata = json!({"kind": "FILE", "name": name});
        let body = multipart(Some(&metadata), "text/plain", content.as_bytes());
        let reply = user.send("POST", &url, &headers, body).await;
        reply.expect("an answer")
    };
    assert!(send("a", "").await.fails(400).contains("chunks"));
    send("b", "x").await.is(201);
    assert_eq!(user.amazon.paths(), ["/b"]);
}

#[tokio::test]
async fn a_full_account_and_a_file_that_is_too_large_are_refused() {
    let user = User::of(AmazonDrive::builder().quota(10).max_file_size(8));
    let root = user.amazon.root_id();
    user.upload("a", &root, "123456789").await.fails(400);
    user.upload("b", &root, "12345678").await.is(201);
    assert!(
        user.upload("c", &root, "123")
            .await
            .fails(403)
            .contains("quota")
    );
    let id = user.amazon.node_id("/b").expect("a file");
    user.overwrite(&id, &[], "abcdefgh").await.is(200);
    user.amazon.set_quota(11);
    user.upload("c", &root, "123").await.is(201);
}

#[tokio::test]
async fn an_upload_can_be_pending_for_a_while() {
    let user = User::of(AmazonDrive::builder().pending_polls(1));
    let root = user.amazon.root_id();
    let reply = user.upload("a", &root, "x").await.is(201);
    assert_eq!(reply.json()["status"], "PENDING");
    let id = reply.id();
    user.download(&id, &[], None).await.fails(404);
    let path = format!("nodes/{id}");
    assert_eq!(user.get(&path).await.json()["status"], "PENDING");
    assert_eq!(user.get(&path).await.json()["status"], "AVAILABLE");
    user.download(&id, &[], None).await.is(200);
}

#[tokio::test]
async fn an_upload_whose_answer_is_lost_shows_later_and_keeps_its_name() {
    let user = User::new();
    let root = user.amazon.root_id();
    let minute = Duration::from_secs(60);
    user.amazon.late_uploads(1, 504, minute);
    let reply = user.upload("a", &root, "x").await.is(504);
    assert!(reply.text().starts_with("<html>"), "{}", reply.text());
    let children = format!("nodes/{root}/children");
    assert!(user.get(&children).await.names().is_empty());
    let id = user
        .upload("a", &root, "x")
        .await
        .conflict("NAME_ALREADY_EXISTS");
    user.get(&format!("nodes/{id}")).await.fails(404);
    user.amazon.clock().advance(minute);
    assert_eq!(user.get(&children).await.names(), ["a"]);
    let node = user.get(&format!("nodes/{id}")).await.is(200).json();
    assert_eq!(
        (&node["version"], &node["contentProperties"]["size"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn an_overwrite_whose_answer_is_lost_shows_later() {
    let user = User::new();
    let id = user.amazon.put_file("/a", "old");
    user.amazon.late_uploads(1, 408, Duration::from_secs(60));
    let reply = user.overwrite(&id, &[], "newer").await.is(408);
    assert!(reply.body.is_empty());
    let path = format!("nodes/{id}");
    assert_eq!(user.get(&path).await.json()["version"], 1);
    user.amazon.clock().advance(Duration::from_secs(60));
    let node = user.get(&path).await.json();
    assert_eq!(
        (&node["version"], &node["contentProperties"]["size"]),
        (&json!(2), &json!(5))
    );
}

#[tokio::test]
async fn large_uploads_lose_their_answer_where_it_is_set_so() {
    let builder = AmazonDrive::builder().late_uploads_from(5);
    let user = User::of(builder.late_upload(500, Duration::from_secs(300)));
    let root = user.amazon.root_id();
    user.upload("small", &root, "1234").await.is(201);
    user.upload("large", &root, "12345").await.is(500);
    assert_eq!(
        user.get(&format!("nodes/{root}/children")).await.names(),
        ["small"]
    );
    user.amazon.clock().advance(Duration::from_secs(300));
    let names = user.get(&format!("nodes/{root}/children")).await.names();
    assert_eq!(names, ["small", "large"]);
}

#[tokio::test]
async fn a_broken_upload_leaves_nothing() {
    let user = User::new();
    let root = user.amazon.root_id();
    let broken = user
        .amazon
        .faults()
        .add(Fault::on(Method::POST, "/cdproxy/nodes").reset_after(200));
    let metadata = json!({"kind": "FILE", "name": "a", "parents": [root]});
    let body = multipart(Some(&metadata), "text/plain", &[b'x'; 1000]);
    let reply = user.multipart("POST", "nodes", &[], body).await;
    assert!(matches!(reply, Err(Broken::Reset)), "{reply:?}");
    assert_eq!(broken.used(), 1);
    assert_eq!(user.amazon.requests()[0].body_size, 200);
    assert!(user.amazon.paths().is_empty());
    user.upload("a", &root, "x").await.is(201);
}

#[tokio::test]
async fn an_answer_can_be_lost_after_the_file_is_stored() {
    let user = User::new();
    let root = user.amazon.root_id();
    let fault = Fault::on(Method::POST, "/cdproxy/nodes").lose_answer_with(504);
    user.amazon.faults().add(fault);
    user.upload("a", &root, "x").await.is(504);
    assert_eq!(user.amazon.paths(), ["/a"]);
}

#[tokio::test]
async fn a_pattern_goes_through_an_emulator_that_keeps_nothing() {
    let user = User::of(AmazonDrive::builder().keep_contents(false));
    let metadata = json!({"kind": "FILE", "name": "a", "parents": [user.amazon.root_id()]});
    let pattern = Content::pattern(300_000).to_bytes().expect("bytes");
    let body = multipart(Some(&metadata), "text/plain", &pattern);
    let reply = user.multipart("POST", "nodes", &[], body).await;
    let id = reply.expect("an answer").is(201).id();
    let back = user.download(&id, &[], None).await.is(200);
    assert_eq!(back.body, pattern);
    let known = user.amazon.entry(&id).expect("a file");
    assert_eq!(
        known.md5.as_ref(),
        Some(&Content::from(pattern).digests().md5)
    );
}
