//! Tests of transfers: what is sent to the API and to the storage hosts, and how their answers are read.
//!
//! The engines are tested in the runtime.

use std::fs;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use cloud_drives_core::CallOptions;

use super::*;
use crate::testing::{SentRequest, bytes};
use crate::transfer::{DownloadTarget, Fingerprint, TransferOptions, UploadOptions};
use crate::yandex_disk::ErrorKind;

const TOKEN: &str = "y0_TOKEN";
const UPLOAD_LINK: &str = "https://uploader.example/upload-target/SECRET";
const DOWNLOAD_LINK: &str = "https://downloader.example/disk/SECRET";

/// Returns a Disk with these links and one file, and with given answers of the storage hosts.
fn storage(
    link: &str,
    contents: Option<Bytes>,
    mut answer: impl FnMut(&SentRequest) -> Answer + Send + 'static,
) -> (Scripted, YandexDisk) {
    let link = link.to_owned();
    let transport = Scripted::answering(move |call| match &*call.path {
        _ if call.host != "cloud-api.yandex.net" => answer(call),
        path if path.ends_with("/upload") => {
            ok(&format!(r#"{{"href":"{link}","operation_id":"op1"}}"#))
        }
        path if path.ends_with("/download") => ok(&format!(r#"{{"href":"{link}"}}"#)),
        _ => match &contents {
            Some(contents) => {
                let Fingerprint {
                    size, md5, sha256, ..
                } = Fingerprint::of(contents);
                ok(&format!(
                    r#"{{"type":"file","size":{size},"md5":"{md5}","sha256":"{sha256}"}}"#
                ))
            }
            None => refusal(404, "DiskNotFoundError"),
        },
    });
    let disk = disk(&transport);
    (transport, disk)
}

/// Answers of storage hosts, one after the other; the last one stays.
fn in_turn(answers: impl IntoIterator<Item = Answer>) -> impl FnMut(&SentRequest) -> Answer + Send {
    let mut answers: Vec<Answer> = answers.into_iter().collect();
    answers.reverse();
    move |_| match answers.len() {
        1 => answers[0].clone(),
        _ => answers.pop().expect("an answer is left"),
    }
}

fn html(status: u16) -> Answer {
    let body = Bytes::from_static(b"<html>nginx</html>");
    Answer::Full(status, vec![("content-type", "text/html".to_owned())], body)
}

fn whole(contents: &Bytes) -> Answer {
    Answer::Full(200, Vec::new(), contents.clone())
}

fn to_storage(transport: &Scripted) -> Vec<SentRequest> {
    let mut calls = transport.calls();
    calls.retain(|call| call.host != "cloud-api.yandex.net");
    calls
}

#[tokio::test(start_paused = true)]
async fn storage_hosts_see_neither_token_nor_the_callers_headers() {
    let options = || CallOptions::new().with_header("x-secret", "1").unwrap();
    let (transport, disk) = storage(
        UPLOAD_LINK,
        None,
        in_turn([Answer::status(503), Answer::status(201)]),
    );
    disk.upload(bytes(10), "a")
        .with_options(options())
        .await
        .unwrap();
    let mut seen = to_storage(&transport);
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].headers["content-type"], "application/octet-stream");

    let to_mirror = Answer::status(302).with_header("location", "https://mirror.example/a?x=1");
    let answers = in_turn([to_mirror, whole(&bytes(10))]);
    let (transport, disk) = storage(DOWNLOAD_LINK, Some(bytes(10)), answers);
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    disk.download("a", target)
        .with_options(options())
        .await
        .unwrap();
    assert_eq!(memory, bytes(10));
    seen.extend(to_storage(&transport));
    assert_eq!(seen.len(), 4);
    for call in seen {
        assert!(call.authorization().is_none() && !call.headers.contains_key("x-secret"));
        assert!(!format!("{:?}", call.headers).contains(TOKEN));
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_that_is_none_is_not_believed_unseen() {
    let (transport, disk) = storage(UPLOAD_LINK, Some(bytes(10)), |_| Answer::status(200));
    disk.upload(bytes(10), "a").await.unwrap();
    assert_eq!(
        transport.lines().last().map(String::as_str),
        Some("GET /v1/disk/resources")
    );

    let (_, disk) = storage(UPLOAD_LINK, None, |_| html(200));
    let error = disk.upload(bytes(10), "a").await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("unexpected status 200 OK for an upload"),
        "{text}"
    );
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_storage_keep_their_kinds() {
    for (status, kind) in [
        (413, ErrorKind::PayloadTooLarge),
        (507, ErrorKind::InsufficientStorage),
    ] {
        let (transport, disk) = storage(UPLOAD_LINK, None, move |_| html(status));
        let error = disk.upload(bytes(10), "a").await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind, "{error}");
        assert_eq!(to_storage(&transport).len(), 1);
        assert!(error.to_string().contains("text/html"), "{error}");
    }
    for status in [423, 429] {
        let busy = refusal(status, "DiskResourceLockedError");
        let (transport, disk) = storage(UPLOAD_LINK, None, in_turn([busy, Answer::status(201)]));
        disk.upload(bytes(10), "a").await.unwrap();
        assert_eq!(to_storage(&transport).len(), 2, "{status}");
    }
    let (_, disk) = storage(DOWNLOAD_LINK, Some(bytes(10)), |_| html(500));
    let mut memory = Vec::new();
    let error = disk
        .download("a", DownloadTarget::writer(&mut memory))
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InternalServer);
    assert!(
        error.to_string().contains("18 bytes of text/html"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn links_that_are_not_safe_are_not_used() {
    for link in [
        "http://uploader.example/x",
        "ftp://uploader.example/x",
        "",
        "nonsense",
        "https://a:b@c/x",
    ] {
        let (transport, disk) = storage(link, Some(bytes(10)), |_| Answer::status(201));
        let error = disk.upload(bytes(10), "a").await.unwrap_err();
        assert!(error.is_protocol(), "{link}: {error}");
        let error = disk.upload_by_link(bytes(10), link).await.unwrap_err();
        assert!(error.is_invalid_input(), "{link}: {error}");
        let mut memory = Vec::new();
        let error = disk
            .download("a", DownloadTarget::writer(&mut memory))
            .await
            .unwrap_err();
        assert!(error.is_protocol(), "{link}: {error}");
        let mut memory = Vec::new();
        let target = DownloadTarget::writer(&mut memory);
        let error = disk.download_by_link(link, target).await.unwrap_err();
        assert!(error.is_invalid_input(), "{link}: {error}");
        assert!(to_storage(&transport).is_empty());
    }
    let (_, disk) = storage("", Some(bytes(10)), |_| Answer::status(201));
    let error = disk
        .get_public_download_link("key")
        .path("/a")
        .await
        .unwrap_err();
    assert!(
        error.is_protocol() && error.to_string().contains("forbidden"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_upload_follows_no_redirect() {
    let (transport, disk) = storage(UPLOAD_LINK, None, |_| html(307));
    let error = disk.upload(bytes(10), "a").await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    assert_eq!(to_storage(&transport).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_resumed_upload_describes_its_contents_and_sends_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let print = Fingerprint::of(&bytes(1000));
    let kept = Arc::new(Mutex::new(String::new()));
    let (noted, file) = (Arc::clone(&kept), state.clone());
    let (transport, disk) = storage(UPLOAD_LINK, None, move |call| {
        if call.method == "HEAD" {
            return Answer::status(200).with_header("content-length", "400");
        }
        if call.headers.contains_key("content-range") {
            return Answer::status(201);
        }
        *noted.lock().unwrap() = fs::read_to_string(&file).unwrap();
        Answer::Broken
    });
    let done = disk
        .upload(bytes(1000), "a")
        .resumable(&state)
        .await
        .unwrap();
    assert_eq!((done.size, done.attempts), (1000, 2));
    assert!(!state.exists(), "it is done");
    let kept = kept.lock().unwrap();
    assert!(
        kept.contains("SECRET") && !kept.contains(TOKEN),
        "the link, and no token: {kept}"
    );

    let calls = to_storage(&transport);
    let head = calls.iter().find(|call| call.method == "HEAD").unwrap();
    assert_eq!(head.headers["etag"], print.md5.as_str());
    assert_eq!(head.headers["sha256"], print.sha256.as_str());
    assert_eq!(head.headers["size"], "1000");
    let rest = calls.last().unwrap();
    assert_eq!(rest.headers["content-range"], "bytes 400-999/1000");
    assert_eq!(rest.body, String::from_utf8_lossy(&bytes(1000)[400..]));
}

#[tokio::test(start_paused = true)]
async fn contents_that_differ_at_the_storage_are_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let (transport, disk) = storage(UPLOAD_LINK, None, {
        let mut puts = in_turn([Answer::Broken, html(412), Answer::status(201)]);
        move |call| match call.method == "HEAD" {
            true => Answer::status(200).with_header("content-length", "4"),
            false => puts(call),
        }
    });
    let done = disk.upload(bytes(10), "a").resumable(&state).await.unwrap();
    assert_eq!(done.attempts, 3);
    let last = to_storage(&transport).pop().unwrap();
    assert!(!last.headers.contains_key("content-range"));
}

#[tokio::test(start_paused = true)]
async fn links_to_this_machine_are_not_used_for_an_api_that_is_elsewhere() {
    let link = "http://127.0.0.1:9/SECRET";
    let never = |_: &SentRequest| -> Answer { panic!("nothing is sent there") };
    let (transport, disk) = storage(link, Some(bytes(10)), never);
    let error = disk.upload(bytes(10), "a").await.unwrap_err();
    assert!(error.is_unsent(), "{error}");
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    disk.download("a", target).await.unwrap_err();
    let error = disk.upload_by_link(bytes(3), link).await.unwrap_err();
    assert!(
        error.is_unsent() && !error.to_string().contains("SECRET"),
        "{error}"
    );

    // Nor from a state file.
    let folder = tempfile::tempdir().unwrap();
    let (source, state) = (folder.path().join("a"), folder.path().join("state"));
    fs::write(&source, bytes(10)).unwrap();
    let (_, breaks) = storage(UPLOAD_LINK, None, |_| Answer::Broken);
    let upload = breaks.upload(&*source, "a").resumable(&*state);
    let options = CallOptions::new().without_retries();
    upload.with_options(options).await.unwrap_err();
    let kept = fs::read_to_string(&state).unwrap();
    fs::write(&state, kept.replace(UPLOAD_LINK, link)).unwrap();
    let (resuming, disk) = storage(link, None, never);
    let upload = disk.upload(&*source, "a").resumable(&*state);
    assert!(upload.await.unwrap_err().is_unsent());
    assert!(to_storage(&transport).is_empty() && to_storage(&resuming).is_empty());
}
