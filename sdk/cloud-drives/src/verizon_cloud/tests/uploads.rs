//! Tests of uploads: what is sent, and what happens if no answer says whether it arrived.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::{builder, file, folder, ok, refused};
use crate::prelude::*;
use crate::testing::{Answer, Scripted, SentRequest};
use crate::transfer::Fingerprint;
use crate::verizon_cloud::{LARGEST_UPLOAD, VerizonCloud};
use crate::{CallOptionsExt, Error};
use cloud_drives_core::CallOptions;

pub(super) const FOLDER: &str = "/VZMOBILE/films";
pub(super) const PATH: &str = "/VZMOBILE/films/a.mov";
/// A secret that must not appear in any displayed or saved text.
pub(super) const CANARY: &str = "QX7CANARY";

/// Returns a cloud whose uploads are on another, allowed host.
pub(super) fn cloud(transport: &Scripted) -> VerizonCloud {
    builder(transport)
        .token(CANARY)
        .upload_origin("https://up.example")
        .build()
        .unwrap()
}

fn sha256(contents: &[u8]) -> String {
    Fingerprint::of(contents).sha256
}

/// Returns a file with its checksum.
pub(super) fn stored(contents: &[u8]) -> Value {
    let mut file = file(PATH, contents.len() as u64);
    file["checksum"] = json!(sha256(contents));
    json!({ "file": file })
}

pub(super) fn made(contents: &[u8]) -> Answer {
    Answer::json(201, &stored(contents).to_string())
}

fn intent(chunked: bool) -> Answer {
    let mut urls = json!({"uploadurl": format!("https://up.example/upload/u-77?chunk={chunked}")});
    if chunked {
        urls["commiturl"] = json!("https://up.example/commit/u-77?k=1");
    }
    ok(json!({ "uploadurls": urls }))
}

/// The purpose of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    Intent,
    Bytes,
    Commit,
    Look,
    Elsewhere,
}

pub(super) fn to(call: &SentRequest) -> To {
    match (call.host.as_str(), call.path.as_str()) {
        ("cloud.example", "/cloud/1/fileupload/intent") => To::Intent,
        ("up.example", "/upload/u-77") => To::Bytes,
        ("up.example", "/commit/u-77") => To::Commit,
        ("cloud.example", path) if path.starts_with("/cloud/1/metadata/") => To::Look,
        _ => To::Elsewhere,
    }
}

/// Returns a service with given answers to all kinds of requests except intents.
pub(super) fn service(
    mut answers: impl FnMut(To, usize, &SentRequest) -> Answer + Send + 'static,
) -> Scripted {
    let mut counts = std::collections::HashMap::<String, usize>::new();
    Scripted::answering(move |call| {
        let to = to(call);
        let count = counts.entry(format!("{to:?}")).or_default();
        *count += 1;
        match to {
            To::Intent => intent(call.param("chunk") == Some("true")),
            to => answers(to, *count, call),
        }
    })
}

pub(super) fn count(transport: &Scripted, wanted: To) -> usize {
    let calls = transport.calls();
    calls.iter().filter(|call| to(call) == wanted).count()
}

pub(super) fn chunks(transport: &Scripted) -> Vec<String> {
    let calls = transport.calls();
    let calls = calls.iter().filter(|call| to(call) == To::Bytes);
    calls
        .map(|call| call.param("offset").unwrap_or_default().to_owned())
        .collect()
}

pub(super) fn film(cloud: &VerizonCloud) -> crate::verizon_cloud::Upload {
    cloud.upload(b"hello".to_vec(), FOLDER).name("a.mov")
}

pub(super) fn film_in_chunks(cloud: &VerizonCloud) -> crate::verizon_cloud::Upload {
    film(cloud).chunked(true).chunk_size(2)
}

