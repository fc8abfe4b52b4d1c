//! Tests of the client's mistakes that the emulator notices.

use cloud_drives_emulator::{ComplaintKind as Kind, VerizonCloud};
use serde_json::{Value, json};

use super::client::{User, sum};

fn lenient() -> User {
    let user = User::of(VerizonCloud::builder());
    user.emulator.put_file("/VZMOBILE/a.txt", "a");
    user
}

#[tokio::test]
async fn queries_are_looked_at() {
    let user = lenient();
    user.list("metadata", &[("offset", "1"), ("count", "0")])
        .await
        .fails(400);
    user.complains(&[Kind::UnknownQuery, Kind::BadQuery]);
    user.list("metadata", &[("count", "1"), ("count", "1")])
        .await
        .is(200);
    user.complains(&[Kind::RepeatedQuery]);
    user.list("trash", &[("deep", "1")]).await.fails(400);
    user.complains(&[Kind::BadQuery, Kind::MissingQuery]);
    // Older clients send what they don't mean as empty, and say true in other ways.
    user.list(
        "trash",
        &[
            ("deep", "False"),
            ("page", ""),
            ("virtualfolder", "VZMOBILE"),
        ],
    )
    .await
    .is(200);
    let uri = user.emulator.uri("/VZMOBILE/a.txt").expect("a uri");
    user.delete("favorites", &[("uri", &uri), ("uri", &uri)])
        .await
        .is(200);
    user.complains(&[]);
}

#[tokio::test]
async fn bodies_are_looked_at() {
    let user = lenient();
    user.with("GET", "account", json!({})).await.is(200);
    user.complains(&[Kind::UnexpectedBody]);
    let mut body = json!({"src": "/VZMOBILE/a.txt", "target": "/VZMOBILE/b.txt", "force": true});
    user.post("fops/copy", body.clone()).await.is(200);
    user.complains(&[Kind::UnknownMember]);
    user.call("POST", "fops/copy", &[]).await.fails(400);
    user.complains(&[Kind::BadBody]);
    user.post("fops/copy", Value::Null).await.fails(400);
    user.complains(&[Kind::BadBody]);
    body = json!({"src": "/VZMOBILE/a.txt", "target": "/VZMOBILE/c.txt"});
    let url = format!("{}/fops/copy", user.emulator.api_url());
    user.authorized(
        "POST",
        &url,
        &[("content-type", "text/plain")],
        body.to_string(),
    )
    .await
    .is(200);
    user.complains(&[Kind::BadContentType]);
    body["override"] = json!("modify");
    user.post("fops/move", body).await.fails(400);
    user.complains(&[Kind::UnknownMember]);
    user.post("contacts", json!({"whatever": 1})).await.is(201);
    user.complains(&[]);
    let uri = user.emulator.uri("/VZMOBILE/a.txt").expect("a uri");
    let resource = json!({"type": "file", "location": uri, "size": 1, "subtype": "image"});
    user.post("shares", json!({"resources": [resource]}))
        .await
        .is(201);
    user.complains(&[Kind::UnknownMember]);
}

#[tokio::test]
async fn choices_about_clashes_that_mean_nothing_are_noticed() {
    let user = lenient();
    let copy = async |more: Value| {
        user.fop("copy", "/VZMOBILE/a.txt", "/VZMOBILE/b.txt", more)
            .await
            .is(200);
    };
    copy(json!({"safe": false, "conflictsolve": "copy"})).await;
    user.complains(&[Kind::BadBody]);
    copy(json!({"safe": true, "override": "modify", "conflictsolve": "copy"})).await;
    user.complains(&[Kind::BadBody]);
    copy(json!({"safe": true, "conflictsolve": "copy"})).await;
    copy(json!({"safe": false, "override": "modify"})).await;
    user.complains(&[]);
}

#[tokio::test]
async fn tokens_are_looked_at() {
    let user = lenient();
    let url = format!("{}/account", user.emulator.api_url());
    user.fetch(&url, &[]).await.fails(401);
    user.complains(&[Kind::MissingAuthorization]);
    user.fetch(&url, &[("authorization", "OAuth x")])
        .await
        .fails(401);
    user.complains(&[Kind::BadAuthorization]);
    user.fetch(&format!("{url}?access-token={}", user.token), &[])
        .await
        .fails(401);
    user.complains(&[Kind::UnknownQuery, Kind::MissingAuthorization]);
    let link = format!("{}/s/x", user.emulator.share_url());
    user.authorized("GET", &link, &[], "").await.is(404);
    user.complains(&[Kind::LeakedAuthorization]);
    let authorize = user.emulator.authorize_url();
    user.authorized("GET", &authorize, &[], "").await.is(200);
    user.complains(&[Kind::LeakedAuthorization]);
}

