//! Tests of single calls: what is sent, and what is looked up after a lost answer.

use cloud_drives_core::CallOptions;

use super::*;
use crate::prelude::*;
use crate::rate_limit::RateLimits;
use crate::yandex_disk::ErrorKind;
use crate::yandex_disk::types::PublicSettingsInput;

/// As in Python.
#[tokio::test(start_paused = true)]
async fn publishing_sends_settings_even_if_there_are_none() {
    let (transport, disk) = script([resource(200)]);
    disk.publish("a").await.unwrap();
    assert_eq!(transport.calls()[0].body, r#"{"public_settings":{}}"#);
}

#[tokio::test(start_paused = true)]
async fn mkdir_succeeds_after_a_lost_answer() {
    let (transport, disk) = script([
        Answer::Broken,
        ok(r#"{"type":"dir","_embedded":{"total":0}}"#),
    ]);
    let link = disk.mkdir("disk:/a b").await.unwrap();
    assert_eq!(
        link.href,
        "https://cloud-api.yandex.net/v1/disk/resources?path=disk%3A%2Fa+b"
    );
    let look = &transport.calls()[1];
    assert_eq!(look.line(), "GET /v1/disk/resources");
    assert_eq!(look.param("path"), Some("disk:/a b"));
    assert_eq!(transport.calls().len(), 2);
    // It does not exist: the call is repeated.
    let (transport, disk) = script([
        Answer::Broken,
        refusal(404, "DiskNotFoundError"),
        resource(201),
    ]);
    disk.mkdir("disk:/a b").await.unwrap();
    assert_eq!(transport.lines()[2], "PUT /v1/disk/resources");
    // If the look-up fails, the outcome stays unknown.
    let (transport, disk) = script([Answer::Broken, refusal(403, "ForbiddenError")]);
    let error = disk.mkdir("disk:/a b").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_existing_folder_does_not_count_as_created() {
    let exists = || refusal(409, "DiskPathPointsToExistentDirectoryError");
    // No answer was lost, so this answer is returned.
    let (transport, there) = script([exists()]);
    let error = there.mkdir("a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::DirectoryExists);
    assert_eq!(transport.calls().len(), 1);
    // An answer was lost, but the folder is not empty.
    let (_, lost) = script([
        Answer::status(504),
        ok(r#"{"type":"dir","_embedded":{"total":3}}"#),
        exists(),
        ok(r#"{"type":"dir","_embedded":{"total":3}}"#),
    ]);
    let error = lost.mkdir("a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::DirectoryExists);
}

#[tokio::test(start_paused = true)]
async fn makedirs_ends_with_any_answers_of_the_service() {
    let transport = Scripted::always(refusal(409, "DiskPathDoesntExistsError"));
    let error = disk(&transport).makedirs("disk:/a/b/c").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::ParentNotFound);
    assert_eq!(transport.calls().len(), 3);
    let mut flip = false;
    let transport = Scripted::answering(move |_| {
        flip = !flip;
        let code = if flip {
            "DiskPathDoesntExistsError"
        } else {
            "DiskPathPointsToExistentDirectoryError"
        };
        refusal(409, code)
    });
    assert!(disk(&transport).makedirs("disk:/a/b/c").await.is_err());
    let exists = refusal(409, "DiskPathPointsToExistentDirectoryError");
    let error = disk(&Scripted::always(exists))
        .makedirs("a/b")
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::DirectoryExists);
}

#[tokio::test(start_paused = true)]
async fn the_client_s_options_hold_for_the_typed_client_underneath_too() {
    let transport = Scripted::always(ok(r#"{"total_space":1}"#));
    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_max_response_bytes(2);
    let disk = YandexDisk::builder()
        .token("t")
        .transport(transport.clone())
        .default_options(defaults)
        .build()
        .unwrap();
    let error = disk.api().disk().info().send().await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
    // Another token keeps the defaults; the options of the call take precedence.
    let other = disk.with_token("other").unwrap();
    let own = CallOptions::new().with_header("x-a", "own").unwrap();
    let call = other.api().disk().info().with_options(own);
    assert!(call.send().await.unwrap_err().is_too_large());
    let calls = transport.calls();
    let values: Vec<_> = calls.iter().map(|call| &call.headers["x-a"]).collect();
    assert_eq!(values, ["default", "own"]);
}

#[tokio::test(start_paused = true)]
async fn the_typed_client_underneath_retries_too() {
    let (transport, disk) = script([Answer::status(503), ok(r#"{"total_space":1}"#)]);
    let answer = disk.api().disk().info().send().await.unwrap();
    assert_eq!(answer.attempts(), 2);
    assert_eq!(transport.calls()[1].authorization(), Some("OAuth y0_TOKEN"));
}

#[test]
fn a_setting_that_can_t_be_used_is_named() {
    let builder = YandexDisk::builder;
    for (builder, word) in [
        (builder().token(""), "token:"),
        (builder().token("a b"), "token:"),
        (builder().base_url("api", "http://example.com"), "base_url"),
        (builder().base_url("api", "nonsense"), "base_url"),
        (builder().base_url("apo", "https://example.com"), "apo"),
        (builder().refresh_token("r"), "refresh_token:"),
        (builder().idle_timeout(Duration::ZERO), "idle_timeout"),
        (builder().connect_timeout(Duration::ZERO), "connect_timeout"),
        (
            builder().storage_idle_timeout(Duration::ZERO),
            "storage_idle_timeout",
        ),
        (builder().user_agent("a\nb"), "user_agent"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.message().contains(word), "{word}: {error}");
    }
}

#[tokio::test(start_paused = true)]
async fn every_attempt_waits_for_its_turn_and_carries_a_token() {
    let transport = Scripted::new([
        Answer::status(503),
        refusal(401, "UnauthorizedError"),
        ok("{}"),
    ]);
    let disk = YandexDisk::builder()
        .token("y0_TOKEN")
        .transport(transport.clone())
        .rate_limits(RateLimits::from_spec().for_all(1, Duration::from_secs(60)))
        .build()
        .unwrap();
    disk.get_disk_info().await.unwrap();
    let calls = transport.calls();
    let times: Vec<u64> = calls.iter().map(|call| call.at.as_secs()).collect();
    assert_eq!(times, [0, 60, 120]);
    for call in &calls {
        assert_eq!(call.authorization(), Some("OAuth y0_TOKEN"));
    }
}

/// Every call with a path, without one.
#[tokio::test(start_paused = true)]
async fn no_path_is_refused_before_anything_is_sent() {
    let (transport, disk) = script([]);
    let settings = PublicSettingsInput::new;
    let refused = [
        ("get_meta", disk.get_meta("").await.err()),
        ("exists", disk.exists("").await.err()),
        ("is_dir", disk.is_dir("").await.err()),
        ("mkdir", disk.mkdir("").await.err()),
        ("makedirs", disk.makedirs("").await.err()),
        ("copy from", disk.copy("", "b").await.err()),
        ("copy to", disk.copy("a", "").await.err()),
        ("move from", disk.move_("", "b").await.err()),
        ("move to", disk.move_("a", "").await.err()),
        ("rename", disk.rename("", "b").err()),
        ("remove", disk.remove("").await.err()),
        (
            "upload_url",
            disk.upload_url("https://site/x", "").await.err(),
        ),
        ("patch", disk.patch("", [("n", None)]).await.err()),
        ("publish", disk.publish("").await.err()),
        ("unpublish", disk.unpublish("").await.err()),
        (
            "get_public_settings",
            disk.get_public_settings("").await.err(),
        ),
        (
            "update_public_settings",
            disk.update_public_settings("", settings()).await.err(),
        ),
        ("get_trash_meta", disk.get_trash_meta("").await.err()),
        ("restore_trash", disk.restore_trash("").await.err()),
        ("remove_trash", disk.remove_trash("").await.err()),
        ("get_upload_link", disk.get_upload_link("").await.err()),
        ("get_download_link", disk.get_download_link("").await.err()),
        ("listdir", disk.listdir("").items().try_next().await.err()),
        (
            "trash_listdir",
            disk.trash_listdir("").items().try_next().await.err(),
        ),
        ("walk", disk.walk("").try_next().await.err()),
        ("upload", disk.upload(vec![1], "").await.err()),
        ("download", disk.open("").await.err()),
        (
            "upload_folder",
            disk.upload_folder(env!("CARGO_MANIFEST_DIR"), "")
                .await
                .err(),
        ),
        // The typed client refuses it too.
        ("api", disk.api().resources().publish("").await.err()),
    ];
    for (call, error) in refused {
        let error = error.unwrap_or_else(|| panic!("{call} took an empty path"));
        assert!(error.is_invalid_input(), "{call}: {error}");
        assert!(
            error.message().contains("must not be empty"),
            "{call}: {error}"
        );
    }
    assert_eq!(transport.calls().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_path_that_a_listing_left_out_does_nothing_to_the_root() {
    let (transport, disk) = script([ok(
        r#"{"type":"dir","_embedded":{"items":[{"name":"a"}],"offset":0,"limit":500,"total":1}}"#,
    )]);
    let mut items = disk.listdir("disk:/photos").fields(["name"]).items();
    let item = items.try_next().await.unwrap().unwrap();
    assert_eq!((item.name.as_str(), item.path.as_str()), ("a", ""));
    for error in [
        disk.publish(&item.path).await.unwrap_err(),
        disk.remove_trash(&item.path).await.unwrap_err(),
        disk.remove(&item.path).await.unwrap_err(),
    ] {
        assert!(error.is_invalid_input(), "{error}");
    }
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_gives_less_than_asked_for_is_followed() {
    // Never more than 3 items per page.
    let transport = Scripted::answering(|call| {
        let offset: u32 = call.param("offset").unwrap().parse().unwrap();
        let items: Vec<String> = (offset..(offset + 3).min(8))
            .map(|number| format!(r#"{{"name":"{number}"}}"#))
            .collect();
        ok(&format!(
            r#"{{"type":"dir","_embedded":{{"items":[{}],"limit":3,"offset":{offset},"total":8}}}}"#,
            items.join(",")
        ))
    });
    let items = disk(&transport)
        .listdir("a")
        .items()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!(items.len(), 8);
    assert_eq!(items[7].name, "7");
}
