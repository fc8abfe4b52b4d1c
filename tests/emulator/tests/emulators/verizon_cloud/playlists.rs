//! Playlists and their items.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use super::client::User;

fn filled(builder: cloud_drives_emulator::VerizonCloudBuilder) -> User {
    let user = User::of(builder);
    for (name, size) in [("a", 3), ("b", 1), ("c", 2)] {
        user.emulator
            .put_pattern(&format!("/VZMOBILE/{name}.mp3"), size);
    }
    user
}

fn strict() -> User {
    filled(VerizonCloud::builder().strict(true))
}

async fn create(user: &User, name: &str, kind: &str, paths: &[&str]) -> String {
    let body = json!({"name": name, "type": kind, "paths": paths});
    let made = user.post("playlists", body).await.is(201);
    let uid = made.at("playlistDefinition.uid");
    uid.as_str().expect("a uid").to_owned()
}

#[tokio::test]
async fn an_item_follows_its_file_and_leaves_with_it() {
    let user = strict();
    let uid = create(
        &user,
        "Mix",
        "music",
        &["/VZMOBILE/a.mp3", "/VZMOBILE/b.mp3"],
    )
    .await;
    let path = format!("playlists/{uid}");
    user.fop("rename", "/VZMOBILE/a.mp3", "/VZMOBILE/z.mp3", json!({}))
        .await
        .is(200);
    user.emulator.trash("/VZMOBILE/b.mp3");
    let known = user.get(&path).await.at("playlistDefinition");
    assert_eq!(known["paths"], json!(["/VZMOBILE/z.mp3"]));
    user.emulator.purge("/VZMOBILE/z.mp3");
    let items = user.get(&format!("{path}/items")).await.is(200);
    assert_eq!(items.json(), json!({"playlist": {}}));
    assert_eq!(
        user.get(&path).await.at("playlistDefinition.paths"),
        Value::Null
    );
}

#[tokio::test]
async fn wrong_bodies_are_refused() {
    let user = strict();
    let uid = create(&user, "Mix", "music", &[]).await;
    let items = format!("playlists/{uid}/items");
    for body in [
        json!({"name": "x", "type": "text", "paths": []}),
        json!({"name": "", "type": "music", "paths": []}),
        json!({"type": "music", "paths": []}),
        json!({"name": "x", "type": "music"}),
        json!({"name": "x", "type": "music", "paths": [5]}),
        json!({"name": "x", "type": "music", "paths": ["/VZMOBILE/no.mp3"]}),
        json!({"name": "x", "type": "music", "paths": ["/VZMOBILE"]}),
    ] {
        user.post("playlists", body).await.fails(400);
    }
    user.post(&items, json!({"add": ["/VZMOBILE/no.mp3"]}))
        .await
        .fails(404);
    let body = json!({"name": "x", "type": "music", "paths": ["/VZMOBILE/no.mp3"]});
    user.put(&items, body).await.fails(404);
}
