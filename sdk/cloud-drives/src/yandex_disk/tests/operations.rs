//! Tests of background operations, and of restarting failed ones.

use cloud_drives_core::{CallOptions, ErrorClass};

use super::*;
use crate::CallOptionsExt;
use crate::prelude::*;
use crate::yandex_disk::ErrorKind;

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
    // The policy of a single call can enable it too.
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
