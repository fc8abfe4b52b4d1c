//! Tests of downloads from an in-memory service. Local targets are in `target.rs`.

mod open;
mod target;

use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::{OperationInfo, Request};
use http::{HeaderName, HeaderValue, Method};
use proptest::prelude::*;
use url::Url;

use crate::retry::{Backoff, RetryPolicy};
use crate::testing::bytes;
use crate::transfer::tests::fixtures::{dropped_after, folder, names};
use crate::transfer::tests::memory::{Client, Get, Memory};
use crate::transfer::{
    DownloadOptions, DownloadTarget, Fingerprint, Storage, TransferOptions, TransferProgress,
};

/// Downloads to memory.
async fn to_memory(client: &Client) -> (Vec<u8>, Result<u32, cloud_drives_core::Error>) {
    let mut memory = Vec::new();
    let done = client
        .download("a", DownloadTarget::writer(&mut memory))
        .await;
    (memory, done.map(|done| done.attempts))
}

#[tokio::test(start_paused = true)]
async fn a_file_arrives_whole_and_verified_at_every_kind_of_target() {
    let contents = bytes(100_000);
    let service = Memory::with(contents.clone()).set(|state| state.chunk = 999);
    let client = service.client();
    let folder = folder();
    let path = folder.path().join("film.mov");
    let done = client
        .download("film.mov", &path)
        .await
        .expect("the download succeeds");
    let print = Fingerprint::of(&contents);
    assert_eq!(
        (done.size, done.verified, done.attempts),
        (100_000, true, 1)
    );
    assert_eq!(
        (done.md5, done.sha256),
        (Some(print.md5), Some(print.sha256))
    );
    assert_eq!(fs::read(&path).expect("the file exists"), contents);
    assert_eq!(names(folder.path()), ["film.mov"]);

    let (memory, done) = to_memory(&client).await;
    assert_eq!((memory, done.ok()), (contents.to_vec(), Some(1)));

    let stream = client.open("a").await.expect("it opens");
    assert_eq!(stream.len(), Some(100_000));
    assert_eq!(
        stream
            .collect(1 << 20)
            .await
            .expect("the download succeeds"),
        contents
    );
}

#[tokio::test(start_paused = true)]
async fn an_empty_file_is_downloaded() {
    let service = Memory::with("");
    let folder = folder();
    let path = folder.path().join("empty");
    let done = service
        .client()
        .download("a", &path)
        .await
        .expect("the download succeeds");
    assert_eq!((done.size, done.verified), (0, true));
    assert_eq!(fs::read(&path).expect("the file exists"), b"");
}

#[tokio::test(start_paused = true)]
async fn a_break_is_resumed_only_for_the_same_version() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), Get::BreakAfter(20)]);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(3)));
    assert_eq!(service.count("get"), 3);
    assert!(service.log().ends_with(&[
        "get all".into(),
        "get bytes=40-".into(),
        "get bytes=60-".into()
    ]));
    let headers = service.state().storage_headers.clone();
    assert!(!headers[0].contains_key("if-range"));
    assert_eq!(headers[1]["if-range"], "\"v1\"");
    assert_eq!(headers[1]["accept-encoding"], "identity");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_ends_early_is_a_break() {
    let service = Memory::with(bytes(100)).gets([Get::EndAfter(40)]);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(2)));
}

#[tokio::test(start_paused = true)]
async fn breaks_count_against_the_policy_unless_there_is_progress() {
    let service = Memory::with(bytes(100)).gets(vec![Get::BreakAfter(3); 9]);
    let (memory, done) = to_memory(&service.client()).await;
    let error = done.expect_err("too many breaks");
    assert!(error.is_transport() && error.attempts() == 4, "{error}");
    assert_eq!(memory, bytes(100)[..12]);

    let mib = 1024 * 1024;
    let contents = bytes(8 * mib);
    let service = Memory::with(contents.clone())
        .gets(vec![Get::BreakAfter(mib as u64); 7])
        .set(|state| state.chunk = 64 * 1024);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory.len(), done.ok()), (contents.len(), Some(8)));
}

