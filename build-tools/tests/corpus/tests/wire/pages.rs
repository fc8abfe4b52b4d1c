//! Tests of listings: cursors, offsets, page numbers, page sizes.
//!
//! How broken servers are noticed is tested in `cloud-drives-core`.

use std::sync::Arc;

use build_tools_corpus::pages::Client;
use build_tools_corpus::pages::lists::SeveralListsItem;
use build_tools_corpus::pages::types::{Entry, Folder};
use cloud_drives_core::{Continuation, Items};
use serde_json::{Value, json};

use crate::support::{Script, client};

fn lists(script: &Arc<Script>) -> build_tools_corpus::pages::lists::ListsApi {
    client(Client::builder(), script).lists()
}

fn entries(ids: std::ops::Range<u64>) -> Value {
    ids.map(|id| json!({ "id": id })).collect()
}

async fn collected<T: Send + 'static>(items: Items<T>) -> Vec<T> {
    items.collect_all(10).await.unwrap()
}

fn ids(entries: Vec<Entry>) -> Vec<u64> {
    entries.into_iter().map(|entry| entry.id).collect()
}

fn queries(script: &Script) -> Vec<String> {
    script
        .seen()
        .iter()
        .map(|sent| sent.query().to_owned())
        .collect()
}

fn embedded(ids: std::ops::Range<u64>, total: Option<u64>, limit: Option<u64>) -> Value {
    json!({ "embedded": { "items": entries(ids), "total": total, "limit": limit } })
}

#[tokio::test]
async fn offsets_go_on_to_the_total() {
    let script = Script::all(&[
        embedded(0..2, Some(5), None),
        embedded(2..4, Some(5), None),
        embedded(4..5, Some(5), None),
    ]);
    let mut items = lists(&script).by_offset().limit(2).items();
    let mut all = Vec::new();
    while let Some(entry) = items.try_next().await.unwrap() {
        assert_eq!(items.total(), Some(5));
        all.push(entry);
    }
    assert_eq!(ids(all), [0, 1, 2, 3, 4]);
    assert_eq!(
        queries(&script),
        ["offset=0&limit=2", "offset=2&limit=2", "offset=4&limit=2"]
    );
}

#[tokio::test]
async fn without_a_total_the_limit_that_the_server_applied_tells_a_short_page() {
    // 100 were asked for and the server gives no more than 2: a page of 2 is a full one.
    let script = Script::all(&[embedded(0..2, None, Some(2)), embedded(2..3, None, Some(2))]);
    let all = collected(lists(&script).by_offset().limit(100).items()).await;
    assert_eq!(ids(all), [0, 1, 2]);
    assert_eq!(
        queries(&script),
        ["offset=0&limit=100", "offset=2&limit=100"]
    );
}

#[tokio::test]
async fn without_either_the_limit_that_was_asked_for_or_the_servers_own_does() {
    let script = Script::all(&[
        embedded(0..1, None, None),
        embedded(0..3, None, None),
        embedded(3..4, None, None),
    ]);
    let asked = collected(lists(&script).by_offset().limit(2).items()).await;
    assert_eq!(ids(asked), [0]);
    let default = collected(lists(&script).by_offset().items()).await;
    assert_eq!(ids(default), [0, 1, 2, 3]);
    assert_eq!(
        queries(&script),
        ["offset=0&limit=2", "offset=0", "offset=3"]
    );
}

#[tokio::test]
async fn a_listing_begins_where_the_caller_says() {
    let script = Script::all(&[embedded(7..8, Some(8), None)]);
    let all = collected(lists(&script).by_offset().offset(7).items()).await;
    assert_eq!(ids(all), [7]);
    assert_eq!(queries(&script), ["offset=7"]);
}

#[tokio::test]
async fn a_page_without_its_list_is_an_error_that_names_it_and_no_empty_listing() {
    for body in [
        json!({}),
        json!({ "embedded": null }),
        json!({ "embedded": { "items": null } }),
    ] {
        let script = Script::all(&[body]);
        let items = lists(&script).by_offset().items();
        let error = items.collect_all(10).await.unwrap_err();
        assert!(error.is_protocol(), "{error}");
        assert!(error.message().contains("`embedded.items`"), "{error}");
        assert_eq!(error.operation(), Some("lists.by_offset"));
        assert_eq!(script.seen().len(), 1);
    }
    let script = Script::all(&[json!({ "embedded": { "total": 5 } })]);
    let error = lists(&script).by_offset().pages().try_next().await;
    assert!(error.unwrap_err().is_protocol());
}

