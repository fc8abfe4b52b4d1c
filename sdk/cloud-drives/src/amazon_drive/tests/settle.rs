//! Ambiguous outcomes of what may not be done twice: folders, moves, and nodes from the trash.

use super::*;
use crate::amazon_drive::types::NewFolder;
use crate::testing::Call;

const OTHER: &str = "FoldDDDDDDDDDDDDDDDDD3";

/// A Drive whose first call that changes something ends so, and on which this node and this listing are found.
fn drive_with(first: Answer, shown: String, inside: &[String]) -> (Scripted, AmazonDrive) {
    let inside = inside.to_vec();
    let mut first = Some(first);
    let transport = Scripted::answering(move |call: &Call| {
        if call.method != http::Method::GET {
            return first.take().unwrap_or_else(|| ok(&shown));
        }
        match call.path.ends_with("/children") {
            true if call.path.contains(ROOT) => list(&[shown.clone()]),
            true => list(&inside),
            false => ok(&shown),
        }
    });
    let drive = drive(&transport);
    (transport, drive)
}

fn changes(transport: &Scripted) -> usize {
    let calls = transport.calls();
    calls
        .iter()
        .filter(|call| call.method != http::Method::GET)
        .count()
}

fn ambiguous() -> [Answer; 4] {
    [
        Answer::Broken,
        Answer::status(500),
        Answer::status(503),
        rate_exceeded(),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_move_is_looked_at_before_it_is_made_again() {
    for first in ambiguous() {
        for (parent, made) in [(OTHER, 1), (FOLDER, 2)] {
            let shown = node(FILE, "FILE", "a", parent);
            let (transport, drive) = drive_with(first.clone(), shown, &[]);
            let moved = drive.move_node_from(FILE, FOLDER, OTHER).await.unwrap();
            assert_eq!(moved.id, FILE);
            assert_eq!(changes(&transport), made, "{first:?}: in {parent}");
        }
        let (transport, drive) = drive_with(first, node(FILE, "FILE", "a", ROOT), &[]);
        let error = drive.move_node_from(FILE, FOLDER, OTHER).await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(changes(&transport), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_node_that_left_the_trash_is_not_restored_again() {
    for first in ambiguous() {
        for (status, made) in [("AVAILABLE", 1), ("TRASH", 2)] {
            let shown = node(FILE, "FILE", "a", ROOT).replace("AVAILABLE", status);
            let (transport, drive) = drive_with(first.clone(), shown, &[]);
            drive.restore(FILE).await.unwrap();
            assert_eq!(changes(&transport), made, "{first:?}: {status}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_folder_of_the_name_is_the_one_that_was_made() {
    for first in ambiguous() {
        let shown = node(FOLDER, "FOLDER", "Reports", ROOT);
        let new = || NewFolder::new("Reports").parents([ROOT]);
        let (transport, drive) = drive_with(first.clone(), shown.clone(), &[]);
        let made = drive.create_folder(new()).await.unwrap();
        assert_eq!(
            (made.id.as_str(), changes(&transport)),
            (FOLDER, 1),
            "{first:?}"
        );

        let inside = [node(FILE, "FILE", "a", FOLDER)];
        let (transport, drive) = drive_with(first.clone(), shown, &inside);
        drive.create_folder(new()).await.unwrap();
        assert_eq!(
            changes(&transport),
            2,
            "{first:?}: one that was used is another's"
        );
    }
}
