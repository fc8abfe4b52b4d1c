//! Pages with items that don't decode.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::reexport::serde_json::{self, json};
use cloud_drives_core::{Cursor, Error, Next, Pages, RawResponse, Response, Result, Undecoded};
use futures_util::FutureExt;
use serde::Deserialize;

use crate::support::{CANARY, GET};

#[derive(Clone, Debug, Deserialize, PartialEq, serde::Serialize)]
struct File {
    name: String,
    size: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct Page {
    files: Vec<File>,
    #[serde(default)]
    folders: Option<Folders>,
    total: Option<u64>,
}

#[derive(Clone, Debug, Deserialize)]
struct Folders {
    list: Vec<String>,
}

const LISTS: &[&str] = &["files", "folders.list"];

fn decode(body: &serde_json::Value) -> Result<Response<Page>> {
    RawResponse::new(&GET, StatusCode::OK, HeaderMap::new(), body.to_string())
        .into_page(LISTS, |_| false)
}

fn file(name: &str) -> serde_json::Value {
    json!({ "name": name, "size": 1 })
}

fn odd() -> serde_json::Value {
    json!({ "name": CANARY, "size": -1 })
}

#[test]
fn a_page_comes_without_the_items_that_do_not_decode() {
    let page = decode(&json!({
        "files": [file("a"), odd(), file("b"), { "size": 3 }],
        "folders": { "list": ["c", 17] },
    }))
    .unwrap();
    let names: Vec<&str> = page.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(page.folders.as_ref().unwrap().list, ["c"]);

    let told: Vec<(&str, usize, &str)> = page
        .undecoded()
        .iter()
        .map(|odd| (odd.list(), odd.index(), odd.error()))
        .collect();
    assert_eq!(
        told,
        [
            ("files", 1, "files[1].size: integer where u64 was expected"),
            ("files", 3, "files[3]: missing field name"),
            (
                "folders.list",
                1,
                "folders.list[1]: integer where a string was expected"
            ),
        ]
    );
    assert_eq!(page.undecoded()[0].item(), &odd());
    assert!(!format!("{page:?}{:?}", page.undecoded()).contains(CANARY));
    let page = page.map(|page| page.files.len());
    assert_eq!(page.undecoded().len(), 3);
}

#[test]
fn a_strict_answer_has_all_items_or_is_an_error() {
    let body = json!({ "files": [file("a"), odd()] });
    let error = decode(&body).unwrap().strict().unwrap_err();
    assert!(error.is_decode() && error.operation() == Some("resources.get"));
    assert!(
        error.message().contains("at files[1].size: integer"),
        "{error}"
    );
    assert!(!error.to_string().contains(CANARY));
    let fine = decode(&json!({ "files": [file("a")] })).unwrap();
    assert!(fine.undecoded().is_empty());
    assert_eq!(fine.strict().unwrap().files.len(), 1);
}

#[test]
fn a_page_that_is_wrong_elsewhere_is_refused_as_before() {
    for (body, problem) in [
        (json!({ "files": [file("a")], "total": "many" }), "at total"),
        (
            json!({ "files": [odd()], "total": "many" }),
            "at files[0].size",
        ),
        (json!({ "files": { "name": "a" } }), "at files"),
        (json!({ "folders": { "list": [] } }), "missing field files"),
        (json!([odd()]), "does not match the specification"),
    ] {
        let error = decode(&body).unwrap_err();
        assert!(
            error.is_decode() && error.to_string().contains(problem),
            "{error}"
        );
    }
}

/// Creates a listing of these pages, by offset.
fn pages(bodies: Vec<serde_json::Value>) -> Pages<Page> {
    let bodies = Arc::new(bodies);
    Pages::of_responses(
        &GET,
        Cursor::Offset(0),
        move |cursor| {
            let offset = usize::try_from(cursor.offset().unwrap()).unwrap();
            let mut body = bodies[offset / 3].clone();
            body["files"].as_array_mut().unwrap().drain(..offset % 3);
            let page = decode(&body);
            async move { page }.boxed()
        },
        |response, cursor| {
            let page = response.body();
            let len = page.files.len() + response.undecoded().len();
            Next::by_total(cursor.offset().unwrap(), len, Some(3), page.total)
                .with_items(&page.files)
        },
    )
}

fn two_pages() -> Pages<Page> {
    pages(vec![
        json!({ "files": [file("a"), odd(), file("b")], "total": 5 }),
        json!({ "files": [file("c"), file("d")], "total": 5 }),
    ])
}

#[tokio::test]
async fn a_listing_goes_on_behind_items_that_do_not_decode() {
    let told: Arc<Mutex<Vec<usize>>> = Arc::default();
    let tell = told.clone();
    let mut items = two_pages()
        .items(|page| page.files)
        .on_undecoded(move |odd: &Undecoded| tell.lock().unwrap().push(odd.index()));
    let mut names = Vec::new();
    while let Some(file) = items.try_next().await.unwrap() {
        let odd = items.undecoded().len();
        assert_eq!(odd, usize::from(names.len() < 2));
        names.push(file.name);
        // The place behind an item is the same, whatever is missing before it.
        let again = two_pages().items(|page| page.files);
        let mut again = again.resume(items.continuation()).unwrap();
        let next = again.try_next().await.unwrap().map(|file| file.name);
        let expected = ["b", "c", "d"].get(names.len() - 1);
        assert_eq!(next.as_deref(), expected.copied());
    }
    assert_eq!(names, ["a", "b", "c", "d"]);
    assert_eq!(*told.lock().unwrap(), [1]);
}

#[tokio::test]
async fn a_strict_listing_refuses_the_page_and_asks_for_it_again() {
    let refused = |answer: Result<Option<Response<Page>>>| {
        let error: Error = answer.unwrap_err();
        assert!(
            error.is_decode() && error.message().contains("files[1].size"),
            "{error}"
        );
    };
    let mut strict = two_pages().strict();
    refused(strict.try_next().await);
    refused(strict.try_next().await);
    let error = two_pages()
        .items(|page| page.files)
        .strict()
        .try_next()
        .await;
    assert!(error.unwrap_err().is_decode());
}

#[tokio::test]
async fn a_page_of_which_nothing_decodes_is_an_error_unless_somebody_listens() {
    let strange = || pages(vec![json!({ "files": [odd(), odd()], "total": 2 })]);
    let mut silent = strange().items(|page| page.files);
    assert!(silent.try_next().await.unwrap_err().is_decode());
    let mut heard = strange().items(|page| page.files).on_undecoded(|_| {});
    assert_eq!(heard.try_next().await.unwrap(), None);
    assert_eq!(heard.undecoded().len(), 2);
}

/// Counts how often it is read.
#[derive(Clone, Debug)]
struct Counted;

static COUNTED: AtomicUsize = AtomicUsize::new(0);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        COUNTED.fetch_add(1, Ordering::SeqCst);
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

#[derive(Clone, Debug, Deserialize)]
struct Large {
    files: Vec<File>,
    rest: Option<Counted>,
}

#[test]
fn the_rest_of_a_page_is_not_read_again_for_each_item() {
    let mut files = vec![file("a"); 100];
    files.push(odd());
    let body = json!({ "files": files, "rest": [1, 2, 3] }).to_string();
    let raw = RawResponse::new(&GET, StatusCode::OK, HeaderMap::new(), body);
    let page: Response<Large> = raw.into_page(&["files"], |_| false).unwrap();
    assert_eq!((page.files.len(), page.undecoded().len()), (100, 1));
    assert!(page.rest.is_some());
    let read = COUNTED.load(Ordering::SeqCst);
    assert!(read < 5, "{read}");
}

/// At most one item.
#[derive(Clone, Debug)]
struct Few(Vec<File>);

impl<'de> Deserialize<'de> for Few {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let files = Vec::deserialize(deserializer)?;
        match files.len() {
            0 | 1 => Ok(Self(files)),
            _ => Err(serde::de::Error::custom("too many")),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
struct Strict {
    files: Few,
}

#[test]
fn a_page_that_does_not_decode_without_the_items_either_has_the_error_of_the_answer() {
    let body = json!({ "files": [odd(), file("a"), file("b")] }).to_string();
    let raw = RawResponse::new(&GET, StatusCode::OK, HeaderMap::new(), body);
    let error = raw.into_page::<Strict>(&["files"], |_| false).unwrap_err();
    assert!(error.message().contains("at files[0].size"), "{error}");
    let body = json!({ "files": [odd(), file("a")] }).to_string();
    let raw = RawResponse::new(&GET, StatusCode::OK, HeaderMap::new(), body);
    let page = raw.into_page::<Strict>(&["files"], |_| false).unwrap();
    assert_eq!(
        page.files.0,
        [File {
            name: "a".to_owned(),
            size: 1
        }]
    );
}
