//! Tests of downloads and their faults.

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::verizon_cloud::types::PlaylistType;
use cloud_drives::verizon_cloud::{ErrorKind, ThumbnailSize};
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;

use super::{builder, contents, count, emulator, no_complaints, signed_in};

const PATH: &str = "/VZMOBILE/a&b/c+d #1% ü.jpg";
const LONG: u64 = 300_000;
/// A picture, 400 pixels wide and 300 high.
const PICTURE: &[u8] = include_bytes!("green.png");

fn get(path: &str) -> Fault {
    Fault::on(Method::GET, format!("*{path}*"))
}

#[tokio::test]
async fn a_download_survives_breaks_with_and_without_ranges() -> Result<(), Error> {
    for ranges in [false, true] {
        let emulator = Emulator::builder().strict(true).ranges(ranges);
        let emulator = emulator.start().await.expect("loopback can be bound");
        emulator.put_file(PATH, contents(LONG));
        let cloud = signed_in(&emulator);
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("a.jpg");
        for fault in [
            get("/files/").cut_after(100_000),
            get("/files/").reset(),
            get("/files/").status(503),
            get("/files/").wrong_length(-5),
        ] {
            let fault = emulator.faults().add(fault);
            let done = cloud.download(PATH, &target).await?;
            assert_eq!(
                (fault.used(), done.size, done.verified),
                (1, LONG, true),
                "{fault:?}"
            );
            assert!(std::fs::read(&target).expect("it is there") == contents(LONG));
            let mut memory = Vec::new();
            emulator.faults().add(get("/files/").cut_after(100_000));
            cloud
                .download(PATH, DownloadTarget::writer(&mut memory))
                .await?;
            assert!(memory == contents(LONG));
        }
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("a folder").count(),
            1
        );
        no_complaints(&emulator);
    }
    Ok(())
}

#[tokio::test]
async fn items_of_a_playlist_are_downloaded_by_id() -> Result<(), Error> {
    let emulator = emulator().await;
    emulator.put_file("/VZMOBILE/a.mp3", contents(LONG));
    let cloud = signed_in(&emulator);
    let playlist = cloud.create_playlist("Mix", PlaylistType::Music, ["/VZMOBILE/a.mp3"]);
    let uid = playlist.await?.uid;
    let mut items = cloud.playlist_items(&uid).items();
    let item = items.try_next().await?.expect("there is one");
    for by_url in [false, true] {
        let mut memory = Vec::new();
        let target = DownloadTarget::writer(&mut memory);
        let done = match by_url {
            false => {
                cloud
                    .download_playlist_item(&uid, &item.item_uid, target)
                    .await?
            }
            true => {
                let url = cloud.playlist_item_url(&uid, &item.item_uid).await?;
                cloud.download_by_url(url, target).await?
            }
        };
        assert!(memory == contents(LONG) && !done.verified);
    }
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_address_with_a_token_opens_without_a_header() -> Result<(), Error> {
    let emulator = emulator().await;
    emulator.put_file(PATH, contents(LONG));
    let token = emulator.sign_in();
    let cloud = builder(&emulator).token(token.as_str()).build()?;
    let url = cloud.download_url(PATH).await?;
    assert!(url.expose().contains(&token) && !format!("{url:?}").contains(&token));
    let mut memory = Vec::new();
    let done = cloud
        .download_by_url(url.clone(), DownloadTarget::writer(&mut memory))
        .await?;
    assert!(memory == contents(LONG) && !done.verified);
    emulator.revoke(&token);
    let sink = DownloadTarget::writer(tokio::io::sink());
    let error = cloud
        .download_by_url(url, sink)
        .await
        .expect_err("the token has ended");
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
    assert!(!format!("{error} {error:?}").contains(&token));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn thumbnails_have_the_requested_size() -> Result<(), Error> {
    let emulator = emulator().await;
    emulator.put_file(PATH, PICTURE);
    emulator.put_file("/VZMOBILE/a.txt", "hello");
    let cloud = signed_in(&emulator);
    let token = cloud.file_metadata(PATH).await?.content_token;
    let token = token.expect("a picture has one");
    for (size, wanted) in [
        (ThumbnailSize::Xs, (24, 18)),
        (ThumbnailSize::M, (128, 96)),
        (ThumbnailSize::pixels(30, 200), (40, 30)),
    ] {
        let mut png = Vec::new();
        let target = DownloadTarget::writer(&mut png);
        cloud.thumbnail(&token, target).size(size).await?;
        // Width and height are the first things in a PNG's first chunk.
        let side = |at: usize| {
            let bytes = png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            u32::from_be_bytes(bytes.expect("a header"))
        };
        assert_eq!((side(16), side(20)), wanted);
    }
    let token = cloud.file_metadata("/VZMOBILE/a.txt").await?.content_token;
    let sink = DownloadTarget::writer(tokio::io::sink());
    let error = cloud.thumbnail(token.unwrap_or_default(), sink).await;
    assert_eq!(
        error.as_ref().map_err(ErrorKind::of),
        Err(ErrorKind::UnsupportedMedia)
    );
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_unfinished_download_resumes_if_the_service_returns_the_rest() -> Result<(), Error> {
    for ranges in [false, true] {
        let emulator = Emulator::builder().strict(true).ranges(ranges);
        let emulator = emulator.start().await.expect("loopback can be bound");
        emulator.put_file(PATH, contents(LONG));
        let cloud = signed_in(&emulator);
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("a.jpg");
        let faults = [
            get("/files/").cut_after(100_000),
            get("/files/").status(404).always(),
        ];
        let faults = faults.map(|fault| emulator.faults().add(fault));
        let download = cloud.download(PATH, &target).resume_partial(true);
        download.await.expect_err("it is broken off");
        let left = std::fs::metadata(folder.path().join("a.jpg.part"));
        assert!(left.expect("what came is kept").len() > 0);
        for fault in &faults {
            emulator.faults().remove(fault);
        }
        emulator.clear_records();
        let done = cloud.download(PATH, &target).resume_partial(true).await?;
        assert!(done.verified && std::fs::read(&target).expect("it is there") == contents(LONG));
        assert_eq!(count(&emulator, "/files/"), 1);
        let sizes: Vec<_> = emulator
            .requests()
            .iter()
            .map(|request| request.answer_size)
            .collect();
        assert_eq!(sizes.contains(&LONG), !ranges, "{sizes:?}");
        no_complaints(&emulator);
    }
    Ok(())
}

#[tokio::test]
async fn a_range_is_read_whether_the_service_gives_parts_or_not() -> Result<(), Error> {
    for ranges in [false, true] {
        let emulator = Emulator::builder().strict(true).ranges(ranges);
        let emulator = emulator.start().await.expect("loopback can be bound");
        emulator.put_file(PATH, contents(LONG));
        let cloud = signed_in(&emulator);
        emulator.faults().add(get("/files/").cut_after(150_000));
        let file = cloud.open(PATH).range(100_000..250_000).await?;
        assert_eq!(
            (file.len(), file.content_length()),
            (Some(LONG), Some(150_000))
        );
        assert_eq!(
            file.read_range(LONG - 3..=LONG).await?,
            contents(LONG)[LONG as usize - 3..]
        );
        let part = file.collect(LONG).await?;
        assert!(part == contents(LONG)[100_000..250_000]);
        let behind = cloud.open(PATH).read_range(LONG..LONG + 1).await;
        let behind = behind.expect_err("it begins behind the end");
        assert_eq!(behind.status().map(|status| status.as_u16()), Some(416));
        no_complaints(&emulator);
    }
    Ok(())
}
