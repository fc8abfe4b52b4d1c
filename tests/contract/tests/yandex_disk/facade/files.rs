//! Making, copying, moving, removing and describing files and folders.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::PropertyValue;
use cloud_drives::{CallOptions, CallOptionsExt, ErrorClass};
use cloud_drives_emulator::YandexDisk as Emulator;

use super::{Service, kind, polled, query, signed_in};

#[tokio::test]
async fn mkdir_makes_one_folder_and_says_what_is_in_the_way() {
    let (service, disk) = signed_in().await;
    let link = disk.mkdir("disk:/new folder").await.unwrap();
    assert!(
        link.href
            .starts_with(&format!("{}/v1/disk/resources?path=", service.api_url()))
    );
    assert_eq!(link.method.as_deref(), Some("GET"));
    assert_eq!(query(&service.last()), ["path=disk:/new folder"]);
    let short = disk.mkdir("disk:/short").fields(["href"]).await.unwrap();
    assert!(!short.href.is_empty() && short.method.is_none());
    assert_eq!(query(&service.last()), ["path=disk:/short", "fields=href"]);

    let again = disk.mkdir("disk:/short").await.unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::DirectoryExists);
    assert!(ErrorKind::of(&again).is(ErrorKind::PathExists));
    service.put_file("disk:/a.txt", "a");
    assert_eq!(kind(disk.mkdir("disk:/a.txt").await), ErrorKind::PathExists);
    assert_eq!(
        kind(disk.mkdir("disk:/x/y").await),
        ErrorKind::ParentNotFound
    );
    service.lock("disk:/short");
    let locked = disk
        .mkdir("disk:/short/a")
        .with_options(CallOptions::new().without_retries())
        .await;
    assert_eq!(kind(locked), ErrorKind::ResourceIsLocked);
    assert_eq!(
        service.paths(),
        ["disk:/a.txt", "disk:/new folder", "disk:/short"]
    );
}

#[tokio::test]
async fn makedirs_makes_every_missing_parent() {
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
    service.put_file("disk:/file", "f");
    assert_eq!(
        kind(disk.makedirs("disk:/file").await),
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
async fn remove_goes_to_the_trash_or_for_good() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "hello");
    service.put_file("disk:/b.txt", "hello");
    service.put_file("disk:/full/c.txt", "c");
    let done = disk.remove("disk:/a.txt").await.unwrap();
    assert_eq!((done.answer.link(), &done.operation_id), (None, &None));
    assert_eq!(query(&service.last()), ["path=disk:/a.txt"]);
    assert_eq!(service.trash_paths().len(), 1);

    let done = disk
        .remove("disk:/b.txt")
        .permanently(true)
        .md5("5d41402abc4b2a76b9719d911017c592")
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::from_millis(1), Duration::from_secs(60)))
        .await
        .unwrap();
    let id = done.operation_id.unwrap();
    assert!(
        done.answer
            .link()
            .unwrap()
            .href
            .ends_with(&format!("/v1/disk/operations/{id}"))
    );
    assert_eq!(service.trash_paths().len(), 1);
    assert_eq!(service.paths(), ["disk:/full", "disk:/full/c.txt"]);
    let mut sent = query(&service.requests()[1]);
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href",
            "force_async=true",
            "md5=5d41402abc4b2a76b9719d911017c592",
            "path=disk:/b.txt",
            "permanently=true"
        ]
    );
    // A full folder takes the service its time, asked for or not.
    let done = disk.remove("disk:/full").await.unwrap();
    assert!(done.operation_id.is_some());
    assert_eq!(service.paths(), Vec::<String>::new());
}

#[tokio::test]
async fn remove_holds_to_the_checksum_and_says_what_is_wrong() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "hello");
    service.put_dir("disk:/dir");
    let differs = disk.remove("disk:/a.txt").md5("0".repeat(32)).await;
    assert_eq!(kind(differs), ErrorKind::Md5Differ);
    let of_a_folder = disk
        .remove("disk:/dir")
        .md5("0".repeat(32))
        .await
        .unwrap_err();
    assert!(
        ErrorKind::of(&of_a_folder).is(ErrorKind::BadRequest),
        "{of_a_folder}"
    );
    assert_eq!(
        kind(disk.remove("disk:/none").await),
        ErrorKind::PathNotFound
    );
    assert!(disk.remove("disk:/").await.unwrap_err().is_conflict());
    service.lock("disk:/a.txt");
    let once = CallOptions::new().without_retries();
    assert_eq!(
        kind(disk.remove("disk:/a.txt").with_options(once).await),
        ErrorKind::ResourceIsLocked
    );
    assert_eq!(service.paths(), ["disk:/a.txt", "disk:/dir"]);
}

