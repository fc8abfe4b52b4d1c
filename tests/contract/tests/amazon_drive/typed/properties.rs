//! Tests of the typed calls for properties.

use amazon_drive::ErrorKind;

use super::{body, kind, last, no_complaints, signed_in};

#[tokio::test]
async fn a_property_is_set_read_replaced_and_deleted() {
    let (emulator, drive) = signed_in().await;
    let (id, owner) = (emulator.put_file("/a", "a"), emulator.owner_id());
    let properties = drive.properties();
    let set = properties
        .set(&id, &owner, "mtime", "1")
        .send()
        .await
        .unwrap();
    assert_eq!(set.status(), 201);
    assert_eq!(body(&last(&emulator)), serde_json::json!({ "value": "1" }));
    assert_eq!(
        (set.key.as_deref(), set.value.as_deref()),
        (Some("mtime"), Some("1"))
    );
    assert!(set.location.as_ref().unwrap().ends_with("/mtime"));
    let replaced = properties
        .set(&id, &owner, "mtime", "2")
        .send()
        .await
        .unwrap();
    assert_eq!(replaced.status(), 201);
    let read = properties.get(&id, &owner, "mtime").send().await.unwrap();
    assert_eq!(read.value.as_deref(), Some("2"));
    let all = properties.list(&id, &owner).send().await.unwrap();
    assert_eq!((all.count, all.data["mtime"].as_str()), (Some(1), "2"));
    let deleted = properties
        .delete(&id, &owner, "mtime")
        .send()
        .await
        .unwrap();
    assert_eq!(deleted.status(), 204);
    let error = properties
        .delete(&id, &owner, "mtime")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn owners_and_keys_with_any_characters_are_one_path_segment_each() {
    let (emulator, drive) = signed_in().await;
    let (id, owner) = (emulator.put_file("/a", "a"), emulator.owner_id());
    for key in ["a/b", "ü %25?#", "..a", "a b\\c\""] {
        drive
            .properties()
            .set(&id, &owner, key, key)
            .send()
            .await
            .unwrap();
        let read = drive
            .properties()
            .get(&id, &owner, key)
            .send()
            .await
            .unwrap();
        assert_eq!(read.value.as_deref(), Some(key));
        let there = (owner.clone(), key.to_owned(), key.to_owned());
        assert!(emulator.entry(&id).unwrap().properties.contains(&there));
    }
    no_complaints(&emulator);
}

#[tokio::test]
async fn the_eleventh_key_and_a_value_that_is_too_long_are_refused() {
    let (emulator, drive) = signed_in().await;
    let (id, owner) = (emulator.put_file("/a", "a"), emulator.owner_id());
    for number in 0..10 {
        drive
            .properties()
            .set(&id, &owner, format!("k{number}"), "v")
            .send()
            .await
            .unwrap();
    }
    let error = drive
        .properties()
        .set(&id, &owner, "k10", "v")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
    let longest = "ü".repeat(500);
    drive
        .properties()
        .set(&id, &owner, "k1", &longest)
        .send()
        .await
        .unwrap();
    let longer = || {
        let properties = drive.properties();
        properties.set(&id, &owner, "k1", format!("{longest}x"))
    };
    let error = longer().send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "properties.set: value: has 501 characters; expected at most 500"
    );
    let error = longer().unchecked().send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
    no_complaints(&emulator);
}

#[tokio::test]
async fn properties_of_a_foreign_owner_are_empty() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", "a");
    let other = emulator.create_app("other", "http://localhost");
    emulator.set_property(&id, &emulator.owner_of(&other), "k", "v");
    let all = drive
        .properties()
        .list(&id, emulator.owner_of(&other))
        .send()
        .await
        .unwrap();
    assert!(all.data.is_empty());
    no_complaints(&emulator);
}
