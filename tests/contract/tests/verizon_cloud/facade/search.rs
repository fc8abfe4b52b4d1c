//! Tests of searches.

use cloud_drives::verizon_cloud::{CloudItem, Query, SortField};

use super::Cloud;

#[tokio::test]
async fn a_search_takes_a_query_with_types_or_text() {
    let cloud = Cloud::open().await;
    for name in ["Beach (2016) + sun.jpg", "beach 2.png", "mountain.jpg"] {
        cloud.emulator.put_file(&format!("/VZMOBILE/{name}"), name);
    }
    let query = Query::files().and(Query::name("Beach (2016) + s").unwrap());
    let found = cloud.cloud.search(query).send().await.unwrap();
    assert_eq!(found.files[0].name, "Beach (2016) + sun.jpg");
    let text = cloud.cloud.search("name:beach").virtual_folder("*");
    let text = text.sort(SortField::Name.ascending()).page(1).count(1);
    let found = text.send().await.unwrap();
    assert_eq!(
        (found.files.len(), found.files[0].name.as_str()),
        (1, "Beach (2016) + sun.jpg")
    );
    let mut all = cloud.cloud.search("name:beach").count(1).items();
    let mut names = Vec::new();
    while let Some(item) = all.try_next().await.unwrap() {
        names.push(CloudItem::from(item).name().to_owned());
    }
    assert_eq!(names.len(), 2);
    cloud.no_complaints();
}
