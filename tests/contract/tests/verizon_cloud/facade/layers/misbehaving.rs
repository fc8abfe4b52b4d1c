//! Tests of failures of the service.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::{ErrorKind, FullViewCache};
use cloud_drives::{CallOptions, Error};
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::verizon_cloud::Failure;
use http::Method;

use super::{emulator, signed_in};

#[tokio::test]
async fn calls_succeed_despite_failures_of_the_service() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    for number in 0..30 {
        emulator.put_file(&format!("/VZMOBILE/photos/{number}.jpg"), "x");
    }
    let any = || Fault::any("/cloud/1/*");
    let faults = || {
        [
            any().reset(),
            Failure::GatewayTimeout.any("/cloud/1/*"),
            Failure::InternalErrorEmpty.any("/cloud/1/*"),
            any().cut_after(20),
            any().reset_after(5),
            any().too_many_requests(Duration::ZERO),
            any().lose_answer(),
            any().lose_answer_with(500),
        ]
    };
    for (number, fault) in faults().into_iter().enumerate() {
        let used = emulator.faults().add(fault.times(2));
        let mut items = cloud.metadata("/VZMOBILE/photos").count(7).items();
        let mut count = 0;
        while items.try_next().await?.is_some() {
            count += 1;
        }
        assert_eq!(count, 30, "{number}");
        assert_eq!(used.used(), 2, "{number}");
        emulator.faults().clear();
    }
    for (number, fault) in faults().into_iter().enumerate() {
        let used = emulator.faults().add(fault);
        let mut view = FullViewCache::new();
        view.sync(&cloud).await?;
        assert_eq!((view.files().count(), used.used()), (30, 1), "{number}");
        emulator.faults().clear();
    }
    for (number, fault) in faults().into_iter().enumerate() {
        let used = emulator.faults().add(fault);
        let (from, to) = (
            format!("/VZMOBILE/photos/{number}.jpg"),
            format!("/VZMOBILE/moved/{number}.jpg"),
        );
        cloud.makedirs("/VZMOBILE/moved").await?;
        cloud.move_(&from, &to).await?;
        assert!(!cloud.exists(&from).await? && cloud.exists(&to).await?);
        cloud.delete(&to).await?;
        assert_eq!(used.used(), 1, "{number}");
        emulator.faults().clear();
    }
    Ok(())
}

#[tokio::test]
async fn nonsense_is_an_error_in_words() {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/a.txt", "a");
    let always = |fault: Fault| emulator.faults().add(fault.always());
    always(Fault::on(Method::GET, "/cloud/1/account").garbage());
    let error = cloud.account().await.expect_err("no account");
    assert!(error.is_decode(), "{error}");
    emulator.faults().clear();
    always(
        Fault::on(Method::GET, "/cloud/1/fullview")
            .status(200)
            .html(),
    );
    let mut view = FullViewCache::new();
    let error = view.sync(&cloud).await.expect_err("no view");
    assert!(error.is_decode() || error.is_protocol(), "{error}");
    assert_eq!(view, FullViewCache::new());
    emulator.faults().clear();
    always(Fault::on(Method::GET, "/cloud/1/metadata/*").never_answer());
    let soon = CallOptions::new().with_deadline(Duration::from_millis(200));
    let error = cloud
        .exists("/VZMOBILE/a.txt")
        .with_options(soon)
        .await
        .expect_err("nothing came");
    assert!(error.is_timeout(), "{error}");
    emulator.faults().clear();
    emulator.revoke(
        cloud
            .tokens()
            .await
            .expect("there is one")
            .access_token
            .expose(),
    );
    let error = cloud.account().await.expect_err("the token was revoked");
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
}
