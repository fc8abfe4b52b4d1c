//! Tests of calls against servers that implement the uncertain facts in other ways (`wire.md §9`, §11).

use cloud_drives_emulator::verizon_cloud::Envelopes;
use cloud_drives_emulator::{VerizonCloud as Emulator, VerizonCloudBuilder as Setup};
use serde_json::json;
use verizon_cloud::types::{
    FavoriteItems, NewFolder, NewPlaylist, NewShare, PlaylistType, PlaylistUpdate, ShareFile,
    TagItem,
};

use super::{Cloud, file_names, folder_names};

/// Every call whose answer could have another form.
async fn go_round(setup: Setup) {
    let cloud = Cloud::of(setup).await;
    let client = &cloud.client;
    let song = "/VZMOBILE/a.mp3";
    cloud.emulator.put_file(song, "hello");
    let uri = cloud.uri(song);

    let folder = client
        .virtual_folders()
        .create("Camera")
        .send()
        .await
        .unwrap();
    assert_eq!(folder.path(), "/Camera");
    let folder = client
        .virtual_folders()
        .rename("Camera", "Films")
        .send()
        .await;
    assert_eq!(folder.unwrap().path(), "/Films");
    client
        .virtual_folders()
        .delete("Films")
        .send()
        .await
        .unwrap();
    let root = client.files().root().send().await.unwrap();
    let phone = root.folders.iter().find(|folder| folder.name == "VZMOBILE");
    assert_eq!(phone.unwrap().path(), "/VZMOBILE");

    let made = client
        .files()
        .create_folder(NewFolder::new("/VZMOBILE", "d"))
        .send()
        .await;
    assert_eq!(made.unwrap().path(), "/VZMOBILE/d");
    client
        .favorites()
        .add(FavoriteItems::new([&uri]))
        .send()
        .await
        .unwrap();
    let favorites = client.favorites().list().send().await.unwrap();
    let favorites = favorites.into_body().into_found();
    assert_eq!(file_names(&favorites.files), ["a.mp3"]);
    client.favorites().remove([&uri]).send().await.unwrap();

    let new = NewPlaylist::new("Mix", PlaylistType::Music, [song]);
    let uid = client
        .playlists()
        .create(new.clone())
        .send()
        .await
        .unwrap()
        .into_body()
        .uid;
    let update = PlaylistUpdate::new("More", PlaylistType::Music);
    let updated = client
        .playlists()
        .update(&uid, update)
        .send()
        .await
        .unwrap();
    assert_eq!(updated.name, "More");
    client.playlists().replace(&uid, new).send().await.unwrap();
    assert_eq!(client.playlists().list().send().await.unwrap().len(), 1);
    let items = client.playlists().list_items(&uid).send().await.unwrap();
    assert_eq!(items.len(), 1);
    client
        .playlists()
        .remove_item(&uid, &items[0].item_uid)
        .send()
        .await
        .unwrap();
    client.playlists().delete(&uid).send().await.unwrap();

    let share = NewShare::new([ShareFile::new(&uri, 5)]);
    let share = client
        .shares()
        .create(share)
        .send()
        .await
        .unwrap()
        .into_body();
    assert_eq!(share.resources.len(), 1);
    assert_eq!(client.shares().list().send().await.unwrap().shares.len(), 1);
    client.shares().delete(&share.uid).send().await.unwrap();

    let tags = client.tags().set(TagItem::new(&uri, "sea")).send().await;
    assert_eq!(*tags.unwrap(), "sea");
    client.tags().remove(&uri).send().await.unwrap();
    let contact = cloud.emulator.add_contact(json!({ "name": "Ann" }));
    let contacts = client.contacts().list().send().await.unwrap();
    assert_eq!(contacts[0].id, contact);
    client.contacts().delete(&contact).send().await.unwrap();

    let found = client.files().search("name:a\\.mp3").send().await.unwrap();
    assert!(!found.files[0].system_attributes.is_empty());
    client.files().delete(song).send().await.unwrap();
    let trash = client.trash().list("VZMOBILE").send().await.unwrap();
    assert_eq!(
        (trash.files.len(), folder_names(&trash.folders).len()),
        (1, 0)
    );
    client.trash().restore([song]).send().await.unwrap();
    client.trash().empty("VZMOBILE").send().await.unwrap();
    cloud.no_complaints();
}

#[tokio::test]
async fn answers_are_read_with_envelopes_and_without() {
    go_round(Emulator::builder()).await;
    go_round(Emulator::builder().envelopes(Envelopes::Wrapped)).await;
    go_round(Emulator::builder().envelopes(Envelopes::Bare)).await;
}

#[tokio::test]
async fn every_success_status_counts_as_done() {
    go_round(Emulator::builder().bodiless_status(200).created_status(200)).await;
    go_round(Emulator::builder().bodiless_status(204).created_status(201)).await;
}

#[tokio::test]
async fn lists_of_one_are_read_as_their_item_and_attributes_as_text() {
    let odd = Emulator::builder()
        .single_as_object(true)
        .attributes_as_text(true);
    go_round(odd.hyphenated_attributes(false).empty_root_parent(true)).await;
}
