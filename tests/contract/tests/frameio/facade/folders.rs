//! Tests of uploading folders.

use std::collections::BTreeMap;
use std::fs;

use cloud_drives::Error;
use cloud_drives::transfer::{MatchBy, SkipReason};

use super::{PART, contents, emulator, no_complaints, project, signed_in};

#[tokio::test]
async fn a_folder_is_uploaded_with_all_that_is_in_it() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (project, root) = project(&emulator);
    let account = emulator.account_id();
    let local = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(local.path().join("Day 1/none")).expect("they are made");
    fs::write(local.path().join("Day 1/take.mov"), vec![7_u8; 600_000]).expect("it is written");
    fs::write(local.path().join("note.txt"), "note").expect("it is written");
    fs::write(local.path().join("empty"), "").expect("it is written");

    let sent = frame.upload_folder(account, &root, local.path()).await?;
    // The service takes no empty file.
    assert_eq!(sent.failed.len(), 1);
    assert_eq!(sent.failed[0].entry.path, "empty");
    assert!(sent.failed[0].error.is_invalid_input(), "{:?}", sent.failed);
    let placed: BTreeMap<&str, &str> = sent.placed().collect();
    assert_eq!(placed.len(), 4);
    let take = emulator.file_bytes(placed["Day 1/take.mov"]);
    assert_eq!(take.map(|bytes| bytes.len()), Some(600_000));
    assert!(
        frame
            .resolve(account, &project, "Day 1/none")
            .await?
            .is_some()
    );

    // Names are not unique and there are no sums: whether the size is enough is for the caller to say.
    let again = || {
        frame
            .upload_folder(account, &root, local.path())
            .only(|entry| entry.size != Some(0))
    };
    let same = again().match_by(MatchBy::Size).await?.complete()?;
    assert_eq!((same.files.len(), same.folders.len()), (0, 0));
    let skipped = same.skipped.iter();
    let skipped = skipped.filter(|skipped| skipped.reason == SkipReason::SameContents);
    assert_eq!(skipped.count(), 2);
    let doubled = again().await?.complete()?;
    assert_eq!((doubled.files.len(), doubled.folders.len()), (2, 0));
    let takes = frame
        .resolve_all(account, &project, "Day 1/take.mov")
        .await?;
    assert_eq!(takes.len(), 2);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_large_file_of_a_folder_is_completed_by_the_next_run() -> Result<(), Error> {
    let emulator = emulator().await;
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let local = tempfile::tempdir().expect("a folder");
    let states = tempfile::tempdir().expect("a folder").keep();
    let film = contents(40 * PART);
    fs::write(local.path().join("film.mov"), &film).expect("it is written");
    let upload = || {
        signed_in(&emulator)
            .upload_folder(account, &root, local.path())
            .resumable(&states)
    };
    let (reached, waiting) = tokio::sync::oneshot::channel();
    let mut reached = Some(reached);
    let cut = upload().on_progress(move |progress| {
        if progress.bytes > 20 * PART
            && let Some(reached) = reached.take()
        {
            let _ = reached.send(());
        }
    });
    tokio::select! {
        done = cut.into_future() => panic!("it was to be cut off: {done:?}"),
        _ = waiting => {}
    }
    let sent = upload().await?.complete()?;
    let id = &sent.files[0].id;
    assert!(emulator.file_bytes(id).as_deref() == Some(&film[..]));
    assert_eq!(emulator.snapshot(), ["Film/film.mov"], "one file");
    let puts = emulator.parts_received(id);
    // What was under way at the cut may have arrived without anybody knowing.
    let again = puts.iter().filter(|puts| **puts > 1).count();
    assert!(puts.len() == 40 && again <= 5, "{puts:?}");
    assert!(!states.exists());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_folder_is_downloaded_by_size_and_time() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    for (name, contents) in [("a.mp4", "one"), ("b.mp4", "three")] {
        emulator.put_file(&root, name, contents).expect("it is put");
    }
    let local = tempfile::tempdir().expect("a folder");
    std::fs::write(local.path().join("mine"), "mine").expect("it can be written");
    let download = || {
        frame
            .download_folder(account, &root, local.path())
            .match_by(MatchBy::SizeAndTime)
            .mirror(true)
    };
    let got = download().await?.complete()?;
    assert_eq!((got.files.len(), got.deleted.len()), (2, 1));
    let came = std::fs::read_to_string(local.path().join("b.mp4"));
    assert_eq!(came.expect("it came"), "three");
    let again = download().await?.complete()?;
    assert_eq!((again.files.len(), again.skipped.len()), (0, 2));

    // Without checksums and unique names, nothing at the service can be told to be gone.
    let upload = frame
        .upload_folder(account, &root, local.path())
        .mirror(true);
    assert!(
        upload
            .await
            .expect_err("it is not a mirror")
            .is_invalid_input()
    );

    emulator
        .put_file(&root, "a.mp4", "another")
        .expect("it is put");
    let twice = download().await?;
    assert_eq!((twice.failed.len(), twice.deleted.len()), (1, 0));
    assert!(twice.failed[0].error.is_conflict());
    no_complaints(&emulator);
    Ok(())
}
