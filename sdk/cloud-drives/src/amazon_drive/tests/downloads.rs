//! Tests of downloads: chunks, ranges, unfinished files, links and thumbnails.

use bytes::Bytes;

use super::{FILE, FOLDER, drive, file, node, ok, script};
use crate::prelude::*;
use crate::testing::{Answer, Scripted, SentRequest};

/// Returns the given number of bytes, without repetitions.
fn contents(length: usize) -> Vec<u8> {
    (0..length).map(|number| (number * 7 % 251) as u8).collect()
}

fn range_of(call: &SentRequest) -> Option<(usize, Option<usize>)> {
    let text = call
        .headers
        .get("range")?
        .to_str()
        .ok()?
        .strip_prefix("bytes=")?;
    let (first, last) = text.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()))
}

/// Answers with some of the contents, as the service does.
fn serve(call: &SentRequest, contents: &[u8]) -> Answer {
    let Some((first, last)) = range_of(call) else {
        return Answer::Full(200, Vec::new(), Bytes::from(contents.to_vec()));
    };
    if first >= contents.len() {
        return Answer::status(416);
    }
    let last = last.unwrap_or(usize::MAX).min(contents.len() - 1);
    let range = format!("bytes {first}-{last}/{}", contents.len());
    Answer::Full(
        206,
        vec![("content-range", range)],
        Bytes::from(contents[first..=last].to_vec()),
    )
}

fn ranges(transport: &Scripted) -> Vec<String> {
    let calls = transport.calls();
    calls
        .iter()
        .filter(|call| call.host != "meta.example")
        .map(|call| {
            call.headers
                .get("range")
                .map_or("all", |range| range.to_str().unwrap())
                .to_owned()
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn downloads_that_can_not_be_verified_are_not_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    let partial = folder.path().join("a.bin.__incomplete");
    for sums in [true, false] {
        std::fs::write(&partial, vec![0; 200_000]).unwrap();
        let all = contents(250_000);
        let transport = Scripted::answering(move |call| match call.host.as_str() {
            "meta.example" if sums => ok(&file(FILE, "a", FOLDER, &contents(250_000))),
            "meta.example" => ok(&node(FILE, "FILE", "a", FOLDER)),
            _ => serve(call, &all),
        });
        drive(&transport)
            .download_file(FILE, &target)
            .checksums(!sums)
            .await
            .unwrap();
        assert_eq!(ranges(&transport), ["all"]);
        assert_eq!(std::fs::read(&target).unwrap(), contents(250_000));
    }
}

#[tokio::test(start_paused = true)]
async fn a_link_is_called_without_the_token_and_replaced_when_it_has_expired() {
    let all = contents(100);
    let served = all.clone();
    let mut links = 0;
    let transport = Scripted::answering(move |call| match call.host.as_str() {
        "meta.example" => {
            assert_eq!(call.param("tempLink"), Some("true"));
            links += 1;
            let node = file(FILE, "a", FOLDER, &served);
            let link = format!(r#","tempLink":"https://temp{links}.example/x?secret=1"}}"#);
            ok(&(node.strip_suffix('}').unwrap().to_owned() + &link))
        }
        "temp1.example" => Answer::status(403),
        _ => serve(call, &served),
    });
    let mut memory = Vec::new();
    drive(&transport)
        .download(FILE, crate::transfer::DownloadTarget::writer(&mut memory))
        .temp_link(true)
        .await
        .unwrap();
    assert_eq!(memory, all);
    let calls = transport.calls();
    let hosts: Vec<&str> = calls.iter().map(|call| call.host.as_str()).collect();
    assert_eq!(
        hosts,
        [
            "meta.example",
            "temp1.example",
            "meta.example",
            "temp2.example"
        ]
    );
    for call in calls.iter().filter(|call| call.host.starts_with("temp")) {
        assert_eq!(call.authorization(), None);
        assert_eq!(call.headers["user-agent"], calls[0].headers["user-agent"]);
    }
}

#[tokio::test(start_paused = true)]
async fn redirects_and_links_to_unsafe_places_are_refused() {
    for location in [
        "http://bucket.example/k",
        "http://127.0.0.1/k",
        "ftp://x.example/",
    ] {
        let transport = Scripted::answering(move |call| match call.host.as_str() {
            "meta.example" => ok(&file(FILE, "a", FOLDER, b"hello")),
            "content.example" => Answer::status(302).with_header("location", location),
            _ => panic!("it was called"),
        });
        let error = drive(&transport).open(FILE).await.unwrap_err();
        assert!(error.is_redirect(), "{location}: {error}");
    }
    let node = node(FILE, "FILE", "a", FOLDER);
    let node =
        node.strip_suffix('}').unwrap().to_owned() + r#","tempLink":"http://temp.example/"}"#;
    let (_, drive) = script([ok(&node)]);
    let error = drive.open(FILE).temp_link(true).await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_json_file_is_not_read_ahead() {
    let json = vec![("content-type", "application/json".to_owned())];
    let transport = Scripted::answering(move |call| match call.host.as_str() {
        "meta.example" => ok(&file(FILE, "a.json", FOLDER, b"[1, 2]")),
        _ if range_of(call).is_none() => Answer::Cut(Bytes::from_static(b"[1,")),
        _ => serve(call, b"[1, 2]"),
    });
    drop(json);
    let read = drive(&transport)
        .open(FILE)
        .await
        .unwrap()
        .collect(100)
        .await
        .unwrap();
    assert_eq!(read, "[1, 2]");
    assert_eq!(ranges(&transport), ["all", "bytes=3-"]);
}
