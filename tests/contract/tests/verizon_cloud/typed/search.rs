//! Tests of the typed call for searches.

use verizon_cloud::{ErrorKind, SortField};

use super::{Cloud, file_names, folder_names, kind};

#[tokio::test]
async fn a_search_finds_files_and_folders_by_what_they_are() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/beach.jpg", "1");
    cloud.emulator.put_file("/VZMOBILE/beach 2.jpg", "2");
    cloud.emulator.put_folder("/VZMOBILE/beaches");
    cloud.emulator.put_file("/VZWEB/beach.png", "3");
    let search = |query: &str| cloud.client.files().search(query);
    let found = search("name:beach").virtual_folder("VZMOBILE");
    let found = found
        .sort(SortField::Name.descending())
        .send()
        .await
        .unwrap();
    assert_eq!(file_names(&found.files), ["beach.jpg", "beach 2.jpg"]);
    assert_eq!(folder_names(&found.folders), ["beaches"]);
    let found = search("file:true AND extension:png").virtual_folder("*");
    let found = found.send().await.unwrap();
    assert_eq!(file_names(&found.files), ["beach.png"]);
    let found = search(r"name:beach\ 2").send().await.unwrap();
    assert_eq!(file_names(&found.files), ["beach 2.jpg"]);
    let nothing = search("name:mountain").send().await.unwrap();
    assert!(nothing.files.is_empty() && nothing.folders.is_empty());
    cloud.no_complaints();
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused() {
    let cloud = Cloud::open().await;
    for query in ["beach", "name:be", "name:a.jpg", "name:sea OR name:sun"] {
        let refused = cloud.client.files().search(query).send().await;
        assert_eq!(kind(refused), ErrorKind::BadRequest, "{query}");
    }
}