#[tokio::test]
async fn what_has_no_list_by_its_kind_gives_no_items() {
    let file = json!({ "kind": "file" });
    let script = Script::all(&[file, json!({ "kind": "folder" }), json!({})]);
    let sized = || lists(&script).sized().items().collect_all(10);
    assert!(sized().await.unwrap().is_empty());
    assert!(sized().await.unwrap_err().is_protocol());
    assert!(sized().await.unwrap_err().is_protocol());
}

#[tokio::test]
async fn the_size_of_a_page_is_sent_by_listings_unless_the_caller_sets_it() {
    let folder = |ids| json!({ "kind": "folder", "listing": { "entries": entries(ids) } });
    let script = Script::all(&[folder(0..2), folder(2..3), folder(0..1), folder(0..2)]);
    let all = collected(lists(&script).sized().items()).await;
    assert_eq!(ids(all), [0, 1, 2]);
    let asked = lists(&script)
        .sized()
        .limit(200)
        .items()
        .collect_all(10)
        .await;
    assert_eq!(ids(asked.unwrap()), [0]);
    lists(&script).sized().send().await.unwrap();
    assert_eq!(
        queries(&script),
        [
            "offset=0&limit=2",
            "offset=2&limit=2",
            "offset=0&limit=200",
            ""
        ]
    );
}

#[tokio::test]
async fn a_page_that_is_an_answer_in_itself_can_be_awaited() {
    let page = json!({ "kind": "folder", "listing": { "entries": entries(0..3) } });
    let script = Script::all(&[page]);
    let folder = lists(&script).sized().await.unwrap();
    assert_eq!(
        folder.listing.map(|page| ids(page.entries)),
        Some(vec![0, 1, 2])
    );
    assert_eq!(queries(&script), [""]);
}

#[tokio::test]
async fn a_short_page_is_the_last_where_nothing_else_tells() {
    let script = Script::all(&[
        json!({ "items": ["a", "b"] }),
        json!({ "items": ["c", "d"], "limit": 2 }),
        json!({ "items": ["e"], "limit": 2 }),
    ]);
    let all = collected(lists(&script).by_short_page(2).skip(10).items()).await;
    assert_eq!(all, ["a", "b", "c", "d", "e"]);
    assert_eq!(
        queries(&script),
        ["skip=10&take=2", "skip=12&take=2", "skip=14&take=2"]
    );
}

#[tokio::test]
async fn numbered_pages_are_counted_from_where_the_api_begins() {
    let page = |ids| json!({ "entries": entries(ids), "count": 4 });
    let script = Script::all(&[page(0..2), page(2..4)]);
    let mut pages = lists(&script).by_number().pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        assert_eq!(page.status(), 200);
        sizes.push(page.entries.len());
    }
    assert_eq!(
        sizes,
        [2, 2],
        "the total tells that the second page is the last"
    );
    assert_eq!(queries(&script), ["page=0", "page=1"]);
    assert_eq!(pages.total(), Some(4));
}

#[tokio::test]
async fn numbered_pages_from_one_on_end_with_an_empty_one() {
    let script = Script::all(&[
        json!({ "entries": entries(0..3), "count": 99 }),
        json!({ "entries": entries(3..4), "count": 99 }),
        json!({ "entries": [], "count": 99 }),
    ]);
    let all = collected(lists(&script).by_number().page(5).size(3).items()).await;
    assert_eq!(ids(all), [0, 1, 2, 3]);
    assert_eq!(
        queries(&script),
        ["page=5&size=3", "page=6&size=3", "page=7&size=3"]
    );
}

#[tokio::test]
async fn tokens_are_followed_until_there_is_none() {
    let script = Script::all(&[
        json!({ "data": entries(0..1), "nextToken": "t/1", "count": 2 }),
        json!({ "data": [], "nextToken": "t2" }),
        json!({ "data": entries(1..2), "nextToken": null }),
        json!({ "nextToken": "" }),
        json!({}),
    ]);
    let all = collected(lists(&script).by_token().items()).await;
    assert_eq!(
        ids(all),
        [0, 1],
        "an empty page with a token is not the last"
    );
    assert_eq!(queries(&script), ["", "startToken=t%2F1", "startToken=t2"]);
    for _ in 0..2 {
        let none = collected(lists(&script).by_token().items()).await;
        assert!(none.is_empty());
    }
}

