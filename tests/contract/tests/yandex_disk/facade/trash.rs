//! The trash.

use std::time::Duration;

use cloud_drives::YandexDisk;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{ResourceType, TrashSort};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, polled, query, signed_in};

/// A file and a full folder, thrown away one after the other: their paths in the trash.
async fn thrown_away() -> (Service, YandexDisk, String, String) {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/docs/a.txt", "a");
    service.put_file("disk:/docs/dir/b.txt", "b");
    disk.remove("disk:/docs/a.txt").await.unwrap();
    service.clock().advance(Duration::from_secs(60));
    disk.remove("disk:/docs/dir").await.unwrap();
    let paths = service.trash_paths();
    let find = |start: &str| {
        let path = paths
            .iter()
            .find(|path| path.starts_with(start) && path.matches('/').count() == 1);
        path.expect("it was thrown away").clone()
    };
    let (file, folder) = (find("trash:/a.txt_"), find("trash:/dir_"));
    service.clear_records();
    (service, disk, file, folder)
}

#[tokio::test]
async fn get_trash_meta_tells_where_things_came_from() {
    let (service, disk, file, _) = thrown_away().await;
    let meta = disk.get_trash_meta(&file).await.unwrap();
    assert_eq!(
        (meta.name.as_str(), meta.origin_path.as_deref()),
        ("a.txt", Some("disk:/docs/a.txt"))
    );
    assert_eq!(
        meta.deleted.unwrap().to_rfc3339(),
        (service.clock().now() - Duration::from_secs(60)).to_rfc3339()
    );
    assert_eq!(query(&service.last()), [format!("path={file}")]);

    let trash = disk
        .get_trash_meta("/")
        .limit(1)
        .offset(0)
        .sort(TrashSort::MinusDeleted)
        .preview_size("S")
        .preview_crop(true)
        .fields(["_embedded.items.name", "_embedded.total"])
        .await
        .unwrap();
    let list = trash.embedded.unwrap();
    assert_eq!((list.items[0].name.as_str(), list.total), ("dir", Some(2)));
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=_embedded.items.name,_embedded.total",
            "limit=1",
            "offset=0",
            "path=trash:/",
            "preview_crop=true",
            "preview_size=S",
            "sort=-deleted"
        ]
    );
    assert_eq!(
        kind(disk.get_trash_meta("none").await),
        ErrorKind::PathNotFound
    );
    assert_eq!(service.last().query("path"), Some("trash:/none"));
}

#[tokio::test]
async fn get_trash_type_tells_files_from_folders() {
    let (service, disk, file, folder) = thrown_away().await;
    assert_eq!(
        disk.get_trash_type(&file).await.unwrap(),
        ResourceType::File
    );
    assert_eq!(
        disk.get_trash_type(&folder).await.unwrap(),
        ResourceType::Dir
    );
    assert_eq!(service.last().query("fields"), Some("type"));
    assert_eq!(
        kind(disk.get_trash_type("none").await),
        ErrorKind::PathNotFound
    );
}

#[tokio::test]
async fn questions_about_the_trash_are_answered_with_no_for_nothing() {
    let (service, disk, file, folder) = thrown_away().await;
    assert!(disk.trash_exists(&file).await.unwrap());
    assert!(disk.trash_exists("trash:/").await.unwrap());
    // In the trash a thing does not go by its old name.
    assert!(!disk.trash_exists("a.txt").await.unwrap());
    assert!(disk.is_trash_file(&file).await.unwrap());
    assert!(!disk.is_trash_dir(&file).await.unwrap());
    assert!(disk.is_trash_dir(&folder).await.unwrap());
    assert!(!disk.is_trash_file(&folder).await.unwrap());
    assert!(!disk.is_trash_file("none").await.unwrap());
    assert!(!disk.is_trash_dir("none").await.unwrap());
    assert!(
        service
            .requests()
            .iter()
            .all(|request| request.query("fields") == Some("type"))
    );
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk/trash/resources")
            .times(3)
            .status(403),
    );
    assert_eq!(kind(disk.trash_exists(&file).await), ErrorKind::Forbidden);
    assert_eq!(kind(disk.is_trash_file(&file).await), ErrorKind::Forbidden);
    assert_eq!(kind(disk.is_trash_dir(&file).await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn restore_trash_brings_things_back_or_elsewhere() {
    let (service, disk, file, folder) = thrown_away().await;
    let done = disk.restore_trash(&file).await.unwrap();
    assert!(done.operation_id.is_none());
    assert!(done.answer.link().href.contains("docs%2Fa.txt"));
    assert!(service.entry("disk:/docs/a.txt").is_some());
    assert_eq!(query(&service.last()), [format!("path={file}")]);

    service.put_dir("disk:/other/place");
    let done = disk
        .restore_trash(&folder)
        .name("/other/place")
        .overwrite(true)
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::ZERO, Duration::from_secs(60)))
        .await
        .unwrap();
    assert!(done.operation_id.is_some());
    assert!(service.entry("disk:/other/place/b.txt").is_some());
    let mut sent = query(&service.last_to("/v1/disk/trash/resources/restore"));
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href".to_owned(),
            "force_async=true".to_owned(),
            "name=/other/place".to_owned(),
            "overwrite=true".to_owned(),
            format!("path={folder}")
        ]
    );
    assert_eq!(
        kind(disk.restore_trash(&folder).await),
        ErrorKind::PathNotFound
    );
}

