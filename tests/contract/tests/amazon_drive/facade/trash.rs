use cloud_drives::Error;
use cloud_drives::amazon_drive::types::NodeStatus;
use cloud_drives::amazon_drive::{ErrorKind, conflicting_node};

use super::{all, kind, names, signed_in};

#[tokio::test]
async fn a_node_goes_to_the_trash_with_all_that_is_in_it() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/f/a", "a");
    let folder = service.node_id("/f").expect("it is there");
    assert_eq!(
        drive.move_to_trash(&folder).await?.status,
        NodeStatus::Trash
    );
    assert!(service.paths().is_empty());
    assert_eq!(names(&all(drive.list_trash()).await?), ["f"]);
    assert_eq!(
        kind(drive.move_to_trash("NobodyAAAAAAAAAAAAAAAA").await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[tokio::test]
async fn a_node_comes_back_unless_its_name_was_taken() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "a");
    drive.move_to_trash(&id).await?;
    assert_eq!(drive.restore(&id).await?.status, NodeStatus::Available);
    assert_eq!(service.paths(), ["/a"]);
    drive.move_to_trash(&id).await?;
    let other = service.put_file("/A", "other");
    let error = drive.restore(&id).await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!(conflicting_node(&error), Some(other));
    Ok(())
}

#[tokio::test]
async fn the_trash_is_listed_page_by_page() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    for number in 0..5 {
        let path = format!("/{number}");
        service.put_file(&path, "x");
        service.trash(&path);
    }
    let all = all(drive.list_trash().limit(2)).await?;
    assert_eq!((all.len(), service.count("GET", "/trash")), (5, 3));
    Ok(())
}

#[tokio::test]
async fn files_and_folders_in_the_trash_are_found_by_filter() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/f/inside", "a");
    service.put_file("/b", "b");
    service.put_file("/stays", "s");
    service.trash("/f");
    service.trash("/b");
    let files = all(drive.get_trashed_files()).await?;
    let mut files = names(&files);
    files.sort();
    assert_eq!(files, ["b", "inside"]);
    assert_eq!(
        service.last().query("filters"),
        Some("status:TRASH AND kind:FILE")
    );
    assert_eq!(names(&all(drive.get_trashed_folders()).await?), ["f"]);
    assert_eq!(
        service.last().query("filters"),
        Some("status:TRASH AND kind:FOLDER")
    );
    Ok(())
}
