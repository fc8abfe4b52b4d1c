//! Tests of answers in memory, and of the errors for invalid ones.

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{
    ErrorClass, RawResponse, Response, Result, TypedHeaders, header_parse, header_required,
    header_str, union,
};
use serde::Deserialize;

use crate::support::memory::headers;
use crate::support::{CANARY, GET};

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Link {
    href: String,
    items: Option<Vec<Item>>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Item {
    size: u64,
}

fn raw(status: u16, content_type: &'static str, body: &str) -> RawResponse {
    let headers = headers(&[("content-type", content_type), ("x-request-id", "r1")]);
    RawResponse::new(
        &GET,
        StatusCode::from_u16(status).unwrap(),
        headers,
        body.to_owned(),
    )
}

fn problem(content_type: &'static str, body: &str) -> String {
    let error = raw(200, content_type, body).json::<Link>().unwrap_err();
    assert_eq!(error.class(), ErrorClass::Decode);
    assert_eq!(error.operation(), Some("resources.get"));
    assert_eq!(error.status(), Some(StatusCode::OK));
    error.message().to_owned()
}

#[test]
fn undescribed_fields_are_ignored() {
    let response: Response<Link> = raw(201, "text/plain", r#"{"href":"h","new":[1]}"#)
        .into_json()
        .unwrap();
    assert_eq!(
        (response.status(), response.href.as_str()),
        (StatusCode::CREATED, "h")
    );
    assert_eq!(response.request_id().as_deref(), Some("r1"));
    assert_eq!(response.headers()["x-request-id"], "r1");
    assert_eq!(response.operation().name(), "resources.get");
    let mut response = response.map(|link| link.href);
    response.push('!');
    assert_eq!(response.into_body(), "h!");
}

#[test]
fn an_answer_that_does_not_fit_says_where_and_how() {
    let json = "application/json";
    assert_eq!(
        problem(
            json,
            "{\"href\":\"h\",\n\"items\":[{\"size\":1},{\"size\":\"big\"}]}"
        ),
        "the answer's JSON does not match the specification, at items[1].size (line 2, column 33): \
         string where u64 was expected"
    );
    assert_eq!(
        problem(json, r#"{"items":null}"#),
        "the answer's JSON does not match the specification (line 1, column 14): missing field href"
    );
    assert_eq!(
        problem(json, "17"),
        "the answer's JSON does not match the specification (line 1, column 2): integer where struct Link was expected"
    );
}

#[test]
fn an_answer_that_is_no_json_says_what_came() {
    assert_eq!(
        problem("text/html; charset=utf-8", "<html>gateway</html>"),
        "the answer is text/html where JSON was expected (20 bytes, not JSON at line 1, column 1)"
    );
    assert_eq!(
        problem("application/json", ""),
        "the answer is empty where JSON was expected"
    );
    assert_eq!(
        problem("application/json", " \r\n"),
        "the answer is empty where JSON was expected"
    );
    assert_eq!(
        problem("application/json", r#"{"href":"h","#),
        "the answer is truncated: its JSON ends at line 1, column 12, after 12 bytes"
    );
    assert!(
        problem("application/json", r#"{"href":"h"} x"#).contains("not JSON at line 1, column 14")
    );
}

#[test]
fn errors_never_quote_the_answer() {
    for body in [
        format!(r#"{{"href":"h","items":[{{"size":"{CANARY}"}}]}}"#),
        format!(r#"{{"href":"h","items":"{CANARY}, expected {CANARY}"}}"#),
        format!(r#""{CANARY}""#),
        format!("<html>{CANARY}"),
        format!(r#"{{"href":"{CANARY}"#),
    ] {
        let error = raw(200, "application/json", &body)
            .json::<Link>()
            .unwrap_err();
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
    }
    #[derive(Debug, Deserialize)]
    enum Strict {
        A,
    }
    let error = raw(200, "", &format!("\"{CANARY}\""))
        .json::<Strict>()
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
    assert!(matches!(
        raw(200, "", "\"A\"").json::<Strict>(),
        Ok(Strict::A)
    ));
}

#[test]
fn a_status_that_stands_for_a_failure_is_the_providers_error() {
    let failed = raw(
        409,
        "application/json",
        r#"{"error":"Exists","description":"is there"}"#,
    );
    let text = "resources.get: 409 Conflict, Exists: is there [request id r1]";
    assert_eq!(failed.json::<Link>().unwrap_err().to_string(), text);
    assert_eq!(
        failed.clone().into_json::<Link>().unwrap_err().to_string(),
        text
    );
    assert_eq!(failed.clone().into_empty().unwrap_err().to_string(), text);
    assert_eq!(
        failed.clone().error_for_status().unwrap_err().to_string(),
        text
    );
    assert_eq!(failed.unexpected_status().to_string(), text);
    assert_eq!(
        failed.text().unwrap(),
        r#"{"error":"Exists","description":"is there"}"#
    );
}

#[test]
fn a_status_that_the_operation_lists_is_an_outcome() {
    let outcome = raw(412, "application/json", r#"{"href":"h"}"#);
    assert!(outcome.is_success());
    assert_eq!(outcome.json::<Link>().unwrap().href, "h");
}

#[test]
fn an_undescribed_success_is_a_protocol_error() {
    let error = raw(207, "", "").unexpected_status();
    assert!(error.is_protocol());
    assert_eq!(error.status().unwrap().as_u16(), 207);
}

#[test]
fn an_empty_answer_is_fine_where_none_is_expected() {
    let response = raw(204, "application/json", "").into_empty().unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let () = response.into_body();
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let raw = RawResponse::new(&GET, StatusCode::OK, HeaderMap::new(), vec![b'a', 0xff]);
    assert_eq!(
        raw.text().unwrap_err().message(),
        "the answer is not valid UTF-8: invalid byte 1"
    );
    assert_eq!(raw.into_bytes(), &[b'a', 0xff][..]);
}

fn of_bytes(status: u16, body: &[u8]) -> RawResponse {
    let status = StatusCode::from_u16(status).unwrap();
    RawResponse::new(&GET, status, HeaderMap::new(), body.to_vec())
}

#[test]
fn text_that_no_json_reader_takes_becomes_the_replacement_character() {
    let cases: [(&[u8], &str); 8] = [
        (br#"{"href":"cut \ud83d.txt"}"#, "cut \u{fffd}.txt"),
        (
            br#"{"href":"\ud83d\ude00\uDE00\ud83d"}"#,
            "\u{1f600}\u{fffd}\u{fffd}",
        ),
        (br#"{"href":"\ud83d\ud83d\ude00"}"#, "\u{fffd}\u{1f600}"),
        (br#"{"href":"\\ud83d\udfff"}"#, "\\ud83d\u{fffd}"),
        (br#"{"href":"\ud83d\n\u00e4"}"#, "\u{fffd}\n\u{e4}"),
        (b"{\"href\":\"a\xffb\xe2\x82\"}", "a\u{fffd}b\u{fffd}"),
        (b"\xef\xbb\xbf{\"href\":\"a\"}", "a"),
        (
            b"\xef\xbb\xbf{\"href\":\"\xff\\udfff\"}",
            "\u{fffd}\u{fffd}",
        ),
    ];
    for (body, href) in cases {
        assert_eq!(of_bytes(200, body).json::<Link>().unwrap().href, href);
    }
    // What else is wrong is told as ever.
    let broken = of_bytes(200, b"\xef\xbb\xbf{\"href\":\"\\ud83d");
    let error = broken.json::<Link>().unwrap_err();
    assert!(
        error.message().starts_with("the answer is truncated"),
        "{error}"
    );
}

#[test]
fn an_error_document_that_is_not_quite_json_keeps_its_code() {
    for body in [
        &b"{\"error\":\"Gone\",\"description\":\"no \xff\"}"[..],
        br#"{"error":"Gone","description":"no \ud83d"}"#,
        b"\xef\xbb\xbf{\"error\":\"Gone\",\"description\":\"no \xef\xbf\xbd\"}",
    ] {
        let error = of_bytes(404, body).into_error();
        assert_eq!(
            error.to_string(),
            "resources.get: 404 Not Found, Gone: no \u{fffd}"
        );
    }
}

#[derive(Debug)]
enum Entry {
    File(Item),
    Pair(Box<Pair>),
}

#[derive(Debug, Deserialize)]
struct Pair {
    items: Vec<Item>,
    inner: Option<Entry>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        let tagged = union::Tagged::read(deserializer, "type")?;
        match tagged.tag() {
            "file" => tagged.into_variant().map(Self::File),
            _ => tagged.into_variant().map(Self::Pair),
        }
    }
}

#[test]
fn errors_inside_a_union_name_member_and_reason() {
    for (body, expected) in [
        (
            r#"[{"type":"file","size":1},{"type":"file"}]"#.to_owned(),
            "at [1] (line 1, column 42): in a \"file\" object: missing field size",
        ),
        (
            r#"[{"type":"pair","items":[{"size":1},{"size":"big"}]}]"#.to_owned(),
            "in a \"pair\" object, at items[1].size: string where u64 was expected",
        ),
        (
            format!(
                r#"[{{"type":"pair","items":[],"inner":{{"type":"file","size":"{CANARY}"}}}}]"#
            ),
            "in a \"pair\" object, at inner: in a \"file\" object, at size: string where u64 was expected",
        ),
    ] {
        let answer = raw(200, "application/json", &body);
        let error = answer.json::<Vec<Entry>>().unwrap_err();
        assert!(error.message().ends_with(expected), "{error}");
        assert!(!format!("{error:?}").contains(CANARY));
    }
    let fine = r#"[{"type":"pair","items":[{"size":1}],"inner":{"type":"file","size":2}}]"#;
    let fine = raw(200, "", fine).json::<Vec<Entry>>().unwrap();
    let [Entry::Pair(pair)] = fine.as_slice() else {
        panic!("{fine:?}");
    };
    assert_eq!(pair.items.len(), 1);
    assert!(matches!(&pair.inner, Some(Entry::File(Item { size: 2 }))));
}

#[test]
fn an_answer_that_only_says_that_it_is_json_does_not_contradict_itself() {
    assert_eq!(
        problem("application/json; charset=utf-8", "<html>"),
        "the answer is announced as application/json but is not JSON at line 1, column 1 (6 bytes)"
    );
    assert_eq!(
        problem("", "<html>"),
        "the answer is not JSON at line 1, column 1 (6 bytes)"
    );
}

#[derive(Debug)]
struct Etag {
    etag: String,
    length: u64,
}

impl TypedHeaders for Etag {
    fn from_headers(headers: &HeaderMap) -> Result<Self> {
        Ok(Self {
            etag: header_str(headers, "etag").unwrap_or_default(),
            length: header_required(headers, "content-length")?,
        })
    }
}

#[test]
fn headers_come_as_a_type_and_say_what_is_wrong_with_them() {
    let of = |pairs| RawResponse::new(&GET, StatusCode::OK, headers(pairs), "");
    let good = of(&[("etag", " \"1\" "), ("content-length", "7")])
        .typed_headers::<Etag>()
        .unwrap();
    assert_eq!((good.etag.as_str(), good.length), ("\"1\"", 7));
    let error = of(&[("etag", "x")]).typed_headers::<Etag>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "resources.get: 200 OK: the header content-length is missing from the answer"
    );
    let error = of(&[("content-length", "s3cret")])
        .into_empty()
        .unwrap()
        .typed_headers::<Etag>()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "resources.get: the header content-length has an invalid value of 6 characters"
    );
    assert_eq!(header_parse::<u32>(&HeaderMap::new(), "x").unwrap(), None);
}

#[test]
fn a_member_can_be_taken_out_of_its_envelope() {
    let envelope = raw(
        200,
        "application/json",
        r#"{"data":{"link":{"href":"h"},"none":null}}"#,
    );
    assert_eq!(
        envelope
            .json_at::<Link>(&["data", "link"])
            .unwrap()
            .unwrap()
            .href,
        "h"
    );
    for nothing in [
        &["data", "none"][..],
        &["data", "gone", "deeper"],
        &["data", "link", "href", "x"],
    ] {
        assert_eq!(envelope.json_at::<Link>(nothing).unwrap(), None);
    }
    let error = envelope.json_at::<Link>(&["data"]).unwrap_err();
    assert!(
        error.is_decode() && error.message().contains("missing field href"),
        "{error}"
    );

    let bare = raw(200, "application/json", r#"{"href":"h"}"#);
    assert_eq!(bare.json_at_or_whole::<Link>(&["link"]).unwrap().href, "h");
    let failed = raw(404, "application/json", r#"{"error":"Gone"}"#);
    assert!(
        failed
            .json_at::<Link>(&["link"])
            .unwrap_err()
            .is_not_found()
    );
}

#[test]
fn answers_are_read_by_their_status() {
    let made = raw(201, "", "abc")
        .try_map(|raw| Ok(raw.bytes().len()))
        .unwrap();
    assert_eq!((made.status(), *made), (StatusCode::CREATED, 3));
    let error = raw(500, "", "abc")
        .try_map(|_| -> Result<()> { panic!("must not be asked") })
        .unwrap_err();
    assert!(error.is_server_error());
}
