//! Single nodes: creating folders, reading and changing nodes.

use cloud_drives_emulator::AmazonDrive;
use serde_json::{Value, json};

use super::client::User;

#[tokio::test]
async fn folders_that_make_no_sense_are_refused() {
    let user = User::of(AmazonDrive::builder());
    let file = user.emulator.put_file("/file", "x");
    let trashed = user.emulator.put_folder("/trashed");
    user.emulator.trash(&trashed);
    let owner = user.emulator.owner_id();
    let many: serde_json::Map<String, Value> =
        (0..11).map(|n| (n.to_string(), json!("v"))).collect();
    for (status, body) in [
        (400, json!({"name": "a"})),
        (400, json!({"kind": "FILE", "name": "a"})),
        (400, json!({"kind": "FOLDER"})),
        (400, json!({"kind": "FOLDER", "name": ""})),
        (400, json!({"kind": "FOLDER", "name": "x".repeat(257)})),
        (400, json!({"kind": "FOLDER", "name": 5})),
        (400, json!({"kind": "FOLDER", "name": "a", "parents": []})),
        (
            400,
            json!({"kind": "FOLDER", "name": "a", "parents": "root"}),
        ),
        (
            400,
            json!({"kind": "FOLDER", "name": "a", "parents": [file]}),
        ),
        (
            400,
            json!({"kind": "FOLDER", "name": "a", "parents": [trashed]}),
        ),
        (400, json!({"kind": "FOLDER", "name": "a", "labels": [1]})),
        (
            404,
            json!({"kind": "FOLDER", "name": "a", "parents": ["nobody"]}),
        ),
        (
            400,
            json!({"kind": "FOLDER", "name": "a", "properties": {owner.clone(): {"k": 1}}}),
        ),
        (
            400,
            json!({"kind": "FOLDER", "name": "a", "properties": {owner: many}}),
        ),
        (
            403,
            json!({"kind": "FOLDER", "name": "a", "properties": {"stranger": {"k": "v"}}}),
        ),
        (400, json!([])),
    ] {
        user.with("POST", "nodes", body).await.fails(status);
    }
    let long = json!({"kind": "FOLDER", "name": "ü".repeat(256)});
    user.with("POST", "nodes", long).await.is(201);
}

#[tokio::test]
async fn a_patch_that_meets_a_taken_name_changes_nothing() {
    let user = User::new();
    let a = user.emulator.put_folder("/a");
    let taken = user.emulator.put_file("/a/Taken", "x");
    let file = user.emulator.put_file("/taken", "y");
    let path = format!("nodes/{file}");
    let reply = user
        .with("PATCH", &path, json!({"parents": [a], "description": "d"}))
        .await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), taken);
    let reply = user.with("PATCH", &path, json!({"name": "A"})).await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), a);
    let entry = user.emulator.entry(&file).expect("a node");
    assert_eq!(
        (entry.version, entry.parents),
        (1, vec![user.emulator.root_id()])
    );
    let both = json!({"parents": [a], "name": "free"});
    user.with("PATCH", &path, both).await.is(200);
    user.with("PATCH", &path, json!({"name": "FREE"}))
        .await
        .is(200);
    assert_eq!(user.emulator.paths(), ["/a", "/a/FREE", "/a/Taken"]);
}

#[tokio::test]
async fn the_root_folder_stays_where_it_is() {
    let user = User::new();
    let path = format!("nodes/{}", user.emulator.root_id());
    user.with("PATCH", &path, json!({"name": "top"}))
        .await
        .fails(403);
    let a = user.emulator.put_folder("/a");
    user.with("PATCH", &path, json!({"parents": [a]}))
        .await
        .fails(403);
    user.with("PATCH", &path, json!({"description": "all"}))
        .await
        .is(200);
}

#[tokio::test]
async fn patches_that_make_no_sense_are_refused() {
    let user = User::of(AmazonDrive::builder());
    let file = user.emulator.put_file("/f", "x");
    let path = format!("nodes/{file}");
    for body in [
        json!({"name": ""}),
        json!({"name": null}),
        json!({"labels": "one"}),
        json!({"description": "x".repeat(501)}),
        json!({"parents": [file]}),
        json!({"status": "TRASH"}),
        json!({"status": 1}),
        json!("name"),
    ] {
        user.with("PATCH", &path, body).await.fails(400);
    }
    assert_eq!(user.emulator.entry(&file).expect("a node").version, 1);
    let nobody = user.with("PATCH", "nodes/nobody", json!({})).await;
    assert!(nobody.fails(404).contains("nobody"));
    user.get("nodes/nobody").await.fails(404);
}

#[tokio::test]
async fn links_assets_and_properties_are_shown_on_demand() {
    let user = User::new();
    let file = user.emulator.put_file("/f.mp4", "film");
    let asset = user.emulator.put_asset(&file, "small.mp4", "less");
    let owner = user.emulator.owner_id();
    user.emulator.set_property(&file, &owner, "k", "v");
    user.emulator.set_property(&file, "stranger", "k", "secret");
    let path = format!("nodes/{file}");
    let plain = user.get(&path).await.json();
    for name in ["tempLink", "assets", "properties"] {
        assert!(plain.get(name).is_none(), "{name}");
    }
    let query = [
        ("tempLink", "true"),
        ("asset", "ALL"),
        ("fields", "[\"properties\"]"),
    ];
    let node = user.call("GET", &path, &query).await.is(200).json();
    let link = node["tempLink"].as_str().expect("a link");
    assert!(link.starts_with(user.emulator.temp_url()), "{link}");
    assert_eq!(node["assets"][0]["id"], asset);
    assert_eq!(node["assets"][0]["kind"], "ASSET");
    assert_eq!(node["properties"], json!({owner: {"k": "v"}}));
    let root = format!("nodes/{}", user.emulator.root_id());
    let folder = user
        .call("GET", &root, &[("tempLink", "true")])
        .await
        .json();
    assert!(folder.get("tempLink").is_none());
    user.call("GET", &path, &[("fields", "properties")])
        .await
        .fails(400);
}

#[tokio::test]
async fn one_slash_too_many_does_not_matter() {
    let user = User::new();
    let file = user.emulator.put_file("/f", "");
    user.get(&format!("/nodes/{file}")).await.is(200);
}