#[tokio::test(start_paused = true)]
async fn a_download_restarts_after_a_replacement_if_the_target_can() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), Get::Replace(bytes(70))]);
    let folder = folder();
    let path = folder.path().join("a");
    let done = service
        .client()
        .download("a", &path)
        .await
        .expect("the new contents come");
    assert_eq!((done.size, done.verified), (70, true));
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(70));

    // A writer can't take anything back.
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), Get::Replace(bytes(70))]);
    let (_, done) = to_memory(&service.client()).await;
    assert!(done.expect_err("it can't be mended").is_integrity());
}

#[tokio::test(start_paused = true)]
async fn bytes_that_a_server_without_ranges_sends_again_are_compared() {
    let service = Memory::with(bytes(100))
        .gets([Get::BreakAfter(40)])
        .set(|state| state.has_ranges = false);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(2)));

    let folder = folder();
    let path = folder.path().join("a");
    let service = Memory::with(bytes(100))
        .gets([Get::BreakAfter(40)])
        .set(|state| state.has_ranges = false);
    service
        .client()
        .download("a", &path)
        .await
        .expect("the download succeeds");
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(100));

    // The same length, without a tag that would tell: the first bytes do.
    let mut other = bytes(100).to_vec();
    other[3] ^= 1;
    let service = Memory::with(bytes(100))
        .gets([Get::BreakAfter(40), Get::Replace(other.into())])
        .set(|state| {
            state.has_ranges = false;
            state.has_etag = false;
        });
    let (memory, done) = to_memory(&service.client()).await;
    assert!(done.expect_err("it is another file").is_integrity());
    assert_eq!(memory, bytes(100)[..40]);
}

#[tokio::test(start_paused = true)]
async fn an_archive_of_a_folder_has_no_length_and_can_only_restart() {
    let service = Memory::with(bytes(100))
        .gets([Get::BreakAfter(40)])
        .set(|state| {
            state.is_folder = true;
            state.has_etag = false;
        });
    let folder = folder();
    let path = folder.path().join("photos.zip");
    let done = service
        .client()
        .download("photos", &path)
        .await
        .expect("the download succeeds");
    assert_eq!((done.size, done.verified, done.attempts), (100, false, 2));
    assert_eq!(
        service
            .log()
            .iter()
            .filter(|line| *line == "get all")
            .count(),
        2
    );
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(100));
}

#[tokio::test(start_paused = true)]
async fn an_expired_link_is_renewed_but_the_caller_s_own_link_is_not() {
    let service =
        Memory::with(bytes(100)).gets([Get::BreakAfter(40), Get::Answer(410, "<html>gone</html>")]);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(3)));
    assert_eq!(service.count("link"), 2);

    let service = Memory::with(bytes(100)).gets([Get::Answer(410, "<html>gone</html>")]);
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let error = service.client().download("a", target).by_link().await;
    let error = error.expect_err("it has expired");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(410));
    assert!(error.to_string().contains("text/html"), "{error}");

    let service = Memory::with(bytes(100));
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let done = service.client().download("a", target).by_link().await;
    assert!(!done.expect("the download succeeds").verified);
    assert_eq!(
        (memory, service.log()),
        (bytes(100).to_vec(), vec!["get all".to_owned()])
    );
}

#[tokio::test(start_paused = true)]
async fn redirects_are_followed_only_to_safe_places() {
    let to = |target: &str| Get::Redirect(target.to_owned());
    let service = Memory::with(bytes(100)).gets([
        to("https://mirror.example/a?x=1"),
        Get::BreakAfter(40),
        to("/other"),
        to("https://mirror.example/b"),
    ]);
    let (memory, done) = to_memory(&service.client()).await;
    done.expect("the download succeeds");
    assert_eq!(memory, bytes(100));
    assert_eq!(service.count("get bytes=40-"), 3, "the range goes along");

    for target in [
        "http://mirror.example/a",
        "http://127.0.0.1:1/a",
        "https://127.0.0.1/a",
        "ftp://a/b",
        "https://user:pw@a/b",
    ] {
        let service = Memory::with(bytes(100)).gets([to(target)]);
        let (_, done) = to_memory(&service.client()).await;
        let error = done.expect_err(target);
        assert!(
            error.is_redirect() && service.count("get") == 1,
            "{target}: {error}"
        );
    }
    let service = Memory::with(bytes(100)).gets(vec![to("https://mirror.example/a"); 9]);
    let (_, done) = to_memory(&service.client()).await;
    assert!(
        done.expect_err("a loop")
            .to_string()
            .contains("more than 5 redirects")
    );
    assert_eq!(service.count("get"), 6);
}

