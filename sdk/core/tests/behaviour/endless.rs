//! Tests of listings that a server would make endless, or end early. How pages are decoded is tested in `undecoded`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{Cursor, Error, Items, Next, Pages, Response};

use crate::support::GET;

/// What a server sends for a page.
#[derive(Clone, Debug, Default)]
struct Page {
    items: Vec<u32>,
    next: Option<String>,
    total: Option<u64>,
}

fn page(items: impl IntoIterator<Item = u32>) -> Page {
    Page {
        items: items.into_iter().collect(),
        ..Page::default()
    }
}

fn token(items: impl IntoIterator<Item = u32>, next: impl Into<String>) -> Page {
    Page {
        next: Some(next.into()),
        ..page(items)
    }
}

type Calls = Arc<Mutex<Vec<Cursor>>>;

fn listing(
    start: Cursor,
    server: impl Fn(&Cursor) -> Page + Send + Sync + 'static,
    next: impl Fn(&Page, &Cursor) -> Next + Send + Sync + 'static,
) -> (Items<u32>, Calls) {
    let calls = Calls::default();
    let seen = calls.clone();
    let pages = Pages::new(
        &GET,
        start,
        move |cursor| {
            let page = server(&cursor);
            seen.lock().unwrap().push(cursor);
            Box::pin(async move { Ok(Response::new(&GET, StatusCode::OK, HeaderMap::new(), page)) })
        },
        next,
    );
    (pages.items(|page| page.items), calls)
}

fn by_token(page: &Page, _: &Cursor) -> Next {
    Next::token(page.next.as_deref())
        .with_total(page.total)
        .with_len(page.items.len())
        .with_items(&page.items)
}

fn by_offset(page: &Page, cursor: &Cursor) -> Next {
    let (offset, len) = (cursor.offset().unwrap(), page.items.len());
    Next::by_total(offset, len, Some(5), page.total).with_items(&page.items)
}

fn by_number(page: &Page, cursor: &Cursor) -> Next {
    let (number, len) = (cursor.page().unwrap(), page.items.len());
    Next::by_page(number, 1, len, Some(5), page.total).with_items(&page.items)
}

/// Reads the items until the listing ends, and the error that it ends with.
async fn read(mut items: Items<u32>) -> (Vec<u32>, Option<Error>) {
    let mut all = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => all.push(item),
            Ok(None) => return (all, None),
            Err(error) => {
                assert!(error.is_protocol(), "{error}");
                assert!(items.try_next().await.unwrap().is_none(), "{error}");
                return (all, Some(error));
            }
        }
        assert!(all.len() < 100_000, "the listing has no end");
    }
}

async fn refused(items: Items<u32>, why: &str) -> Vec<u32> {
    let (all, error) = read(items).await;
    let error = error.expect("an error at the end").to_string();
    assert!(
        error.contains(why) && error.contains("incomplete"),
        "{error}"
    );
    all
}

