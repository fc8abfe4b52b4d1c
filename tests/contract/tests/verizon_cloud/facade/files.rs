//! Tests of files and folders: metadata, copies, moves, deletions.

use cloud_drives::verizon_cloud::{ErrorKind, OnConflict, OnCopyConflict, Override};

use super::{Cloud, kind};

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.txt", "new");
    cloud.emulator.put_file("/VZMOBILE/b.txt", "old");
    cloud
}

#[tokio::test]
async fn a_copy_takes_files_folders_and_every_way_out_of_a_conflict() {
    let cloud = cloud().await;
    let source = cloud.cloud.file_metadata("/VZMOBILE/a.txt").await.unwrap();
    // What the service has told stands for its path.
    let made = cloud
        .cloud
        .copy(&source, "/VZMOBILE/d/c.txt")
        .await
        .unwrap();
    assert_eq!(made.path(), "/VZMOBILE/d/c.txt");
    let copy = || cloud.cloud.copy("/VZMOBILE/a.txt", "/VZMOBILE/b.txt");
    let refused = copy().on_conflict(OnConflict::Fail).await;
    assert_eq!(kind(refused), ErrorKind::Conflict);
    let kept = copy().on_conflict(OnConflict::KeepBoth).await.unwrap();
    assert_eq!(kept.name(), "b (1).txt");
    for (way, version) in [
        (OnCopyConflict::NewVersion, 2),
        (OnCopyConflict::Replace, 1),
    ] {
        let made = copy().on_conflict(way).await.unwrap();
        assert_eq!(made.as_file().unwrap().version, Some(version), "{way:?}");
    }
    let folder = cloud.cloud.copy("/VZMOBILE/d", "/VZWEB/d").await.unwrap();
    assert!(folder.is_folder());
    let missing = cloud.cloud.copy("/VZMOBILE/none", "/VZMOBILE/x").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_folder_is_made_at_its_whole_path() {
    let cloud = cloud().await;
    let made = cloud
        .cloud
        .create_folder("/VZMOBILE/films & more")
        .await
        .unwrap();
    assert_eq!(
        (made.parent_path.as_str(), made.name.as_str()),
        ("/VZMOBILE", "films & more")
    );
    let again = cloud.cloud.create_folder("/VZMOBILE/films & more");
    let again = again.override_(Override::Modify).await.unwrap();
    assert_eq!(again.path(), made.path());
    let lost = cloud.cloud.create_folder("/VZMOBILE/x/y").await;
    assert_eq!(kind(lost), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_deletion_moves_to_the_trash_unless_it_is_permanent() {
    let cloud = cloud().await;
    cloud.cloud.delete("/VZMOBILE/a.txt").await.unwrap();
    cloud
        .cloud
        .delete("/VZMOBILE/b.txt")
        .purge(true)
        .await
        .unwrap();
    assert_eq!(cloud.emulator.trash_paths(), ["/VZMOBILE/a.txt"]);
    let missing = cloud.cloud.delete("/VZMOBILE/b.txt").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    let virtual_folder = cloud.cloud.delete("/VZMOBILE").await.unwrap_err();
    assert!(virtual_folder.is_invalid_input(), "{virtual_folder}");
    cloud.no_complaints();
}

#[tokio::test]
async fn metadata_of_a_file_and_of_a_folder_are_two_calls() {
    let cloud = cloud().await;
    cloud.emulator.put_folder("/VZMOBILE/d");
    let file = cloud.cloud.file_metadata("/VZMOBILE/a.txt").await.unwrap();
    assert_eq!((file.size, file.path().as_str()), (3, "/VZMOBILE/a.txt"));
    let folder = cloud.cloud.metadata("/VZMOBILE").await.unwrap();
    assert_eq!((folder.files.len(), folder.folders.len()), (2, 1));
    let wrong = cloud.cloud.file_metadata("/VZMOBILE/d").await.unwrap_err();
    assert!(wrong.is_wrong_resource_type(), "{wrong}");
    let missing = cloud.cloud.metadata("/VZMOBILE/none").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn metadata_of_the_root_are_the_virtual_folders() {
    let cloud = cloud().await;
    let root = cloud.cloud.metadata("/").await.unwrap();
    let names = root.folders.iter().map(|folder| folder.name.as_str());
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    assert_eq!(names, cloud.emulator.virtual_folders());
    cloud.no_complaints();
}

#[tokio::test]
async fn moves_and_renames_take_whole_paths_and_every_way_out_of_a_conflict() {
    let cloud = cloud().await;
    let refused = cloud.cloud.move_("/VZMOBILE/a.txt", "/VZMOBILE/b.txt");
    let refused = refused.on_conflict(OnConflict::Fail).await;
    assert_eq!(kind(refused), ErrorKind::Conflict);
    let kept = cloud.cloud.rename("/VZMOBILE/a.txt", "/VZMOBILE/b.txt");
    let kept = kept.on_conflict(OnConflict::KeepBoth).await.unwrap();
    assert_eq!(kept.path(), "/VZMOBILE/b (1).txt");
    let over = cloud.cloud.move_(&kept, "/VZMOBILE/b.txt").await.unwrap();
    assert_eq!(over.path(), "/VZMOBILE/b.txt");
    assert_eq!(cloud.emulator.paths(), ["/VZMOBILE/b.txt"]);
    assert_eq!(cloud.emulator.file_bytes("/VZMOBILE/b.txt").unwrap(), "new");
    let renamed = cloud
        .cloud
        .rename("/VZMOBILE/b.txt", "/VZMOBILE/c.txt")
        .await;
    assert_eq!(renamed.unwrap().name(), "c.txt");
    let missing = cloud.cloud.rename("/VZMOBILE/none", "/VZMOBILE/x").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}
