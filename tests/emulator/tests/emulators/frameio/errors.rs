//! Tests of error bodies and of the answers to invalid requests.

use cloud_drives_emulator::FrameIo;
use serde_json::json;

use super::client::User;

fn lenient() -> User {
    User::of(FrameIo::builder().rate_limits(false))
}

#[tokio::test]
async fn an_unexpected_member_is_named_with_its_place() {
    let user = lenient();
    let path = format!("/folders/{}/folders", user.home.root);
    let reply = user.post(&path, json!({"foo": 1})).await.is(422);
    let told = json!({"errors": [{
        "title": "Invalid value",
        "detail": "Unexpected field: foo",
        "source": {"pointer": "/data/foo"},
    }]});
    assert_eq!(reply.json(), told);
    let outside = json!({"data": {"name": "a"}, "extra": 1});
    user.call("POST", &path, Some(outside))
        .await
        .fails(422, "/extra");
    user.call("POST", &path, Some(json!({"name": "a"})))
        .await
        .fails(422, "/name");
    user.call("POST", &path, Some(json!({})))
        .await
        .fails(422, "/data");
    user.post(&path, json!({"name": 5}))
        .await
        .fails(422, "/data/name");
    user.post(&path, json!({"name": null}))
        .await
        .fails(422, "/data/name");
}

#[tokio::test]
async fn a_body_that_is_missing_or_no_json_is_a_bad_request() {
    let user = lenient();
    let path = format!("/folders/{}/folders", user.home.root);
    user.call("POST", &path, None).await.fails(400, "");
    let url = format!(
        "{}/v4/accounts/{}{path}",
        user.emulator.api_url(),
        user.emulator.account_id()
    );
    let token = format!("Bearer {}", user.token);
    let json = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let reply = user
        .send("POST", &url, &json, "{\"data\":")
        .await
        .expect("an answer");
    reply.fails(400, "");
    let plain = [
        ("authorization", token.as_str()),
        ("content-type", "text/plain"),
    ];
    let reply = user
        .send("POST", &url, &plain, "{\"data\":{}}")
        .await
        .expect("an answer");
    reply.fails(400, "");
}

#[tokio::test]
async fn unknown_paths_and_things_are_not_found_and_ids_have_their_form() {
    let user = lenient();
    user.get("/v4/nothing").await.fails(404, "");
    user.call("DELETE", "/v4/me", None).await.fails(404, "");
    user.get("/files/11111111-1111-4111-8111-111111111111")
        .await
        .fails(404, "");
    user.get("/files/not-an-id").await.fails(400, "/file_id");
    let other = user.emulator.put_account("Other");
    let foreign = format!("/v4/accounts/{other}/projects/{}", user.home.project);
    user.get(&foreign).await.fails(404, "");
}

/// The errors of `wire.md` §7 that the state of the service gives rise to, from a strict emulator.
#[tokio::test]
async fn every_status_has_its_title_and_a_detail() {
    let user = User::new();
    let file = user.file("a.mp4");
    let told = |title: &str, detail: &str| json!({"errors": [{"title": title, "detail": detail}]});
    let nobody = "11111111-1111-4111-8111-111111111111";
    let missing = user.get(&format!("/files/{nobody}")).await;
    missing.tells("no file", 404, &told("Not found", "The file was not found"));
    let ill_formed = user.get("/files/not-an-id").await;
    ill_formed.tells("no id", 400, &told("Bad request", "…"));
    let too_big = user
        .get(&format!(
            "/folders/{}/children?page_size=501",
            user.home.root
        ))
        .await;
    let source = json!({"errors": [{
        "title": "Invalid value",
        "detail": "Expected: integer from 1 to 500",
        "source": {"pointer": "/page_size"},
    }]});
    too_big.tells("a page", 422, &source);
    let unexpected = user
        .patch(&format!("/files/{file}"), json!({"foo": 1}))
        .await;
    let source = json!({"errors": [{
        "title": "Invalid value",
        "detail": "Unexpected field: foo",
        "source": {"pointer": "/data/foo"},
    }]});
    unexpected.tells("a member", 422, &source);
    user.emulator.lock_account(true);
    let locked = user.begin_upload("b.mp4", 3).await;
    locked.tells("a locked account", 403, &told("Forbidden", "…"));
    user.emulator.lock_account(false);
    let unlinked = user.emulator.sign_in_unlinked();
    let words = "The user is not linked to an Adobe ID";
    let refused = user.call_as(&unlinked, "GET", "/v4/me", None).await;
    refused.tells("an unlinked user", 401, &told("Unauthorized", words));
    let url = format!("{}/v4/me", user.emulator.api_url());
    for authorization in ["", "OAuth x", "Bearer unknown"] {
        let reply = user.fetch(&url, &[("authorization", authorization)]).await;
        reply.tells(authorization, 401, &told("Unauthorized", "…"));
    }
}

#[tokio::test]
async fn a_call_beyond_its_rate_is_told_so() {
    let user = User::of(FrameIo::builder().strict(true));
    let mut last = user.get("/v4/me").await;
    for _ in 0..2_000 {
        if last.status == 429 {
            break;
        }
        last = user.get("/v4/me").await;
    }
    let told = json!({"errors": [{"title": "Too many requests", "detail": "Rate limit exceeded for this operation"}]});
    last.tells("one more call", 429, &told);
}
