//! Tests of folders: uploads, downloads and walks.

use std::fs;

use futures_util::TryStreamExt as _;
use lagoon::{Lagoon, ROOT};

use super::service::{Failure, Fault};
use super::{bytes, signed_in};

async fn paths(lagoon: &Lagoon) -> Vec<String> {
    let entries = lagoon.walk(ROOT);
    let entries: Vec<_> = entries.try_collect().await.unwrap();
    entries.iter().map(|entry| entry.path()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_folder_is_uploaded_and_no_file_twice() {
    let (service, lagoon) = signed_in();
    let local = tempfile::tempdir().unwrap();
    fs::create_dir_all(local.path().join("inner/empty")).unwrap();
    fs::write(local.path().join("a"), bytes(100_000)).unwrap();
    fs::write(local.path().join("inner/b"), bytes(3)).unwrap();
    service.add_fault(Fault::once("PUT /v1/uploads/", Failure::Status(503)));
    let sent = lagoon.upload_folder(local.path(), ROOT).await.unwrap();
    assert_eq!((sent.files.len(), sent.failed.len()), (2, 0), "{sent:?}");
    assert_eq!(service.at("a"), Some(Some(bytes(100_000).into())));
    assert_eq!(service.at("inner/b"), Some(Some(bytes(3).into())));
    assert_eq!(service.at("inner/empty"), Some(None));

    fs::write(local.path().join("inner/b"), bytes(4)).unwrap();
    let again = lagoon.upload_folder(local.path(), ROOT).overwrite(true);
    let sent = again.await.unwrap();
    let uploaded: Vec<&str> = sent
        .files
        .iter()
        .map(|one| one.entry.path.as_str())
        .collect();
    assert_eq!(uploaded, ["inner/b"], "the others have the same contents");
    assert_eq!(service.at("inner/b"), Some(Some(bytes(4).into())));
}

#[tokio::test(start_paused = true)]
async fn a_folder_whose_creation_was_not_confirmed_is_looked_for() {
    const CREATE: &str = "POST /v1/items/root/children";
    let (service, lagoon) = signed_in();
    let local = tempfile::tempdir().unwrap();
    fs::create_dir(local.path().join("inner")).unwrap();
    fs::write(local.path().join("inner/b"), bytes(3)).unwrap();
    service.add_fault(Fault::once(CREATE, Failure::Status(409)));
    let sent = lagoon.upload_folder(local.path(), ROOT).await.unwrap();
    assert_eq!(
        sent.failed.len(),
        2,
        "a folder that is not there, and its file"
    );
    service.add_fault(Fault::once(CREATE, Failure::AnswerIsLost));
    let sent = lagoon.upload_folder(local.path(), ROOT).await.unwrap();
    assert_eq!((sent.files.len(), sent.failed.len()), (1, 0), "{sent:?}");
    assert_eq!(service.log(CREATE).len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_walk_finds_everything_parents_first() {
    let (service, lagoon) = signed_in();
    let inner = service.put_folder(ROOT, "inner");
    let deep = service.put_folder(&inner, "deep");
    service.put_file(&deep, "b", bytes(1));
    service.put_file(ROOT, "z", bytes(1));
    service.add_fault(Fault::once("GET /v1/items/", Failure::Status(503)).after(1));
    assert_eq!(
        paths(&lagoon).await,
        ["inner", "inner/deep", "inner/deep/b", "z"]
    );
    let mut walk = lagoon.walk(&inner).max_depth(1);
    let only = walk.try_next().await.unwrap().unwrap();
    assert_eq!((only.path(), only.remote.id), ("deep".to_owned(), deep));
    assert!(walk.try_next().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_folder_is_downloaded_and_no_file_twice() {
    let (service, lagoon) = signed_in();
    let inner = service.put_folder(ROOT, "inner");
    service.put_file(ROOT, "a", bytes(100_000));
    service.put_file(&inner, "b", bytes(3));
    let local = tempfile::tempdir().unwrap();
    let download = || lagoon.download_folder(ROOT, local.path()).mirror(true);
    fs::write(local.path().join("mine"), "mine").unwrap();
    let got = download().await.unwrap().complete().unwrap();
    assert_eq!((got.files.len(), got.deleted.len()), (2, 1));
    assert!(fs::read(local.path().join("a")).unwrap() == bytes(100_000));
    assert!(fs::read(local.path().join("inner/b")).unwrap() == bytes(3));
    let again = download().await.unwrap().complete().unwrap();
    assert_eq!((again.files.len(), again.skipped.len()), (0, 3));

    fs::remove_file(local.path().join("a")).unwrap();
    let sent = lagoon.upload_folder(local.path(), ROOT).mirror(true);
    assert_eq!(sent.await.unwrap().deleted.len(), 1);
    assert_eq!(
        (service.at("a"), service.at("inner/b")),
        (None, Some(Some(bytes(3).into())))
    );
}
