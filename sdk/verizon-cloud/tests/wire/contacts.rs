//! Tests of contacts: five envelopes around the list, and undocumented members (`wire.md §3.16`, §5.2).

use std::collections::BTreeMap;

use serde_json::{Value, json};
use verizon_cloud::types::{Contact, ContactSort};
use verizon_cloud::{ErrorKind, SortField};

use crate::support::{Script, listening};

fn page(contact: &Value) -> Value {
    json!({ "contactsResponse": { "account": { "addrbook": { "contacts": { "contact": contact } } } } })
}

#[tokio::test]
async fn the_list_is_read_from_its_envelopes_any_of_which_may_be_missing() {
    let contact = json!({ "id": "c1", "version": 3, "tel": [{ "type": "home" }] });
    for (body, count) in [
        (page(&json!([contact, contact])), 2),
        (page(&contact), 1),
        (page(&Value::Null), 0),
        (
            json!({ "contactsResponse": { "account": { "addrbook": { "contacts": {} } } } }),
            0,
        ),
        (
            json!({ "contactsResponse": { "account": { "addrbook": {} } } }),
            0,
        ),
        (json!({ "contactsResponse": { "account": {} } }), 0),
        (json!({ "contactsResponse": {} }), 0),
        (json!({}), 0),
    ] {
        let script = Script::new([
            (200, body.clone()),
            (200, body.clone()),
            (200, body.clone()),
        ]);
        let client = script.client();
        let found = client.contacts().list().send().await.unwrap();
        assert_eq!(found.len(), count, "{body}");
        let mut items = client.contacts().list().items();
        for _ in 0..count {
            let contact = items.try_next().await.unwrap().unwrap();
            assert_eq!(contact.extra["tel"], json!([{ "type": "home" }]));
        }
        assert!(items.try_next().await.unwrap().is_none(), "{body}");
        let raw = client.contacts().list().send_raw().await.unwrap();
        assert_eq!(raw.json::<Value>().unwrap(), body);
    }
}

#[tokio::test]
async fn every_parameter_of_the_list_is_sent_and_unset_ones_are_not() {
    let (client, script) = listening();
    client.contacts().list().send().await.unwrap();
    let list = client.contacts().list().page(2).count(200);
    let list = list
        .query("address.home.street:Elm")
        .sort(SortField::Name.ascending());
    list.send().await.unwrap();
    let list = client.contacts().list().sort(ContactSort::TypeDesc);
    list.send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /contacts",
            "GET /contacts?page=2&count=200&query=address.home.street%3AElm&sort=name%2Basc",
            "GET /contacts?sort=type%2Bdesc",
        ]
    );
}

#[tokio::test]
async fn a_new_contact_is_sent_without_an_envelope_and_gets_an_id_and_a_version() {
    let answer = json!({ "id": "c1", "version": 0 });
    let script = Script::new([(200, answer.clone()), (201, answer)]);
    let client = script.client();
    for _ in 0..2 {
        let contact = BTreeMap::from([("name".to_owned(), json!({ "first": "Ann" }))]);
        let made = client.contacts().create(contact).send().await.unwrap();
        assert_eq!((made.id.as_str(), made.version), ("c1", 0));
    }
    assert_eq!(
        script.lines(),
        [r#"POST /contacts {"name":{"first":"Ann"}}"#; 2]
    );
}

#[tokio::test]
async fn an_update_sends_back_undescribed_members() {
    let sent = json!({ "id": "c/1", "version": 3, "IM": { "deep": [1, null] }, "tel": null });
    let script = Script::new([
        (200, json!({ "id": "c/1", "version": 4 })),
        (
            409,
            json!({ "error": "conflict", "error_description": "another version" }),
        ),
    ]);
    let client = script.client();
    let contact: Contact = serde_json::from_value(sent.clone()).unwrap();
    let update = client.contacts().update("c/1", contact.clone());
    assert_eq!(update.send().await.unwrap().version, 4);
    let stale = client.contacts().update("c/1", contact).send().await;
    let stale = stale.unwrap_err();
    assert_eq!(ErrorKind::of(&stale), ErrorKind::Conflict);
    for line in script.lines() {
        let body = line.strip_prefix("PUT /contacts/c%2F1 ").unwrap();
        assert_eq!(serde_json::from_str::<Value>(body).unwrap(), sent);
    }
    assert!(!script.asked()[0].operation().is_idempotent());
}

#[tokio::test]
async fn a_deletion_needs_the_id_alone() {
    let script = Script::new([(204, Value::Null), (200, Value::Null)]);
    let client = script.client();
    for _ in 0..2 {
        client.contacts().delete("c1").send().await.unwrap();
    }
    assert_eq!(script.lines(), ["DELETE /contacts/c1"; 2]);
}
