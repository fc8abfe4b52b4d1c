//! Tests of uploading and downloading folders.

use std::fs;

use cloud_drives::Error;

use super::{bodies, emulator, no_complaints, signed_in};

#[tokio::test]
async fn a_folder_is_uploaded_and_run_again_sends_nothing() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let local = tempfile::tempdir().expect("a folder");
    let path = |name: &str| local.path().join(name);
    fs::create_dir_all(path("day 1/empty")).expect("folders can be made");
    fs::write(path("a & b.txt"), "hello").expect("it can be written");
    fs::write(path("day 1/#2+.jpg"), "a picture").expect("it can be written");

    let target = "/VZMOBILE/backup/2016";
    let sent = cloud
        .upload_folder(local.path(), target)
        .await?
        .complete()?;
    assert_eq!((sent.files.len(), sent.folders.len()), (2, 2));
    let wanted = [
        "/VZMOBILE/backup",
        "/VZMOBILE/backup/2016",
        "/VZMOBILE/backup/2016/a & b.txt",
        "/VZMOBILE/backup/2016/day 1",
        "/VZMOBILE/backup/2016/day 1/#2+.jpg",
        "/VZMOBILE/backup/2016/day 1/empty",
    ];
    let mut there = emulator.paths();
    there.sort();
    assert_eq!(there, wanted);

    emulator.clear_records();
    let sent = cloud
        .upload_folder(local.path(), target)
        .await?
        .complete()?;
    assert_eq!((sent.files.len(), sent.skipped.len()), (0, 4));
    assert!(bodies(&emulator).is_empty());

    fs::write(path("a & b.txt"), "changed").expect("it can be written");
    let sent = cloud.upload_folder(local.path(), target).await?;
    assert!(sent.failed.len() == 1 && sent.failed[0].error.is_conflict());
    let sent = cloud
        .upload_folder(local.path(), target)
        .overwrite(true)
        .await?;
    assert_eq!(sent.complete()?.files.len(), 1);
    let bytes = emulator.file_bytes("/VZMOBILE/backup/2016/a & b.txt");
    assert_eq!(bytes.as_deref(), Some(&b"changed"[..]));

    // Right into a virtual folder, and into a file.
    let flat = cloud.upload_folder(path("day 1"), "/VZMOBILE").await?;
    assert_eq!(flat.complete()?.files[0].id, "/VZMOBILE/#2+.jpg");
    let wrong = cloud
        .upload_folder(local.path(), "/VZMOBILE/#2+.jpg/x")
        .await;
    assert!(wrong.is_err());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_folder_is_downloaded_and_mirrored_in_both_directions() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/photos/a & b.txt", "a");
    emulator.put_file("/VZMOBILE/photos/day 1/#2+.jpg", "picture");
    let local = tempfile::tempdir().expect("a folder");
    fs::write(local.path().join("mine"), "mine").expect("it can be written");
    let download = || {
        cloud
            .download_folder("/VZMOBILE/photos", local.path())
            .mirror(true)
    };
    let got = download().await?.complete()?;
    assert_eq!(
        (got.files.len(), got.folders.len(), got.deleted.len()),
        (2, 1, 1)
    );
    let picture = local.path().join("day 1/#2+.jpg");
    assert_eq!(fs::read_to_string(&picture).expect("it came"), "picture");
    let again = download().await?.complete()?;
    assert_eq!((again.files.len(), again.skipped.len()), (0, 3));

    fs::remove_file(picture).expect("it is there");
    let upload = cloud
        .upload_folder(local.path(), "/VZMOBILE/photos")
        .mirror(true);
    let sent = upload.await?.complete()?;
    assert_eq!((sent.files.len(), sent.deleted.len()), (0, 1));
    assert!(
        emulator
            .file_bytes("/VZMOBILE/photos/day 1/#2+.jpg")
            .is_none()
    );
    no_complaints(&emulator);
    Ok(())
}
