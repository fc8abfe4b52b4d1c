use cloud_drives::verizon_cloud::{ErrorKind, Tags};

use super::{Cloud, kind};

const PATH: &str = "/VZMOBILE/100% sea & sun.jpg";

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file(PATH, "1");
    cloud
}

#[tokio::test]
async fn tags_are_given_as_text_or_as_a_list() {
    let cloud = cloud().await;
    let uri = cloud.uri(PATH);
    cloud.cloud.tag(&uri, "sea,sun").await.unwrap();
    assert_eq!(cloud.cloud.tags(PATH).await.unwrap(), Tags::from("sea,sun"));
    let list = cloud.cloud.tag(&uri, ["moon", "sea"]).createversion(true);
    assert_eq!(list.await.unwrap().as_str(), "moon,sea");
    assert_eq!(cloud.emulator.item(PATH).unwrap()["version"], 2);
    let unknown = cloud.cloud.tag("dv-file://00:VZMOBILE/x", "sea").await;
    assert_eq!(kind(unknown), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn the_tags_of_a_path_are_read() {
    let cloud = cloud().await;
    assert!(cloud.cloud.tags(PATH).await.unwrap().is_empty());
    cloud.cloud.tag(cloud.uri(PATH), "sea,sun").await.unwrap();
    let tags = cloud.cloud.tags(PATH).await.unwrap();
    assert_eq!(tags.iter().collect::<Vec<_>>(), ["sea", "sun"]);
    let missing = cloud.cloud.tags("/VZMOBILE/none").await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn tags_are_taken_off() {
    let cloud = cloud().await;
    let uri = cloud.uri(PATH);
    cloud.cloud.tag(&uri, "sea").await.unwrap();
    cloud.cloud.untag(&uri).createversion(false).await.unwrap();
    assert!(cloud.cloud.tags(PATH).await.unwrap().is_empty());
    let unknown = cloud.cloud.untag("dv-file://00:VZMOBILE/x").await;
    assert_eq!(kind(unknown), ErrorKind::NotFound);
    cloud.no_complaints();
}