#[tokio::test]
async fn a_cursor_is_taken_out_of_the_link_and_its_host_never_called() {
    let script = Script::all(&[
        json!({ "data": entries(0..1), "links": { "next": "https://evil.example.net/x?page_size=9&after=a%2Bb" } }),
        json!({ "data": null, "links": { "next": "/v4/x?after=c" } }),
        json!({ "data": entries(1..2), "links": { "next": null } }),
    ]);
    let all = collected(lists(&script).by_cursor().page_size(50).items()).await;
    assert_eq!(ids(all), [0, 1]);
    assert_eq!(
        script.lines(),
        [
            "GET https://api.example.com/v1/cursor?page_size=50",
            "GET https://api.example.com/v1/cursor?page_size=50&after=a%2Bb",
            "GET https://api.example.com/v1/cursor?page_size=50&after=c",
        ]
    );
}

#[tokio::test]
async fn a_link_to_the_next_page_is_picked_out_of_a_list() {
    let other = json!({ "rel": "prev", "link": "https://api.example.com/shares?cursor=c0" });
    let script = Script::all(&[
        json!({ "shares": {
            "share": entries(0..1),
            "links": [{}, other, { "rel": "next", "link": "https://evil.example.net/shares?count=1&cursor=c%2B2" }],
        } }),
        json!({ "shares": { "links": [{ "rel": "next" }, other] } }),
        json!({}),
    ]);
    let all = collected(lists(&script).by_entry().items()).await;
    assert_eq!(ids(all), [0]);
    let none = collected(lists(&script).by_entry().items()).await;
    assert!(none.is_empty());
    assert_eq!(
        script.lines(),
        [
            "GET https://api.example.com/v1/entry",
            "GET https://api.example.com/v1/entry?cursor=c%2B2",
            "GET https://api.example.com/v1/entry",
        ]
    );
}

#[tokio::test]
async fn an_entry_is_picked_whether_or_not_the_list_may_be_missing() {
    let script = Script::all(&[
        json!({ "data": ["a"], "links": [{ "type": "v1.last", "href": "x" }, { "type": "v1.next", "href": "t1" }] }),
        json!({ "data": ["b"], "links": [] }),
        json!({ "data": ["c"], "nav": { "links": [{ "rel": "next", "link": "t2" }] } }),
        json!({ "data": ["d"], "nav": { "links": null } }),
    ]);
    let required = lists(&script).by_required_entry().items();
    assert_eq!(required.collect_all(10).await.unwrap(), ["a", "b"]);
    let nullable = lists(&script).by_nullable_entry().items();
    assert_eq!(nullable.collect_all(10).await.unwrap(), ["c", "d"]);
    assert_eq!(queries(&script), ["", "start=t1", "", "start=t2"]);
}

#[tokio::test]
async fn a_listing_without_a_limit_is_one_page_without_a_number() {
    let folder = |ids| json!({ "folder": { "files": entries(ids), "folders": [{ "name": "f" }] } });
    let script = Script::all(&[folder(0..30), folder(0..1), folder(1..2), json!({})]);
    let whole = lists(&script).whole_unless_limited().items();
    assert_eq!(whole.collect_all(100).await.unwrap().len(), 31);
    let limited = lists(&script).whole_unless_limited().count(2).items();
    assert_eq!(limited.collect_all(100).await.unwrap().len(), 4);
    assert_eq!(
        queries(&script),
        ["", "page=1&count=2", "page=2&count=2", "page=3&count=2",]
    );
}

#[tokio::test]
async fn several_lists_of_a_page_are_items_of_several_kinds() {
    let script = Script::all(&[
        json!({ "next": "2", "links": ["l"], "found": { "folders": [{ "name": "f" }], "files": [{ "id": 1 }] } }),
        json!({ "next": "3" }),
        json!({ "next": "", "links": null, "found": { "files": null } }),
    ]);
    let all = collected(lists(&script).several_lists().items()).await;
    let folder: Folder = serde_json::from_value(json!({ "name": "f" })).unwrap();
    let file: Entry = serde_json::from_value(json!({ "id": 1 })).unwrap();
    assert_eq!(
        all,
        [
            SeveralListsItem::Folders(folder),
            SeveralListsItem::Files(file),
            SeveralListsItem::Links("l".to_owned()),
        ]
    );
    assert_eq!(queries(&script), ["", "next=2", "next=3"]);
}

