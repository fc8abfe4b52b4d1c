//! Tests of uploads in chunks: what is sent again, what is looked up, and how another process resumes them.

use std::env;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use cloud_drives_core::Error;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::UploadSource;
use lagoon::{Lagoon, ROOT};

use super::service::{CHUNK, Failure, Fault, Service};
use super::{bytes, signed_in};

const APPEND: &str = "PUT /v1/uploads/";
/// Four chunks, the last of which is small.
const SIZE: usize = 3 * CHUNK + 5;

/// Returns the number of complete chunks.
fn appends(service: &Service) -> usize {
    service.log(APPEND).len()
}

#[tokio::test(start_paused = true)]
async fn a_file_is_uploaded_in_chunks() {
    let (service, lagoon) = signed_in();
    for size in [0, 1, CHUNK, CHUNK + 1, SIZE] {
        let name = format!("{size}");
        let uploaded = lagoon.upload(bytes(size), ROOT, &name).await.unwrap();
        assert_eq!((uploaded.size, uploaded.attempts), (size as u64, 1));
        assert_eq!(uploaded.sha256, uploaded.receipt.sha256);
        assert_eq!(service.at(&name), Some(Some(bytes(size).into())), "{size}");
    }
    assert_eq!(appends(&service), 1 + 1 + 1 + 2 + 4);
}

#[tokio::test(start_paused = true)]
async fn an_existing_name_is_a_conflict_unless_overwrite_is_set() {
    let (service, lagoon) = signed_in();
    service.put_file(ROOT, "a", b"old".to_vec());
    let taken = lagoon
        .upload("new".as_bytes().to_vec(), ROOT, "a")
        .await
        .unwrap_err();
    assert!(taken.is_conflict(), "{taken}");
    let replaced = lagoon
        .upload("new".as_bytes().to_vec(), ROOT, "a")
        .replace(true);
    replaced.await.unwrap();
    assert_eq!(service.at("a"), Some(Some("new".into())));
}

#[tokio::test(start_paused = true)]
async fn only_the_chunk_that_failed_is_sent_again() {
    for failure in [
        Failure::Status(503),
        Failure::Status(429),
        Failure::RequestBreaks(1000),
        Failure::AnswerIsLost,
    ] {
        let (service, lagoon) = signed_in();
        service.add_fault(Fault::once(APPEND, failure).after(1));
        let uploaded = lagoon.upload(bytes(SIZE), ROOT, "a").await;
        assert_eq!(uploaded.unwrap().size, SIZE as u64, "{failure:?}");
        assert_eq!(service.at("a"), Some(Some(bytes(SIZE).into())));
        let logged = match failure {
            // It has no answer, so it is not in the log.
            Failure::RequestBreaks(_) => 4,
            _ => 5,
        };
        assert_eq!(appends(&service), logged, "{failure:?}");
        assert_eq!(service.log("POST /v1/items/root/uploads").len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_to_the_last_chunk_is_looked_up() {
    let (service, lagoon) = signed_in();
    service.add_fault(Fault::once(APPEND, Failure::AnswerIsLost).after(3));
    let uploaded = lagoon.upload(bytes(SIZE), ROOT, "a").await.unwrap();
    assert_eq!(uploaded.receipt.sha256, uploaded.sha256);
    assert_eq!(service.log("POST /v1/items/root/uploads").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_expires_in_the_middle_is_renewed() {
    let (service, lagoon) = signed_in();
    let expiring = service.clone();
    let upload = lagoon.upload(bytes(SIZE), ROOT, "a");
    let upload = upload.on_progress(move |progress| {
        if progress.bytes == 2 * CHUNK as u64 {
            expiring.expire_tokens();
        }
    });
    upload.await.unwrap();
    assert_eq!(service.at("a"), Some(Some(bytes(SIZE).into())));
    assert_eq!(service.log("POST /login/token").len(), 1);
}

fn resumable(lagoon: &Lagoon, folder: &Path) -> lagoon::Upload {
    let source = UploadSource::path(folder.join("a"));
    lagoon
        .upload(source, ROOT, "a")
        .resumable(folder.join("a.upload"))
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_was_dropped_is_resumed_by_another_client() {
    let (service, lagoon) = signed_in();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a"), bytes(SIZE)).unwrap();
    service.add_fault(Fault::once(APPEND, Failure::Silence).after(2));
    tokio::select! {
        ended = resumable(&lagoon, folder.path()).into_future() => panic!("{ended:?}"),
        () = service.reached(APPEND, 3) => {}
    }
    let lagoon = lagoon.with_token(service.tokens().0).unwrap();
    resumable(&lagoon, folder.path()).await.unwrap();
    finished_in_one_session(&service, folder.path());
}

#[tokio::test]
async fn an_upload_is_resumed_after_its_process_was_killed() {
    let (service, lagoon) = signed_in();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a"), bytes(SIZE)).unwrap();
    service.add_fault(Fault::once(APPEND, Failure::Silence).after(2));
    let mut child = start_child(&service, folder.path()).await;
    service.reached(APPEND, 3).await;
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(service.at("a").is_none() && folder.path().join("a.upload").exists());
    resumable(&lagoon, folder.path()).await.unwrap();
    finished_in_one_session(&service, folder.path());
}

/// Checks that bytes that had arrived were not sent again.
fn finished_in_one_session(service: &Service, folder: &Path) {
    assert_eq!(service.at("a"), Some(Some(bytes(SIZE).into())));
    assert_eq!(service.log("POST /v1/items/root/uploads").len(), 1);
    assert_eq!(appends(service), 5, "two, one without an answer, two");
    assert!(!folder.join("a.upload").exists());
}

/// Runs this test program again, with only the test below.
async fn start_child(service: &Service, folder: &Path) -> Child {
    let child = ["--exact", "uploads::uploads_as_the_child", "--nocapture"];
    Command::new(env::current_exe().unwrap())
        .args(child)
        .env("LAGOON_API", service.listen().await)
        .env("LAGOON_TOKEN", service.tokens().0)
        .env("LAGOON_FOLDER", folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// The child process of the test above; without its settings it does nothing.
#[tokio::test]
async fn uploads_as_the_child() {
    let (Ok(api), Ok(token), Some(folder)) = (
        env::var("LAGOON_API"),
        env::var("LAGOON_TOKEN"),
        env::var_os("LAGOON_FOLDER"),
    ) else {
        return;
    };
    let lagoon: Result<Lagoon, Error> = Lagoon::builder().base_url("api", api).token(token).build();
    resumable(&lagoon.unwrap(), Path::new(&folder))
        .await
        .unwrap();
}
