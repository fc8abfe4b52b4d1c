//! Tests of uploads and their faults.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::transfer::{DownloadTarget, UploadSource};
use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives::{CallOptions, Error};
use cloud_drives_emulator::verizon_cloud::{Envelopes, Failure};
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;

use super::{CHUNK, bodies, builder, contents, count, emulator, no_complaints, signed_in};

fn post(path: &str) -> Fault {
    Fault::on(Method::POST, format!("*{path}*"))
}

#[tokio::test]
async fn a_file_is_the_same_in_one_piece_or_in_chunks() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ü & + # % 100%.mov");
    let film = contents(5 * CHUNK + 7);
    std::fs::write(&path, &film).expect("it can be written");

    let whole = cloud.upload(&path, "/VZMOBILE").await?;
    assert_eq!(whole.receipt.path(), "/VZMOBILE/ü & + # % 100%.mov");
    assert!(emulator.file_bytes(&whole.receipt.path()).as_deref() == Some(&film[..]));
    assert_eq!(bodies(&emulator), [0]);
    emulator.clear_records();

    let cut = cloud.upload(&path, "/VZMOBILE").name("in chunks & so.mov");
    let cut = cut.chunked(true).chunk_size(CHUNK).await?;
    assert!(emulator.file_bytes(&cut.receipt.path()).as_deref() == Some(&film[..]));
    assert_eq!(bodies(&emulator), [1, 2, 3, 4, 5, 6]);
    assert_eq!(whole.receipt.checksum, cut.receipt.checksum);
    assert_eq!(count(&emulator, "/commit/"), 1);

    let reader = UploadSource::reader(std::io::Cursor::new(film.clone()));
    let read = cloud.upload(reader, "/VZMOBILE").name("read.mov").await?;
    assert_eq!(
        (read.size, read.receipt.checksum),
        (cut.size, cut.receipt.checksum)
    );
    let empty = cloud.upload(Vec::new(), "/VZMOBILE").name("empty");
    assert_eq!(empty.chunked(true).await?.size, 0);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn undocumented_behaviour_of_the_service_makes_no_difference() -> Result<(), Error> {
    let builder = || Emulator::builder().strict(true);
    for emulator in [
        builder().single_as_object(true).attributes_as_text(true),
        builder().empty_root_parent(true).envelopes(Envelopes::Bare),
        builder().uploads_at_api(true).hyphenated_attributes(false),
    ] {
        let emulator = emulator.start().await.expect("loopback can be bound");
        let cloud = signed_in(&emulator);
        cloud.makedirs("/VZMOBILE/a/b").await?;
        for chunked in [false, true] {
            let upload = cloud
                .upload(contents(3 * CHUNK), "/VZMOBILE/a/b")
                .name("c.mov");
            let done = upload.chunked(chunked).chunk_size(CHUNK).await?;
            let mut memory = Vec::new();
            let target = DownloadTarget::writer(&mut memory);
            assert!(cloud.download(&done.receipt, target).await?.verified);
            assert!(memory == contents(3 * CHUNK));
        }
        no_complaints(&emulator);
    }
    let emulator = builder().uploads_create_folders(true).start().await;
    let emulator = emulator.expect("loopback can be bound");
    let upload = signed_in(&emulator).upload(contents(5), "/VZMOBILE/a/b");
    assert_eq!(
        upload.name("c.mov").await?.receipt.path(),
        "/VZMOBILE/a/b/c.mov"
    );
    Ok(())
}

