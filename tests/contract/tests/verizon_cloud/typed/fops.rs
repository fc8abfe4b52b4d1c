//! Tests of the typed file operations: copies, moves, renames, folders, deletions.

use verizon_cloud::ErrorKind;
use verizon_cloud::types::{CopyItem, MoveItem, NewFolder, OnConflict, OnCopyConflict, Override};

use super::metadata::ODD;
use super::{Cloud, kind};

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.txt", "new");
    cloud.emulator.put_file("/VZMOBILE/b.txt", "old");
    cloud
}

fn version(cloud: &Cloud) -> i64 {
    let there = cloud.emulator.item("/VZMOBILE/b.txt").expect("it is there");
    there["version"].as_i64().expect("a number")
}

#[tokio::test]
async fn a_copy_creates_the_missing_folders_of_its_target() {
    let cloud = cloud().await;
    let copy = CopyItem::new("/VZMOBILE/a.txt", "/VZMOBILE/d/e/c.txt");
    let made = cloud.client.files().copy(copy).send().await.unwrap();
    assert_eq!(made.path().as_deref(), Some("/VZMOBILE/d/e/c.txt"));
    let folder = CopyItem::new("/VZMOBILE/d", "/VZWEB/d");
    let made = cloud.client.files().copy(folder).send().await.unwrap();
    assert!(made.folder.is_some());
    assert_eq!(
        cloud.emulator.file_bytes("/VZWEB/d/e/c.txt").unwrap(),
        "new"
    );
    cloud.no_complaints();
}

#[tokio::test]
async fn a_copy_resolves_a_conflict_as_requested() {
    for (way, outcome) in [
        (OnCopyConflict::Overwrite, Ok(("b.txt", 2))),
        (OnCopyConflict::Replace, Ok(("b.txt", 1))),
        (OnCopyConflict::NewVersion, Ok(("b.txt", 2))),
        (OnCopyConflict::Fail, Err(ErrorKind::Conflict)),
        (OnCopyConflict::KeepBoth, Ok(("b (1).txt", 1))),
    ] {
        let cloud = cloud().await;
        let copy = CopyItem::new("/VZMOBILE/a.txt", "/VZMOBILE/b.txt").on_conflict(way);
        let made = cloud.client.files().copy(copy).send().await;
        let made = made.map(|made| made.into_body().file.unwrap().name);
        let there = cloud.emulator.file_bytes("/VZMOBILE/b.txt").unwrap();
        match outcome {
            Ok((name, number)) => {
                assert_eq!(made.unwrap(), name, "{way:?}");
                assert_eq!(version(&cloud), number, "{way:?}");
                assert_eq!(there == "new", name == "b.txt", "{way:?}");
            }
            Err(expected) => {
                assert_eq!(kind(made), expected);
                assert_eq!(there, "old");
            }
        }
        cloud.no_complaints();
    }
}

#[tokio::test]
async fn moves_and_renames_resolve_a_conflict_as_requested() {
    for way in [
        OnConflict::Overwrite,
        OnConflict::Fail,
        OnConflict::KeepBoth,
    ] {
        for renames in [false, true] {
            let cloud = cloud().await;
            let item = MoveItem::new("/VZMOBILE/a.txt", "/VZMOBILE/b.txt").on_conflict(way);
            let made = match renames {
                true => cloud.client.files().rename(item).send().await,
                false => cloud.client.files().move_(item).send().await,
            };
            let paths = cloud.emulator.paths();
            match way {
                OnConflict::Overwrite => {
                    made.unwrap();
                    assert_eq!(paths, ["/VZMOBILE/b.txt"]);
                }
                OnConflict::Fail => {
                    assert_eq!(kind(made), ErrorKind::Conflict);
                    assert_eq!(paths, ["/VZMOBILE/a.txt", "/VZMOBILE/b.txt"]);
                }
                _ => {
                    let path = made.unwrap().path();
                    assert_eq!(path.as_deref(), Some("/VZMOBILE/b (1).txt"));
                    assert_eq!(paths, ["/VZMOBILE/b (1).txt", "/VZMOBILE/b.txt"]);
                }
            }
            cloud.no_complaints();
        }
    }
}

#[tokio::test]
async fn a_folder_is_created_once_and_exists_the_second_time() {
    let cloud = Cloud::open().await;
    let create = |folder: NewFolder| cloud.client.files().create_folder(folder).send();
    let made = create(NewFolder::new("/VZMOBILE", "d")).await.unwrap();
    assert_eq!(
        (made.status().as_u16(), made.path().as_str()),
        (201, "/VZMOBILE/d")
    );
    cloud.emulator.put_file("/VZMOBILE/d/a", "hello");
    let again = create(NewFolder::new("/VZMOBILE", "d")).await.unwrap();
    assert_eq!(again.status().as_u16(), 200);
    let modified = NewFolder::new("/VZMOBILE", "d").override_(Override::Modify);
    assert_eq!(create(modified).await.unwrap().status().as_u16(), 200);
    assert_eq!(cloud.emulator.paths(), ["/VZMOBILE/d", "/VZMOBILE/d/a"]);
    let anew = NewFolder::new("/VZMOBILE", "d").override_(Override::Overwrite);
    create(anew).await.unwrap();
    assert_eq!(cloud.emulator.paths(), ["/VZMOBILE/d"]);
    let lost = create(NewFolder::new("/VZMOBILE/x", "d")).await;
    assert_eq!(kind(lost), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn names_with_signs_of_every_kind_are_made_moved_and_deleted() {
    let cloud = Cloud::open().await;
    let files = cloud.client.files();
    for name in ODD {
        let folder = NewFolder::new("/VZMOBILE", name);
        let made = files.create_folder(folder).send().await.unwrap();
        let path = made.path();
        let item = MoveItem::new(&path, format!("{path} 2"));
        let moved = files.rename(item).send().await.unwrap().path().unwrap();
        assert_eq!(cloud.emulator.paths(), [moved.as_str()]);
        files.delete(&moved).purge(true).send().await.unwrap();
        assert!(cloud.emulator.paths().is_empty(), "{name}");
    }
    cloud.no_complaints();
}

#[tokio::test]
async fn a_deletion_moves_to_the_trash_or_is_permanent() {
    let cloud = cloud().await;
    let delete = |path: &str| cloud.client.files().delete(path);
    delete("/VZMOBILE/a.txt").send().await.unwrap();
    assert_eq!(cloud.emulator.trash_paths(), ["/VZMOBILE/a.txt"]);
    delete("/VZMOBILE/b.txt").purge(true).send().await.unwrap();
    assert_eq!(cloud.emulator.trash_paths(), ["/VZMOBILE/a.txt"]);
    let again = delete("/VZMOBILE/a.txt").send().await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}
