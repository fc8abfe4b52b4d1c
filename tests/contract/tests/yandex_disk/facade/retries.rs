//! Tests of retries: which calls are repeated, and when.

use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::{CallOptions, YandexDisk};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use tokio::time::Instant;

use super::in_process::paused;
use super::{Service, kind, polled, signed_in};

const RESOURCES: &str = "/v1/disk/resources";
const COPY: &str = "/v1/disk/resources/copy";

/// A failure as the Disk words it.
fn refusal(fault: Fault, status: u16, code: &str) -> Fault {
    fault
        .status(status)
        .body("application/json", format!(r#"{{"error": "{code}"}}"#))
}

#[tokio::test]
async fn idempotent_calls_are_repeated_until_they_succeed() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let get = || Fault::on(Method::GET, RESOURCES).times(3);
    for fault in [
        get().status(500),
        get().status(502),
        get().status(503),
        get().status(504),
        get().too_many_requests(Duration::ZERO),
        refusal(get(), 423, "DiskResourceLockedError"),
        get().reset(),
        get().cut_after(20),
        get().lose_answer(),
        get().lose_answer_with(504),
    ] {
        service.clear_records();
        let fault = service.faults().add(fault);
        let found = disk
            .get_meta("disk:/a.txt")
            .await
            .unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!((found.name.as_str(), fault.used()), ("a.txt", 3), "{fault}");
        assert_eq!(service.requests().len(), 4, "{fault}");
        service.faults().clear();
    }
}

#[tokio::test]
async fn permanent_failures_are_not_retried() {
    let (service, disk) = signed_in().await;
    for (status, code) in [
        (400, "FieldValidationError"),
        (403, "ForbiddenError"),
        (404, "DiskNotFoundError"),
        (409, "DiskResourceAlreadyExistsError"),
        (410, ""),
        (413, ""),
        (423, "DiskUploadTrafficLimitExceeded"),
        (423, "LockedError"),
        (429, "DiskResourceDownloadLimitExceededError"),
        (507, ""),
    ] {
        service.clear_records();
        let fault = refusal(Fault::on(Method::GET, RESOURCES).always(), status, code);
        let fault = service.faults().add(fault);
        let error = disk.get_meta("disk:/").await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{status} {code}");
        assert_eq!(service.requests().len(), 1, "{status} {code}");
        service.faults().remove(&fault);
    }
}

#[tokio::test]
async fn calls_that_could_duplicate_are_repeated_only_if_refused() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let post = || Fault::on(Method::POST, COPY).times(2);
    let refused = [
        post().status(503),
        post().too_many_requests(Duration::ZERO),
        refusal(post(), 423, "DiskResourceLockedError"),
    ];
    for (n, fault) in refused.into_iter().enumerate() {
        let fault = service.faults().add(fault);
        disk.copy("disk:/a.txt", format!("disk:/{n}"))
            .await
            .unwrap();
        assert_eq!(fault.used(), 2, "{fault}");
        service.faults().clear();
    }
    // The look-ups are tested in `settle.rs`.
    // Nobody was there to do anything.
    let nobody = service
        .builder()
        .base_url("api", "http://127.0.0.1:1")
        .build()
        .unwrap();
    let error = nobody.copy("disk:/a.txt", "disk:/b.txt").await.unwrap_err();
    assert!(error.is_unsent() && error.attempts() == 4, "{error}");
}

#[tokio::test]
async fn makedirs_gets_over_a_lost_answer_on_every_level() {
    let (service, disk) = signed_in().await;
    for (n, nth) in (1..=5).enumerate() {
        service.faults().clear();
        let lost = service
            .faults()
            .add(Fault::on(Method::PUT, RESOURCES).nth(nth).lose_answer());
        disk.makedirs(format!("disk:/{n}/b/c")).await.unwrap();
        assert!(service.entry(&format!("disk:/{n}/b/c")).is_some());
        assert_eq!(lost.used(), 1);
    }
}

#[tokio::test]
async fn the_python_clients_retries_are_available() {
    let service = Service::start(Emulator::builder()).await;
    service.put_file("disk:/a.txt", "a");
    let disk = service
        .builder()
        .retry_policy(YandexDisk::python_compatible_retry_policy())
        .build()
        .unwrap();
    let fails = service
        .faults()
        .add(Fault::on(Method::POST, COPY).times(3).status(500));
    disk.copy("disk:/a.txt", "disk:/b.txt").await.unwrap();
    assert_eq!(fails.used(), 3);
    // So is a status that the service is not known to send, and none that it is.
    for (status, used) in [(418, 3), (509, 3), (404, 1), (507, 1)] {
        let fails = Fault::on(Method::GET, RESOURCES).times(3).status(status);
        let fails = service.faults().add(fails);
        let found = disk.get_meta("disk:/a.txt").await;
        assert_eq!((found.is_ok(), fails.used()), (used == 3, used), "{status}");
        service.faults().clear();
    }
    // Twice is once too often.
    service
        .faults()
        .add(Fault::on(Method::POST, COPY).lose_answer());
    let twice = disk.copy("disk:/a.txt", "disk:/c.txt").await;
    assert_eq!(kind(twice), ErrorKind::PathExists);
}

#[tokio::test(start_paused = true)]
async fn operations_are_polled_every_second_by_default() {
    let (emulator, client) = paused(Emulator::builder().operation_polls(5));
    let disk = client.token(emulator.sign_in()).build().unwrap();
    emulator.put_file("disk:/full/a.txt", "a");
    let begun = Instant::now();
    disk.copy("disk:/full", "disk:/b").await.unwrap();
    // The first question is not waited for.
    assert_eq!(begun.elapsed().as_secs(), 5);
    let begun = Instant::now();
    disk.copy("disk:/full", "disk:/c")
        .with_options(CallOptions::new().with_poll(PollSettings::every(Duration::from_secs(3))))
        .await
        .unwrap();
    assert_eq!(begun.elapsed().as_secs(), 15);
    let begun = Instant::now();
    let late = disk
        .copy("disk:/full", "disk:/d")
        .with_options(polled(Duration::from_secs(1), Duration::from_millis(2500)))
        .await;
    assert!(late.unwrap_err().is_timeout());
    assert_eq!(begun.elapsed().as_millis(), 2500);
    assert_eq!(emulator.complaints(), []);
}
