//! Tests of finding a child of a folder by its name.

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::NodeId;
use cloud_drives_emulator::AmazonDrive as Emulator;

use super::{Service, all, names};

#[tokio::test]
async fn a_child_is_found_ignoring_case_but_not_in_its_former_folder() -> Result<(), Error> {
    let stale = Emulator::builder().stale_children(std::time::Duration::from_secs(60));
    let service = Service::start(stale).await;
    let drive = service.drive();
    let id = service.put_file("/f/Name", "a");
    let (f, g) = (
        service.node_id("/f").expect("it is there"),
        service.put_folder("/g"),
    );
    let found = drive.find_child(&f, "nAME").await?;
    assert_eq!(found.map(|node| node.id), Some(NodeId::from(&id)));
    drive.move_node(&id, &g).await?;
    let listed = all(drive.list_children(&f)).await?;
    assert_eq!(names(&listed), ["Name"], "the listing lags behind");
    assert!(drive.find_child(&f, "Name").await?.is_none());
    service.trash(&id);
    assert!(drive.find_child(&g, "Name").await?.is_none());
    Ok(())
}
