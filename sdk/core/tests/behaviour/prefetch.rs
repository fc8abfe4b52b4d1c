//! Pages that are fetched ahead: how many, in which order, and what becomes of them.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{Cursor, Error, ErrorClass, Next, Pages, Response};
use futures_util::TryStreamExt;
use tokio::time::{Instant, sleep};

use crate::support::GET;

/// Items of a page, and the time that one takes.
const LIMIT: u64 = 10;
const LATENCY: Duration = Duration::from_millis(50);

/// A service that counts what is asked of it.
#[derive(Clone, Default)]
struct Service(Arc<Counts>);

#[derive(Default)]
struct Counts {
    items: u64,
    asked: Mutex<Vec<u64>>,
    in_flight: AtomicUsize,
    most: AtomicUsize,
    /// Where a page begins that fails, once.
    fails_at: Mutex<Option<u64>>,
}

/// A call that the service is busy with.
struct Call(Service);

impl Drop for Call {
    fn drop(&mut self) {
        self.0.0.in_flight.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Service {
    fn of(items: u64) -> Self {
        Self(Arc::new(Counts {
            items,
            ..Counts::default()
        }))
    }

    fn in_flight(&self) -> usize {
        self.0.in_flight.load(Ordering::SeqCst)
    }

    fn most(&self) -> usize {
        self.0.most.load(Ordering::SeqCst)
    }

    fn asked(&self) -> Vec<u64> {
        self.0.asked.lock().unwrap().clone()
    }

    async fn page(self, first: u64) -> Result<Response<Vec<u64>>, Error> {
        self.0.asked.lock().unwrap().push(first);
        let now = 1 + self.0.in_flight.fetch_add(1, Ordering::SeqCst);
        self.0.most.fetch_max(now, Ordering::SeqCst);
        let call = Call(self);
        sleep(LATENCY).await;
        let failing = &mut *call.0.0.fails_at.lock().unwrap();
        if failing.take_if(|at| *at == first).is_some() {
            return Err(Error::new(ErrorClass::Transport, "broke"));
        }
        let page = (first..(first + LIMIT).min(call.0.0.items)).collect();
        Ok(Response::new(&GET, StatusCode::OK, HeaderMap::new(), page))
    }

    fn listing(
        &self,
        start: Cursor,
        next: impl Fn(u64, &Vec<u64>, &Cursor) -> Next + Send + Sync + 'static,
    ) -> Pages<Vec<u64>> {
        let (service, items) = (self.clone(), self.0.items);
        let fetch = move |cursor: Cursor| {
            let first = match cursor {
                Cursor::Start => 0,
                Cursor::Offset(offset) => offset,
                Cursor::Page(page) => (page - 1) * LIMIT,
                Cursor::Token(token) => token.parse().unwrap(),
            };
            Box::pin(service.clone().page(first)) as _
        };
        Pages::new(&GET, start, fetch, move |page, cursor| {
            next(items, page, cursor)
        })
    }

    fn by_offset(&self) -> Pages<Vec<u64>> {
        self.listing(Cursor::Offset(0), |total, page, cursor| {
            let offset = cursor.offset().unwrap();
            Next::by_total(offset, page.len(), Some(LIMIT), Some(total))
        })
    }

    fn by_short_page(&self) -> Pages<Vec<u64>> {
        self.listing(Cursor::Offset(0), |_, page, cursor| {
            Next::short_page(cursor, page.len(), Some(LIMIT))
        })
    }

    fn by_number(&self) -> Pages<Vec<u64>> {
        self.listing(Cursor::Page(1), |total, page, cursor| {
            let number = cursor.page().unwrap();
            Next::by_page(number, 1, page.len(), Some(LIMIT), Some(total))
        })
    }

    fn by_token(&self) -> Pages<Vec<u64>> {
        self.listing(Cursor::Start, |total, page, _| {
            let end = page.last().map_or(0, |last| last + 1);
            let next = (end < total).then(|| end.to_string());
            Next::token(next.as_deref())
        })
    }
}

/// Returns all items, and how often the time of a page they took, with so much of that time for the work on
/// each page.
async fn read(mut pages: Pages<Vec<u64>>, work: f64) -> (Vec<u64>, f64) {
    let started = Instant::now();
    let mut all = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        all.extend(page.into_body());
        sleep(LATENCY.mul_f64(work)).await;
    }
    (all, started.elapsed().as_secs_f64() / LATENCY.as_secs_f64())
}

#[tokio::test(start_paused = true)]
async fn counted_pages_are_on_their_way_several_at_once() {
    for style in [Service::by_offset, Service::by_number] {
        for (ahead, longest) in [(0, 50.5), (1, 26.5), (4, 12.5)] {
            let service = Service::of(495);
            let (all, took) = read(style(&service).prefetch(ahead), 0.0).await;
            assert_eq!(all, (0..495).collect::<Vec<_>>());
            assert!(took <= longest, "{ahead} ahead: {took}");
            assert_eq!(service.most(), 1 + ahead);
            // The total says where the end is.
            assert_eq!(service.asked().len(), 50);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_another_one_names_is_on_its_way_while_the_caller_works_on_that() {
    for (ahead, longest) in [(0, 20.5), (1, 11.5), (5, 11.5)] {
        let service = Service::of(100);
        let (all, took) = read(service.by_token().prefetch(ahead), 1.0).await;
        assert_eq!(all, (0..100).collect::<Vec<_>>());
        assert!(took <= longest, "{ahead} ahead: {took}");
        assert_eq!((service.most(), service.asked().len()), (1, 10));
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_total_no_more_pages_are_asked_for_behind_the_end_than_are_fetched_ahead() {
    let service = Service::of(95);
    let (all, _) = read(service.by_short_page().prefetch(3), 0.0).await;
    assert_eq!(all, (0..95).collect::<Vec<_>>());
    let behind = service.asked().iter().filter(|first| **first > 95).count();
    assert!((1..=3).contains(&behind), "{behind}");
    assert_eq!(service.in_flight(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_error_comes_in_its_turn_and_cancels_what_is_behind_it() {
    let service = Service::of(100);
    *service.0.fails_at.lock().unwrap() = Some(30);
    let mut pages = service.by_offset().prefetch(4);
    for first in [0, 10, 20] {
        let page = pages.try_next().await.unwrap().unwrap();
        assert_eq!(page.body()[0], first);
    }
    let error = pages.try_next().await.unwrap_err();
    assert!(error.is_transport(), "{error}");
    assert_eq!(service.in_flight(), 0);
    // The same page is asked for again, as without.
    let rest: Vec<Vec<u64>> = {
        let mut rest = Vec::new();
        while let Some(page) = pages.try_next().await.unwrap() {
            rest.push(page.into_body());
        }
        rest
    };
    assert_eq!(rest.concat(), (30..100).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn as_a_stream_it_ends_with_its_first_error_and_nothing_is_left_on_its_way() {
    let service = Service::of(100);
    *service.0.fails_at.lock().unwrap() = Some(30);
    let mut items = service.by_offset().items(|page| page).prefetch(4);
    let mut given = 0;
    while let Ok(Some(_)) = TryStreamExt::try_next(&mut items).await {
        given += 1;
    }
    assert_eq!((given, service.in_flight()), (30, 0));
    assert!(TryStreamExt::try_next(&mut items).await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_dropped_listing_has_nothing_on_its_way() {
    let service = Service::of(100);
    let mut pages = service.by_offset().prefetch(4);
    pages.try_next().await.unwrap().unwrap();
    assert_eq!(service.in_flight(), 4);
    drop(pages);
    assert_eq!(service.in_flight(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_continuation_counts_only_what_was_given() {
    let service = Service::of(100);
    let mut items = service.by_offset().items(|page| page).prefetch(4);
    for expected in 0..23 {
        assert_eq!(items.try_next().await.unwrap(), Some(expected));
    }
    let place = items.continuation();
    drop(items);
    let rest = service.by_offset().items(|page| page).prefetch(2);
    let rest = rest.resume(place).unwrap().collect_all(100).await.unwrap();
    assert_eq!(rest, (23..100).collect::<Vec<_>>());
}

/// A fetch that has its page at once, and keeps something of the caller's.
struct Fetched {
    first: u64,
    _kept: Arc<()>,
}

impl Future for Fetched {
    type Output = Result<Response<Vec<u64>>, Error>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        let page = (self.first..self.first + LIMIT).collect();
        let answer = Response::new(&GET, StatusCode::OK, HeaderMap::new(), page);
        Poll::Ready(Ok(answer))
    }
}

#[tokio::test]
async fn a_fetch_that_has_ended_is_dropped_before_its_page_is_returned() {
    let kept = Arc::new(());
    let (of_fetches, fetched) = (kept.clone(), Arc::new(AtomicUsize::new(0)));
    let count = fetched.clone();
    let fetch = move |cursor: Cursor| {
        count.fetch_add(1, Ordering::SeqCst);
        let first = cursor.offset().unwrap_or_default();
        let _kept = of_fetches.clone();
        Box::pin(Fetched { first, _kept }) as _
    };
    let next = |page: &Vec<u64>, cursor: &Cursor| Next::short_page(cursor, page.len(), Some(LIMIT));
    let mut pages = Pages::new(&GET, Cursor::Offset(0), fetch, next).prefetch(5);
    for _ in 0..3 {
        pages.try_next().await.unwrap().unwrap();
    }
    assert!(fetched.load(Ordering::SeqCst) > 5);
    assert_eq!(
        Arc::strong_count(&kept),
        2,
        "of this test and of the listing"
    );

    // No more than the documented number, whatever is asked for.
    let mut pages = pages.prefetch(usize::MAX);
    pages.try_next().await.unwrap().unwrap();
    assert!(fetched.load(Ordering::SeqCst) <= 4 + 100 + 1);
}
