//! Tests of listings of the typed client.

use yandex_disk::{Client, Continuation};

use super::{client, signed_in};

async fn names(disk: &Client, limit: u32) -> Vec<String> {
    let mut items = disk.resources().get("disk:/many").limit(limit).items();
    let mut names = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        names.push(item.name);
    }
    names
}

#[tokio::test]
async fn a_listing_is_the_same_under_any_page_size() {
    let (emulator, disk) = signed_in().await;
    for number in 0..23 {
        emulator.put_file(&format!("disk:/many/{number:02}.txt"), "x");
    }
    let expected: Vec<String> = (0..23).map(|number| format!("{number:02}.txt")).collect();
    for limit in [1, 2, 7, 22, 23, 24, 1000] {
        assert_eq!(names(&disk, limit).await, expected, "pages of {limit}");
    }
}

#[tokio::test]
async fn a_flat_list_without_a_total_ends_with_its_short_page() {
    let (emulator, disk) = signed_in().await;
    for number in 0..10 {
        emulator.put_file(&format!("disk:/{number}.txt"), "x");
    }
    emulator.clear_records();
    let mut pages = disk.resources().files().limit(5).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.items.len());
    }
    assert_eq!(sizes, [5, 5, 0]);
}

#[tokio::test]
async fn a_listing_continues_from_a_saved_position_with_another_client() {
    let (emulator, disk) = signed_in().await;
    for number in 0..9 {
        emulator.put_file(&format!("disk:/many/{number}.txt"), "x");
    }
    let mut items = disk.resources().get("disk:/many").limit(4).items();
    for _ in 0..6 {
        items.try_next().await.unwrap();
    }
    assert_eq!(items.total(), Some(9));
    let stored = items.continuation().to_string();
    drop(items);

    let later = client(&emulator);
    let place: Continuation = stored.parse().unwrap();
    let mut rest = later
        .resources()
        .get("disk:/many")
        .limit(4)
        .items()
        .resume(place)
        .unwrap();
    let mut names = Vec::new();
    while let Some(item) = rest.try_next().await.unwrap() {
        names.push(item.name);
    }
    assert_eq!(names, ["6.txt", "7.txt", "8.txt"]);

    let place: Continuation = stored.parse().unwrap();
    let other = later.resources().files().items().resume(place).unwrap_err();
    assert!(other.to_string().contains("resources.get"), "{other}");
}

#[tokio::test]
async fn a_listing_without_its_list_is_an_error_and_a_file_has_no_items() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/dir/a.txt", "a");
    let dir = |fields: &[&str]| {
        let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        disk.resources().get("disk:/dir").fields(fields).items()
    };
    for fields in [&["name"][..], &["name", "type"], &["_embedded.total"]] {
        let error = dir(fields).try_next().await.unwrap_err();
        assert!(error.is_protocol(), "{error}");
        assert!(error.message().contains("`_embedded.items`"), "{error}");
    }
    let named = dir(&["_embedded.items.name"]).collect_all(9).await.unwrap();
    assert_eq!(named[0].name, "a.txt");
    let file = disk.resources().get("disk:/dir/a.txt").items();
    assert!(file.collect_all(9).await.unwrap().is_empty());
    let empty = disk.resources().trash("trash:/").items();
    assert!(empty.collect_all(9).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_page_of_a_folder_is_an_answer_in_itself() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/dir/a.txt", "a");
    let dir = disk.resources().get("disk:/dir").await.unwrap();
    assert_eq!(dir.name, "dir");
    assert_eq!(dir.embedded.unwrap().items[0].name, "a.txt");
}