#[tokio::test]
async fn restore_trash_says_what_is_in_the_way() {
    let (service, disk, file, folder) = thrown_away().await;
    service.put_file("disk:/docs/a.txt", "another");
    assert_eq!(kind(disk.restore_trash(&file).await), ErrorKind::PathExists);
    let poller = disk
        .restore_trash(&file)
        .name("b.txt")
        .poller()
        .await
        .unwrap();
    assert_eq!(poller.id(), None);
    poller.await.unwrap();
    assert_eq!(
        service.file_bytes("disk:/docs/b.txt").as_deref(),
        Some(&b"a"[..])
    );
    let nowhere = disk.restore_trash(&folder).name("/none/dir").await;
    assert_eq!(kind(nowhere), ErrorKind::ParentNotFound);
}

#[tokio::test]
async fn remove_trash_deletes_one_thing_or_everything() {
    let (service, disk, file, _) = thrown_away().await;
    let done = disk
        .remove_trash(file.trim_start_matches("trash:/"))
        .await
        .unwrap();
    assert_eq!((done.answer.link(), &done.operation_id), (None, &None));
    assert_eq!(query(&service.last()), [format!("path={file}")]);
    assert_eq!(
        kind(disk.remove_trash(&file).await),
        ErrorKind::PathNotFound
    );
    service.clear_records();
    assert!(disk.remove_trash("").await.unwrap_err().is_invalid_input());
    assert_eq!(service.requests().len(), 0);
    assert_eq!(service.trash_paths().len(), 2);

    let done = disk
        .empty_trash()
        .force_async(true)
        .fields(["href"])
        .with_options(polled(Duration::ZERO, Duration::from_secs(60)))
        .await
        .unwrap();
    assert!(done.operation_id.is_some() && done.answer.link().is_some());
    assert_eq!(service.trash_paths(), Vec::<String>::new());
    let mut sent = query(&service.last_to("/v1/disk/trash/resources"));
    sent.sort();
    assert_eq!(sent, ["fields=href", "force_async=true"]);
}

#[tokio::test]
async fn trash_listdir_goes_through_all_pages() {
    let (service, disk, file, folder) = thrown_away().await;
    let all = disk
        .trash_listdir("/")
        .page_size(1)
        .items()
        .collect_all(10)
        .await
        .unwrap();
    let paths: Vec<&str> = all.iter().map(|item| item.path.as_str()).collect();
    assert_eq!(paths, [folder.as_str(), file.as_str()]);
    assert_eq!(all[1].origin_path.as_deref(), Some("disk:/docs/a.txt"));
    assert_eq!(service.requests().len(), 2);

    service.clear_records();
    let some = disk
        .trash_listdir("trash:/")
        .max_items(1)
        .offset(1)
        .sort(TrashSort::Deleted)
        .preview_size("S")
        .preview_crop(true)
        .fields(["name"])
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(
        (some.len(), some[0].name.as_str(), some[0].path.as_str()),
        (1, "a.txt", "")
    );
    let sent = service.last();
    for (name, value) in [
        ("limit", "1"),
        ("offset", "1"),
        ("sort", "deleted"),
        ("preview_size", "S"),
        ("preview_crop", "true"),
        (
            "fields",
            "_embedded.items.name,type,_embedded,_embedded.offset,_embedded.limit,_embedded.total,_embedded.items",
        ),
    ] {
        assert_eq!(sent.query(name), Some(value), "{name}");
    }
    let inside = disk
        .trash_listdir(&folder)
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(inside[0].name, "b.txt");
    assert_eq!(service.last().query("limit"), Some("500"));
    let of_a_file = disk
        .trash_listdir(&file)
        .items()
        .try_next()
        .await
        .unwrap_err();
    assert!(of_a_file.is_wrong_resource_type());
    assert_eq!(
        kind(disk.trash_listdir("none").items().try_next().await),
        ErrorKind::PathNotFound
    );
}
