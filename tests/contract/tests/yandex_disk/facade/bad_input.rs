//! What is wrong with settings, arguments and answers, and what is said about it.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::YandexDiskBuilder;
use cloud_drives::{CallOptions, CallOptionsExt, ErrorClass, YandexDisk};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, signed_in};

fn refused(builder: YandexDiskBuilder) -> String {
    let error = builder.build().unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    error.to_string()
}

#[test]
fn settings_that_can_not_be_used_are_named() {
    for token in ["", "  ", "a\nb", "a b", "ä"] {
        let message = refused(YandexDisk::builder().token(token));
        assert!(message.contains("token"), "{token:?}: {message}");
        let renewing = YandexDisk::builder()
            .application("id", "secret")
            .refresh_token(token);
        assert!(refused(renewing).contains("refresh_token"), "{token:?}");
    }
    for (server, url) in [
        ("api", "http://example.org"),
        ("oauth", "http://example.org"),
        ("api", "http://localhost.example.org"),
        ("api", "https://user:s3cret@example.org"),
        ("api", "ftp://example.org"),
        ("api", "not a url"),
        ("api", ""),
    ] {
        let message = refused(YandexDisk::builder().base_url(server, url));
        assert!(
            message.contains("base_url") && !message.contains("s3cret"),
            "{url}: {message}"
        );
    }
    let message = refused(YandexDisk::builder().base_url("storage", "https://example.org"));
    assert!(message.contains("storage"), "{message}");
    let message = refused(YandexDisk::builder().refresh_token("1:x"));
    assert!(message.contains("application"), "{message}");
    let source = cloud_drives::auth::StaticToken::new("y0_x").unwrap();
    let message = refused(YandexDisk::builder().token("y0_y").token_source(source));
    assert!(message.contains("token_source"), "{message}");
    let message = refused(YandexDisk::builder().storage_idle_timeout(Duration::ZERO));
    assert!(message.contains("storage_idle_timeout"), "{message}");
}

