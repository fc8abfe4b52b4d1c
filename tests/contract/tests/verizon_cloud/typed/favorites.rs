//! Tests of the typed calls for favorites.

use verizon_cloud::types::{FavoriteFileType, FavoriteItems, FavoriteType};

use super::{Cloud, file_names, folder_names};

#[tokio::test]
async fn files_and_folders_are_marked_listed_and_unmarked() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a & b.jpg", "1");
    cloud.emulator.put_file("/VZMOBILE/c.mp3", "2");
    cloud.emulator.put_folder("/VZMOBILE/d");
    let uris = ["/VZMOBILE/a & b.jpg", "/VZMOBILE/c.mp3", "/VZMOBILE/d"];
    let uris = uris.map(|path| cloud.uri(path));
    let favorites = cloud.client.favorites();
    let items = FavoriteItems::new(uris.clone());
    favorites.add(items).send().await.unwrap();
    let list = || favorites.list().virtual_folder("VZMOBILE");
    let both = list().type_(FavoriteType::FileAndFolder).send().await;
    let both = both.unwrap().into_body().into_found();
    assert_eq!(
        (both.files.len(), folder_names(&both.folders)),
        (2, vec!["d"])
    );
    let music = list().type_("file").file_type(FavoriteFileType::Music);
    let music = music.send().await.unwrap().into_body().into_found();
    assert_eq!(file_names(&music.files), ["c.mp3"]);
    assert!(music.folders.is_empty());

    let [one, two, folder] = uris;
    let remove = favorites.remove([one, folder]).create_version(false);
    remove.send().await.unwrap();
    let left = list().send().await.unwrap().into_body().into_found();
    assert_eq!(file_names(&left.files), ["c.mp3"]);
    favorites.remove([two]).send().await.unwrap();
    let none = list().send().await.unwrap().into_body().into_found();
    assert!(none.files.is_empty() && none.folders.is_empty());
    cloud.no_complaints();
}

#[tokio::test]
async fn a_mark_makes_a_new_version_on_demand() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "1");
    let uri = cloud.uri("/VZMOBILE/a");
    let version = || cloud.emulator.item("/VZMOBILE/a").unwrap()["version"].clone();
    let add = |items: FavoriteItems| cloud.client.favorites().add(items).send();
    add(FavoriteItems::new([&uri])).await.unwrap();
    assert_eq!(version(), 1);
    let items = FavoriteItems::new([&uri]).create_version(true);
    add(items).await.unwrap();
    assert_eq!(version(), 2);
    cloud.no_complaints();
}
