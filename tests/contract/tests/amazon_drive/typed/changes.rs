//! Tests of the typed call for changes.

use amazon_drive::types::{BooleanText, ChangesLine, ChangesRequest, NodeStatus};
use amazon_drive::{Client, ErrorKind};
use cloud_drives_core::Error;
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::amazon_drive::ChangesTrouble;
use http::Method;

use super::{body, kind, last, no_complaints, signed_in};

async fn lines(drive: &Client, request: ChangesRequest) -> Result<Vec<ChangesLine>, Error> {
    let mut stream = drive.changes().list(request).send().await?;
    let mut lines = Vec::new();
    while let Some(line) = stream.try_next().await? {
        lines.push(line);
    }
    Ok(lines)
}

#[tokio::test]
async fn changes_list_begins_with_everything_and_ends_with_its_end_line() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", "a");
    let lines = lines(&drive, ChangesRequest::new()).await.unwrap();
    assert_eq!(body(&last(&emulator)), serde_json::json!({}));
    let (end, sets) = lines.split_last().unwrap();
    assert!(end.end);
    assert!(sets[0].reset && sets[0].checkpoint.is_some());
    assert!(
        sets.iter()
            .flat_map(|set| &set.nodes)
            .any(|node| node.id == id)
    );
    no_complaints(&emulator);
}

#[tokio::test]
async fn changes_since_a_checkpoint_are_only_those_and_what_was_purged_on_request() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    let all = lines(&drive, ChangesRequest::new()).await.unwrap();
    let checkpoint = all
        .iter()
        .rev()
        .find_map(|line| line.checkpoint.clone())
        .unwrap();
    let id = emulator.put_file("/b", "b");
    emulator.trash("/b");
    emulator.purge(&id);

    let since = ChangesRequest::new().checkpoint(&checkpoint);
    let quiet = lines(&drive, since.clone()).await.unwrap();
    assert!(
        quiet
            .iter()
            .all(|line| !line.reset && line.nodes.is_empty()),
        "{quiet:?}"
    );
    let told = lines(&drive, since.include_purged(BooleanText::True))
        .await
        .unwrap();
    assert_eq!(body(&last(&emulator))["includePurged"], "true");
    let gone: Vec<_> = told.iter().flat_map(|line| &line.nodes).collect();
    assert_eq!(gone[0].id, id);
    assert_eq!(gone[0].status, NodeStatus::Purged);
    no_complaints(&emulator);
}

#[tokio::test]
async fn chunk_size_and_max_nodes_cut_the_feed_into_lines_and_calls() {
    let (emulator, drive) = signed_in().await;
    for number in 0..9 {
        emulator.put_file(&format!("/{number}"), "x");
    }
    let request = ChangesRequest::new().chunk_size(2_u32).max_nodes(4_u32);
    let lines = lines(&drive, request).await.unwrap();
    let nodes: Vec<usize> = lines.iter().map(|line| line.nodes.len()).collect();
    assert!(nodes.iter().all(|nodes| *nodes <= 2), "{nodes:?}");
    assert!((4..9).contains(&nodes.iter().sum::<usize>()), "{nodes:?}");
    no_complaints(&emulator);
}

#[tokio::test]
async fn blank_lines_that_keep_the_connection_alive_are_passed_over() {
    let (emulator, drive) = signed_in().await;
    let feed = "\n\n{\"checkpoint\":\"c\",\"nodes\":[]}\n\n  \n{\"end\":true}\n\n";
    let fault = Fault::on(Method::POST, "*/changes").status(200);
    emulator.faults().add(fault.body("application/json", feed));
    let lines = lines(&drive, ChangesRequest::new()).await.unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].checkpoint.as_deref(), Some("c"));
    assert!(lines[1].end);
}

#[tokio::test]
async fn a_line_that_is_not_json_is_an_error_and_the_next_call_continues_after_the_last_set() {
    let (emulator, drive) = signed_in().await;
    let feed = "{\"checkpoint\":\"c\",\"nodes\":[]}\n<html>canary</html>\n{\"end\":true}\n";
    let fault = Fault::on(Method::POST, "*/changes").status(200);
    emulator.faults().add(fault.body("application/json", feed));
    let request = drive.changes().list(ChangesRequest::new());
    let mut stream = request.send().await.unwrap();
    let first = stream.try_next().await.unwrap().unwrap();
    assert_eq!(first.checkpoint.as_deref(), Some("c"));
    let error = stream.try_next().await.unwrap_err();
    assert!(
        error.is_decode() && error.message().contains("line 2"),
        "{error}"
    );
    assert!(!error.to_string().contains("canary"), "{error}");
    assert_eq!(error.operation(), Some("changes.list"));
    assert!(
        stream
            .try_next()
            .await
            .unwrap()
            .is_some_and(|line| line.end)
    );

    emulator.trouble_next_changes(ChangesTrouble::NotJson);
    let error = lines(&drive, ChangesRequest::new()).await.unwrap_err();
    assert!(error.is_decode(), "{error}");
}

#[tokio::test]
async fn a_feed_without_its_end_line_shows_none() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    emulator.trouble_next_changes(ChangesTrouble::NoEnd);
    let lines = lines(&drive, ChangesRequest::new()).await.unwrap();
    assert!(!lines.is_empty() && lines.iter().all(|line| !line.end));
}

#[tokio::test]
async fn a_feed_that_is_cut_is_an_error() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    emulator
        .faults()
        .add(Fault::on(Method::POST, "*/changes").cut_after(20));
    let error = lines(&drive, ChangesRequest::new()).await.unwrap_err();
    assert!(error.is_transport(), "{error}");
}

#[tokio::test]
async fn a_line_that_says_that_the_service_failed_is_read_with_its_status() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    emulator.trouble_next_changes(ChangesTrouble::StatusCode(503));
    let lines = lines(&drive, ChangesRequest::new()).await.unwrap();
    assert!(lines.iter().any(|line| line.status_code == Some(503)));
}

#[tokio::test]
async fn an_unknown_checkpoint_restarts_the_stream_and_is_reported() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    let request = ChangesRequest::new().checkpoint("of another account");
    let lines = lines(&drive, request).await.unwrap();
    assert!(lines[0].reset);
    let fault = Fault::on(Method::POST, "*/changes").status(400);
    emulator.faults().add(fault);
    let error = drive
        .changes()
        .list(ChangesRequest::new())
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
}
