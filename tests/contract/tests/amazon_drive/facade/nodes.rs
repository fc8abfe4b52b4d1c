use cloud_drives::Error;
use cloud_drives::amazon_drive::types::{AssetMode, NewFolder, NodePatch, NodeStatus};
use cloud_drives::amazon_drive::{ErrorKind, conflicting_node, is_valid_id};

use super::{body, kind, signed_in};

#[tokio::test]
async fn the_root_is_found_by_its_filter() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    assert_eq!(drive.get_root_id().await?, service.root_id());
    assert_eq!(service.last().query("filters"), Some("isRoot:true"));
    assert!(drive.get_root_node().await?.is_root);
    Ok(())
}

#[tokio::test]
async fn metadata_comes_with_a_link_unless_it_is_not_wanted() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "hello");
    service.put_asset(&id, "small", "s");
    service.set_property(&id, &service.owner_id(), "k", "v");
    let node = drive.get_metadata(&id).await?;
    assert!(node.temp_link.is_some() && node.assets.is_empty());
    let seen = service.last();
    assert_eq!(
        (seen.query("tempLink"), seen.query("asset")),
        (Some("true"), Some("NONE"))
    );
    let node = drive
        .get_metadata(&id)
        .temp_link(false)
        .asset(AssetMode::All)
        .fields(r#"["properties"]"#)
        .await?;
    assert!(node.temp_link.is_none());
    assert_eq!((node.assets.len(), node.properties.len()), (1, 1));
    assert_eq!(
        kind(drive.get_metadata("NobodyAAAAAAAAAAAAAAAA").await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[tokio::test]
async fn a_folder_is_made_in_the_root_or_where_it_is_told_to() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let reports = drive.create_folder("Reports").await?;
    let labels = drive
        .create_folder(NewFolder::new("2024").parents([&reports.id]).labels(["x"]))
        .await?;
    assert_eq!(labels.labels, ["x"]);
    assert_eq!(service.paths(), ["/Reports", "/Reports/2024"]);
    let error = drive.create_folder("REPORTS").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NameAlreadyExists);
    assert_eq!(conflicting_node(&error), Some(reports.id));
    let made = drive.create_folder("once").local_id("mine").await?;
    let error = drive
        .create_folder("twice")
        .local_id("mine")
        .await
        .unwrap_err();
    assert_eq!(conflicting_node(&error), Some(made.id));
    Ok(())
}

#[tokio::test]
async fn a_patch_changes_what_it_names() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "a");
    let patch = NodePatch::new().description("summer").labels(["x"]);
    let changed = drive.update_metadata(&id, patch).await?;
    assert_eq!(changed.description.as_deref(), Some("summer"));
    assert_eq!(changed.name.as_deref(), Some("a.txt"));
    assert!(changed.version > Some(1));
    Ok(())
}

#[tokio::test]
async fn a_node_gets_another_name_also_in_the_trash() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "a");
    service.put_file("/taken", "t");
    assert_eq!(
        drive.rename_node(&id, "b.txt").await?.name.as_deref(),
        Some("b.txt")
    );
    assert_eq!(
        body(&service.last()),
        serde_json::json!({ "name": "b.txt" })
    );
    assert_eq!(
        kind(drive.rename_node(&id, "TAKEN").await),
        ErrorKind::NameAlreadyExists
    );
    service.trash("/b.txt");
    drive.rename_node(&id, "c.txt").await?;
    assert_eq!(service.entry(&id).expect("it is there").name, "c.txt");
    Ok(())
}

#[tokio::test]
async fn moving_by_parents_takes_a_node_out_of_all_others() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/f/a", "a");
    let (g, h) = (service.put_folder("/g"), service.put_folder("/h"));
    service.link(&id, &g);
    let moved = drive.move_node(&id, &h).await?;
    assert_eq!(moved.parents, [h]);
    assert_eq!(service.paths(), ["/f", "/g", "/h", "/h/a"]);
    Ok(())
}

#[tokio::test]
async fn a_pending_node_is_made_available() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "a");
    service.set_pending(&id, 5);
    assert_eq!(drive.get_metadata(&id).await?.status, NodeStatus::Pending);
    assert_eq!(
        drive.set_available(&id).await?.status,
        NodeStatus::Available
    );
    assert_eq!(
        body(&service.last()),
        serde_json::json!({ "status": "AVAILABLE" })
    );
    Ok(())
}

#[tokio::test]
async fn nobody_may_delete_for_good() {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "a");
    let error = drive.purge(&id).await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
    assert!(error.message().contains("purgeNode"), "{error}");
    assert_eq!(service.count("DELETE", &id), 1, "it is not tried again");
}

#[test]
fn an_id_has_22_characters_of_64() {
    for id in ["RootAAAAAAAAAAAAAAAAA0", "-_AAAAAAAAAAAAAAAAAAA9"] {
        assert!(is_valid_id(id), "{id}");
    }
    for id in [
        "",
        "RootAAAAAAAAAAAAAAAAA",
        "RootAAAAAAAAAAAAAAAAA00",
        "RootAAAAAAAAAAAAAAAA/0",
        "RootAAAAAAAAAAAAAAAAü0",
    ] {
        assert!(!is_valid_id(id), "{id}");
    }
}
