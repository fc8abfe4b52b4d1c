//! Tests of background operations of the service.

use std::time::Duration;

use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::OperationState;
use cloud_drives::{CallOptions, CallOptionsExt, Error, ErrorClass, YandexDisk};
use cloud_drives_core::BoxFuture;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, kind, polled, query, signed_in};

const OPERATION: &str = "/v1/disk/operations/*";

/// The id of an operation in progress.
async fn running(service: &Service, disk: &YandexDisk) -> String {
    service.put_file("disk:/full/a.txt", "a");
    let started = disk.remove("disk:/full").poller().await.unwrap();
    service.clear_records();
    started.id().unwrap().to_owned()
}

#[tokio::test]
async fn get_operation_status_takes_an_id_or_a_link() {
    let (service, disk) = signed_in().await;
    let id = running(&service, &disk).await;
    let state = disk.get_operation_status(&id).await.unwrap().status;
    assert_eq!(state, OperationState::InProgress);
    assert_eq!(service.last().path, format!("/v1/disk/operations/{id}"));
    assert_eq!(query(&service.last()), ["fields=status"]);
    // A link to another host, over http at that, is asked about where the API is.
    let link = format!("http://cloud-api.yandex.net/v1/disk/operations/{id}?x=y");
    let state = disk.get_operation_status(link).await.unwrap().status;
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
    let unknown = disk.wait_for_operation(&id).await.unwrap_err();
    assert_eq!(unknown.class(), ErrorClass::Protocol);
    assert!(unknown.to_string().contains("paused"), "{unknown}");
}

#[tokio::test]
async fn wait_for_operation_polls_until_the_end() {
    let service = Service::start(Emulator::builder().operation_polls(4)).await;
    let disk = service.disk();
    let id = running(&service, &disk).await;
    disk.wait_for_operation(&id)
        .interval(Duration::ZERO)
        .timeout(Duration::from_secs(60))
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
        .timeout(Duration::ZERO)
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

type Call = fn(&YandexDisk, CallOptions) -> BoxFuture<'static, Result<Option<String>, Error>>;

/// A call, awaited for the id of its operation.
macro_rules! waits {
    ($disk:ident => $call:expr) => {
        |$disk, options| {
            let call = $call.with_options(options);
            Box::pin(async move { Ok(call.await?.operation_id) })
        }
    };
}

/// Every call that the service may finish in the background.
const BACKGROUND: [Call; 9] = [
    waits!(disk => disk.copy("disk:/full", "disk:/1")),
    waits!(disk => disk.move_("disk:/full", "disk:/2")),
    waits!(disk => disk.rename("disk:/full", "3").unwrap()),
    waits!(disk => disk.remove("disk:/full")),
    waits!(disk => disk.upload_url("https://example.org/a", "disk:/4")),
    waits!(disk => disk.save_to_disk("https://yadi.sk/d/none").force_async(true)),
    waits!(disk => disk.restore_trash("trash:/x")),
    waits!(disk => disk.remove_trash("x")),
    waits!(disk => disk.empty_trash()),
];

#[tokio::test]
async fn every_call_that_waits_says_how_the_waiting_went_wrong() {
    let (service, disk) = signed_in().await;
    let href = format!("{}/v1/disk/operations/0a1b", service.api_url());
    let started = format!(r#"{{"href": "{href}", "method": "GET", "templated": false}}"#);
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let fault = Fault::on(method, "/v1/disk/*").always().status(202);
        let fault = fault.body("application/json", started.clone());
        service.faults().add(fault);
    }
    for (number, call) in BACKGROUND.iter().enumerate() {
        for (state, timeout, class) in [
            ("failed", 60, Some(ErrorClass::OperationFailed)),
            ("in-progress", 0, Some(ErrorClass::PollTimeout)),
            ("success", 60, None),
        ] {
            let body = format!(r#"{{"status": "{state}"}}"#);
            let fault = Fault::on(Method::GET, OPERATION).always().status(200);
            let answer = service.faults().add(fault.body("application/json", body));
            let timeout = Duration::from_secs(timeout);
            let options = polled(Duration::from_secs(1), timeout).without_retries();
            match (call(&disk, options).await, class) {
                (Ok(id), None) => assert_eq!(id.as_deref(), Some("0a1b"), "{number}"),
                (Err(error), Some(class)) => assert_eq!(error.class(), class, "{number}: {error}"),
                (outcome, _) => panic!("{number}, {state}: {outcome:?}"),
            }
            service.faults().remove(&answer);
        }
    }
}
