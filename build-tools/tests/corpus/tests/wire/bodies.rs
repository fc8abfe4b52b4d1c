//! Tests of request bodies: JSON, forms, bytes, lists and maps, and bodies that are left out.

use build_tools_corpus::bodies::Client;
use build_tools_corpus::bodies::types::{
    CodeGrant, Fields, JsonInlineBody, JsonInlineBodyPlace, RefreshGrant, Thing,
};
use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::{Body, ByteStream};
use futures_util::stream;
use serde_json::json;
use std::collections::BTreeMap;

use crate::support::{Script, client};

fn thing() -> Thing {
    Thing::new("a").size(u64::MAX).labels(["x", "y"])
}

#[tokio::test]
async fn an_object_goes_out_as_json_without_what_was_not_set() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.json().object(thing()).send().await.unwrap();
    client.json().object(Thing::new("b")).send().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[0].line(), "POST https://api.example.com/v1/json");
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(
        seen[0].json(),
        json!({ "name": "a", "size": u64::MAX, "labels": ["x", "y"] })
    );
    assert_eq!(seen[1].json(), json!({ "name": "b" }));
}

#[tokio::test]
async fn a_body_that_is_not_required_is_left_out_with_its_content_type() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.json().perhaps().send().await.unwrap();
    client
        .json()
        .perhaps()
        .thing(Thing::new("a"))
        .send()
        .await
        .unwrap();
    let seen = script.seen();
    assert_eq!((seen[0].text(), seen[0].header("content-type")), ("", None));
    assert_eq!(seen[1].json(), json!({ "name": "a" }));
}

#[tokio::test]
async fn anything_lists_and_maps_are_bodies_of_their_own() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client
        .json()
        .anything(json!([null, 1.5]))
        .send()
        .await
        .unwrap();
    client
        .json()
        .several([Thing::new("a")])
        .send()
        .await
        .unwrap();
    let counts = BTreeMap::from([("a".to_owned(), i64::MIN)]);
    client.json().map("x/y", counts).send().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[0].json(), json!([null, 1.5]));
    assert_eq!(
        (seen[1].line().as_str(), seen[1].json()),
        (
            "DELETE https://api.example.com/v1/json",
            json!([{ "name": "a" }])
        )
    );
    assert_eq!(seen[2].line(), "POST https://api.example.com/v1/json/x%2Fy");
    assert_eq!(seen[2].json(), json!({ "a": i64::MIN }));
}

#[tokio::test]
async fn objects_without_a_name_of_their_own_are_named_after_their_place() {
    let script = Script::of(204, "");
    let place = JsonInlineBodyPlace::new().latitude(-0.5);
    let body = JsonInlineBody::new().note("n").location(place);
    client(Client::builder(), &script)
        .json()
        .inline("a", body)
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().json(),
        json!({ "note": "n", "place": { "latitude": -0.5 } })
    );
}

#[tokio::test]
async fn a_form_has_every_member_as_text() {
    let script = Script::of(204, "");
    let moment = "2024-02-29T23:59:59.5+02:00".parse().unwrap();
    let form = Fields::new("a b&c=ü", true)
        .count(-1)
        .secret("s+t")
        .mood("odd")
        .moment(moment);
    client(Client::builder(), &script)
        .form()
        .fields(form)
        .send()
        .await
        .unwrap();
    let sent = script.only();
    assert_eq!(
        sent.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let mut pairs: Vec<&str> = sent.text().split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "agreed=true",
            "count=-1",
            "moment=2024-02-29T21%3A59%3A59.500Z",
            "mood=odd",
            "secret=s%2Bt",
            "text=a+b%26c%3D%C3%BC",
        ]
    );
}

#[tokio::test]
async fn one_of_several_forms_goes_out_with_its_tag() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client
        .form()
        .grant(CodeGrant::new("1234567").device("d"))
        .send()
        .await
        .unwrap();
    client
        .form()
        .grant(RefreshGrant::new("r"))
        .send()
        .await
        .unwrap();
    let seen = script.seen();
    assert_eq!(
        seen[0].text(),
        "code=1234567&device=d&grant_type=authorization_code"
    );
    assert_eq!(seen[1].text(), "grant_type=refresh_token&refresh_token=r");
}

#[tokio::test]
async fn bytes_go_out_as_they_are_with_the_type_of_the_document() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.raw().bytes(vec![0_u8, 255]).send().await.unwrap();
    client.raw().picture().send().await.unwrap();
    let typed = Body::from("jpeg").with_content_type("image/png");
    client.raw().picture().picture(typed).send().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[0].body, vec![0_u8, 255]);
    assert_eq!(
        seen[0].header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!((seen[1].text(), seen[1].header("content-type")), ("", None));
    assert_eq!(
        (seen[2].text(), seen[2].header("content-type")),
        ("jpeg", Some("image/jpeg"))
    );
}

#[tokio::test]
async fn a_stream_is_sent_once_and_announces_its_length() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    let chunks = ["one ", "two"].map(|chunk| Ok(Bytes::from(chunk)));
    let body = Body::from_stream(Some(7), ByteStream::new(stream::iter(chunks)));
    let call = client.raw().bytes(body);
    call.clone().send().await.unwrap();
    let sent = script.only();
    assert_eq!(sent.text(), "one two");
    assert_eq!(sent.request.body().content_length(), Some(7));
    assert!(!sent.request.is_replayable());
    let again = call.send().await.unwrap_err();
    assert!(again.to_string().contains("read only once"), "{again}");
}

#[tokio::test]
async fn a_call_without_a_body_sends_none() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .raw()
        .nothing()
        .send()
        .await
        .unwrap();
    let sent = script.only();
    assert_eq!(
        (sent.line().as_str(), sent.text()),
        ("PATCH https://api.example.com/v1/raw", "")
    );
    assert_eq!(sent.header("content-type"), None);
}

#[tokio::test]
async fn envelopes_are_written_around_bodies() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.json().wrapped(thing()).send().await.unwrap();
    client
        .json()
        .perhaps_wrapped()
        .names(["a"])
        .send()
        .await
        .unwrap();
    client.json().perhaps_wrapped().send().await.unwrap();
    let seen = script.seen();
    assert_eq!(
        seen[0].json(),
        json!({ "data": { "thing": { "name": "a", "size": u64::MAX, "labels": ["x", "y"] } } })
    );
    assert_eq!(seen[1].json(), json!({ "names": ["a"] }));
    assert_eq!(seen[2].text(), "{}");
}
