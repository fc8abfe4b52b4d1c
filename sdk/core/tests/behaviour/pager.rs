//! Tests of listings: the four cursor styles, cancellation, and servers that go in circles.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{
    Cursor, Error, ErrorClass, Items, Next, OperationInfo, Pages, Response, Result,
};
use futures_util::{StreamExt, TryStreamExt};
use tokio::sync::Notify;

use crate::support::GET;

/// A page of a listing in memory.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) items: Vec<u32>,
    pub(crate) offset: u64,
    pub(crate) total: Option<u64>,
    pub(crate) next: Option<String>,
}

pub(crate) type Fetched = Arc<Mutex<Vec<Cursor>>>;

fn respond(page: Page) -> Result<Response<Page>> {
    Ok(Response::new(&GET, StatusCode::OK, HeaderMap::new(), page))
}

/// Creates a listing of 0, 1, 2 … in pages of `limit`, in the style of `next`.
pub(crate) fn listing(
    operation: &'static OperationInfo,
    count: u32,
    limit: u32,
    start: Cursor,
    next: impl Fn(&Page, &Cursor) -> Next + Send + Sync + 'static,
) -> (Pages<Page>, Fetched) {
    let fetched = Fetched::default();
    let log = fetched.clone();
    let pages = Pages::new(
        operation,
        start,
        move |cursor| {
            let first = match &cursor {
                Cursor::Start => 0,
                Cursor::Offset(offset) => u32::try_from(*offset).unwrap(),
                Cursor::Page(page) => (u32::try_from(*page).unwrap() - 1) * limit,
                Cursor::Token(token) => token.strip_prefix("at/").unwrap().parse().unwrap(),
            };
            log.lock().unwrap().push(cursor);
            let last = count.min(first + limit);
            let next = (last < count).then(|| format!("/list?size={limit}&after=at%2F{last}"));
            let items = (first..last).collect();
            let page = Page {
                items,
                offset: first.into(),
                total: Some(count.into()),
                next,
            };
            Box::pin(async move { respond(page) })
        },
        next,
    );
    (pages, fetched)
}

pub(crate) fn by_offset(count: u32, limit: u32) -> (Pages<Page>, Fetched) {
    listing(&GET, count, limit, Cursor::Offset(0), |page, _| {
        Next::by_total(page.offset, page.items.len(), None, page.total)
    })
}

pub(crate) fn by_token(count: u32, limit: u32) -> (Pages<Page>, Fetched) {
    listing(&GET, count, limit, Cursor::Start, |page, _| {
        Next::query_token(page.next.as_deref(), "after")
    })
}

pub(crate) fn items(pages: Pages<Page>) -> Items<u32> {
    pages.items(|page| page.items)
}

#[tokio::test]
async fn every_style_gives_every_item_once_and_fetches_no_page_too_many() {
    for count in [0, 1, 9, 10, 11, 25] {
        let expected: Vec<u32> = (0..count).collect();
        let full_pages = count.div_ceil(10).max(1) as usize;
        let limit = Some(10);
        let by_short_offset = listing(&GET, count, 10, Cursor::Offset(0), move |page, cursor| {
            Next::short_page(cursor, page.items.len(), limit)
        });
        let by_number = listing(&GET, count, 10, Cursor::Page(1), move |page, cursor| {
            Next::short_page(cursor, page.items.len(), limit)
        });
        // Where a short page is the only sign of the end, a last page that is full costs one more
        // call.
        let short_pages = count as usize / 10 + 1;
        for ((pages, fetched), calls) in [
            (by_offset(count, 10), full_pages),
            (by_token(count, 10), full_pages),
            (by_short_offset, short_pages),
            (by_number, short_pages),
        ] {
            let got: Vec<u32> = items(pages).try_collect().await.unwrap();
            assert_eq!(got, expected);
            assert_eq!(
                fetched.lock().unwrap().len(),
                calls,
                "{count} items, {fetched:?}"
            );
        }
    }
}

#[tokio::test]
async fn pages_come_with_their_own_response_and_the_total() {
    let (mut pages, _) = by_offset(25, 10);
    assert_eq!(pages.total(), None);
    let first = pages.try_next().await.unwrap().unwrap();
    assert_eq!(
        (first.status(), first.items.len(), pages.total()),
        (StatusCode::OK, 10, Some(25))
    );
    let rest: Vec<usize> = pages
        .by_ref()
        .map(|page| page.unwrap().items.len())
        .collect()
        .await;
    assert_eq!(rest, [10, 5]);
    assert!(pages.next().await.is_none() && pages.try_next().await.unwrap().is_none());
    assert_eq!(pages.operation().name(), "resources.get");
}

