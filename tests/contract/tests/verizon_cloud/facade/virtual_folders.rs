use cloud_drives::verizon_cloud::ErrorKind;

use super::{Cloud, kind};

#[tokio::test]
async fn a_virtual_folder_is_created_once() {
    let cloud = Cloud::open().await;
    let made = cloud.cloud.create_virtualfolder("My & Co").await.unwrap();
    assert_eq!(made.path(), "/My & Co");
    let taken = cloud.cloud.create_virtualfolder("My & Co").await;
    assert_eq!(kind(taken), ErrorKind::Conflict);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_virtual_folder_is_deleted_with_references_to_what_was_deleted_on_demand() {
    let cloud = Cloud::open().await;
    cloud.cloud.create_virtualfolder("Work").await.unwrap();
    cloud.emulator.put_file("/Work/a", "1");
    cloud.emulator.trash("/Work/a");
    let full = cloud.cloud.delete_virtualfolder("Work").await;
    assert_eq!(kind(full), ErrorKind::Conflict);
    cloud
        .cloud
        .delete_virtualfolder("Work")
        .force(true)
        .await
        .unwrap();
    let again = cloud.cloud.delete_virtualfolder("Work").await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_virtual_folder_gets_another_name() {
    let cloud = Cloud::open().await;
    cloud.cloud.create_virtualfolder("Work").await.unwrap();
    let renamed = cloud.cloud.rename_virtualfolder("Work", "Archive").await;
    assert_eq!(renamed.unwrap().path(), "/Archive");
    let missing = cloud.cloud.rename_virtualfolder("Work", "x").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}
