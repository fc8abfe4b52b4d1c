//! Tests of creating, copying, moving, deleting and reading files and folders.

use std::time::Duration;

use cloud_drives::ErrorClass;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::PropertyValue;

use super::{kind, signed_in};

#[tokio::test]
async fn makedirs_creates_every_missing_parent() {
    let (service, disk) = signed_in().await;
    service.put_dir("disk:/a");
    let leaf = disk
        .makedirs("disk:/a/b/c/d/")
        .fields(["href"])
        .await
        .unwrap();
    assert!(leaf.href.ends_with("c%2Fd"), "{}", leaf.href);
    assert_eq!(leaf.method, None);
    assert_eq!(
        service.paths(),
        ["disk:/a", "disk:/a/b", "disk:/a/b/c", "disk:/a/b/c/d"]
    );
    // The leaf first, then up to what is there, then down again.
    let asked: Vec<String> = service
        .requests()
        .iter()
        .map(|request| request.query("path").unwrap().to_owned())
        .collect();
    assert_eq!(
        asked,
        [
            "disk:/a/b/c/d",
            "disk:/a/b/c",
            "disk:/a/b",
            "disk:/a/b/c",
            "disk:/a/b/c/d"
        ]
    );
    // That the leaf is there is said; one call is enough to see it.
    service.clear_records();
    assert_eq!(
        kind(disk.makedirs("disk:/a/b").await),
        ErrorKind::DirectoryExists
    );
    assert_eq!(service.requests().len(), 1);
    let existing = disk.makedirs("disk:/a/b").exist_ok(true).await.unwrap();
    let new = disk.makedirs("disk:/a/n").exist_ok(true).await.unwrap();
    assert_eq!(new.href, existing.href.replace("a%2Fb", "a%2Fn"));
    assert_eq!(
        (new.method, new.templated),
        (existing.method, existing.templated)
    );
    service.put_file("disk:/file", "f");
    assert_eq!(
        kind(disk.makedirs("disk:/file").exist_ok(true).await),
        ErrorKind::PathExists
    );
    let through = disk.makedirs("disk:/file/a/b").await.unwrap_err();
    assert!(through.is_conflict(), "{through}");
    let narrow = service.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(9));
    let narrow = disk.with_token(narrow.access_token).unwrap();
    assert_eq!(
        kind(narrow.makedirs("disk:/x/y").await),
        ErrorKind::Forbidden
    );
}

#[tokio::test]
async fn makedirs_stays_in_its_area() {
    let (service, disk) = signed_in().await;
    disk.makedirs("app:/notes/2026").await.unwrap();
    assert!(disk.is_dir("app:/notes/2026").await.unwrap());
    let paths = service.paths();
    assert!(
        paths
            .iter()
            .any(|path| path.ends_with("/Emulated/notes/2026")),
        "{paths:?}"
    );
}

#[tokio::test]
async fn rename_stays_in_the_folder() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a/b.txt", "b");
    service.put_file("disk:/a/taken.txt", "t");
    disk.rename("disk:/a/b.txt", "c#1 ü.txt")
        .unwrap()
        .await
        .unwrap();
    assert!(service.entry("disk:/a/c#1 ü.txt").is_some());
    // A slash at the end is dropped; the area is kept.
    disk.rename("a", "z/")
        .unwrap()
        .overwrite(false)
        .force_async(true)
        .fields(["href"])
        .await
        .unwrap();
    assert_eq!(
        service.last_to("/v1/disk/resources/move").query("path"),
        Some("disk:/z")
    );
    disk.makedirs("app:/one").await.unwrap();
    disk.rename("app:/one", "two")
        .unwrap()
        .poller()
        .await
        .unwrap()
        .await
        .unwrap();
    assert!(disk.is_dir("app:/two").await.unwrap());

    assert_eq!(
        kind(disk.rename("disk:/z/c#1 ü.txt", "taken.txt").unwrap().await),
        ErrorKind::PathExists
    );
    disk.rename("disk:/z/c#1 ü.txt", "taken.txt")
        .unwrap()
        .overwrite(true)
        .await
        .unwrap();
    assert_eq!(
        kind(disk.rename("disk:/none", "x").unwrap().await),
        ErrorKind::PathNotFound
    );

    service.clear_records();
    for (path, name) in [
        ("disk:/z", ""),
        ("disk:/z", "."),
        ("disk:/z", ".."),
        ("disk:/z", "a/b"),
        ("disk:/", "root"),
    ] {
        let error = disk.rename(path, name).unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{path} {name}");
    }
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn patch_merges_properties_and_none_deletes() {
    let (service, disk) = signed_in().await;
    service.put_dir("disk:/dir");
    let first = disk
        .patch(
            "dir",
            [
                ("colour", Some("red".into())),
                ("n", Some(9_007_199_254_740_993_i64.into())),
                ("half", Some(0.5.into())),
                ("good", Some(true.into())),
            ],
        )
        .await
        .unwrap();
    let properties = first.custom_properties.unwrap();
    assert_eq!(properties["colour"], PropertyValue::from("red"));
    assert_eq!(
        properties["n"],
        PropertyValue::from(9_007_199_254_740_993_i64)
    );
    assert_eq!(properties["half"], PropertyValue::from(0.5));
    assert_eq!(properties["good"], PropertyValue::from(true));
    let sent: serde_json::Value = serde_json::from_slice(&service.last().body).unwrap();
    assert_eq!(sent["custom_properties"]["n"], 9_007_199_254_740_993_i64);

    let second = disk
        .patch("disk:/dir", [("colour", None), ("n", Some("7".into()))])
        .fields(["custom_properties"])
        .await
        .unwrap();
    assert_eq!((second.name.as_str(), second.type_), ("", None));
    let names: Vec<String> = second.custom_properties.unwrap().into_keys().collect();
    assert_eq!(names, ["good", "half", "n"]);
    assert_eq!(service.last().query("fields"), Some("custom_properties"));
    let sent = String::from_utf8(service.last().body.to_vec()).unwrap();
    assert_eq!(sent, r#"{"custom_properties":{"colour":null,"n":"7"}}"#);

    let none = disk
        .patch("disk:/dir", [("good", None), ("half", None), ("n", None)])
        .await;
    assert_eq!(none.unwrap().custom_properties, None);
    let long = disk
        .patch("disk:/dir", [("long", Some("x".repeat(1024).into()))])
        .await;
    assert!(kind(long).is(ErrorKind::BadRequest));
    assert_eq!(
        kind(disk.patch("disk:/none", [("a", Some("b".into()))]).await),
        ErrorKind::PathNotFound
    );
}
