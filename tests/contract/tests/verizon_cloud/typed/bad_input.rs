//! Tests of input that the client or the service rejects.

use cloud_drives_emulator::VerizonCloud as Emulator;
use verizon_cloud::types::{
    CopyItem, FavoriteItems, MoveItem, NewFolder, NewPlaylist, NewShare, PlaylistType,
    PlaylistUpdate, ShareFile, SharePlaylist, TagItem,
};
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
async fn a_commit_before_all_chunks_have_arrived_is_rejected_and_can_be_repeated() {
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

#[tokio::test]
async fn arguments_out_of_bounds_are_named_and_never_sent() {
    let cloud = Cloud::open().await;
    let client = &cloud.client;
    let (files, playlists, shares) = (client.files(), client.playlists(), client.shares());
    let (a, b, music) = ("/V/a", "/V/b", PlaylistType::Music);
    let list = |name, path| NewPlaylist::new(name, PlaylistType::Music, [path]);
    let nothing = || Vec::<String>::new();
    let no_files = NewShare::new(Vec::<ShareFile>::new());
    let no_uris = FavoriteItems::new(nothing());
    for (error, expected) in [
        (
            files.copy(CopyItem::new("", b)).await.err(),
            "item.source: must",
        ),
        (
            files.copy(CopyItem::new(a, "")).await.err(),
            "item.target: must",
        ),
        (
            files.move_(MoveItem::new("", b)).await.err(),
            "item.source: must",
        ),
        (
            files.rename(MoveItem::new(a, "")).await.err(),
            "item.target: must",
        ),
        (
            files.create_folder(NewFolder::new("", "d")).await.err(),
            "folder.parent: must",
        ),
        (
            files.create_folder(NewFolder::new(a, "")).await.err(),
            "folder.name: must",
        ),
        (files.search("").send().await.err(), "query: must"),
        (client.trash().restore(nothing()).await.err(), "paths: must"),
        (client.trash().restore([""]).await.err(), "paths[0]: must"),
        (
            playlists.create(list("", a)).await.err(),
            "playlist.name: must",
        ),
        (
            playlists.create(list("x", "")).await.err(),
            "playlist.paths[0]: must",
        ),
        (
            playlists
                .update("p", PlaylistUpdate::new("", music))
                .await
                .err(),
            "playlist.name: must",
        ),
        (
            playlists.add_items("p", nothing()).await.err(),
            "paths: must",
        ),
        (playlists.remove_item("p", "").await.err(), "itemUid"),
        (shares.create(no_files).await.err(), "share.resources: must"),
        (
            shares
                .create(NewShare::new([SharePlaylist::new("")]))
                .await
                .err(),
            "[0].location: must",
        ),
        (
            client.favorites().add(no_uris).await.err(),
            "items.uris: must",
        ),
        (
            client.favorites().remove(nothing()).await.err(),
            "uris: must",
        ),
        (
            client.tags().set(TagItem::new("", "sea")).await.err(),
            "item.uri: must",
        ),
        (
            client.virtual_folders().rename("a", "").await.err(),
            "new_name: must",
        ),
        (
            client.uploads().intent(a, "", 5, HELLO).await.err(),
            "name: must",
        ),
        (
            client.uploads().intent(a, "a", 5, "ab").await.err(),
            "checksum: has 2 characters",
        ),
        (client.contacts().delete("").await.err(), "contactid"),
    ] {
        let error = error.expect("it is refused");
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{error}");
        assert!(error.to_string().contains(expected), "{error} / {expected}");
    }
    assert!(cloud.emulator.requests().is_empty());
}
