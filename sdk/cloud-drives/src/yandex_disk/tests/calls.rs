use cloud_drives_core::{CallOptions, Error, ErrorClass, OperationInfo};
use http::StatusCode;

use super::*;
use crate::CallOptionsExt;
use crate::prelude::*;
use crate::rate_limit::RateLimits;
use crate::retry::Verdict;
use crate::yandex_disk::ErrorKind;
use crate::yandex_disk::types::PublicSettingsInput;

#[tokio::test(start_paused = true)]
async fn paths_get_the_scheme_of_their_place() {
    let (transport, disk) = script([ok("{}"), ok("{}"), ok("{}"), resource(200)]);
    disk.get_meta("ü ä#?%25.txt").await.unwrap();
    disk.get_trash_meta("x").await.unwrap();
    disk.get_public_meta("key+/=").path("/x").await.unwrap();
    disk.unpublish("app:/x").await.unwrap();
    let calls = transport.calls();
    assert_eq!(calls[0].param("path"), Some("disk:/ü ä#?%25.txt"));
    assert_eq!(calls[1].param("path"), Some("trash:/x"));
    assert_eq!(calls[2].param("path"), Some("/x"));
    assert_eq!(calls[2].param("public_key"), Some("key+/="));
    assert_eq!(calls[3].param("path"), Some("app:/x"));
}

