//! Contacts.

use serde_json::json;

use super::client::{Reply, User};

const LIST: &str = "contactsResponse.account.addrbook.contacts.contact";

fn ids(reply: &Reply) -> Vec<String> {
    let list = reply.at(LIST);
    let list = list.as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|contact| contact["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn contacts_are_searched_by_field_type_and_part() {
    let user = User::new();
    let ann = user.emulator.add_contact(json!({
        "name": "Ann Miller",
        "email": {"type": "home", "value": "ann@example.com"},
        "address": [
            {"type": "home", "street": "Main Street 1", "city": "Millbrook"},
            {"type": "work", "street": "Side Street 2"},
        ],
    }));
    let bob = user
        .emulator
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
