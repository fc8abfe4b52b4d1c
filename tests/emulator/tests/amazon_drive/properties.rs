//! Properties of nodes.

use cloud_drives_emulator::AmazonDrive;
use serde_json::{Value, json};

use crate::client::{Reply, User};

async fn put(user: &User, path: &str, value: impl Into<Value>) -> Reply {
    user.with("PUT", path, json!({"value": value.into()})).await
}

#[tokio::test]
async fn a_property_is_set_read_listed_and_deleted() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let owner = user.amazon.owner_id();
    let list = format!("nodes/{file}/properties/{owner}");
    let path = format!("{list}/mtime");
    let shown = |value: &str| {
        let location = format!("{}{path}", user.amazon.metadata_url());
        json!({"key": "mtime", "location": location, "value": value})
    };
    assert_eq!(put(&user, &path, "1").await.is(201).json(), shown("1"));
    assert_eq!(put(&user, &path, "2").await.is(201).json(), shown("2"));
    assert_eq!(user.get(&path).await.is(200).json(), shown("2"));
    let listed = user.get(&list).await.is(200).json();
    assert_eq!(
        (&listed["count"], &listed["data"]),
        (&json!(1), &json!({"mtime": "2"}))
    );
    let reply = user.call("DELETE", &path, &[]).await.is(204);
    assert!(reply.body.is_empty());
    user.call("DELETE", &path, &[]).await.fails(404);
    user.get(&path).await.fails(404);
    assert_eq!(user.get(&list).await.json()["data"], json!({}));
}

#[tokio::test]
async fn an_owner_has_ten_keys_on_a_node() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let owner = user.amazon.owner_id();
    let path = |key: &str| format!("nodes/{file}/properties/{owner}/{key}");
    for key in 0..10 {
        put(&user, &path(&key.to_string()), "v").await.is(201);
    }
    let message = put(&user, &path("eleventh"), "v").await.fails(400);
    assert!(message.contains("10"), "{message}");
    put(&user, &path("3"), "new").await.is(201);
    let body = json!({"properties": {owner.clone(): {"eleventh": "v"}}});
    user.with("PATCH", &format!("nodes/{file}"), body)
        .await
        .fails(400);
    user.call("DELETE", &path("3"), &[]).await.is(204);
    put(&user, &path("eleventh"), "v").await.is(201);
}

#[tokio::test]
async fn a_value_is_a_text_of_at_most_500_characters() {
    let user = User::of(AmazonDrive::builder());
    let file = user.amazon.put_file("/f", "x");
    let path = format!("nodes/{file}/properties/{}/k", user.amazon.owner_id());
    put(&user, &path, "ü".repeat(500)).await.is(201);
    put(&user, &path, "ü".repeat(501)).await.fails(400);
    put(&user, &path, 5).await.fails(400);
    user.with("PUT", &path, json!({})).await.fails(400);
    let nobody = format!("nodes/nobody/properties/{}/k", user.amazon.owner_id());
    put(&user, &nobody, "v").await.fails(404);
}

#[tokio::test]
async fn an_empty_owner_is_answered_in_xml() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    for path in [
        format!("nodes/{file}/properties//k"),
        format!("nodes/{file}/properties/"),
    ] {
        let reply = user.get(&path).await.is(404);
        assert_eq!(reply.text(), "<UnknownOperationException/>");
    }
}

#[tokio::test]
async fn somebody_elses_properties_look_empty_and_cannot_be_changed() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    user.amazon.set_property(&file, "stranger", "k", "secret");
    let list = format!("nodes/{file}/properties/stranger");
    let listed = user.get(&list).await.is(200).json();
    assert_eq!((&listed["count"], &listed["data"]), (&json!(0), &json!({})));
    let path = format!("{list}/k");
    user.get(&path).await.fails(404);
    put(&user, &path, "v").await.fails(403);
    user.call("DELETE", &path, &[]).await.fails(403);
}

#[tokio::test]
async fn the_profile_alone_is_an_owner_too() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let profile = "emulated";
    let list = format!("nodes/{file}/properties/{profile}");
    put(&user, &format!("{list}/k"), "v").await.is(201);
    assert_eq!(user.get(&list).await.json()["data"], json!({"k": "v"}));
}

#[tokio::test]
async fn odd_characters_are_percent_encoded_in_the_path() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let owner = user.amazon.owner_id();
    let path = format!("nodes/{file}/properties/{owner}/a%2Fb%20%C3%BC");
    put(&user, &path, "v").await.is(201);
    let listed = user.get(&format!("nodes/{file}/properties/{owner}")).await;
    assert_eq!(listed.json()["data"], json!({"a/b ü": "v"}));
}

#[tokio::test]
async fn two_applications_do_not_see_each_others_properties() {
    let mut user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let owner = user.amazon.owner_id();
    put(&user, &format!("nodes/{file}/properties/{owner}/k"), "v")
        .await
        .is(201);
    let other = user.amazon.create_app("other", "https://other.example");
    let scopes = ["clouddrive:read_all", "clouddrive:write"];
    let hour = std::time::Duration::from_secs(3600);
    user.token = user.amazon.sign_in_to(&other, &scopes, hour).access_token;
    assert_eq!(user.amazon.owner_of(&other), "other-user1");
    let listed = user.get(&format!("nodes/{file}/properties/{owner}")).await;
    assert_eq!(listed.json()["data"], json!({}));
}
