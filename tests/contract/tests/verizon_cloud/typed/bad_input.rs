use cloud_drives_emulator::VerizonCloud as Emulator;
use verizon_cloud::types::{CopyItem, MoveItem, NewFolder, NewPlaylist, PlaylistType};
use verizon_cloud::{Client, ErrorClass, ErrorKind};

use super::uploads::{HELLO, announce};
use super::{Cloud, client, kind};

#[tokio::test]
async fn a_checksum_in_upper_case_is_refused_by_the_service() {
    let cloud = Cloud::open().await;
    let upper = HELLO.to_uppercase();
    let uploads = cloud.client.uploads();
    let intent = uploads.intent("/VZMOBILE", "a", 5, upper.as_str());
    assert_eq!(kind(intent.send().await), ErrorKind::BadRequest);
    let id = announce(&cloud, "a").await;
    let sending = cloud.uploading();
    let chunk = sending.uploads().upload(&id, upper, true, "hello");
    assert_eq!(kind(chunk.offset(1).send().await), ErrorKind::BadRequest);
}

#[tokio::test]
async fn a_chunk_that_arrives_twice_counts_once() {
    let cloud = Cloud::open().await;
    let id = announce(&cloud, "a").await;
    let sending = cloud.uploading();
    let uploads = sending.uploads();
    for (number, chunk) in [(2, "llo"), (1, "XX"), (1, "he"), (2, "llo")] {
        let chunk = uploads.upload(&id, HELLO, true, chunk).offset(number);
        chunk.send().await.unwrap();
    }
    uploads.commit(&id).send().await.unwrap();
    assert_eq!(cloud.emulator.file_bytes("/VZMOBILE/a").unwrap(), "hello");
    cloud.no_complaints();
}

#[tokio::test]
async fn a_commit_before_all_chunks_are_there_is_refused_and_can_be_repeated() {
    let cloud = Cloud::open().await;
    let id = announce(&cloud, "a").await;
    let sending = cloud.uploading();
    let uploads = sending.uploads();
    let chunk =
        |number: u32, bytes: &'static str| uploads.upload(&id, HELLO, true, bytes).offset(number);
    chunk(2, "llo").send().await.unwrap();
    let early = uploads.commit(&id).send().await;
    assert_eq!(kind(early), ErrorKind::BadRequest);
    assert!(cloud.emulator.paths().is_empty());
    chunk(1, "he").send().await.unwrap();
    uploads.commit(&id).send().await.unwrap();
    assert_eq!(cloud.emulator.file_bytes("/VZMOBILE/a").unwrap(), "hello");
    let again = uploads.commit(&id).send().await;
    assert_eq!(kind(again), ErrorKind::BadRequest);
}

#[tokio::test]
async fn other_bytes_than_those_that_were_announced_make_no_file() {
    let cloud = Cloud::open().await;
    let id = announce(&cloud, "a").await;
    let sending = cloud.uploading();
    let chunk = sending.uploads().upload(&id, HELLO, true, "HELLO");
    chunk.offset(1).send().await.unwrap();
    let wrong = sending.uploads().commit(&id).send().await;
    assert_eq!(kind(wrong), ErrorKind::BadRequest);
    assert!(cloud.emulator.paths().is_empty());
}

#[tokio::test]
async fn a_virtual_folder_is_no_target_of_a_file_operation() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "hello");
    let files = cloud.client.files();
    let bad = ErrorKind::BadRequest;
    for path in ["/VZWEB", "/"] {
        let copied = files.copy(CopyItem::new("/VZMOBILE/a", path)).send().await;
        assert_eq!(kind(copied), bad, "{path}");
        let moved = files.move_(MoveItem::new(path, "/VZMOBILE/b")).send().await;
        assert_eq!(kind(moved), bad, "{path}");
        let renamed = files
            .rename(MoveItem::new("/VZMOBILE/a", path))
            .send()
            .await;
        assert_eq!(kind(renamed), bad, "{path}");
        assert_eq!(kind(files.delete(path).send().await), bad, "{path}");
    }
    let made = files
        .create_folder(NewFolder::new("/", "VZNEW"))
        .send()
        .await;
    assert_eq!(kind(made), bad);
    let intent = cloud.client.uploads().intent("/", "a", 5, HELLO);
    assert_eq!(kind(intent.send().await), bad);
    assert_eq!(cloud.emulator.paths(), ["/VZMOBILE/a"]);
}

#[tokio::test]
async fn a_state_that_was_never_given_is_out_of_sync() {
    let cloud = Cloud::open().await;
    let view = cloud.client.files().full_view().etag("17-made-up");
    let view = view.send().await.unwrap();
    assert_eq!(*view, verizon_cloud::files::FullViewOutcome::OutOfSync);
}

#[tokio::test]
async fn a_path_that_is_empty_or_climbs_is_refused_before_anything_is_sent() {
    let cloud = Cloud::open().await;
    for path in ["", "/VZMOBILE/../x", "/VZMOBILE/./x"] {
        let error = cloud.client.files().download(path).send().await;
        let error = error.err().unwrap();
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{path}");
        assert!(error.to_string().contains("path"), "{error}");
    }
    assert!(cloud.emulator.requests().is_empty());
}

#[tokio::test]
async fn a_playlist_of_what_is_not_there_is_refused() {
    let cloud = Cloud::open().await;
    let new = NewPlaylist::new("Mix", PlaylistType::Music, ["/VZMOBILE/none.mp3"]);
    let made = cloud.client.playlists().create(new).send().await;
    assert_eq!(kind(made), ErrorKind::BadRequest);
}

#[tokio::test]
async fn a_call_that_needs_a_token_says_so_before_anything_is_sent() {
    let emulator = Emulator::builder().strict(true).start().await.unwrap();
    let nobody = Client::builder().base_url("api", emulator.api_url());
    let nobody = nobody.build().unwrap();
    let error = nobody.account().get().send().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(emulator.requests().is_empty());
    let wrong = client(&emulator.api_url(), "wrong");
    assert_eq!(
        kind(wrong.account().get().send().await),
        ErrorKind::Unauthorized
    );
}
