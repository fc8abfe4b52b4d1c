use cloud_drives_core::{CallOptions, ErrorClass, PollState};

use super::*;
use crate::CallOptionsExt;
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
async fn what_the_service_does_at_once_is_not_waited_for() {
    let (transport, disk) = script([resource(201)]);
    let done = disk.copy("a", "app:/b").overwrite(true).await.unwrap();
    assert_eq!(done.operation_id, None);
    assert!(done.link.unwrap().href.contains("resources?path="));
    let call = &transport.calls()[0];
    assert_eq!(call.line(), "POST /v1/disk/resources/copy");
    assert_eq!(call.param("from"), Some("disk:/a"));
    assert_eq!(call.param("path"), Some("app:/b"));
    assert_eq!(call.param("overwrite"), Some("true"));
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
    assert_eq!(call.param("fields"), Some("status"));
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
    let mut poller = call
        .poll_interval(Duration::from_secs(5))
        .start()
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
async fn a_failed_operation_is_started_again_within_the_retries() {
    let (transport, flaky) = script([
        operation("1"),
        state("failed"),
        operation("2"),
        state("success"),
    ]);
    let done = flaky.copy("a", "b").await.unwrap();
    assert_eq!(done.operation_id.as_deref(), Some("2"));
    assert_eq!(transport.calls().len(), 4);

    let transport = Scripted::answering(|call| match call.method.as_str() {
        "POST" => operation("0a1b"),
        _ => state("failed"),
    });
    let disk = disk(&transport);
    let error = disk.copy("a", "b").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::OperationFailed);
    assert_eq!((error.attempts(), transport.calls().len()), (4, 8));
    let once = CallOptions::new().without_retries();
    disk.copy("a", "b").options(once).await.unwrap_err();
    assert_eq!(transport.calls().len(), 10);
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
        .destination("/y")
        .overwrite(true);
    let error = call
        .poll_timeout(Duration::from_millis(9500))
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
async fn a_copy_whose_outcome_is_unknown_is_not_made_again() {
    for lost in [Answer::Broken, Answer::status(502)] {
        let (transport, disk) = script([lost]);
        disk.copy("a", "b").await.unwrap_err();
        assert_eq!(transport.calls().len(), 1);
    }
    let (transport, disk) = script([
        refusal(423, "DiskResourceLockedError"),
        Answer::status(429),
        Answer::status(503),
        resource(201),
    ]);
    disk.copy("a", "b").await.unwrap();
    assert_eq!(transport.calls().len(), 4);
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
async fn an_answer_without_its_operation_is_a_breach_of_contract() {
    let (_, asked) = script([resource(201)]);
    let error = asked.copy("a", "b").force_async(true).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Protocol);
    let (transport, nameless) = script([Answer::json(202, r#"{"href":"https://host/"}"#)]);
    let error = nameless
        .upload_url("https://site/x", "x")
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::Protocol);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn deletions_come_without_a_link_when_done_at_once() {
    let (transport, disk) = script([
        Answer::status(204),
        Answer::status(204),
        operation("1"),
        state("success"),
    ]);
    assert_eq!(disk.remove("a").await.unwrap().link, None);
    disk.remove_trash().await.unwrap();
    let emptied = disk
        .remove_trash()
        .path("x")
        .force_async(true)
        .await
        .unwrap();
    assert_eq!(emptied.operation_id.as_deref(), Some("1"));
    let calls = transport.calls();
    assert_eq!(calls[1].param("path"), None);
    assert_eq!(calls[2].param("path"), Some("trash:/x"));
}

#[tokio::test(start_paused = true)]
async fn renaming_stays_in_the_folder() {
    let (transport, disk) = script([resource(201)]);
    disk.rename("/a/b.txt", "c.txt").await.unwrap();
    let call = &transport.calls()[0];
    assert_eq!(
        (call.param("from"), call.param("path")),
        (Some("disk:/a/b.txt"), Some("disk:/a/c.txt"))
    );
    for (path, name) in [("/a", ".."), ("/a", "x/y"), ("/a", ""), ("disk:/", "x")] {
        assert!(
            disk.rename(path, name)
                .await
                .unwrap_err()
                .is_invalid_input()
        );
        assert!(
            disk.rename(path, name)
                .start()
                .await
                .unwrap_err()
                .is_invalid_input()
        );
    }
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_public_resource_is_saved_where_it_is_wanted() {
    let (transport, disk) = script([resource(201)]);
    let call = disk
        .save_to_disk("key")
        .path("/in")
        .name("n")
        .save_path("films");
    call.await.unwrap();
    let call = &transport.calls()[0];
    for (name, value) in [
        ("public_key", "key"),
        ("path", "/in"),
        ("name", "n"),
        ("save_path", "disk:/films"),
    ] {
        assert_eq!(call.param(name), Some(value), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_state_is_told_for_an_id_or_a_link() {
    let (transport, disk) = script([state("success"), state("failed"), state("paused")]);
    let link = "http://cloud-api.yandex.net/v1/disk/operations/0a1b?fields=status";
    assert_eq!(
        disk.get_operation_status(link).await.unwrap(),
        OperationState::Success
    );
    assert_eq!(
        disk.get_operation_status("a b").await.unwrap(),
        OperationState::Failed
    );
    let error = disk.get_operation_status("c").await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Protocol);
    assert_eq!(
        transport.lines(),
        [
            "GET /v1/disk/operations/0a1b",
            "GET /v1/disk/operations/a%20b",
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
