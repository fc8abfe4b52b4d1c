//! Tests of the typed calls for contents: upload, overwrite, download, thumbnail.

use std::time::Duration;

use amazon_drive::content::DownloadHeaders;
use amazon_drive::types::{NewFile, Suppress};
use amazon_drive::{Body, ByteStream, ErrorKind, FilePart, conflicting_node};
use cloud_drives_emulator::AmazonDrive as Emulator;
use http::{Method, StatusCode};

use super::{client, kind, last, no_complaints, signed_in, upload};

const PICTURE: &[u8] = include_bytes!("../../../../emulator/tests/pictures/halves.jpg");

#[tokio::test]
async fn content_upload_sends_metadata_then_the_bytes() {
    let (emulator, drive) = signed_in().await;
    let folder = emulator.put_folder("/f");
    let file = NewFile::new("ü \"a\".txt")
        .parents([&folder])
        .labels(["first"]);
    let part = FilePart::new("hello").content_type("text/plain");
    let request = drive
        .content()
        .upload(file, part)
        .suppress(Suppress::Deduplication);
    let sent = request.local_id("mine").send().await.unwrap();
    assert_eq!(sent.status(), 201);
    let seen = last(&emulator);
    assert_eq!((seen.origin, &seen.method), ("content", &Method::POST));
    assert_eq!(seen.query("suppress"), Some("deduplication"));
    assert_eq!(seen.query("localId"), Some("mine"));
    let entry = emulator.entry(&sent.id).unwrap();
    assert_eq!(
        (entry.name.as_str(), &entry.parents[..]),
        ("ü \"a\".txt", &[folder][..])
    );
    assert_eq!(entry.content_type.as_deref(), Some("text/plain"));
    assert_eq!(
        emulator.file_bytes(&sent.id).as_deref(),
        Some(&b"hello"[..])
    );
    no_complaints(&emulator);
}

