//! Tests of publishing, and of public files and folders of others.

use cloud_drives::transfer::DownloadTarget;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{PublicSettingsInput, ResourceType};
use cloud_drives::{ErrorClass, Secret, YandexDisk};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, query, signed_in};

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
async fn get_public_type_distinguishes_files_from_folders() {
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
async fn public_listdir_reads_all_pages() {
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
async fn download_public_downloads_a_file_of_a_public_folder() {
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
async fn get_all_public_resources_reads_all_pages() {
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
