use cloud_drives::verizon_cloud::{ErrorKind, SortField};
use serde_json::json;

use super::{Cloud, kind};

#[tokio::test]
async fn contacts_are_listed_a_page_at_a_time_or_all_of_them() {
    let cloud = Cloud::open().await;
    for number in 1..=3 {
        let name = format!("Contact {number}");
        cloud.emulator.add_contact(json!({ "name": name }));
    }
    let page = cloud.cloud.contacts().page(1).count(2);
    let page = page.sort(SortField::Name.descending()).await.unwrap();
    let names: Vec<_> = page.iter().map(|contact| &contact.extra["name"]).collect();
    assert_eq!(names, ["Contact 3", "Contact 2"]);
    let found = cloud.cloud.contacts().query("name:Contact").await.unwrap();
    assert_eq!(found.len(), 3);
    let mut all = cloud.cloud.contacts().count(1).items();
    let mut count = 0;
    while all.try_next().await.unwrap().is_some() {
        count += 1;
    }
    assert_eq!(count, 3);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_contact_that_is_created_has_an_id_and_a_version() {
    let cloud = Cloud::open().await;
    let contact = json!({ "name": "Ann", "tel": [{ "type": "home", "number": "555" }] });
    let made = cloud.cloud.create_contact(contact.clone()).await.unwrap();
    assert_eq!(made.extra["tel"], contact["tel"]);
    let kept = cloud.emulator.contacts().remove(0);
    assert_eq!(
        (&kept["id"], &kept["version"]),
        (&json!(made.id), &json!(made.version))
    );
    cloud.no_complaints();
}

#[tokio::test]
async fn an_update_raises_the_version_and_one_of_a_stale_contact_is_a_conflict() {
    let cloud = Cloud::open().await;
    let id = cloud.emulator.add_contact(json!({ "name": "Ann" }));
    let stale = cloud.cloud.contact(&id).await.unwrap();
    let mut contact = stale.clone();
    contact.extra.insert("name".to_owned(), json!("Ann Lee"));
    let updated = cloud.cloud.update_contact(contact).await.unwrap();
    assert_eq!(updated.version, stale.version + 1);
    let refused = cloud.cloud.update_contact(stale).await;
    assert_eq!(kind(refused), ErrorKind::Conflict);
    // Read, changed and written again until nobody was faster.
    let update = cloud.cloud.update_contact_with(&id, |contact| {
        contact
            .extra
            .insert("email".to_owned(), json!("ann@example.com"));
    });
    update.await.unwrap();
    assert_eq!(cloud.emulator.contacts()[0]["name"], "Ann Lee");
    cloud.no_complaints();
}

#[tokio::test]
async fn a_contact_is_deleted_by_its_id() {
    let cloud = Cloud::open().await;
    let id = cloud.emulator.add_contact(json!({ "name": "Ann" }));
    cloud.cloud.delete_contact(&id).await.unwrap();
    assert!(cloud.emulator.contacts().is_empty());
    let again = cloud.cloud.delete_contact(&id).await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}
