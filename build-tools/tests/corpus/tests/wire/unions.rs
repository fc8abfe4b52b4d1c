//! Tests of unions, with and without a discriminator.

use build_tools_corpus::unions::Client;
use build_tools_corpus::unions::types::{
    Book, Circle, Created, Event, Filter, Mixed, Scalar, Shape, Square, Thing, Unions, UnionsInline,
};
use serde_json::{Value, json};

use crate::support::{Script, client};

fn read(value: Value) -> Unions {
    serde_json::from_value(value).unwrap()
}

#[tokio::test]
async fn a_tag_is_written_for_members_that_do_not_describe_it() {
    let script = Script::json(
        200,
        &json!({ "shape": { "radius": 2, "kind": "round", "color": "red" } }),
    );
    let body = Unions::new()
        .shape(Shape::Circle(Circle::new(u64::MAX)))
        .shapes([Square::new(0.5)]);
    let answer = client(Client::builder(), &script)
        .unions()
        .echo(body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.shape, Some(Shape::Round(Circle::new(2))));
    assert_eq!(
        script.only().json(),
        json!({
            "shape": { "kind": "circle", "radius": u64::MAX },
            "shapes": [{ "kind": "square", "side": 0.5 }],
        })
    );
}

#[test]
fn a_tag_that_the_members_describe_is_written_once_and_right() {
    let event = Event::from(Created::new("anything").name("n"));
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({ "type": "Created", "name": "n" })
    );
    let read = read(json!({ "event": { "type": "Removed" } }));
    assert!(matches!(read.event, Some(Event::Removed(_))));
}

#[tokio::test]
async fn an_undescribed_variant_keeps_the_whole_object() {
    let object = json!({ "kind": "hexagon", "sides": [6], "deep": { "a": null } });
    let script = Script::default()
        .then(200, &[], object.to_string())
        .then(
            200,
            &[],
            json!({ "shapes": [object, { "kind": "square", "side": 1 }] }).to_string(),
        )
        .ready();
    let client = client(Client::builder(), &script);
    let shape = client.unions().shape().send().await.unwrap().into_body();
    match &shape {
        Shape::Unknown(unknown) => assert_eq!(unknown.tag(), "hexagon"),
        other => panic!("{other:?}"),
    }
    assert_eq!(serde_json::to_value(&shape).unwrap(), object);
    let answer = client
        .unions()
        .echo(Unions::new().shape(shape))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.shapes.as_ref().map(Vec::len), Some(2));
    assert_eq!(script.seen()[1].json(), json!({ "shape": object }));
}

#[tokio::test]
async fn a_tag_that_is_missing_or_a_member_of_another_form_is_named() {
    let wrong = [
        (json!({ "radius": 1 }), "kind"),
        (json!({ "kind": 3 }), "form"),
        (json!([]), "form"),
    ];
    for (body, named) in wrong {
        let script = Script::json(200, &body);
        let error = client(Client::builder(), &script)
            .unions()
            .shape()
            .send()
            .await
            .unwrap_err();
        assert!(error.to_string().contains(named), "{error}");
    }
    let script = Script::json(
        200,
        &json!({ "shapes": [{ "kind": "square", "side": "long" }] }),
    );
    let error = client(Client::builder(), &script)
        .unions()
        .echo(Unions::new())
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("shapes[0]"), "{error}");
}

#[test]
fn scalars_are_told_apart_by_their_kind() {
    let scalars = [
        (json!("a"), Scalar::from("a")),
        (json!(1.5), Scalar::from(1.5)),
        (json!(true), Scalar::from(true)),
        (json!([1]), Scalar::Other(json!([1]))),
    ];
    for (value, scalar) in scalars {
        assert_eq!(
            read(json!({ "scalar": value })).scalar.as_ref(),
            Some(&scalar)
        );
        assert_eq!(serde_json::to_value(&scalar).unwrap(), value);
    }
}

#[test]
fn objects_are_told_apart_by_what_they_cannot_do_without() {
    let thing = |value: Value| read(json!({ "thing": value })).thing.unwrap();
    assert_eq!(
        thing(json!({ "pages": 3, "more": 1 })),
        Thing::Book(Book::new(3))
    );
    assert!(matches!(thing(json!({ "minutes": 90 })), Thing::Film(film) if film.minutes == 90));
    let neither = json!({ "acts": 5 });
    assert_eq!(thing(neither.clone()), Thing::Other(neither));
}

#[test]
fn the_first_member_that_fits_is_taken() {
    let mixed = |value: Value| read(json!({ "mixed": value })).mixed.unwrap();
    assert!(matches!(mixed(json!("2024-02-29")), Mixed::Date(_)));
    assert!(matches!(
        mixed(json!("67e55044-10b1-426f-9247-bb680e5fe0c8")),
        Mixed::Uuid(_)
    ));
    assert_eq!(mixed(json!([1, u32::MAX])), Mixed::List(vec![1, u32::MAX]));
    assert!(matches!(mixed(json!({ "a": true })), Mixed::Map(_)));
    assert_eq!(mixed(json!(i64::MIN)), Mixed::Integer(i64::MIN));
    assert_eq!(mixed(json!(u64::MAX)), Mixed::Other(json!(u64::MAX)));
    assert_eq!(mixed(json!("soon")), Mixed::Other(json!("soon")));
}

#[test]
fn a_union_without_a_name_is_named_after_its_place() {
    let inline = read(json!({ "inline": { "deep": true } })).inline.unwrap();
    assert!(
        matches!(inline, UnionsInline::UnionsInlineVariant2(object) if object.deep == Some(true))
    );
    assert_eq!(
        read(json!({ "inline": "a" })).inline,
        Some(UnionsInline::from("a"))
    );
}

#[tokio::test]
async fn a_union_that_is_only_sent_takes_its_members_as_they_are() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.unions().filter("word").send().await.unwrap();
    client
        .unions()
        .filter(Filter::Words(vec!["a".to_owned()]))
        .send()
        .await
        .unwrap();
    let seen = script.seen();
    assert_eq!(
        (seen[0].json(), seen[1].json()),
        (json!("word"), json!(["a"]))
    );
}
