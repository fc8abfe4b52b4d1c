//! Tests of all kinds of uploads.

use cloud_drives::prelude::*;
use cloud_drives_emulator::FrameIo as Emulator;
use frameio::ErrorKind;
use frameio::types::{
    FileCreateLocalUploadParamsData, FileCreateParamsData, FileCreateRemoteUploadParamsData,
    FileImportParamsData, FileStatus,
};

use super::Studio;

const FILM: &[u8] = b"abcdefghijklmn";

async fn in_parts_of_four() -> Studio {
    Studio::of(Emulator::builder().part_size(4)).await
}

#[tokio::test]
async fn create_local_upload_takes_a_folder_and_gives_the_parts() {
    let studio = in_parts_of_four().await;
    let data = FileCreateLocalUploadParamsData::new("take.mp4", 14);
    let files = studio.client.files();
    let made = files.create_local_upload(&studio.account, &studio.root, data);
    let made = made.send().await.unwrap();
    assert_eq!(made.status().as_u16(), 201);
    assert_eq!(made.body().status, FileStatus::Created);
    assert_eq!(made.media_type.as_deref(), Some("video/mp4"));
    let parts = made.upload_urls.as_ref().expect("where to put them");
    let sizes: Vec<_> = parts.iter().map(|part| part.size).collect();
    assert_eq!(sizes, [5, 5, 4]);
    let shown = format!("{made:?}");
    let url = parts[0].url.expose();
    assert!(!shown.contains(url), "a signed link is a secret: {shown}");
    let path = format!(
        "/v4/accounts/{}/folders/{}/files/local_upload",
        studio.account, studio.root
    );
    assert_eq!(studio.last().path, path);
    studio.no_complaints();
}

