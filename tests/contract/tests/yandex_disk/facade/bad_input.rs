//! Tests of invalid settings, arguments and answers, and of their errors.

use super::signed_in;

#[tokio::test]
async fn paths_without_an_area_are_on_the_disk() {
    let (service, disk) = signed_in().await;
    for (path, sent) in [
        ("a", "disk:/a"),
        ("/a", "disk:/a"),
        ("a/", "disk:/a/"),
        ("disk:/a/", "disk:/a/"),
        ("disk:", "disk:/disk:"),
        ("other:/a", "disk:/other:/a"),
        ("app:/", "app:/"),
        ("trash:/", "trash:/"),
        ("photounlim:/", "photounlim:/"),
        ("/", "disk:/"),
    ] {
        let _ = disk.exists(path).await.unwrap();
        assert_eq!(service.last().query("path"), Some(sent), "{path:?}");
    }
    assert!(disk.is_dir("app:/").await.unwrap());
    // No path is not the root.
    service.clear_records();
    for error in [
        disk.exists("").await.unwrap_err(),
        disk.publish("").await.unwrap_err(),
        disk.remove_trash("").await.unwrap_err(),
    ] {
        assert!(error.is_invalid_input(), "{error}");
    }
    assert_eq!(service.requests().len(), 0);
    // A slash at the end does not count.
    disk.mkdir("disk:/with slash/").await.unwrap();
    disk.upload(b"x".to_vec(), "with slash/a.txt")
        .await
        .unwrap();
    assert_eq!(
        disk.listdir("with slash///")
            .items()
            .collect_all(9)
            .await
            .unwrap()
            .len(),
        1
    );
    disk.rename("with slash/", "without")
        .unwrap()
        .await
        .unwrap();
    assert!(service.entry("disk:/without/a.txt").is_some());
}