#[tokio::test]
async fn nothing_is_fetched_before_it_is_asked_for_nor_ahead() {
    let (pages, fetched) = by_offset(25, 10);
    let mut items = items(pages);
    assert!(fetched.lock().unwrap().is_empty());
    for _ in 0..10 {
        items.try_next().await.unwrap().unwrap();
    }
    assert_eq!(fetched.lock().unwrap().len(), 1);
    assert_eq!(items.total(), Some(25));
    items.try_next().await.unwrap().unwrap();
    assert_eq!(fetched.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_listing_can_move_to_another_task() {
    let (pages, _) = by_token(25, 10);
    let collected = tokio::spawn(items(pages).collect_all(100))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(collected.len(), 25);
}

#[tokio::test]
async fn an_empty_page_that_names_a_next_one_is_not_the_end() {
    let pages = Pages::new(
        &GET,
        Cursor::Start,
        |cursor| {
            let (items, next) = match cursor.token() {
                None => (vec![], Some("b")),
                Some("b") => (vec![1, 2], Some("c")),
                Some("c") => (vec![], Some("d")),
                _ => (vec![3], Some("")),
            };
            let page = Page {
                items,
                offset: 0,
                total: None,
                next: next.map(str::to_owned),
            };
            Box::pin(async move { respond(page) })
        },
        |page, _| Next::token(page.next.as_deref()),
    );
    assert_eq!(items(pages).collect_all(10).await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_token_that_repeats_itself_is_an_error_and_not_an_endless_loop() {
    let pages = Pages::new(
        &GET,
        Cursor::Start,
        |_| {
            let page = Page {
                items: vec![7],
                offset: 0,
                total: None,
                next: Some("same".to_owned()),
            };
            Box::pin(async move { respond(page) })
        },
        |page, _| Next::token(page.next.as_deref()),
    );
    let mut items = items(pages);
    assert_eq!(items.try_next().await.unwrap(), Some(7));
    assert_eq!(
        items.try_next().await.unwrap(),
        Some(7),
        "the page that came is given"
    );
    let error = items.try_next().await.unwrap_err();
    assert!(
        error.is_protocol() && error.operation() == Some("resources.get"),
        "{error}"
    );
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn an_offset_that_makes_no_progress_ends_and_is_no_complete_listing() {
    let (pages, fetched) = listing(&GET, 0, 10, Cursor::Offset(0), |page, _| {
        Next::by_total(page.offset, page.items.len(), Some(10), Some(5))
    });
    let error = items(pages).collect_all(10).await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert_eq!(fetched.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn after_a_failure_the_same_page_is_asked_for_again() {
    let failures = Arc::new(Mutex::new(2));
    let (inner, fetched) = by_offset(15, 10);
    let inner = Arc::new(tokio::sync::Mutex::new(inner));
    let pages = Pages::new(
        &GET,
        Cursor::Offset(0),
        move |_| {
            let (inner, failures) = (inner.clone(), failures.clone());
            Box::pin(async move {
                let fail = {
                    let mut left = failures.lock().unwrap();
                    *left -= 1;
                    *left == 0
                };
                if fail {
                    return Err(Error::new(ErrorClass::Transport, "broken"));
                }
                Ok(inner.lock().await.try_next().await.unwrap().unwrap())
            })
        },
        |page: &Page, _| Next::by_total(page.offset, page.items.len(), None, page.total),
    );
    let mut items = items(pages);
    let mut got = Vec::new();
    let mut errors = 0;
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => got.push(item),
            Err(_) => errors += 1,
        }
    }
    assert_eq!((got, errors), ((0..15).collect(), 1));
    assert_eq!(fetched.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_fetch_that_was_given_up_goes_on_when_it_is_asked_again() {
    let gate = Arc::new(Notify::new());
    let (started, waits) = (Arc::new(Mutex::new(0)), gate.clone());
    let count = started.clone();
    let pages = Pages::new(
        &GET,
        Cursor::Start,
        move |_| {
            *count.lock().unwrap() += 1;
            let gate = waits.clone();
            Box::pin(async move {
                gate.notified().await;
                respond(Page {
                    items: vec![1],
                    offset: 0,
                    total: None,
                    next: None,
                })
            })
        },
        |_, _| Next::end(),
    );
    let mut items = items(pages);
    for _ in 0..3 {
        let given_up = futures_util::FutureExt::now_or_never(items.try_next());
        assert!(given_up.is_none(), "still waiting");
    }
    gate.notify_one();
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    assert_eq!(*started.lock().unwrap(), 1);
}

#[tokio::test]
async fn a_listing_can_be_limited() {
    let (pages, fetched) = by_offset(25, 10);
    let got: Vec<u32> = items(pages).max_items(10).try_collect().await.unwrap();
    assert_eq!(got.len(), 10);
    assert_eq!(fetched.lock().unwrap().len(), 1, "no page for nothing");
    let (pages, fetched) = by_offset(25, 10);
    assert!(items(pages).max_items(0).next().await.is_none());
    assert!(fetched.lock().unwrap().is_empty());

    let (pages, _) = by_offset(25, 10);
    let error = items(pages).collect_all(24).await.unwrap_err();
    assert!(
        error.is_too_large() && error.message().contains("24 items"),
        "{error}"
    );
    let (pages, _) = by_offset(25, 10);
    assert_eq!(items(pages).collect_all(25).await.unwrap().len(), 25);
}

#[test]
fn a_token_is_found_in_a_link_of_any_form() {
    let token = |link| Next::query_token(Some(link), "after").cursor;
    let found = Some(Cursor::Token("a b/=".to_owned()));
    assert_eq!(token("https://host/v4?after=a%20b%2F%3D&size=5#x"), found);
    assert_eq!(token("/v4?size=5&after=a+b/="), found);
    assert_eq!(token("?%61fter=a%20b%2F%3D"), found);
    for nothing in [
        "",
        "https://host/after=1",
        "?before=1",
        "?after=",
        "?after",
        "?after=%ff",
        "#?after=1",
    ] {
        assert_eq!(token(nothing), None, "{nothing}");
    }
    assert_eq!(Next::query_token(None, "after"), Next::end());
}

#[test]
fn the_next_page_is_right_at_the_edges() {
    let cursors: BTreeSet<String> = [
        Next::by_total(u64::MAX, 5, None, Some(u64::MAX)).cursor,
        Next::short_page(&Cursor::Token("x".to_owned()), 5, Some(5)).cursor,
        Next::short_page(&Cursor::Page(1), 4, Some(5)).cursor,
        Next::by_total(0, 5, None, Some(5)).cursor,
    ]
    .iter()
    .map(|cursor| format!("{cursor:?}"))
    .collect();
    assert_eq!(cursors, BTreeSet::from(["None".to_owned()]));
    assert_eq!(
        Next::short_page(&Cursor::Start, 5, None).cursor,
        Some(Cursor::Offset(5))
    );
    assert_eq!(
        Next::by_total(5, 5, Some(5), None).cursor,
        Some(Cursor::Offset(10))
    );
    assert_eq!(Next::token(Some("t")).with_total(Some(3)).total, Some(3));
    assert_eq!(
        (
            Cursor::Page(2).page(),
            Cursor::Offset(3).offset(),
            Cursor::Start.page()
        ),
        (Some(2), Some(3), None)
    );
}

#[tokio::test]
async fn as_a_stream_a_listing_ends_with_its_first_error() {
    let calls = Arc::new(Mutex::new(0));
    let count = calls.clone();
    let pages = Pages::new(
        &GET,
        Cursor::Start,
        move |_| {
            *count.lock().unwrap() += 1;
            Box::pin(async { Err(Error::new(ErrorClass::Transport, "broken")) })
        },
        |_: &Page, _| Next::end(),
    );
    let mut items = items(pages);
    let kept: Vec<u32> = items
        .by_ref()
        .filter_map(|item| async { item.ok() })
        .collect()
        .await;
    assert!(kept.is_empty());
    assert_eq!(*calls.lock().unwrap(), 1);
    assert!(
        items.try_next().await.is_err(),
        "asked by name, it tries again"
    );
    assert_eq!(*calls.lock().unwrap(), 2);
    assert!(
        !items.continuation().is_end(),
        "and its place can still be kept"
    );
}
