//! Tests of changes: lines, ends, and resuming after an interruption.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use tokio::time::Instant;

use super::{drive, script};
use crate::amazon_drive::ErrorKind;
use crate::testing::{Answer, Scripted};

fn lines(lines: &[&str]) -> Answer {
    Answer::Full(200, Vec::new(), Bytes::from(lines.join("\n")))
}

fn set(checkpoint: &str, reset: bool, ids: &[&str]) -> String {
    let nodes: Vec<String> = ids
        .iter()
        .map(|id| {
            let status = if id.starts_with("Gone") {
                "PURGED"
            } else {
                "AVAILABLE"
            };
            format!(r#"{{"id":"{id}","status":"{status}"}}"#)
        })
        .collect();
    format!(
        r#"{{"checkpoint":"{checkpoint}","reset":{reset},"nodes":[{}],"statusCode":200}}"#,
        nodes.join(",")
    )
}

const END: &str = r#"{"end":true}"#;

#[tokio::test(start_paused = true)]
async fn changes_are_returned_set_by_set_and_deleted_nodes_by_id() {
    let body = [
        &set("C1", true, &["a", "Gone1", "b"]),
        "",
        " ",
        &set("C2", false, &[]),
        END,
        "never read",
    ]
    .join("\n");
    let (transport, drive) = script([Answer::Full(200, Vec::new(), body.into())]);
    let mut changes = drive
        .get_changes()
        .checkpoint("C0")
        .include_purged(true)
        .chunk_size(10)
        .max_nodes(99)
        .await
        .unwrap();
    let first = changes.try_next().await.unwrap().unwrap();
    assert_eq!(
        first
            .nodes
            .iter()
            .map(|node| node.id.as_str())
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(first.purged_nodes, ["Gone1"]);
    assert_eq!(
        (first.checkpoint.as_deref(), first.reset),
        (Some("C1"), true)
    );
    let second = changes.try_next().await.unwrap().unwrap();
    assert!(second.is_empty());
    assert_eq!(changes.try_next().await.unwrap(), None);
    assert_eq!(changes.try_next().await.unwrap(), None);
    let call = transport.calls().remove(0);
    assert_eq!(call.line(), "POST /drive/v1/changes");
    assert_eq!(
        call.body,
        r#"{"checkpoint":"C0","chunkSize":10,"maxNodes":99,"includePurged":"true"}"#
    );
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_breaks_its_rules_ends_in_an_error_that_says_so() {
    let good = set("C1", false, &["a"]);
    for (body, is, words) in [
        (lines(&[&good]), "protocol", "without its last line"),
        (lines(&[&good, "not JSON", END]), "decode", "line 2"),
        (
            lines(&[&good, r#"{"checkpoint":"C2","nodes":[{"#]),
            "decode",
            "line 2",
        ),
        (
            lines(&[&good, r#"{"statusCode":503}"#]),
            "failed",
            "status 503",
        ),
        (lines(&[&good, "[1]"]), "decode", "line 2"),
        (
            Answer::Cut(Bytes::from(format!("{good}\n{{\"che"))),
            "transport",
            "reset",
        ),
    ] {
        let (_, drive) = script([body]);
        let mut changes = drive.get_changes().await.unwrap();
        assert_eq!(changes.try_next().await.unwrap().unwrap().nodes.len(), 1);
        let error = changes.try_next().await.unwrap_err();
        let right = match is {
            "protocol" => error.is_protocol(),
            "decode" => error.is_decode(),
            "failed" => error.is_operation_failed(),
            _ => error.is_transport(),
        };
        assert!(right, "{is}: {error:?}");
        assert!(error.to_string().contains(words), "{words}: {error}");
        assert_eq!(error.operation(), Some("changes.list"));
        assert_eq!(
            changes.try_next().await.unwrap(),
            None,
            "after an error it is over"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_lines_arrive_before_the_last_even_with_a_json_media_type() {
    // A body that breaks after its first line: had it been read in advance, the call would have been repeated.
    let cut = Bytes::from(format!("{}\n", set("C1", false, &["a"])));
    let (transport, drive) = script([Answer::Cut(cut)]);
    let mut changes = drive.get_changes().await.unwrap();
    assert!(changes.try_next().await.unwrap().is_some());
    assert!(changes.try_next().await.unwrap_err().is_transport());
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn following_resumes_after_the_last_set_after_every_kind_of_interruption() {
    let (transport, drive) = script([
        lines(&[&set("C1", true, &["a"])]),
        lines(&[
            &set("C2", false, &["b"]),
            r#"{"checkpoint":"C3","nodes":[{"id":"#,
        ]),
        Answer::Cut(Bytes::from(format!("{}\n", set("C4", false, &["c"])))),
        lines(&[&set("C5", false, &["d"]), r#"{"statusCode":500}"#]),
        Answer::status(503),
        lines(&[&set("C6", false, &["e"]), END]),
        lines(&[END]),
    ]);
    let mut follow = drive.follow_changes().include_purged(true);
    let mut seen = Vec::new();
    while let Some(set) = follow.try_next().await.unwrap() {
        seen.extend(set.nodes.into_iter().map(|node| node.id));
    }
    assert_eq!(seen, ["a", "b", "c", "d", "e"]);
    assert_eq!(follow.reached(), Some("C6"));
    let checkpoints: Vec<String> = transport
        .calls()
        .iter()
        .map(|call| {
            let body: serde_json::Value = serde_json::from_str(&call.body).unwrap();
            body["checkpoint"].as_str().unwrap_or("none").to_owned()
        })
        .collect();
    assert_eq!(checkpoints, ["none", "C1", "C2", "C4", "C5", "C5", "C6"]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_always_cut_is_given_up() {
    let transport = Scripted::always(lines(&["not JSON"]));
    let drive = drive(&transport);
    let mut follow = drive.follow_changes();
    let error = follow.try_next().await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.attempts(), 4);
    assert_eq!(transport.calls().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_refused_stream_is_not_retried_as_a_cut_one() {
    let (transport, drive) = script([Answer::json(400, r#"{"message":"bad checkpoint"}"#)]);
    let error = drive
        .follow_changes()
        .checkpoint("X")
        .try_next()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::BadRequest);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_checkpoint_is_kept_once_its_set_was_dealt_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("checkpoint");
    let (_, drive) = script([lines(&[
        &set("C1", true, &["a"]),
        &set("C2", false, &["b"]),
        END,
    ])]);
    let mut follow = drive.follow_changes().checkpoint_file(&path);
    follow.try_next().await.unwrap().unwrap();
    assert!(!path.exists(), "the set may not have been dealt with");
    follow.try_next().await.unwrap().unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "C1");
    // The process ends here: the next one receives the last set again.
    let (transport, drive) = script([lines(&[&set("C2", false, &["b"]), END]), lines(&[END])]);
    let mut follow = drive
        .follow_changes()
        .checkpoint("old")
        .checkpoint_file(&path);
    assert_eq!(follow.try_next().await.unwrap().unwrap().nodes[0].id, "b");
    follow.save().await.unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "C2");
    assert!(follow.try_next().await.unwrap().is_none());
    assert!(transport.calls()[0].body.contains("\"C1\""));
}

#[tokio::test(start_paused = true)]
async fn following_can_continue_without_end() {
    let (transport, drive) = script([
        lines(&[&set("C1", false, &[]), END]),
        lines(&[END]),
        lines(&[&set("C2", false, &["a"]), END]),
    ]);
    let begun = Instant::now();
    let mut follow = drive.follow_changes().poll_every(Duration::from_secs(30));
    assert_eq!(follow.try_next().await.unwrap().unwrap().nodes[0].id, "a");
    assert_eq!(begun.elapsed(), Duration::from_secs(60));
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn nodes_that_are_repeated_forever_do_not_count_as_changes() {
    let transport = Scripted::always(lines(&[&set("C1", false, &["a"]), END]));
    let drive = drive(&transport);
    let mut follow = drive.follow_changes().checkpoint("C1");
    assert!(follow.try_next().await.unwrap().is_some());
    assert!(follow.try_next().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn an_unreadable_checkpoint_file_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let (transport, drive) = script([]);
    let error = drive
        .follow_changes()
        .checkpoint_file(folder.path())
        .try_next()
        .await
        .unwrap_err();
    assert!(error.is_io(), "{error}");
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn changes_are_a_stream_with_a_checkpoint() {
    let (_, drive) = script([
        lines(&[&set("C1", false, &["a"]), &set("C2", false, &["b"]), END]),
        lines(&[END]),
    ]);
    let mut follow = drive.follow_changes();
    let ids = |set: crate::amazon_drive::ChangeSet| set.nodes[0].id.to_string();
    let first = follow.next().await.unwrap().unwrap();
    assert_eq!((ids(first), follow.reached()), ("a".to_owned(), Some("C1")));
    // Dropping the future loses nothing.
    drop(follow.try_next());
    let rest: Vec<_> = follow.by_ref().map(|set| ids(set.unwrap())).collect().await;
    assert_eq!((rest, follow.reached()), (vec!["b".to_owned()], Some("C2")));
}

#[tokio::test(start_paused = true)]
async fn as_a_stream_changes_end_with_the_first_error_and_go_on_when_asked() {
    let (_, drive) = script([
        Answer::Full(400, Vec::new(), Bytes::new()),
        lines(&[&set("C1", false, &["a"]), END]),
    ]);
    let mut follow = drive.follow_changes();
    follow.next().await.unwrap().unwrap_err();
    assert!(follow.next().await.is_none());
    assert!(follow.try_next().await.unwrap().is_some());
    let line = serde_json::to_string(&crate::amazon_drive::ChangeSet::default()).unwrap();
    assert!(line.contains(r#""purged_nodes":[]"#), "{line}");
}
