//! Downloads: chunks, ranges, unfinished files, links and thumbnails.

use std::sync::{Arc, Mutex};

use bytes::Bytes;

use super::{FILE, FOLDER, drive, file, node, ok, script};
use crate::amazon_drive::ErrorKind;
use crate::prelude::*;
use crate::testing::{Answer, Call, Scripted};

/// So many bytes that differ from each other.
fn contents(length: usize) -> Vec<u8> {
    (0..length).map(|number| (number * 7 % 251) as u8).collect()
}

fn range_of(call: &Call) -> Option<(usize, Option<usize>)> {
    let text = call
        .headers
        .get("range")?
        .to_str()
        .ok()?
        .strip_prefix("bytes=")?;
    let (first, last) = text.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()))
}

/// Some of the contents, as the service gives them.
fn serve(call: &Call, contents: &[u8]) -> Answer {
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

/// A Drive with one file.
fn service(all: Vec<u8>) -> Scripted {
    Scripted::answering(move |call| match call.host.as_str() {
        "meta.example" => ok(&file(FILE, "../../etc/passwd", FOLDER, &all)),
        _ => serve(call, &all),
    })
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
async fn a_file_comes_whole_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    std::fs::write(&target, "old").unwrap();
    let transport = service(contents(1000));
    let done = drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap();
    assert_eq!((done.size, done.verified), (1000, true));
    assert_eq!(std::fs::read(&target).unwrap(), contents(1000));
    assert_eq!(ranges(&transport), ["all"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let call = transport.calls().pop().unwrap();
    assert_eq!(
        (call.host.as_str(), call.path.as_str()),
        (
            "content.example",
            format!("/cdproxy/nodes/{FILE}/content").as_str()
        )
    );
    assert_eq!(call.authorization(), Some("Bearer Atza|TOKEN"));
    assert_eq!(call.headers["accept-encoding"], "identity");
}

#[tokio::test(start_paused = true)]
async fn no_request_asks_for_more_than_a_chunk() {
    let transport = service(contents(1000));
    let mut memory = Vec::new();
    drive(&transport)
        .download(FILE, crate::transfer::DownloadTarget::writer(&mut memory))
        .chunk_size(400)
        .await
        .unwrap();
    assert_eq!(memory, contents(1000));
    assert_eq!(
        ranges(&transport),
        ["bytes=0-399", "bytes=400-799", "bytes=800-"]
    );
}

#[tokio::test(start_paused = true)]
async fn an_empty_file_is_a_file() {
    for empty in [
        file(FILE, "a", FOLDER, b""),
        node(FILE, "FILE", "a", FOLDER),
    ] {
        let transport = Scripted::answering(move |call| match call.host.as_str() {
            "meta.example" => ok(&empty),
            _ => serve(call, b""),
        });
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("empty");
        let done = drive(&transport)
            .download_file(FILE, &target)
            .await
            .unwrap();
        assert_eq!(done.size, 0);
        assert_eq!(std::fs::read(&target).unwrap(), b"");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_file_is_gone_on_with_and_its_end_is_fetched_again() {
    let all = contents(300_000);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    let partial = folder.path().join("a.bin.__incomplete");
    std::fs::write(&partial, &all[..200_000]).unwrap();
    let transport = service(all.clone());
    let done = drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap();
    assert!(done.verified);
    assert_eq!(
        ranges(&transport),
        [format!("bytes={}-", 200_000 - 131_073)]
    );
    assert_eq!(std::fs::read(&target).unwrap(), all);
    assert!(!partial.exists());
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_file_of_other_contents_is_fetched_again_as_a_whole() {
    let all = contents(300_000);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    std::fs::write(folder.path().join("a.bin.__incomplete"), vec![0; 250_000]).unwrap();
    let transport = service(all.clone());
    drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), all);
    assert_eq!(ranges(&transport), ["bytes=118927-", "all"]);
}

#[tokio::test(start_paused = true)]
async fn what_can_t_be_verified_in_the_end_does_not_go_on() {
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
async fn a_download_that_fails_leaves_its_file_for_the_next() {
    let all = contents(400_000);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    let half = Bytes::from(all[..250_000].to_vec());
    let known = file(FILE, "a", FOLDER, &all);
    let mut asked = 0;
    let transport = Scripted::answering(move |call| {
        if call.host == "meta.example" {
            return ok(&known);
        }
        asked += 1;
        if asked == 1 {
            Answer::Cut(half.clone())
        } else {
            Answer::status(500)
        }
    });
    drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap_err();
    assert!(!target.exists());
    let left = std::fs::read(folder.path().join("a.bin.__incomplete")).unwrap();
    assert_eq!(left, all[..250_000]);
    let transport = service(all.clone());
    drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), all);

    // Not wanted, nothing stays.
    std::fs::remove_file(&target).unwrap();
    let known = file(FILE, "a", FOLDER, &all);
    let transport = Scripted::answering(move |call| match call.host.as_str() {
        "meta.example" => ok(&known),
        _ => Answer::status(500),
    });
    drive(&transport)
        .download_file(FILE, &target)
        .resume_partial(false)
        .await
        .unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_break_is_resumed_where_it_was() {
    let all = contents(1000);
    let known = file(FILE, "a", FOLDER, &all);
    let begin = Bytes::from(all[..600].to_vec());
    let mut asked = 0;
    let served = all.clone();
    let transport = Scripted::answering(move |call| {
        if call.host == "meta.example" {
            return ok(&known);
        }
        asked += 1;
        if asked == 1 {
            Answer::Cut(begin.clone())
        } else {
            serve(call, &served)
        }
    });
    let stream = drive(&transport).download_stream(FILE).await.unwrap();
    assert_eq!(stream.size(), Some(1000));
    assert_eq!(stream.collect(1000).await.unwrap(), all);
    assert_eq!(ranges(&transport), ["all", "bytes=600-"]);
}

#[tokio::test(start_paused = true)]
async fn a_link_is_called_without_the_token_and_made_anew_when_it_has_expired() {
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
        assert!(!call.headers.contains_key("user-agent"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_redirect_to_a_signed_address_is_followed_without_the_token() {
    let all = contents(100);
    let served = all.clone();
    let transport = Scripted::answering(move |call| match call.host.as_str() {
        "meta.example" => ok(&file(FILE, "a", FOLDER, &served)),
        "content.example" => Answer::status(302)
            .with_header("location", "https://bucket.s3.example/k?X-Amz-Algorithm=A"),
        _ => serve(call, &served),
    });
    let mut memory = Vec::new();
    let writer = crate::transfer::DownloadTarget::writer(&mut memory);
    drive(&transport)
        .download(FILE, writer)
        .chunk_size(60)
        .await
        .unwrap();
    assert_eq!(memory, all);
    let signed: Vec<Call> = transport
        .calls()
        .into_iter()
        .filter(|call| call.host == "bucket.s3.example")
        .collect();
    assert_eq!(signed.len(), 2);
    assert_eq!(signed[0].headers["range"], "bytes=0-59");
    assert!(signed.iter().all(|call| call.authorization().is_none()));
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
        let error = drive(&transport).download_stream(FILE).await.unwrap_err();
        assert!(error.is_redirect(), "{location}: {error}");
    }
    let node = node(FILE, "FILE", "a", FOLDER);
    let node =
        node.strip_suffix('}').unwrap().to_owned() + r#","tempLink":"http://temp.example/"}"#;
    let (_, drive) = script([ok(&node)]);
    let error = drive
        .download_stream(FILE)
        .temp_link(true)
        .await
        .unwrap_err();
    assert!(error.is_protocol(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_folder_has_no_contents() {
    let (transport, drive) = script([ok(&node(FOLDER, "FOLDER", "a", "p"))]);
    let error = drive.download_stream(FOLDER).await.unwrap_err();
    assert!(error.is_wrong_resource_type(), "{error}");
    assert_eq!(transport.calls().len(), 1);
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
        .download_stream(FILE)
        .await
        .unwrap()
        .collect(100)
        .await
        .unwrap();
    assert_eq!(read, "[1, 2]");
    assert_eq!(ranges(&transport), ["all", "bytes=3-"]);
}

#[tokio::test(start_paused = true)]
async fn parts_come_as_they_are_asked_for() {
    let transport = service(contents(100));
    let drive = drive(&transport);
    assert_eq!(
        drive.download_chunk(FILE, 10, 5).await.unwrap(),
        contents(100)[10..15]
    );
    assert_eq!(
        drive.download_chunk(FILE, 98, 5).await.unwrap(),
        contents(100)[98..]
    );
    let answer = drive.response_chunk(FILE, 0, 3).await.unwrap();
    assert_eq!(answer.status(), 206);
    assert_eq!(
        answer.into_body().collect(10).await.unwrap(),
        contents(100)[..3]
    );
    let error = drive.download_chunk(FILE, 100, 1).await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::RangeNotSatisfiable);
    assert!(
        drive
            .download_chunk(FILE, 0, 0)
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    assert_eq!(
        ranges(&transport),
        ["bytes=10-14", "bytes=98-102", "bytes=0-2", "bytes=100-100"]
    );
    let (_, drive) = script([Answer::Full(
        200,
        Vec::new(),
        Bytes::from_static(b"everything"),
    )]);
    assert!(
        drive
            .download_chunk(FILE, 0, 3)
            .await
            .unwrap_err()
            .is_protocol()
    );
    let shifted = Answer::Full(
        206,
        vec![("content-range", "bytes 1-3/9".to_owned())],
        Bytes::from_static(b"abc"),
    );
    let (_, drive) = script([shifted]);
    assert!(
        drive
            .download_chunk(FILE, 0, 3)
            .await
            .unwrap_err()
            .is_protocol()
    );
}

#[tokio::test(start_paused = true)]
async fn a_chunked_download_ends_where_the_file_does() {
    let transport = service(contents(100));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Arc::clone(&seen);
    let mut memory = Vec::new();
    let bytes = drive(&transport)
        .chunked_download(FILE, &mut memory)
        .offset(10)
        .chunk_size(45)
        .on_progress(move |now| progress.lock().unwrap().push(now.bytes))
        .await
        .unwrap();
    assert_eq!((bytes, memory.as_slice()), (90, &contents(100)[10..]));
    assert_eq!(
        ranges(&transport),
        ["bytes=10-54", "bytes=55-99", "bytes=100-144"]
    );
    assert_eq!(*seen.lock().unwrap(), [55, 100]);

    let transport = service(contents(100));
    let mut memory = Vec::new();
    drive(&transport)
        .chunked_download(FILE, &mut memory)
        .length(30)
        .await
        .unwrap();
    assert_eq!(memory, contents(100)[..30]);
    assert_eq!(ranges(&transport), ["bytes=0-29"]);

    let transport = service(contents(100));
    let error = drive(&transport)
        .chunked_download(FILE, Vec::new())
        .length(101)
        .await
        .unwrap_err();
    assert!(
        error.is_integrity() && error.message().contains("100 bytes"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_chunk_may_fail_five_times_and_goes_on_where_it_was() {
    let all = contents(100);
    let mut asked = 0;
    let served = all.clone();
    let transport = Scripted::answering(move |call| {
        asked += 1;
        match asked {
            1..=3 => Answer::status(500),
            4 => {
                let range = vec![("content-range", "bytes 0-99/100".to_owned())];
                // Shorter than it says of itself: the beginning is used, the rest is asked for.
                Answer::Full(206, range, Bytes::from(served[..40].to_vec()))
            }
            _ => serve(call, &served),
        }
    });
    let mut memory = Vec::new();
    drive(&transport)
        .chunked_download(FILE, &mut memory)
        .length(100)
        .await
        .unwrap();
    assert_eq!(memory, all);
    assert_eq!(ranges(&transport).last().unwrap(), "bytes=40-99");

    let transport = Scripted::always(Answer::status(500));
    let error = drive(&transport)
        .chunked_download(FILE, Vec::new())
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), transport.calls().len()), (5, 5));
}

#[tokio::test(start_paused = true)]
async fn a_thumbnail_fits_into_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("small.jpg");
    let transport = Scripted::always(Answer::Full(200, Vec::new(), Bytes::from_static(b"image")));
    let drive = drive(&transport);
    let done = drive
        .download_thumbnail(FILE, target.as_path())
        .await
        .unwrap();
    assert_eq!((done.size, done.verified), (5, false));
    drive
        .download_thumbnail(FILE, target.as_path())
        .max_dim(32)
        .await
        .unwrap();
    let boxes: Vec<Option<String>> = transport
        .calls()
        .iter()
        .map(|call| call.param("viewBox").map(str::to_owned))
        .collect();
    assert_eq!(boxes, [Some("128".to_owned()), Some("32".to_owned())]);
    assert_eq!(std::fs::read(&target).unwrap(), b"image");
    let (_, drive) = script([Answer::status(404)]);
    let error = drive
        .download_thumbnail(FILE, target.as_path())
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(
        std::fs::read(&target).unwrap(),
        b"image",
        "what was there stays"
    );
}

#[tokio::test(start_paused = true)]
async fn contents_that_are_not_what_they_should_be_do_not_reach_the_target() {
    let transport = Scripted::answering(|call| match call.host.as_str() {
        "meta.example" => ok(&file(FILE, "a", FOLDER, b"hello")),
        _ => serve(call, b"jello"),
    });
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a");
    let error = drive(&transport)
        .download_file(FILE, &target)
        .await
        .unwrap_err();
    assert!(error.is_integrity(), "{error}");
    assert!(!target.exists());
}
