//! What is at a path, and how files and folders look.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use crate::client::{User, sum};

#[tokio::test]
async fn the_root_lists_the_virtual_folders() {
    let user = User::new();
    for path in ["metadata", "metadata/"] {
        let root = user.get(path).await.is(200);
        assert_eq!(
            root.names("folder.folder"),
            ["MyComputer", "VZMOBILE", "VZWEB"]
        );
        assert_eq!(root.at("folder.file"), Value::Null);
    }
    let root = user.get("metadata").await;
    assert_eq!(root.at("folder.folder")[1]["immutable"], true);
    assert_eq!(root.at("folder.folder")[1]["parentPath"], "/");
}

#[tokio::test]
async fn a_file_and_a_folder_say_what_they_are() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/Trip 2016/a.JPG", "hello");
    let file = user.get("metadata/VZMOBILE/Trip%202016/a.JPG").await;
    let file = file.is(200).at("file");
    assert_eq!(file["name"], "a.JPG");
    assert_eq!(file["parentPath"], "/VZMOBILE/Trip 2016");
    assert_eq!((&file["size"], &file["version"]), (&json!(5), &json!(1)));
    assert_eq!(file["checksum"], sum(b"hello").as_str());
    assert_eq!(file["extension"], "JPG");
    assert_eq!(file["versionCreated"], "2024-07-06T21:06:24.000Z");
    assert_eq!(file["contentAccessible"], true);
    assert_eq!(file["systemAttributes"]["Mime-Type"], "image/jpeg");
    let uri = file["uri"].as_str().expect("a uri");
    let (scheme, path) = uri.rsplit_once(':').expect("a colon");
    assert!(scheme.starts_with("dv-file://"));
    assert_eq!(path, "VZMOBILE/Trip 2016/a.JPG");
    assert!(file.get("deleted").is_none());
    let folder = user.get("metadata/VZMOBILE/Trip%202016").await;
    let folder = folder.is(200).at("folder");
    assert_eq!((&folder["size"], &folder["count"]), (&json!(5), &json!(1)));
    assert_eq!(folder["file"][0], file);
    assert!(folder.get("folder").is_none());
}

#[tokio::test]
async fn what_was_removed_is_gone_and_what_never_was_is_not_found() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    user.verizon.put_file("/VZMOBILE/b.txt", "b");
    user.verizon.trash("/VZMOBILE/a");
    user.get("metadata/VZMOBILE/a").await.fails(410);
    user.get("metadata/VZMOBILE/a/x.txt").await.fails(410);
    user.get("metadata/VZMOBILE/no").await.fails(404);
    user.get("metadata/VZMOBILE/b.txt/c").await.fails(404);
    let with = [("includeDeleted", "True")];
    let folder = user.list("metadata/VZMOBILE/a", &with).await.is(200);
    assert_eq!(folder.at("folder.deleted"), true);
    assert_eq!(folder.at("folder.file")[0]["deleted"], true);
    let above = user.list("metadata/VZMOBILE", &with).await;
    assert_eq!(above.names("folder.folder"), ["a"]);
    let above = user.get("metadata/VZMOBILE").await;
    assert_eq!(above.at("folder.folder"), Value::Null);
    user.verizon.purge("/VZMOBILE/b.txt");
    user.get("metadata/VZMOBILE/b.txt").await.fails(404);
}

