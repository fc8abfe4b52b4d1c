//! Tests of the client's mistakes that the emulator notices.

use cloud_drives_emulator::{ComplaintKind as Kind, FrameIo};
use serde_json::json;

use super::client::{User, data, form, parts};

fn user() -> User {
    User::of(FrameIo::builder().rate_limits(false))
}

#[tokio::test]
async fn queries_that_an_operation_does_not_have_are_noticed() {
    let user = user();
    user.get("/v4/me?fields=id").await.is(200);
    user.complains(&[Kind::UnknownQuery]);
    user.get("/workspaces?include=creator&include=creator")
        .await
        .is(200);
    user.complains(&[Kind::RepeatedQuery]);
    user.get("/audit_logs?filters[event_type]=asset_created&filters[x")
        .await
        .is(200);
    user.complains(&[Kind::UnknownQuery]);
    user.get("/v4/unheard").await.is(404);
    user.complains(&[Kind::UnknownEndpoint]);
}

#[tokio::test]
async fn bodies_that_an_operation_does_not_take_are_noticed() {
    let user = user();
    let path = format!("/folders/{}/folders", user.home.root);
    user.post(&path, json!({"name": "a", "colour": 1}))
        .await
        .is(422);
    user.complains(&[Kind::UnknownMember]);
    user.call("POST", &path, Some(json!({"name": "a"})))
        .await
        .is(422);
    user.complains(&[Kind::UnknownMember, Kind::BadBody]);
    user.call("POST", &path, None).await.is(400);
    user.complains(&[Kind::BadBody]);
    user.call("GET", "/v4/me", data(json!({}))).await.is(200);
    user.complains(&[Kind::UnexpectedBody]);
    let search = json!({"data": {"engine": "lexical", "query": "x"}});
    user.call("POST", "/search", Some(search)).await.is(422);
    user.complains(&[Kind::UnknownMember, Kind::BadBody, Kind::BadBody]);
}

#[tokio::test]
async fn tokens_at_the_wrong_places_are_noticed() {
    let user = user();
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    let url = &parts(&upload)[0].1;
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "image/png"),
        ("x-amz-acl", "private"),
    ];
    user.send("PUT", url, &headers, "abc")
        .await
        .expect("an answer")
        .is(400);
    user.complains(&[Kind::LeakedAuthorization]);
    let file = user.file("a.txt");
    let shown = user
        .get(&format!("/files/{file}?include=media_links.original"))
        .await
        .data();
    let url = super::client::text(&shown["media_links"]["original"]["download_url"]);
    user.fetch(&url, &[("authorization", &token)]).await.is(200);
    user.complains(&[Kind::LeakedAuthorization]);
    let url = format!("{}/v4/me", user.emulator.api_url());
    user.send("GET", &url, &[], "")
        .await
        .expect("an answer")
        .is(401);
    user.fetch(&url, &[("authorization", "OAuth x")])
        .await
        .is(401);
    user.complains(&[Kind::MissingAuthorization, Kind::BadAuthorization]);
}

#[tokio::test]
async fn parts_that_are_sent_wrongly_are_noticed() {
    let user = user();
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    let url = parts(&upload)[0].1.clone();
    let put = async |headers: &[(&str, &str)], body: &'static str| {
        user.send("PUT", &url, headers, body)
            .await
            .expect("an answer");
    };
    let (kind, acl) = (("content-type", "image/png"), ("x-amz-acl", "private"));
    put(&[("content-type", "image/jpeg"), acl], "abc").await;
    user.complains(&[Kind::BadContentType]);
    put(&[kind], "abc").await;
    user.complains(&[Kind::BadHeader]);
    put(&[kind, acl, ("x-amz-date", "now")], "abc").await;
    user.complains(&[Kind::BadHeader]);
    put(&[kind, acl, ("transfer-encoding", "chunked")], "abc").await;
    user.complains(&[Kind::BadHeader]);
    put(&[kind, acl], "abcd").await;
    user.complains(&[Kind::BadBody]);
}

#[tokio::test]
async fn forms_that_the_identity_service_does_not_know_are_noticed() {
    let user = user();
    user.ims("/ims/token/v3", &[("grant_type", "x"), ("password", "x")])
        .await
        .is(400);
    user.complains(&[Kind::UnknownMember]);
    let url = format!("{}/ims/token/v3?client_id=x", user.emulator.ims_url());
    let json = [("content-type", "application/json")];
    user.send("POST", &url, &json, "{}")
        .await
        .expect("an answer")
        .is(400);
    user.complains(&[Kind::UnknownQuery, Kind::BadContentType]);
    let url = format!("{}/ims/revoke", user.emulator.ims_url());
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("authorization", "Bearer x"),
    ];
    let body = form(&[("token", "x")]);
    user.send("POST", &url, &headers, body)
        .await
        .expect("an answer")
        .is(401);
    user.complains(&[Kind::LeakedAuthorization]);
}

#[tokio::test]
async fn a_strict_emulator_refuses_what_it_complains_about() {
    let user = User::new();
    user.get("/v4/me?fields=id").await.fails(400, "");
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    let url = parts(&upload)[0].1.clone();
    let refused = user.put_part(&url, "image/png", b"toolong").await.is(400);
    assert!(refused.text().contains("<Code>InvalidRequest</Code>"));
}
