//! The trash.

use std::time::Duration;

use cloud_drives::YandexDisk;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{ResourceType, TrashSort};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, signed_in};

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
async fn get_trash_type_distinguishes_files_from_folders() {
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
async fn trash_listdir_reads_all_pages() {
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
