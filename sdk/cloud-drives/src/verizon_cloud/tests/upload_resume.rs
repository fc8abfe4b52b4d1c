//! Tests of uploads that another process resumes.

use serde_json::json;

use super::ok;
use super::refused;
use super::uploads::{
    CANARY, FOLDER, PATH, To, chunks, cloud, count, film, film_in_chunks, made, no_canary, service,
    stored, to,
};
use crate::CallOptionsExt;
use crate::prelude::*;
use crate::retry::RetryPolicy;
use crate::testing::{Answer, Scripted};
use crate::transfer::UploadSource;
use cloud_drives_core::CallOptions;

/// Starts an upload in three chunks whose second fails permanently; returns the folder with its state file.
async fn broken_off(transport: &Scripted) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let upload = film_in_chunks(&cloud(transport)).resumable(folder.path().join("state"));
    let error = upload
        .with_options(CallOptions::new().without_retries())
        .await;
    assert!(error.unwrap_err().is_transport());
    folder
}

/// Breaks at the second chunk, once.
fn breaking() -> Scripted {
    service(|to, nth, _| match (to, nth) {
        (To::Bytes, 2) => Answer::Broken,
        (To::Bytes, _) => Answer::status(201),
        (To::Commit, _) => made(b"hello"),
        _ => refused(404),
    })
}

#[tokio::test(start_paused = true)]
async fn the_next_run_sends_only_the_chunks_that_are_missing() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let state = folder.path().join("state");
    let kept = std::fs::read_to_string(&state).unwrap();
    assert!(kept.contains("u-77") && !kept.contains(CANARY), "{kept}");

    // The size of the chunks is kept.
    let again = film(&cloud(&transport)).resumable(&state);
    again.await.unwrap();
    assert_eq!(chunks(&transport), ["1", "2", "2", "3"]);
    assert_eq!(
        (count(&transport, To::Intent), count(&transport, To::Commit)),
        (1, 1)
    );
    assert!(!state.exists());
}

#[tokio::test(start_paused = true)]
async fn uploads_of_one_shot_sources_are_resumed_too() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let reader = UploadSource::reader(std::io::Cursor::new(b"hello".to_vec()));
    let again = cloud(&transport).upload(reader, FOLDER).name("a.mov");
    let again = again.resumable(folder.path().join("state"));
    again.await.unwrap();
    assert_eq!(chunks(&transport), ["1", "2", "2", "3"]);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_killed_after_its_commit_is_found_to_be_done() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let transport = service(|to, _, _| match to {
        To::Look => ok(stored(b"hello")),
        to => panic!("{to:?} is not needed"),
    });
    let again = film(&cloud(&transport)).resumable(folder.path().join("state"));
    assert_eq!(again.await.unwrap().receipt.path(), PATH);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn other_contents_or_another_path_begin_an_upload_of_their_own() {
    for (contents, name, chunks_sent) in [
        (&b"hallo"[..], "a.mov", 3),
        (b"hello!", "a.mov", 3),
        (b"hello", "b.mov", 3),
    ] {
        let transport = breaking();
        let folder = broken_off(&transport).await;
        let answer = contents.to_vec();
        let transport = service(move |to, _, _| match to {
            To::Bytes => Answer::status(201),
            To::Commit => made(&answer),
            _ => refused(404),
        });
        let cloud = cloud(&transport);
        let again = cloud.upload(contents.to_vec(), FOLDER).name(name);
        let again = again.chunk_size(2).resumable(folder.path().join("state"));
        again.await.unwrap();
        assert_eq!(count(&transport, To::Intent), 1);
        assert_eq!(chunks(&transport).len(), chunks_sent, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_state_file_cannot_lead_the_token_elsewhere() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let state = folder.path().join("state");
    let kept = std::fs::read_to_string(&state).unwrap();
    std::fs::write(&state, kept.replace("up.example", "evil.example")).unwrap();
    let again = film_in_chunks(&cloud(&transport)).resumable(&state);
    again.await.unwrap();
    assert!(
        transport
            .calls()
            .iter()
            .all(|call| call.host != "evil.example")
    );
    assert_eq!(count(&transport, To::Intent), 2);
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_the_service_no_longer_knows_restarts() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let transport = service(|to, nth, _| match (to, nth) {
        (To::Bytes, 1) => refused(400),
        (To::Bytes, _) => Answer::status(201),
        (To::Commit, _) => made(b"hello"),
        _ => refused(404),
    });
    let again = film_in_chunks(&cloud(&transport)).resumable(folder.path().join("state"));
    again.await.unwrap();
    assert_eq!(chunks(&transport), ["2", "1", "2", "3"]);
    assert_eq!(count(&transport, To::Intent), 1);
}

#[tokio::test(start_paused = true)]
async fn addresses_with_a_token_in_them_are_kept_nowhere() {
    let mut first = true;
    let transport = Scripted::answering(move |call| match to(call) {
        To::Intent => ok(json!({"uploadurls": {
            "uploadurl": format!("https://up.example/upload/u-77?chunk=true&access-token={CANARY}"),
            "commiturl": "https://up.example/commit/u-77",
        }})),
        To::Bytes if std::mem::take(&mut first) => Answer::Broken,
        To::Bytes => Answer::status(201),
        _ => made(b"hello"),
    });
    // The state of an earlier upload must not be used for this one.
    let folder = broken_off(&breaking()).await;
    let state = folder.path().join("state");
    let kept = std::fs::read_to_string(&state).unwrap();
    std::fs::write(&state, kept.replace(FOLDER, "/VZMOBILE")).unwrap();
    let upload = film_in_chunks(&cloud(&transport)).resumable(&state);
    let error = upload
        .with_options(CallOptions::new().without_retries())
        .await
        .unwrap_err();
    no_canary(&error);
    assert!(!state.exists());
    film_in_chunks(&cloud(&transport))
        .resumable(&state)
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn chunks_of_an_upload_that_is_not_kept_are_not_added_to_an_earlier_one() {
    let transport = breaking();
    let folder = broken_off(&transport).await;
    let state = folder.path().join("state");
    // The saved upload has ended, and the URL of the next one contains a token.
    let mut taken = 0;
    let transport = Scripted::answering(move |call| match to(call) {
        To::Intent => ok(json!({"uploadurls": {
            "uploadurl": format!("https://up.example/upload/u-77?chunk=true&access-token={CANARY}"),
            "commiturl": "https://up.example/commit/u-77",
        }})),
        To::Bytes if call.param("access-token").is_none() => refused(404),
        To::Bytes if taken == 2 => Answer::Broken,
        To::Bytes => {
            taken += 1;
            Answer::status(201)
        }
        _ => refused(404),
    });
    let again = film_in_chunks(&cloud(&transport)).resumable(&state);
    let again =
        again.with_options(CallOptions::new().with_retry_policy(RetryPolicy::new().attempts(2)));
    again.await.unwrap_err();
    assert_eq!(count(&transport, To::Intent), 1);
    assert!(!state.exists());
}
