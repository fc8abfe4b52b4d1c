//! Work that the service does in the background.

use std::time::Duration;

use cloud_drives::yandex_disk::types::OperationState;
use cloud_drives::yandex_disk::{Completed, ErrorKind};
use cloud_drives::{CallOptions, CallOptionsExt, Error, ErrorClass, PollState, YandexDisk};
use cloud_drives_core::BoxFuture;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, kind, query, signed_in};

const OPERATION: &str = "/v1/disk/operations/*";

/// The id of an operation in progress.
async fn running(service: &Service, disk: &YandexDisk) -> String {
    service.put_file("disk:/full/a.txt", "a");
    let started = disk.remove("disk:/full").start().await.unwrap();
    service.clear_records();
    started.id().unwrap().to_owned()
}

#[tokio::test]
async fn get_operation_status_takes_an_id_or_a_link() {
    let (service, disk) = signed_in().await;
    let id = running(&service, &disk).await;
    let state = disk.get_operation_status(&id).await.unwrap();
    assert_eq!(state, OperationState::InProgress);
    assert_eq!(service.last().path, format!("/v1/disk/operations/{id}"));
    assert_eq!(query(&service.last()), ["fields=status"]);
    // A link to another host, over http at that, is asked about where the API is.
    let link = format!("http://cloud-api.yandex.net/v1/disk/operations/{id}?x=y");
    let state = disk.get_operation_status(link).await.unwrap();
    assert_eq!(state, OperationState::Success);
    assert_eq!(service.last().path, format!("/v1/disk/operations/{id}"));

    assert_eq!(
        kind(disk.get_operation_status("0000").await),
        ErrorKind::OperationNotFound
    );
    assert_eq!(
        kind(disk.get_operation_status("a/b?c").await),
        ErrorKind::OperationNotFound
    );
    let empty = disk.get_operation_status("").await.unwrap_err();
    assert_eq!(empty.class(), ErrorClass::InvalidInput);
    let odd = r#"{"status": "paused"}"#;
    service.faults().add(
        Fault::on(Method::GET, OPERATION)
            .status(200)
            .body("application/json", odd),
    );
    let unknown = disk.get_operation_status(&id).await.unwrap_err();
    assert_eq!(unknown.class(), ErrorClass::Protocol);
    assert!(unknown.to_string().contains("paused"), "{unknown}");
}

#[tokio::test]
async fn wait_for_operation_polls_until_the_end() {
    let service = Service::start(Emulator::builder().operation_polls(4)).await;
    let disk = service.disk();
    let id = running(&service, &disk).await;
    disk.wait_for_operation(&id)
        .poll_interval(Duration::ZERO)
        .poll_timeout(Duration::from_secs(60))
        .await
        .unwrap();
    assert_eq!(service.requests().len(), 5);
    assert!(
        service
            .requests()
            .iter()
            .all(|request| request.query("fields") == Some("status"))
    );
    // What is done is done.
    let link = format!("{}/v1/disk/operations/{id}", service.api_url());
    disk.wait_for_operation(link).await.unwrap();

    assert_eq!(
        kind(disk.wait_for_operation("0000").await),
        ErrorKind::OperationNotFound
    );
    service.fail_operations(1);
    let id = running(&service, &disk).await;
    let failed = disk.wait_for_operation(&id).await.unwrap_err();
    assert!(failed.is_operation_failed(), "{failed}");
    assert!(failed.to_string().contains(&id), "{failed}");
}

#[tokio::test]
async fn wait_for_operation_gives_up_in_time_and_can_be_asked_again() {
    let service = Service::start(Emulator::builder().operation_polls(1_000_000)).await;
    let disk = service.disk();
    let id = running(&service, &disk).await;
    let late = disk
        .wait_for_operation(&id)
        .poll_timeout(Duration::ZERO)
        .await
        .unwrap_err();
    assert_eq!(late.class(), ErrorClass::PollTimeout);
    assert!(
        late.is_timeout() && late.to_string().contains(&id),
        "{late}"
    );
    service.finish_operations();
    disk.wait_for_operation(&id).await.unwrap();
}

#[tokio::test]
async fn an_operation_is_followed_state_by_state() {
    let service = Service::start(Emulator::builder().operation_polls(2)).await;
    let disk = service.disk();
    let id = running(&service, &disk).await;
    let mut poller = disk.wait_for_operation(&id).start();
    let mut states = Vec::new();
    while let Some(state) = poller.next_state().await.unwrap() {
        states.push(state);
    }
    assert_eq!(
        states,
        [PollState::Pending, PollState::Pending, PollState::Succeeded]
    );
}

#[tokio::test]
async fn a_question_that_is_refused_is_asked_again() {
    let (service, disk) = signed_in().await;
    let id = running(&service, &disk).await;
    let busy = service
        .faults()
        .add(Fault::on(Method::GET, OPERATION).times(2).status(503));
    disk.wait_for_operation(&id).await.unwrap();
    assert_eq!(busy.used(), 2);
}