#[tokio::test]
async fn listings_are_sorted_filtered_and_cut_into_pages() {
    let user = User::new();
    for (name, size) in [("a.txt", 3), ("b.txt", 1), ("c.txt", 2)] {
        user.verizon.put_pattern(&format!("/VZMOBILE/{name}"), size);
    }
    user.verizon.put_folder("/VZMOBILE/dir");
    let files = async |query: &[(&str, &str)]| {
        let reply = user.list("metadata/VZMOBILE", query).await.is(200);
        reply.names("folder.file")
    };
    assert_eq!(files(&[]).await, ["a.txt", "b.txt", "c.txt"]);
    let by_size = [("sort", "size+desc"), ("filter", "file")];
    assert_eq!(files(&by_size).await, ["a.txt", "c.txt", "b.txt"]);
    assert_eq!(files(&[("filter", "folder")]).await, [""; 0]);
    let page = |page| [("sort", "size+desc"), ("page", page), ("count", "2")];
    assert_eq!(files(&page("1")).await, ["a.txt", "c.txt"]);
    assert_eq!(files(&page("2")).await, ["b.txt"]);
    assert!(files(&page("3")).await.is_empty());
    // The plus sign may have been sent as it is, which reads as a blank.
    let url = format!("{}/metadata/VZMOBILE?sort=size+asc", user.verizon.api_url());
    let reply = user.authorized("GET", &url, &[], "").await.is(200);
    assert_eq!(reply.names("folder.file"), ["b.txt", "c.txt", "a.txt"]);
}

#[tokio::test]
async fn wrong_parameters_are_refused_and_empty_ones_are_as_if_absent() {
    let user = User::of(VerizonCloud::builder());
    for (name, value) in [
        ("sort", "name"),
        ("sort", "weight+asc"),
        ("filter", "files"),
        ("page", "0"),
        ("page", "1"),
        ("count", "none"),
        ("includeDeleted", "yes"),
    ] {
        user.list("metadata/VZMOBILE", &[(name, value)])
            .await
            .fails(400);
    }
    let empty = ["sort", "filter", "page", "count", "includeDeleted"].map(|name| (name, ""));
    user.list("metadata/VZMOBILE", &empty).await.is(200);
}

#[tokio::test]
async fn odd_names_come_through_in_paths_and_answers() {
    let user = User::new();
    for name in ["a&b", "a+b", "a#b", "a%b", "a%2Fb", "ä ö", "a?b", "a\"b"] {
        user.upload("/VZMOBILE", name, name.as_bytes())
            .await
            .is(201);
        let encoded: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let encoded = encoded.replace('+', "%20");
        let reply = user.get(&format!("metadata/VZMOBILE/{encoded}")).await;
        assert_eq!(reply.is(200).at("file.name"), name);
        let path = format!("/VZMOBILE/{name}");
        assert_eq!(
            user.verizon.file_bytes(&path).as_deref(),
            Some(name.as_bytes())
        );
        user.remove(&path).await.is(200);
    }
}

#[tokio::test]
async fn other_readings_of_the_sheet_can_be_chosen() {
    let user = User::of(
        VerizonCloud::builder()
            .single_as_object(true)
            .hyphenated_attributes(false)
            .attributes_as_text(true)
            .empty_root_parent(true),
    );
    user.verizon.put_file("/VZMOBILE/a.mp3", "a");
    let attributes = json!({"trackNumber": 7, "artist": "Nobody"});
    user.verizon.set_attributes("/VZMOBILE/a.mp3", attributes);
    let folder = user.get("metadata/VZMOBILE").await.is(200).at("folder");
    assert_eq!(folder["parentPath"], "");
    assert_eq!(folder["file"]["name"], "a.mp3");
    let attributes = &folder["file"]["systemAttributes"];
    assert_eq!(attributes["MimeType"], "audio/mpeg");
    assert_eq!(attributes["TrackNumber"], "7");
    assert_eq!(attributes["Artist"], "Nobody");
}

#[tokio::test]
async fn the_account_tells_its_quota_and_only_a_phone_has_an_alias() {
    let user = User::of(VerizonCloud::builder().strict(true).quota(100));
    user.verizon.put_file("/VZMOBILE/a", "12345");
    let account = user.get("account").await.is(200).json();
    assert_eq!(account["usage"], json!({"quota": 100, "quotaUsed": 5}));
    assert!(account["id"].as_str().is_some_and(|id| id.len() > 20));
    assert!(account.get("alias").is_none());
    let user = User::of(VerizonCloud::builder().alias("15551234567"));
    assert_eq!(user.get("account").await.at("alias"), "15551234567");
}