#[tokio::test]
async fn show_file_upload_status_is_a_call_of_its_own() {
    let studio = in_parts_of_four().await;
    let data = FileCreateLocalUploadParamsData::new("take.mp4", 14);
    let files = studio.client.files();
    let made = files.create_local_upload(&studio.account, &studio.root, data);
    let made = made.send().await.unwrap().into_body();
    let status = || {
        files
            .show_file_upload_status(&studio.account, &made.id)
            .send()
    };
    let before = status().await.unwrap();
    assert!(!before.upload_complete && !before.upload_failed);
    assert_eq!(
        (&before.filetype, before.uploaded_at),
        (&"video/mp4".to_owned(), None)
    );
    studio
        .frame()
        .upload_parts(FILM, made.clone())
        .await
        .unwrap();
    let after = status().await.unwrap();
    assert!(after.upload_complete && !after.upload_failed);
    assert!(after.upload_completed_at.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn upload_parts_sends_each_part_with_the_signed_headers_and_no_token() {
    let studio = in_parts_of_four().await;
    let data = FileCreateLocalUploadParamsData::new("take.mp4", 14);
    let files = studio.client.files();
    let made = files.create_local_upload(&studio.account, &studio.root, data);
    let made = made.send().await.unwrap().into_body();
    studio.emulator.clear_records();
    let sent = studio
        .frame()
        .upload_parts(FILM, made.clone())
        .concurrency(2);
    let sent = sent.await.unwrap();
    assert_eq!((sent.size, sent.receipt.parts), (14, 3));
    assert_eq!(studio.emulator.file_bytes(&made.id).as_deref(), Some(FILM));
    let puts = studio.emulator.requests();
    assert_eq!(puts.len(), 3);
    for put in puts {
        assert_eq!(put.origin, "upload");
        assert_eq!(put.header("content-type"), Some("video/mp4"));
        assert_eq!(put.header("x-amz-acl"), Some("private"));
        assert_eq!(put.header("authorization"), None);
    }
    studio.no_complaints();
}

#[tokio::test]
async fn upload_does_it_all_and_refuses_nothing_at_all() {
    let studio = in_parts_of_four().await;
    let frame = studio.frame();
    let upload = frame
        .upload(&studio.account, &studio.root, FILM)
        .name("take.mp4");
    let done = upload.await.unwrap();
    assert!(done.receipt.complete);
    assert_eq!(studio.emulator.snapshot(), ["Film/take.mp4"]);
    let empty = frame
        .upload(&studio.account, &studio.root, Vec::new())
        .name("empty.txt");
    assert!(
        empty.await.unwrap_err().is_invalid_input(),
        "as the Python client refuses it"
    );
    let wrong = FileCreateLocalUploadParamsData::new("take.mp4", 0);
    let files = studio.client.files();
    let wrong = files.create_local_upload(&studio.account, &studio.root, wrong);
    let error = wrong.send().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(422));
}

#[tokio::test]
async fn create_remote_upload_is_answered_at_once_and_polled() {
    let studio = Studio::open().await;
    let url = "https://example.com/p.jpg";
    studio.emulator.host_url(url, "picture");
    let files = studio.client.files();
    let data = FileCreateRemoteUploadParamsData::new("p.jpg", url);
    let begun = files.create_remote_upload(&studio.account, &studio.root, data);
    let begun = begun.send().await.unwrap();
    assert_eq!(begun.status(), 202);
    let path = format!(
        "/v4/accounts/{}/files/{}/status",
        studio.account, begun.data.id
    );
    assert_eq!(begun.links.status.as_deref(), Some(path.as_str()));
    studio
        .frame()
        .wait_for_upload(&studio.account, &begun.data.id)
        .await
        .unwrap();
    assert_eq!(
        studio.emulator.file_bytes(&begun.data.id).as_deref(),
        Some(&b"picture"[..])
    );

    let nowhere = FileCreateRemoteUploadParamsData::new("q.jpg", "https://example.com/none");
    let begun = files.create_remote_upload(&studio.account, &studio.root, nowhere);
    let begun = begun.send().await.unwrap();
    let status = files.show_file_upload_status(&studio.account, &begun.data.id);
    assert!(status.send().await.unwrap().upload_failed);
    studio.no_complaints();
}

#[tokio::test]
async fn import_file_needs_connected_storage() {
    let studio = Studio::open().await;
    let files = studio.client.files();
    let import = || {
        let data = FileImportParamsData::new("m.mov", "a/m.mov", "L");
        files
            .import_file(&studio.account, &studio.root, data)
            .send()
    };
    assert!(import().await.unwrap_err().is_forbidden());
    studio.emulator.connect_storage("L", "a/m.mov", "movie");
    let begun = import().await.unwrap();
    assert_eq!(
        (begun.status().as_u16(), begun.name.as_str()),
        (202, "m.mov")
    );
    studio
        .frame()
        .wait_for_upload(&studio.account, &begun.id)
        .await
        .unwrap();
    assert_eq!(
        studio.emulator.file_bytes(&begun.id).as_deref(),
        Some(&b"movie"[..])
    );
    studio.no_complaints();
}

#[tokio::test]
#[allow(deprecated)]
async fn files_create_takes_the_media_type_or_a_source() {
    let studio = in_parts_of_four().await;
    let files = studio.client.files();
    let data = FileCreateParamsData::new("take.bin", 14, "video/quicktime");
    let made = files
        .create(&studio.account, &studio.root, data)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (made.status().as_u16(), made.media_type.as_deref()),
        (201, Some("video/quicktime"))
    );
    let id = made.id.clone();
    studio
        .frame()
        .upload_parts(FILM, made.into_body())
        .await
        .unwrap();
    assert_eq!(studio.emulator.file_bytes(&id).as_deref(), Some(FILM));

    studio.emulator.host_url("https://example.com/a", "abc");
    let data = FileCreateParamsData::new("a.png", 3, "image/png");
    let data = data.source_url("https://example.com/a");
    let made = files
        .create(&studio.account, &studio.root, data)
        .send()
        .await
        .unwrap();
    assert!(made.upload_urls.is_none(), "there is nothing to send");
    studio.emulator.finish_processing();
    assert_eq!(
        studio.emulator.file_bytes(&made.id).as_deref(),
        Some(&b"abc"[..])
    );
    studio.no_complaints();
}

#[tokio::test]
async fn a_locked_account_takes_no_files() {
    let studio = Studio::open().await;
    studio.emulator.lock_account(true);
    let data = FileCreateLocalUploadParamsData::new("a.txt", 3);
    let files = studio.client.files();
    let error = files.create_local_upload(&studio.account, &studio.root, data);
    let error = error.send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
}
