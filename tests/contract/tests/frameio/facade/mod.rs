//! Tests of the Frame.io facade against the emulator over real connections: all layers together, which the scripted tests cover separately.

use cloud_drives::prelude::*;

mod folders;
mod killed;
mod limits;
mod restore;
mod settle;
mod traced;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cloud_drives::frameio::{Asset, ErrorKind, FrameIoBuilder, Rendition, types};
use cloud_drives::poll::PollSettings;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::{Error, FrameIo};
use cloud_drives_emulator::{Fault, FrameIo as Emulator};
use http::Method;

const PART: u64 = 256 * 1024;

async fn emulator() -> Emulator {
    Emulator::builder()
        .strict(true)
        .part_size(PART)
        .upload_polls(2)
        .transcode_polls(2)
        .rate_limits(false)
        .start()
        .await
        .expect("loopback can be bound")
}

/// Waits that take no time, of which there are as many as usual.
fn builder(emulator: &Emulator) -> FrameIoBuilder {
    FrameIo::builder()
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.ims_url())
        .retry_policy(
            RetryPolicy::new()
                .attempts(3)
                .backoff(Backoff::fixed(Duration::ZERO)),
        )
        .rate_limits(RateLimits::off())
        .poll(PollSettings::every(Duration::from_millis(1)))
}

