//! Contacts.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use crate::client::{Reply, User};

const LIST: &str = "contactsResponse.account.addrbook.contacts.contact";

fn ids(reply: &Reply) -> Vec<String> {
    let list = reply.at(LIST);
    let list = list.as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|contact| contact["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn a_contact_is_kept_as_it_was_sent_and_gets_an_id_and_a_version() {
    let user = User::new();
    assert_eq!(user.get("contacts").await.is(200).at(LIST), Value::Null);
    let fields =
        json!({"name": {"first": "Ann"}, "tel": [{"type": "home", "value": "1"}], "odd": 5});
    let made = user.post("contacts", fields.clone()).await.is(201).json();
    assert_eq!(made["version"], 1);
    let mut expected = fields;
    expected["id"] = made["id"].clone();
    expected["version"] = json!(1);
    assert_eq!(user.get("contacts").await.at(LIST), json!([expected]));
    user.post("contacts", json!({"id": "x"})).await.fails(400);
    user.post("contacts", json!([])).await.fails(400);
}

#[tokio::test]
async fn an_update_needs_the_latest_version() {
    let user = User::new();
    let id = user.verizon.add_contact(json!({"name": "Ann"}));
    let path = format!("contacts/{id}");
    let update = |version: u64, name: &str| json!({"id": id, "version": version, "name": name});
    let changed = user.put(&path, update(1, "Anna")).await.is(200);
    assert_eq!(changed.json(), json!({"id": id, "version": 2}));
    let what = user.put(&path, update(1, "Annie")).await.fails(409);
    assert!(what.contains("version 2"), "{what}");
    user.put(&path, update(3, "Annie")).await.fails(409);
    assert_eq!(user.verizon.contacts()[0]["name"], "Anna");
    user.put(&path, update(2, "Annie")).await.is(200);
    for body in [
        json!({"id": "other", "version": 3}),
        json!({"id": id}),
        json!({"version": 3}),
        json!({"id": id, "version": "3"}),
    ] {
        user.put(&path, body).await.fails(400);
    }
    user.put("contacts/no", json!({"id": "no", "version": 1}))
        .await
        .fails(404);
    user.delete(&path, &[]).await.bare(204);
    user.delete(&path, &[]).await.fails(404);
}

#[tokio::test]
async fn contacts_are_looked_for_by_field_type_and_part() {
    let user = User::new();
    let ann = user.verizon.add_contact(json!({
        "name": "Ann Miller",
        "email": {"type": "home", "value": "ann@example.com"},
        "address": [
            {"type": "home", "street": "Main Street 1", "city": "Millbrook"},
            {"type": "work", "street": "Side Street 2"},
        ],
    }));
    let bob = user
        .verizon
        .add_contact(json!({"name": {"first": "Bob", "last": "Main"}}));
    for (query, expected) in [
        ("name:mill", vec![&ann]),
        ("name:main", vec![&bob]),
        (r"email:ann\@example", vec![&ann]),
        ("address:main", vec![&ann]),
        ("address.home:main", vec![&ann]),
        ("address.work:main", vec![]),
        ("address.work.street:side", vec![&ann]),
        ("address.home.city:main", vec![]),
        ("name:ann AND address:mill", vec![&ann]),
        ("name:bob AND address:mill", vec![]),
    ] {
        let reply = user.list("contacts", &[("query", query)]).await.is(200);
        assert_eq!(ids(&reply).iter().collect::<Vec<_>>(), expected, "{query}");
    }
    let by_id = format!("ID:{bob}");
    let reply = user.list("contacts", &[("query", &by_id)]).await;
    assert_eq!(ids(&reply), [bob]);
    for query in [
        "name:an",
        "ann",
        "shoe:large",
        "name:ann,bob AND",
        "ID.home:abc",
        "tel.a.b.c:abc",
    ] {
        user.list("contacts", &[("query", query)]).await.fails(400);
    }
}

#[tokio::test]
async fn they_come_in_order_and_in_pages_of_two_hundred() {
    let user = User::new();
    for number in 0..205 {
        user.verizon
            .add_contact(json!({"name": format!("n{number:03}")}));
    }
    let names = async |query: &[(&str, &str)]| {
        let reply = user.list("contacts", query).await.is(200);
        reply.names(LIST)
    };
    assert_eq!(names(&[]).await.len(), 200);
    assert_eq!(names(&[("page", "2")]).await.len(), 5);
    let last = [("sort", "name+desc"), ("page", "1"), ("count", "2")];
    assert_eq!(names(&last).await, ["n204", "n203"]);
    user.list("contacts", &[("count", "201")]).await.fails(400);
    user.list("contacts", &[("sort", "shoe+asc")])
        .await
        .fails(400);
    let empty = ["page", "count", "query", "sort"].map(|name| (name, ""));
    assert_eq!(names(&empty).await.len(), 200);
}

#[tokio::test]
async fn one_contact_can_come_as_an_object() {
    let user = User::of(VerizonCloud::builder().single_as_object(true));
    user.verizon.add_contact(json!({"name": "Ann"}));
    assert_eq!(user.get("contacts").await.at(LIST)["name"], "Ann");
}
