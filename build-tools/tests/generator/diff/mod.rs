//! Tests of `cargo sdk diff`: a small document, edited in one place, and the reported changes.
//!
//! Not about how the generated code comes to be what it is; `tests/corpus` compiles that.

mod answers;
mod calls;
mod commands;
mod previews;
mod types;

use build_tools::diff::against::Against;
use build_tools::diff::command;
use build_tools::diff::render::Report;
use build_tools::workspace::Failure;

use crate::support::folder::{NAME, Temporary};

const DOCUMENT: &str = include_str!("drive.yaml");

const SETTINGS: &str = r#"crate = "example-drive"
title = "Example Drive"
documents = ["drive.yaml"]
servers = ["api"]
"#;

/// A workspace with the document after some replacements, each of which has to be possible in one place.
fn workspace(edits: &[(&str, &str)]) -> Temporary {
    let folder = Temporary::empty();
    let mut text = DOCUMENT.to_owned();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "`{from}` in the document");
        text = text.replace(from, to);
    }
    folder.write(&format!("specs/{NAME}/provider.toml"), SETTINGS);
    folder.write(&format!("specs/{NAME}/drive.yaml"), &text);
    folder
}

fn report(old: &Temporary, new: &Temporary) -> Report {
    let against = Against::Folder(old.root().to_owned());
    let reports = command::diff(&new.workspace(), None, &against, None);
    let mut reports = reports.unwrap_or_else(|failure| match failure {
        Failure::Specs(problems) => panic!("{problems}"),
        Failure::Other(problem) => panic!("{problem}"),
    });
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}

/// The changes that an edit makes, as `class: notice`.
fn changes(edits: &[(&str, &str)]) -> Vec<String> {
    between(&[], edits)
}

/// The changes from one edited document to another, as `class: notice`.
fn between(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let report = report(&workspace(old), &workspace(new));
    let lines = report.changes.iter().map(|(change, place)| {
        assert!(place.at.is_some(), "no place for {}", change.notice);
        format!("{}: {}", change.class.name(), change.notice)
    });
    lines.collect()
}

#[test]
fn nothing_changes_where_nothing_was_edited() {
    assert_eq!(changes(&[]), Vec::<String>::new());
}

#[test]
fn comments_and_the_order_of_schemas_are_no_changes() {
    let none: Vec<String> = Vec::new();
    assert_eq!(changes(&[("paths:\n", "# A comment.\npaths:\n")]), none);
    let link = "    Link:\n      type: object\n      required: [href]\n      properties:\n        href: { type: string, description: Where it is. }\n";
    let moved = format!("  schemas:\n{link}");
    assert_eq!(changes(&[(link, ""), ("  schemas:\n", &moved)]), none);
}

#[test]
fn a_place_leads_to_the_line_of_the_change() {
    let new = workspace(&[("In bytes.", "In bytes without extents.")]);
    let report = report(&workspace(&[]), &new);
    let (_, place) = &report.changes[0];
    let (line, _) = place.at.unwrap();
    let text = new.read(&place.file);
    let line = text
        .lines()
        .nth(usize::try_from(line).unwrap() - 1)
        .unwrap();
    assert!(line.contains("without extents"), "{line}");
}
