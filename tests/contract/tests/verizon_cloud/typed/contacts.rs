//! Tests of the typed calls for contacts.

use std::collections::BTreeMap;

use serde_json::json;
use verizon_cloud::types::ContactSort;
use verizon_cloud::{ErrorKind, SortField};

use super::{Cloud, kind};

#[tokio::test]
async fn a_contact_is_created_listed_changed_and_deleted() {
    let cloud = Cloud::open().await;
    let contacts = cloud.client.contacts();
    assert!(contacts.list().send().await.unwrap().is_empty());
    let fields =
        json!({ "name": "Ann", "tel": [{ "type": "home", "number": "555" }], "odd": null });
    let fields: BTreeMap<_, _> = serde_json::from_value(fields).unwrap();
    let made = contacts.create(fields.clone()).send().await.unwrap();
    let listed = contacts.list().send().await.unwrap().into_body();
    let [contact] = listed.as_slice() else {
        panic!("{listed:?}");
    };
    assert_eq!((&contact.id, contact.version), (&made.id, made.version));
    assert_eq!(contact.extra, fields);

    let mut contact = contact.clone();
    contact.extra.insert("name".to_owned(), json!("Ann Lee"));
    let written = contacts.update(&made.id, contact).send().await.unwrap();
    assert_eq!(written.version, made.version + 1);
    let kept = &cloud.emulator.contacts()[0];
    assert_eq!(
        (&kept["name"], &kept["tel"]),
        (&json!("Ann Lee"), &fields["tel"])
    );

    contacts.delete(&made.id).send().await.unwrap();
    assert!(cloud.emulator.contacts().is_empty());
    let again = contacts.delete(&made.id).send().await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn an_update_with_a_stale_version_is_a_conflict_and_changes_nothing() {
    let cloud = Cloud::open().await;
    let id = cloud.emulator.add_contact(json!({ "name": "Ann" }));
    let contacts = cloud.client.contacts();
    let mine = contacts.list().send().await.unwrap().into_body().remove(0);
    let theirs = mine.clone();
    contacts.update(&id, theirs).send().await.unwrap();
    let mut stale = mine;
    stale.extra.insert("name".to_owned(), json!("Lost"));
    let refused = contacts.update(&id, stale).send().await;
    assert_eq!(kind(refused), ErrorKind::Conflict);
    assert_eq!(cloud.emulator.contacts()[0]["name"], "Ann");
    cloud.no_complaints();
}

#[tokio::test]
async fn contacts_are_searched_and_ordered() {
    let cloud = Cloud::open().await;
    for (name, street) in [
        ("Ann", "Elm Street"),
        ("Ben", "Oak Street"),
        ("Cid", "Elm Street"),
    ] {
        let address = json!([{ "type": "home", "street": street }]);
        cloud
            .emulator
            .add_contact(json!({ "name": name, "address": address }));
    }
    let list = || cloud.client.contacts().list();
    let found = list()
        .query("address.home.street:elm")
        .sort(SortField::Name.descending());
    let found = found.send().await.unwrap();
    let names: Vec<_> = found.iter().map(|contact| &contact.extra["name"]).collect();
    assert_eq!(names, ["Cid", "Ann"]);
    let by_type = list().sort(ContactSort::TypeAsc).send().await.unwrap();
    assert_eq!(by_type.len(), 3);
    cloud.no_complaints();
}
