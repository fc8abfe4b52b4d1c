//! What the calls give: the types that the Python SDK names.

use cloud_drives::verizon_cloud::types::{CloudFile, CloudFolder, PlaylistType, ShareRequest};
use cloud_drives::verizon_cloud::{CloudItem, FullViewAnswer};
use serde_json::json;

use super::Cloud;

#[tokio::test]
async fn a_file_has_the_members_that_the_service_has_told() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/d/a.jpg", "hello");
    let file: CloudFile = cloud
        .cloud
        .file_metadata("/VZMOBILE/d/a.jpg")
        .await
        .unwrap();
    assert_eq!(file.path(), format!("{}/{}", file.parent_path, file.name));
    assert_eq!((file.size, file.version, file.deleted), (5, Some(1), false));
    assert!(file.checksum.is_some() && file.content_token.is_some() && file.uri.is_some());
    // Attributes are called as the service calls them.
    assert_eq!(file.system_attributes["Mime-Type"], "image/jpeg");
}

#[tokio::test]
async fn a_folder_has_the_members_that_the_service_has_told() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/d/a.jpg", "hello");
    let folder: CloudFolder = cloud.cloud.metadata("/VZMOBILE/d").await.unwrap();
    assert_eq!(
        (folder.path().as_str(), folder.size),
        ("/VZMOBILE/d", Some(5))
    );
    assert_eq!(folder.files[0].name, "a.jpg");
    let item = CloudItem::Folder(folder);
    assert!(item.is_folder() && item.as_file().is_none());
}

#[tokio::test]
async fn tokens_contacts_playlists_and_shares_are_types_with_fields() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.mp3", "hello");
    let token = cloud
        .cloud
        .exchange_code(cloud.emulator.authorization_code())
        .await
        .unwrap();
    assert_eq!(
        (token.expires_in, &token.extra["token_type"]),
        (
            Some(std::time::Duration::from_secs(32_400)),
            &"Bearer".into()
        )
    );
    assert!(!format!("{token:?}").contains(token.access_token.expose()));

    let contact = cloud
        .cloud
        .create_contact(json!({ "name": "Ann" }))
        .await
        .unwrap();
    assert!(!contact.id.is_empty() && contact.version > 0);

    let list = cloud
        .cloud
        .create_playlist("Mix", PlaylistType::Music, ["/VZMOBILE/a.mp3"]);
    let list = list.await.unwrap();
    assert!(list.creation_date.is_some() && list.uri.is_some());
    let item = cloud
        .cloud
        .playlist_items(&list.uid)
        .send()
        .await
        .unwrap()
        .remove(0);
    assert_eq!((item.name.as_deref(), item.size), (Some("a.mp3"), Some(5)));
    let added = cloud
        .cloud
        .add_playlist_items(&list.uid, ["/VZMOBILE/a.mp3"]);
    let added = added.await.unwrap().remove(0);
    assert!(added.item_uid.is_some() && added.entry.is_object());

    let request: ShareRequest = cloud
        .cloud
        .item("/VZMOBILE/a.mp3")
        .await
        .unwrap()
        .to_share()
        .unwrap();
    let share = cloud.cloud.share([request]).await.unwrap();
    assert_eq!(share.resources[0].name.as_deref(), Some("a.mp3"));
    assert!(matches!(
        cloud.cloud.fullview().await.unwrap(),
        FullViewAnswer::View(view) if view.files.len() == 1
    ));
}
