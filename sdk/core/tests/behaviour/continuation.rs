//! Tests of places in a listing that are kept as text and continued by another pager.

use cloud_drives_core::{Continuation, Cursor, Next, OperationInfo, Pages};
use proptest::prelude::*;

use crate::pager::{Fetched, Page, by_offset, by_token, items, listing};
use crate::support::GET;

type Make = fn() -> (Pages<Page>, Fetched);

fn by_page_number() -> (Pages<Page>, Fetched) {
    listing(&GET, 25, 10, Cursor::Page(1), |page, cursor| {
        Next::short_page(cursor, page.items.len(), Some(10))
    })
}

fn from_the_start() -> (Pages<Page>, Fetched) {
    listing(&GET, 25, 10, Cursor::Start, |page, _| {
        Next::by_total(page.offset, page.items.len(), None, page.total)
    })
}

const STYLES: [Make; 4] = [
    || by_offset(25, 10),
    || by_token(25, 10),
    by_page_number,
    from_the_start,
];

#[tokio::test]
async fn a_listing_goes_on_from_text_in_a_fresh_pager_after_any_item() {
    for make in STYLES {
        for stop in 0..=25_u32 {
            let mut first = items(make().0);
            for expected in 0..stop {
                assert_eq!(first.try_next().await.unwrap(), Some(expected));
            }
            let text = first.continuation().to_string();
            drop(first);

            let place: Continuation = text.parse().unwrap();
            let rest = items(make().0)
                .resume(place)
                .unwrap()
                .collect_all(100)
                .await
                .unwrap();
            assert_eq!(rest, (stop..25).collect::<Vec<_>>(), "stopped after {stop}");
        }
    }
}

#[tokio::test]
async fn a_place_can_be_kept_again_before_anything_was_fetched() {
    let mut first = items(by_token(25, 10).0);
    for _ in 0..13 {
        first.try_next().await.unwrap();
    }
    let once = first.continuation();
    let twice = items(by_token(25, 10).0)
        .resume(once.clone())
        .unwrap()
        .continuation();
    assert_eq!(once, twice);
}

#[tokio::test]
async fn a_listing_can_be_continued_repeatedly_on_the_same_page() {
    for make in STYLES {
        let mut got = Vec::new();
        let mut listing = items(make().0);
        for _ in 0..9 {
            for _ in 0..3 {
                got.extend(listing.try_next().await.unwrap());
            }
            let place: Continuation = listing.continuation().to_string().parse().unwrap();
            listing = items(make().0).resume(place).unwrap();
        }
        assert_eq!(got, (0..25).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn an_offset_names_the_item_itself_so_that_nothing_is_fetched_twice() {
    let mut first = items(by_offset(25, 10).0);
    for _ in 0..13 {
        first.try_next().await.unwrap();
    }
    let (pages, fetched) = by_offset(25, 10);
    let rest = items(pages)
        .resume(first.continuation())
        .unwrap()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!(rest, (13..25).collect::<Vec<_>>());
    assert_eq!(
        *fetched.lock().unwrap(),
        [Cursor::Offset(13), Cursor::Offset(23)]
    );
}

#[tokio::test]
async fn whole_pages_go_on_too_and_the_end_stays_the_end() {
    let (mut pages, _) = by_token(25, 10);
    pages.try_next().await.unwrap();
    let rest = by_token(25, 10).0.resume(pages.continuation()).unwrap();
    assert_eq!(
        items(rest).collect_all(100).await.unwrap(),
        (10..25).collect::<Vec<_>>()
    );

    let mut done = items(by_token(25, 10).0);
    while done.try_next().await.unwrap().is_some() {}
    let end: Continuation = done.continuation().to_string().parse().unwrap();
    assert!(end.is_end());
    let (pages, fetched) = by_token(25, 10);
    assert!(items(pages).resume(end).unwrap().next().await.is_none());
    assert!(fetched.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_limit_survives_taking_up_a_place() {
    let mut first = items(by_offset(25, 10).0);
    first.try_next().await.unwrap();
    let rest = items(by_offset(25, 10).0)
        .max_items(3)
        .resume(first.continuation())
        .unwrap();
    assert_eq!(rest.collect_all(100).await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_page_that_has_shrunk_in_between_is_skipped_as_far_as_it_goes() {
    let mut first = items(by_token(25, 10).0);
    for _ in 0..8 {
        first.try_next().await.unwrap();
    }
    let (shrunk, _) = by_token(5, 10);
    assert_eq!(
        items(shrunk)
            .resume(first.continuation())
            .unwrap()
            .collect_all(100)
            .await
            .unwrap(),
        [0; 0]
    );
}

#[test]
fn a_place_of_another_operation_is_refused() {
    static OTHER: OperationInfo = OperationInfo::new("trash.list", true);
    let (pages, _) = listing(&OTHER, 25, 10, Cursor::Start, |_, _| Next::end());
    let place = pages.continuation();
    assert_eq!(place.operation(), "trash.list");
    let error = items(by_token(25, 10).0).resume(place).unwrap_err();
    assert!(error.is_invalid_input());
    assert_eq!(
        error.to_string(),
        "resources.get: the continuation belongs to trash.list, not to resources.get; use it with the call that \
         returned it"
    );
}

#[test]
fn text_that_is_no_place_says_what_is_wrong_with_it() {
    let encode = |json: &str| {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json)
    };
    for (text, why) in [
        ("*".to_owned(), "not base64url"),
        (String::new(), "parts of it are missing"),
        (encode("{}"), "parts of it are missing"),
        (encode(r#"{"v":1}"#), "parts of it are missing"),
        (
            encode(r#"{"v":1,"op":"x","c":{"strange":1}}"#),
            "parts of it are missing",
        ),
        (
            encode(r#"{"v":2,"new":true}"#),
            "version 2, but this release reads version 1",
        ),
        ("A".repeat(1024 * 1024), "more than"),
    ] {
        let error = text.parse::<Continuation>().unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().contains(why),
            "{error}"
        );
    }
}

#[test]
fn a_place_goes_through_serde_as_text() {
    let (pages, _) = by_offset(25, 10);
    let place = pages.continuation();
    let json = serde_json::to_string(&place).unwrap();
    assert_eq!(json, format!("\"{place}\""));
    assert_eq!(serde_json::from_str::<Continuation>(&json).unwrap(), place);
    let value = serde_json::to_value(&place).unwrap();
    assert_eq!(
        serde_json::from_value::<Continuation>(value).unwrap(),
        place
    );
    let error = serde_json::from_str::<Continuation>("\"*\"").unwrap_err();
    assert!(error.to_string().contains("not base64url"), "{error}");
    assert_eq!(
        format!(" {place}\n").parse::<Continuation>().unwrap(),
        place
    );
}

proptest! {
    #[test]
    fn no_text_makes_reading_a_place_panic(text in ".*") {
        let _ = text.parse::<Continuation>();
    }

    #[test]
    fn no_json_makes_reading_a_place_panic(version in 0_u32..3, operation in ".*", tail in ".*") {
        use base64::Engine;
        let json = format!("{{\"v\":{version},\"op\":{:?},\"c\":{tail}", operation);
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json);
        let _ = text.parse::<Continuation>();
    }
}
