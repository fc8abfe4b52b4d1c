//! Tests of the stream of changes. Following changes over several calls is tested in `sdk/cloud-drives`.

use cloud_drives::amazon_drive::{ChangeSet, PseudoCode};
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::amazon_drive::ChangesTrouble;
use http::Method;
use serde_json::json;

use super::{body, signed_in};

/// All sets of one call.
async fn sets(
    drive: &AmazonDrive,
    checkpoint: &str,
    purged: bool,
) -> Result<Vec<ChangeSet>, Error> {
    let call = drive
        .get_changes()
        .checkpoint(checkpoint)
        .include_purged(purged);
    let mut changes = call.await?;
    let mut sets = Vec::new();
    while let Some(set) = changes.try_next().await? {
        sets.push(set);
    }
    Ok(sets)
}

fn checkpoint(sets: &[ChangeSet]) -> String {
    let reached = sets.iter().rev().find_map(|set| set.checkpoint.clone());
    reached.expect("a place to go on from")
}

#[tokio::test]
async fn changes_are_sets_with_separate_purged_nodes() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a", "a");
    let all = sets(&drive, "", false).await?;
    assert_eq!(
        body(&service.last()),
        json!({}),
        "no checkpoint, nothing said of purged nodes"
    );
    assert!(all[0].reset && all[0].nodes.len() == 2, "{all:?}");

    let id = service.put_file("/b", "b");
    let other = service.put_file("/c", "c");
    service.trash("/b");
    service.purge(&id);
    let since = sets(&drive, &checkpoint(&all), true).await?;
    assert_eq!(
        body(&service.last()),
        json!({ "checkpoint": checkpoint(&all), "includePurged": "true" })
    );
    assert!(!since[0].reset);
    let nodes: Vec<&str> = since
        .iter()
        .flat_map(|set| &set.nodes)
        .map(|node| node.id.as_str())
        .collect();
    let purged = since.iter().flat_map(|set| &set.purged_nodes);
    let purged: Vec<&str> = purged.map(|id| id.as_str()).collect();
    assert!(nodes.contains(&other.as_str()) && !nodes.contains(&id.as_str()));
    assert_eq!(purged, [id.as_str()]);
    assert!(
        sets(&drive, &checkpoint(&since), true)
            .await?
            .iter()
            .all(ChangeSet::is_empty)
    );
    Ok(())
}

#[tokio::test]
async fn an_invalid_line_a_truncated_stream_and_a_missing_end_are_errors_after_the_valid_sets()
-> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a", "a");
    for (trouble, is_expected, code) in [
        (
            Some(ChangesTrouble::NotJson),
            Error::is_decode as fn(&Error) -> bool,
            PseudoCode::IncompleteResult,
        ),
        (
            Some(ChangesTrouble::NoEnd),
            Error::is_protocol,
            PseudoCode::IncompleteResult,
        ),
        (
            Some(ChangesTrouble::StatusCode(503)),
            Error::is_operation_failed,
            PseudoCode::FailedSubrequest,
        ),
        (None, Error::is_transport, PseudoCode::IncompleteResult),
    ] {
        match trouble {
            Some(trouble) => service.trouble_next_changes(trouble),
            None => drop(
                service
                    .faults()
                    .add(Fault::on(Method::POST, "*/changes").cut_after(30)),
            ),
        }
        let mut changes = drive.get_changes().await?;
        let mut valid = 0;
        let error = loop {
            match changes.try_next().await {
                Ok(Some(_)) => valid += 1,
                Ok(None) => panic!("{trouble:?}: no error"),
                Err(error) => break error,
            }
        };
        let is_whole = trouble == Some(ChangesTrouble::NoEnd);
        assert_eq!(valid, usize::from(is_whole), "{trouble:?}");
        assert!(is_expected(&error), "{trouble:?}: {error}");
        assert_eq!(PseudoCode::of(&error), Some(code), "{trouble:?}");
        if let Some(ChangesTrouble::StatusCode(status)) = trouble {
            assert_eq!(error.status().map(|known| known.as_u16()), Some(status));
        }
    }
    Ok(())
}

#[tokio::test]
async fn lines_that_were_kept_are_read_like_those_of_a_call() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    // What the later Python client keeps in a file.
    let kept = concat!(
        r#"{"checkpoint":"CP1","reset":true,"nodes":[{"id":"FileCCCCCCCCCCCCCCCCC2","status":"AVAILABLE"},{"id":"FileDDDDDDDDDDDDDDDDD3","status":"PURGED"}],"statusCode":200}"#,
        "\n\n",
        r#"{"checkpoint":"CP2"}"#,
        "\n",
        r#"{"end":true}"#,
        "\n",
    );
    service.faults().add(
        Fault::on(Method::POST, "*/changes")
            .status(200)
            .body("application/json", kept),
    );
    let sets = sets(&drive, "", true).await?;
    assert_eq!(sets.len(), 2);
    assert_eq!(
        (sets[0].nodes.len(), &sets[0].purged_nodes[..]),
        (1, &["FileDDDDDDDDDDDDDDDDD3".into()][..])
    );
    assert!(sets[1].is_empty() && sets[1].checkpoint.as_deref() == Some("CP2"));
    Ok(())
}