#[tokio::test]
async fn a_call_that_is_unwrapped_has_the_whole_answer_on_its_pages() {
    let page = json!({ "result": { "entries": entries(0..2), "next": "n" } });
    let script = Script::all(&[
        page.clone(),
        page,
        json!({ "result": { "entries": entries(2..3) } }),
        json!({ "result": { "entries": [] } }),
    ]);
    let list = lists(&script).unwrapped().send().await.unwrap().into_body();
    assert_eq!(ids(list), [0, 1]);
    let mut pages = lists(&script).unwrapped().pages();
    let first = pages.try_next().await.unwrap().unwrap();
    assert_eq!(
        first
            .result
            .as_ref()
            .and_then(|result| result.next.as_deref()),
        Some("n")
    );
    let rest = pages.try_next().await.unwrap().unwrap();
    assert_eq!(
        rest.result.as_ref().map(|result| result.entries.len()),
        Some(1)
    );
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(queries(&script), ["", "", "from=n"]);
    let none = collected(lists(&script).unwrapped().items()).await;
    assert!(none.is_empty());
}

#[tokio::test]
async fn a_listing_goes_on_from_a_continuation_that_was_stored_as_text() {
    let script = Script::all(&[
        json!({ "data": entries(0..2), "nextToken": "t1" }),
        json!({ "data": entries(2..4), "nextToken": "t2" }),
    ]);
    let mut items = lists(&script).by_token().items();
    for _ in 0..3 {
        items.try_next().await.unwrap().unwrap();
    }
    let stored = items.continuation().to_string();
    drop(items);

    let later = Script::all(&[
        json!({ "data": entries(2..4), "nextToken": "t2" }),
        json!({ "data": entries(4..5) }),
    ]);
    let place: Continuation = stored.parse().unwrap();
    let rest = lists(&later).by_token().items().resume(place).unwrap();
    assert_eq!(ids(rest.collect_all(10).await.unwrap()), [3, 4]);
    assert_eq!(queries(&later), ["startToken=t1", "startToken=t2"]);
}

#[tokio::test]
async fn every_style_can_be_continued_page_by_page() {
    let first = Script::all(&[
        embedded(0..2, Some(4), None),
        json!({ "entries": entries(0..2), "count": 9 }),
        json!({ "data": entries(0..1), "links": { "next": "?after=c1" } }),
    ]);
    let mut offset = lists(&first).by_offset().limit(2).pages();
    let mut number = lists(&first).by_number().pages();
    let mut cursor = lists(&first).by_cursor().pages();
    offset.try_next().await.unwrap().unwrap();
    number.try_next().await.unwrap().unwrap();
    cursor.try_next().await.unwrap().unwrap();
    let texts = [
        offset.continuation(),
        number.continuation(),
        cursor.continuation(),
    ]
    .map(|place| place.to_string());

    let second = Script::all(&[
        embedded(2..4, Some(4), None),
        json!({ "entries": [], "count": 9 }),
        json!({ "data": [], "links": {} }),
    ]);
    let [offset, number, cursor] = texts.map(|text| text.parse::<Continuation>().unwrap());
    let mut pages = lists(&second)
        .by_offset()
        .limit(2)
        .pages()
        .resume(offset.clone())
        .unwrap();
    pages.try_next().await.unwrap().unwrap();
    let mut pages = lists(&second).by_number().pages().resume(number).unwrap();
    pages.try_next().await.unwrap().unwrap();
    let mut pages = lists(&second).by_cursor().pages().resume(cursor).unwrap();
    pages.try_next().await.unwrap().unwrap();
    assert_eq!(queries(&second), ["offset=2&limit=2", "page=1", "after=c1"]);
    assert!(
        lists(&second).by_token().pages().resume(offset).is_err(),
        "a place belongs to its operation"
    );
}

#[tokio::test]
async fn an_error_on_a_later_page_can_be_tried_again_from_there() {
    let script = Script::default()
        .then(
            200,
            &[],
            json!({ "data": entries(0..1), "nextToken": "t" }).to_string(),
        )
        .then(503, &[], "")
        .then(200, &[], json!({ "data": entries(1..2) }).to_string())
        .ready();
    let mut items = lists(&script).by_token().items();
    assert_eq!(
        items.try_next().await.unwrap().map(|entry| entry.id),
        Some(0)
    );
    assert_eq!(
        items
            .try_next()
            .await
            .unwrap_err()
            .status()
            .map(|status| status.as_u16()),
        Some(503)
    );
    assert_eq!(
        items.try_next().await.unwrap().map(|entry| entry.id),
        Some(1)
    );
    assert_eq!(queries(&script), ["", "startToken=t", "startToken=t"]);
}

