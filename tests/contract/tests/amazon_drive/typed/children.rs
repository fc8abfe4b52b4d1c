//! Tests of the typed calls for children of folders.

use amazon_drive::ErrorKind;
use amazon_drive::children::RemoveOutcome;
use amazon_drive::types::MoveChild;
use cloud_drives_emulator::AmazonDrive as Emulator;
use http::Method;

use super::{body, client, kind, last, no_complaints, signed_in};

#[tokio::test]
async fn children_list_gives_what_is_in_a_folder() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/f/b.txt", "b");
    emulator.put_file("/f/a.txt", "a");
    emulator.put_folder("/f/g");
    let folder = emulator.node_id("/f").unwrap();
    let request = drive
        .children()
        .list(&folder)
        .sort(r#"["kind DESC","name ASC"]"#);
    let page = request.send().await.unwrap();
    let names: Vec<_> = page
        .data
        .iter()
        .filter_map(|node| node.name.as_deref())
        .collect();
    assert_eq!(names, ["g", "a.txt", "b.txt"]);
    assert_eq!((page.count, &page.next_token), (Some(3), &None));

    let folders = drive
        .children()
        .list(&folder)
        .filters("kind:FOLDER")
        .send()
        .await
        .unwrap();
    assert_eq!(folders.data.len(), 1);
    let error = drive
        .children()
        .list("NobodyAAAAAAAAAAAAAAAA")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn children_add_puts_a_node_into_one_more_folder_and_remove_takes_it_out() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/f/a", "a");
    let (f, g) = (emulator.node_id("/f").unwrap(), emulator.put_folder("/g"));
    let linked = drive.children().add(&g, &id).send().await.unwrap();
    assert_eq!(last(&emulator).method, Method::PUT);
    assert_eq!(linked.parents, [f.clone(), g]);
    match drive
        .children()
        .remove(&f, &id)
        .send()
        .await
        .unwrap()
        .into_body()
    {
        RemoveOutcome::Removed(node) => assert_eq!(node.parents.len(), 1),
        other => panic!("{other:?}"),
    }
    assert_eq!(emulator.paths(), ["/f", "/g", "/g/a"]);
    let error = drive.children().remove(&f, &id).send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_folder_can_be_put_into_one_that_is_in_it() {
    let (emulator, drive) = signed_in().await;
    let below = emulator.put_folder("/f/g");
    let folder = emulator.node_id("/f").unwrap();
    drive.children().add(&below, &folder).send().await.unwrap();
    let inside = drive.children().list(&below).send().await.unwrap();
    assert_eq!(inside.data[0].id, folder);
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_removal_that_is_only_accepted_is_an_outcome_of_its_own() {
    let emulator = Emulator::builder()
        .child_removal_accepted(true)
        .start()
        .await
        .unwrap();
    let drive = client(&emulator, &emulator.sign_in()).await;
    let id = emulator.put_file("/f/a", "a");
    let folder = emulator.node_id("/f").unwrap();
    let answer = drive.children().remove(&folder, &id).send().await.unwrap();
    assert_eq!(answer.status(), 202);
    assert!(matches!(answer.into_body(), RemoveOutcome::Accepted));
}

#[tokio::test]
async fn children_move_leaves_other_parents_alone() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/f/a", "a");
    let (f, g) = (emulator.node_id("/f").unwrap(), emulator.put_folder("/g"));
    let h = emulator.put_folder("/h");
    emulator.link(&id, &h);
    let moved = drive
        .children()
        .move_(&g, MoveChild::new(&f, &id))
        .send()
        .await
        .unwrap();
    assert_eq!(
        body(&last(&emulator)),
        serde_json::json!({ "fromParent": f, "childId": id })
    );
    assert_eq!(moved.parents.len(), 2);
    assert!(
        moved
            .parents
            .iter()
            .all(|parent| *parent == g || *parent == h)
    );
    emulator.put_file("/f/A", "other");
    let other = emulator.node_id("/f/A").unwrap();
    let error = drive
        .children()
        .move_(&g, MoveChild::new(&f, &other))
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NameAlreadyExists);
    no_complaints(&emulator);
}