#[tokio::test]
async fn a_call_that_needs_a_token_says_so_before_anything_is_sent() {
    let service = Service::start(Emulator::builder()).await;
    let disk = service.stranger().build().unwrap();
    let error = disk.mkdir("disk:/a").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(error.to_string().contains("token"), "{error}");
    let error = disk.upload(vec![0], "disk:/a").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn odd_paths_arrive_as_they_are() {
    let (service, disk) = signed_in().await;
    for name in [
        "ü ä#?%25.txt",
        "plus+and&equals=semi;colon:x",
        "emoji 🎞 日本語",
        "quote'\"back\\slash",
        " leading and trailing ",
        "disk:",
        "a:b",
        "%2F..%2F",
        "...",
        "tab\there",
    ] {
        let path = format!("disk:/{name}");
        disk.mkdir(&path).await.unwrap();
        assert!(service.entry(&path).is_some(), "{name}");
        assert_eq!(disk.get_meta(&path).await.unwrap().name, name);
        let file = format!("{path}/{name}");
        disk.upload(name.as_bytes().to_vec(), &file).await.unwrap();
        let mut items = disk.listdir(&path).items();
        assert_eq!(items.try_next().await.unwrap().unwrap().path, file);
        let there = disk
            .download_stream(&file)
            .await
            .unwrap()
            .collect(100)
            .await
            .unwrap();
        assert_eq!(there, name.as_bytes());
        disk.rename(&file, format!("{name} 2"))
            .unwrap()
            .await
            .unwrap();
        disk.remove(&path).permanently(true).await.unwrap();
        assert_eq!(service.paths(), Vec::<String>::new(), "{name}");
    }
}

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

#[tokio::test]
async fn a_path_at_the_limit_is_sent_whole_and_one_beyond_is_refused_in_few_words() {
    let (service, disk) = signed_in().await;
    let mut path = String::from("disk:/");
    while path.len() + 256 <= 32_760 {
        path.push_str(&"x".repeat(255));
        path.push('/');
    }
    path.push_str(&"y".repeat(32_760 - path.len()));
    disk.makedirs(&path).await.unwrap();
    assert!(disk.is_dir(&path).await.unwrap());
    assert_eq!(service.last().query("path").map(str::len), Some(32_760));
    path.push('z');
    let error = disk.get_meta(&path).await.unwrap_err();
    assert_eq!(error.status().map(|it| it.as_u16()), Some(400));
    assert!(error.to_string().len() < 1000, "the error repeats the path");
    let renamed = disk.rename(&path, "z".repeat(32_768)).unwrap();
    let error = renamed.await.unwrap_err();
    assert!(error.to_string().len() < 1000, "the error repeats the path");
}

#[tokio::test]
async fn answers_that_make_no_sense_are_described() {
    let (service, disk) = signed_in().await;
    let answer = |body: &str| {
        Fault::on(Method::GET, "/v1/disk")
            .status(200)
            .body("application/json", body.to_owned())
    };
    let once = || CallOptions::new().without_retries();
    for (fault, needle) in [
        (Fault::on(Method::GET, "/v1/disk").html(), "html"),
        (Fault::on(Method::GET, "/v1/disk").empty_body(), "empty"),
        (Fault::on(Method::GET, "/v1/disk").garbage(), "JSON"),
        (answer(r#"{"used_space": "much"}"#), "used_space"),
        (answer("[1, 2]"), ""),
        (answer(r#""text""#), ""),
    ] {
        let fault = service.faults().add(fault);
        let error = disk.get_disk_info().with_options(once()).await.unwrap_err();
        assert!(error.is_decode(), "{fault}: {error}");
        let text = error.to_string();
        assert!(
            text.to_lowercase().contains(&needle.to_lowercase()),
            "{fault}: {text}"
        );
        assert!(
            text.contains("disk.info") && text.len() < 500,
            "{fault}: {text}"
        );
    }
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").cut_after(50));
    let cut = disk.get_disk_info().with_options(once()).await.unwrap_err();
    assert!(cut.is_transport(), "{cut}");
    // Members that nobody knows are no reason to fail.
    service.faults().add(answer(
        r#"{"used_space": 7, "new": {"deep": [null]}, "user": null}"#,
    ));
    let info = disk.get_disk_info().await.unwrap();
    assert_eq!(info.used_space, Some(7));
    assert_eq!(info.extra["new"]["deep"][0], serde_json::Value::Null);
}

#[tokio::test]
async fn an_answer_that_is_huge_is_not_read_to_its_end() {
    let service = Service::start(Emulator::builder()).await;
    let disk = service.builder().max_json_bytes(1000).build().unwrap();
    let huge = format!(r#"{{"used_space": 7, "x": "{}"}}"#, "x".repeat(100_000));
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk")
            .status(200)
            .body("application/json", huge),
    );
    let error = disk.get_disk_info().await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
    assert!(error.to_string().contains("1000"), "{error}");
    // A huge failure stays a failure, described in few words.
    let page = "<p>no</p>".repeat(300_000);
    service.faults().add(
        Fault::on(Method::GET, "/v1/disk")
            .status(404)
            .body("text/html", page),
    );
    let error = disk.get_disk_info().await.unwrap_err();
    assert!(
        error.is_not_found() && error.to_string().len() < 1000,
        "{error}"
    );
}

#[tokio::test]
async fn sources_that_are_no_files_are_refused_before_anything_is_sent() {
    let (service, disk) = signed_in().await;
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.mov");
    let error = disk.upload(&missing, "disk:/a").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Source);
    assert!(error.to_string().contains("missing.mov"), "{error}");
    let error = disk.upload(folder.path(), "disk:/a").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Source);
    assert!(error.to_string().contains("folder"), "{error}");
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn headers_that_can_not_be_sent_are_refused_by_name() {
    let error = CallOptions::new().with_header("x-odd", "a\nb").unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    assert!(error.to_string().contains("x-odd"), "{error}");
    let error = CallOptions::new().with_header("x odd", "a").unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
}