#[tokio::test]
async fn an_empty_file_is_sent_with_its_length_since_the_service_takes_no_empty_stream() {
    let (emulator, drive) = signed_in().await;
    let file = FilePart::new("");
    let sent = drive
        .content()
        .upload(NewFile::new("empty"), file)
        .send()
        .await
        .unwrap();
    assert_eq!(last(&emulator).header("transfer-encoding"), None);
    let size = sent
        .content_properties
        .as_ref()
        .and_then(|contents| contents.size);
    assert_eq!(size, Some(0));
    no_complaints(&emulator);

    let streamed = FilePart::new(Body::from_stream(None, ByteStream::from_bytes("")));
    let error = drive
        .content()
        .upload(NewFile::new("other"), streamed)
        .send()
        .await
        .unwrap_err();
    assert!(error.is_status() || error.is_transport(), "{error}");
    assert_eq!(emulator.paths(), ["/empty"]);
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_sent_chunked() {
    let (emulator, drive) = signed_in().await;
    let streamed = FilePart::new(Body::from_stream(None, ByteStream::from_bytes("streamed")));
    drive
        .content()
        .upload(NewFile::new("s"), streamed)
        .send()
        .await
        .unwrap();
    assert_eq!(last(&emulator).header("transfer-encoding"), Some("chunked"));
    assert_eq!(emulator.file_bytes("/s").as_deref(), Some(&b"streamed"[..]));
    no_complaints(&emulator);
}

#[tokio::test]
async fn existing_contents_are_a_conflict_unless_the_check_is_suppressed() {
    let (emulator, drive) = signed_in().await;
    let there = upload(&drive, "a", "same").await;
    let twin = || {
        drive
            .content()
            .upload(NewFile::new("b"), FilePart::new("same"))
    };
    let error = twin().send().await.unwrap_err();
    assert!(kind(&error).is(ErrorKind::Conflict));
    assert_ne!(kind(&error), ErrorKind::NameAlreadyExists);
    assert_eq!(conflicting_node(&error).as_ref(), Some(&there));
    twin()
        .suppress(Suppress::Deduplication)
        .send()
        .await
        .unwrap();
    let error = drive
        .content()
        .overwrite(&there, FilePart::new("same"))
        .send()
        .await;
    drop(error);
    assert_eq!(emulator.paths(), ["/a", "/b"]);
    no_complaints(&emulator);
}

#[tokio::test]
async fn content_overwrite_raises_both_versions() {
    let (emulator, drive) = signed_in().await;
    let id = upload(&drive, "a", "old").await;
    let request = drive.content().overwrite(&id, FilePart::new("newer"));
    let newer = request
        .suppress(Suppress::Deduplication)
        .send()
        .await
        .unwrap();
    assert_eq!((newer.status().as_u16(), newer.version), (200, Some(2)));
    let contents = newer.content_properties.as_ref().unwrap();
    assert_eq!((contents.version, contents.size), (Some(2), Some(5)));
    assert_eq!(last(&emulator).method, Method::PUT);
    let error = drive
        .content()
        .overwrite("NobodyAAAAAAAAAAAAAAAA", FilePart::new("x"));
    assert_eq!(kind(&error.send().await.unwrap_err()), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn content_download_gives_all_of_it_or_a_range() {
    let (emulator, drive) = signed_in().await;
    let id = upload(&drive, "a.txt", "hello").await;
    let whole = drive.content().download(&id).send().await.unwrap();
    assert_eq!(whole.status(), StatusCode::OK);
    assert_eq!(whole.into_body().collect(100).await.unwrap(), "hello");
    let part = drive
        .content()
        .download(&id)
        .range("bytes=1-3")
        .send()
        .await
        .unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    let headers: DownloadHeaders = part.typed_headers().unwrap();
    assert_eq!(headers.content_range.as_deref(), Some("bytes 1-3/5"));
    assert_eq!(part.into_body().collect(100).await.unwrap(), "ell");
    let error = drive
        .content()
        .download(&id)
        .range("bytes=5-9")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::RangeNotSatisfiable);
    let error = drive
        .content()
        .download(emulator.root_id())
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_thumbnail_is_a_picture_that_fits_into_the_box() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a.jpg", PICTURE);
    let small = drive
        .content()
        .download(&id)
        .view_box(40)
        .send()
        .await
        .unwrap();
    let bytes = small.into_body().collect(1 << 20).await.unwrap();
    // The header of a PNG tells width and height.
    assert_eq!(&bytes[1..4], b"PNG");
    assert_eq!(
        (&bytes[16..20], &bytes[20..24]),
        (&40_u32.to_be_bytes()[..], &10_u32.to_be_bytes()[..])
    );
    let node = drive.nodes().get(&id).send().await.unwrap();
    let image = node
        .content_properties
        .as_ref()
        .and_then(|contents| contents.image.as_ref());
    assert_eq!(
        image.and_then(|image| image.width.zip(image.height)),
        Some((400, 100))
    );
    let text = emulator.put_file("/a.txt", "text");
    let error = drive
        .content()
        .download(&text)
        .view_box(40)
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_redirected_download_is_a_redirect_that_is_not_followed() {
    let emulator = Emulator::builder()
        .strict(true)
        .redirect_downloads_from(3)
        .start()
        .await
        .unwrap();
    let drive = client(&emulator, &emulator.sign_in()).await;
    let id = emulator.put_file("/a", "hello");
    let error = drive.content().download(&id).send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Redirected);
    assert!(error.is_redirect());
    let location = error.headers()["location"].to_str().unwrap();
    assert!(location.starts_with(emulator.s3_url()));
    assert!(
        !format!("{error} {error:?}").contains("X-Amz"),
        "the link is a capability"
    );
    no_complaints(&emulator);
}

#[tokio::test]
async fn an_upload_that_shows_late_is_answered_by_what_the_gateway_says() {
    let (emulator, drive) = signed_in().await;
    for (status, expected) in [
        (408, ErrorKind::RequestTimeout),
        (500, ErrorKind::InternalServer),
        (504, ErrorKind::GatewayTimeout),
    ] {
        emulator.late_uploads(1, status, Duration::from_secs(60));
        let name = format!("{status}");
        let part = FilePart::new(name.clone());
        let error = drive
            .content()
            .upload(NewFile::new(&name), part)
            .send()
            .await
            .unwrap_err();
        assert_eq!(kind(&error), expected);
        let found = async || {
            let request = drive.nodes().list().filters(format!("name:{name}"));
            request.send().await.unwrap().data.len()
        };
        assert_eq!(found().await, 0, "{status}");
        emulator.clock().advance(Duration::from_secs(61));
        assert_eq!(found().await, 1, "{status}");
    }
}

#[tokio::test]
async fn uploads_without_space_are_refused() {
    let (emulator, drive) = signed_in().await;
    emulator.set_quota(3);
    let request = drive
        .content()
        .upload(NewFile::new("a"), FilePart::new("hello"));
    let error = request.send().await.unwrap_err();
    assert!(error.is_status(), "{error}");
    assert!(emulator.paths().is_empty());
}