#[tokio::test]
async fn existing_items_get_a_new_version() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let upload = |text: &str| {
        cloud
            .upload(text.as_bytes().to_vec(), "/VZMOBILE")
            .name("a.txt")
    };
    let first = upload("one").await?;
    let second = upload("two").await?;
    assert!(second.receipt.version > first.receipt.version, "{second:?}");
    assert_eq!(emulator.paths(), ["/VZMOBILE/a.txt"]);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn chunks_survive_what_can_happen_to_them() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let film = contents(4 * CHUNK);
    let upload = || {
        let upload = cloud.upload(film.clone(), "/VZMOBILE").name("a.mov");
        upload.chunked(true).chunk_size(CHUNK)
    };
    for fault in [
        Failure::InternalError.of(post("/upload/").nth(2).times(2)),
        Failure::Busy.of(post("/upload/").nth(3)),
        post("/upload/").nth(2).reset_after(1000),
        // It arrives twice: the client does not know that it has.
        post("/upload/").nth(2).lose_answer(),
        post("/upload/").nth(4).lose_answer_with(504),
        post("/upload/").nth(1).twice(),
        Failure::InternalError.of(post("/commit/").times(2)),
        post("/commit/").lose_answer(),
        post("/commit/").lose_answer_with(504),
        post("/commit/").garbage(),
    ] {
        let fault = emulator.faults().add(fault);
        upload().await?;
        assert!(fault.used() > 0, "{fault:?}");
        assert_eq!(emulator.paths(), ["/VZMOBILE/a.mov"]);
        assert!(emulator.file_bytes("/VZMOBILE/a.mov").as_deref() == Some(&film[..]));
        assert_eq!(count(&emulator, "/fileupload/intent"), 1, "{fault:?}");
        assert_eq!(emulator.open_uploads(), 0);
        let version = emulator
            .item("/VZMOBILE/a.mov")
            .map(|item| item["version"].clone());
        emulator.purge("/VZMOBILE/a.mov");
        emulator.clear_records();
        assert_eq!(version, Some(1.into()), "{fault:?}: it was stored once");
    }
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_upload_whose_answer_was_lost_is_not_sent_again() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    for fault in [
        post("/upload/").lose_answer(),
        post("/upload/").lose_answer_with(504),
        post("/upload/").lose_answer_with(408),
        post("/upload/").lose_answer_with(500),
        post("/upload/").garbage(),
        post("/upload/").empty_body(),
    ] {
        let fault = emulator.faults().add(fault);
        let done = cloud
            .upload(contents(CHUNK), "/VZMOBILE")
            .name("a.mov")
            .await?;
        assert_eq!(
            (fault.used(), done.receipt.version),
            (1, Some(1)),
            "{fault:?}"
        );
        assert_eq!(bodies(&emulator), [0], "{fault:?}");
        emulator.purge("/VZMOBILE/a.mov");
        emulator.clear_records();
    }
    // Half of the bytes arrived, so nothing was stored. The client cannot know this: it had sent all bytes.
    let fault = post("/upload/").reset_after(1000);
    let fault = emulator.faults().add(fault);
    let upload = cloud.upload(contents(CHUNK), "/VZMOBILE").name("a.mov");
    let done = upload.look_for(Duration::ZERO).await?;
    assert_eq!((fault.used(), done.receipt.version), (1, Some(1)));
    assert_eq!(bodies(&emulator), [0, 0]);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn silence_behind_the_last_byte_ends_in_a_look() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    for (chunked, silent) in [(false, "/upload/"), (true, "/commit/")] {
        let fault = emulator.faults().add(post(silent).never_answer());
        let upload = cloud.upload(contents(CHUNK), "/VZMOBILE").name("a.mov");
        let patience = CallOptions::new().with_idle_timeout(Duration::from_millis(300));
        let done = upload.chunked(chunked).with_options(patience).await?;
        assert_eq!(
            (fault.used(), done.receipt.version),
            (1, Some(1)),
            "{silent}"
        );
        assert_eq!(count(&emulator, silent), 1);
        emulator.purge("/VZMOBILE/a.mov");
        emulator.clear_records();
    }
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_commit_that_arrives_before_a_chunk_restarts_the_upload() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let film = contents(3 * CHUNK);
    // The service says that it has the second chunk, and it has not.
    let lost = emulator.faults().add(post("/upload/").nth(2).status(201));
    let upload = cloud.upload(film.clone(), "/VZMOBILE").name("a.mov");
    let done = upload.chunked(true).chunk_size(CHUNK).await?;
    assert_eq!((lost.used(), done.receipt.version), (1, Some(1)));
    assert_eq!(bodies(&emulator), [1, 2, 3, 1, 2, 3]);
    assert_eq!(count(&emulator, "/commit/"), 2);
    assert!(emulator.file_bytes("/VZMOBILE/a.mov").as_deref() == Some(&film[..]));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_dropped_upload_sends_no_more_and_leaves_no_file() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let (reached, waiting) = tokio::sync::oneshot::channel();
    let mut reached = Some(reached);
    let upload = cloud.upload(contents(5 * CHUNK), "/VZMOBILE").name("a.mov");
    let upload = upload
        .chunked(true)
        .chunk_size(CHUNK)
        .on_progress(move |now| {
            if now.bytes > 2 * CHUNK
                && let Some(reached) = reached.take()
            {
                let _ = reached.send(());
            }
        });
    tokio::select! {
        done = upload.into_future() => panic!("it was to be dropped: {done:?}"),
        _ = waiting => {}
    }
    let sent = bodies(&emulator).len();
    // Another call over the same connections, so that what was under way has had its time.
    assert!(!cloud.exists("/VZMOBILE/a.mov").await?);
    assert!((2..=3).contains(&sent) && bodies(&emulator).len() <= 3);
    assert_eq!(count(&emulator, "/commit/"), 0);
    Ok(())
}

