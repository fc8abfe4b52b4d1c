//! Tests of the typed calls for the trash.

use amazon_drive::types::NodeStatus;
use amazon_drive::{ErrorKind, conflicting_node};

use super::{kind, no_complaints, signed_in};

#[tokio::test]
async fn trash_add_and_restore_take_everything_inside_along() {
    let (emulator, drive) = signed_in().await;
    let inside = emulator.put_file("/f/a", "a");
    let folder = emulator.node_id("/f").unwrap();
    let gone = drive.trash().add(&folder).send().await.unwrap();
    assert_eq!(gone.status, NodeStatus::Trash);
    assert_eq!(emulator.entry(&inside).unwrap().status, "TRASH");
    let back = drive.trash().restore(&folder).send().await.unwrap();
    assert_eq!(back.status, NodeStatus::Available);
    assert_eq!(emulator.paths(), ["/f", "/f/a"]);
    no_complaints(&emulator);
}

#[tokio::test]
async fn trash_list_shows_what_was_thrown_away_without_what_is_inside() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/f/a", "a");
    emulator.put_file("/b", "b");
    emulator.trash("/f");
    emulator.trash("/b");
    let mut items = drive
        .trash()
        .list()
        .limit(1)
        .sort(r#"["name ASC"]"#)
        .items();
    let mut names = Vec::new();
    while let Some(node) = items.try_next().await.unwrap() {
        names.extend(node.name);
    }
    assert_eq!(names, ["b", "f"]);
    no_complaints(&emulator);
}

#[tokio::test]
async fn taken_names_and_missing_nodes_have_different_errors() {
    let (emulator, drive) = signed_in().await;
    let old = emulator.put_file("/a", "old");
    emulator.trash("/a");
    let new = emulator.put_file("/A", "new");
    let error = drive.trash().restore(&old).send().await.unwrap_err();
    assert!(kind(&error).is(ErrorKind::Conflict), "{error}");
    assert_eq!(conflicting_node(&error).as_deref(), Some(new.as_str()));
    for error in [
        drive
            .trash()
            .add("NobodyAAAAAAAAAAAAAAAA")
            .send()
            .await
            .unwrap_err(),
        drive
            .trash()
            .restore("NobodyAAAAAAAAAAAAAAAA")
            .send()
            .await
            .unwrap_err(),
    ] {
        assert_eq!(kind(&error), ErrorKind::NotFound);
    }
    no_complaints(&emulator);
}