#[tokio::test(start_paused = true)]
async fn a_redirect_carries_no_secret_to_another_address() {
    static GET: OperationInfo = OperationInfo::new("storage.download", true);

    let service =
        Memory::with(bytes(3)).gets([Get::Redirect("https://mirror.example/a".to_owned())]);
    let link = Url::parse("https://memory.example/file").expect("a link");
    let mut request = Request::new(&GET, Method::GET, link);
    for (name, value) in [
        ("authorization", "Bearer CANARY"),
        ("x-secret", "1"),
        ("cookie", "a=b"),
        ("range", "bytes=1-"),
    ] {
        let value = HeaderValue::from_static(value);
        request.headers_mut().insert(name, value);
    }
    let storage = Storage::new(Arc::new(service.clone()));
    storage.get(request).await.expect("the download succeeds");
    let headers = service.state().storage_headers[1].clone();
    let names: Vec<&str> = headers.keys().map(HeaderName::as_str).collect();
    assert_eq!(names, ["range"]);
}

#[tokio::test(start_paused = true)]
async fn storage_failures_in_html_are_retried_and_described() {
    let failure = Get::Answer(500, "<html>nginx</html>");
    let service = Memory::with(bytes(10)).gets([failure.clone(), failure.clone()]);
    let (_, done) = to_memory(&service.client()).await;
    assert_eq!(done.ok(), Some(3));
    let service = Memory::with(bytes(10)).gets(vec![failure; 9]);
    let (_, done) = to_memory(&service.client()).await;
    let error = done.expect_err("it does not end");
    assert_eq!(
        (
            error.status().map(|status| status.as_u16()),
            error.attempts()
        ),
        (Some(500), 4)
    );
    assert!(
        error.to_string().contains("18 bytes of text/html"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_html_page_in_place_of_the_file_is_an_error() {
    let service = Memory::with(bytes(100)).gets(vec![Get::Answer(200, "<html>sign in</html>"); 9]);
    let folder = folder();
    let path = folder.path().join("a");
    let error = service
        .client()
        .download("a", &path)
        .await
        .expect_err("it is a page");
    assert!(error.is_integrity(), "{error}");
    assert!(
        error
            .to_string()
            .contains("the answer announces 20 bytes, the file has 100"),
        "{error}"
    );
    assert!(names(folder.path()).is_empty());
    assert_eq!(service.count("get"), 2, "one second chance");
}

#[tokio::test(start_paused = true)]
async fn wrong_bytes_are_found_and_do_not_reach_the_target() {
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, b"as it was").expect("writable");
    let service = Memory::with(bytes(100)).gets([Get::Corrupt]);
    let done = service
        .client()
        .download("a", &path)
        .await
        .expect("the second chance works");
    assert_eq!((done.attempts, done.verified), (2, true));
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(100));

    fs::write(&path, b"as it was").expect("writable");
    let service = Memory::with(bytes(100)).gets([Get::Corrupt, Get::Corrupt]);
    let error = service
        .client()
        .download("a", &path)
        .await
        .expect_err("wrong twice");
    assert!(
        error.is_integrity() && error.to_string().contains("SHA-256"),
        "{error}"
    );
    assert_eq!(fs::read(&path).expect("the file exists"), b"as it was");
    assert_eq!(names(folder.path()), ["a"]);

    let service = Memory::with(bytes(100)).gets([Get::Corrupt]);
    let (_, done) = to_memory(&service.client()).await;
    assert!(
        done.expect_err("a writer can't take it back")
            .is_integrity()
    );

    let service = Memory::with(bytes(100)).gets([Get::Corrupt]);
    let stream = service.client().open("a").await.expect("it opens");
    assert!(
        stream
            .collect(1000)
            .await
            .expect_err("the end tells")
            .is_integrity()
    );
}

#[tokio::test(start_paused = true)]
async fn a_wrong_part_is_requested_again_and_never_used() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), Get::ShiftedPart]);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(3)));

    let mut gets = vec![Get::BreakAfter(40)];
    gets.extend(vec![Get::ShiftedPart; 9]);
    let service = Memory::with(bytes(100)).gets(gets);
    let (memory, done) = to_memory(&service.client()).await;
    let error = done.expect_err("it is always another part");
    assert!(
        error.is_protocol() && error.to_string().contains("wrong part: bytes 39"),
        "{error}"
    );
    assert_eq!((memory, error.attempts()), (bytes(100)[..40].to_vec(), 4));
}

