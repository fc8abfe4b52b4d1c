use cloud_drives::verizon_cloud::ErrorKind;

use super::{Cloud, kind};

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.jpg", "1");
    cloud.emulator.put_file("/VZMOBILE/b.mp3", "2");
    cloud.emulator.put_folder("/VZMOBILE/c");
    cloud
}

#[tokio::test]
async fn one_or_several_are_marked_with_a_new_version_on_demand() {
    let cloud = cloud().await;
    let uri = cloud.uri("/VZMOBILE/a.jpg");
    cloud.cloud.favorite([&uri]).await.unwrap();
    let both = [uri, cloud.uri("/VZMOBILE/c")];
    cloud
        .cloud
        .favorite(both)
        .createversion(true)
        .await
        .unwrap();
    let version = |path: &str| cloud.emulator.item(path).unwrap()["version"].clone();
    assert_eq!(version("/VZMOBILE/a.jpg"), 2);
    let unknown = cloud.cloud.favorite(["dv-file://00:VZMOBILE/x"]).await;
    assert_eq!(kind(unknown), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn favorites_are_listed_by_type_and_sort_of_file() {
    let cloud = cloud().await;
    let uris = ["/VZMOBILE/a.jpg", "/VZMOBILE/b.mp3", "/VZMOBILE/c"];
    let uris = uris.map(|path| cloud.uri(path));
    cloud.cloud.favorite(uris).await.unwrap();
    let all = cloud.cloud.favorites().await.unwrap();
    assert_eq!((all.files.len(), all.folders.len()), (2, 1));
    let images = cloud.cloud.favorites().virtualfolder("VZMOBILE");
    let images = images.type_("file").filetype("image").await.unwrap();
    assert_eq!(images.files[0].name, "a.jpg");
    assert_eq!((images.files.len(), images.folders.len()), (1, 0));
    cloud.no_complaints();
}

#[tokio::test]
async fn marks_are_taken_off_again() {
    let cloud = cloud().await;
    let uri = cloud.uri("/VZMOBILE/a.jpg");
    cloud.cloud.favorite([&uri]).await.unwrap();
    cloud
        .cloud
        .unfavorite([&uri])
        .createversion(false)
        .await
        .unwrap();
    assert!(cloud.cloud.favorites().await.unwrap().files.is_empty());
    let unknown = cloud.cloud.unfavorite(["dv-file://00:VZMOBILE/x"]).await;
    assert_eq!(kind(unknown), ErrorKind::NotFound);
    cloud.no_complaints();
}
