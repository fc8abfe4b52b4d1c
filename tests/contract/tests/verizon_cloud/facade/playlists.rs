use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives::verizon_cloud::types::{Playlist, PlaylistItemSort, PlaylistSort, PlaylistType};

use super::{Cloud, kind};

const SONGS: [&str; 3] = ["/VZMOBILE/c.mp3", "/VZMOBILE/a & b.mp3", "/VZMOBILE/b.mp3"];

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    for song in SONGS {
        cloud.emulator.put_file(song, song);
    }
    cloud
}

async fn create(cloud: &Cloud, name: &str, songs: &[&str]) -> Playlist {
    let songs = songs.iter().copied();
    let made = cloud
        .cloud
        .create_playlist(name, PlaylistType::Music, songs);
    made.await.unwrap()
}

async fn names(cloud: &Cloud, uid: &str) -> Vec<String> {
    let items = cloud.cloud.playlist_items(uid).await.unwrap();
    items.into_iter().filter_map(|item| item.name).collect()
}

#[tokio::test]
async fn a_playlist_is_created_and_described() {
    let cloud = cloud().await;
    let mix = create(&cloud, "Mix", &SONGS).await;
    let read = cloud.cloud.playlist(&mix.uid).await.unwrap();
    assert_eq!(
        (read.name.as_str(), read.type_),
        ("Mix", PlaylistType::Music)
    );
    let missing = cloud.cloud.playlist("none").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn playlists_are_listed_by_type_and_in_order() {
    let cloud = cloud().await;
    for name in ["B", "A", "C"] {
        create(&cloud, name, &SONGS).await;
    }
    let page = cloud.cloud.playlists().type_(PlaylistType::Music);
    let page = page.sort(PlaylistSort::NameAsc).page(1).count(2).await;
    let names: Vec<_> = page.unwrap().into_iter().map(|list| list.name).collect();
    assert_eq!(names, ["A", "B"]);
    let mut all = cloud.cloud.playlists().count(1).items();
    let mut count = 0;
    while all.try_next().await.unwrap().is_some() {
        count += 1;
    }
    assert_eq!(count, 3);
    cloud.no_complaints();
}

#[tokio::test]
async fn an_update_leaves_the_items_and_one_of_the_definition_replaces_them() {
    let cloud = cloud().await;
    let uid = create(&cloud, "Mix", &SONGS).await.uid;
    let update = cloud
        .cloud
        .update_playlist(&uid, "More", PlaylistType::Video);
    assert_eq!(update.await.unwrap().name, "More");
    assert_eq!(names(&cloud, &uid).await.len(), 3);
    let songs = ["/VZMOBILE/b.mp3"];
    let whole = cloud
        .cloud
        .update_playlist_definition(&uid, "One", "music", songs);
    assert_eq!(whole.await.unwrap().name, "One");
    assert_eq!(names(&cloud, &uid).await, ["b.mp3"]);
    cloud.no_complaints();
}

#[tokio::test]
async fn items_are_added_listed_and_removed() {
    let cloud = cloud().await;
    let uid = create(&cloud, "Mix", &[]).await.uid;
    let added = cloud.cloud.add_playlist_items(&uid, SONGS).await.unwrap();
    assert_eq!(added.len(), 3);
    assert_eq!(added[1].path.as_deref(), Some(SONGS[1]));
    let items = cloud
        .cloud
        .playlist_items(&uid)
        .sort(PlaylistItemSort::NameAsc);
    let items = items.page(1).count(2).await.unwrap();
    assert_eq!(items[0].name.as_deref(), Some("a & b.mp3"));
    let removed = cloud.cloud.remove_playlist_item(&uid, &items[0].item_uid);
    removed.await.unwrap();
    assert_eq!(names(&cloud, &uid).await, ["c.mp3", "b.mp3"]);
    let again = cloud.cloud.remove_playlist_item(&uid, &items[0].item_uid);
    assert_eq!(kind(again.await), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_playlist_is_deleted_and_its_files_stay() {
    let cloud = cloud().await;
    let uid = create(&cloud, "Mix", &SONGS).await.uid;
    cloud.cloud.delete_playlist(&uid).await.unwrap();
    let again = cloud.cloud.delete_playlist(&uid).await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    assert_eq!(cloud.emulator.paths().len(), 3);
    cloud.no_complaints();
}
