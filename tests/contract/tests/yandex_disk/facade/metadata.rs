//! Tests of metadata: the account, files and folders, listings.

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{MediaType, ResourceType};
use cloud_drives::{Continuation, ErrorClass};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, query, signed_in};

/// Twelve files and two folders in `disk:/photos`.
fn photos(service: &Service) {
    for n in 0..12 {
        service.put_file(&format!("disk:/photos/{n:02}.jpg"), vec![0_u8; 12 - n]);
    }
    service.put_dir("disk:/photos/x");
    service.put_dir("disk:/photos/y");
}

#[tokio::test]
async fn listdir_reads_all_pages_of_a_folder() {
    let (service, disk) = signed_in().await;
    photos(&service);
    let mut items = disk.listdir("disk:/photos").page_size(5).items();
    let mut names = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        names.push(item.name.clone());
    }
    let mut expected = vec!["x".to_owned(), "y".to_owned()];
    expected.extend((0..12).map(|n| format!("{n:02}.jpg")));
    assert_eq!(names, expected);
    assert_eq!(items.total(), Some(14));
    // The total says when it ends: no empty page is asked for.
    let requests = service.requests();
    let pages: Vec<_> = requests
        .iter()
        .map(|it| (it.query("offset"), it.query("limit")))
        .collect();
    let page = |offset| (Some(offset), Some("5"));
    assert_eq!(pages, [page("0"), page("5"), page("10")]);
    let needed = "type,_embedded,_embedded.offset,_embedded.limit,_embedded.total,_embedded.items";
    assert_eq!(requests[0].query("fields"), Some(needed));

    // Without a size, pages are of 500.
    service.clear_records();
    let all = disk
        .listdir("photos")
        .items()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!(all.len(), 14);
    assert_eq!(service.requests().len(), 1);
    assert_eq!(service.last().query("limit"), Some("500"));
}

#[tokio::test]
async fn listdir_takes_every_argument_and_lowers_the_last_page() {
    let (service, disk) = signed_in().await;
    photos(&service);
    let some = disk
        .listdir("disk:/photos")
        .max_items(7)
        .page_size(4)
        .offset(3)
        .sort("-name")
        .preview_size("M")
        .preview_crop(false)
        .fields(["name", "size"])
        .items()
        .collect_all(100)
        .await
        .unwrap();
    let names: Vec<&str> = some.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "10.jpg", "09.jpg", "08.jpg", "07.jpg", "06.jpg", "05.jpg", "04.jpg"
        ]
    );
    assert_eq!((some[0].size, some[0].md5.as_deref()), (Some(2), None));
    let requests = service.requests();
    let pages: Vec<_> = requests
        .iter()
        .map(|it| (it.query("offset"), it.query("limit")))
        .collect();
    assert_eq!(pages, [(Some("3"), Some("4")), (Some("7"), Some("3"))]);
    for request in &requests {
        assert_eq!(request.query("sort"), Some("-name"));
        assert_eq!(request.query("preview_size"), Some("M"));
        assert_eq!(request.query("preview_crop"), Some("false"));
        let fields = request.query("fields").unwrap();
        assert!(
            fields.starts_with("_embedded.items.name,_embedded.items.size,type,"),
            "{fields}"
        );
    }
    // None at all is asked for as none at all.
    let none = disk
        .listdir("disk:/photos")
        .max_items(0)
        .items()
        .collect_all(1)
        .await
        .unwrap();
    assert!(none.is_empty());
    assert_eq!(service.last().query("limit"), Some("0"));
}

#[tokio::test]
async fn listdir_of_a_file_or_of_nothing_is_an_error() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let file = disk
        .listdir("disk:/a.txt")
        .items()
        .try_next()
        .await
        .unwrap_err();
    assert!(file.is_wrong_resource_type(), "{file}");
    assert!(file.to_string().contains("file"), "{file}");
    let none = disk.listdir("disk:/none").items().try_next().await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
    let halves = r#"{"type": "dir"}"#;
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk/resources")
            .status(200)
            .body("application/json", halves),
    );
    let broken = disk.listdir("disk:/").items().try_next().await.unwrap_err();
    assert_eq!(broken.class(), ErrorClass::Protocol);
}

