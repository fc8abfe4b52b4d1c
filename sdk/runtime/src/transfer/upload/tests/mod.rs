//! Tests of uploads in one request, to an in-memory service. Parts are in `parts.rs`.

mod parts;

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, CallOptions, Error, ErrorClass};
use futures_util::TryStreamExt as _;
use proptest::prelude::*;
use tokio::time::Instant;

use crate::retry::{RetryBudget, RetryPolicy};
use crate::testing::bytes;
use crate::transfer::attempts::Attempts;
use crate::transfer::source::ReadOptions;
use crate::transfer::tests::fixtures::{dropped_after, file, folder, once};
use crate::transfer::tests::memory::{Meanwhile, Memory, Put};
use crate::transfer::{
    Fingerprint, TransferOptions, TransferProgress, UploadOptions, UploadSource, Uploaded,
};

const MIB: usize = 1024 * 1024;

/// Runs an upload that succeeds.
async fn stored(memory: &Memory, source: impl Into<UploadSource>) -> Uploaded<String> {
    let upload = memory.client().upload(source, "a");
    upload.await.expect("it is stored")
}

/// Runs an upload that fails.
async fn refused(memory: &Memory, source: impl Into<UploadSource>) -> Error {
    let upload = memory.client().upload(source, "a");
    upload.await.expect_err("it is not stored")
}

#[tokio::test(start_paused = true)]
async fn every_kind_of_source_arrives_whole_with_checksums() {
    let contents = bytes(2 * MIB + 17);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let behind = {
        let mut all = vec![9; 5];
        all.extend_from_slice(&contents);
        let mut reader = std::io::Cursor::new(all);
        reader.set_position(5);
        reader
    };
    let again = contents.clone();
    let sources: Vec<UploadSource> = vec![
        path.as_path().into(),
        contents.clone().into(),
        UploadSource::seekable(behind),
        fs::File::open(&path).expect("it is there").into(),
        tokio::fs::File::open(&path)
            .await
            .expect("it is there")
            .into(),
        UploadSource::reader(std::io::Cursor::new(contents.to_vec())),
        once(contents.clone(), 1000),
        UploadSource::factory(move || {
            let again = again.clone();
            Box::pin(async { Ok(ByteStream::from_bytes(again)) })
        }),
    ];
    for source in sources {
        let what = format!("{source:?}");
        let memory = Memory::empty();
        let done = memory
            .client()
            .upload(source, "film.mov")
            .await
            .expect(&what);
        let print = Fingerprint::of(&contents);
        assert_eq!(memory.contents(), Some(contents.clone()), "{what}");
        assert_eq!((done.size, done.attempts), (print.size, 1), "{what}");
        assert_eq!(done.sha256, Some(print.sha256), "{what}");
        assert_eq!(done.md5, Some(print.md5), "{what}");
        assert_eq!(done.receipt, "film.mov");
        assert_eq!(memory.log(), ["link", "put"], "{what}");
    }
}

