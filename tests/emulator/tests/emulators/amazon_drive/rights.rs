//! Tests of tokens at the API: which are accepted, and for what.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use super::client::User;

const HOUR: Duration = Duration::from_secs(3600);

fn with_scopes(scopes: &[&str]) -> User {
    let amazon = AmazonDrive::in_process();
    let token = amazon.sign_in_with(scopes, HOUR).access_token;
    User {
        emulator: amazon,
        token,
        home: (),
    }
}

#[tokio::test]
async fn a_token_expires_on_the_clock() {
    let user = User::new();
    user.get("account/info").await.is(200);
    user.emulator.clock().advance(HOUR);
    let body = user.get("account/info").await.is(401).json();
    assert_eq!(body, json!({"message": "Token has expired"}));
}

#[tokio::test]
async fn a_token_that_is_missing_unknown_or_revoked_is_not_let_in() {
    let user = User::of(AmazonDrive::builder());
    let url = format!("{}account/info", user.emulator.metadata_url());
    assert_eq!(user.fetch(&url, &[]).await.fails(401), "Token has expired");
    let unknown = [("authorization", "Bearer Atza|nobody")];
    assert_eq!(
        user.fetch(&url, &unknown).await.fails(401),
        "Token has expired"
    );
    user.emulator.revoke(&user.token);
    assert_eq!(
        user.get("account/info").await.fails(401),
        "Token has expired"
    );
    let second = user.emulator.sign_in();
    user.emulator.expire_access_tokens();
    let second = [("authorization", &*format!("Bearer {second}"))];
    assert_eq!(
        user.fetch(&url, &second).await.fails(401),
        "Token has expired"
    );
}

#[tokio::test]
async fn another_scheme_than_bearer_meets_the_signature_check() {
    let user = User::of(AmazonDrive::builder());
    let url = format!("{}account/info", user.emulator.metadata_url());
    let headers = [("authorization", "Basic YTpi")];
    let reply = user.fetch(&url, &headers).await.is(403);
    let text = reply.text();
    assert!(
        text.starts_with("Authorization header requires 'Credential' parameter"),
        "{text}"
    );
}

#[tokio::test]
async fn reading_and_writing_need_their_scopes() {
    let writer = with_scopes(&["clouddrive:write"]);
    let refused = "Insufficient permissions granted for operation: listNodes";
    assert_eq!(writer.get("nodes").await.fails(403), refused);
    let root = writer.emulator.root_id();
    writer.folder("a", &root).await;
    writer.get("account/quota").await.is(200);

    let reader = with_scopes(&["clouddrive:read_image"]);
    reader.get("nodes").await.is(200);
    reader.with("POST", "changes", json!({})).await.is(200);
    let body = json!({"kind": "FOLDER", "name": "a"});
    let refused = "Insufficient permissions granted for operation: createNode";
    assert_eq!(reader.with("POST", "nodes", body).await.fails(403), refused);

    let stranger = with_scopes(&["profile"]);
    stranger.get("account/quota").await.fails(403);
}

#[tokio::test]
async fn a_scope_for_one_kind_of_file_shows_all_and_downloads_that_kind() {
    let user = with_scopes(&["clouddrive:read_image", "clouddrive:read_document"]);
    let [photo, text, film] =
        ["/a.jpg", "/b.txt", "/c.mp4"].map(|path| user.emulator.put_file(path, "x"));
    assert_eq!(user.get("nodes").await.names().len(), 4);
    user.download(&photo, &[], None).await.is(200);
    user.download(&text, &[], None).await.is(200);
    let refused = "Insufficient permissions granted for operation: downloadNode";
    assert_eq!(user.download(&film, &[], None).await.fails(403), refused);
    let old = with_scopes(&["clouddrive:read"]);
    let film = old.emulator.put_file("/c.mp4", "x");
    old.download(&film, &[], None).await.is(200);
}

#[tokio::test]
async fn purging_is_refused_to_everybody() {
    let user = User::new();
    let id = user.emulator.put_file("/a", "x");
    let reply = user.call("DELETE", &format!("nodes/{id}"), &[]).await;
    let message = "Insufficient permissions granted for operation: purgeNode";
    assert_eq!(reply.is(403).json(), json!({"message": message}));
    assert_eq!(user.emulator.paths(), ["/a"]);
}

#[tokio::test]
async fn calls_beyond_the_rate_limit_are_refused_until_time_has_passed() {
    let user = User::of(AmazonDrive::builder().rate_limit(2, Duration::from_secs(10)));
    user.get("account/info").await.is(200);
    user.emulator.clock().advance(Duration::from_secs(9));
    user.get("account/info").await.is(200);
    let body = user.get("account/info").await.is(429).json();
    assert_eq!(body, json!({"message": "Rate exceeded"}));
    user.emulator.clock().advance(Duration::from_secs(1));
    user.get("account/info").await.is(200);
    user.get("account/info").await.is(429);
}

#[tokio::test]
async fn an_unknown_path_or_method_is_told_in_xml() {
    let user = User::of(AmazonDrive::builder());
    for (method, path) in [
        ("GET", "nothing"),
        ("PUT", "nodes"),
        ("GET", "nodes//children"),
    ] {
        let reply = user.call(method, path, &[]).await.is(404);
        assert_eq!(reply.text(), "<UnknownOperationException/>");
        assert_eq!(reply.header("content-type"), "application/xml");
    }
}
