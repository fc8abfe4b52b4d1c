use cloud_drives_core::{CallOptions, ErrorClass, PollState};

use super::*;
use crate::CallOptionsExt;
use crate::poll::PollSettings;
use crate::prelude::*;
use crate::yandex_disk::ErrorKind;
use crate::yandex_disk::types::OperationState;

fn times(transport: &Scripted) -> Vec<u64> {
    transport
        .calls()
        .iter()
        .map(|call| call.at.as_secs())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn work_in_the_background_is_waited_for() {
    let (transport, disk) = script([
        operation("0a1b"),
        state("in-progress"),
        state("in-progress"),
        state("success"),
    ]);
    let done = disk.move_("a", "b").force_async(true).await.unwrap();
    assert_eq!(done.operation_id.as_deref(), Some("0a1b"));
    assert_eq!(times(&transport), [0, 0, 1, 2]);
    let call = &transport.calls()[1];
    assert_eq!(call.line(), "GET /v1/disk/operations/0a1b");
    assert_eq!(call.authorization(), Some("OAuth y0_TOKEN"));
}

#[tokio::test(start_paused = true)]
async fn starting_gives_the_poller_instead() {
    let (transport, disk) = script([
        operation("0a1b"),
        state("in-progress"),
        state("success"),
        state("success"),
    ]);
    let call = disk.remove("a").permanently(true).md5("00");
    let every = PollSettings::every(Duration::from_secs(5));
    let mut poller = call
        .with_options(CallOptions::new().with_poll(every))
        .poller()
        .await
        .unwrap();
    assert_eq!(transport.calls().len(), 1);
    assert_eq!(transport.calls()[0].param("md5"), Some("00"));
    assert_eq!(poller.id(), Some("0a1b"));
    assert_eq!(poller.next_state().await.unwrap(), Some(PollState::Pending));
    poller.await.unwrap();
    assert_eq!(times(&transport), [0, 0, 5]);
    // From the id alone, in another process for all that the service knows.
    disk.wait_for_operation("0a1b").await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_operation_whose_link_has_its_id_in_the_query_is_followed() {
    let link = "https://cloud-api.yandex.net/v1/disk/operations?id=0a1b";
    let started = Answer::json(
        202,
        &format!(r#"{{"href":"{link}","method":"GET","templated":false}}"#),
    );
    let (transport, disk) = script([started, state("success"), state("success")]);
    let done = disk.remove("a").await.unwrap();
    assert_eq!(done.operation_id.as_deref(), Some("0a1b"));
    disk.wait_for_operation(link).await.unwrap();
    for call in &transport.calls()[1..] {
        assert_eq!(call.line(), "GET /v1/disk/operations/0a1b");
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_operation_is_not_started_again() {
    let (transport, disk) = script([operation("1"), state("failed")]);
    let error = disk.copy("a", "b").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::OperationFailed);
    assert!(
        error.to_string().starts_with("resources.copy: operation 1"),
        "{error}"
    );
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn other_failures_of_the_waiting_do_not_start_it_again() {
    let (transport, disk) = script([operation("1"), refusal(404, "DiskOperationNotFoundError")]);
    let error = disk.copy("a", "b").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::OperationNotFound);
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn waiting_ends_with_its_time() {
    let transport = Scripted::answering(|call| match call.method.as_str() {
        "PUT" => operation("0a1b"),
        _ => state("in-progress"),
    });
    let call = disk(&transport)
        .restore_trash("x")
        .name("/y")
        .overwrite(true);
    let poll = PollSettings::default().with_timeout(Duration::from_millis(9500));
    let error = call
        .with_options(CallOptions::new().with_poll(poll))
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::PollTimeout);
    assert!(
        error
            .to_string()
            .starts_with("resources.restore_trash: operation 0a1b"),
        "{error}"
    );
    assert_eq!(transport.calls().len(), 1 + 10);
    assert_eq!(transport.calls()[0].param("name"), Some("/y"));
}

#[tokio::test(start_paused = true)]
async fn a_copy_that_was_refused_is_made_again() {
    let locked = refusal(423, "DiskResourceLockedError");
    let (transport, disk) = script([locked, Answer::NoConnection, resource(201)]);
    disk.copy("a", "b").await.unwrap();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_seed_s_retries_can_be_had() {
    let transport = Scripted::new([Answer::Broken, Answer::status(502), resource(201)]);
    let disk = YandexDisk::builder()
        .token("t")
        .transport(transport.clone())
        .retry_policy(YandexDisk::python_compatible_retry_policy())
        .build()
        .unwrap();
    disk.copy("a", "b").await.unwrap();
    assert_eq!(times(&transport), [0, 0, 0]);
}

#[tokio::test(start_paused = true)]
async fn the_python_client_starts_failed_operations_again() {
    let build = |transport: &Scripted| {
        let builder = YandexDisk::builder()
            .token("t")
            .transport(transport.clone());
        let policy = YandexDisk::python_compatible_retry_policy();
        builder.retry_policy(policy).build().unwrap()
    };
    let transport = Scripted::new([
        operation("1"),
        state("failed"),
        operation("2"),
        state("success"),
    ]);
    let done = build(&transport).copy("a", "b").await.unwrap();
    assert_eq!(done.operation_id.as_deref(), Some("2"));
    assert_eq!(transport.calls().len(), 4);

    let transport = Scripted::answering(|call| match call.method.as_str() {
        "POST" => operation("0a1b"),
        _ => state("failed"),
    });
    let python = build(&transport);
    let error = python.copy("a", "b").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::OperationFailed);
    assert_eq!((error.attempts(), transport.calls().len()), (4, 8));
    let once = CallOptions::new().without_retries();
    python.copy("a", "b").with_options(once).await.unwrap_err();
    assert_eq!(transport.calls().len(), 10);
    // The policy of a single call says it too.
    let policy = YandexDisk::python_compatible_retry_policy();
    let call = disk(&transport).copy("a", "b");
    let error = call
        .with_options(CallOptions::new().with_retry_policy(policy))
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), transport.calls().len()), (4, 18));
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_its_operation_is_a_breach_of_contract() {
    // Done at once is done, even where the background was asked for.
    let (_, asked) = script([resource(201)]);
    let done = asked.copy("a", "b").force_async(true).await.unwrap();
    assert_eq!(done.operation_id, None);
    let (transport, nameless) = script([Answer::json(202, r#"{"href":"https://host/"}"#)]);
    let error = nameless
        .upload_url("https://site/x", "x")
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::Protocol);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_state_is_told_for_an_id_or_a_link() {
    let (transport, disk) = script([
        state("success"),
        state("failed"),
        state("paused"),
        state("paused"),
    ]);
    let link = "http://cloud-api.yandex.net/v1/disk/operations/0a1b?fields=status";
    assert_eq!(
        disk.get_operation_status(link).await.unwrap().status,
        OperationState::Success
    );
    assert_eq!(
        disk.get_operation_status("a b").await.unwrap().status,
        OperationState::Failed
    );
    let answer = disk.get_operation_status("c").await.unwrap();
    assert_eq!(answer.status.as_str(), "paused");
    let error = disk.wait_for_operation("c").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Protocol);
    assert_eq!(
        transport.lines(),
        [
            "GET /v1/disk/operations/0a1b",
            "GET /v1/disk/operations/a%20b",
            "GET /v1/disk/operations/c",
            "GET /v1/disk/operations/c"
        ]
    );
    let error = disk.wait_for_operation("").await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("operation_id"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_is_checked_with_an_operation_that_nobody_has() {
    let unauthorized = || refusal(401, "UnauthorizedError");
    let unknown = || refusal(404, "DiskOperationNotFoundError");
    let (transport, mine) = script([unknown(), unauthorized(), unauthorized(), unknown()]);
    assert!(mine.check_token().await.unwrap());
    assert_eq!(transport.lines(), ["GET /v1/disk/operations/0000"]);
    // A single refusal may be a mistake of the service; two are an answer.
    assert!(!mine.check_token().await.unwrap());
    assert!(mine.check_token().token("y0_OTHER").await.unwrap());
    assert_eq!(transport.calls()[3].authorization(), Some("OAuth y0_OTHER"));
    assert!(!mine.check_token().token("").await.unwrap());
    assert_eq!(transport.calls().len(), 4);
    let none = YandexDisk::builder()
        .transport(Scripted::new([]))
        .build()
        .unwrap();
    assert!(!none.check_token().await.unwrap());
    let down = disk(&Scripted::always(Answer::status(500)));
    assert!(down.check_token().await.unwrap_err().is_server_error());
}