#[tokio::test]
async fn uploads_are_looked_at() {
    let user = lenient();
    let intent = user.intent("/VZMOBILE", "b.txt", b"hello", "True").await;
    user.complains(&[Kind::BadQuery]);
    let urls = intent.is(200).at("uploadurls");
    let upload = urls["uploadurl"].as_str().expect("a URL");
    user.bytes(&format!("{upload}&offset=1"), b"hello")
        .await
        .is(201);
    user.complains(&[Kind::MissingQuery]);
    user.bytes(
        &format!("{upload}&offset=0&checksum={}", sum(b"hello")),
        b"hello",
    )
    .await
    .fails(400);
    user.complains(&[Kind::BadQuery]);
    let url = format!("{upload}&offset=1&checksum={}", sum(b"hello"));
    user.authorized("POST", &url, &[("content-length", "5")], "hello")
        .await
        .is(201);
    user.complains(&[Kind::BadContentType]);
    let commit = urls["commiturl"].as_str().expect("a URL");
    user.authorized("POST", commit, &[], "x").await.is(201);
    user.complains(&[Kind::UnexpectedBody]);
    // The URL was made by hand, on the wrong host.
    let url = url.replace(&user.emulator.upload_url(), &user.emulator.api_url());
    user.bytes(&url, b"hello").await.fails(404);
    user.complains(&[Kind::UnknownEndpoint]);
}

#[tokio::test]
async fn other_endpoints_and_headers_are_looked_at() {
    let user = lenient();
    user.get("flashbacks").await.fails(404);
    user.complains(&[Kind::UnknownEndpoint]);
    user.call("POST", "account", &[]).await.fails(405);
    user.complains(&[Kind::UnknownEndpoint]);
    user.get("metadata//VZMOBILE").await.fails(404);
    user.complains(&[Kind::UnknownEndpoint]);
    let url = format!("{}/account", user.emulator.api_url());
    user.authorized("GET", &url, &[("x-header-etag", "1-0")], "")
        .await
        .is(200);
    user.complains(&[Kind::BadHeader]);
    user.token(&[("device", "1")], &[("authorization", "Bearer x")])
        .await
        .fails(400);
    user.complains(&[Kind::LeakedAuthorization, Kind::UnknownMember]);
}

#[tokio::test]
async fn only_json_is_answered() {
    let user = lenient();
    for (accept, status) in [
        ("application/json", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/*", 200),
        ("text/html", 406),
        ("application/xml", 406),
    ] {
        let url = format!("{}/account", user.emulator.api_url());
        let reply = user
            .authorized("GET", &url, &[("accept", accept)], "")
            .await;
        assert_eq!(reply.status, status, "{accept}");
        let url = format!("{}/files/VZMOBILE/a.txt", user.emulator.api_url());
        let reply = user
            .authorized("GET", &url, &[("accept", accept)], "")
            .await;
        assert_eq!(reply.status, 200, "{accept}");
    }
}

#[tokio::test]
async fn a_strict_emulator_refuses_what_it_complains_about() {
    let user = User::new();
    let what = user.list("metadata", &[("offset", "1")]).await.fails(400);
    assert!(
        what.contains("unknown query parameter \"offset\""),
        "{what}"
    );
    let more = json!({"safe": true, "override": "modify", "conflictsolve": "copy"});
    user.emulator.put_file("/VZMOBILE/a.txt", "a");
    user.fop("copy", "/VZMOBILE/a.txt", "/VZMOBILE/b.txt", more)
        .await
        .fails(400);
    assert_eq!(user.emulator.paths(), ["/VZMOBILE/a.txt"]);
    user.get("flashbacks").await.fails(404);
    user.token(&[("device", "1")], &[]).await.fails(400);
}

#[tokio::test]
async fn a_strict_emulator_accepts_bytes_without_a_checksum_but_no_page_without_a_size() {
    let user = User::new();
    let urls = user.intent("/VZMOBILE", "a", b"hello", "false").await;
    let url = urls.is(200).at("uploadurls.uploadurl");
    let url = url.as_str().expect("a URL");
    user.bytes(url, b"hello").await.is(201);
    user.complains(&[Kind::MissingQuery]);
    user.list("contacts", &[("page", "2")]).await.fails(400);
    user.complains(&[Kind::MissingQuery]);
    user.list("contacts", &[("page", "2"), ("count", "5")])
        .await
        .is(200);
    user.has_nothing_to_complain_about();
}