fn signed_in(emulator: &Emulator) -> FrameIo {
    let builder = builder(emulator).token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// A project with a root folder: ids of both.
fn project(emulator: &Emulator) -> (String, String) {
    let project = emulator.put_project("Film");
    let root = emulator.root_folder_id(&project).expect("there it is");
    (project, root)
}

fn contents(bytes: u64) -> Vec<u8> {
    (0..bytes).map(|byte| (byte % 251) as u8).collect()
}

#[tokio::test]
async fn a_day_at_the_cutting_table() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (project, root) = project(&emulator);
    let account = emulator.account_id();

    let day = frame.make_folders(account, &root, "Day 1/Camera A").await?;
    let film = contents(5 * PART + 7);
    let first = frame
        .upload(account, &day, film.clone())
        .name("take 1.mp4")
        .await?;
    assert!(first.receipt.complete);
    assert_eq!(first.receipt.parts, 5);
    assert_eq!(
        emulator.file_bytes(&first.receipt.file_id).as_deref(),
        Some(&film[..])
    );

    let mut back = Vec::new();
    let target = DownloadTarget::writer(&mut back);
    frame
        .download(account, &first.receipt.file_id, target)
        .await?;
    assert!(back == film);

    let early = frame
        .download(
            account,
            &first.receipt.file_id,
            DownloadTarget::writer(tokio::io::sink()),
        )
        .rendition(Rendition::Thumbnail);
    assert!(
        early.await.is_err_and(|error| error.is_protocol()),
        "not transcoded yet"
    );
    frame
        .wait_until_transcoded(account, &first.receipt.file_id)
        .await?;
    let still = frame
        .download(
            account,
            &first.receipt.file_id,
            DownloadTarget::writer(tokio::io::sink()),
        )
        .rendition(Rendition::Thumbnail)
        .await?;
    assert!(still.size > 0);

    let second = frame
        .upload(account, &day, b"cut".to_vec())
        .name("take 2.mp4")
        .await?;
    let stack = frame
        .add_version(
            account,
            Asset::file(&first.receipt.file_id),
            &second.receipt.file_id,
        )
        .await?;
    let third = frame
        .upload(account, &day, b"cut 3".to_vec())
        .name("take 3.mp4")
        .await?;
    assert_eq!(
        frame
            .add_version(
                account,
                Asset::file(&first.receipt.file_id),
                &third.receipt.file_id
            )
            .await?,
        stack
    );
    let copy = frame.copy(account, stack.clone()).to(&root).await?;
    frame.move_(account, copy, &day).await?;

    let found = frame.resolve(account, &project, "Day 1/Camera A").await?;
    let found = Asset::try_from(&found.expect("it was made"))?;
    assert_eq!(found, Asset::folder(&day));
    let mut walk = frame
        .tree(account)
        .of_projects()
        .page_size(1)
        .into_version_stacks(true)
        .walk(&project);
    let (mut files, mut stacks) = (0, 0);
    while let Some(found) = walk.try_next().await? {
        match found.remote.item {
            types::AssetWithIncludes::File(_) => files += 1,
            types::AssetWithIncludes::VersionStack(_) => stacks += 1,
            _ => {}
        }
    }
    assert_eq!((files, stacks), (6, 2));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn parts_survive_what_can_happen_to_them() -> Result<(), Error> {
    let emulator = Arc::new(emulator().await);
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let part = || Fault::on(Method::PUT, "*").origin("upload");
    let failing = emulator.faults().add(part().times(2).status(500));
    let film = contents(8 * PART);
    let done = frame
        .upload(account, &root, film.clone())
        .name("a.mp4")
        .await?;
    assert_eq!((failing.used(), done.attempts), (2, 1));
    assert_eq!(
        emulator.file_bytes(&done.receipt.file_id).as_deref(),
        Some(&film[..])
    );

    // All addresses expire while the upload is under way: another file gets all of it.
    let (watched, seen) = (emulator.clone(), Arc::new(AtomicU64::new(0)));
    let once = seen.clone();
    let done = frame
        .upload(account, &root, film.clone())
        .name("b.mp4")
        .concurrency(1)
        .on_progress(move |progress| {
            if progress.bytes > 3 * PART && once.swap(1, Ordering::SeqCst) == 0 {
                watched.expire_part_urls();
            }
        })
        .await?;
    assert_eq!((done.attempts, seen.load(Ordering::SeqCst)), (2, 1));
    assert_eq!(
        emulator.file_bytes(&done.receipt.file_id).as_deref(),
        Some(&film[..])
    );
    assert_eq!(
        emulator.snapshot(),
        ["Film/a.mp4", "Film/b.mp4"],
        "nothing unfinished stays"
    );

    emulator.fail_uploads(1);
    let error = frame.upload(account, &root, film).name("c.mp4").await;
    assert!(error.is_err_and(|error| error.is_operation_failed()));
    Ok(())
}

#[tokio::test]
async fn an_upload_that_was_cut_off_is_completed_by_the_next_run() -> Result<(), Error> {
    let emulator = emulator().await;
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let folder = tempfile::tempdir().expect("a folder");
    let (film, state) = (folder.path().join("film.mp4"), folder.path().join("state"));
    std::fs::write(&film, contents(10 * PART)).expect("it can be written");

    let (reached, waiting) = tokio::sync::oneshot::channel();
    let mut reached = Some(reached);
    let upload = signed_in(&emulator)
        .upload(account, &root, &film)
        .concurrency(2)
        .resumable(&state)
        .on_progress(move |progress| {
            if progress.bytes > 5 * PART
                && let Some(reached) = reached.take()
            {
                let _ = reached.send(());
            }
        });
    tokio::select! {
        done = upload.into_future() => panic!("it was to be cut off: {done:?}"),
        _ = waiting => {}
    }
    let kept = std::fs::read_to_string(&state).expect("the state file");
    assert!(!kept.contains("Bearer"));

    // Another client, as another process would have it.
    let done = signed_in(&emulator)
        .upload(account, &root, &film)
        .resumable(&state)
        .await?;
    assert_eq!(
        emulator.file_bytes(&done.receipt.file_id).as_deref(),
        Some(&contents(10 * PART)[..])
    );
    assert_eq!(emulator.snapshot(), ["Film/film.mp4"], "one file");
    let puts = emulator.parts_received(&done.receipt.file_id);
    // What was under way at the cut may have arrived without anybody knowing.
    let again = puts.iter().filter(|puts| **puts > 1).count();
    assert!(puts.len() == 10 && again <= 2, "{puts:?}");
    assert!(!state.exists());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_download_succeeds_despite_expired_links_and_interruptions() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let film = contents(1_000_000);
    let file = emulator
        .put_file(&root, "film.mp4", film.clone())
        .expect("it is put");
    let account = emulator.account_id();
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("film.mp4");
    emulator
        .faults()
        .add(Fault::on(Method::GET, "*").origin("media").status(403));
    let done = frame
        .download(account, &file, &target)
        .concurrency(3)
        .await?;
    assert_eq!(done.size, 1_000_000);
    assert!(std::fs::read(&target).expect("it is there") == film);
    emulator
        .deny_download(&file, true)
        .expect("the file is there");
    let error = frame.download(account, &file, &target).await;
    assert_eq!(
        error.as_ref().map_err(ErrorKind::of),
        Err(ErrorKind::Forbidden)
    );
    Ok(())
}

#[tokio::test]
async fn remote_files_and_attachments_arrive() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    emulator.host_url("https://example.com/b.mov", "from afar");
    let file = frame
        .remote_upload(account, &root, "https://example.com/b.mov")
        .await?;
    assert_eq!(
        emulator.file_bytes(&file.id).as_deref(),
        Some(&b"from afar"[..])
    );
    let missing = frame.remote_upload(account, &root, "https://example.com/nothing.mov");
    assert!(
        missing
            .await
            .is_err_and(|error| error.is_operation_failed())
    );
    emulator.connect_storage(account, "dailies/c.mov", "from storage");
    let file = frame
        .import_file(account, &root, "dailies/c.mov", account)
        .await?;
    assert_eq!(
        emulator.file_bytes(&file.id).as_deref(),
        Some(&b"from storage"[..])
    );

    let comment = types::CreateCommentParamsData::new("Nice");
    let comment = frame
        .api()
        .comments()
        .create(account, &file.id, comment)
        .send()
        .await?;
    let notes = contents(2 * PART + 1);
    let attached = frame
        .upload_attachment(account, &comment.id, "application/pdf", notes.clone())
        .name("notes.pdf")
        .await?;
    assert_eq!(
        emulator
            .attachment_bytes(&attached.receipt.attachment_id)
            .as_deref(),
        Some(&notes[..])
    );
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_film_is_read_in_ranges_over_links_that_expire() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let film = contents(1_000_000);
    let file = emulator
        .put_file(&root, "film.mp4", film.clone())
        .expect("it is put");
    let account = emulator.account_id();
    let media = || Fault::on(Method::GET, "*").origin("media");
    emulator.faults().add(media().cut_after(5000));
    let opened = frame.open(account, &file).range(10_000..20_000).await?;
    assert_eq!(
        (opened.len(), opened.content_type()),
        (Some(1_000_000), Some("video/mp4"))
    );
    emulator.faults().add(media().status(403));
    let end = opened
        .read_range(999_990..)
        .await
        .expect_err("it has no bound");
    assert!(end.is_invalid_input());
    assert_eq!(
        opened.read_range(999_990..=u64::MAX - 1).await?,
        film[999_990..]
    );
    assert_eq!(opened.collect(1 << 20).await?, film[10_000..20_000]);
    no_complaints(&emulator);
    Ok(())
}
