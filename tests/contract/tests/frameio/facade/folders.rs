//! Uploads of whole folders.

use std::collections::BTreeMap;
use std::fs;

use cloud_drives::Error;
use cloud_drives::transfer::{MatchBy, SkipReason};

use super::{emulator, no_complaints, project, signed_in};

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
