use cloud_drives::Error;
use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives_emulator::AmazonDrive as Emulator;

use super::{Service, all, body, kind, names, signed_in};

#[tokio::test]
async fn all_children_come_over_all_pages() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    for number in 0..450 {
        service.put_file(&format!("/f/{number:03}"), "x");
    }
    let folder = service.node_id("/f").expect("it is there");
    let children = all(drive.list_children(&folder)).await?;
    assert_eq!(children.len(), 450);
    assert_eq!(service.count("GET", "/children"), 3, "200 a page");
    assert_eq!(
        kind(all(drive.list_children("NobodyAAAAAAAAAAAAAAAA")).await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[tokio::test]
async fn folders_alone_are_listed_by_filter() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/f/a", "a");
    service.put_folder("/f/g");
    let folder = service.node_id("/f").expect("it is there");
    assert_eq!(names(&all(drive.list_child_folders(&folder)).await?), ["g"]);
    assert_eq!(service.last().query("filters"), Some("kind:FOLDER"));
    Ok(())
}

#[tokio::test]
async fn a_node_is_put_into_one_more_folder() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, g) = (service.put_file("/f/a", "a"), service.put_folder("/g"));
    assert_eq!(drive.add_child(&g, &id).await?.parents.len(), 2);
    assert_eq!(service.paths(), ["/f", "/f/a", "/g", "/g/a"]);
    service.put_file("/h/A", "other");
    let h = service.node_id("/h").expect("it is there");
    assert_eq!(
        kind(drive.add_child(&h, &id).await),
        ErrorKind::NameAlreadyExists
    );
    Ok(())
}

#[tokio::test]
async fn a_node_is_taken_out_of_a_folder_and_may_be_in_none() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/f/a", "a");
    let folder = service.node_id("/f").expect("it is there");
    drive.remove_child(&folder, &id).await?;
    assert!(service.entry(&id).expect("it is there").parents.is_empty());
    assert_eq!(
        kind(drive.remove_child(&folder, &id).await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[tokio::test]
async fn a_node_is_moved_from_one_folder_and_stays_in_others() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, g, h) = (
        service.put_file("/f/a", "a"),
        service.put_folder("/g"),
        service.put_folder("/h"),
    );
    let f = service.node_id("/f").expect("it is there");
    service.link(&id, &g);
    drive.move_node_from(&id, &f, &h).await?;
    assert_eq!(
        body(&service.last()),
        serde_json::json!({ "fromParent": f, "childId": id })
    );
    assert_eq!(service.paths(), ["/f", "/g", "/g/a", "/h", "/h/a"]);
    Ok(())
}

#[tokio::test]
async fn a_child_is_found_whatever_its_case_and_not_where_it_has_left() -> Result<(), Error> {
    let stale = Emulator::builder().stale_children(std::time::Duration::from_secs(60));
    let service = Service::start(stale).await;
    let drive = service.drive();
    let id = service.put_file("/f/Name", "a");
    let (f, g) = (
        service.node_id("/f").expect("it is there"),
        service.put_folder("/g"),
    );
    let found = drive.find_child(&f, "nAME").await?;
    assert_eq!(found.map(|node| node.id), Some(id.clone()));
    drive.move_node(&id, &g).await?;
    let listed = all(drive.list_children(&f)).await?;
    assert_eq!(names(&listed), ["Name"], "the listing lags behind");
    assert!(drive.find_child(&f, "Name").await?.is_none());
    service.trash(&id);
    assert!(drive.find_child(&g, "Name").await?.is_none());
    Ok(())
}
