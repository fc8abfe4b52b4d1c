//! Tests of paths and walks over a service that knows only ids.

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::NodeId;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{all, signed_in};

#[tokio::test]
async fn the_folders_of_a_path_start_at_the_root_or_are_missing() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_folder("/a/b");
    service.put_file("/a/file", "x");
    let ids: Vec<NodeId> = drive
        .resolve_folder_path("/a/b")
        .await?
        .into_iter()
        .map(|node| node.id)
        .collect();
    let expected = ["/a", "/a/b"].map(|path| service.node_id(path).expect("it is there"));
    assert_eq!(ids[0], service.root_id());
    assert_eq!(ids[1..], expected);
    for path in ["/a/none", "/a/file"] {
        assert!(drive.resolve_folder_path(path).await?.is_empty(), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn missing_folders_are_created() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_folder("/a");
    let made = drive.makedirs("/A/b/c").await?;
    assert_eq!(service.paths(), ["/a", "/a/b", "/a/b/c"]);
    assert_eq!(drive.makedirs("a/B/C").await?.id, made.id);
    service.put_file("/a/file", "x");
    let error = drive.makedirs("/a/file/below").await.unwrap_err();
    assert!(error.is_wrong_resource_type(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_folder_that_is_not_listed_yet_is_found_by_the_conflict() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let there = service.put_folder("/a");
    let nothing = Fault::on(Method::GET, "*/children").status(200);
    service
        .faults()
        .add(nothing.body("application/json", r#"{"count":0,"data":[]}"#));
    assert_eq!(drive.makedirs("/A").await?.id, there);
    Ok(())
}

#[tokio::test]
async fn a_tree_with_cycles_is_walked_once() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a/1.txt", "1");
    service.put_file("/a/b/2.txt", "2");
    let (a, b) = (
        service.node_id("/a").expect("there"),
        service.node_id("/a/b").expect("there"),
    );
    service.link(&a, &b);
    let mut walk = drive.walk(service.root_id());
    let mut seen = Vec::new();
    while let Some(entry) = walk.try_next().await? {
        seen.push((entry.path(), entry.is_repeated));
    }
    seen.sort();
    assert_eq!(
        seen,
        [
            ("a".to_owned(), false),
            ("a/1.txt".to_owned(), false),
            ("a/b".to_owned(), false),
            ("a/b/2.txt".to_owned(), false),
            ("a/b/a".to_owned(), true),
        ]
    );
    Ok(())
}

#[tokio::test]
async fn an_empty_path_is_not_the_root() {
    let (service, drive) = signed_in().await;
    for error in [
        drive.resolve_path("").await.unwrap_err(),
        drive.resolve_folder_path("").await.unwrap_err(),
        drive.makedirs("").await.unwrap_err(),
        all(drive.list_children("")).await.unwrap_err(),
        drive.move_to_trash("").await.unwrap_err(),
    ] {
        assert!(error.is_invalid_input(), "{error}");
    }
    assert!(service.requests().is_empty());
}
