//! Publishing, and what others published.

use std::time::Duration;

use cloud_drives::transfer::DownloadTarget;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{PublicSettingsInput, PublishRequest, ResourceType};
use cloud_drives::{CallOptions, CallOptionsExt, ErrorClass, Secret, YandexDisk};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, polled, query, signed_in};

/// A published folder with files in it, its key, and a client without a token.
async fn published() -> (Service, YandexDisk, String) {
    let (service, _) = signed_in().await;
    for n in 0..7 {
        service.put_file(&format!("disk:/shared/{n}.jpg"), vec![0_u8; 10 - n]);
    }
    service.put_file("disk:/shared/deep/ü ä#.txt", "deep");
    let (key, _) = service.publish("disk:/shared");
    let stranger = service.stranger().build().unwrap();
    (service, stranger, key)
}

#[tokio::test]
async fn publish_makes_a_link_and_takes_settings() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let link = disk.publish("a.txt").await.unwrap();
    assert!(link.href.contains("/v1/disk/resources?path="));
    // As in Python, the settings go along even when there are none.
    assert_eq!(service.last().body, r#"{"public_settings":{}}"#);
    assert_eq!(query(&service.last()), ["path=disk:/a.txt"]);
    let meta = disk
        .get_meta("disk:/a.txt")
        .fields(["public_key", "public_url"])
        .await
        .unwrap();
    let key = meta.public_key.unwrap();
    assert!(
        meta.public_url
            .unwrap()
            .expose()
            .starts_with("https://yadi.sk/i/")
    );
    assert!(disk.is_public_file(&key).await.unwrap());

    disk.publish("disk:/a.txt")
        .allow_address_access(true)
        .body(
            PublishRequest::new().public_settings(
                PublicSettingsInput::new()
                    .password(Secret::new("1234"))
                    .read_only(true),
            ),
        )
        .fields(["href"])
        .await
        .unwrap();
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "allow_address_access=true",
            "fields=href",
            "path=disk:/a.txt"
        ]
    );
    let body: serde_json::Value = serde_json::from_slice(&service.last().body).unwrap();
    let expected = serde_json::json!({"public_settings": {"password": "1234", "read_only": true}});
    assert_eq!(body, expected);
    let closed = disk.get_public_meta(&key).await;
    assert_eq!(kind(closed), ErrorKind::PasswordRequired);

    assert_eq!(
        kind(disk.publish("disk:/none").await),
        ErrorKind::PathNotFound
    );
    service.lock("disk:/a.txt");
    let once = CallOptions::new().without_retries();
    assert_eq!(
        kind(disk.publish("disk:/a.txt").with_options(once).await),
        ErrorKind::ResourceIsLocked
    );
}

#[tokio::test]
async fn unpublish_withdraws_the_link() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let (key, _) = service.publish("disk:/a.txt");
    assert!(disk.public_exists(key.as_str()).await.unwrap());
    let link = disk.unpublish("a.txt").fields(["href"]).await.unwrap();
    assert_eq!((link.method, link.href.is_empty()), (None, false));
    assert_eq!(query(&service.last()), ["path=disk:/a.txt", "fields=href"]);
    assert!(!disk.public_exists(key).await.unwrap());
    assert_eq!(
        kind(disk.unpublish("disk:/none").await),
        ErrorKind::PathNotFound
    );
}