/// Returns a part of 60,000 bytes, with headers that say so.
fn part(range: &str, length: &str, body: usize) -> Get {
    let headers = vec![
        ("content-range", range.to_owned()),
        ("content-length", length.to_owned()),
    ];
    Get::Full(206, headers, vec![b'!'; body].into())
}

#[tokio::test(start_paused = true)]
async fn a_part_that_contradicts_itself_or_what_is_known_is_never_used() {
    let contents = bytes(60_000);
    for (range, length, body) in [
        ("bytes 5-59999/60000", "15", 15),
        ("bytes 5-19/60000", "16", 16),
        ("bytes 5-19/60000", "14", 15),
        ("bytes 5-19/10", "15", 15),
        ("bytes 0-14/60000", "15", 15),
        ("bytes */60000", "15", 15),
        ("nonsense", "15", 15),
    ] {
        for has_sums in [true, false] {
            let service = || {
                let gets = [Get::BreakAfter(5), part(range, length, body)];
                let service = Memory::with(contents.clone()).gets(gets);
                service.set(|state| state.has_sums = has_sums)
            };
            let (memory, done) = to_memory(&service().client()).await;
            assert!(done.is_ok() && memory == contents, "{range}: {done:?}");
            let folder = folder();
            let path = folder.path().join("a");
            let done = service().client().download("a", &path).await;
            done.expect(range);
            assert!(
                fs::read(&path).expect("the file exists") == contents,
                "{range}"
            );
        }
    }
    // Another total is another file.
    for range in ["bytes 5-19/20", "bytes 5-60000/*"] {
        let gets = [Get::BreakAfter(5), part(range, "", 15)];
        let service = Memory::with(contents.clone()).gets(gets);
        let (memory, done) = to_memory(&service.client()).await;
        assert!(done.expect_err(range).is_integrity());
        assert_eq!(memory, contents[..5]);
    }
}

#[tokio::test(start_paused = true)]
async fn without_checksums_the_size_still_counts() {
    let page = Get::Answer(200, "<html>sign in</html>");
    let service = Memory::with(bytes(100)).gets(vec![page; 9]);
    let folder = folder();
    let path = folder.path().join("a");
    let error = service.client().download("a", &path).checksums(false).await;
    assert!(error.expect_err("it is a page").is_integrity());
    assert!(names(folder.path()).is_empty());

    // "It ends here", where it does not.
    let ends = Get::Full(
        416,
        vec![("content-range", "bytes */40".to_owned())],
        bytes(0),
    );
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), ends.clone()]);
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let done = service
        .client()
        .download("a", target)
        .checksums(false)
        .await;
    assert!(done.expect_err("60 bytes are missing").is_integrity());

    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40), ends]);
    let done = service.client().download("a", &path).checksums(false).await;
    done.expect("it starts again");
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(100));
}

#[tokio::test(start_paused = true)]
async fn bytes_that_are_fetched_again_are_not_progress() {
    let contents = bytes(4 * 1024 * 1024);
    let service = Memory::with(contents.clone())
        .gets(vec![Get::BreakAfter(1_200_000); 200])
        .set(|state| {
            state.has_ranges = false;
            state.chunk = 64 * 1024;
        });
    let folder = folder();
    let path = folder.path().join("a");
    let error = service.client().download("a", &path).await;
    let error = error.expect_err("it never gets further");
    assert!(error.is_transport() && error.attempts() == 4, "{error}");
    assert_eq!(service.count("get"), 4);
}

#[tokio::test(start_paused = true)]
async fn a_different_date_is_ignored_if_there_is_a_checksum() {
    let service = |has_sums| {
        let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
        service.set(|state| {
            state.has_etag = false;
            state.has_sums = has_sums;
            state.dates = [
                "Mon, 30 Nov 2026 10:00:00 GMT",
                "Mon, 30 Nov 2026 10:00:01 GMT",
            ]
            .into();
        })
    };
    let (memory, done) = to_memory(&service(true).client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(2)));
    let (_, done) = to_memory(&service(false).client()).await;
    assert!(done.expect_err("nothing else tells").is_integrity());
}

