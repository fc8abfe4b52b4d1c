//! Properties of nodes.

use serde_json::{Value, json};

use super::client::{Reply, User};

async fn put(user: &User, path: &str, value: impl Into<Value>) -> Reply {
    user.with("PUT", path, json!({"value": value.into()})).await
}

#[tokio::test]
async fn the_profile_alone_is_an_owner_too() {
    let user = User::new();
    let file = user.emulator.put_file("/f", "x");
    let profile = "emulated";
    let list = format!("nodes/{file}/properties/{profile}");
    put(&user, &format!("{list}/k"), "v").await.is(201);
    assert_eq!(user.get(&list).await.json()["data"], json!({"k": "v"}));
}

#[tokio::test]
async fn two_applications_do_not_see_each_others_properties() {
    let mut user = User::new();
    let file = user.emulator.put_file("/f", "x");
    let owner = user.emulator.owner_id();
    put(&user, &format!("nodes/{file}/properties/{owner}/k"), "v")
        .await
        .is(201);
    let other = user.emulator.create_app("other", "https://other.example");
    let scopes = ["clouddrive:read_all", "clouddrive:write"];
    let hour = std::time::Duration::from_secs(3600);
    user.token = user.emulator.sign_in_to(&other, &scopes, hour).access_token;
    assert_eq!(user.emulator.owner_of(&other), "other-user1");
    let listed = user.get(&format!("nodes/{file}/properties/{owner}")).await;
    assert_eq!(listed.json()["data"], json!({}));
}
