//! Single nodes: folders made, nodes looked up and changed.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::{Value, json};

use crate::client::User;

#[tokio::test]
async fn a_new_folder_looks_as_the_service_shows_it() {
    let user = User::new();
    let root = user.amazon.root_id();
    let body = json!({
        "kind": "FOLDER",
        "name": "Reports",
        "parents": [root],
        "labels": ["x"],
        "properties": {user.amazon.owner_id(): {"k": "v"}},
    });
    let mut node = user.with("POST", "nodes", body).await.is(201).json();
    let id = node["id"].as_str().expect("an id").to_owned();
    assert_eq!(id.len(), 22);
    let etag = node["eTagResponse"].as_str().expect("a tag").len();
    assert_eq!(etag, 11);
    for name in ["id", "eTagResponse"] {
        node.as_object_mut().expect("an object").remove(name);
    }
    let shown = json!({
        "name": "Reports",
        "kind": "FOLDER",
        "version": 1,
        "labels": ["x"],
        "createdDate": "2024-07-06T21:06:24.000Z",
        "modifiedDate": "2024-07-06T21:06:24.000Z",
        "createdBy": "emulated-user1",
        "parents": [root],
        "restricted": false,
        "isShared": false,
        "status": "AVAILABLE",
    });
    assert_eq!(node, shown);
    let entry = user.amazon.entry(&id).expect("a node");
    let property = ("emulated-user1".to_owned(), "k".to_owned(), "v".to_owned());
    assert_eq!(entry.properties, [property]);
}

#[tokio::test]
async fn the_root_folder_has_no_name() {
    let user = User::new();
    let root = user.amazon.root_id();
    let node = user.get(&format!("nodes/{root}")).await.is(200).json();
    assert_eq!(node["isRoot"], true);
    assert_eq!(node["parents"], json!([]));
    assert_eq!(node["createdBy"], "CloudDriveFiles");
    assert!(node.get("name").is_none());
}

#[tokio::test]
async fn a_folder_without_parents_goes_into_the_root() {
    let user = User::new();
    let body = json!({"kind": "FOLDER", "name": "a"});
    let node = user.with("POST", "nodes", body).await.is(201).json();
    assert_eq!(node["parents"], json!([user.amazon.root_id()]));
}

#[tokio::test]
async fn a_name_is_taken_in_any_case_by_files_and_folders() {
    let user = User::new();
    let root = user.amazon.root_id();
    let file = user.amazon.put_file("/Büro.TXT", "x");
    let body = json!({"kind": "FOLDER", "name": "bÜRO.txt", "parents": [root]});
    let reply = user.with("POST", "nodes", body).await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), file);
    let message = format!(
        "Node with the name büro.txt already exists under parentId {root} conflicting NodeId: {file}"
    );
    assert_eq!(reply.json()["message"], message);
    let folder = user.folder("sub", &root).await;
    user.folder("BÜRO.TXT", &folder).await;
}

#[tokio::test]
async fn folders_that_make_no_sense_are_refused() {
    let user = User::of(AmazonDrive::builder());
    let file = user.amazon.put_file("/file", "x");
    let trashed = user.amazon.put_folder("/trashed");
    user.amazon.trash(&trashed);
    let owner = user.amazon.owner_id();
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
async fn a_local_id_makes_one_node() {
    let user = User::new();
    let url = format!("{}nodes?localId=mine", user.amazon.metadata_url());
    let token = format!("Bearer {}", user.token);
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let make = async |name: &str| {
        let body = json!({"kind": "FOLDER", "name": name}).to_string();
        let reply = user.send("POST", &url, &headers, body).await;
        reply.expect("an answer")
    };
    let id = make("a").await.is(201).id();
    assert_eq!(make("b").await.conflict("LOCAL_ID_ALREADY_EXISTS"), id);
    assert_eq!(make("a").await.conflict("LOCAL_ID_ALREADY_EXISTS"), id);
    assert_eq!(user.amazon.paths(), ["/a"]);
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_counts_once() {
    let user = User::new();
    let id = user.amazon.put_file("/a.txt", "x");
    user.amazon.clock().advance(Duration::from_secs(60));
    let path = format!("nodes/{id}");
    let before = user.get(&path).await.json();
    let patch = json!({
        "name": "b.md",
        "description": "words",
        "labels": ["one", "two", "one"],
        "properties": {user.amazon.owner_id(): {"k": "v"}},
    });
    let node = user.with("PATCH", &path, patch).await.is(200).json();
    assert_eq!(node["name"], "b.md");
    assert_eq!(node["description"], "words");
    assert_eq!(node["labels"], json!(["one", "two"]));
    assert_eq!(node["contentProperties"]["extension"], "md");
    assert_eq!(node["version"], 2);
    assert_eq!(node["contentProperties"]["version"], 1);
    assert_eq!(node["createdDate"], before["createdDate"]);
    assert_eq!(node["modifiedDate"], "2024-07-06T21:07:24.000Z");
    assert_ne!(node["eTagResponse"], before["eTagResponse"]);
    let again = user
        .with("PATCH", &path, json!({"labels": []}))
        .await
        .json();
    assert_eq!(again["labels"], json!([]));
    assert_eq!(
        (&again["name"], &again["description"]),
        (&json!("b.md"), &json!("words"))
    );
    assert_eq!(user.amazon.paths(), ["/b.md"]);
}

#[tokio::test]
async fn a_patch_of_parents_replaces_all_of_them() {
    let user = User::new();
    let [a, b, c] = ["/a", "/b", "/c"].map(|path| user.amazon.put_folder(path));
    let file = user.amazon.put_file("/a/f", "x");
    user.amazon.link(&file, &b);
    let path = format!("nodes/{file}");
    let node = user
        .with("PATCH", &path, json!({"parents": [c, b]}))
        .await
        .is(200)
        .json();
    assert_eq!(node["parents"], json!([b, c]));
    assert_eq!(user.amazon.paths(), ["/a", "/b", "/b/f", "/c", "/c/f"]);
    user.with("PATCH", &path, json!({"parents": []}))
        .await
        .is(200);
    assert_eq!(user.amazon.paths(), ["/a", "/b", "/c"]);
    user.with("PATCH", &path, json!({"parents": ["nobody"]}))
        .await
        .fails(404);
    let itself = json!({"parents": [a]});
    user.with("PATCH", &format!("nodes/{a}"), itself)
        .await
        .fails(400);
}

#[tokio::test]
async fn a_patch_that_meets_a_taken_name_changes_nothing() {
    let user = User::new();
    let a = user.amazon.put_folder("/a");
    let taken = user.amazon.put_file("/a/Taken", "x");
    let file = user.amazon.put_file("/taken", "y");
    let path = format!("nodes/{file}");
    let reply = user
        .with("PATCH", &path, json!({"parents": [a], "description": "d"}))
        .await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), taken);
    let reply = user.with("PATCH", &path, json!({"name": "A"})).await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), a);
    let entry = user.amazon.entry(&file).expect("a node");
    assert_eq!(
        (entry.version, entry.parents),
        (1, vec![user.amazon.root_id()])
    );
    let both = json!({"parents": [a], "name": "free"});
    user.with("PATCH", &path, both).await.is(200);
    user.with("PATCH", &path, json!({"name": "FREE"}))
        .await
        .is(200);
    assert_eq!(user.amazon.paths(), ["/a", "/a/FREE", "/a/Taken"]);
}