#[tokio::test(start_paused = true)]
async fn an_unwritable_target_is_reported_before_any_request() {
    let service = Memory::with(bytes(10));
    let folder = folder();
    let path = folder.path().join("films/2024/a");
    let error = service
        .client()
        .download("a", &path)
        .await
        .expect_err("there is no such folder");
    assert!(
        error.is_io()
            && error
                .to_string()
                .contains("films/2024: the folder of the download does not exist"),
        "{error}"
    );
    assert!(
        error.to_string().contains("create_parents(true)"),
        "{error}"
    );
    let error = service
        .client()
        .download("a", folder.path())
        .await
        .expect_err("it is a folder");
    assert!(
        error.is_invalid_input() && error.to_string().contains("is a folder"),
        "{error}"
    );
    for name in ["", "..", "/"] {
        let error = service.client().download("a", name).await.expect_err(name);
        assert!(error.is_invalid_input(), "{name:?}: {error}");
    }
    assert!(service.log().is_empty());
    service
        .client()
        .download("a", &path)
        .create_parents(true)
        .sync(true)
        .await
        .expect("the download succeeds");
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(10));
}

#[tokio::test(start_paused = true)]
async fn names_may_be_as_long_as_the_system_allows() {
    let service = Memory::with(bytes(10));
    let folder = folder();
    let path = folder.path().join("ü".repeat(120) + "....mov");
    service
        .client()
        .download("a", &path)
        .await
        .expect("the download succeeds");
    assert_eq!(fs::read(&path).expect("the file exists"), bytes(10));
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn a_download_has_the_mode_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let service = Memory::with(bytes(10));
    let folder = folder();
    let (one, other) = (folder.path().join("a"), folder.path().join("b"));
    service
        .client()
        .download("a", &one)
        .await
        .expect("the download succeeds");
    fs::write(&other, b"").expect("writable");
    let mode = |path| {
        fs::metadata(path)
            .expect("the file exists")
            .permissions()
            .mode()
    };
    assert_eq!(mode(one), mode(other));
}

#[tokio::test(start_paused = true)]
async fn parallel_parts_have_the_same_bytes_and_stay_within_their_number() {
    let contents = bytes(20 * 1024 * 1024 + 3);
    for gets in [
        vec![],
        vec![
            Get::BreakAfter(1000),
            Get::NoConnection,
            Get::BreakAfter(2_000_000),
            Get::Answer(410, ""),
            Get::BreakAfter(5),
        ],
    ] {
        let service = Memory::with(contents.clone())
            .gets(gets)
            .set(|state| state.chunk = 256 * 1024);
        let folder = folder();
        let path = folder.path().join("a");
        let done = service
            .client()
            .download("a", &path)
            .concurrency(3)
            .await
            .expect("the download succeeds");
        assert!(done.verified);
        assert!(fs::read(&path).expect("the file exists") == contents);
        let most = service.state().most_under_way;
        assert!((2..=3).contains(&most), "{most}");
    }
}

