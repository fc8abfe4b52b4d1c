//! Tests of the typed calls for virtual folders.

use verizon_cloud::ErrorKind;

use super::{Cloud, kind};

#[tokio::test]
async fn a_virtual_folder_is_created_renamed_and_deleted() {
    let cloud = Cloud::open().await;
    let folders = cloud.client.virtual_folders();
    let made = folders.create("My & Co 100%").send().await.unwrap();
    assert_eq!(made.path(), "/My & Co 100%");
    let taken = folders.create("My & Co 100%").send().await;
    assert_eq!(kind(taken), ErrorKind::Conflict);
    let renamed = folders.rename("My & Co 100%", "Camera").send().await;
    assert_eq!(renamed.unwrap().name, "Camera");
    assert!(
        cloud
            .emulator
            .virtual_folders()
            .contains(&"Camera".to_owned())
    );
    let missing = folders.rename("none", "x").send().await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    folders.delete("Camera").send().await.unwrap();
    let gone = folders.delete("Camera").send().await;
    assert_eq!(kind(gone), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_virtual_folder_with_items_can_not_be_deleted() {
    let cloud = Cloud::open().await;
    let folders = cloud.client.virtual_folders();
    folders.create("Camera").send().await.unwrap();
    cloud.emulator.put_file("/Camera/a", "1");
    let full = folders.delete("Camera").force(true).send().await;
    assert_eq!(kind(full), ErrorKind::Conflict);
    cloud.emulator.trash("/Camera/a");
    let trashed = folders.delete("Camera").send().await;
    assert_eq!(kind(trashed), ErrorKind::Conflict);
    // References to what was deleted may go with it.
    folders.delete("Camera").force(true).send().await.unwrap();
    assert!(
        !cloud
            .emulator
            .virtual_folders()
            .contains(&"Camera".to_owned())
    );
    cloud.no_complaints();
}
