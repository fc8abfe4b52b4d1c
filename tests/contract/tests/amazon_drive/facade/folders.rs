//! Tests of uploads, downloads and mirrors of whole folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use cloud_drives::Error;
use cloud_drives::transfer::{PlanAction, SkipReason};
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, signed_in};

/// A folder on this machine with these files; those that end in a slash are folders.
fn folder(entries: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (path, contents) in entries {
        let path = root.path().join(path);
        let above = match contents.is_empty() {
            true => path.as_path(),
            false => path.parent().unwrap_or(Path::new(".")),
        };
        fs::create_dir_all(above).expect("it is made");
        if !contents.is_empty() {
            fs::write(&path, contents).expect("it is written");
        }
    }
    root
}

#[tokio::test]
async fn a_whole_folder_is_uploaded_in_one_call() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let local = folder(&[
        ("a.txt", "a"),
        ("films/one.mov", "one"),
        ("films/2024/ü 'two'.mov", "two"),
        ("nothing", ""),
    ]);
    let target = drive.makedirs("/backup").await?;
    let seen: Arc<Mutex<Vec<(usize, u64)>>> = Arc::default();
    let noted = Arc::clone(&seen);
    let sent = drive
        .upload_folder(local.path(), &target.id)
        .concurrency(3)
        .on_progress(move |progress| noted.lock().unwrap().push((progress.files, progress.bytes)))
        .await?
        .complete()?;
    assert_eq!(
        service.paths(),
        [
            "/backup",
            "/backup/a.txt",
            "/backup/films",
            "/backup/films/2024",
            "/backup/films/2024/ü 'two'.mov",
            "/backup/films/one.mov",
            "/backup/nothing",
        ]
    );
    let placed: BTreeMap<&str, &str> = sent.placed().collect();
    assert_eq!(
        placed.get("films/one.mov").copied(),
        service.node_id("/backup/films/one.mov").as_deref()
    );
    assert_eq!((sent.files.len(), sent.folders.len()), (3, 3));
    assert_eq!(seen.lock().unwrap().last(), Some(&(3, 7)));
    Ok(())
}

#[tokio::test]
async fn a_second_upload_skips_files_with_the_same_checksum() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let local = folder(&[("A.TXT", "a"), ("f/b", "b"), ("f/c", "c")]);
    let root = service.root_id();
    let _ = drive.upload_folder(local.path(), &root).await?.complete()?;
    // The service does not tell names apart by case.
    fs::rename(local.path().join("A.TXT"), local.path().join("a.txt")).expect("it is renamed");
    fs::write(local.path().join("f/b"), "B").expect("it is written");
    service.clear_records();

    let sent = drive.upload_folder(local.path(), &root).await?;
    assert_eq!(service.count("POST", "/nodes"), 0);
    assert_eq!(sent.failed.len(), 1);
    assert_eq!(sent.failed[0].entry.path, "f/b");
    assert!(sent.failed[0].error.is_conflict());
    let same: BTreeSet<&str> = sent
        .skipped
        .iter()
        .filter(|skipped| skipped.reason == SkipReason::SameContents)
        .map(|skipped| &*skipped.entry.path)
        .collect();
    assert_eq!(same, BTreeSet::from(["a.txt", "f/c"]));
    assert!(sent.complete().unwrap_err().message().contains("f/b"));

    let sent = drive
        .upload_folder(local.path(), &root)
        .overwrite(true)
        .await?
        .complete()?;
    assert_eq!(sent.files.len(), 1);
    assert_eq!(service.file_bytes("/f/b").as_deref(), Some(&b"B"[..]));
    assert_eq!(
        service.entry("/f/b").expect("it is there").content_version,
        Some(2)
    );
    Ok(())
}

#[tokio::test]
async fn an_empty_file_without_a_description_counts_as_stored() -> Result<(), Error> {
    let silent = Emulator::builder().empty_files_without_properties(true);
    let service = Service::start(silent).await;
    let drive = service.drive();
    let local = folder(&[("a", "1")]);
    fs::write(local.path().join("empty"), "").expect("it is written");
    for sent in [2, 0] {
        let report = drive.upload_folder(local.path(), service.root_id()).await?;
        assert_eq!(report.complete()?.files.len(), sent);
    }
    Ok(())
}

#[tokio::test]
async fn an_upload_of_a_folder_succeeds_despite_lost_answers() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let local = folder(&[("a", "1"), ("b", "2"), ("f/c", "3")]);
    service.faults().add(
        Fault::on(Method::POST, "*/nodes")
            .origin("content")
            .lose_answer(),
    );
    service
        .faults()
        .add(Fault::on(Method::GET, "*/children").status(500));
    let sent = drive
        .upload_folder(local.path(), service.root_id())
        .await?
        .complete()?;
    assert_eq!(sent.files.len(), 3);
    assert_eq!(service.paths(), ["/a", "/b", "/f", "/f/c"]);
    Ok(())
}

#[tokio::test]
async fn a_folder_is_downloaded_and_mirrored_in_both_directions() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let photos = service.put_folder("/photos");
    service.put_folder("/photos/2024");
    service.put_file("/photos/a.txt", "a");
    service.put_file("/photos/2024/b.jpg", "picture");
    let local = folder(&[("mine.txt", "mine")]);
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").cut_after(1));
    let download = || drive.download_folder(&photos, local.path()).mirror(true);
    let plan = download().dry_run().await?;
    assert_eq!(plan.count(PlanAction::Delete), 1);
    let got = download().await?.complete()?;
    assert_eq!(
        (got.files.len(), got.folders.len(), got.deleted.len()),
        (2, 1, 1)
    );
    let picture = local.path().join("2024/b.jpg");
    assert_eq!(fs::read_to_string(&picture).expect("it came"), "picture");
    assert_eq!(fs::read_dir(local.path()).expect("readable").count(), 2);
    let again = download().await?.complete()?;
    assert_eq!((again.files.len(), again.skipped.len()), (0, 3));

    fs::remove_file(picture).expect("it is there");
    let upload = drive.upload_folder(local.path(), &photos).mirror(true);
    let sent = upload.await?.complete()?;
    assert_eq!((sent.files.len(), sent.deleted.len()), (0, 1));
    assert_eq!(
        service.paths(),
        ["/photos", "/photos/2024", "/photos/a.txt"]
    );
    Ok(())
}
