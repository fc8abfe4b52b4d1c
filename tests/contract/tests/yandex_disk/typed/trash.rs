//! Tests of the typed calls for the trash.

use yandex_disk::ErrorKind;
use yandex_disk::resources::{RemoveTrashOutcome, RestoreTrashOutcome};

use super::signed_in;

#[tokio::test]
async fn what_is_deleted_is_found_in_the_trash_under_a_suffixed_path_and_restored() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    disk.resources().delete("disk:/a.txt").await.unwrap();
    let trash = disk.resources().trash("trash:/").send().await.unwrap();
    let item = &trash.embedded.as_ref().unwrap().items[0];
    assert_eq!(item.name, "a.txt");
    assert!(item.path.starts_with("trash:/a.txt_"), "{}", item.path);
    assert_eq!(item.origin_path.as_deref(), Some("disk:/a.txt"));
    assert!(item.deleted.is_some());
    let back = disk
        .resources()
        .restore_trash(&item.path)
        .name("b.txt")
        .send()
        .await
        .unwrap();
    assert!(
        matches!(**back, RestoreTrashOutcome::Created(_)),
        "{back:?}"
    );
    assert!(emulator.entry("disk:/b.txt").is_some());
}

#[tokio::test]
async fn the_trash_is_emptied_item_by_item_or_whole() {
    let (emulator, disk) = signed_in().await;
    for name in ["a", "b", "c"] {
        emulator.put_file(&format!("disk:/{name}"), name);
        disk.resources()
            .delete(format!("disk:/{name}"))
            .await
            .unwrap();
    }
    let first = emulator.trash_paths().remove(0);
    let one = disk
        .resources()
        .remove_trash()
        .path(&first)
        .send()
        .await
        .unwrap();
    assert_eq!(one.into_body(), RemoveTrashOutcome::NoContent);
    let emptying = disk.resources().remove_trash().send().await.unwrap();
    assert!(emptying.status().is_success());
    emulator.finish_operations();
    assert_eq!(emulator.trash_paths(), Vec::<String>::new());
    let gone = disk.resources().trash(&first).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&gone), ErrorKind::PathNotFound);
}