#[tokio::test]
async fn get_public_meta_needs_no_token() {
    let (service, stranger, key) = published().await;
    let call = stranger.get_public_meta(key.as_str());
    assert!(!format!("{call:?}").contains(&key), "{call:?}");
    let whole = call.await.unwrap();
    assert_eq!((whole.name.as_str(), whole.path.as_str()), ("shared", "/"));
    assert_eq!(whole.owner.unwrap().login.as_deref(), Some("emulated"));
    assert_eq!(whole.embedded.unwrap().total, Some(8));
    assert_eq!(whole.public_key.as_ref(), Some(&Secret::from(&key)));
    let sent = service.last();
    // The key has characters in it that mean something in a query.
    assert_eq!(query(&sent), [format!("public_key={key}")]);
    assert_eq!(sent.header("authorization"), None);

    let page = stranger
        .get_public_meta(whole.public_url.unwrap())
        .path("/deep")
        .limit(3)
        .offset(0)
        .sort("-size")
        .preview_size("L")
        .preview_crop(true)
        .fields(["views_count", "_embedded.items.path"])
        .await
        .unwrap();
    assert_eq!(page.embedded.unwrap().items[0].path, "/deep/ü ä#.txt");
    let mut sent = query(&service.last());
    sent.retain(|pair| !pair.starts_with("public_key="));
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=views_count,_embedded.items.path",
            "limit=3",
            "offset=0",
            "path=/deep",
            "preview_crop=true",
            "preview_size=L",
            "sort=-size"
        ]
    );
    let nowhere = stranger.get_public_meta(key.as_str()).path("/none").await;
    assert_eq!(kind(nowhere), ErrorKind::PathNotFound);
    let unknown = stranger.get_public_meta("https://yadi.sk/d/none").await;
    assert_eq!(kind(unknown), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn a_token_goes_along_to_public_resources_if_there_is_one() {
    let (service, _, key) = published().await;
    let disk = service.disk();
    disk.get_public_meta(key).await.unwrap();
    assert!(
        service
            .last()
            .header("authorization")
            .unwrap()
            .starts_with("OAuth ")
    );
}

#[tokio::test]
async fn get_public_type_tells_files_from_folders() {
    let (service, stranger, key) = published().await;
    let key = key.as_str();
    assert_eq!(
        stranger.get_public_type(key).await.unwrap(),
        ResourceType::Dir
    );
    assert_eq!(service.last().query("fields"), Some("type"));
    let inside = stranger.get_public_type(key).path("/0.jpg").await.unwrap();
    assert_eq!(inside, ResourceType::File);
    assert_eq!(service.last().query("path"), Some("/0.jpg"));
    let none = stranger.get_public_type(key).path("/none").await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn public_questions_are_answered_with_no_for_nothing() {
    let (service, disk, key) = published().await;
    let key = key.as_str();
    assert!(disk.public_exists(key).await.unwrap());
    assert!(disk.is_public_dir(key).await.unwrap());
    assert!(!disk.is_public_file(key).await.unwrap());
    assert!(disk.public_exists(key).path("/0.jpg").await.unwrap());
    assert!(disk.is_public_file(key).path("/0.jpg").await.unwrap());
    assert!(!disk.is_public_dir(key).path("/0.jpg").await.unwrap());
    assert!(!disk.public_exists(key).path("/none").await.unwrap());
    assert!(!disk.is_public_dir("none").await.unwrap());
    assert!(!disk.is_public_file("none").await.unwrap());
    assert!(
        service
            .requests()
            .iter()
            .all(|request| request.query("fields") == Some("type"))
    );

    service.faults().add(
        Fault::on(Method::GET, "/v1/disk/public/resources")
            .times(3)
            .status(403)
            .body("application/json", r#"{"error": "ForbiddenError"}"#),
    );
    assert_eq!(kind(disk.public_exists(key).await), ErrorKind::Forbidden);
    assert_eq!(kind(disk.is_public_dir(key).await), ErrorKind::Forbidden);
    assert_eq!(kind(disk.is_public_file(key).await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn public_listdir_goes_through_all_pages() {
    let (service, stranger, key) = published().await;
    let all = stranger.public_listdir(key.as_str()).page_size(3).items();
    let all = all.collect_all(100).await.unwrap();
    let names: Vec<&str> = all.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "deep", "0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "6.jpg"
        ]
    );
    assert_eq!(service.requests().len(), 3);

    service.clear_records();
    let some = stranger
        .public_listdir(key.as_str())
        .path("/")
        .max_items(2)
        .page_size(9)
        .offset(1)
        .sort("size")
        .preview_size("S")
        .preview_crop(true)
        .fields(["name"])
        .items()
        .collect_all(100)
        .await
        .unwrap();
    let names: Vec<&str> = some.iter().map(|item| item.name.as_str()).collect();
    assert_eq!((names, some[0].size), (vec!["6.jpg", "5.jpg"], None));
    let sent = service.last();
    for (name, value) in [
        ("path", "/"),
        ("limit", "2"),
        ("offset", "1"),
        ("sort", "size"),
        ("preview_crop", "true"),
    ] {
        assert_eq!(sent.query(name), Some(value), "{name}");
    }
    let file = stranger
        .public_listdir(key.as_str())
        .path("/0.jpg")
        .items()
        .try_next()
        .await;
    assert!(file.unwrap_err().is_wrong_resource_type());
    let none = stranger.public_listdir("none").items().try_next().await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn get_public_download_link_honours_limits_and_passwords() {
    let (service, stranger, key) = published().await;
    let key = key.as_str();
    let whole = stranger.get_public_download_link(key).await.unwrap().href;
    assert!(whole.expose().starts_with(service.download_url()));
    assert_eq!(service.last().query("fields"), Some("href"));
    let one = stranger
        .get_public_download_link(key)
        .path("/0.jpg")
        .await
        .unwrap();
    assert_ne!(one.href, whole);
    assert_eq!(service.last().query("path"), Some("/0.jpg"));

    let nowhere = stranger.get_public_download_link(key).path("/none").await;
    assert_eq!(kind(nowhere), ErrorKind::PathNotFound);
    service.limit_downloads("disk:/shared", true);
    let limited = stranger.get_public_download_link(key).await.unwrap_err();
    assert_eq!(
        ErrorKind::of(&limited),
        ErrorKind::ResourceDownloadLimitExceeded
    );
    // It holds for a day, so it was not asked again.
    assert_eq!(limited.attempts(), 1);
    service.limit_downloads("disk:/shared", false);
    let password = PublicSettingsInput::new().password(Secret::new("1234"));
    service
        .disk()
        .update_public_settings("disk:/shared", password)
        .await
        .unwrap();
    let closed = stranger.get_public_download_link(key).await;
    assert_eq!(kind(closed), ErrorKind::PasswordRequired);
    // Where the owner forbids downloading, the link may be empty.
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk/public/resources/download")
            .status(200)
            .body("application/json", r#"{"href": ""}"#),
    );
    let empty = stranger.get_public_download_link(key).await.unwrap_err();
    assert_eq!(empty.class(), ErrorClass::Protocol);
    assert!(empty.to_string().contains("owner"), "{empty}");
}

#[tokio::test]
async fn download_public_brings_a_file_out_of_a_public_folder() {
    let (service, stranger, key) = published().await;
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("deep.txt");
    let done = stranger
        .download_public(key.as_str(), &target)
        .path("/deep/ü ä#.txt")
        .await
        .unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), b"deep");
    assert!(done.verified);
    let mut archive = Vec::new();
    stranger
        .download_public(key.as_str(), DownloadTarget::writer(&mut archive))
        .await
        .unwrap();
    assert!(archive.starts_with(b"PK"));
    for request in service.requests() {
        assert_eq!(request.header("authorization"), None);
    }
    let none = stranger
        .download_public("none", folder.path().join("none"))
        .await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn save_to_disk_copies_what_others_published() {
    let (service, _, key) = published().await;
    let disk = service.disk();
    let key = key.as_str();
    disk.save_to_disk(key).path("/0.jpg").await.unwrap();
    assert!(service.entry("disk:/Загрузки/0.jpg").is_some());

    service.put_dir("disk:/films");
    let done = disk
        .save_to_disk(key)
        .name("copy.txt")
        .path("/deep/ü ä#.txt")
        .save_path("disk:/films")
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::ZERO, Duration::from_secs(60)))
        .await
        .unwrap();
    assert!(done.operation_id.is_some());
    assert_eq!(
        service.file_bytes("disk:/films/copy.txt").as_deref(),
        Some(&b"deep"[..])
    );
    let mut sent = query(&service.last_to("/v1/disk/public/resources/save-to-disk"));
    sent.retain(|pair| !pair.starts_with("public_key="));
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href",
            "force_async=true",
            "name=copy.txt",
            "path=/deep/ü ä#.txt",
            "save_path=disk:/films"
        ]
    );
    assert_eq!(
        kind(disk.save_to_disk("none").await),
        ErrorKind::PathNotFound
    );
    service.set_upload_traffic_exceeded(true);
    let traffic = disk.save_to_disk(key).path("/0.jpg").await;
    assert_eq!(kind(traffic), ErrorKind::UploadTrafficLimitExceeded);
    service.set_upload_traffic_exceeded(false);
    service.set_total_space(1);
    let full = disk.save_to_disk(key).path("/0.jpg").await;
    assert!(kind(full).is(ErrorKind::InsufficientStorage));
}

