//! Playlists and what is in them.

use std::time::Duration;

use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::Envelopes;
use serde_json::{Value, json};

use crate::client::User;

fn filled(builder: cloud_drives_emulator::VerizonCloudBuilder) -> User {
    let user = User::of(builder);
    for (name, size) in [("a", 3), ("b", 1), ("c", 2)] {
        user.verizon
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
async fn one_is_made_read_changed_and_deleted() {
    let user = strict();
    assert_eq!(
        user.get("playlists").await.is(200).json(),
        json!({"playlistDefinitions": {}})
    );
    let uid = create(
        &user,
        "Mix",
        "music",
        &["/VZMOBILE/a.mp3", "/VZMOBILE/b.mp3"],
    )
    .await;
    let path = format!("playlists/{uid}");
    let known = user.get(&path).await.is(200).at("playlistDefinition");
    assert_eq!(
        (&known["name"], &known["type"]),
        (&json!("Mix"), &json!("music"))
    );
    assert_eq!(
        known["paths"],
        json!(["/VZMOBILE/a.mp3", "/VZMOBILE/b.mp3"])
    );
    assert_eq!(known["creationDate"], known["lastModifiedDate"]);
    user.verizon.clock().advance(Duration::from_secs(60));
    let body = json!({"name": "Other", "type": "video"});
    let changed = user.put(&path, body).await.is(200).at("playlistDefinition");
    assert_eq!(
        (&changed["name"], &changed["type"]),
        (&json!("Other"), &json!("video"))
    );
    assert_eq!(changed["paths"], known["paths"]);
    assert_ne!(changed["creationDate"], changed["lastModifiedDate"]);
    user.delete(&path, &[]).await.bare(200);
    for reply in [
        user.get(&path).await,
        user.delete(&path, &[]).await,
        user.put(&path, json!({"name": "x", "type": "music"})).await,
        user.get(&format!("{path}/items")).await,
    ] {
        reply.fails(404);
    }
}

#[tokio::test]
async fn they_are_listed_by_type_in_order_and_in_pages() {
    let user = strict();
    for (name, kind) in [("b", "music"), ("c", "image"), ("a", "music")] {
        create(&user, name, kind, &[]).await;
        user.verizon.clock().advance(Duration::from_secs(1));
    }
    let names = async |query: &[(&str, &str)]| {
        let reply = user.list("playlists", query).await.is(200);
        reply
            .names("playlistDefinitions.playlistDefinition")
            .join("")
    };
    assert_eq!(names(&[]).await, "bca");
    assert_eq!(names(&[("sort", "name+asc")]).await, "abc");
    assert_eq!(names(&[("sort", "creationDate+desc")]).await, "acb");
    assert_eq!(names(&[("type", "music")]).await, "ba");
    assert_eq!(
        names(&[("type", ""), ("page", ""), ("count", ""), ("sort", "")]).await,
        "bca"
    );
    assert_eq!(names(&[("page", "2"), ("count", "2")]).await, "a");
    for (name, value) in [("sort", "size+asc"), ("type", "text"), ("count", "101")] {
        user.list("playlists", &[(name, value)]).await.fails(400);
    }
}

#[tokio::test]
async fn items_are_added_listed_removed_and_replaced() {
    let user = strict();
    let uid = create(&user, "Mix", "music", &["/VZMOBILE/a.mp3"]).await;
    let items = format!("playlists/{uid}/items");
    let body = json!({"add": ["/VZMOBILE/b.mp3", "/VZMOBILE/c.mp3"]});
    let added = user.post(&items, body).await.is(201).at("add");
    assert_eq!(added[0]["path"], "/VZMOBILE/b.mp3");
    let listed = user.get(&items).await.is(200);
    assert_eq!(
        listed.names("playlist.playlistElement"),
        ["a.mp3", "b.mp3", "c.mp3"]
    );
    let second = &listed.at("playlist.playlistElement")[1];
    assert_eq!(second["itemuid"], added[0]["itemuid"]);
    assert_eq!(second["size"], 1);
    let sorted = user
        .list(
            &items,
            &[("sort", "size+desc"), ("page", "1"), ("count", "2")],
        )
        .await;
    assert_eq!(sorted.names("playlist.playlistElement"), ["a.mp3", "c.mp3"]);
    let item = format!("{items}/{}", second["itemuid"].as_str().expect("a uid"));
    let content = user.get(&item).await.is(200);
    assert_eq!(content.header("content-type"), "audio/mpeg");
    assert_eq!(content.body.len(), 1);
    let url = format!(
        "{}/{item}?access-token={}",
        user.verizon.api_url(),
        user.token
    );
    user.fetch(&url, &[]).await.is(200);
    user.delete(&item, &[]).await.bare(200);
    user.delete(&item, &[]).await.fails(404);
    user.get(&item).await.fails(404);
    let body = json!({"name": "New", "type": "music", "paths": ["/VZMOBILE/c.mp3"]});
    let changed = user.put(&items, body).await.is(200);
    assert_eq!(changed.at("playlistDefinition.name"), "New");
    let listed = user.get(&items).await;
    assert_eq!(listed.names("playlist.playlistElement"), ["c.mp3"]);
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
    user.verizon.trash("/VZMOBILE/b.mp3");
    let known = user.get(&path).await.at("playlistDefinition");
    assert_eq!(known["paths"], json!(["/VZMOBILE/z.mp3"]));
    user.verizon.purge("/VZMOBILE/z.mp3");
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

#[tokio::test]
async fn its_envelope_can_be_missing() {
    let user = filled(VerizonCloud::builder().envelopes(Envelopes::Bare));
    let body = json!({"name": "x", "type": "music", "paths": []});
    let made = user.post("playlists", body).await.is(201);
    assert_eq!(made.at("name"), "x");
    // That of a single playlist that is read is known.
    let uid = made.at("uid");
    let path = format!("playlists/{}", uid.as_str().expect("a uid"));
    assert_eq!(user.get(&path).await.at("playlistDefinition.name"), "x");
}