#[tokio::test]
async fn a_listing_is_continued_in_another_process() {
    let (service, disk) = signed_in().await;
    photos(&service);
    let mut items = disk.listdir("disk:/photos").page_size(4).items();
    for _ in 0..6 {
        items.try_next().await.unwrap().unwrap();
    }
    let kept: String = items.continuation().to_string();
    drop(items);
    let place: Continuation = kept.parse().unwrap();
    let rest = service
        .disk()
        .listdir("disk:/photos")
        .page_size(4)
        .items()
        .resume(place)
        .unwrap();
    let rest = rest.collect_all(100).await.unwrap();
    assert_eq!(rest.len(), 8);
    assert_eq!(rest[0].name, "04.jpg");
    // A place in one list means nothing in another.
    let other = disk.get_files().items().resume(kept.parse().unwrap());
    assert_eq!(
        other.err().map(|error| error.class()),
        Some(ErrorClass::InvalidInput)
    );
}

#[tokio::test]
async fn a_failed_page_is_requested_again_and_no_item_is_returned_twice() {
    let (service, disk) = signed_in().await;
    photos(&service);
    let once = service.faults().add(
        Fault::on(Method::GET, "/v1/disk/resources")
            .query("offset", "5")
            .times(2)
            .cut_after(30),
    );
    let all = disk
        .listdir("disk:/photos")
        .page_size(5)
        .items()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!((all.len(), once.used()), (14, 2));
}

#[tokio::test]
async fn exists_says_no_only_where_nothing_is() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    assert!(disk.exists("disk:/a.txt").await.unwrap());
    assert_eq!(query(&service.last()), ["path=disk:/a.txt", "fields=type"]);
    assert!(disk.exists("/").await.unwrap());
    assert!(!disk.exists("disk:/b.txt").await.unwrap());
    let blind = service.sign_in_with(&["cloud_api:disk.info"], std::time::Duration::from_secs(9));
    let blind = disk.with_token(blind.access_token).unwrap();
    assert_eq!(
        kind(blind.exists("disk:/a.txt").await),
        ErrorKind::Forbidden
    );
    // Another 404 does not say that nothing is there.
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk/resources").status(404));
    assert_eq!(kind(disk.exists("disk:/a.txt").await), ErrorKind::NotFound);
}

#[tokio::test]
async fn get_type_distinguishes_files_from_folders() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a/b.txt", "b");
    assert_eq!(disk.get_type("disk:/a").await.unwrap(), ResourceType::Dir);
    assert_eq!(disk.get_type("a/b.txt").await.unwrap(), ResourceType::File);
    assert_eq!(
        query(&service.last()),
        ["path=disk:/a/b.txt", "fields=type"]
    );
    assert_eq!(
        kind(disk.get_type("disk:/c").await),
        ErrorKind::PathNotFound
    );
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk/resources")
            .status(200)
            .body("application/json", "{}"),
    );
    let untold = disk.get_type("disk:/a").await.unwrap_err();
    assert_eq!(untold.class(), ErrorClass::Protocol);
}

#[tokio::test]
async fn is_file_and_is_dir_are_false_for_nothing() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a/b.txt", "b");
    assert!(disk.is_file("disk:/a/b.txt").await.unwrap());
    assert!(!disk.is_dir("disk:/a/b.txt").await.unwrap());
    assert!(disk.is_dir("disk:/a").await.unwrap());
    assert!(!disk.is_file("disk:/a").await.unwrap());
    assert!(!disk.is_file("disk:/c").await.unwrap());
    assert!(!disk.is_dir("disk:/c").await.unwrap());
    for request in service.requests() {
        assert_eq!(request.query("fields"), Some("type"));
    }
}

#[tokio::test]
async fn get_files_reads_all_pages_until_a_short_one() {
    let (service, disk) = signed_in().await;
    photos(&service);
    service.put_file("disk:/a.txt", "a");
    service.put_file("disk:/z.mov", "z");
    let all = disk
        .get_files()
        .page_size(7)
        .items()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!(all.len(), 14);
    assert!(
        all.iter()
            .all(|file| file.type_ == Some(ResourceType::File))
    );
    // Two full pages, and one that tells that there is no more.
    assert_eq!(service.requests().len(), 3);

    service.clear_records();
    let some = disk
        .get_files()
        .max_items(3)
        .offset(1)
        .media_type([MediaType::Image, MediaType::Video])
        .sort("-name")
        .preview_size("S")
        .preview_crop(true)
        .fields(["name", "items.size"])
        .items()
        .collect_all(100)
        .await
        .unwrap();
    let names: Vec<&str> = some.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["11.jpg", "10.jpg", "09.jpg"]);
    assert_eq!((some[0].size, some[0].path.as_str()), (Some(1), ""));
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=items.name,items.size,offset,limit",
            "limit=3",
            "media_type=image,video",
            "offset=1",
            "preview_crop=true",
            "preview_size=S",
            "sort=-name"
        ]
    );
    service.clear_records();
    disk.get_files().items().collect_all(100).await.unwrap();
    assert_eq!(service.last().query("limit"), Some("200"));
}
