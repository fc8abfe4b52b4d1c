use cloud_drives::verizon_cloud::types::ItemType;
use cloud_drives::verizon_cloud::{ErrorKind, SortField};

use super::{Cloud, kind};

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
async fn the_trash_is_listed_a_page_at_a_time_or_all_of_it() {
    let cloud = cloud().await;
    let top = cloud.cloud.trash().await.unwrap();
    assert_eq!((top.files.len(), top.folders.len()), (1, 1));
    let deep = cloud.cloud.trash().virtualfolder("VZMOBILE").deep(true);
    let deep = deep
        .filter(ItemType::File)
        .sort(SortField::Name.descending());
    let deep = deep.page(1).count(1).await.unwrap();
    assert_eq!((deep.files.len(), deep.files[0].name.as_str()), (1, "b"));
    let nowhere = cloud.cloud.trash().virtualfolder("none").await;
    assert_eq!(kind(nowhere), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn what_was_deleted_is_brought_back() {
    let cloud = cloud().await;
    cloud.cloud.restore("/VZMOBILE/a").await.unwrap();
    let rest = ["/VZMOBILE/d", "/VZWEB/c"];
    cloud.cloud.restore_all(rest).await.unwrap();
    assert!(cloud.emulator.trash_paths().is_empty());
    let again = cloud.cloud.restore("/VZMOBILE/a").await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn the_trash_of_a_virtual_folder_is_emptied() {
    let cloud = cloud().await;
    cloud.cloud.empty_trash().await.unwrap();
    assert_eq!(cloud.emulator.trash_paths(), ["/VZWEB/c"]);
    cloud
        .cloud
        .empty_trash()
        .virtualfolder("VZWEB")
        .await
        .unwrap();
    assert!(cloud.emulator.trash_paths().is_empty());
    let nowhere = cloud.cloud.empty_trash().virtualfolder("none").await;
    assert_eq!(kind(nowhere), ErrorKind::NotFound);
    cloud.no_complaints();
}