#[tokio::test]
async fn a_listing_can_be_moved_to_another_task() {
    let script = Script::all(&[json!({ "data": entries(0..2) })]);
    let items = lists(&script).by_token().items();
    let all = tokio::spawn(items.collect_all(10)).await.unwrap().unwrap();
    assert_eq!(ids(all), [0, 1]);
}

#[tokio::test]
async fn listings_and_single_calls_survive_an_item_that_does_not_decode() {
    let odd = json!([{ "id": 0 }, { "id": "x" }, { "id": 2 }]);
    let offset = json!({ "embedded": { "items": odd, "total": 4, "limit": 3 } });
    let script = Script::all(&[
        offset.clone(),
        embedded(3..4, Some(4), Some(3)),
        offset.clone(),
        offset,
        json!({ "result": { "entries": odd } }),
        json!({ "kind": "folder", "listing": { "entries": odd } }),
        json!({ "kind": "folder", "listing": { "entries": odd } }),
    ]);
    let mut items = lists(&script).by_offset().items();
    let mut all = vec![items.try_next().await.unwrap().unwrap()];
    let [undecoded] = items.undecoded() else {
        panic!("{:?}", items.undecoded());
    };
    assert_eq!((undecoded.list(), undecoded.index()), ("embedded.items", 1));
    assert_eq!(undecoded.item(), &json!({ "id": "x" }));
    while let Some(entry) = items.try_next().await.unwrap() {
        all.push(entry);
    }
    assert_eq!(ids(all), [0, 2, 3]);
    // What is left out has its place in the listing all the same.
    assert_eq!(queries(&script), ["offset=0", "offset=3"]);

    let strict = lists(&script).by_offset().items().strict();
    assert!(strict.collect_all(10).await.unwrap_err().is_decode());
    let page = lists(&script).by_offset().send().await.unwrap();
    assert_eq!(page.undecoded().len(), 1);
    let list = lists(&script).unwrapped().send().await.unwrap();
    assert_eq!(list.undecoded()[0].list(), "result.entries");
    assert_eq!(ids(list.into_body()), [0, 2]);

    let folder = lists(&script).sized().send().await.unwrap();
    assert_eq!(folder.undecoded().len(), 1);
    // The value alone could not tell.
    assert!(lists(&script).sized().await.unwrap_err().is_decode());
}

#[tokio::test]
async fn a_link_without_its_cursor_ends_no_listing_in_silence() {
    let page = |next: &str| json!({ "data": entries(0..2), "links": { "next": next } });
    let script = Script::all(&[page("/cursor?page=2")]);
    let mut items = lists(&script).by_cursor().items();
    assert!(items.try_next().await.is_ok() && items.try_next().await.is_ok());
    let error = items.try_next().await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert!(error.message().contains("has no `after`"), "{error}");
}

#[tokio::test]
async fn a_page_that_comes_again_ends_a_listing_of_any_style() {
    let page = embedded(0..3, Some(100), None);
    let script = Script::all(&[page.clone(), page]);
    let error = lists(&script).by_offset().items().collect_all(100).await;
    assert!(error.unwrap_err().is_protocol());
    let page = |next: &str| json!({ "data": entries(0..2), "links": { "next": next } });
    let script = Script::all(&[page("?after=1"), page("?after=2")]);
    let error = lists(&script).by_cursor().items().collect_all(100).await;
    assert!(error.unwrap_err().is_protocol());
    assert_eq!(queries(&script), ["", "after=1"]);
}

#[tokio::test]
async fn a_cursor_that_the_caller_sets_is_where_the_listing_begins() {
    let script = Script::all(&[json!({ "data": entries(0..2), "links": {} })]);
    let items = lists(&script).by_cursor().after("x").items();
    let place: Continuation = items.continuation();
    assert_eq!(ids(items.collect_all(10).await.unwrap()), [0, 1]);
    let script = Script::all(&[json!({ "data": entries(0..2), "links": {} })]);
    let again = lists(&script).by_cursor().items().resume(place).unwrap();
    assert_eq!(ids(again.collect_all(10).await.unwrap()), [0, 1]);
    assert_eq!(queries(&script), ["after=x"]);
}