#[tokio::test(start_paused = true)]
async fn only_the_absence_of_the_path_means_that_it_does_not_exist() {
    for (status, code) in [
        (404, "Other"),
        (403, "ForbiddenError"),
        (401, "UnauthorizedError"),
    ] {
        let disk = disk(&Scripted::always(refusal(status, code)));
        assert!(disk.exists("a").await.is_err(), "{status} {code}");
    }
    let disk = disk(&Scripted::always(ok("{}")));
    assert!(disk.exists("a").await.unwrap());
    assert_eq!(
        disk.get_type("a").await.unwrap_err().class(),
        ErrorClass::Protocol
    );
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_to_mkdir_is_made_good() {
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
    // Not there: the call is made again.
    let (transport, disk) = script([
        Answer::Broken,
        refusal(404, "DiskNotFoundError"),
        resource(201),
    ]);
    disk.mkdir("disk:/a b").await.unwrap();
    assert_eq!(transport.lines()[2], "PUT /v1/disk/resources");
    // What can't be looked at stays unknown.
    let (transport, disk) = script([Answer::Broken, refusal(403, "ForbiddenError")]);
    let error = disk.mkdir("disk:/a b").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_folder_that_was_there_before_is_not_taken_for_a_new_one() {
    let exists = || refusal(409, "DiskPathPointsToExistentDirectoryError");
    // Nothing was lost, so the answer is what it is.
    let (transport, there) = script([exists()]);
    let error = there.mkdir("a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::DirectoryExists);
    assert_eq!(transport.calls().len(), 1);
    // Something was lost, but the folder has something in it.
    let (_, lost) = script([
        Answer::status(504),
        ok(r#"{"type":"dir","_embedded":{"total":3}}"#),
        exists(),
    ]);
    let error = lost.mkdir("a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::DirectoryExists);
}

#[tokio::test(start_paused = true)]
async fn makedirs_makes_what_is_missing_from_the_top() {
    let no_parent = || refusal(409, "DiskPathDoesntExistsError");
    let exists = || refusal(409, "DiskPathPointsToExistentDirectoryError");
    let (transport, disk) = script([
        no_parent(),
        no_parent(),
        // Someone else has made it in the meantime.
        exists(),
        resource(201),
        resource(201),
    ]);
    disk.makedirs("disk:/a/b/c/").await.unwrap();
    let paths: Vec<String> = transport
        .calls()
        .iter()
        .map(|call| call.param("path").unwrap().to_owned())
        .collect();
    assert_eq!(
        paths,
        [
            "disk:/a/b/c",
            "disk:/a/b",
            "disk:/a",
            "disk:/a/b",
            "disk:/a/b/c"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn makedirs_ends_whatever_the_service_says() {
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
async fn a_call_has_its_own_options_over_the_client_s() {
    let transport = Scripted::always(Answer::status(500));
    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_header("x-b", "default")
        .unwrap()
        .without_retries();
    let disk = YandexDisk::builder()
        .token("t")
        .transport(transport.clone())
        .default_options(defaults)
        .build()
        .unwrap();
    disk.get_disk_info().await.unwrap_err();
    assert_eq!(transport.calls().len(), 1);
    let own = CallOptions::new()
        .with_header("x-b", "own")
        .unwrap()
        .with_retries(2, Duration::from_secs(3));
    let error = disk.get_disk_info().with_options(own).await.unwrap_err();
    assert_eq!(
        (error.attempts(), error.elapsed().unwrap().as_secs()),
        (3, 6)
    );
    let last = transport.calls().pop().unwrap();
    assert_eq!(
        (&last.headers["x-a"], &last.headers["x-b"]),
        (&"default".parse().unwrap(), &"own".parse().unwrap())
    );
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
    // Another token takes no default away, the options of the call go before them.
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

#[tokio::test(start_paused = true)]
async fn without_a_token_public_links_can_be_read() {
    let transport = Scripted::always(ok(r#"{"type":"file"}"#));
    let disk = YandexDisk::builder()
        .transport(transport.clone())
        .build()
        .unwrap();
    assert!(disk.is_public_file("k").await.unwrap());
    assert_eq!(transport.calls()[0].authorization(), None);
    let error = disk.get_disk_info().await.unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("token"),
        "{error}"
    );
    assert_eq!(transport.calls().len(), 1);
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
async fn nothing_shows_a_secret() {
    let transport = Scripted::always(Answer::status(500));
    let builder = YandexDisk::builder()
        .token(CANARY)
        .refresh_token(CANARY)
        .application("app", CANARY)
        .transport(transport);
    let mut shown = format!("{builder:?}");
    let disk = builder.build().unwrap();
    let calls = (
        disk.get_meta("a"),
        disk.copy("a", "b"),
        disk.check_token().token(CANARY),
        disk.exchange_code(CANARY).code_verifier(CANARY),
        disk.exchange_refresh_token(CANARY),
        disk.revoke().token(CANARY),
    );
    shown += &format!("{disk:?} {calls:?}");
    for error in [
        disk.get_meta("a").await.unwrap_err(),
        disk.exchange_refresh_token(CANARY).await.unwrap_err(),
        disk.revoke().await.unwrap_err(),
    ] {
        shown += &format!("{error} {error:?}");
    }
    assert!(!shown.contains(CANARY), "{shown}");
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
        ("download", disk.download_stream("").await.err()),
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

#[test]
fn limits_that_last_are_not_tried_again() {
    static CALL: OperationInfo =
        OperationInfo::new("resources.get", true).with_retry(&::yandex_disk::RETRY);
    for (status, code, expected) in [
        (423, "DiskResourceLockedError", Verdict::Refused),
        (423, "DiskUploadTrafficLimitExceeded", Verdict::Final),
        (429, "TooManyRequestsError", Verdict::Refused),
        (
            429,
            "DiskResourceDownloadLimitExceededError",
            Verdict::Final,
        ),
        (500, "InternalServerError", Verdict::Unclear),
        (502, "", Verdict::Unclear),
        (503, "", Verdict::Refused),
        (504, "", Verdict::Unclear),
        (507, "", Verdict::Final),
        (404, "DiskNotFoundError", Verdict::Final),
    ] {
        let error = Error::new(ErrorClass::Status, "")
            .with_status(StatusCode::from_u16(status).unwrap())
            .with_code(code)
            .with_operation(&CALL);
        assert_eq!(Verdict::of(&error), expected, "{status} {code}");
    }
}