#[tokio::test]
async fn get_public_resources_gives_one_page() {
    let (service, disk) = signed_in().await;
    service.put_dir("disk:/dir");
    for path in ["disk:/a.jpg", "disk:/b.txt"] {
        service.put_file(path, "x");
        service.publish(path);
    }
    service.publish("disk:/dir");
    let all = disk
        .get_public_resources()
        .send()
        .await
        .unwrap()
        .into_body();
    assert_eq!(
        (all.items.len(), all.limit, all.offset, all.type_),
        (3, Some(20), Some(0), None)
    );
    assert!(
        all.items
            .iter()
            .all(|item| item.public_url.is_some() && item.path.starts_with("disk:/"))
    );
    assert_eq!(query(&service.last()), Vec::<String>::new());

    let files = disk
        .get_public_resources()
        .type_(ResourceType::File)
        .limit(1)
        .offset(1)
        .preview_size("S")
        .preview_crop(true)
        .fields(["items.name", "type"])
        .send()
        .await
        .unwrap()
        .into_body();
    assert_eq!(
        (files.items.len(), files.type_, files.limit),
        (1, Some(ResourceType::File), None)
    );
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=items.name,type",
            "limit=1",
            "offset=1",
            "preview_crop=true",
            "preview_size=S",
            "type=file"
        ]
    );
}

#[tokio::test]
async fn get_all_public_resources_goes_through_all_pages() {
    let (service, disk) = signed_in().await;
    for n in 0..5 {
        let path = format!("disk:/{n}.txt");
        service.put_file(&path, "x");
        service.publish(&path);
    }
    service.put_dir("disk:/dir");
    service.publish("disk:/dir");
    let all = disk
        .get_all_public_resources()
        .page_size(3)
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(all.len(), 6);
    assert_eq!(service.requests().len(), 3);

    service.clear_records();
    let some = disk
        .get_all_public_resources()
        .max_items(4)
        .offset(1)
        .type_("file")
        .preview_size("S")
        .preview_crop(true)
        .fields(["name"])
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(some.len(), 4);
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=items.name,offset,limit",
            "limit=4",
            "offset=1",
            "preview_crop=true",
            "preview_size=S",
            "type=file"
        ]
    );
    service.clear_records();
    disk.get_all_public_resources()
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(service.last().query("limit"), Some("100"));
}
