//! Shares, their assets, reviewers and activities, and collections.

use serde_json::{Value, json};

use crate::client::{User, data, text};

async fn share(user: &User, body: Value) -> String {
    let mut whole = json!({"type": "asset", "access": "secure", "name": "Cut"});
    for (name, value) in body.as_object().expect("an object") {
        whole[name] = value.clone();
    }
    let path = format!("/projects/{}/shares", user.project);
    user.post(&path, whole).await.is(201).id()
}

#[tokio::test]
async fn a_share_is_made_shown_changed_and_deleted_with_its_collection() {
    let user = User::new();
    let file = user.file("a.mp4");
    let id = share(&user, json!({"asset_ids": [file], "passphrase": "pass"})).await;
    let one = format!("/shares/{id}");
    let shown = user.get(&one).await.is(200).data();
    assert!(text(&shown["short_url"]).starts_with("https://f.io/"));
    assert_eq!(
        (&shown["enabled"], &shown["last_viewed_at"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(shown.get("type"), None);
    let collection = text(&shown["collection_id"]);
    let known = user
        .get(&format!("/collections/{collection}?include=shares,project"))
        .await;
    let known = known.is(200).data();
    assert_eq!(
        (&known["auto_generated"], &known["shares"][0]["id"]),
        (&json!(true), &json!(id))
    );
    assert_eq!(known["project"]["name"], "Film");
    let changed = user
        .patch(&one, json!({"name": "Final", "passphrase": null}))
        .await
        .is(200);
    assert_eq!(changed.data()["passphrase"], Value::Null);
    user.patch(&one, json!({"theme": "light"}))
        .await
        .fails(422, "/data/layout");
    let themed = user
        .patch(&one, json!({"theme": "light", "layout": "reel"}))
        .await
        .is(200);
    assert_eq!(themed.data()["theme"], "light");
    let listed = user
        .get(&format!("/projects/{}/shares?sort=name_asc", user.project))
        .await;
    assert_eq!(listed.is(200).names(), ["Final"]);
    user.delete(&one).await.is(204);
    user.get(&one).await.fails(404, "");
    user.get(&format!("/collections/{collection}"))
        .await
        .fails(404, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn names_of_shares_are_not_blank_and_on_one_line() {
    let user = User::of(cloud_drives_emulator::FrameIo::builder().rate_limits(false));
    let path = format!("/projects/{}/shares", user.project);
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
async fn assets_are_added_listed_flat_and_removed() {
    let user = User::new();
    let folder = user.folder("f");
    user.frameio
        .put_file(&folder, "inside.txt", "x")
        .expect("a folder");
    let id = share(&user, json!({})).await;
    let assets = format!("/shares/{id}/assets");
    let added = user
        .post(&assets, json!({"asset_id": folder}))
        .await
        .is(200)
        .data();
    assert_eq!(
        (&added["asset_added"], &added["id"]),
        (&json!(folder), &json!(id))
    );
    user.post(&assets, json!({"asset_id": folder}))
        .await
        .fails(409, "");
    let listed = user
        .get(&format!("{assets}?sort=name_asc&include_total_count=true"))
        .await;
    assert_eq!(listed.is(200).names(), ["f", "inside.txt"]);
    let removed = user
        .delete(&format!("{assets}/{folder}"))
        .await
        .is(200)
        .data();
    assert_eq!(removed["asset_removed"], json!(folder));
    user.delete(&format!("{assets}/{folder}"))
        .await
        .fails(404, "");
    let other = user.frameio.put_project("Other");
    let root = user.frameio.root_folder_id(&other).expect("a project");
    let foreign = user.frameio.put_file(&root, "x", "x").expect("a folder");
    user.post(&assets, json!({"asset_id": foreign}))
        .await
        .fails(422, "/data/asset_id");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn reviewers_are_named_by_one_kind_of_identifier() {
    let user = User::new();
    let id = share(&user, json!({})).await;
    let path = format!("/shares/{id}/reviewers");
    let me = user.frameio.user_id().to_owned();
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

#[tokio::test]
async fn activities_are_listed_without_a_total() {
    let user = User::new();
    let file = user.file("a.mp4");
    let id = share(&user, json!({"asset_ids": [file]})).await;
    let me = user.frameio.user_id().to_owned();
    let used = |kind, asset, who| {
        user.frameio
            .use_share(&id, kind, asset, who)
            .expect("a share")
    };
    used("share_viewed", None, None);
    used("asset_downloaded", Some(file.as_str()), Some(me.as_str()));
    let path = format!("/shares/{id}/activities?include=user&include_total_count=true");
    let listed = user.get(&path).await.is(200);
    assert_eq!(listed.json().get("total_count"), None);
    let data = listed.data();
    assert_eq!(
        (&data[0]["type"], &data[0]["asset_id"]),
        (&json!("asset_downloaded"), &json!(file))
    );
    assert_eq!(
        (&data[0]["user"]["id"], &data[1]["user"]),
        (&json!(me), &Value::Null)
    );
    let shown = user.get(&format!("/shares/{id}")).await.is(200).data();
    assert!(shown["last_viewed_at"].is_string());
}

#[tokio::test]
async fn collections_are_listed_with_what_is_asked_for() {
    let user = User::new();
    let id = user
        .frameio
        .put_collection(&user.project, "Best takes", true);
    let path = format!("/projects/{}/collections?include=creator", user.project);
    let listed = user.get(&path).await.is(200).data();
    assert_eq!(
        (&listed[0]["id"], &listed[0]["aggregation_mode"]),
        (&json!(id), &json!("dynamic"))
    );
    assert_eq!(listed[0]["creator"]["name"], "Ann Owner");
    assert_eq!(listed[0].get("shares"), None);
}
