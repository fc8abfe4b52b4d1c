//! Tests of the promises in SECURITY.md: each names an existing test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The files and tests that the tables name.
fn named(text: &str) -> Result<BTreeSet<(&str, &str)>, String> {
    let mut found = BTreeSet::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cell = line
            .trim_end_matches(" |")
            .rsplit("| ")
            .next()
            .unwrap_or_default();
        if ["test", "---"].contains(&cell) {
            continue;
        }
        let quoted: Vec<&str> = cell.split('`').collect();
        match quoted.as_slice() {
            ["", file, ": ", test, ""] => found.insert((*file, *test)),
            _ => return Err(format!("names no test: {line}")),
        };
    }
    Ok(found)
}

/// Whether a source has a test of this name.
fn has_test(source: &str, name: &str) -> bool {
    let function = format!("fn {name}(");
    source.match_indices(&function).any(|(at, _)| {
        let before = source[..at]
            .rsplit_once("\n\n")
            .map_or("", |(_, near)| near);
        let before = before.rsplit('}').next().unwrap_or_default();
        before.contains("#[test]") || before.contains("#[tokio::test")
    })
}

#[test]
fn every_promise_about_security_names_a_test_that_exists() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let text = fs::read_to_string(root.join("SECURITY.md")).expect("it can be read");
    let named = named(&text).expect("a table of tests");
    assert!(named.len() >= 30, "only {}", named.len());
    let missing: Vec<_> = named
        .into_iter()
        .filter(|(file, test)| {
            let source = fs::read_to_string(root.join(file)).unwrap_or_default();
            !has_test(&source, test)
        })
        .collect();
    assert!(missing.is_empty(), "there is no {missing:#?}");
}

#[test]
fn a_promise_without_a_test_is_found() {
    let table = "| promise | test |\n| --- | --- |\n| A. | `a.rs`: `b` |\n| | `a.rs`: `c` |\n";
    assert_eq!(named(table), Ok([("a.rs", "b"), ("a.rs", "c")].into()));
    assert!(named("| A. | soon |").is_err());
    assert!(named("| A. | `a.rs` |").is_err());

    let source = "fn x() {}\n\n#[test]\nfn one() {}\n\n    #[tokio::test(start_paused = true)]\n    async fn two() {}\n\nfn three() {}\n";
    assert!(has_test(source, "one") && has_test(source, "two"));
    assert!(!has_test(source, "three") && !has_test(source, "x") && !has_test(source, "four"));
}
