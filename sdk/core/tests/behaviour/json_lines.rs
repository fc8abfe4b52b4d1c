//! Answers of one JSON document a line.

use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, JsonLines, Result};
use futures_util::{StreamExt, stream};
use proptest::prelude::*;
use serde::Deserialize;

use crate::support::{CANARY, GET, chunks};

#[derive(Debug, Deserialize, PartialEq)]
struct Line {
    n: u32,
    text: Option<String>,
}

async fn read(stream: ByteStream) -> Vec<Result<Line>> {
    JsonLines::new(stream, &GET).collect().await
}

fn numbers(lines: &[Result<Line>]) -> Vec<u32> {
    lines.iter().map(|line| line.as_ref().unwrap().n).collect()
}

const TEXT: &[u8] = "{\"n\":1}\n\n  \r\n{\"n\":2,\"text\":\"ü\\n\"}\r\n{\"n\":3}".as_bytes();

#[tokio::test]
async fn the_lines_are_the_same_wherever_the_chunks_are_cut() {
    for cut in 0..=TEXT.len() {
        let (left, right) = TEXT.split_at(cut);
        let lines = read(chunks(&[left, right])).await;
        assert_eq!(numbers(&lines), [1, 2, 3], "cut at {cut}");
    }
    let bytes: Vec<&[u8]> = TEXT.chunks(1).collect();
    assert_eq!(numbers(&read(chunks(&bytes)).await), [1, 2, 3]);
}

#[tokio::test]
async fn a_line_that_does_not_fit_is_named_and_the_next_one_still_comes() {
    let text = format!("{{\"n\":1}}\n\n{{\"n\":\"{CANARY}\"}}\nnot json\n{{\"n\":4}}\n");
    let lines = read(chunks(&[text.as_bytes()])).await;
    assert_eq!(lines.len(), 4);
    let error = lines[1].as_ref().unwrap_err();
    assert!(
        error.is_decode() && error.message().starts_with("line 3 of the answer: "),
        "{error}"
    );
    assert!(error.message().contains("at n (line 1, column"), "{error}");
    assert!(!format!("{error} {error:?}").contains(CANARY));
    assert_eq!(error.operation(), Some("resources.get"));
    assert!(
        lines[2]
            .as_ref()
            .unwrap_err()
            .message()
            .starts_with("line 4 of the answer: ")
    );
    assert_eq!(lines[3].as_ref().unwrap().n, 4);
}

#[tokio::test]
async fn a_cut_stream_ends_in_its_error_and_the_half_line_is_not_given() {
    let broken = Err(Error::new(ErrorClass::Transport, "cut"));
    let stream = ByteStream::new(stream::iter([
        Ok(Bytes::from("{\"n\":1}\n{\"n\":2}")),
        broken,
    ]));
    let mut lines = JsonLines::<Line>::new(stream, &GET);
    assert_eq!(lines.try_next().await.unwrap().unwrap().n, 1);
    let error = lines.try_next().await.unwrap_err();
    assert!(error.is_transport() && error.operation() == Some("resources.get"));
    assert!(lines.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_last_line_that_stops_in_the_middle_is_a_cut() {
    let lines = read(chunks(&[b"{\"n\":1}\n{\"n\":"])).await;
    assert!(
        lines[1]
            .as_ref()
            .unwrap_err()
            .message()
            .contains("line 2 of the answer: the answer is truncated")
    );
}

#[tokio::test]
async fn a_line_over_the_limit_ends_the_stream() {
    let long = format!(
        "{{\"n\":1,\"text\":\"{}\"}}\n{{\"n\":2}}\n",
        "x".repeat(100)
    );
    for stream in [
        chunks(&[long.as_bytes()]),
        chunks(&long.as_bytes().chunks(7).collect::<Vec<_>>()),
    ] {
        let mut lines = JsonLines::<Line>::new(stream, &GET).with_max_line_bytes(50);
        let error = lines.try_next().await.unwrap_err();
        assert!(
            error.is_too_large() && error.message().contains("50 bytes"),
            "{error}"
        );
        assert!(lines.next().await.is_none());
    }
}

#[tokio::test]
async fn no_lines_are_no_items() {
    assert!(read(ByteStream::empty()).await.is_empty());
    assert!(read(chunks(&[b"\n \n\r\n"])).await.is_empty());
}

proptest! {
    #[test]
    fn any_chunking_gives_the_same_lines(
        expected in prop::collection::vec((any::<u32>(), ".*"), 0..20),
        size in 1_usize..40,
    ) {
        let mut text = Vec::new();
        for (n, value) in &expected {
            serde_json::to_writer(&mut text, &serde_json::json!({ "n": n, "text": value })).unwrap();
            text.push(b'\n');
        }
        let pieces: Vec<&[u8]> = text.chunks(size).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let lines = runtime.block_on(read(chunks(&pieces)));
        let got: Vec<(u32, String)> =
            lines.into_iter().map(|line| line.unwrap()).map(|line| (line.n, line.text.unwrap())).collect();
        prop_assert_eq!(got, expected);
    }
}

#[tokio::test]
async fn a_line_with_text_that_no_json_reader_takes_is_read() {
    let text =
        b"\xef\xbb\xbf{\"n\":1}\n{\"n\":2,\"text\":\"a\xff\"}\n{\"n\":3,\"text\":\"\\ud83d\"}\n";
    let lines = read(chunks(&[text])).await;
    assert_eq!(numbers(&lines), [1, 2, 3]);
    for line in &lines[1..] {
        let text = line.as_ref().unwrap().text.as_deref().unwrap();
        assert!(text.ends_with('\u{fffd}'), "{text}");
    }
}
