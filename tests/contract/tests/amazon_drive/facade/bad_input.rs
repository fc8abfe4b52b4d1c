//! Tests of invalid settings and arguments of the facade for Amazon Drive.

use std::time::Duration;

use cloud_drives::AmazonDrive;
use cloud_drives::auth::StaticToken;
use cloud_drives::prelude::*;
use cloud_drives::transfer::UploadSource;

use super::{all, signed_in};

#[test]
fn settings_that_cannot_be_used_are_refused_by_name() {
    let builder = AmazonDrive::builder;
    let own = StaticToken::new("u").expect("it can be sent");
    for (builder, name) in [
        (builder().token(""), "token"),
        (builder().token("a b"), "token"),
        (
            builder().base_url("metadata", "https://example.org"),
            "endpoint",
        ),
        (
            builder().base_url("master", "http://example.org"),
            "base_url",
        ),
        (
            builder().base_url("nobody", "https://example.org"),
            "nobody",
        ),
        (
            builder().endpoint("http://example.org/", "https://example.org/"),
            "endpoint",
        ),
        (
            builder()
                .endpoint("https://a.org/", "https://b.org/")
                .endpoint_file("x"),
            "endpoint",
        ),
        (builder().refresh_token("Atzr|x"), "refresh_token"),
        (builder().token("Atza|x").token_file("x"), "token_file"),
        (
            builder().storage_idle_timeout(Duration::ZERO),
            "storage_idle_timeout",
        ),
        (
            builder().application("id", "secret").client_data_file("x"),
            "client_data_file",
        ),
        (builder().relay("http://example.org"), "base_url"),
        (builder().token("t").token_source(own), "token_source"),
        (builder().idle_timeout(Duration::ZERO), "idle_timeout"),
        (builder().user_agent("a\nb"), "user_agent"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().contains(name),
            "{name}: {error}"
        );
    }
}

#[tokio::test]
async fn a_call_without_a_token_says_so_and_sends_nothing() {
    let (service, _) = signed_in().await;
    let nobody = service.stranger().build().expect("the settings are good");
    let error = nobody.get_quota().await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let error = nobody.get_auth_token().await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let anonymous = AmazonDrive::builder()
        .build()
        .expect("the settings are good");
    assert!(
        anonymous
            .authorization_url()
            .url()
            .unwrap_err()
            .message()
            .contains("application")
    );
    assert!(service.requests().is_empty());
}

#[tokio::test]
async fn empty_names_ids_and_sources_that_lie_are_refused() {
    let (service, drive) = signed_in().await;
    let error = drive.upload(b"x".to_vec(), "").await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("name"),
        "{error}"
    );
    for id in ["", ".", ".."] {
        assert!(drive.get_metadata(id).await.unwrap_err().is_invalid_input());
        assert!(drive.open(id).await.unwrap_err().is_invalid_input());
        assert!(
            drive
                .overwrite_file(id, b"x".to_vec())
                .await
                .unwrap_err()
                .is_invalid_input()
        );
    }
    for size in [3, 7] {
        let source = UploadSource::reader(&b"hello"[..]).with_size(size);
        let error = drive.upload(source, "a").await.unwrap_err();
        assert!(error.is_source(), "{error}");
    }
    let missing = std::env::temp_dir().join("no such file anywhere");
    assert!(drive.upload_file(&missing).await.unwrap_err().is_source());
    assert!(
        drive
            .upload_file(std::env::temp_dir())
            .await
            .unwrap_err()
            .is_source()
    );
    assert!(service.paths().is_empty());
}

#[tokio::test]
async fn the_longest_name_is_accepted_and_a_longer_one_is_rejected() {
    let (service, drive) = signed_in().await;
    let longest = "ü".repeat(256);
    let sent = drive.upload(b"x".to_vec(), &longest).await;
    sent.expect("256 characters are good");
    let requests = service.requests().len();
    let longer = format!("{longest}x");
    for error in [
        drive.upload(b"y".to_vec(), &longer).await.unwrap_err(),
        drive.create_folder(longer.as_str()).await.unwrap_err(),
        drive.rename_node("n", &longer).await.unwrap_err(),
        drive.rename_node("n", "").await.unwrap_err(),
        drive.move_node("n", "").await.unwrap_err(),
        drive.move_node_from("n", "", "p").await.unwrap_err(),
        drive.move_node_from("", "o", "p").await.unwrap_err(),
        drive.add_property("n", "", "k", "v").await.unwrap_err(),
        drive
            .add_property("n", "o", "k", "ü".repeat(501))
            .await
            .unwrap_err(),
        all(drive.list_trash().limit(201)).await.unwrap_err(),
        all(drive.list_trash().limit(0)).await.unwrap_err(),
    ] {
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.to_string().len() < 1000);
    }
    assert_eq!(service.requests().len(), requests, "nothing was sent");
}

#[tokio::test]
async fn odd_names_arrive_as_they_are() {
    let (service, drive) = signed_in().await;
    let names = [
        "a/b",
        "..",
        " x ",
        "q\"uote\\",
        "%2F?#&=+",
        "日本語 🎞",
        "line\nbreak",
    ];
    for name in names {
        let sent = drive
            .upload(name.as_bytes().to_vec(), name)
            .await
            .expect(name);
        assert_eq!(
            service.entry(&sent.receipt.id).expect("it is there").name,
            name
        );
    }
}
