//! Tests of the typed call for metadata.

use verizon_cloud::types::ItemType;
use verizon_cloud::{ErrorKind, SortField};

use super::{Cloud, file_names, folder_names, kind};

/// Names with every sign that a path or a query could take for its own.
pub(super) const ODD: [&str; 8] = [
    "a&b=c",
    "a+b",
    "a#b",
    "a%20b",
    "a b",
    "ü 日本",
    "a?b;c",
    "'\"<>\\",
];

#[tokio::test]
async fn the_root_lists_the_virtual_folders() {
    let cloud = Cloud::open().await;
    let root = cloud.client.files().root().send().await.unwrap();
    assert!(folder_names(&root.folders).contains(&"VZMOBILE"));
    assert!(root.files.is_empty());
    let phone = root.folders.iter().find(|folder| folder.name == "VZMOBILE");
    assert_eq!(phone.unwrap().path(), "/VZMOBILE");
    // As the vendor's client asked for it.
    let slash = cloud.client.files().metadata("/").send().await.unwrap();
    let slash = slash.into_body().folder.unwrap();
    assert_eq!(folder_names(&slash.folders), folder_names(&root.folders));
    cloud.no_complaints();
}

#[tokio::test]
async fn a_path_is_a_folder_with_what_is_in_it_or_a_file() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/d/a.jpg", "hello");
    cloud.emulator.put_folder("/VZMOBILE/d/e");
    let found = cloud.client.files().metadata("/VZMOBILE/d").send().await;
    let folder = found.unwrap().into_body().folder.unwrap();
    assert_eq!(folder.path(), "/VZMOBILE/d");
    assert_eq!(file_names(&folder.files), ["a.jpg"]);
    assert_eq!(folder_names(&folder.folders), ["e"]);
    let found = cloud
        .client
        .files()
        .metadata("/VZMOBILE/d/a.jpg")
        .send()
        .await;
    let file = found.unwrap().into_body().file.unwrap();
    let sum = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert_eq!((file.size, file.checksum.as_deref()), (5, Some(sum)));
    assert_eq!(file.extension.as_deref(), Some("jpg"));
    assert_eq!(file.uri, cloud.emulator.uri("/VZMOBILE/d/a.jpg"));
    assert!(file.content_token.is_some() && !file.deleted);
    let empty = cloud.client.files().metadata("/VZMOBILE/d/e").send().await;
    let empty = empty.unwrap().into_body().folder.unwrap();
    assert!(empty.files.is_empty() && empty.folders.is_empty());
    cloud.no_complaints();
}

#[tokio::test]
async fn names_with_signs_of_every_kind_are_found() {
    let cloud = Cloud::open().await;
    for name in ODD {
        let path = format!("/VZMOBILE/{name}/{name}.txt");
        cloud.emulator.put_file(&path, name);
        let found = cloud.client.files().metadata(&path).send().await.unwrap();
        assert_eq!(found.path(), Some(path));
    }
    cloud.no_complaints();
}

#[tokio::test]
async fn a_listing_is_ordered_filtered_and_shows_what_is_in_the_trash_on_demand() {
    let cloud = Cloud::open().await;
    for (name, size) in [("a", 3), ("b", 1), ("c", 2)] {
        cloud
            .emulator
            .put_pattern(&format!("/VZMOBILE/d/{name}"), size);
    }
    cloud.emulator.put_folder("/VZMOBILE/d/e");
    cloud.emulator.trash("/VZMOBILE/d/b");
    let metadata = || cloud.client.files().metadata("/VZMOBILE/d");
    let listed = metadata().sort(SortField::Size.ascending()).send().await;
    let folder = listed.unwrap().into_body().folder.unwrap();
    assert_eq!(file_names(&folder.files), ["c", "a"]);
    // The other way to write it, for a server that takes no plus sign.
    let listed = metadata().sort("size desc").filter(ItemType::File);
    let folder = listed.send().await.unwrap().into_body().folder.unwrap();
    assert_eq!(file_names(&folder.files), ["a", "c"]);
    assert!(folder.folders.is_empty());
    let listed = metadata().include_deleted(true).filter("file");
    let folder = listed.send().await.unwrap().into_body().folder.unwrap();
    let deleted: Vec<bool> = folder.files.iter().map(|file| file.deleted).collect();
    assert_eq!(deleted, [false, true, false]);
    cloud.no_complaints();
}

#[tokio::test]
async fn missing_paths_are_not_found_and_removed_ones_are_gone() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "hello");
    cloud.emulator.trash("/VZMOBILE/a");
    let metadata = |path: &str| cloud.client.files().metadata(path).send();
    assert_eq!(kind(metadata("/VZMOBILE/b").await), ErrorKind::NotFound);
    let gone = metadata("/VZMOBILE/a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&gone), ErrorKind::Gone);
    assert!(ErrorKind::of(&gone).is(ErrorKind::NotFound));
}
