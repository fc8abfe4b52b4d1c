//! Shares, their assets, reviewers and activities, and collections.

use serde_json::{Value, json};

use super::client::{User, data};

async fn share(user: &User, body: Value) -> String {
    let mut whole = json!({"type": "asset", "access": "secure", "name": "Cut"});
    for (name, value) in body.as_object().expect("an object") {
        whole[name] = value.clone();
    }
    let path = format!("/projects/{}/shares", user.home.project);
    user.post(&path, whole).await.is(201).id()
}

#[tokio::test]
async fn names_of_shares_are_not_blank_and_on_one_line() {
    let user = User::of(cloud_drives_emulator::FrameIo::builder().rate_limits(false));
    let path = format!("/projects/{}/shares", user.home.project);
    for name in ["", "  ", "a\nb"] {
        let body = json!({"type": "asset", "access": "public", "name": name});
        user.post(&path, body).await.fails(422, "/data/name");
    }
    let body = json!({"access": "public", "name": "x"});
    user.post(&path, body).await.fails(422, "/data/type");
    let body = json!({"type": "asset", "access": "public", "name": "x", "title_line_count": 3});
    user.post(&path, body)
        .await
        .fails(422, "/data/title_line_count");
}

#[tokio::test]
async fn reviewers_are_named_by_one_kind_of_identifier() {
    let user = User::new();
    let id = share(&user, json!({})).await;
    let path = format!("/shares/{id}/reviewers");
    let me = user.emulator.user_id().to_owned();
    let add = |reviewers: Value| json!({"message": "look", "reviewers": reviewers});
    let both = add(json!({"emails": ["a@b.org"], "user_ids": [me]}));
    user.post(&path, both).await.fails(422, "/data/reviewers");
    user.post(&path, add(json!({})))
        .await
        .fails(422, "/data/reviewers");
    user.post(&path, add(json!({"emails": ["a@b.org"]})))
        .await
        .is(204);
    user.post(&path, add(json!({"user_ids": [me]})))
        .await
        .is(204);
    user.post(&path, add(json!({"user_ids": [me]})))
        .await
        .is(204);
    let nobody = add(json!({"adobe_user_ids": ["X@AdobeID"]}));
    user.post(&path, nobody)
        .await
        .fails(422, "/data/reviewers/adobe_user_ids/0");
    let listed = user
        .get(&format!("{path}?sort=active"))
        .await
        .is(200)
        .data();
    assert_eq!(listed[0]["id"], json!(me));
    let invited = listed[1].clone();
    assert_eq!(
        (&invited["email"], &invited["id"], &invited["name"]),
        (&json!("a@b.org"), &Value::Null, &Value::Null)
    );
    let remove = |reviewers: Value| data(json!({ "reviewers": reviewers }));
    let body = remove(json!({"emails": ["a@b.org"]}));
    user.call("DELETE", &path, body.clone()).await.is(204);
    user.call("DELETE", &path, body).await.fails(404, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn on_a_public_share_reviewers_only_get_mail() {
    let user = User::new();
    let id = share(&user, json!({"access": "public"})).await;
    let path = format!("/shares/{id}/reviewers");
    let body = json!({"message": "look", "reviewers": {"emails": ["a@b.org"]}});
    user.post(&path, body).await.is(204);
    let listed = user.get(&path).await.is(200);
    assert_eq!(listed.data(), json!([]));
}
