//! Work that the service does in the background.

use std::time::Duration;

use cloud_drives::yandex_disk::types::OperationState;
use cloud_drives::yandex_disk::{ErrorKind, public, resources};
use cloud_drives::{CallOptions, CallOptionsExt, Error, ErrorClass, PollState, YandexDisk};
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

#[tokio::test]
async fn an_operation_is_followed_state_by_state() {
    let service = Service::start(Emulator::builder().operation_polls(2)).await;
    let disk = service.disk();
    let id = running(&service, &disk).await;
    let mut poller = disk.wait_for_operation(&id);
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
async fn a_failed_operation_is_not_started_again() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/full/a.txt", "a");
    service.fail_operations(1);
    let failed = disk.copy("disk:/full", "disk:/copy").await.unwrap_err();
    assert!(failed.is_operation_failed(), "{failed}");
    assert_eq!(service.count("POST", "/v1/disk/resources/copy"), 1);
    service.fail_operations(1);
    let started = disk.copy("disk:/full", "disk:/again").poller().await;
    assert!(started.unwrap().await.unwrap_err().is_operation_failed());
    assert_eq!(service.count("POST", "/v1/disk/resources/copy"), 2);
}

#[tokio::test]
async fn an_operation_that_is_done_at_once_is_done_even_if_the_background_was_asked_for() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let link =
        r#"{"href": "http://127.0.0.1/v1/disk/resources?path=disk%3A%2Fb", "method": "GET"}"#;
    let copy = || Fault::on(Method::POST, "/v1/disk/resources/copy");
    service
        .faults()
        .add(copy().status(201).body("application/json", link));
    let done = disk
        .copy("disk:/a.txt", "disk:/b")
        .force_async(true)
        .await
        .unwrap();
    assert_eq!(done.operation_id, None);
    // An answer that says that it works on has to tell the operation.
    let nameless = copy()
        .status(202)
        .body("application/json", r#"{"href": ""}"#);
    let nameless = service.faults().add(nameless);
    let broken = disk.copy("disk:/a.txt", "disk:/b").await.unwrap_err();
    assert_eq!(broken.class(), ErrorClass::Protocol);
    assert_eq!(nameless.used(), 1);
}

type Call = fn(
    &YandexDisk,
    CallOptions,
) -> BoxFuture<'static, Result<(Option<String>, Option<String>), Error>>;

/// A call, awaited for the link in its answer and the id of its operation.
macro_rules! waits {
    ($disk:ident => $call:expr, $href:expr) => {
        |$disk, options| {
            let call = $call.with_options(options);
            Box::pin(async move {
                let done = call.await?;
                Ok(($href(&done.answer), done.operation_id))
            })
        }
    };
}

/// Every call that the service may finish in the background, on something that is there, and what it is called.
const BACKGROUND: [(&str, Call); 9] = [
    (
        "copy",
        waits!(disk => disk.copy("disk:/full", "disk:/1"), |it: &resources::CopyOutcome| Some(it.link().href.clone())),
    ),
    (
        "move",
        waits!(disk => disk.move_("disk:/full", "disk:/2"), |it: &resources::MoveOutcome| Some(it.link().href.clone())),
    ),
    (
        "rename",
        waits!(disk => disk.rename("disk:/full", "3").unwrap(), |it: &resources::MoveOutcome| Some(it.link().href.clone())),
    ),
    (
        "remove",
        waits!(disk => disk.remove("disk:/full"), |it: &resources::DeleteOutcome| Some(it.link()?.href.clone())),
    ),
    (
        "upload_url",
        waits!(disk => disk.upload_url("https://example.org/a", "disk:/4"), |it: &resources::UploadFromUrlOutcome| Some(it.link().href.clone())),
    ),
    (
        "save_to_disk",
        waits!(disk => disk.save_to_disk("https://yadi.sk/d/none").force_async(true), |it: &public::SaveToDiskOutcome| Some(it.link().href.clone())),
    ),
    (
        "restore_trash",
        waits!(disk => disk.restore_trash("trash:/x"), |it: &resources::RestoreTrashOutcome| Some(it.link().href.clone())),
    ),
    (
        "remove_trash",
        waits!(disk => disk.remove_trash("x"), |it: &resources::RemoveTrashOutcome| Some(it.link()?.href.clone())),
    ),
    (
        "empty_trash",
        waits!(disk => disk.empty_trash(), |it: &resources::RemoveTrashOutcome| Some(it.link()?.href.clone())),
    ),
];

#[tokio::test]
async fn every_call_that_waits_says_how_the_waiting_went_wrong() {
    let (service, disk) = signed_in().await;
    let href = format!("{}/v1/disk/operations/0a1b", service.api_url());
    let started = format!(r#"{{"href": "{href}", "method": "GET", "templated": false}}"#);
    let once = |timeout| polled(Duration::from_secs(1), timeout).without_retries();
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
        let failed = call(&disk, once(forever)).await.unwrap_err();
        assert!(failed.is_operation_failed(), "{name}: {failed}");
        service.faults().remove(&answer);

        let answer = says(200, r#"{"status": "in-progress"}"#);
        let late = call(&disk, once(Duration::ZERO)).await.unwrap_err();
        assert_eq!(late.class(), ErrorClass::PollTimeout, "{name}: {late}");
        service.faults().remove(&answer);

        let answer = says(404, r#"{"error": "DiskOperationNotFoundError"}"#);
        let unknown = call(&disk, once(forever)).await.unwrap_err();
        assert_eq!(
            ErrorKind::of(&unknown),
            ErrorKind::OperationNotFound,
            "{name}"
        );
        service.faults().remove(&answer);

        let answer = says(200, r#"{"status": "success"}"#);
        let (link, id) = call(&disk, once(forever)).await.unwrap();
        assert_eq!(id.as_deref(), Some("0a1b"), "{name}");
        assert_eq!(link.as_deref(), Some(&*href), "{name}");
        assert!(answer.used() >= 1);
    }
}
