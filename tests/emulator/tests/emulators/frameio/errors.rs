//! The error body, and what is answered to what is wrong.

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
