//! Tests of files and folders of the emulated Disk.

use super::client::User;

#[tokio::test]
async fn missing_and_malformed_values_have_different_errors() {
    let user = User::of(cloud_drives_emulator::YandexDisk::builder());
    user.get("disk:/nothing")
        .await
        .fails(404, "DiskNotFoundError");
    user.call("GET", "/resources", &[])
        .await
        .fails(400, "FieldValidationError");
    for (name, value) in [
        ("limit", "-1"),
        ("offset", "x"),
        ("sort", "colour"),
        ("preview_crop", "TRUE"),
    ] {
        let reply = user
            .call("GET", "/resources", &[("path", "/"), (name, value)])
            .await;
        reply.fails(400, "FieldValidationError");
    }
    user.call("GET", "/nowhere", &[])
        .await
        .fails(404, "NotFoundError");
    user.call("POST", "", &[])
        .await
        .fails(405, "MethodNotAllowedError");
}

#[tokio::test]
async fn a_moved_directory_keeps_its_identity_and_a_copy_gets_its_own() {
    let user = User::new();
    user.emulator.put_file("disk:/dir/inner/file", "x");
    let before = user.get("disk:/dir/inner/file").await.json();
    let query = [("from", "disk:/dir"), ("path", "disk:/copy")];
    let copy = user.call("POST", "/resources/copy", &query).await.is(202);
    assert_eq!(user.poll(&copy).await, "in-progress");
    assert_eq!(user.poll(&copy).await, "success");
    let query = [("from", "disk:/dir"), ("path", "disk:/moved")];
    let moved = user.call("POST", "/resources/move", &query).await.is(202);
    user.emulator.finish_operations();
    assert_eq!(user.poll(&moved).await, "success");
    let after = user.get("disk:/moved/inner/file").await.is(200).json();
    let copied = user.get("disk:/copy/inner/file").await.is(200).json();
    assert_eq!(after["resource_id"], before["resource_id"]);
    assert_ne!(copied["resource_id"], before["resource_id"]);
    user.get("disk:/dir").await.fails(404, "DiskNotFoundError");
}
