//! Tests that listings return the same items with any page size (`wire.md §4`).

use serde_json::json;
use verizon_cloud::files::{MetadataItem, SearchItem};
use verizon_cloud::trash::ListItem;
use verizon_cloud::types::{NewPlaylist, NewShare, PlaylistId, PlaylistType, ShareFile};
use verizon_cloud::{Error, ErrorClass, Items, SortField};

use super::Cloud;

const SIZES: [u32; 5] = [1, 2, 3, 7, 100];

async fn all<T: Send + 'static>(mut items: Items<T>, name: impl Fn(T) -> String) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(item) = items.try_next().await.expect("a page") {
        names.push(name(item));
    }
    names.sort();
    names
}

fn found(item: SearchItem) -> String {
    match item {
        SearchItem::File(file) => file.name,
        SearchItem::Folder(folder) => folder.name,
        other => panic!("{other:?}"),
    }
}

fn listed(item: MetadataItem) -> String {
    match item {
        MetadataItem::File(file) => file.name,
        MetadataItem::Folder(folder) => folder.name,
        other => panic!("{other:?}"),
    }
}

fn trashed(item: ListItem) -> String {
    match item {
        ListItem::File(file) => file.name,
        ListItem::Folder(folder) => folder.name,
        other => panic!("{other:?}"),
    }
}

/// Seven files and two folders with names that a search for `thing` finds; sorted names.
fn put(cloud: &Cloud) -> Vec<String> {
    let mut names: Vec<String> = (1..=9).map(|number| format!("thing {number}")).collect();
    for name in &names[..7] {
        cloud
            .emulator
            .put_file(&format!("/VZMOBILE/{name}"), name.as_str());
    }
    for name in &names[7..] {
        cloud.emulator.put_folder(&format!("/VZMOBILE/{name}"));
    }
    names.sort();
    names
}

#[tokio::test]
async fn searches_folders_and_the_trash_are_the_same_under_any_page_size() {
    let cloud = Cloud::open().await;
    let names = put(&cloud);
    let files = cloud.client.files();
    for size in SIZES {
        let search = files.search("name:thing").virtual_folder("*").count(size);
        assert_eq!(all(search.items(), found).await, names, "{size}");
        let folder = files.metadata("/VZMOBILE").count(size);
        assert_eq!(all(folder.items(), listed).await, names, "{size}");
    }
    assert_eq!(
        all(files.metadata("/VZMOBILE").items(), listed).await,
        names
    );
    for name in &names {
        cloud.emulator.trash(&format!("/VZMOBILE/{name}"));
    }
    for size in SIZES {
        let trash = cloud.client.trash().list("VZMOBILE").count(size);
        assert_eq!(all(trash.items(), trashed).await, names, "{size}");
    }
    let root = files.root().count(1).items();
    let folders = all(root, |item| format!("{item:?}")).await;
    assert_eq!(folders.len(), cloud.emulator.virtual_folders().len());
    cloud.no_complaints();
}

#[tokio::test]
async fn contacts_playlists_items_and_shares_are_the_same_under_any_page_size() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.mp3", "hello");
    let song = ["/VZMOBILE/a.mp3"; 5];
    let new = || NewPlaylist::new("Mix", PlaylistType::Music, song);
    let playlists = cloud.client.playlists();
    let mut uid = PlaylistId::from("");
    for number in 0..5 {
        cloud
            .emulator
            .add_contact(json!({ "name": format!("Contact {number}") }));
        uid = playlists
            .create(new())
            .send()
            .await
            .unwrap()
            .into_body()
            .uid;
        let share = NewShare::new([ShareFile::new(cloud.uri("/VZMOBILE/a.mp3"), 5)]);
        cloud.client.shares().create(share).send().await.unwrap();
    }
    for size in SIZES {
        let contacts = cloud.client.contacts().list().count(size);
        let contacts = contacts.sort(SortField::Name.ascending()).items();
        assert_eq!(
            distinct(all(contacts, |contact| contact.id.into()).await),
            5
        );
        let lists = playlists.list().count(size).items();
        assert_eq!(
            distinct(all(lists, |playlist| playlist.uid.into()).await),
            5
        );
        let items = playlists.list_items(&uid).count(size).items();
        assert_eq!(distinct(all(items, |item| item.item_uid.into()).await), 5);
        let shares = cloud.client.shares().list().count(size).items();
        assert_eq!(distinct(all(shares, |share| share.uid.into()).await), 5);
    }
    cloud.no_complaints();
}

/// How many there are, when none is there twice.
fn distinct(mut names: Vec<String>) -> usize {
    let before = names.len();
    names.dedup();
    assert_eq!(names.len(), before);
    before
}

#[tokio::test]
async fn a_page_number_or_size_that_the_service_does_not_take_is_refused() {
    let cloud = Cloud::open().await;
    let refused = |answer: Result<(), Error>| {
        let error = answer.expect_err("it is refused");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    };
    let search = || cloud.client.files().search("name:thing");
    for search in [search().count(101), search().page(0)] {
        let early = search.clone().send().await.expect_err("it is refused");
        assert_eq!(early.class(), ErrorClass::InvalidInput);
        refused(search.unchecked().send().await.map(drop));
    }
    let alone = cloud.client.files().metadata("/VZMOBILE").page(1);
    refused(alone.send().await.map(drop));
    let contacts = cloud.client.contacts().list().count(201);
    let early = contacts.clone().send().await.expect_err("it is refused");
    assert_eq!(early.class(), ErrorClass::InvalidInput);
    refused(contacts.unchecked().send().await.map(drop));
    refused(
        cloud
            .client
            .shares()
            .list()
            .cursor("x")
            .send()
            .await
            .map(drop),
    );
}
