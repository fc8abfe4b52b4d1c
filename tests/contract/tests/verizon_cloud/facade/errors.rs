//! Tests of the exceptions of the Python SDK.

use cloud_drives::prelude::*;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::verizon_cloud::{ErrorKind, FullViewAnswer, OnConflict};
use cloud_drives_emulator::verizon_cloud::Failure;
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;

use super::{Cloud, builder, kind};

#[tokio::test]
async fn every_failure_is_one_type_of_error_with_the_answer_in_it() {
    let cloud = Cloud::open().await;
    let faults = cloud.emulator.faults();
    faults.add(Failure::Forbidden.on(Method::GET, "/cloud/1/account"));
    let error = cloud.cloud.account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
    assert!(!error.body().is_empty() && error.code() == Some("forbidden"));
    // A failure of the network has no answer.
    let once = builder(&cloud.emulator).retry_policy(RetryPolicy::none());
    let once = once.token(cloud.emulator.sign_in()).build().unwrap();
    faults.add(Fault::on(Method::GET, "/cloud/1/account").reset());
    let error = once.account().await.unwrap_err();
    assert!(error.status().is_none() && !error.is_status(), "{error}");
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_is_unauthorized() {
    let cloud = Cloud::open().await;
    cloud.emulator.expire_access_tokens();
    assert_eq!(kind(cloud.cloud.account().await), ErrorKind::Unauthorized);
    let gone = builder(&cloud.emulator)
        .refresh_token("used")
        .build()
        .unwrap();
    assert_eq!(kind(gone.account().await), ErrorKind::Unauthorized);
    assert_eq!(
        kind(gone.exchange_code("wrong").await),
        ErrorKind::Unauthorized
    );
}

#[tokio::test]
async fn missing_and_removed_items_are_not_found() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "1");
    cloud.emulator.trash("/VZMOBILE/a");
    for path in ["/VZMOBILE/a", "/VZMOBILE/b"] {
        let error = cloud.cloud.file_metadata(path).await.unwrap_err();
        assert!(ErrorKind::of(&error).is(ErrorKind::NotFound), "{error}");
        assert!(!cloud.cloud.exists(path).await.unwrap());
    }
}

#[tokio::test]
async fn a_taken_name_and_a_stale_version_are_conflicts() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "1");
    cloud.emulator.put_file("/VZMOBILE/b", "2");
    let copy = cloud.cloud.copy("/VZMOBILE/a", "/VZMOBILE/b");
    let copy = copy.on_conflict(OnConflict::Fail).await;
    assert_eq!(kind(copy), ErrorKind::Conflict);
    let id = cloud
        .emulator
        .add_contact(serde_json::json!({ "name": "Ann" }));
    let stale = cloud.cloud.contact(&id).await.unwrap();
    cloud.cloud.update_contact(stale.clone()).await.unwrap();
    let stale = cloud.cloud.update_contact(stale).await;
    assert_eq!(kind(stale), ErrorKind::Conflict);
}

#[tokio::test]
async fn a_state_that_is_too_old_is_an_outcome_and_no_error() {
    let cloud = Cloud::of(Emulator::builder()).await;
    let FullViewAnswer::View(view) = cloud.cloud.fullview().await.unwrap() else {
        panic!("no view");
    };
    cloud.emulator.expire_fullview_states();
    let late = cloud.cloud.fullview().etag(view.etag).await.unwrap();
    assert_eq!(late, FullViewAnswer::OutOfSync);
}
