//! Tests of pages of all sizes, including empty ones.

use cloud_drives_emulator::FrameIo as Emulator;
use frameio::Continuation;
use frameio::types::{AssetInclude, FolderSort};

use super::{Studio, client};

async fn filled(setup: cloud_drives_emulator::FrameIoBuilder) -> Studio {
    let studio = Studio::of(setup).await;
    for number in 0..23 {
        studio.folder(&format!("{number:02}"));
    }
    studio.emulator.clear_records();
    studio
}

impl Studio {
    fn listing(&self, page_size: u32) -> frameio::folders::ListRequest {
        let list = self.client.folders().list(&self.account, &self.root);
        let list = list
            .include([AssetInclude::Creator])
            .sort(FolderSort::NameDesc);
        list.page_size(page_size).include_total_count(true)
    }
}

#[tokio::test]
async fn a_listing_is_the_same_under_any_page_size() {
    let studio = filled(Emulator::builder()).await;
    let expected: Vec<_> = (0..23).rev().map(|number| format!("{number:02}")).collect();
    for size in [1, 2, 7, 22, 23, 24, 500] {
        let mut items = studio.listing(size).items();
        let mut names = Vec::new();
        while let Some(folder) = items.try_next().await.unwrap() {
            assert!(
                folder.creator.is_some(),
                "{} in pages of {size}",
                folder.name
            );
            names.push(folder.name);
        }
        assert_eq!(names, expected, "pages of {size}");
        assert_eq!(items.total(), Some(23));
    }
    studio.no_complaints();
}

#[tokio::test]
async fn an_empty_page_with_a_next_link_does_not_end_a_listing() {
    let studio = filled(Emulator::builder().empty_pages(true)).await;
    let names = studio.listing(10).items().collect_all(100).await.unwrap();
    assert_eq!(names.len(), 23);
    let mut pages = studio.listing(10).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.data.len());
    }
    assert_eq!(sizes, [0, 10, 0, 10, 0, 3]);
    studio.no_complaints();
}

#[tokio::test]
async fn pages_have_headers_total_and_link() {
    let studio = filled(Emulator::builder()).await;
    let mut pages = studio.listing(20).pages();
    let first = pages.try_next().await.unwrap().expect("the first page");
    assert_eq!((first.data.len(), first.total_count), (20, Some(23)));
    assert!(
        first
            .links
            .next
            .as_deref()
            .is_some_and(|next| next.starts_with("/v4/accounts/"))
    );
    assert!(first.headers().contains_key("x-ratelimit-remaining"));
    let last = pages.try_next().await.unwrap().expect("the second page");
    assert_eq!((last.data.len(), &last.links.next), (3, &None));
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(studio.emulator.requests().len(), 2, "the end costs no call");
    studio.no_complaints();
}

#[tokio::test]
async fn later_pages_are_asked_for_with_everything_that_the_first_one_was() {
    let studio = filled(Emulator::builder()).await;
    studio.listing(10).items().collect_all(100).await.unwrap();
    let requests = studio.emulator.requests();
    assert_eq!(requests.len(), 3);
    for (number, request) in requests.iter().enumerate() {
        assert_eq!(request.query("include"), Some("creator"));
        assert_eq!(request.query("sort"), Some("name_desc"));
        assert_eq!(request.query("page_size"), Some("10"));
        assert_eq!(request.query("include_total_count"), Some("true"));
        assert_eq!(request.query("after").is_some(), number > 0);
    }
    studio.no_complaints();
}

#[tokio::test]
async fn a_listing_continues_from_a_saved_position_with_another_client() {
    let studio = filled(Emulator::builder()).await;
    let mut items = studio.listing(10).items();
    for _ in 0..15 {
        items.try_next().await.unwrap();
    }
    let stored = items.continuation().to_string();
    drop(items);
    let later = client(&studio.emulator, studio.emulator.sign_in());
    let place: Continuation = stored.parse().unwrap();
    let list = later.folders().list(&studio.account, &studio.root);
    let list = list.sort(FolderSort::NameDesc).page_size(10).items();
    let rest = list.resume(place).unwrap().collect_all(100).await.unwrap();
    assert_eq!(rest.len(), 8);
    assert_eq!(rest[0].name, "07");
    let after = later
        .folders()
        .list(&studio.account, &studio.root)
        .page_size(5);
    let first = after.clone().send().await.unwrap();
    let next = first.links.next.clone().expect("there is more");
    let cursor = url::Url::parse("https://api.frame.io")
        .unwrap()
        .join(&next)
        .unwrap();
    let cursor = cursor
        .query_pairs()
        .next()
        .expect("the cursor")
        .1
        .into_owned();
    let second = after.after(cursor).send().await.unwrap();
    assert_eq!(second.data[0].name, "05", "a cursor can be given by hand");
    studio.no_complaints();
}
