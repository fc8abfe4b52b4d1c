//! Tests of opened files: whole, in ranges, under faults. What they share with downloads is in `mod.rs`.

use std::io;

use cloud_drives_core::{CallOptions, Error};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _};

use super::*;
use crate::transfer::{OpenOptions, RemoteFile, TransferOptions};

async fn opened(service: &Memory) -> RemoteFile {
    service.client().open("a").await.expect("it opens")
}

/// Reads a range, in one request.
async fn range(service: &Memory, range: std::ops::Range<u64>) -> Result<bytes::Bytes, Error> {
    service.client().open("a").read_range(range).await
}

#[tokio::test(start_paused = true)]
async fn a_file_has_the_headers_for_an_http_answer() {
    let service = Memory::with(bytes(100)).set(|state| {
        state.dates = ["Mon, 01 Jan 2024 00:00:00 GMT"; 3].into();
        state.content_type = Some("video/mp4");
    });
    let file = opened(&service).await;
    assert_eq!((file.len(), file.is_empty()), (Some(100), Some(false)));
    assert_eq!(file.content_length(), Some(100));
    assert_eq!(file.content_range(), None);
    assert_eq!(file.content_type(), Some("video/mp4"));
    assert_eq!(file.etag(), Some("\"v1\""));
    assert_eq!(file.last_modified(), Some("Mon, 01 Jan 2024 00:00:00 GMT"));
    assert_eq!(file.known().size, Some(100));

    let tail = file.range(90..).await.expect("it opens");
    assert_eq!((tail.len(), tail.content_length()), (Some(100), Some(10)));
    assert_eq!(tail.content_range().as_deref(), Some("bytes 90-99/100"));
    assert_eq!(tail.etag(), Some("\"v1\""));
    let behind = file.range(90..=1000).await.expect("it opens");
    assert_eq!(behind.content_length(), Some(10));
    assert_eq!(
        behind.collect(10).await.expect("the download succeeds"),
        bytes(100)[90..]
    );
}

#[tokio::test(start_paused = true)]
async fn a_file_is_read_as_lines_bytes_and_chunks_without_losing_any() {
    let service = Memory::with("one\ntwo\nthree, and more").set(|state| state.chunk = 5);
    let mut file = opened(&service).await;
    let mut line = String::new();
    file.read_line(&mut line)
        .await
        .expect("the download succeeds");
    assert_eq!(line, "one\n");
    let mut two = [0; 3];
    file.read_exact(&mut two)
        .await
        .expect("the download succeeds");
    assert_eq!(&two, b"two");
    let chunk = file.next_chunk().await.expect("the download succeeds");
    assert_eq!(chunk.as_deref(), Some(&b"\nth"[..]));
    let mut rest = String::new();
    file.read_to_string(&mut rest)
        .await
        .expect("the download succeeds");
    assert_eq!(rest, "ree, and more");
    assert_eq!(file.next_chunk().await.expect("it ended"), None);

    let mut file = opened(&service).await;
    file.read_exact(&mut two)
        .await
        .expect("the download succeeds");
    let rest = file.collect(100).await.expect("the download succeeds");
    assert_eq!(rest, "\ntwo\nthree, and more");
}

#[tokio::test(start_paused = true)]
async fn a_range_requests_no_more_and_resumes_where_it_broke() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(20), Get::NoConnection]);
    assert_eq!(
        range(&service, 10..60)
            .await
            .expect("the download succeeds"),
        bytes(100)[10..60]
    );
    let log = service.log();
    let gets = &log[log.len() - 3..];
    assert_eq!(
        gets,
        ["get bytes=10-59", "get bytes=30-59", "get bytes=30-59"]
    );
    assert_eq!(service.state().storage_headers[2]["if-range"], "\"v1\"");
    assert!(!service.state().storage_headers[0].contains_key("if-range"));

    let service = Memory::with(bytes(100)).gets(vec![Get::BreakAfter(1); 9]);
    let error = range(&service, 10..60).await.expect_err("too many breaks");
    assert!(error.is_transport() && error.attempts() == 4, "{error}");
}

