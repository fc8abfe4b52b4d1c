//! Tests that the troubleshooting page has every class, every retried status and every kind of every provider once, and describes what the
//! code does.

use std::collections::BTreeMap;
use std::fs;

use cloud_drives::retry::Verdict;
use cloud_drives::{Effect, Error, ErrorClass};
use http::StatusCode;

use crate::migrating::project;

/// Returns the rows of the first table below a heading, as cells.
fn table(heading: &str) -> Vec<Vec<String>> {
    let path = project().join("sdk/cloud-drives/src/troubleshooting.md");
    let page = fs::read_to_string(path).expect("the page can be read");
    let (_, below) = page
        .split_once(&format!("{heading}\n"))
        .unwrap_or_else(|| panic!("the page has no heading {heading}"));
    let lines = below.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| {
        let cells = row.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    rows.map(cells).collect()
}

fn retried(error: &Error) -> &'static str {
    match Verdict::of(error) {
        Verdict::Refused => "yes",
        Verdict::Unclear => "idempotent",
        Verdict::Final => "no",
    }
}

fn effect(error: &Error) -> &'static str {
    match error.effect() {
        Effect::None => "none",
        Effect::Unknown => "unknown",
        Effect::Done => "done",
        other => panic!("{other:?} is not known from class and status alone"),
    }
}

#[test]
fn every_class_has_a_row_that_says_what_the_code_does() {
    let rows = table("# Classes");
    let names: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    let classes: Vec<String> = ErrorClass::ALL
        .iter()
        .map(|class| format!("{class:?}"))
        .collect();
    assert_eq!(names, classes);
    for (class, row) in ErrorClass::ALL.iter().zip(&rows) {
        let [_, happened, to_do, is_retried, has_effect] = row.as_slice() else {
            panic!("{row:?} has not five cells");
        };
        assert!(!happened.is_empty() && !to_do.is_empty(), "{row:?}");
        if *class == ErrorClass::Status {
            assert_eq!(
                (is_retried.as_str(), has_effect.as_str()),
                ("by status", "by status")
            );
            continue;
        }
        let failure = Error::new(*class, "");
        assert_eq!(is_retried, retried(&failure), "{class:?}");
        let answered = Error::new(*class, "").with_status(StatusCode::OK);
        let expected = match (effect(&failure), effect(&answered)) {
            ("unknown", "done") => "done after a success, else unknown",
            _ if *class == ErrorClass::PollTimeout => {
                "running where the operation is known, else unknown"
            }
            (same, _) => same,
        };
        assert_eq!(has_effect, expected, "{class:?}");
    }
}

#[test]
fn every_status_that_is_retried_has_a_row_and_each_row_says_what_the_code_does() {
    let rows = table("# Statuses");
    let with = |status| {
        let status = StatusCode::from_u16(status).expect("a status");
        Error::new(ErrorClass::Status, "").with_status(status)
    };
    let mut listed: BTreeMap<u16, [&str; 2]> = BTreeMap::new();
    for row in &rows {
        let status = row[0].parse().expect("a status");
        let twice = listed.insert(status, [row[2].as_str(), row[3].as_str()]);
        assert_eq!(twice, None, "{status}");
    }
    // One row for those of content delivery networks.
    let network = listed[&520];
    listed.extend((521..=527).chain([530]).map(|status| (status, network)));
    for (status, cells) in &listed {
        let error = with(*status);
        assert_eq!(*cells, [retried(&error), effect(&error)], "{status}");
    }
    let missing: Vec<u16> = (400..600)
        .filter(|status| retried(&with(*status)) != "no" && !listed.contains_key(status))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_kind_of_every_provider_has_a_row() {
    for (heading, sdk) in [
        ("## Yandex Disk", "yandex-disk"),
        ("## Frame.io", "frameio"),
        ("## Amazon Drive", "amazon-drive"),
        ("## Verizon's Personal Cloud", "verizon-cloud"),
    ] {
        let rows = table(heading);
        let mut named: Vec<String> = rows
            .iter()
            .flat_map(|row| row[0].split(", "))
            .map(|kind| kind.trim_matches('`').to_owned())
            .collect();
        named.sort();
        let path = project().join(format!("sdk/{sdk}/src/generated/errors.rs"));
        let code = fs::read_to_string(path).expect("the generated kinds can be read");
        let (_, kinds) = code
            .split_once("pub enum ErrorKind {")
            .expect("an enum of kinds");
        let (kinds, _) = kinds.split_once("\n}").expect("an end of the enum");
        let mut kinds: Vec<&str> = kinds
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//") && !line.starts_with('#'))
            .filter_map(|line| line.strip_suffix(','))
            // Said for all providers, above the tables.
            .filter(|kind| *kind != "Other" && *kind != "Local(ErrorClass)")
            .collect();
        kinds.sort_unstable();
        assert!(!kinds.is_empty(), "{sdk} has no kinds");
        assert_eq!(named, kinds, "{sdk}");
    }
}