#[tokio::test]
async fn a_failed_operation_is_started_again_within_the_retries() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/full/a.txt", "a");
    service.fail_operations(2);
    disk.copy("disk:/full", "disk:/copy").await.unwrap();
    assert_eq!(service.count("POST", "/v1/disk/resources/copy"), 3);
    assert!(service.entry("disk:/copy/a.txt").is_some());

    service.fail_operations(9);
    let failed = disk.copy("disk:/full", "disk:/again").await.unwrap_err();
    assert!(failed.is_operation_failed());
    assert_eq!(failed.attempts(), 4);
    assert_eq!(service.count("POST", "/v1/disk/resources/copy"), 7);
    // One that was only started is not started again.
    let started = disk
        .copy("disk:/full", "disk:/again")
        .start()
        .await
        .unwrap();
    assert!(started.await.unwrap_err().is_operation_failed());
    assert_eq!(service.count("POST", "/v1/disk/resources/copy"), 8);
}

#[tokio::test]
async fn an_operation_that_was_asked_for_and_not_begun_is_a_broken_promise() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let link =
        r#"{"href": "http://127.0.0.1/v1/disk/resources?path=disk%3A%2Fb", "method": "GET"}"#;
    let at_once = service.faults().add(
        Fault::on(Method::POST, "/v1/disk/resources/copy")
            .times(2)
            .status(201)
            .body("application/json", link),
    );
    let broken = disk
        .copy("disk:/a.txt", "disk:/b")
        .force_async(true)
        .await
        .unwrap_err();
    assert_eq!(broken.class(), ErrorClass::Protocol);
    assert_eq!(at_once.used(), 1);
    // Where it was not asked for, that it is done at once is fine.
    disk.copy("disk:/a.txt", "disk:/b").await.unwrap();
}

type Call = fn(&YandexDisk, CallOptions, Duration) -> BoxFuture<'static, Result<Completed, Error>>;

/// Every call that the service may finish in the background, on something that is there, and what it is called.
const BACKGROUND: [(&str, Call); 8] = [
    ("copy", |disk, options, timeout| {
        Box::pin(
            disk.copy("disk:/full", "disk:/1")
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
    ("move", |disk, options, timeout| {
        Box::pin(
            disk.move_("disk:/full", "disk:/2")
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
    ("rename", |disk, options, timeout| {
        Box::pin(
            disk.rename("disk:/full", "3")
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
    ("remove", |disk, options, timeout| {
        Box::pin(
            disk.remove("disk:/full")
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
    ("upload_url", |disk, options, timeout| {
        let call = disk.upload_url("https://example.org/a", "disk:/4");
        Box::pin(call.options(options).poll_timeout(timeout).into_future())
    }),
    ("save_to_disk", |disk, options, timeout| {
        let call = disk
            .save_to_disk("https://yadi.sk/d/none")
            .force_async(true);
        Box::pin(call.options(options).poll_timeout(timeout).into_future())
    }),
    ("restore_trash", |disk, options, timeout| {
        Box::pin(
            disk.restore_trash("trash:/x")
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
    ("remove_trash", |disk, options, timeout| {
        Box::pin(
            disk.remove_trash()
                .options(options)
                .poll_timeout(timeout)
                .into_future(),
        )
    }),
];

#[tokio::test]
async fn every_call_that_waits_says_how_the_waiting_went_wrong() {
    let (service, disk) = signed_in().await;
    let href = format!("{}/v1/disk/operations/0a1b", service.api_url());
    let started = format!(r#"{{"href": "{href}", "method": "GET", "templated": false}}"#);
    let once = || CallOptions::new().without_retries();
    let forever = Duration::from_secs(60);
    for (name, call) in BACKGROUND {
        service.faults().clear();
        let starts = |status: u16| {
            for method in [Method::POST, Method::PUT, Method::DELETE] {
                let fault = Fault::on(method, "/v1/disk/*").always().status(status);
                service
                    .faults()
                    .add(fault.body("application/json", started.clone()));
            }
        };
        let says = |status: u16, body: &'static str| {
            let fault = Fault::on(Method::GET, OPERATION).always().status(status);
            service.faults().add(fault.body("application/json", body))
        };
        starts(202);
        let answer = says(200, r#"{"status": "failed"}"#);
        let failed = call(&disk, once(), forever).await.unwrap_err();
        assert!(failed.is_operation_failed(), "{name}: {failed}");
        service.faults().remove(&answer);

        let answer = says(200, r#"{"status": "in-progress"}"#);
        let late = call(&disk, once(), Duration::ZERO).await.unwrap_err();
        assert_eq!(late.class(), ErrorClass::PollTimeout, "{name}: {late}");
        service.faults().remove(&answer);

        let answer = says(404, r#"{"error": "DiskOperationNotFoundError"}"#);
        let unknown = call(&disk, once(), forever).await.unwrap_err();
        assert_eq!(
            ErrorKind::of(&unknown),
            ErrorKind::OperationNotFound,
            "{name}"
        );
        service.faults().remove(&answer);

        let answer = says(200, r#"{"status": "success"}"#);
        let done = call(&disk, once(), forever).await.unwrap();
        assert_eq!(done.operation_id.as_deref(), Some("0a1b"), "{name}");
        assert_eq!(done.link.unwrap().href, href, "{name}");
        assert!(answer.used() >= 1);
    }
}