#[tokio::test]
async fn an_address_that_has_ended_is_replaced() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let film = contents(3 * CHUNK);
    for status in [403, 404, 410] {
        emulator
            .faults()
            .add(post("/upload/").nth(2).status(status));
        let upload = cloud.upload(film.clone(), "/VZMOBILE").name("a.mov");
        upload.chunked(true).chunk_size(CHUNK).await?;
        assert_eq!(bodies(&emulator), [1, 2, 1, 2, 3], "{status}");
        emulator.clear_records();
    }
    let emulator = Arc::new(emulator);
    let (watched, once) = (Arc::clone(&emulator), AtomicBool::new(false));
    let upload = cloud.upload(film.clone(), "/VZMOBILE").name("b.mov");
    let upload = upload
        .chunked(true)
        .chunk_size(CHUNK)
        .on_progress(move |now| {
            if now.bytes > CHUNK && !once.swap(true, Ordering::SeqCst) {
                watched.forget_uploads();
            }
        });
    upload.await?;
    assert_eq!(count(&emulator, "/fileupload/intent"), 2);
    assert!(emulator.file_bytes("/VZMOBILE/b.mov").as_deref() == Some(&film[..]));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_token_that_ends_on_the_way_is_renewed() -> Result<(), Error> {
    let emulator = Arc::new(emulator().await);
    let (app, tokens) = (emulator.app(), emulator.sign_in_with_refresh());
    let cloud = builder(&emulator)
        .application(&app.client_id, app.client_secret.as_str())
        .redirect_uri(&app.redirect_uri)
        .token(tokens.access_token.as_str())
        .refresh_token(tokens.refresh_token.as_str())
        .build()?;
    for chunked in [true, false] {
        let (watched, once) = (Arc::clone(&emulator), AtomicBool::new(false));
        let upload = cloud.upload(contents(3 * CHUNK), "/VZMOBILE").name("a.mov");
        let upload = upload
            .chunked(chunked)
            .chunk_size(CHUNK)
            .on_progress(move |_| {
                if !once.swap(true, Ordering::SeqCst) {
                    watched.expire_access_tokens();
                }
            });
        upload.await?;
        assert_eq!(count(&emulator, "/fileupload/intent"), 1);
        assert_eq!(count(&emulator, "/oauth2/token"), 1);
        emulator.clear_records();
    }
    Ok(())
}

#[tokio::test]
async fn rejections_of_the_service_have_their_kind() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.set_quota(10);
    let error = cloud.upload(contents(11), "/VZMOBILE").name("a.mov").await;
    let error = error.expect_err("there is no room");
    assert_eq!(ErrorKind::of(&error), ErrorKind::QuotaExceeded);
    let error = cloud
        .upload(contents(1), "/VZMOBILE/nowhere")
        .name("a")
        .await;
    assert_eq!(
        error.as_ref().map_err(ErrorKind::of),
        Err(ErrorKind::BadRequest)
    );
    assert!(bodies(&emulator).is_empty());
    assert!(emulator.paths().is_empty());
    Ok(())
}

#[tokio::test]
async fn the_token_is_sent_only_to_named_hosts() -> Result<(), Error> {
    let emulator = emulator().await;
    let token = emulator.sign_in();
    let cloud = cloud_drives::VerizonCloud::builder()
        .base_url("api", emulator.api_url())
        .token(token.as_str())
        .build()?;
    let error = cloud.upload(contents(5), "/VZMOBILE").name("a").await;
    let error = error.expect_err("the upload leads elsewhere");
    assert!(
        error.is_auth() && error.message().contains("upload_origin"),
        "{error}"
    );
    assert!(!format!("{error} {error:?}").contains(&token));
    assert!(bodies(&emulator).is_empty());

    let at_api = Emulator::builder().strict(true).uploads_at_api(true);
    let at_api = at_api.start().await.expect("loopback can be bound");
    let cloud = cloud_drives::VerizonCloud::builder()
        .base_url("api", at_api.api_url())
        .token(at_api.sign_in())
        .build()?;
    cloud.upload(contents(5), "/VZMOBILE").name("a").await?;
    no_complaints(&at_api);
    Ok(())
}

#[tokio::test]
async fn an_upper_case_checksum_is_equal() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    let sum = cloud
        .upload(contents(5), "/VZMOBILE")
        .name("a")
        .await?
        .receipt
        .checksum;
    let upper = sum.expect("there is one").to_uppercase();
    let body = format!(
        r#"{{"file":{{"name":"b","parentPath":"/VZMOBILE","size":5,"checksum":"{upper}"}}}}"#
    );
    let fault = post("/upload/").status(201).body("application/json", body);
    emulator.faults().add(fault);
    let done = cloud.upload(contents(5), "/VZMOBILE").name("b").await?;
    assert_eq!(done.receipt.checksum, Some(upper));
    Ok(())
}
