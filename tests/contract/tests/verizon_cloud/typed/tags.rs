//! Tests of the typed calls for tags.

use verizon_cloud::ErrorKind;
use verizon_cloud::types::TagItem;

use super::metadata::ODD;
use super::{Cloud, kind};

#[tokio::test]
async fn tags_are_set_read_and_removed() {
    let cloud = Cloud::open().await;
    let tags = cloud.client.tags();
    for name in ODD {
        let path = format!("/VZMOBILE/{name}");
        cloud.emulator.put_file(&path, "1");
        let item = TagItem::new(cloud.uri(&path), "sea,sun");
        let set = tags.set(item).send().await.unwrap();
        assert_eq!(*set, "sea,sun");
        assert_eq!(*tags.get(&path).send().await.unwrap(), "sea,sun");
        tags.remove(cloud.uri(&path)).send().await.unwrap();
        assert_eq!(*tags.get(&path).send().await.unwrap(), "");
    }
    cloud.no_complaints();
}

#[tokio::test]
async fn tagging_creates_a_new_version_on_request() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "1");
    let uri = cloud.uri("/VZMOBILE/a");
    let version = || cloud.emulator.item("/VZMOBILE/a").unwrap()["version"].clone();
    let item = TagItem::new(&uri, "sea").create_version(true);
    cloud.client.tags().set(item).send().await.unwrap();
    assert_eq!(version(), 2);
    let remove = cloud.client.tags().remove(&uri).create_version(true);
    remove.send().await.unwrap();
    assert_eq!(version(), 3);
    cloud.no_complaints();
}

#[tokio::test]
async fn tags_of_what_is_not_there_are_not_found() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "1");
    cloud.emulator.trash("/VZMOBILE/a");
    let tags = cloud.client.tags();
    assert_eq!(
        kind(tags.get("/VZMOBILE/b").send().await),
        ErrorKind::NotFound
    );
    assert_eq!(kind(tags.get("/VZMOBILE/a").send().await), ErrorKind::Gone);
    let nowhere = "dv-file://00:VZMOBILE/none";
    let set = tags.set(TagItem::new(nowhere, "x")).send().await;
    assert_eq!(kind(set), ErrorKind::NotFound);
    assert_eq!(kind(tags.remove(nowhere).send().await), ErrorKind::NotFound);
}
