//! Tests of pages by number, and of their end (`wire.md §4.1`).

use serde_json::{Value, json};
use verizon_cloud::SortField;
use verizon_cloud::files::{MetadataItem, SearchItem};

use crate::support::Script;

fn file(name: &str) -> Value {
    json!({ "name": name, "parentPath": "/VZMOBILE", "size": 1 })
}

fn found(files: &[Value], folders: &[Value]) -> (u16, Value) {
    (
        200,
        json!({ "searchResults": { "count": 99, "file": files, "folder": folders } }),
    )
}

fn name(item: SearchItem) -> String {
    match item {
        SearchItem::File(file) => file.name,
        SearchItem::Folder(folder) => folder.name,
        _ => "?".to_owned(),
    }
}

#[tokio::test]
async fn files_and_folders_fill_a_page_together_and_a_short_one_is_the_last() {
    let script = Script::new([
        found(&[file("a")], &[file("b")]),
        found(&[], &[file("c"), file("d")]),
        found(&[file("e")], &[]),
    ]);
    let search = script.client().files().search("name:beach AND file:true");
    let search = search.virtual_folder("*").sort(SortField::Name.ascending());
    let mut items = search.count(2).items();
    let mut names = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        names.push(name(item));
    }
    assert_eq!(names, ["a", "b", "c", "d", "e"]);
    let line =
        "GET /search?query=name%3Abeach%20AND%20file%3Atrue&virtualfolder=%2A&sort=name%2Basc";
    assert_eq!(
        script.lines(),
        [
            format!("{line}&page=1&count=2"),
            format!("{line}&page=2&count=2"),
            format!("{line}&page=3&count=2")
        ]
    );
}

#[tokio::test]
async fn an_empty_page_without_its_lists_is_the_end() {
    let full: Vec<Value> = (0..20).map(|number| file(&number.to_string())).collect();
    let script = Script::new([found(&full, &[]), (200, json!({ "searchResults": {} }))]);
    let mut items = script.client().files().search("extension:jpg").items();
    let mut count = 0;
    while items.try_next().await.unwrap().is_some() {
        count += 1;
    }
    assert_eq!((count, script.lines().len()), (20, 2));
    // The size is sent, so that a short page is known.
    let pages = script.lines();
    assert!(pages[0].ends_with("&page=1&count=20"), "{pages:?}");
    assert!(pages[1].ends_with("&page=2&count=20"), "{pages:?}");
}

#[tokio::test]
async fn a_place_in_a_listing_can_be_stored_and_continued() {
    let script = Script::new([
        found(&[file("a")], &[]),
        found(&[file("b")], &[]),
        found(&[], &[]),
    ]);
    let client = script.client();
    let search = || client.files().search("abc").count(1);
    let mut pages = search().pages();
    pages.try_next().await.unwrap().unwrap();
    let place = pages.continuation().to_string();
    let mut pages = search().pages().resume(place.parse().unwrap()).unwrap();
    let page = pages.try_next().await.unwrap().unwrap();
    assert_eq!(page.search_results.as_ref().unwrap().files[0].name, "b");
    assert!(script.lines()[1].contains("page=2&count=1"));
}

#[tokio::test]
async fn a_folder_has_all_items_unless_a_page_size_is_set_and_a_file_has_none() {
    let folder = |count: usize| {
        let files: Vec<Value> = (0..count).map(|number| file(&number.to_string())).collect();
        json!({ "folder": { "name": "d", "parentPath": "/VZMOBILE", "file": files } })
    };
    let script = Script::new([
        (200, folder(300)),
        (200, folder(2)),
        (200, folder(1)),
        (200, json!({ "file": file("a") })),
    ]);
    let client = script.client();
    let metadata = || client.files().metadata("/VZMOBILE/d");
    let mut counts = Vec::new();
    for listing in [metadata(), metadata().count(2), metadata()] {
        let mut items = listing.items();
        let mut count = 0;
        while let Some(item) = items.try_next().await.unwrap() {
            assert!(matches!(item, MetadataItem::File(_)));
            count += 1;
        }
        counts.push(count);
    }
    assert_eq!(counts, [300, 3, 0]);
    assert_eq!(
        script.lines(),
        [
            "GET /metadata/VZMOBILE/d",
            "GET /metadata/VZMOBILE/d?page=1&count=2",
            "GET /metadata/VZMOBILE/d?page=2&count=2",
            "GET /metadata/VZMOBILE/d",
        ]
    );
}