#[tokio::test(start_paused = true)]
async fn empty_contents_are_uploaded() {
    let folder = folder();
    let path = file(folder.path(), b"");
    for source in [
        UploadSource::from(path),
        UploadSource::bytes(""),
        once(Bytes::new(), 1),
    ] {
        let memory = Memory::empty();
        let done = memory
            .client()
            .upload(source, "empty")
            .await
            .expect("it is stored");
        assert_eq!((done.size, memory.contents()), (0, Some(Bytes::new())));
        assert_eq!(
            done.md5.as_deref(),
            Some("d41d8cd98f00b204e9800998ecf8427e")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_unexpected_success_status_is_looked_up() {
    let page = Put::Refuse(200, "<html>hello</html>");
    let memory = Memory::empty().puts([page.clone()]);
    let done = memory.client().upload(bytes(10), "a").await;
    assert_eq!(done.expect("the second attempt works").attempts, 2);
    assert_eq!(memory.contents(), Some(bytes(10)));

    let memory = Memory::empty().puts([Put::Store(200)]);
    stored(&memory, bytes(10)).await;
    assert_eq!(memory.log(), ["link", "put", "look"]);

    let memory = Memory::empty().puts(vec![page; 9]);
    let error = memory.client().upload(bytes(10), "a").await;
    let error = error.expect_err("it never is");
    assert!(
        error
            .to_string()
            .contains("unexpected status 200 OK for an upload"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_is_looked_up_and_nothing_is_sent_twice() {
    let memory = Memory::empty().puts([Put::StoreSilently]);
    let done = stored(&memory, bytes(100)).await;
    assert_eq!(memory.log(), ["link", "put", "look"]);
    assert_eq!((done.size, done.attempts), (100, 1));
}

#[tokio::test(start_paused = true)]
async fn a_file_that_shows_late_is_waited_for() {
    let memory = Memory::empty()
        .puts([Put::StoreSilently])
        .set(|state| state.hidden_for = 2);
    let started = Instant::now();
    stored(&memory, bytes(100)).await;
    assert_eq!(memory.count("put"), 1);
    assert_eq!(memory.count("look"), 3);
    assert_eq!(started.elapsed(), Duration::from_secs(1 + 2));
}

#[tokio::test(start_paused = true)]
async fn the_caller_sets_how_long_to_look() {
    for (time, looks) in [(0, 1), (60, 10)] {
        let memory = Memory::empty().puts([Put::Lose]);
        let upload = memory.client().upload(bytes(100), "a");
        let upload = upload.look_for(Duration::from_secs(time));
        upload.await.expect("the second attempt works");
        assert_eq!(memory.count("look"), looks);
    }
}

#[tokio::test(start_paused = true)]
async fn contents_that_are_not_stored_are_sent_again_after_a_look_up() {
    let memory = Memory::empty().puts([Put::Lose]);
    let done = stored(&memory, bytes(100)).await;
    assert_eq!(done.attempts, 2);
    assert_eq!(memory.contents(), Some(bytes(100)));
    let log = memory.log();
    assert_eq!(log.first().map(String::as_str), Some("link"));
    assert_eq!(memory.count("put"), 2);
    assert!(memory.count("look") > 2, "it looks for a while: {log:?}");
}

#[tokio::test(start_paused = true)]
async fn another_file_in_its_place_is_not_mistaken_for_the_upload() {
    let mut other = bytes(100).to_vec();
    other[50] ^= 1;
    let memory = Memory::empty().puts([Put::StoreOther(other.clone().into())]);
    let done = memory
        .client()
        .upload(bytes(100), "a")
        .overwrite(true)
        .await
        .expect("it replaces that");
    assert_eq!((done.attempts, memory.contents()), (2, Some(bytes(100))));

    let memory = Memory::empty().puts([Put::StoreOther(other.into())]);
    let error = refused(&memory, bytes(100)).await;
    assert!(error.is_conflict(), "{error}");
    assert_eq!(memory.count("put"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_file_that_becomes_visible_after_the_last_look_is_found_at_the_conflict() {
    let memory = Memory::empty().puts([Put::StoreSilently]);
    let looks = {
        let absent = Memory::empty().puts([Put::Lose]);
        stored(&absent, bytes(10)).await;
        u32::try_from(absent.count("look")).expect("few")
    };
    memory.state().hidden_for = looks;
    let done = stored(&memory, bytes(10)).await;
    assert_eq!(memory.count("put"), 1);
    assert_eq!(done.size, 10);
}

#[tokio::test(start_paused = true)]
async fn a_gateway_timeout_after_the_last_byte_leaves_the_outcome_open() {
    for status in [408, 500, 502, 503, 504, 520, 524, 530] {
        let memory = Memory::empty().puts([Put::Refuse(status, "<html>nginx</html>")]);
        let done = stored(&memory, bytes(100)).await;
        assert_eq!((done.attempts, memory.count("put")), (2, 2), "{status}");
        assert!(memory.count("look") >= 1, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_break_before_the_last_byte_needs_no_look() {
    let memory = Memory::empty().puts([Put::BreakAfter(1)]);
    let source = UploadSource::bytes(bytes(300_000));
    let done = stored(&memory, source).await;
    assert_eq!(memory.log(), ["link", "put", "link", "put"]);
    assert_eq!(done.attempts, 2);
    assert_eq!(done.sha256, Some(Fingerprint::of(&bytes(300_000)).sha256));
}

#[tokio::test(start_paused = true)]
async fn an_expired_link_is_renewed() {
    for status in [404, 410] {
        let memory = Memory::empty().puts([Put::Refuse(status, "<html>gone</html>")]);
        let done = stored(&memory, bytes(10)).await;
        assert_eq!(memory.log(), ["link", "put", "link", "put"], "{status}");
        assert_eq!(done.attempts, 2);
    }
}

#[tokio::test(start_paused = true)]
async fn busy_servers_are_retried_and_full_ones_are_not() {
    for status in [423, 429] {
        let memory = Memory::empty().puts([Put::RefuseUnread(status, "")]);
        stored(&memory, bytes(10)).await;
        assert_eq!(memory.count("put"), 2, "{status}");
    }
    for status in [413, 507] {
        let memory = Memory::empty().puts([Put::Refuse(status, "<html>no</html>")]);
        let error = refused(&memory, bytes(10)).await;
        let found = error.status().map(|status| status.as_u16());
        assert_eq!((found, memory.count("put")), (Some(status), 1), "{error}");
        assert!(error.to_string().contains("text/html"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_protocol_without_look_up_leaves_an_outcome_unknown() {
    let memory = Memory::empty().puts([Put::BreakAfter(1)]);
    let upload = memory.client().upload(bytes(300_000), "a").blind();
    upload.await.expect("the second attempt works");
    assert_eq!(memory.log(), ["put", "put"]);

    let memory = Memory::empty().puts([Put::StoreSilently]);
    let upload = memory.client().upload(bytes(10), "a").blind();
    let error = upload.await.expect_err("it can't be found out");
    assert!(error.is_outcome_unknown(), "{error}");

    let memory = Memory::empty().puts([Put::Refuse(410, "<html>gone</html>")]);
    let upload = memory.client().upload(bytes(10), "a").blind();
    let error = upload.await.expect_err("it has expired");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(410));
    assert_eq!(memory.count("put"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_protocol_that_cannot_resume_refuses_a_state_file() {
    let folder = folder();
    let state = folder.path().join("state");
    let memory = Memory::empty();
    let upload = memory.client().upload(bytes(10), "a").blind();
    let error = upload.resumable(&state).await.expect_err("it can't resume");
    assert!(
        error.is_invalid_input() && error.message().starts_with("resumable: "),
        "{error}"
    );
    assert!(memory.log().is_empty() && !state.exists());
}

#[tokio::test(start_paused = true)]
async fn the_policy_limits_the_attempts_and_the_error_counts_them() {
    let memory = Memory::empty().puts(vec![Put::NoConnection; 9]);
    let started = Instant::now();
    let error = refused(&memory, bytes(10)).await;
    assert!(error.is_connect(), "{error}");
    assert_eq!((error.attempts(), memory.count("put")), (4, 4));
    assert_eq!(started.elapsed(), Duration::from_secs(3));

    let memory = Memory::empty().puts(vec![Put::NoConnection; 9]);
    let client = memory.client_with(RetryPolicy::none());
    let error = client.upload(bytes(10), "a").await.expect_err("no answer");
    assert_eq!((error.attempts(), memory.count("put")), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_source_that_can_be_read_once_is_sent_once() {
    let memory = Memory::empty().puts([Put::BreakAfter(1)]);
    let error = refused(&memory, once(bytes(100), 10)).await;
    assert!(error.is_transport(), "{error}");
    assert_eq!(memory.count("put"), 1);
    assert_eq!(memory.contents(), None);
}

#[tokio::test(start_paused = true)]
async fn a_source_that_can_be_read_once_is_not_used_up_by_a_failure_before_its_first_byte() {
    let memory = Memory::empty().puts([
        Put::NoConnection,
        Put::RefuseUnread(503, ""),
        Put::Store(201),
    ]);
    let done = stored(&memory, once(bytes(100), 10)).await;
    assert_eq!((done.attempts, memory.contents()), (3, Some(bytes(100))));
}

#[tokio::test(start_paused = true)]
async fn an_inconclusive_outcome_is_reported_as_unknown() {
    // Gone after all looks, and nothing to send again.
    let memory = Memory::empty().puts([Put::Lose]);
    let error = refused(&memory, once(bytes(100), 10)).await;
    assert!(error.is_outcome_unknown(), "{error}");
    // Looking fails.
    let memory = Memory::empty()
        .puts([Put::Lose])
        .set(|state| state.look_failures.extend([403; 9]));
    let error = refused(&memory, bytes(100)).await;
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(memory.count("put"), 1, "nothing is sent again unseen");
    // Without sums there is nothing to look for.
    let memory = Memory::empty().puts([Put::StoreSilently]);
    let upload = memory.client().upload(bytes(100), "a").checksums(false);
    let error = upload.await.expect_err("the outcome is unknown");
    assert!(
        error.is_outcome_unknown() && memory.count("look") == 0,
        "{error}"
    );
    // No more attempts.
    let memory = Memory::empty().puts([Put::Lose]);
    let client = memory.client_with(RetryPolicy::none());
    let error = client
        .upload(bytes(100), "a")
        .await
        .expect_err("the outcome is unknown");
    assert!(error.is_outcome_unknown(), "{error}");
    // A look at a source says what it is about, and the cause stays.
    assert!(
        error.to_string().contains("check before uploading again"),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

fn meanwhile(change: impl Fn() + Send + Sync + 'static) -> Put {
    Put::Meanwhile(1, Meanwhile(Arc::new(change)))
}

#[tokio::test(start_paused = true)]
async fn a_file_that_changes_while_it_is_sent_fails_the_upload_and_the_error_says_how() {
    type Change = fn(&fs::File, &Path);
    let write = |path: &Path| {
        let file = fs::File::options().append(true).open(path);
        file.expect("writable")
    };
    let changes: [(&str, Change); 4] = [
        ("grew from 5242880 to 5242881 bytes", |file, _| {
            file.set_len(5 * MIB as u64 + 1).expect("it grows");
        }),
        ("shrank from 5242880 to 3 bytes", |file, _| {
            file.set_len(3).expect("it shrinks");
        }),
        ("vanished, with its 5242880 bytes,", |_, path| {
            fs::remove_file(path).expect("removable");
        }),
        ("changed, with its 5242880 bytes,", |file, _| {
            file.set_modified(std::time::SystemTime::UNIX_EPOCH)
                .expect("settable");
        }),
    ];
    for (expected, change) in changes {
        let folder = folder();
        let path = file(folder.path(), &bytes(5 * MIB));
        let changed = path.clone();
        let memory = Memory::empty().puts([meanwhile(move || change(&write(&changed), &changed))]);
        let error = refused(&memory, &path).await;
        assert!(error.is_source(), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.to_string().contains("film.mov"), "{error}");
        assert_eq!((memory.contents(), memory.count("put")), (None, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_that_changes_between_two_attempts_is_not_mixed() {
    let folder = folder();
    let path = file(folder.path(), &bytes(100));
    let prepared = UploadSource::path(&path)
        .prepare(ReadOptions {
            ignores_mtime: false,
            attempts: Attempts::new(RetryPolicy::none(), RetryBudget::default()),
        })
        .await
        .expect("it is there");
    fs::write(&path, b"abc").expect("writable");
    let error = prepared
        .open(0, None)
        .await
        .expect_err("it is another file now");
    assert!(
        error.to_string().contains("shrank from 100 to 3 bytes"),
        "{error}"
    );
    fs::remove_file(&path).expect("removable");
    let error = prepared.open(0, None).await.expect_err("it is gone");
    assert!(
        error.is_source() && error.to_string().contains("file not found"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn sources_that_are_not_files_are_refused_before_any_request() {
    let folder = folder();
    let missing = folder.path().join("missing.bin");
    let memory = Memory::empty();
    let error = refused(&memory, missing).await;
    assert!(
        error.is_source() && error.to_string().contains("missing.bin"),
        "{error}"
    );
    let error = refused(&memory, folder.path()).await;
    assert!(
        error.is_source() && error.to_string().contains("is a folder"),
        "{error}"
    );
    assert!(memory.log().is_empty());
}

#[tokio::test(start_paused = true)]
async fn sources_that_are_not_as_long_as_announced_are_not_stored() {
    for (announced, expected) in [(99, "has more"), (101, "has 100 bytes")] {
        let memory = Memory::empty();
        let source = once(bytes(100), 10).with_size(announced);
        let error = refused(&memory, source).await;
        assert!(
            error.is_source() && error.to_string().contains(expected),
            "{error}"
        );
        assert_eq!(memory.contents(), None);
    }
    let error = Memory::empty()
        .client()
        .upload(UploadSource::bytes("abc").with_size(4), "a")
        .await;
    assert!(
        error
            .expect_err("it has 3")
            .to_string()
            .contains("has 3 bytes, expected 4")
    );
}

#[tokio::test(start_paused = true)]
async fn a_failing_source_fails_the_upload_with_its_error() {
    let memory = Memory::empty();
    let chunks = vec![
        Ok(Bytes::from_static(b"abc")),
        Err(std::io::Error::other("the tape tore")),
    ];
    let source = UploadSource::stream(futures_util::stream::iter(chunks));
    let error = refused(&memory, source).await;
    assert!(
        error.is_source() && error.to_string().contains("the tape tore"),
        "{error}"
    );
    let source =
        UploadSource::factory(|| Box::pin(async { Err(Error::new(ErrorClass::Io, "no tape")) }));
    let error = refused(&memory, source).await;
    assert!(
        error.is_source() && error.to_string().contains("no tape"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn progress_grows_within_an_attempt_and_ends_at_the_total() {
    let contents = bytes(3 * MIB + 5);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let memory = Memory::empty().puts([Put::BreakAfter(MIB as u64)]);
    let seen: Arc<Mutex<Vec<TransferProgress>>> = Arc::default();
    let noted = seen.clone();
    let upload = memory.client().upload(path, "a");
    let upload =
        upload.on_progress(move |progress| noted.lock().expect("unpoisoned").push(progress));
    upload.await.expect("the second attempt works");
    let seen = seen.lock().expect("unpoisoned");
    for pair in seen.windows(2) {
        assert!(
            pair[0].attempt < pair[1].attempt || pair[0].bytes < pair[1].bytes,
            "{pair:?}"
        );
    }
    assert!(
        seen.iter()
            .all(|progress| progress.total == Some(contents.len() as u64))
    );
    let last = seen.last().expect("there was progress");
    assert_eq!((last.bytes, last.attempt), (contents.len() as u64, 2));
    assert_eq!(last.fraction(), Some(1.0));
    assert!(seen.len() > 20, "small steps: {}", seen.len());
}

#[tokio::test(start_paused = true)]
async fn an_upload_can_be_dropped_at_any_time() {
    let contents = bytes(2 * MIB);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let mut polls = 0;
    loop {
        let memory = Memory::empty().puts([Put::BreakAfter(MIB as u64)]);
        let client = memory.client();
        let upload = Box::pin(std::future::IntoFuture::into_future(
            client.upload(&path, "a"),
        ));
        let ended = dropped_after(upload, polls).await;
        // Nothing is stuck: the same client uploads the same file.
        client
            .upload(&path, "b")
            .overwrite(true)
            .await
            .expect("it is stored");
        assert_eq!(memory.contents(), Some(contents.clone()));
        if ended.is_some() {
            break;
        }
        polls += 1;
    }
    assert!(polls > 10);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_limits_the_whole_upload() {
    let memory = Memory::empty().puts(vec![Put::Lose; 9]);
    let options = CallOptions::new().with_deadline(Duration::from_secs(5));
    let started = Instant::now();
    let error = memory
        .client()
        .upload(bytes(10), "a")
        .with_options(options)
        .await
        .expect_err("it is over");
    assert!(
        error.is_timeout() && error.to_string().contains("deadline of 5 s"),
        "{error}"
    );
    assert_eq!(started.elapsed(), Duration::from_secs(5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever fails in whatever order, an upload that succeeds is stored once and whole, and one that fails says why.
    #[test]
    fn an_upload_is_stored_whole_or_fails(
        length in 0usize..300_000,
        failures in prop::collection::vec(0usize..9, 0..5),
        replayable: bool,
        overwrite: bool,
    ) {
        let puts = failures.iter().map(|failure| match failure {
            0 => Put::NoConnection,
            1 => Put::BreakAfter(1),
            2 => Put::BreakAfter(length as u64),
            3 => Put::Lose,
            4 => Put::StoreSilently,
            5 => Put::Refuse(504, "<html>late</html>"),
            6 => Put::Refuse(410, "<html>gone</html>"),
            7 => Put::RefuseUnread(429, ""),
            _ => Put::Store(201),
        });
        let memory = Memory::empty().puts(puts);
        let contents = bytes(length);
        let source = if replayable { UploadSource::bytes(contents.clone()) } else { once(contents.clone(), 10_000) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime");
        let upload = memory.client().upload(source, "a").overwrite(overwrite);
        match runtime.block_on(std::future::IntoFuture::into_future(upload)) {
            Ok(done) => {
                prop_assert_eq!(memory.contents(), Some(contents.clone()));
                prop_assert_eq!(done.sha256, Some(Fingerprint::of(&contents).sha256));
            }
            Err(error) => prop_assert!(!failures.is_empty() && !error.to_string().is_empty()),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_resumable_upload_continues_where_it_broke() {
    let contents = bytes(2 * MIB);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let state = folder.path().join("state");
    let memory = Memory::empty()
        .puts([Put::BreakAfter(300_000)])
        .set(|state| state.keeps_partial = true);
    let done = memory.client().upload(&path, "a").resumable(&state).await;
    let done = done.expect("it goes on");
    assert_eq!(
        memory.log(),
        ["link", "put", "head", "put bytes 393216-2097151/2097152"]
    );
    assert_eq!(memory.contents(), Some(contents.clone()));
    assert_eq!(done.sha256, Some(Fingerprint::of(&contents).sha256));
    assert_eq!((done.size, done.attempts), (contents.len() as u64, 2));
    assert!(!state.exists(), "it is done");
}

#[tokio::test(start_paused = true)]
async fn a_resumable_upload_is_resumed_by_another_process() {
    let contents = bytes(2 * MIB);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let state = folder.path().join("state");
    let memory = Memory::empty()
        .puts([Put::BreakAfter(300_000)])
        .set(|state| state.keeps_partial = true);
    let client = memory.client_with(RetryPolicy::none());
    let broken = client.upload(&path, "a").resumable(&state).await;
    assert!(broken.expect_err("it breaks").is_transport());
    assert!(state.exists(), "the state is kept");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&state)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let done = client
        .upload(&path, "a")
        .resumable(&state)
        .await
        .expect("it goes on");
    assert_eq!(
        memory.log()[2..],
        ["head", "put bytes 393216-2097151/2097152"]
    );
    assert_eq!(
        (memory.contents(), done.size),
        (Some(contents.clone()), contents.len() as u64)
    );
    assert!(!state.exists());
}

#[tokio::test(start_paused = true)]
async fn a_state_file_of_something_else_is_not_used() {
    let contents = bytes(300_000);
    let folder = folder();
    let path = file(folder.path(), &contents);
    let state = folder.path().join("state");
    let memory = Memory::empty().set(|state| state.keeps_partial = true);
    let client = memory.client_with(RetryPolicy::none());
    for (to, sent) in [("b", contents.clone()), ("a", bytes(300_001))] {
        memory.state().puts.push_back(Put::BreakAfter(1));
        let broken = client
            .upload(&path, "a")
            .overwrite(true)
            .resumable(&state)
            .await;
        assert!(broken.is_err() && state.exists());
        memory.state().log.clear();
        let again = client
            .upload(sent.clone(), to)
            .overwrite(true)
            .resumable(&state)
            .await;
        again.expect("it starts again");
        assert_eq!(
            (memory.log(), memory.contents()),
            (vec!["link".into(), "put".into()], Some(sent))
        );
    }
    for nonsense in [
        "",
        "{",
        r#"{"size":3000"#,
        "\0\0",
        r#"{"size":300000,"md5":null,"sha256":null,"session":"x"}"#,
    ] {
        fs::write(&state, nonsense).expect("writable");
        memory.state().log.clear();
        let again = client
            .upload(&path, "a")
            .overwrite(true)
            .resumable(&state)
            .await;
        again.expect("it starts again");
        assert_eq!(memory.log(), ["link", "put"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_that_is_not_the_state_of_an_upload_is_left_unchanged() {
    let folder = folder();
    let path = file(folder.path(), &bytes(300_000));
    let memory = Memory::empty();
    let state = folder.path().join("diary");
    // As a memory image begins.
    let long = vec![0; 3_000_000];
    for contents in [&b"nonsense"[..], b"{}", br#"{"session":1}"#, b"\n", &long] {
        fs::write(&state, contents).expect("writable");
        let upload = memory.client().upload(&path, "a").resumable(&state);
        let error = upload.await.expect_err("it is not a state");
        assert!(
            error.is_invalid_input() && error.message().contains("diary"),
            "{error}"
        );
        assert_eq!(fs::read(&state).expect("it is there"), contents);
    }
    // Nor is the file to upload.
    let upload = memory.client().upload(&path, "a").resumable(&path);
    assert!(upload.await.is_err_and(|error| error.is_invalid_input()));
    assert_eq!(fs::read(&path).expect("it is there"), bytes(300_000));
    assert!(memory.log().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_process_that_ended_after_the_last_byte_finds_its_upload() {
    let folder = folder();
    let path = file(folder.path(), &bytes(100));
    let state = folder.path().join("state");
    let memory = Memory::empty().puts([Put::NoConnection]);
    let client = memory.client_with(RetryPolicy::none());
    let broken = client.upload(&path, "a").resumable(&state).await;
    broken.expect_err("no connection");
    // As if the bytes had come all the same.
    memory.state().contents = Some(bytes(100));
    let done = client
        .upload(&path, "a")
        .resumable(&state)
        .await
        .expect("it is there");
    assert_eq!((done.size, memory.count("put")), (100, 1));
    // Another user's file of that name is still a conflict.
    client
        .upload(&path, "a")
        .overwrite(false)
        .await
        .expect_err("it exists");
}

#[tokio::test(start_paused = true)]
async fn a_storage_that_cannot_resume_gets_everything_again() {
    for failure in [404, 405, 410, 500] {
        let memory = Memory::empty()
            .puts([Put::BreakAfter(1)])
            .set(|state| state.head_failures.push_back(failure));
        let folder = folder();
        let state = folder.path().join("state");
        let upload = memory
            .client()
            .upload(bytes(300_000), "a")
            .resumable(&state);
        assert_eq!(upload.await.expect("it starts again").attempts, 2);
        assert_eq!(
            memory.log(),
            ["link", "put", "head", "link", "put"],
            "{failure}"
        );
        assert_eq!(memory.contents(), Some(bytes(300_000)));
    }
    // It has other bytes than expected.
    let memory = Memory::empty()
        .puts([
            Put::BreakAfter(1),
            Put::RefuseUnread(412, "<html>no</html>"),
        ])
        .set(|state| state.keeps_partial = true);
    let folder = folder();
    let state = folder.path().join("state");
    let upload = memory
        .client()
        .upload(bytes(300_000), "a")
        .resumable(&state);
    assert_eq!(upload.await.expect("it starts again").attempts, 3);
    assert_eq!(memory.contents(), Some(bytes(300_000)));
}

#[tokio::test(start_paused = true)]
async fn a_resumable_upload_needs_a_source_that_can_be_read_again_and_a_place_for_its_state() {
    let memory = Memory::empty();
    let folder = folder();
    let state = folder.path().join("state");
    let error = memory
        .client()
        .upload(once(bytes(10), 1), "a")
        .resumable(&state)
        .await;
    assert!(error.expect_err("it can't").is_invalid_input());
    let nowhere = folder.path().join("nowhere/state");
    let error = memory
        .client()
        .upload(bytes(10), "a")
        .resumable(nowhere)
        .await;
    let error = error.expect_err("there is no such folder");
    assert!(
        error.is_io() && error.to_string().contains("nowhere/state"),
        "{error}"
    );
    assert_eq!(memory.count("put"), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test(start_paused = true)]
async fn a_file_that_reports_no_size_is_stored_with_its_contents() {
    let memory = Memory::empty().puts([Put::BreakAfter(1)]);
    let done = memory.client().upload("/proc/self/status", "a").await;
    let done = done.expect("it is stored");
    let stored = memory.contents().expect("it is stored");
    assert!(stored.starts_with(b"Name:"), "{stored:?}");
    assert_eq!((done.size, done.attempts), (stored.len() as u64, 2));
    assert_eq!(done.sha256, Some(Fingerprint::of(&stored).sha256));
}

#[tokio::test(start_paused = true)]
async fn a_touched_file_is_uploaded_if_the_caller_allows_it() {
    for ignore in [true, false] {
        let folder = folder();
        let path = file(folder.path(), &bytes(5 * MIB));
        let touched = path.clone();
        let memory = Memory::empty().puts([meanwhile(move || {
            let file = fs::File::options().write(true).open(&touched);
            let file = file.expect("it is there");
            file.set_modified(std::time::SystemTime::UNIX_EPOCH)
                .expect("ours");
        })]);
        let upload = memory.client().upload(&path, "a").ignore_mtime(ignore);
        let done = upload.await;
        assert_eq!(done.is_ok(), ignore, "{done:?}");
    }
    // A change of its size still fails the upload.
    let folder = folder();
    let path = file(folder.path(), &bytes(5 * MIB));
    let written = path.clone();
    let memory = Memory::empty().puts([meanwhile(move || {
        fs::write(&written, b"short").expect("writable");
    })]);
    let upload = memory.client().upload(&path, "a").ignore_mtime(true);
    assert!(upload.await.expect_err("it shrank").is_source());
}

#[tokio::test(start_paused = true)]
async fn a_panic_of_the_caller_reaches_the_caller_once() {
    // Connections read bodies in tasks of their own, where a panic is lost.
    let memory = || Memory::empty().puts(vec![Put::StoreFromTask; 4]);
    let watched = memory();
    let upload = watched.client().upload(bytes(100), "a");
    let upload = upload.on_progress(|_| panic!("of the callback"));
    let panic = tokio::spawn(upload.into_future()).await;
    let panic = panic.expect_err("it panics").into_panic();
    assert_eq!(panic.downcast_ref(), Some(&"of the callback"));
    assert_eq!(watched.count("put"), 1);

    let panicking = || {
        let chunk = |number| match number {
            0 => Ok::<_, std::io::Error>(bytes(100)),
            _ => panic!("of the source"),
        };
        futures_util::stream::iter((0..2).map(chunk))
    };
    let sources = [
        UploadSource::stream(panicking()).with_size(200),
        UploadSource::factory(move || {
            Box::pin(async move { Ok(ByteStream::new(panicking().map_err(|_| unreachable!()))) })
        }),
        UploadSource::factory(|| panic!("of the source")),
    ];
    for source in sources {
        let read = memory();
        let upload = read.client().upload(source, "a").checksums(false);
        let panic = tokio::spawn(upload.into_future()).await;
        let panic = panic.expect_err("it panics").into_panic();
        assert_eq!(panic.downcast_ref(), Some(&"of the source"));
        assert_eq!(read.count("put"), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_open_file_is_sent_and_retried_from_its_current_position() {
    use std::io::Read as _;

    let folder = folder();
    let path = file(folder.path(), b"0123456789");
    let mut open = fs::File::open(path).expect("it is there");
    open.read_exact(&mut [0; 4]).expect("it is readable");
    let memory = Memory::empty().puts([Put::BreakAfter(2)]);
    let done = memory.client().upload(open, "a").await.expect("it goes");
    assert_eq!((done.size, done.attempts), (6, 2));
    assert_eq!(memory.contents().as_deref(), Some(&b"456789"[..]));

    let memory = Memory::empty();
    memory.client().upload(b"four", "a").await.expect("it goes");
    assert_eq!(memory.contents().as_deref(), Some(&b"four"[..]));
}