#[tokio::test]
async fn copy_waits_until_it_is_done() {
    let service = Service::start(Emulator::builder().operation_polls(3)).await;
    let disk = service.disk();
    service.put_file("disk:/a.txt", "a");
    service.put_file("disk:/full/b.txt", "b");
    let at_once = disk.copy("a.txt", "/b.txt").await.unwrap();
    assert_eq!(at_once.operation_id, None);
    assert!(
        at_once
            .answer
            .link()
            .href
            .contains("/v1/disk/resources?path=disk")
    );
    assert_eq!(
        query(&service.last()),
        ["from=disk:/a.txt", "path=disk:/b.txt"]
    );

    let done = disk
        .copy("disk:/full", "disk:/copy")
        .overwrite(true)
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::ZERO, Duration::from_secs(60)))
        .await
        .unwrap();
    assert!(service.entry("disk:/copy/b.txt").is_some());
    let mut sent = query(&service.last_to("/v1/disk/resources/copy"));
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href",
            "force_async=true",
            "from=disk:/full",
            "overwrite=true",
            "path=disk:/copy"
        ]
    );
    let polled = format!("/v1/disk/operations/{}", done.operation_id.unwrap());
    assert_eq!(service.count("GET", &polled), 4);
    assert_eq!(query(&service.last()), Vec::<String>::new());
}

#[tokio::test]
async fn copy_can_be_started_and_waited_for_later() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/full/b.txt", "b");
    let poller = disk
        .copy("disk:/full", "disk:/copy")
        .poller()
        .await
        .unwrap();
    assert_eq!(service.requests().len(), 1);
    assert!(service.entry("disk:/copy").is_none());
    let id = poller.id().unwrap().to_owned();
    assert_eq!(poller.result().operation_id.as_deref(), Some(id.as_str()));
    // Another process knows the id alone.
    drop(poller);
    service.disk().wait_for_operation(&id).await.unwrap();
    assert!(service.entry("disk:/copy/b.txt").is_some());
}

#[tokio::test]
async fn copy_says_what_is_in_the_way() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", vec![0_u8; 100]);
    service.put_file("disk:/b.txt", "b");
    assert_eq!(
        kind(disk.copy("disk:/none", "disk:/c").await),
        ErrorKind::PathNotFound
    );
    assert_eq!(
        kind(disk.copy("disk:/a.txt", "disk:/b.txt").await),
        ErrorKind::PathExists
    );
    assert_eq!(
        kind(disk.copy("disk:/a.txt", "disk:/x/y").await),
        ErrorKind::ParentNotFound
    );
    disk.copy("disk:/a.txt", "disk:/b.txt")
        .overwrite(true)
        .await
        .unwrap();
    assert_eq!(service.entry("disk:/b.txt").unwrap().size, 100);
    service.set_total_space(250);
    let full = disk.copy("disk:/a.txt", "disk:/c.txt").await.unwrap_err();
    assert!(
        ErrorKind::of(&full).is(ErrorKind::InsufficientStorage),
        "{full}"
    );
    service.set_total_space(10_000);
    service.set_upload_traffic_exceeded(true);
    let traffic = disk.copy("disk:/a.txt", "disk:/c.txt").await.unwrap_err();
    assert_eq!(
        ErrorKind::of(&traffic),
        ErrorKind::UploadTrafficLimitExceeded
    );
    // It lasts for hours, so it was not tried again.
    assert_eq!(traffic.attempts(), 1);
    let narrow = service.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(9));
    let narrow = disk.with_token(narrow.access_token).unwrap();
    assert_eq!(
        kind(narrow.copy("disk:/a.txt", "disk:/c").await),
        ErrorKind::Forbidden
    );
}

#[tokio::test]
async fn move_takes_everything_along() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/full/b.txt", "b");
    service.put_file("disk:/a.txt", "a");
    let done = disk
        .move_("full", "disk:/moved")
        .overwrite(true)
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::ZERO, Duration::from_secs(60)))
        .await
        .unwrap();
    assert!(done.operation_id.is_some());
    assert_eq!(
        service.paths(),
        ["disk:/a.txt", "disk:/moved", "disk:/moved/b.txt"]
    );
    let mut sent = query(&service.last_to("/v1/disk/resources/move"));
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href",
            "force_async=true",
            "from=disk:/full",
            "overwrite=true",
            "path=disk:/moved"
        ]
    );
    let done = disk
        .move_("disk:/a.txt", "disk:/moved/a.txt")
        .await
        .unwrap();
    assert!(done.operation_id.is_none() && !done.answer.link().href.is_empty());

    assert_eq!(
        kind(disk.move_("disk:/none", "disk:/c").await),
        ErrorKind::PathNotFound
    );
    let exists = disk.move_("disk:/moved/a.txt", "disk:/moved/b.txt").await;
    assert_eq!(kind(exists), ErrorKind::PathExists);
    service.lock("disk:/moved/a.txt");
    let once = CallOptions::new().without_retries();
    let locked = disk
        .move_("disk:/moved/a.txt", "disk:/c.txt")
        .with_options(once)
        .await;
    assert_eq!(kind(locked), ErrorKind::ResourceIsLocked);
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
