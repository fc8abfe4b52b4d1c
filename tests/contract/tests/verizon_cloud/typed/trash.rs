//! Tests of the typed calls for the trash.

use verizon_cloud::{ErrorKind, SortField};

use super::{Cloud, file_names, folder_names, kind};

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    for path in ["/VZMOBILE/a", "/VZMOBILE/d/b", "/VZWEB/c"] {
        cloud.emulator.put_file(path, path);
    }
    for path in ["/VZMOBILE/a", "/VZMOBILE/d", "/VZWEB/c"] {
        cloud.emulator.trash(path);
    }
    cloud
}

#[tokio::test]
async fn the_trash_of_a_virtual_folder_lists_the_topmost_or_everything() {
    let cloud = cloud().await;
    let list = || cloud.client.trash().list("VZMOBILE");
    let top = list().send().await.unwrap().into_body();
    assert_eq!(file_names(&top.files), ["a"]);
    assert_eq!(folder_names(&top.folders), ["d"]);
    assert!(top.files[0].deleted && top.folders[0].deleted);
    let deep = list()
        .deep(true)
        .filter("file")
        .sort(SortField::Name.descending());
    let deep = deep.send().await.unwrap().into_body();
    assert_eq!(file_names(&deep.files), ["b", "a"]);
    assert!(deep.folders.is_empty());
    let nowhere = cloud.client.trash().list("none").send().await;
    assert_eq!(kind(nowhere), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn restored_items_are_at_their_former_path() {
    let cloud = cloud().await;
    let restore = |paths: &[&str]| cloud.client.trash().restore(paths.to_vec()).send();
    restore(&["/VZMOBILE/a"]).await.unwrap();
    restore(&["/VZMOBILE/d", "/VZWEB/c"]).await.unwrap();
    assert!(cloud.emulator.trash_paths().is_empty());
    let bytes = cloud.emulator.file_bytes("/VZMOBILE/d/b").unwrap();
    assert_eq!(bytes, "/VZMOBILE/d/b");
    let again = restore(&["/VZMOBILE/a"]).await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn the_trash_of_one_virtual_folder_is_emptied() {
    let cloud = cloud().await;
    cloud.client.trash().empty("VZMOBILE").send().await.unwrap();
    assert_eq!(cloud.emulator.trash_paths(), ["/VZWEB/c"]);
    let nowhere = cloud.client.trash().empty("none").send().await;
    assert_eq!(kind(nowhere), ErrorKind::NotFound);
    cloud.no_complaints();
}
