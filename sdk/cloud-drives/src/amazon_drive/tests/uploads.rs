//! Tests of uploads: what is sent, and what happens if no answer says whether it arrived.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;

use super::{FILE, FOLDER, conflict, drive, file, list, ok, script};
use crate::amazon_drive::conflicting_node;
use crate::prelude::*;
use crate::testing::{Answer, Scripted, SentRequest};

const GIB: u64 = 1 << 30;

fn stored(status: u16, contents: &[u8]) -> Answer {
    Answer::json(status, &file(FILE, "a.txt", FOLDER, contents))
}

fn is_upload(call: &SentRequest) -> bool {
    call.host == "content.example"
}

/// Returns the parts of a body, without boundaries.
fn parts(call: &SentRequest) -> Vec<String> {
    let content_type = call.headers["content-type"].to_str().unwrap();
    let boundary = content_type.split("boundary=").nth(1).unwrap();
    call.body
        .split(&format!("--{boundary}"))
        .map(|part| part.trim_matches(['\r', '\n']).to_owned())
        .filter(|part| !part.is_empty() && part != "--")
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_file_is_sent_in_two_parts_with_the_metadata_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ü \"a\".txt");
    std::fs::write(&path, "hello").unwrap();
    let (transport, drive) = script([stored(201, b"hello")]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Arc::clone(&seen);
    let done = drive
        .upload_file(&path)
        .parent(FOLDER)
        .local_id("mine-1")
        .labels(["l"])
        .on_progress(move |progress_now| progress.lock().unwrap().push(progress_now.bytes))
        .await
        .unwrap();
    assert_eq!(
        (done.receipt.id.as_str(), done.size, done.attempts),
        (FILE, 5, 1)
    );
    assert_eq!(
        done.md5.as_deref(),
        Some("5d41402abc4b2a76b9719d911017c592")
    );
    assert_eq!(seen.lock().unwrap().last(), Some(&5));
    let call = transport.calls().remove(0);
    assert_eq!(
        (call.host.as_str(), call.line().as_str()),
        ("content.example", "POST /cdproxy/nodes")
    );
    assert_eq!(
        (call.param("suppress"), call.param("localId")),
        (Some("deduplication"), Some("mine-1"))
    );
    let parts = parts(&call);
    assert_eq!(parts.len(), 2);
    let metadata =
        format!(r#"{{"kind":"FILE","labels":["l"],"name":"ü \"a\".txt","parents":["{FOLDER}"]}}"#);
    assert!(
        parts[0].contains("name=\"metadata\"") && parts[0].ends_with(&metadata),
        "{}",
        parts[0]
    );
    assert!(
        parts[1].contains("name=\"content\"; filename=\"file\""),
        "{}",
        parts[1]
    );
    assert!(
        parts[1].contains("Content-Type: text/plain\r\n") && parts[1].ends_with("hello"),
        "{}",
        parts[1]
    );
}

#[tokio::test(start_paused = true)]
async fn the_check_for_the_same_contents_is_asked_for_as_the_caller_likes() {
    let transport = Scripted::answering(|call| {
        let status = if call.method == "POST" { 201 } else { 200 };
        stored(
            status,
            if call.body.contains("hello") {
                b"hello"
            } else {
                b""
            },
        )
    });
    let drive = drive(&transport);
    drive.upload(b"hello".to_vec(), "a").await.unwrap();
    drive
        .upload(b"hello".to_vec(), "a")
        .deduplication(true)
        .await
        .unwrap();
    drive
        .upload(Vec::new(), "a")
        .deduplication(true)
        .await
        .unwrap();
    drive.overwrite_file(FILE, b"hello".to_vec()).await.unwrap();
    drive
        .overwrite_file(FILE, b"hello".to_vec())
        .deduplication(true)
        .await
        .unwrap();
    drive
        .overwrite_stream(b"hello".to_vec(), FILE)
        .await
        .unwrap();
    drive.clear_file(FILE).await.unwrap();
    let calls = transport.calls();
    let suppressed: Vec<bool> = calls
        .iter()
        .map(|call| call.param("suppress").is_some())
        .collect();
    assert_eq!(suppressed, [true, false, true, true, false, false, false]);
    assert_eq!(
        calls[3].line(),
        format!("PUT /cdproxy/nodes/{FILE}/content")
    );
    assert_eq!(parts(&calls[3]).len(), 1, "overwriting sends no metadata");
}

#[tokio::test(start_paused = true)]
async fn a_conflict_with_an_earlier_attempt_of_our_own_is_the_upload() {
    let mut sent = 0;
    let transport = Scripted::answering(move |call| {
        if is_upload(call) {
            sent += 1;
            return if sent == 1 {
                Answer::status(504)
            } else {
                conflict("NAME_ALREADY_EXISTS", FILE)
            };
        }
        match call.path.ends_with("/children") {
            true => list(&[]),
            false => ok(&file(FILE, "a.txt", FOLDER, b"hello")),
        }
    });
    let done = drive(&transport)
        .upload(b"hello".to_vec(), "a.txt")
        .parent(FOLDER)
        .await
        .unwrap();
    assert_eq!((done.receipt.id.as_str(), done.attempts), (FILE, 2));

    // A file with other contents is another client's.
    let mut sent = 0;
    let transport = Scripted::answering(move |call| {
        if is_upload(call) {
            sent += 1;
            return if sent == 1 {
                Answer::status(504)
            } else {
                conflict("NAME_ALREADY_EXISTS", FILE)
            };
        }
        match call.path.ends_with("/children") {
            true => list(&[]),
            false => ok(&file(FILE, "a.txt", FOLDER, b"other")),
        }
    });
    let error = drive(&transport)
        .upload(b"hello".to_vec(), "a.txt")
        .parent(FOLDER)
        .await
        .unwrap_err();
    assert_eq!(conflicting_node(&error).as_deref(), Some(FILE));
}

#[tokio::test(start_paused = true)]
async fn an_overwritten_file_is_known_by_its_new_contents() {
    let begun = Instant::now();
    let transport = Scripted::answering(move |call| {
        if is_upload(call) {
            return Answer::status(504);
        }
        assert_eq!(call.path, format!("/drive/v1/nodes/{FILE}"));
        let contents: &[u8] = if begun.elapsed().as_secs() < 3 {
            b"old"
        } else {
            b"hello"
        };
        ok(&file(FILE, "a.txt", FOLDER, contents))
    });
    let done = drive(&transport)
        .overwrite_file(FILE, b"hello".to_vec())
        .await
        .unwrap();
    assert_eq!(done.attempts, 1);
    assert_eq!(
        transport
            .calls()
            .iter()
            .filter(|call| is_upload(call))
            .count(),
        1
    );
}

#[test]
fn large_files_are_looked_for_three_minutes_per_gib() {
    use super::super::upload::look_for;
    assert_eq!(look_for(0), Duration::from_secs(10));
    assert_eq!(look_for(GIB), Duration::from_secs(190));
    assert_eq!(look_for(50 * GIB), Duration::from_secs(9010));
    assert_eq!(look_for(GIB / 2), Duration::from_secs(100));
}

#[tokio::test(start_paused = true)]
async fn stored_contents_are_compared_with_the_sent_ones() {
    let (_, drive) = script([stored(201, b"other")]);
    let error = drive.upload(b"hello".to_vec(), "a").await.unwrap_err();
    assert!(
        error.is_integrity() && error.message().contains(FILE),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_throttled_upload_is_sent_again_after_a_pause() {
    let (transport, drive) = script([
        super::rate_exceeded(),
        Answer::NoConnection,
        stored(201, b"hello"),
    ]);
    assert_eq!(
        drive.upload(b"hello".to_vec(), "a").await.unwrap().attempts,
        3
    );
    let times: Vec<u64> = transport
        .calls()
        .iter()
        .map(|call| call.at.as_secs())
        .collect();
    assert_eq!(times, [0, 2, 6]);
}

#[tokio::test(start_paused = true)]
async fn unusable_sources_are_refused_before_anything_is_sent() {
    let (transport, drive) = script([]);
    let folder = tempfile::tempdir().unwrap();
    assert!(drive.upload_file("/").await.unwrap_err().is_invalid_input());
    assert!(
        drive
            .upload(Vec::new(), "")
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    assert!(drive.upload_file(folder.path()).await.is_err());
    assert!(
        drive
            .upload_file(folder.path().join("none"))
            .await
            .unwrap_err()
            .is_source()
    );
    assert!(transport.calls().is_empty());
}