#[tokio::test]
async fn the_root_folder_stays_where_it_is() {
    let user = User::new();
    let path = format!("nodes/{}", user.amazon.root_id());
    user.with("PATCH", &path, json!({"name": "top"}))
        .await
        .fails(403);
    let a = user.amazon.put_folder("/a");
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
    let file = user.amazon.put_file("/f", "x");
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
    assert_eq!(user.amazon.entry(&file).expect("a node").version, 1);
    let nobody = user.with("PATCH", "nodes/nobody", json!({})).await;
    assert!(nobody.fails(404).contains("nobody"));
    user.get("nodes/nobody").await.fails(404);
}

#[tokio::test]
async fn something_in_the_trash_can_be_renamed_even_to_a_taken_name() {
    let user = User::new();
    let trashed = user.amazon.put_file("/old", "x");
    user.amazon.trash("/old");
    user.amazon.put_file("/new", "y");
    let path = format!("nodes/{trashed}");
    let node = user
        .with("PATCH", &path, json!({"name": "new"}))
        .await
        .is(200)
        .json();
    assert_eq!(
        (&node["name"], &node["status"]),
        (&json!("new"), &json!("TRASH"))
    );
    user.with("PATCH", &path, json!({"status": "AVAILABLE"}))
        .await
        .fails(400);
}

#[tokio::test]
async fn a_pending_file_shows_no_content_until_it_is_available() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    user.amazon.set_pending(&file, 1);
    let path = format!("nodes/{file}");
    let node = user.get(&path).await.json();
    assert_eq!(node["status"], "PENDING");
    assert!(node.get("contentProperties").is_none());
    let node = user.get(&path).await.json();
    assert_eq!(node["status"], "AVAILABLE");
    assert_eq!(node["contentProperties"]["size"], 1);
    user.amazon.set_pending(&file, 100);
    let patched = user
        .with("PATCH", &path, json!({"status": "AVAILABLE"}))
        .await;
    assert_eq!(patched.is(200).json()["status"], "AVAILABLE");
}

#[tokio::test]
async fn links_assets_and_properties_are_shown_on_demand() {
    let user = User::new();
    let file = user.amazon.put_file("/f.mp4", "film");
    let asset = user.amazon.put_asset(&file, "small.mp4", "less");
    let owner = user.amazon.owner_id();
    user.amazon.set_property(&file, &owner, "k", "v");
    user.amazon.set_property(&file, "stranger", "k", "secret");
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
    assert!(link.starts_with(user.amazon.temp_url()), "{link}");
    assert_eq!(node["assets"][0]["id"], asset);
    assert_eq!(node["assets"][0]["kind"], "ASSET");
    assert_eq!(node["properties"], json!({owner: {"k": "v"}}));
    let root = format!("nodes/{}", user.amazon.root_id());
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
async fn the_vendors_name_of_the_date_can_be_had() {
    let user = User::of(
        AmazonDrive::builder()
            .creation_date(true)
            .empty_files_without_properties(true),
    );
    let file = user.amazon.put_file("/f", "");
    let node = user.get(&format!("nodes/{file}")).await.json();
    assert_eq!(node["creationDate"], "2024-07-06T21:06:24.000Z");
    assert!(node.get("createdDate").is_none());
    assert!(node.get("contentProperties").is_none());
}

#[tokio::test]
async fn one_slash_too_many_does_not_matter() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "");
    user.get(&format!("/nodes/{file}")).await.is(200);
}
