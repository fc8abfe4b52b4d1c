//! Tests of types and errors whose names clash with those around them.

use build_tools_corpus::clashes::serde::ItemsItem;
use build_tools_corpus::clashes::shared::ResponseOutcome;
use build_tools_corpus::clashes::types::{
    Error, IO, Io, Names, OptionName, Request, ResultInfo, ValueInfo,
};
use build_tools_corpus::clashes::{Client, ErrorKind};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn types_that_are_called_as_those_around_them_are_themselves() {
    let body = json!({
        "option": "some", "result": { "ok": true }, "value": { "worth": 1.0 }, "error": { "code": "e" },
        "request": { "id": "r" }, "response": "no", "io": { "id": "1" }, "io_too": { "name": "n" }, "any": [1],
    });
    let names = Names::new()
        .option(OptionName::Some)
        .result(ResultInfo::new().ok(true))
        .value(ValueInfo::new().worth(1.0))
        .error(Error::new().code("e"))
        .request(Request::new().id("r"))
        .response("no")
        .io(IO::new().id("1"))
        .io_too(Io::new().name("n"))
        .any(json!([1]));
    let script = Script::default()
        .then(200, &[], body.to_string())
        .then(202, &[], r#"{"code": "later"}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let same = client
        .shared()
        .response(names.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().json(), body);
    assert_eq!(same.into_body(), ResponseOutcome::Response(names.clone()));
    let other = client
        .shared()
        .response(names)
        .send()
        .await
        .unwrap()
        .into_body();
    assert_eq!(other, ResponseOutcome::Error(Error::new().code("later")));
}

#[tokio::test]
async fn kinds_of_errors_may_be_called_as_anything() {
    let script = Script::default()
        .then(400, &[], "{}")
        .then(409, &[], "{}")
        .then(410, &[], "{}")
        .ready();
    let client = client(Client::builder(), &script);
    let mut kinds = Vec::new();
    for _ in 0..3 {
        let error = client
            .shared()
            .response(Names::new())
            .send()
            .await
            .unwrap_err();
        kinds.push(ErrorKind::of(&error));
    }
    assert_eq!(
        kinds,
        [ErrorKind::Error, ErrorKind::Option, ErrorKind::Result]
    );
    assert!(ErrorKind::Result.is(ErrorKind::Option));
    assert!(!ErrorKind::Option.is(ErrorKind::Result));
}

#[tokio::test]
async fn lists_of_a_page_may_be_called_as_anything() {
    let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let script = Script::all(&[json!({ "values": [{}], "body": ["b"], "error": [id] })]);
    let all = client(Client::builder(), &script)
        .serde()
        .items()
        .items()
        .collect_all(9)
        .await
        .unwrap();
    assert_eq!(
        all,
        [
            ItemsItem::Values(Error::new()),
            ItemsItem::Body("b".to_owned()),
            ItemsItem::Error(id.parse().unwrap()),
        ]
    );
}
