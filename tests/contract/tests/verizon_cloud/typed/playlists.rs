//! Tests of the typed calls for playlists.

use verizon_cloud::ErrorKind;
use verizon_cloud::types::{
    NewPlaylist, Playlist, PlaylistItemSort, PlaylistSort, PlaylistType, PlaylistUpdate,
};

use super::{Cloud, kind};

const SONGS: [&str; 3] = ["/VZMOBILE/c & d.mp3", "/VZMOBILE/a.mp3", "/VZMOBILE/b.mp3"];

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    for song in SONGS {
        cloud.emulator.put_file(song, song);
    }
    cloud
}

async fn create(cloud: &Cloud, name: &str, songs: &[&str]) -> Playlist {
    let new = NewPlaylist::new(name, PlaylistType::Music, songs.to_vec());
    let made = cloud.client.playlists().create(new).send().await;
    made.unwrap().into_body()
}

async fn items(cloud: &Cloud, uid: &str) -> Vec<String> {
    let items = cloud.client.playlists().list_items(uid).send().await;
    let items = items.unwrap().into_body();
    items.into_iter().filter_map(|item| item.name).collect()
}

#[tokio::test]
async fn a_playlist_is_created_read_and_listed_without_its_items() {
    let cloud = cloud().await;
    let mix = create(&cloud, "Mix", &SONGS).await;
    create(&cloud, "Also", &[]).await;
    let video = NewPlaylist::new("Film", PlaylistType::Video, Vec::<String>::new());
    cloud.client.playlists().create(video).send().await.unwrap();
    let read = cloud.client.playlists().get(&mix.uid).send().await.unwrap();
    assert_eq!(
        (read.name.as_str(), &read.type_),
        ("Mix", &PlaylistType::Music)
    );
    assert!(read.uri.is_some());
    let list = cloud.client.playlists().list().type_(PlaylistType::Music);
    let list = list.sort(PlaylistSort::NameAsc).send().await.unwrap();
    let names: Vec<_> = list.iter().map(|playlist| playlist.name.as_str()).collect();
    assert_eq!(names, ["Also", "Mix"]);
    cloud.no_complaints();
}

#[tokio::test]
async fn an_update_leaves_the_items_and_a_replacement_does_not() {
    let cloud = cloud().await;
    let mix = create(&cloud, "Mix", &SONGS).await;
    let playlists = cloud.client.playlists();
    let update = PlaylistUpdate::new("Mix & more", PlaylistType::ImageVideo);
    let updated = playlists.update(&mix.uid, update).send().await.unwrap();
    assert_eq!(updated.name, "Mix & more");
    assert_eq!(items(&cloud, &mix.uid).await.len(), 3);
    let other = NewPlaylist::new("Other", PlaylistType::Music, ["/VZMOBILE/b.mp3"]);
    let replaced = playlists.replace(&mix.uid, other).send().await.unwrap();
    assert_eq!(replaced.name, "Other");
    assert_eq!(items(&cloud, &mix.uid).await, ["b.mp3"]);
    cloud.no_complaints();
}

#[tokio::test]
async fn items_are_added_ordered_read_and_removed() {
    let cloud = cloud().await;
    let uid = create(&cloud, "Mix", &[]).await.uid;
    let playlists = cloud.client.playlists();
    assert!(items(&cloud, &uid).await.is_empty());
    let added = playlists.add_items(&uid, SONGS).send().await.unwrap();
    assert!(added.to_string().contains("/VZMOBILE/a.mp3"), "{added:?}");
    let sorted = playlists.list_items(&uid).sort(PlaylistItemSort::NameDesc);
    let sorted = sorted.send().await.unwrap().into_body();
    let names: Vec<_> = sorted
        .iter()
        .filter_map(|item| item.name.as_deref())
        .collect();
    assert_eq!(names, ["c & d.mp3", "b.mp3", "a.mp3"]);

    let first = &sorted[0];
    assert!(first.extra.contains_key("version"), "{first:?}");
    let mut content = playlists
        .download_item(&uid, &first.item_uid)
        .send()
        .await
        .unwrap();
    let chunk = content.next_chunk().await.unwrap().unwrap();
    assert_eq!(chunk, SONGS[0]);
    playlists
        .remove_item(&uid, &first.item_uid)
        .send()
        .await
        .unwrap();
    assert_eq!(items(&cloud, &uid).await, ["a.mp3", "b.mp3"]);
    let again = playlists.remove_item(&uid, &first.item_uid).send().await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_playlist_that_is_deleted_is_not_found() {
    let cloud = cloud().await;
    let uid = create(&cloud, "Mix", &SONGS).await.uid;
    let playlists = cloud.client.playlists();
    playlists.delete(&uid).send().await.unwrap();
    let not_found = ErrorKind::NotFound;
    assert_eq!(kind(playlists.get(&uid).send().await), not_found);
    assert_eq!(kind(playlists.delete(&uid).send().await), not_found);
    assert_eq!(kind(playlists.list_items(&uid).send().await), not_found);
    assert_eq!(
        kind(playlists.add_items(&uid, SONGS).send().await),
        not_found
    );
    let update = PlaylistUpdate::new("x", PlaylistType::Music);
    assert_eq!(kind(playlists.update(&uid, update).send().await), not_found);
    let other = NewPlaylist::new("x", PlaylistType::Music, SONGS);
    assert_eq!(kind(playlists.replace(&uid, other).send().await), not_found);
    let item = playlists.download_item(&uid, "i").send().await;
    assert_eq!(kind(item), not_found);
    // The files are still there.
    assert_eq!(cloud.emulator.paths().len(), 3);
    cloud.no_complaints();
}
