//! Tests of calls: which fail before anything is sent, and which are repeated.

use std::time::Duration;

use serde_json::json;

use super::{builder, cloud, file, ok, refused, script};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};
use crate::tree::Tree;
use crate::verizon_cloud::types::{CloudFile, ShareFolder};
use crate::verizon_cloud::{ErrorKind, VZMOBILE, VerizonCloud};
use crate::{CallOptions, CallOptionsExt, Error};

const A: &str = "/VZMOBILE/a.jpg";
const B: &str = "/VZMOBILE/b & c/b+#%.jpg";

/// Awaits a call that must fail before anything is sent, and returns the message.
async fn refusal<T>(call: impl IntoFuture<Output = Result<T, Error>>) -> String {
    let error = call.await.err().unwrap();
    assert!(error.is_invalid_input(), "{error}");
    error.message().to_owned()
}

#[tokio::test(start_paused = true)]
async fn invalid_arguments_fail_before_anything_is_sent() {
    let (transport, cloud) = script([]);
    let mut unnamed: CloudFile = serde_json::from_value(file("/VZMOBILE/b", 3)).unwrap();
    unnamed.uri = None;
    for (refusal, reason) in [
        (refusal(cloud.search("").send()).await, "query: "),
        (
            refusal(cloud.search("a:abc").virtual_folder("").send()).await,
            "virtual_folder: ",
        ),
        (
            refusal(cloud.search("a:abc").page(0).send()).await,
            "page: ",
        ),
        (
            refusal(cloud.search("a:abc").count(0).send()).await,
            "count: ",
        ),
        (
            refusal(cloud.search("a:abc").count(101).send()).await,
            "count: is 101; expected 1 to 100",
        ),
        (
            refusal(cloud.search("a:abc").count(101).items().try_next()).await,
            "count: ",
        ),
        (refusal(cloud.trash("").send()).await, "virtual_folder: "),
        (
            refusal(cloud.trash(VZMOBILE).page(0).send()).await,
            "page: ",
        ),
        (
            refusal(cloud.trash(VZMOBILE).count(101).send()).await,
            "count: ",
        ),
        (
            refusal(cloud.trash(VZMOBILE).count(101).pages().try_next()).await,
            "count: ",
        ),
        (refusal(cloud.empty_trash("")).await, "virtual_folder: "),
        (
            refusal(cloud.contacts().count(201).send()).await,
            "count: is 201; expected 1 to 200",
        ),
        (
            refusal(cloud.contacts().page(0).items().try_next()).await,
            "page: ",
        ),
        (
            refusal(cloud.shares().count(201).send()).await,
            "count: is 201; expected 1 to 200",
        ),
        (
            refusal(cloud.shares().count(0).items().try_next()).await,
            "count: ",
        ),
        (
            refusal(cloud.playlists().count(101).send()).await,
            "count: ",
        ),
        (
            refusal(cloud.playlist_items("p").page(0).send()).await,
            "page: ",
        ),
        (
            refusal(cloud.playlist_items("").send()).await,
            "playlistUid: ",
        ),
        (
            refusal(cloud.create_playlist("", "music", [A])).await,
            "playlist.name: ",
        ),
        (
            refusal(cloud.create_playlist("x", "music", ["a"])).await,
            "paths: ",
        ),
        (
            refusal(cloud.add_playlist_items("p", [""; 0])).await,
            "paths: must not be empty",
        ),
        (
            refusal(cloud.share([ShareFolder::new("u")]).expires_seconds(299)).await,
            "expires_seconds: ",
        ),
        (
            refusal(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::from_secs(1)),
            )
            .await,
            "expires_in: ",
        ),
        // That would mean no expiry.
        (
            refusal(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::from_millis(900)),
            )
            .await,
            "expires_in: ",
        ),
        (
            refusal(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::ZERO),
            )
            .await,
            "expires_in: ",
        ),
        (
            refusal(cloud.share(Vec::<ShareFolder>::new())).await,
            "share.resources: must not be empty",
        ),
        (refusal(cloud.tag("u", ["a,b"])).await, "tags: "),
        (refusal(cloud.tag("u", "")).await, "tags: "),
        (refusal(cloud.tag("", "a")).await, "uri: "),
        (
            refusal(cloud.tag(&unnamed, "a")).await,
            "uri: unknown for /VZMOBILE/b",
        ),
        (refusal(cloud.untag(&unnamed)).await, "uri: "),
        (refusal(cloud.favorite([&unnamed])).await, "uri: "),
        (
            refusal(cloud.favorite([""; 0])).await,
            "items.uris: must not be empty",
        ),
        (
            refusal(cloud.restore_all([""; 0])).await,
            "paths: must not be empty",
        ),
        (refusal(cloud.copy(A, A)).await, "target: "),
        (refusal(cloud.copy("a", B)).await, "src: "),
        (
            refusal(cloud.create_folder("/VZMOBILE")).await,
            "path: /VZMOBILE is a virtual folder",
        ),
        (
            refusal(cloud.copy(A, "/VZMOBILE")).await,
            "target: /VZMOBILE is a virtual folder",
        ),
        (
            refusal(cloud.move_(A, "/VZMOBILE/")).await,
            "target: /VZMOBILE is a virtual folder",
        ),
        (
            refusal(cloud.copy(A, "/VZMOBILE/folder/")).await,
            "target: /VZMOBILE/folder/ ends in a slash",
        ),
        (
            refusal(cloud.rename("/VZMOBILE", "/Other")).await,
            "src: /VZMOBILE is a virtual folder",
        ),
        (
            refusal(cloud.delete("/VZMOBILE")).await,
            "path: /VZMOBILE is a virtual folder",
        ),
        (
            refusal(cloud.restore("/VZMOBILE")).await,
            "path: /VZMOBILE is a virtual folder",
        ),
        (refusal(cloud.makedirs("/")).await, "path: "),
        (refusal(cloud.create_virtualfolder("a/b")).await, "name: "),
        (
            refusal(cloud.rename_virtualfolder("a", "")).await,
            "new_name: ",
        ),
        (refusal(cloud.delete_contact("")).await, "contactid: "),
        (refusal(cloud.create_contact(json!([]))).await, "contact: "),
        (refusal(cloud.unshare("")).await, "shareUid: "),
        (refusal(cloud.fullview().etag("")).await, "etag: "),
        (
            refusal(cloud.tree().count(0).walk("/VZMOBILE").try_next()).await,
            "count: ",
        ),
    ] {
        assert!(refusal.starts_with(reason), "{refusal} / {reason}");
    }
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_busy_service_is_asked_again_after_its_retry_after() {
    for status in [429, 503] {
        let busy = refused(status).with_header("retry-after", "7");
        let (transport, cloud) = script([busy, ok(json!({"Tags": ""}))]);
        cloud.tags(A).await.unwrap();
        let calls = transport.calls();
        assert!(calls[1].at >= Duration::from_secs(7), "{:?}", calls[1].at);
    }
    for status in [500, 504] {
        let (transport, cloud) = script([refused(status), ok(json!({"Tags": ""}))]);
        assert!(cloud.tags(A).await.unwrap().is_empty());
        assert_eq!(transport.calls().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn the_python_sdk_s_policy_repeats_nothing() {
    let transport = Scripted::always(refused(503));
    let builder = builder(&transport).token("TOKEN");
    let cloud = builder
        .retry_policy(VerizonCloud::python_compatible_retry_policy())
        .build()
        .unwrap();
    let error = cloud.account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unavailable);
    cloud.delete(A).await.unwrap_err();
    cloud.copy(A, B).await.unwrap_err();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn calls_without_a_look_up_are_not_repeated_if_they_could_duplicate() {
    let (transport, cloud) = script([Answer::Broken, Answer::Broken, Answer::Broken]);
    assert!(
        cloud
            .share([ShareFolder::new("u")])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(
        cloud
            .create_playlist("x", "music", [A])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(
        cloud
            .add_playlist_items("p", [A])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_change_that_creates_a_version_is_repeated_only_if_it_had_no_effect() {
    let (transport, cloud) = script([refused(503), Answer::Broken]);
    assert!(
        cloud
            .favorite(["u"])
            .createversion(true)
            .await
            .unwrap_err()
            .is_transport()
    );
    assert_eq!(transport.calls().len(), 2);
    let (transport, cloud) = script([Answer::Broken, Answer::status(200)]);
    cloud.favorite(["u"]).await.unwrap();
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn default_options_hold_for_the_typed_client_too_and_a_call_s_own_go_first() {
    let transport = Scripted::always(refused(500));
    let defaults = CallOptions::new()
        .with_header("x-a", "1")
        .unwrap()
        .without_retries();
    let cloud = builder(&transport)
        .token("TOKEN")
        .default_options(defaults)
        .build()
        .unwrap();
    cloud.api().account().get().send().await.unwrap_err();
    cloud
        .with_token("OTHER")
        .unwrap()
        .account()
        .await
        .unwrap_err();
    assert_eq!(transport.calls().len(), 2);
    assert!(
        transport
            .calls()
            .iter()
            .all(|call| call.headers["x-a"] == "1")
    );
    let own = CallOptions::new().with_retries(1, Duration::ZERO);
    assert_eq!(
        cloud
            .account()
            .with_options(own)
            .await
            .unwrap_err()
            .attempts(),
        2
    );
}

#[test]
fn calls_and_clients_can_be_sent_to_other_threads() {
    fn check<T: Send + Sync + 'static>(_: T) {}
    fn check_future<F: Future + Send + 'static>(_: F) {}
    let transport = Scripted::new([]);
    let cloud = cloud(&transport);
    check(cloud.clone());
    check(cloud.search("x"));
    check_future(cloud.copy(A, B).into_future());
    check_future(cloud.update_contact_with("c", |_| {}).into_future());
}