pub(super) fn no_canary(error: &Error) {
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_small_file_is_sent_in_one_piece() {
    let transport = service(|_, _, _| made(b"hello"));
    let seen = Arc::new(Mutex::new(0));
    let progress = Arc::clone(&seen);
    let done = film(&cloud(&transport))
        .client_timezone("Europe/Berlin")
        .on_progress(move |now| *progress.lock().unwrap() = now.bytes)
        .await
        .unwrap();
    assert_eq!((done.receipt.path(), done.size), (PATH.to_owned(), 5));
    assert_eq!(*seen.lock().unwrap(), 5);
    let calls = transport.calls();
    assert_eq!(
        calls.iter().map(to).collect::<Vec<_>>(),
        [To::Intent, To::Bytes]
    );
    let sum = sha256(b"hello");
    for (name, value) in [
        ("path", FOLDER),
        ("name", "a.mov"),
        ("size", "5"),
        ("checksum", &sum),
        ("chunk", "false"),
    ] {
        assert_eq!(calls[0].param(name), Some(value), "{name}");
    }
    let sent = &calls[1];
    assert_eq!(
        (sent.line(), sent.body.as_str()),
        ("POST /upload/u-77".to_owned(), "hello")
    );
    assert_eq!(sent.param("checksum"), Some(sum.as_str()));
    assert_eq!(
        (sent.param("chunk"), sent.param("offset")),
        (Some("false"), None)
    );
    assert_eq!(sent.headers["content-type"], "application/octet-stream");
    assert_eq!(sent.headers["x-vault-client-timezone"], "Europe/Berlin");
    let bearer = format!("Bearer {CANARY}");
    assert!(
        calls
            .iter()
            .all(|call| call.authorization() == Some(&bearer))
    );
    assert!(!calls[0].headers.contains_key("x-vault-client-timezone"));
}

#[tokio::test(start_paused = true)]
async fn chunks_and_commits_are_answered_with_201() {
    let transport = service(|_, _, _| Answer::status(200));
    let error = film_in_chunks(&cloud(&transport)).await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert_eq!(chunks(&transport), ["1"]);

    let transport = service(|to, _, _| match to {
        To::Bytes => Answer::status(201),
        To::Commit => Answer::json(200, &stored(b"hello").to_string()),
        _ => refused(404),
    });
    let error = film_in_chunks(&cloud(&transport)).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(
        (chunks(&transport).len(), count(&transport, To::Commit)),
        (3, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn missing_contents_are_sent_again_to_a_new_address() {
    let transport = service(|to, nth, _| match (to, nth) {
        (To::Bytes, 1) => refused(504),
        (To::Bytes, _) => made(b"hello"),
        // A file with other contents is not the upload.
        _ => ok(stored(b"HELLO")),
    });
    let begun = Instant::now();
    film(&cloud(&transport))
        .look_for(Duration::from_secs(7))
        .await
        .unwrap();
    assert_eq!(
        (count(&transport, To::Intent), count(&transport, To::Bytes)),
        (2, 2)
    );
    let waited = begun.elapsed().as_secs();
    assert!((7..=9).contains(&waited), "{waited} s");
}

#[tokio::test(start_paused = true)]
async fn a_file_that_may_be_the_upload_leaves_the_outcome_unknown() {
    let transport = service(|to, _, _| match to {
        To::Bytes => refused(504),
        _ => ok(json!({"file": file(PATH, 5)})),
    });
    let error = film(&cloud(&transport)).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert!(
        error.message().contains("has no checksum to compare"),
        "{error}"
    );
    assert_eq!(count(&transport, To::Bytes), 1);
}

#[tokio::test(start_paused = true)]
async fn a_commit_with_a_lost_answer_is_looked_up() {
    for lost in [refused(504), Answer::Broken, Answer::status(201)] {
        let answer = lost.clone();
        let transport = service(move |to, _, _| match to {
            To::Bytes => Answer::status(201),
            To::Commit => answer.clone(),
            _ => ok(stored(b"hello")),
        });
        film_in_chunks(&cloud(&transport)).await.unwrap();
        assert_eq!(
            (chunks(&transport).len(), count(&transport, To::Commit)),
            (3, 1),
            "{lost:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_of_a_lost_commit_may_become_visible_after_the_next_was_rejected() {
    for lost in [504, 500] {
        let transport = service(move |to, nth, _| match (to, nth) {
            (To::Bytes, _) => Answer::status(201),
            (To::Commit, 1) => refused(lost),
            // The upload is complete, so its session no longer exists.
            (To::Commit, _) => refused(400),
            (_, 1..=4) => refused(404),
            _ => ok(stored(b"hello")),
        });
        film_in_chunks(&cloud(&transport)).await.unwrap();
        assert_eq!(
            (chunks(&transport).len(), count(&transport, To::Commit)),
            (3, 2)
        );
    }

    // The file never becomes visible, so the outcome stays unknown.
    let transport = service(|to, nth, _| match (to, nth) {
        (To::Bytes, _) => Answer::status(201),
        (To::Commit, 1) => refused(504),
        (To::Commit, _) => refused(400),
        _ => refused(404),
    });
    let error = film_in_chunks(&cloud(&transport)).await.unwrap_err();
    assert!(
        error.is_outcome_unknown() && error.message().contains(PATH),
        "{error}"
    );
    assert_eq!(
        (chunks(&transport).len(), count(&transport, To::Commit)),
        (3, 2)
    );
}

#[tokio::test(start_paused = true)]
async fn a_commit_that_fails_is_made_again_without_sending_the_chunks_again() {
    for status in [500, 503, 429] {
        let transport = service(move |to, nth, _| match (to, nth) {
            (To::Bytes, _) => Answer::status(201),
            (To::Commit, 1..=3) => refused(status),
            (To::Commit, _) => made(b"hello"),
            _ => refused(404),
        });
        film_in_chunks(&cloud(&transport)).await.unwrap();
        assert_eq!(
            (chunks(&transport).len(), count(&transport, To::Commit)),
            (3, 4),
            "{status}"
        );

        let transport = service(move |to, _, _| match to {
            To::Bytes => Answer::status(201),
            To::Commit => refused(status),
            _ => refused(404),
        });
        let error = film_in_chunks(&cloud(&transport)).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(
            (error.attempts(), chunks(&transport).len()),
            (4, 3),
            "{status}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_that_a_new_address_does_not_change_is_final() {
    for (status, times) in [(403, 2), (404, 2), (410, 2), (400, 1), (413, 1)] {
        let transport = service(move |_, _, _| refused(status));
        let error = film(&cloud(&transport)).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(count(&transport, To::Bytes), times, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn chunks_that_the_service_does_not_want_to_put_together_are_sent_twice_at_most() {
    let transport = service(|to, _, _| match to {
        To::Bytes => Answer::status(201),
        To::Commit => refused(400),
        _ => refused(404),
    });
    let error = film_in_chunks(&cloud(&transport)).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert_eq!(chunks(&transport).len(), 6);
}

#[tokio::test(start_paused = true)]
async fn stored_contents_are_compared_with_the_sent_ones() {
    let upper = stored(b"hello")
        .to_string()
        .replace(&sha256(b"hello"), &sha256(b"hello").to_uppercase());
    let transport = service(move |_, _, _| Answer::json(201, &upper));
    film(&cloud(&transport)).await.unwrap();

    let mut shorter = stored(b"hello");
    shorter["file"]["size"] = json!(4);
    for other in [stored(b"HELLO"), shorter] {
        let transport = service(move |_, _, _| Answer::json(201, &other.to_string()));
        let error = film(&cloud(&transport)).await.unwrap_err();
        assert!(
            error.is_integrity() && error.message().contains(PATH),
            "{error}"
        );
        assert_eq!(count(&transport, To::Bytes), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn arguments_that_cannot_be_used_are_refused_before_anything_is_read() {
    let transport = Scripted::new([]);
    let cloud = cloud(&transport);
    let to = |folder: &str| cloud.upload("/there/is/no/such/file", folder);
    for (upload, reason) in [
        (to("VZMOBILE"), "begin with a slash"),
        (to("/"), "use a virtual folder, such as /VZMOBILE"),
        (to("/VZMOBILE/../x"), "must not contain the name"),
        (to(FOLDER).name(""), "must not be empty"),
        (to(FOLDER).name(".."), "must not be"),
        (to(FOLDER).name("a/b"), "must not contain a slash"),
        (to(FOLDER).chunk_size(0), "1 to 104857600"),
        (to(FOLDER).chunk_size(LARGEST_UPLOAD + 1), "not 104857601"),
        (to(FOLDER).client_timezone("a\nb"), "header"),
        (cloud.upload(vec![], FOLDER), "set it with name"),
    ] {
        let error = upload.await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.message().contains(reason), "{error}");
    }
    let error = to(FOLDER).await.unwrap_err();
    assert!(
        error.is_source() && error.message().contains("file not found"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_empty_file_has_no_chunks_to_commit() {
    let transport = service(|_, _, _| made(b""));
    let upload = cloud(&transport).upload(Vec::new(), FOLDER).name("a.mov");
    upload.chunked(true).await.unwrap();
    let calls = transport.calls();
    assert_eq!(
        calls.iter().map(to).collect::<Vec<_>>(),
        [To::Intent, To::Bytes]
    );
    assert_eq!(
        (calls[0].param("size"), calls[0].param("chunk")),
        (Some("0"), Some("false"))
    );
}

#[tokio::test(start_paused = true)]
async fn options_hold_for_the_upload_and_their_headers_for_the_api() {
    let transport = service(|to, _, _| match to {
        To::Bytes => refused(503),
        _ => refused(404),
    });
    let options = CallOptions::new().with_header("x-mine", "1").unwrap();
    let options = options.with_retries(2, Duration::from_secs(1));
    let error = film(&cloud(&transport))
        .with_options(options)
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), count(&transport, To::Bytes)), (3, 3));
    for call in transport.calls() {
        let mine = call.headers.contains_key("x-mine");
        assert_eq!(mine, call.host == "cloud.example", "{}", call.line());
    }
    let transport = service(|_, _, _| Answer::Silence);
    let options = CallOptions::new().with_deadline(Duration::from_secs(9));
    let begun = Instant::now();
    let error = film(&cloud(&transport))
        .with_options(options)
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && begun.elapsed() == Duration::from_secs(9),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_that_is_shown_has_the_token() {
    let transport = service(|_, _, _| refused(400));
    let upload = film(&cloud(&transport)).resumable("state");
    assert!(!format!("{upload:?}").contains(CANARY));
}

/// Returns a service with this number of films, which returns all of them on every page.
fn films(count: u32) -> Scripted {
    service(move |to, nth, call| match to {
        To::Look if call.param("count") == Some("100") => {
            assert!(nth < 10, "page {:?}", call.param("page"));
            let files = (0..count).map(|number| file(&format!("{FOLDER}/{number}"), 1));
            let mut films = folder(FOLDER);
            films["file"] = files.collect();
            ok(json!({ "folder": films }))
        }
        To::Look => ok(json!({"folder": folder(FOLDER)})),
        _ => made(b"hello"),
    })
}

#[tokio::test(start_paused = true)]
async fn a_service_that_repeats_a_page_forever_is_not_asked_forever() {
    let local = tempfile::tempdir().unwrap();
    std::fs::write(local.path().join("a.mov"), b"hello").unwrap();
    // A page with more items than requested has all items.
    let sent = cloud(&films(101)).upload_folder(local.path(), FOLDER);
    assert_eq!(sent.await.unwrap().complete().unwrap().files.len(), 1);
    let transport = films(100);
    let sent = cloud(&transport).upload_folder(local.path(), FOLDER);
    let error = sent.await.unwrap_err();
    assert!(error.message().contains("sent before"), "{error}");
    assert_eq!(count(&transport, To::Intent), 0);
}
