//! Tests of uploading and downloading folders.

use std::fs;
use std::path::Path;

use cloud_drives::transfer::{MatchBy, PlanAction, SkipReason};
use cloud_drives_emulator::Fault;
use http::Method;

use super::signed_in;

/// Files of these contents below a folder.
fn write(root: &Path, files: &[(&str, &str)]) {
    for (path, contents) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
}

#[tokio::test]
async fn upload_folder_creates_the_target_and_its_contents() {
    let (service, disk) = signed_in().await;
    let local = tempfile::tempdir().unwrap();
    write(
        local.path(),
        &[("a.txt", "a"), ("films/ü #?%25.mov", "film")],
    );
    fs::create_dir_all(local.path().join("empty/inner")).unwrap();
    let sent = disk
        .upload_folder(local.path(), "disk:/backup/photos")
        .await
        .unwrap()
        .complete()
        .unwrap();
    assert_eq!((sent.files.len(), sent.folders.len()), (2, 3));
    for path in [
        "disk:/backup/photos/empty/inner",
        "disk:/backup/photos/films",
    ] {
        assert!(service.entry(path).is_some(), "{path}");
    }
    let film = "disk:/backup/photos/films/ü #?%25.mov";
    assert_eq!(service.file_bytes(film).as_deref(), Some(&b"film"[..]));
    assert!(
        sent.placed()
            .any(|(path, address)| path == "films/ü #?%25.mov" && address == film)
    );
}

#[tokio::test]
async fn upload_folder_skips_files_with_the_same_checksums() {
    let (service, disk) = signed_in().await;
    let local = tempfile::tempdir().unwrap();
    write(local.path(), &[("a", "1"), ("f/b", "2"), ("f/c", "3")]);
    let upload = || disk.upload_folder(local.path(), "/");
    let _ = upload().await.unwrap().complete().unwrap();
    write(local.path(), &[("f/b", "x"), ("f/new", "4")]);
    service.clear_records();

    let sent = upload().await.unwrap();
    assert_eq!(service.count_at("upload", "PUT"), 1);
    let same = sent.skipped.iter();
    let same = same.filter(|skipped| skipped.reason == SkipReason::SameContents);
    assert_eq!(same.count(), 2);
    assert_eq!(sent.failed.len(), 1);
    assert!(sent.failed[0].error.is_conflict(), "{:?}", sent.failed);
    let sent = upload().overwrite(true).await.unwrap().complete().unwrap();
    assert_eq!(sent.files.len(), 1);
    assert_eq!(service.file_bytes("disk:/f/b").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn a_folder_is_downloaded_and_mirrored_in_both_directions() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/photos/a.txt", "a");
    service.put_file("disk:/photos/2024/ü #?%25.jpg", "picture");
    let here = tempfile::tempdir().unwrap();
    let local = here.path().join("photos");
    let download = || disk.download_folder("disk:/photos", &local);
    let plan = download().dry_run().await.unwrap();
    assert_eq!(
        (plan.count(PlanAction::Send), plan.bytes(PlanAction::Send)),
        (2, 8)
    );
    assert!(!local.exists());
    service
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").cut_after(1));
    let got = download().await.unwrap().complete().unwrap();
    assert_eq!((got.files.len(), got.folders.len()), (2, 1));
    let picture = local.join("2024/ü #?%25.jpg");
    assert_eq!(fs::read_to_string(&picture).unwrap(), "picture");

    // Nothing is fetched twice; what is gone at the service goes here.
    write(&local, &[("2024/mine.jpg", "x")]);
    service.put_file("disk:/photos/a.txt", "b");
    service.clear_records();
    let got = download().mirror(true).await.unwrap().complete().unwrap();
    assert_eq!((got.files.len(), got.deleted.len()), (1, 1));
    assert_eq!(service.count_at("download", "GET"), 1);
    assert!(picture.exists() && !local.join("2024/mine.jpg").exists());
    let matched = download().match_by(MatchBy::SizeAndTime).await.unwrap();
    assert!(matched.is_complete() && matched.files.is_empty());

    // What is gone here goes into the trash there.
    fs::remove_file(&picture).unwrap();
    let upload = disk.upload_folder(&local, "disk:/photos").mirror(true);
    let sent = upload.await.unwrap().complete().unwrap();
    assert_eq!((sent.files.len(), sent.deleted.len()), (0, 1));
    assert!(service.entry("disk:/photos/2024/ü #?%25.jpg").is_none());
    let thrown = service.trash_paths();
    assert!(thrown[0].starts_with("trash:/ü #?%25.jpg"), "{thrown:?}");
}
