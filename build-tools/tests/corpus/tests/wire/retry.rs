//! Tests of retry tables (`x-sdk-retry`) and of `gone-is-done`.

use std::sync::Arc;
use std::time::Duration;

use build_tools_corpus::retry::files::RemoveFolderOutcome;
use build_tools_corpus::retry::{Client, RETRY};
use cloud_drives_core::{
    BoxFuture, ErrorClass, OperationInfo, RateHeaders, Request, Result, StreamResponse, TimeHeader,
    TimeUnit, Transport, Verdict,
};

use crate::support::{Script, client};

/// Says of every answer what a layer that retries says of those that follow an attempt of unknown outcome.
#[derive(Debug)]
struct InDoubt(Arc<Script>);

impl Transport for InDoubt {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move { Ok(self.0.send(request).await?.after_doubt()) })
    }
}

fn in_doubt(status: u16) -> Client {
    let transport = Arc::new(InDoubt(Script::of(status, "")));
    Client::builder().transport(transport).build().unwrap()
}

async fn verdict(client: &Client, create: bool) -> Verdict {
    let files = client.files();
    let answer = match create {
        true => files.create().send().await,
        false => files.list().send().await,
    };
    Verdict::of(&answer.unwrap_err())
}

#[tokio::test]
async fn the_table_of_the_document_decides_and_that_of_the_operation_before_it() {
    for (status, body, list, create) in [
        (409, "", Verdict::Refused, Verdict::Refused),
        (
            409,
            r#"{"code":"Exists"}"#,
            Verdict::Refused,
            Verdict::Final,
        ),
        (403, "Try again later", Verdict::Refused, Verdict::Refused),
        (403, "No", Verdict::Final, Verdict::Final),
        (400, "", Verdict::Unclear, Verdict::Unclear),
        (400, r#"{"code":"Bad"}"#, Verdict::Final, Verdict::Final),
        (
            429,
            r#"{"code":"QuotaExceeded"}"#,
            Verdict::Final,
            Verdict::Final,
        ),
        // What the tables say nothing of is read as HTTP says.
        (429, "", Verdict::Refused, Verdict::Refused),
        (500, "", Verdict::Unclear, Verdict::Unclear),
        (503, "", Verdict::Refused, Verdict::Final),
    ] {
        let script = || client(Client::builder(), &Script::of(status, body));
        assert_eq!(verdict(&script(), false).await, list, "{status} {body}");
        assert_eq!(verdict(&script(), true).await, create, "{status} {body}");
    }
}

#[test]
fn headers_are_named_with_their_units() {
    assert_eq!(
        RETRY.reset,
        Some(TimeHeader {
            name: "x-reset",
            unit: TimeUnit::EpochSeconds,
        })
    );
    assert_eq!(
        RETRY.rate,
        Some(RateHeaders {
            remaining: "x-left",
            limit: Some("x-limit"),
            window: Some(TimeHeader {
                name: "x-window",
                unit: TimeUnit::Milliseconds,
            }),
            leaks: true,
            least_pause: Duration::from_secs(1),
        })
    );
}

#[tokio::test]
async fn a_marked_404_is_a_success_and_raw_access_shows_it() {
    let done = in_doubt(404).files().remove().send().await.unwrap();
    assert_eq!(done.status(), 404);

    let raw = in_doubt(404).files().remove().send_raw().await.unwrap();
    assert!(raw.is_gone());
    assert_eq!(raw.status(), 404);

    let done = in_doubt(404).files().remove_folder().send().await.unwrap();
    assert!(matches!(*done, RemoveFolderOutcome::NoContent));
}

#[tokio::test]
async fn no_other_answer_and_no_other_operation_can_be_marked() {
    let error = in_doubt(410).files().remove().send().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Status);
    assert!(
        in_doubt(404)
            .files()
            .list()
            .send()
            .await
            .unwrap_err()
            .is_not_found()
    );
    let plain = client(Client::builder(), &Script::of(404, ""));
    assert!(
        plain
            .files()
            .remove()
            .send()
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn gone_is_done_operations_may_be_repeated() {
    let raw = in_doubt(404).files().remove().send_raw().await.unwrap();
    let operation: &OperationInfo = raw.operation();
    assert!(operation.is_idempotent());
    assert!(operation.is_gone_done());
}
