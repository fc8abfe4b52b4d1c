//! Tests of the client's mistakes that the emulator notices.

use cloud_drives_emulator::{AmazonDrive, ComplaintKind as Kind};
use serde_json::json;

use super::client::{User, multipart};

#[tokio::test]
async fn metadata_calls_are_looked_at() {
    let user = User::of(AmazonDrive::builder());
    let id = user.emulator.put_file("/f", "x");
    user.call("GET", "nodes", &[("offset", "1"), ("limit", "500")])
        .await
        .is(200);
    user.complains(&[Kind::UnknownQuery, Kind::BadQuery]);
    user.call(
        "GET",
        &format!("nodes/{id}"),
        &[("tempLink", "True"), ("asset", "MOBILE")],
    )
    .await
    .is(400);
    user.complains(&[Kind::BadQuery, Kind::BadQuery]);
    user.call("GET", "nodes", &[("limit", "1"), ("limit", "1")])
        .await
        .is(200);
    user.complains(&[Kind::RepeatedQuery]);
    user.with("GET", "nodes", json!({})).await.is(200);
    user.complains(&[Kind::UnexpectedBody]);
    user.with(
        "PATCH",
        &format!("nodes/{id}"),
        json!({"labels": [], "size": 5}),
    )
    .await
    .is(200);
    user.complains(&[Kind::UnknownMember]);
    user.call("PATCH", &format!("nodes/{id}"), &[])
        .await
        .is(400);
    user.complains(&[Kind::BadBody]);
    user.with("POST", "changes", json!({"includePurged": true}))
        .await
        .is(400);
    user.complains(&[Kind::BadBody]);
    user.call("DELETE", "nodes", &[]).await.is(404);
    user.complains(&[Kind::UnknownEndpoint]);
    let url = format!("{}nodes", user.emulator.metadata_url());
    user.fetch(&url, &[]).await.is(401);
    user.complains(&[Kind::MissingAuthorization]);
    user.fetch(&url, &[("authorization", "OAuth x")])
        .await
        .is(403);
    user.complains(&[Kind::BadAuthorization]);
}

#[tokio::test]
async fn the_media_type_of_json_may_be_missing_but_not_any() {
    let user = User::of(AmazonDrive::builder());
    let url = format!("{}nodes", user.emulator.metadata_url());
    let token = format!("Bearer {}", user.token);
    let send = async |kind: Option<&str>, name: &str| {
        let mut headers = vec![("authorization", token.as_str())];
        headers.extend(kind.map(|kind| ("content-type", kind)));
        let body = json!({"kind": "FOLDER", "name": name}).to_string();
        let reply = user.send("POST", &url, &headers, body).await;
        reply.expect("an answer").is(201);
    };
    send(None, "a").await;
    send(Some("text/plain"), "b").await;
    send(Some("application/json; charset=utf-8"), "c").await;
    user.complains(&[]);
    send(Some("application/x-www-form-urlencoded"), "d").await;
    user.complains(&[Kind::BadContentType]);
}

#[tokio::test]
async fn uploads_are_looked_at() {
    let user = User::of(AmazonDrive::builder());
    let metadata = json!({"kind": "FILE", "name": "a", "size": 1});
    let body = multipart(Some(&metadata), "text/plain", b"x");
    let send = async |query: &[(&str, &str)], body: Vec<u8>| {
        let reply = user.multipart("POST", "nodes", query, body).await;
        reply.expect("an answer")
    };
    send(&[("suppress", "all")], body).await.is(201);
    user.complains(&[Kind::BadQuery, Kind::UnknownMember]);
    let head = "--XyZ\r\nContent-Disposition: form-data; name=";
    let meta = format!("{head}\"metadata\"\r\n\r\n{{\"kind\":\"FILE\",\"name\":\"b\"}}\r\n");
    let nameless = format!("{meta}{head}\"content\"\r\n\r\nx\r\n--XyZ--");
    send(&[("suppress", "deduplication")], nameless.into_bytes())
        .await
        .is(201);
    user.complains(&[Kind::BadBody]);
    let swapped = format!("{head}\"content\"; filename=\"f\"\r\n\r\nx\r\n{meta}--XyZ--");
    send(&[], swapped.into_bytes()).await.is(400);
    user.complains(&[Kind::BadBody]);
    send(&[], b"--XyZ".to_vec()).await.is(400);
    user.complains(&[Kind::BadBody]);
    let url = format!("{}nodes", user.emulator.content_url());
    let token = format!("Bearer {}", user.token);
    let reply = user
        .send("POST", &url, &[("authorization", &token)], "x")
        .await;
    reply.expect("an answer").is(400);
    user.complains(&[Kind::BadContentType]);
}

#[tokio::test]
async fn the_login_host_is_looked_at() {
    let user = User::of(AmazonDrive::builder());
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let reply = user
        .send("POST", &user.emulator.token_url(), &headers, "device=1")
        .await;
    reply.expect("an answer").is(400);
    user.complains(&[Kind::LeakedAuthorization, Kind::UnknownMember]);
    user.fetch(&user.emulator.token_info_url(), &[])
        .await
        .is(400);
    user.complains(&[Kind::MissingQuery]);
    let url = format!("{}?nonce=1", user.emulator.authorize_url());
    user.fetch(&url, &[]).await.is(400);
    user.complains(&[Kind::UnknownQuery]);
    user.fetch(&user.emulator.profile_url(), &[]).await.is(400);
    user.complains(&[Kind::MissingAuthorization]);
    let url = user.emulator.token_url().replace("token", "revoke");
    user.fetch(&url, &[]).await.is(404);
    user.complains(&[Kind::UnknownEndpoint]);
}

#[tokio::test]
async fn a_strict_emulator_refuses_what_it_complains_about() {
    let user = User::new();
    let message = user
        .call("GET", "nodes", &[("offset", "1")])
        .await
        .fails(400);
    assert!(
        message.contains("unknown query parameter \"offset\""),
        "{message}"
    );
    let reply = user
        .post_form(&user.emulator.token_url(), &[("device", "1")])
        .await
        .is(400);
    assert_eq!(reply.json()["error"], "invalid_request");
    let file = json!({"kind": "FILE", "name": "a", "size": 1});
    let body = multipart(Some(&file), "text/plain", b"x");
    let reply = user.multipart("POST", "nodes", &[], body).await;
    reply.expect("an answer").fails(400);
    assert!(user.emulator.paths().is_empty());
}