#[tokio::test]
async fn circles_of_cursors_are_noticed_wherever_they_begin() {
    for length in [1, 2, 3, 50] {
        for before in [0, 4] {
            let (items, calls) = listing(
                Cursor::Start,
                move |cursor| {
                    let at: u32 = cursor.token().map_or(0, |token| token.parse().unwrap());
                    let next = match at + 1 == before + length {
                        true => before,
                        false => at + 1,
                    };
                    // Only the cursor tells: the items are new each time.
                    token([], next.to_string())
                },
                |page, _| Next::token(page.next.as_deref()),
            );
            let all = refused(items, "names a next page that it had sent before").await;
            assert!(all.is_empty());
            // The first page has no token, so a circle through it is entered once more.
            let calls = calls.lock().unwrap().len() as u32;
            assert!(
                calls <= before + length + 1,
                "{before} and {length}: {calls}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_that_comes_again_is_not_given_again() {
    let first = || Page {
        total: Some(1000),
        ..page(0..5)
    };
    let without_total = || page(0..5);
    let same = "sent a page that it had sent before";
    for (start, server, next) in [
        // A page number or an offset that the server ignores, with and without a total.
        (
            Cursor::Page(1),
            Box::new(move |_: &Cursor| first()) as Box<dyn Fn(&Cursor) -> Page + Send + Sync>,
            by_number as fn(&Page, &Cursor) -> Next,
        ),
        (
            Cursor::Page(1),
            Box::new(move |_: &Cursor| without_total()),
            by_number,
        ),
        (
            Cursor::Offset(0),
            Box::new(move |_: &Cursor| first()),
            by_offset,
        ),
        (
            Cursor::Offset(0),
            Box::new(move |_: &Cursor| without_total()),
            by_offset,
        ),
    ] {
        let (items, calls) = listing(start, server, next);
        assert_eq!(refused(items, same).await, [0, 1, 2, 3, 4]);
        assert_eq!(calls.lock().unwrap().len(), 2);
    }

    let counter = Mutex::new(0);
    let ever_new = move |_: &Cursor| {
        let mut counter = counter.lock().unwrap();
        *counter += 1;
        token(0..5, counter.to_string())
    };
    let (items, calls) = listing(Cursor::Start, ever_new, by_token);
    assert_eq!(refused(items, same).await, [0, 1, 2, 3, 4]);
    assert_eq!(calls.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_circle_of_pages_under_new_numbers_is_noticed() {
    let server = |cursor: &Cursor| {
        let first = u32::try_from((cursor.page().unwrap() - 1) % 3 * 5).unwrap();
        page(first..first + 5)
    };
    let (items, calls) = listing(Cursor::Page(1), server, by_number);
    let all = refused(items, "sent a page that it had sent before").await;
    assert_eq!(all, (0..15).collect::<Vec<_>>());
    assert_eq!(calls.lock().unwrap().len(), 4);
}

#[tokio::test]
async fn pages_of_nothing_but_equal_items_may_follow_each_other() {
    // As with a projection to a member that all have in common.
    let server = |cursor: &Cursor| page(vec![7; if cursor.page() == Some(300) { 2 } else { 5 }]);
    let (items, _) = listing(Cursor::Page(1), server, by_number);
    assert_eq!(read(items).await.0.len(), 299 * 5 + 2);

    let (items, calls) = listing(Cursor::Page(1), |_| page([7; 5]), by_number);
    refused(items, "sent a page that it had sent before").await;
    assert!(calls.lock().unwrap().len() < 1100);
}

#[tokio::test]
async fn empty_pages_without_end_are_an_error_after_which_one_may_go_on() {
    let counter = Mutex::new(0);
    let server = move |_: &Cursor| {
        let mut counter = counter.lock().unwrap();
        *counter += 1;
        match *counter {
            150 => page([7]),
            number => token([], number.to_string()),
        }
    };
    let (mut items, calls) = listing(Cursor::Start, server, by_token);
    let error = items.try_next().await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert!(
        error
            .message()
            .starts_with("100 pages in a row have no items"),
        "{error}"
    );
    assert_eq!(calls.lock().unwrap().len(), 100);
    assert!(!items.continuation().is_end());
    assert_eq!(items.try_next().await.unwrap(), Some(7));
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn a_listing_shorter_than_its_total_is_not_complete() {
    let nothing = || Page {
        total: Some(1000),
        ..Page::default()
    };
    for (start, next) in [
        (Cursor::Start, by_token as fn(&Page, &Cursor) -> Next),
        (Cursor::Offset(0), by_offset),
        (Cursor::Page(1), by_number),
    ] {
        let (items, calls) = listing(start, move |_| nothing(), next);
        let all = refused(items, "ends after 0 of 1000 items").await;
        assert!(all.is_empty());
        assert_eq!(calls.lock().unwrap().len(), 1);
    }
    let whole =
        |page: &Page, _: &Cursor| Next::by_page(1, 1, page.items.len(), Some(u64::MAX), page.total);
    let some = |_: &Cursor| Page {
        total: Some(9),
        ..page(0..5)
    };
    let (items, _) = listing(Cursor::Page(1), some, whole);
    assert_eq!(refused(items, "ends after 5 of 9 items").await.len(), 5);
}

/// Serves fewer items than requested.
fn scanty(cursor: &Cursor) -> Page {
    let first = match cursor {
        Cursor::Offset(offset) => u32::try_from(*offset).unwrap(),
        Cursor::Page(page) => u32::try_from(*page - 1).unwrap() * 3,
        _ => cursor.token().map_or(0, |token| token.parse().unwrap()),
    };
    Page {
        next: (first + 3 < 11).then(|| (first + 3).to_string()),
        total: Some(11),
        ..page(first..(first + 3).min(11))
    }
}

#[tokio::test]
async fn short_pages_do_not_end_a_listing_before_its_total() {
    let short_offset = |page: &Page, cursor: &Cursor| {
        // The total is told beside the first page only.
        let total = page.total.filter(|_| cursor.offset() == Some(0));
        Next::by_total(cursor.offset().unwrap(), page.items.len(), Some(5), total)
    };
    for (start, next) in [
        (Cursor::Start, by_token as fn(&Page, &Cursor) -> Next),
        (Cursor::Offset(0), by_offset),
        (Cursor::Offset(0), short_offset),
        (Cursor::Page(1), by_number),
    ] {
        let (items, calls) = listing(start, scanty, next);
        let (all, error) = read(items).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(all, (0..11).collect::<Vec<_>>());
        assert_eq!(calls.lock().unwrap().len(), 4);
    }
}

#[tokio::test]
async fn a_link_to_the_next_page_without_its_cursor_is_an_error() {
    let next = |page: &Page, _: &Cursor| Next::query_token(page.next.as_deref(), "after");
    let (items, _) = listing(Cursor::Start, |_| token([1, 2], "/list?page=2"), next);
    let all = refused(items, "the link to the next page has no `after`").await;
    assert_eq!(all, [1, 2]);
    let (items, _) = listing(Cursor::Start, |_| token([1, 2], ""), next);
    assert!(read(items).await.1.is_none());
}

/// A folder whose items can be taken away, in pages of five.
#[derive(Clone)]
struct Folder(Arc<Mutex<Vec<u32>>>);

impl Folder {
    fn of(count: u32) -> Self {
        Self(Arc::new(Mutex::new((0..count).collect())))
    }

    fn listing(&self, start: Cursor, next: fn(&Page, &Cursor) -> Next) -> (Items<u32>, Calls) {
        let folder = self.clone();
        listing(
            start,
            move |cursor| {
                let all = folder.0.lock().unwrap();
                let first = cursor.offset().or(cursor.page().map(|page| (page - 1) * 5));
                let first = usize::try_from(first.unwrap()).unwrap();
                let total = Some(all.len() as u64);
                Page {
                    total,
                    ..page(all.iter().skip(first).take(5).copied())
                }
            },
            next,
        )
    }

    fn remove(&self, item: u32) {
        self.0.lock().unwrap().retain(|other| *other != item);
    }
}

#[tokio::test]
async fn deletions_during_a_listing_hide_no_item() {
    for count in [3, 5, 20, 23] {
        for (start, next) in [
            (Cursor::Offset(0), by_offset as fn(&Page, &Cursor) -> Next),
            (Cursor::Page(1), by_number),
        ] {
            let folder = Folder::of(count);
            let (mut items, calls) = folder.listing(start, next);
            let mut all = Vec::new();
            while let Some(item) = items.try_next().await.unwrap() {
                folder.remove(item);
                all.push(item);
            }
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert!(folder.0.lock().unwrap().is_empty());
            assert!(calls.lock().unwrap().len() <= 2 * count as usize / 5 + 3);
        }
    }
}

#[tokio::test]
async fn deletions_by_others_repeat_items_rather_than_lose_them() {
    let folder = Folder::of(20);
    let (mut items, _) = folder.listing(Cursor::Offset(0), by_offset);
    let mut times: HashMap<u32, u32> = HashMap::new();
    while let Some(item) = items.try_next().await.unwrap() {
        *times.entry(item).or_default() += 1;
        if item == 4 {
            folder.remove(19);
            folder.remove(1);
        }
    }
    for item in (0..19).filter(|item| *item != 1) {
        assert!(times.contains_key(&item), "{item} is missing");
    }
    assert!(times.values().sum::<u32>() <= 21);
}

#[tokio::test]
async fn a_total_that_goes_up_and_down_is_an_error_and_not_an_endless_loop() {
    let counter = Mutex::new(0);
    let server = move |cursor: &Cursor| {
        let mut counter = counter.lock().unwrap();
        *counter += 1;
        let first = u32::try_from(cursor.offset().unwrap()).unwrap();
        // New items each time, so that only the total shows it.
        let items = (first..first + 5).map(|item| item + *counter * 1000);
        Page {
            total: Some(if counter.is_multiple_of(2) { 900 } else { 1000 }),
            ..page(items)
        }
    };
    let (items, calls) = listing(Cursor::Offset(0), server, by_offset);
    let (_, error) = read(items).await;
    let error = error.unwrap();
    assert!(error.message().contains("keeps shrinking"), "{error}");
    assert!(calls.lock().unwrap().len() < 100);
}
