//! Tests of downloads: requests, interruptions, and wrong contents.

use serde_json::{Value, json};

use super::{builder, cloud, file, folder, ok, refused};
use crate::Error;
use crate::prelude::*;
use crate::testing::{Answer, Scripted};
use crate::transfer::{DownloadTarget, Fingerprint};
use crate::verizon_cloud::{ErrorKind, ThumbnailSize};

const PATH: &str = "/VZMOBILE/a&b/c+d #1%.txt";
const ENCODED: &str = "/VZMOBILE/a%26b/c%2Bd%20%231%25.txt";
const CANARY: &str = "QX7CANARY";

/// Returns metadata of a file with these contents.
fn known(contents: &[u8]) -> Value {
    let mut file = file(PATH, contents.len() as u64);
    file["checksum"] = json!(Fingerprint::of(contents).sha256.to_uppercase());
    json!({ "file": file })
}

fn bytes(contents: &'static str) -> Answer {
    Answer::Full(200, Vec::new(), contents.into())
        .with_header("content-length", contents.len().to_string())
}

/// Returns a service with the metadata of "hello" and these answers to requests for its bytes.
fn service(mut contents: impl FnMut(usize, Option<&str>) -> Answer + Send + 'static) -> Scripted {
    let mut asked = 0;
    Scripted::answering(move |call| {
        if call.path.starts_with("/cloud/1/metadata/") {
            return ok(known(b"hello"));
        }
        asked += 1;
        let range = call
            .headers
            .get("range")
            .map(|range| range.to_str().unwrap());
        contents(asked, range)
    })
}

async fn to_file(transport: &Scripted) -> Result<Vec<u8>, Error> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "as it was").unwrap();
    let done = cloud(transport).download(PATH, &path).await;
    let there = std::fs::read(&path).unwrap();
    let names = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 1, "nothing is left beside it");
    match done {
        Ok(done) => {
            assert_eq!((done.size, done.verified), (there.len() as u64, true));
            Ok(there)
        }
        Err(error) => {
            assert_eq!(there, b"as it was");
            Err(error)
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_checksum_is_compared_ignoring_case() {
    let transport = service(|_, _| bytes("hello"));
    assert_eq!(to_file(&transport).await.unwrap(), b"hello");
    let calls = transport.calls();
    let lines: Vec<_> = calls.iter().map(|call| call.line()).collect();
    let wanted = ["metadata", "files"].map(|what| format!("GET /cloud/1/{what}{ENCODED}"));
    assert_eq!(lines, wanted);
    assert_eq!(calls[1].authorization(), Some("Bearer TOKEN"));
    assert_eq!(calls[1].param("access-token"), None);
    assert!(!calls[1].headers.contains_key("range"));
}

#[tokio::test(start_paused = true)]
async fn the_name_that_the_service_gives_a_file_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    let transport = Scripted::answering(|call| {
        if !call.path.starts_with("/cloud/1/metadata/") {
            return bytes("hello").with_header(
                "content-disposition",
                "attachment; filename=\"../evil.txt\"",
            );
        }
        let mut known = known(b"hello");
        known["file"]["name"] = json!("../evil.txt");
        known["file"]["parentPath"] = json!("/VZMOBILE/../..");
        ok(known)
    });
    let download = cloud(&transport).download(PATH, inner.join("a.txt"));
    download.create_parents(true).await.unwrap();
    let names = |folder: &std::path::Path| {
        let entries = std::fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect::<Vec<_>>()
    };
    assert_eq!(
        (names(folder.path()), names(&inner)),
        (vec!["inner".to_owned()], vec!["a.txt".to_owned()])
    );
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_download_is_restarted_if_the_service_supports_no_ranges() {
    for gives_parts in [false, true] {
        let target = tempfile::tempdir().unwrap();
        let path = target.path().join("a.txt");
        let transport = service(|asked, _| match asked {
            1 => Answer::Cut("hel".into()),
            _ => Answer::Broken,
        });
        let download = cloud(&transport).download(PATH, &path);
        download.resume_partial(true).await.unwrap_err();
        assert_eq!(
            std::fs::read(target.path().join("a.txt.part")).unwrap(),
            b"hel"
        );

        let transport = service(move |_, range| {
            assert_eq!(range, Some("bytes=3-"));
            match gives_parts {
                true => Answer::Full(206, Vec::new(), "lo".into())
                    .with_header("content-range", "bytes 3-4/5"),
                false => bytes("hello"),
            }
        });
        let download = cloud(&transport).download(PATH, &path);
        download.resume_partial(true).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"hello");
        assert_eq!(std::fs::read_dir(target.path()).unwrap().count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn folders_and_what_is_not_there_have_no_contents() {
    let transport = Scripted::always(ok(json!({"folder": folder("/VZMOBILE/photos")})));
    let sink = || DownloadTarget::writer(tokio::io::sink());
    let download = cloud(&transport).download("/VZMOBILE/photos", sink());
    assert!(download.await.unwrap_err().is_wrong_resource_type());
    let transport = Scripted::always(refused(410));
    let error = cloud(&transport).download(PATH, sink()).await.unwrap_err();
    assert!(ErrorKind::of(&error).is(ErrorKind::NotFound), "{error}");
    for path in ["a.txt", "/", "/VZMOBILE", "/VZMOBILE/../a"] {
        let error = cloud(&transport).download(path, sink()).await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
    }
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_download_url_has_the_token_and_debug_hides_it() {
    let transport = Scripted::always(bytes("hello"));
    let cloud = builder(&transport).token(CANARY).build().unwrap();
    let url = cloud.download_url(PATH).await.unwrap();
    let place = format!("https://cloud.example/cloud/1/files{ENCODED}");
    assert_eq!(url.expose(), format!("{place}?access-token={CANARY}"));
    assert_eq!(
        format!("{url:?}"),
        format!("DownloadUrl({place}?access-token=[redacted])")
    );
    assert!(transport.calls().is_empty(), "nothing is sent for it");

    let item = cloud.playlist_item_url("p/1", "i 9").await.unwrap();
    let wanted =
        format!("https://cloud.example/cloud/1/playlists/p%2F1/items/i%209?access-token={CANARY}");
    assert_eq!(item.expose(), wanted);
    let small = cloud
        .thumbnail_url("ct/1", ThumbnailSize::pixels(9, 16))
        .await
        .unwrap();
    let wanted =
        format!("https://cloud.example/cloud/1/thumbnails/ct%2F1?th=9&tw=16&access-token={CANARY}");
    assert_eq!(small.into_secret().expose(), wanted);

    let mut memory = Vec::new();
    let download = cloud.download_by_url(url, DownloadTarget::writer(&mut memory));
    assert!(!format!("{download:?}").contains(CANARY));
    let done = download.await.unwrap();
    assert_eq!((memory.as_slice(), done.verified), (&b"hello"[..], false));
    let call = transport.calls().remove(0);
    assert_eq!(
        (call.authorization(), call.param("access-token")),
        (None, Some(CANARY))
    );
    assert!(
        cloud
            .download_url("/VZMOBILE")
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    let without = builder(&transport).build().unwrap();
    assert!(without.download_url(PATH).await.unwrap_err().is_auth());
}

#[tokio::test(start_paused = true)]
async fn an_address_whose_token_has_ended_says_nothing_of_it() {
    let transport = Scripted::always(refused(401));
    let cloud = builder(&transport).token(CANARY).build().unwrap();
    let url = cloud.download_url(PATH).await.unwrap();
    let sink = DownloadTarget::writer(tokio::io::sink());
    let error = cloud.download_by_url(url, sink).await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
}