#[tokio::test(start_paused = true)]
async fn parallel_parts_fall_back_if_the_server_has_no_ranges() {
    let contents = bytes(20 * 1024 * 1024);
    let service = Memory::with(contents.clone()).set(|state| {
        state.chunk = 256 * 1024;
        state.has_ranges = false;
    });
    let stream = service
        .client()
        .open("a")
        .concurrency(4)
        .await
        .expect("it opens");
    assert!(
        stream
            .collect(1 << 30)
            .await
            .expect("the download succeeds")
            == contents
    );
    assert_eq!(
        (service.count("get"), service.state().most_under_way),
        (1, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_download_is_resumed_by_the_next() {
    let contents = bytes(100);
    let folder = folder();
    let path = folder.path().join("a");
    let policy = || RetryPolicy::none();
    let service = Memory::with(contents.clone()).gets([Get::BreakAfter(40)]);
    let client = service.client_with(policy());
    client
        .download("a", &path)
        .resume_partial(true)
        .await
        .expect_err("it breaks");
    assert_eq!(names(folder.path()), ["a.part", "a.part.json"]);
    let note = fs::read_to_string(folder.path().join("a.part.json")).expect("the file exists");
    assert!(
        !note.contains("memory.example") && note.contains("sha256"),
        "{note}"
    );
    let done = client
        .download("a", &path)
        .resume_partial(true)
        .await
        .expect("the download resumes");
    assert_eq!((done.size, done.verified), (100, true));
    assert_eq!(service.count("get bytes="), 1, "{:?}", service.log());
    assert_eq!(fs::read(&path).expect("the file exists"), contents);
    assert_eq!(names(folder.path()), ["a"]);
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_download_is_used_only_for_the_same_contents() {
    for has_sums in [true, false] {
        let folder = folder();
        let path = folder.path().join("a");
        let service = Memory::with(bytes(100))
            .gets([Get::BreakAfter(40)])
            .set(|state| state.has_sums = has_sums);
        let client = service.client_with(RetryPolicy::none());
        client
            .download("a", &path)
            .resume_partial(true)
            .await
            .expect_err("it breaks");
        let mut other = bytes(100).to_vec();
        other[3] ^= 1;
        service
            .state()
            .gets
            .push_back(Get::Replace(other.clone().into()));
        if has_sums {
            // The service reports the new checksums before the download begins.
            service.state().contents = Some(other.clone().into());
        }
        let client = service.client();
        client
            .download("a", &path)
            .resume_partial(true)
            .await
            .expect("the download succeeds");
        assert_eq!(
            fs::read(&path).expect("the file exists"),
            other,
            "{has_sums}"
        );
    }
    // Garbage in the file is detected, and an invalid sidecar is ignored.
    for note in ["{}", "nonsense", ""] {
        let folder = folder();
        let path = folder.path().join("a");
        fs::write(folder.path().join("a.part"), [7; 40]).expect("writable");
        fs::write(folder.path().join("a.part.json"), note).expect("writable");
        let service = Memory::with(bytes(100));
        service
            .client()
            .download("a", &path)
            .resume_partial(true)
            .await
            .expect("the download succeeds");
        assert_eq!(
            fs::read(&path).expect("the file exists"),
            bytes(100),
            "{note}"
        );
    }
    let folder = folder();
    let path = folder.path().join("a");
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
    let client = service.client_with(RetryPolicy::none());
    client
        .download("a", &path)
        .resume_partial(true)
        .await
        .expect_err("it breaks");
    fs::write(folder.path().join("a.part"), [7; 40]).expect("writable");
    let done = service
        .client()
        .download("a", &path)
        .resume_partial(true)
        .await
        .expect("the download succeeds");
    assert_eq!(
        (done.verified, fs::read(&path).expect("the file exists")),
        (true, bytes(100).to_vec())
    );
}

#[tokio::test(start_paused = true)]
async fn progress_grows_and_ends_at_the_total() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
    let seen: Arc<Mutex<Vec<TransferProgress>>> = Arc::default();
    let noted = seen.clone();
    let mut memory = Vec::new();
    let download = service
        .client()
        .download("a", DownloadTarget::writer(&mut memory));
    let download =
        download.on_progress(move |progress| noted.lock().expect("unpoisoned").push(progress));
    download.await.expect("the download succeeds");
    let seen = seen.lock().expect("unpoisoned");
    assert!(seen.windows(2).all(|pair| pair[0].bytes < pair[1].bytes));
    assert!(seen.iter().all(|progress| progress.total == Some(100)));
    let last = seen.last().expect("there was progress");
    assert_eq!((last.bytes, last.attempt), (100, 2));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_download_leaves_nothing_behind() {
    let contents = bytes(3 * 1024 * 1024);
    let folder = folder();
    let path = folder.path().join("a");
    let mut polls = 0;
    loop {
        let service = Memory::with(contents.clone())
            .gets([Get::BreakAfter(2_000_000)])
            .set(|state| state.chunk = 256 * 1024);
        let client = service.client();
        let download = Box::pin(std::future::IntoFuture::into_future(
            client.download("a", &path),
        ));
        let ended = dropped_after(download, polls).await;
        // Work on another thread completes on its own; a later task on the single thread has waited for it.
        for _ in 0..1000 {
            if names(folder.path()).iter().all(|name| name == "a") {
                break;
            }
            tokio::task::spawn_blocking(|| ()).await.expect("it runs");
            std::thread::yield_now();
        }
        assert!(
            names(folder.path()).iter().all(|name| name == "a"),
            "{:?}",
            names(folder.path())
        );
        if ended.is_some() {
            break;
        }
        polls += 1;
    }
    assert!(polls > 10);
    assert_eq!(fs::read(&path).expect("the file exists"), contents);
}

#[tokio::test(start_paused = true)]
async fn without_checksums_none_are_computed() {
    let service = Memory::with(bytes(10)).gets([Get::BreakAfter(3)]);
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let done = service
        .client()
        .download("a", target)
        .checksums(false)
        .await
        .expect("the download succeeds");
    assert_eq!((done.md5, done.verified), (None, false));
    assert_eq!(memory, bytes(10));
}

/// A writer that accepts one byte at a time, and fails after some.
struct Reluctant(usize);

impl tokio::io::AsyncWrite for Reluctant {
    fn poll_write(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        _: &[u8],
    ) -> std::task::Poll<std::io::Result<usize>> {
        std::task::Poll::Ready(match self.0.checked_sub(1) {
            Some(left) => {
                self.0 = left;
                Ok(1)
            }
            None => Err(std::io::Error::other("the disk is full")),
        })
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_shutdown(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Ok(()))
    }
}

#[tokio::test(start_paused = true)]
async fn a_failing_writer_fails_the_download_with_its_error() {
    let service = Memory::with(bytes(100));
    service
        .client()
        .download("a", DownloadTarget::writer(Reluctant(100)))
        .await
        .expect("it takes all");
    let error = service
        .client()
        .download("a", DownloadTarget::writer(Reluctant(99)))
        .await;
    let error = error.expect_err("it is full");
    assert!(
        error.is_io() && error.to_string().contains("the disk is full"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Either the file is complete, or there is an error and the target is unchanged.
    ///
    /// This holds wherever the download breaks and whatever the server supports.
    #[test]
    fn a_download_returns_the_file_or_an_error(
        length in 0usize..60,
        chunk in 1usize..20,
        breaks in prop::collection::vec((0u64..30, 0usize..4), 0..5),
        has_ranges: bool,
        has_etag: bool,
        has_length: bool,
        has_sums: bool,
        is_folder in prop::bool::weighted(0.1),
        to_writer: bool,
    ) {
        let gets = breaks.iter().map(|(bytes, how)| match how {
            0 => Get::BreakAfter(*bytes),
            1 => Get::EndAfter(*bytes),
            2 => Get::NoConnection,
            _ => Get::Answer(503, "<html>busy</html>"),
        });
        let service = Memory::with(bytes(length)).gets(gets).set(|state| {
            state.chunk = chunk;
            state.has_ranges = has_ranges;
            state.has_etag = has_etag;
            state.has_length = has_length;
            state.has_sums = has_sums;
            state.is_folder = is_folder;
        });
        // Nothing shows that an answer without length and checksums ended early.
        let ends_early = breaks.iter().any(|(_, how)| *how == 1);
        prop_assume!(!ends_early || (has_sums && !is_folder));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime");
        runtime.block_on(async {
            let client = service.client_with(RetryPolicy::new().attempts(10).backoff(Backoff::fixed(Duration::from_secs(1))));
            if to_writer {
                let (memory, done) = to_memory(&client).await;
                match done {
                    Ok(_) => prop_assert_eq!(memory, bytes(length)),
                    Err(error) => {
                        prop_assert!(!breaks.is_empty(), "{}", error);
                        prop_assert!(error.is_integrity(), "{}", error);
                        prop_assert!(bytes(length).starts_with(&memory));
                    }
                }
            } else {
                let folder = folder();
                let path = folder.path().join("a");
                client.download("a", &path).await.map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(fs::read(&path).expect("the file exists"), bytes(length));
                prop_assert_eq!(names(folder.path()), ["a"]);
            }
            Ok(())
        })?;
    }

    /// Breaks a download at each byte around the edges of chunks.
    #[test]
    fn a_break_at_any_byte_is_recovered(length in 1usize..50, chunk in 1usize..10, edge in 0usize..10, off in 0usize..3) {
        let at = (edge * chunk + off).saturating_sub(1).min(length);
        let service = Memory::with(bytes(length)).gets([Get::BreakAfter(at as u64)]).set(|state| state.chunk = chunk);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime");
        let (memory, done) = runtime.block_on(to_memory(&service.client()));
        prop_assert_eq!(memory, bytes(length).to_vec());
        prop_assert!(done.is_ok());
    }
}