#[tokio::test(start_paused = true)]
async fn ranges_of_an_open_file_need_no_new_link_until_it_expires() {
    let service = Memory::with(bytes(100));
    let file = opened(&service).await;
    assert_eq!(
        file.read_range(5..9).await.expect("the download succeeds"),
        bytes(100)[5..9]
    );
    assert_eq!((service.count("link"), service.count("get")), (1, 2));
    service.state().gets.push_back(Get::Answer(410, "gone"));
    assert_eq!(
        file.read_range(..7).await.expect("the download succeeds"),
        bytes(100)[..7]
    );
    assert_eq!(service.count("link"), 2);
    assert_eq!(
        file.collect(100).await.expect("the first reader stays"),
        bytes(100)
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_without_ranges_returns_the_same_bytes() {
    let plain = |service: Memory| service.set(|state| state.has_ranges = false);
    let service = plain(Memory::with(bytes(100)));
    assert_eq!(
        range(&service, 10..60)
            .await
            .expect("the download succeeds"),
        bytes(100)[10..60]
    );
    let file = opened(&service).await;
    assert_eq!(
        file.read_range(60..=200)
            .await
            .expect("the download succeeds"),
        bytes(100)[60..]
    );

    // After a break, everything is sent again and compared.
    let service = plain(Memory::with(bytes(100)).gets([Get::BreakAfter(30)]));
    assert_eq!(
        range(&service, 10..60)
            .await
            .expect("the download succeeds"),
        bytes(100)[10..60]
    );
    let mut other = bytes(100).to_vec();
    other[15] ^= 1;
    let breaks = [Get::BreakAfter(30), Get::Replace(other.into())];
    let service = plain(Memory::with(bytes(100)).gets(breaks)).set(|state| state.has_etag = false);
    let error = range(&service, 10..60)
        .await
        .expect_err("it is another file");
    assert!(error.is_integrity(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_file_that_changes_is_an_error_and_never_a_mixture() {
    let replaced = || {
        let mut other = bytes(100).to_vec();
        other[99] ^= 1;
        Get::Replace(other.into())
    };
    // Between the opening and a range; with parts, and without.
    for has_ranges in [true, false] {
        let service = Memory::with(bytes(100)).set(|state| state.has_ranges = has_ranges);
        let file = opened(&service).await;
        service.state().gets.push_back(replaced());
        let error = file.read_range(5..9).await.expect_err("it changed");
        assert!(error.is_integrity(), "{error}");
    }
    // Without a tag, but of another length.
    let service = Memory::with(bytes(100)).set(|state| state.has_etag = false);
    let file = opened(&service).await;
    service.state().gets.push_back(Get::Replace(bytes(90)));
    assert!(
        file.range(5..9)
            .await
            .expect_err("it changed")
            .is_integrity()
    );
    // In the middle of a range.
    for has_ranges in [true, false] {
        let service = Memory::with(bytes(100))
            .gets([Get::BreakAfter(40), replaced()])
            .set(|state| state.has_ranges = has_ranges);
        let error = range(&service, 1..99).await.expect_err("it changed");
        assert!(error.is_integrity(), "{error}");
    }
    // Before any byte has arrived, the new version is accepted.
    let service = Memory::with(bytes(100)).gets([Get::NoConnection, Get::Replace(bytes(90))]);
    assert_eq!(
        range(&service, 80..100)
            .await
            .expect("the download succeeds"),
        bytes(90)[80..]
    );
}

#[tokio::test(start_paused = true)]
async fn a_range_that_begins_after_the_end_fails_as_in_http() {
    let status = |error: Error| error.status().map(|status| status.as_u16());
    let service = Memory::with(bytes(100));
    assert_eq!(
        status(range(&service, 100..101).await.expect_err("behind")),
        Some(416)
    );
    assert_eq!(service.count("get"), 0, "the size was known");
    let file = opened(&service).await;
    assert_eq!(
        status(file.range(100..).await.expect_err("behind")),
        Some(416)
    );

    // Nothing is known in advance about a bare link.
    for has_ranges in [true, false] {
        let service = Memory::with(bytes(100)).set(|state| state.has_ranges = has_ranges);
        let file = service.client().open("a").by_link();
        let error = file.read_range(200..300).await.expect_err("behind");
        assert_eq!((status(error), service.count("get")), (Some(416), 1));
        let file = service.client().open("a").by_link();
        let part = file
            .read_range(90..300)
            .await
            .expect("the download succeeds");
        assert_eq!(part, bytes(100)[90..]);
    }
    let service = Memory::with(bytes(100)).set(|state| {
        state.has_ranges = false;
        state.has_length = false;
    });
    let file = service.client().open("a").by_link();
    assert_eq!(
        status(file.range(200..).await.expect_err("behind")),
        Some(416)
    );
}

#[tokio::test(start_paused = true)]
async fn invalid_ranges_are_refused_before_any_request() {
    let service = Memory::with(bytes(100));
    let open = || service.client().open("a");
    let (late, early) = (9, 3);
    for error in [
        open().range(7..7).await.expect_err("no byte"),
        open().read_range(late..early).await.expect_err("no byte"),
        open().read_range(3..).await.expect_err("no bound"),
    ] {
        assert!(error.is_invalid_input(), "{error}");
    }
    assert!(service.log().is_empty());
    let file = open().await.expect("it opens");
    assert!(
        file.read_range(..)
            .await
            .expect_err("no bound")
            .is_invalid_input()
    );
}

#[tokio::test(start_paused = true)]
async fn an_empty_file_opens() {
    let service = Memory::with("");
    let file = opened(&service).await;
    assert_eq!((file.len(), file.is_empty()), (Some(0), Some(true)));
    assert_eq!(file.collect(0).await.expect("the download succeeds"), "");
    let error = range(&service, 0..1).await.expect_err("it has no byte");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(416));
}

#[tokio::test(start_paused = true)]
async fn a_wrong_part_is_never_used() {
    let service =
        Memory::with(bytes(100)).gets([Get::ShiftedPart, Get::BreakAfter(5), Get::ShiftedPart]);
    assert_eq!(
        range(&service, 10..60)
            .await
            .expect("the download succeeds"),
        bytes(100)[10..60]
    );
    let service = Memory::with(bytes(100)).gets(vec![Get::ShiftedPart; 9]);
    let error = range(&service, 10..60)
        .await
        .expect_err("always another part");
    assert!(error.is_protocol(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn checksums_are_verified_if_everything_is_read() {
    for end in [None, Some(100)] {
        let service = Memory::with(bytes(100)).gets([Get::Corrupt]);
        let file = service.client().open("a");
        let error = match end {
            Some(end) => file.read_range(0..end).await,
            None => file.await.expect("it opens").collect(100).await,
        };
        assert!(error.expect_err("the end tells").is_integrity(), "{end:?}");
    }
    // The error of a reader can be recognized.
    let service = Memory::with(bytes(100)).gets([Get::Corrupt]);
    let mut all = Vec::new();
    let error = opened(&service).await.read_to_end(&mut all).await;
    let error = error.expect_err("the end tells");
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>());
    assert!(inner.is_some_and(Error::is_integrity));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_limits_the_reading_too() {
    let service =
        Memory::with(bytes(100)).gets([Get::BreakAfter(10), Get::NoConnection, Get::NoConnection]);
    let options = CallOptions::new().with_deadline(Duration::from_millis(1500));
    let file = service.client().open("a").with_options(options);
    let error = file.await.expect("it opens").collect(100).await;
    assert!(error.expect_err("two waits of a second").is_timeout());
}

#[tokio::test(start_paused = true)]
async fn progress_is_that_of_the_range() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(20)]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let file = service.client().open("a").on_progress(move |progress| {
        note.lock()
            .expect("unpoisoned")
            .push((progress.bytes, progress.total));
    });
    file.read_range(10..60)
        .await
        .expect("the download succeeds");
    let seen = seen.lock().expect("unpoisoned");
    assert_eq!(seen.last(), Some(&(50, Some(50))));
    assert!(seen.is_sorted(), "{seen:?}");
}

#[tokio::test(start_paused = true)]
async fn a_large_range_is_fetched_in_parallel_parts() {
    let contents = bytes(40 * 1024 * 1024);
    let service = Memory::with(contents.clone()).set(|state| state.chunk = 1024 * 1024);
    let file = service.client().open("a").concurrency(3);
    let part = file
        .read_range(5..30_000_000)
        .await
        .expect("the download succeeds");
    assert!(part == contents[5..30_000_000]);
    assert_eq!(service.state().most_under_way, 3);
    let asked = service.log();
    assert_eq!(
        asked.last().map(String::as_str),
        Some("get bytes=29709647-29999999")
    );
}

proptest! {
    #[test]
    fn a_range_has_its_bytes_whatever_breaks(
        (start, end) in (0u64..100, 1u64..150).prop_map(|(start, length)| (start, start + length)),
        breaks in prop::collection::vec(0u64..40, 0..3),
        chunk in 1usize..30,
        has_ranges: bool,
        has_sums: bool,
    ) {
        let service = Memory::with(bytes(100))
            .gets(breaks.into_iter().map(Get::BreakAfter))
            .set(|state| {
                state.chunk = chunk;
                state.has_ranges = has_ranges;
                state.has_sums = has_sums;
            });
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().start_paused(true).build().expect("a runtime");
        let part = runtime.block_on(range(&service, start..end));
        let expected = bytes(100).slice(start as usize..end.min(100) as usize);
        prop_assert_eq!(part.expect("the download succeeds"), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn after_an_error_a_file_does_not_appear_to_end() {
    let broken = || Memory::with(bytes(100)).gets(vec![Get::BreakAfter(1); 9]);
    let service = broken();
    let mut file = opened(&service).await;
    let mut all = Vec::new();
    file.read_to_end(&mut all).await.expect_err("it breaks");
    for _ in 0..2 {
        let error = file.read_to_end(&mut all).await.expect_err("it broke");
        assert!(error.to_string().contains("after an error"), "{error}");
    }
    let error = file.next_chunk().await.expect_err("it broke");
    assert!(error.is_io(), "{error}");

    let service = broken();
    let mut file = opened(&service).await;
    while file.next_chunk().await.is_ok() {}
    file.read_to_end(&mut all).await.expect_err("it broke");
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_a_version_does_not_erase_the_one_before() {
    let service = Memory::with(bytes(100))
        .gets([Get::BreakAfter(40), Get::BreakAfter(20)])
        .set(|state| state.has_one_etag = true);
    let (memory, done) = to_memory(&service.client()).await;
    assert_eq!((memory, done.ok()), (bytes(100).to_vec(), Some(3)));
    let headers = service.state().storage_headers.clone();
    assert_eq!(headers[1]["if-range"], "\"v1\"");
    assert_eq!(headers[2]["if-range"], "\"v1\"");
}

#[cfg(feature = "tracing")]
#[tokio::test(start_paused = true)]
async fn an_opened_file_is_a_span_that_contains_the_events_until_it_was_read() {
    let (log, _guard) = crate::trace::tests::listen(tracing::Level::INFO);
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(20)]);
    let file = opened(&service).await;
    assert!(
        crate::trace::tests::lines(&log).is_empty(),
        "nothing went wrong yet"
    );
    // In another task, outside of all spans.
    let all = tokio::spawn(file.collect(100)).await.expect("it ends");
    assert_eq!(all.expect("the download succeeds"), bytes(100));
    let lines = crate::trace::tests::lines(&log);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(
        lines[0].contains("open{start=0}: cloud_drives: retrying after a failure"),
        "{lines:#?}"
    );
    assert!(
        lines[1].contains("open{start=0 bytes=100 attempts=2}: cloud_drives: close"),
        "{lines:#?}"
    );
}

#[cfg(feature = "tracing")]
#[tokio::test(start_paused = true)]
async fn each_range_is_a_span_that_records_how_far_it_was_read() {
    let (log, _guard) = crate::trace::tests::listen(tracing::Level::INFO);
    let service = Memory::with(bytes(100)).set(|state| state.chunk = 5);
    let mut file = opened(&service).await;
    file.next_chunk().await.expect("the download succeeds");
    file.read_range(90..95)
        .await
        .expect("the download succeeds");
    drop(file);
    let error = range(&service, 1000..1001)
        .await
        .expect_err("it ends at 100");
    let lines = crate::trace::tests::lines(&log);
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(
        lines[0].contains("open{start=90 end=95 bytes=5 attempts=1}"),
        "{lines:#?}"
    );
    assert!(
        lines[1].contains("open{start=0 bytes=5 attempts=1}"),
        "{lines:#?}"
    );
    let status = error.status().expect("a status").as_u16();
    assert!(
        lines[2].contains("open{start=1000 end=1001 error.type=")
            && lines[2].contains(&format!("http.response.status_code={status}"))
            && lines[2].contains("bytes=0"),
        "{lines:#?}"
    );
}
