//! Tests of ambiguous outcomes and their look-ups.

use ::amazon_drive::children::RemoveOutcome;
use cloud_drives_core::{Effect, Error};

use super::{FILE, FOLDER, conflict, list, ok, root, script};
use crate::amazon_drive::{ErrorKind, conflicting_node};
use crate::testing::Answer;

const OTHER: &str = "FoldDDDDDDDDDDDDDDDDD3";
const TAKEN: &str = "NAME_ALREADY_EXISTS";

/// Returns answers with an ambiguous outcome: no answer, failures that may be too late, and an unreadable success.
fn doubts() -> [Answer; 4] {
    [
        Answer::Broken,
        Answer::status(500),
        Answer::status(504),
        Answer::json(200, r#"{"id":"Fo"#),
    ]
}

/// Returns whether the outcome stays unknown. An unreadable success took effect, regardless of the look-up.
fn is_open(error: &Error) -> bool {
    error.is_outcome_unknown() || (error.is_decode() && error.effect() == Effect::Done)
}

fn there(kind: &str, created: &str) -> Answer {
    let node = format!(
        r#"{{"id":"{FOLDER}","kind":"{kind}","status":"AVAILABLE","createdDate":"{created}"}}"#
    );
    ok(&node).with_header("date", "Mon, 02 Mar 2015 10:00:00 GMT")
}

fn file_in(parents: &str, status: &str) -> Answer {
    ok(&format!(
        r#"{{"id":"{FILE}","kind":"FILE","status":"{status}","parents":[{parents}]}}"#
    ))
}

#[tokio::test(start_paused = true)]
async fn a_folder_of_unknown_outcome_is_the_one_that_was_created_since() {
    const SINCE: &str = "2015-03-02T10:00:00.000Z";
    const BEFORE: &str = "2015-03-02T09:00:00.000Z";
    for doubt in doubts() {
        let after = |answers: Vec<Answer>| script([vec![doubt.clone()], answers].concat());
        let (transport, drive) = after(vec![conflict(TAKEN, FOLDER), there("FOLDER", SINCE)]);
        let folder = drive.create_folder("f").local_id("mine").await.unwrap();
        assert_eq!(folder.id, FOLDER);
        let calls = transport.calls();
        assert_eq!((calls.len(), calls[1].param("localId")), (3, Some("mine")));

        let (transport, drive) = after(vec![there("FOLDER", SINCE)]);
        assert_eq!(drive.create_folder("f").await.unwrap().id, FOLDER);
        assert_eq!(
            transport.calls().len(),
            2,
            "it was not there, and is created"
        );

        for older in [there("FOLDER", BEFORE), there("FILE", SINCE)] {
            let (_, drive) = after(vec![conflict(TAKEN, FOLDER), older]);
            let error = drive.create_folder("f").await.unwrap_err();
            assert_eq!(ErrorKind::of(&error), ErrorKind::NameAlreadyExists);
            assert_eq!(conflicting_node(&error).as_deref(), Some(FOLDER));
        }
        let undated = ok(&format!(
            r#"{{"id":"{FOLDER}","kind":"FOLDER","status":"AVAILABLE"}}"#
        ));
        for open in [
            vec![conflict(TAKEN, FOLDER), undated],
            vec![Answer::status(504); 4],
        ] {
            let (_, drive) = after(open);
            let error = drive.create_folder("f").await.unwrap_err();
            assert!(is_open(&error), "{error}");
        }

        // Every existing folder of a path is used, old or new.
        let (_, drive) = script([
            list(&[root()]),
            list(&[]),
            doubt.clone(),
            conflict(TAKEN, FOLDER),
            there("FOLDER", BEFORE),
            there("FOLDER", BEFORE),
        ]);
        assert_eq!(drive.makedirs("/f").await.unwrap().id, FOLDER);
    }
}

#[tokio::test(start_paused = true)]
async fn a_move_and_a_restoration_are_settled_by_the_node() {
    let (old, new) = (format!(r#""{FOLDER}""#), format!(r#""{OTHER}""#));
    let both = format!("{old},{new}");
    for doubt in doubts() {
        let (transport, drive) = script([doubt.clone(), file_in(&new, "AVAILABLE")]);
        let moved = drive.move_node_from(FILE, FOLDER, OTHER).await.unwrap();
        assert_eq!((moved.parents.len(), transport.calls().len()), (1, 2));
        for parents in ["", both.as_str()] {
            let (_, drive) = script([doubt.clone(), file_in(parents, "AVAILABLE")]);
            let error = drive.move_node_from(FILE, FOLDER, OTHER).await.unwrap_err();
            assert!(is_open(&error), "{error}");
        }
        let (transport, drive) = script([doubt.clone(), file_in(&old, "AVAILABLE")]);
        drive.restore(FILE).await.unwrap();
        assert_eq!(transport.calls().len(), 2);
        let (_, drive) = script([doubt, file_in(&old, "PURGED")]);
        assert!(is_open(&drive.restore(FILE).await.unwrap_err()));
    }
    for doubt in &doubts()[..3] {
        let done = file_in(&new, "AVAILABLE");
        let (transport, drive) = script([doubt.clone(), file_in(&old, "AVAILABLE"), done.clone()]);
        drive.move_node_from(FILE, FOLDER, OTHER).await.unwrap();
        assert_eq!(transport.calls().len(), 3);
        let (transport, drive) = script([doubt.clone(), file_in(&new, "TRASH"), done]);
        drive.restore(FILE).await.unwrap();
        assert_eq!(transport.calls().len(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn a_404_counts_as_removed_only_after_an_ambiguous_attempt() {
    for doubt in &doubts()[..3] {
        let (_, drive) = script([doubt.clone(), Answer::status(404)]);
        let removed = drive.remove_child(FOLDER, FILE).await.unwrap();
        assert!(matches!(removed, RemoveOutcome::Accepted));
        let (_, drive) = script([doubt.clone(), Answer::status(404)]);
        drive.delete_property(FILE, "owner", "key").await.unwrap();
    }
    let (_, drive) = script([Answer::status(404), Answer::status(404)]);
    let removed = drive.remove_child(FOLDER, FILE).await;
    assert!(removed.unwrap_err().is_not_found());
    let deleted = drive.delete_property(FILE, "owner", "key").await;
    assert!(deleted.unwrap_err().is_not_found());
}
