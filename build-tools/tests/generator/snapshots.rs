//! Tests that compare the generated code of the small documents in `tests/corpus/specs` with the committed code.
//!
//! `UPDATE_GOLDEN=1 cargo test -p cloud-drives-build-tools --test generator snapshots` writes it anew. The corpus is a crate of its own, so that a test
//! of the workspace also compiles the code and calls it.

use std::fs;

use crate::support::corpus;
use build_tools::{manifest, scaffold, write};
use similar::TextDiff;

#[test]
fn the_emitted_code_is_what_is_committed() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differences = String::new();
    for case in corpus::cases() {
        let compiled = corpus::compile(&case);
        let folder = corpus::folder().join("src").join(&case).join("generated");
        let difference = write::compare(&folder, &compiled.files).unwrap();
        if update {
            write::apply(&folder, &difference).unwrap();
            continue;
        }
        for (file, before) in &difference.changed {
            let name = format!("{case}/{}", file.path.display());
            let before = before.as_deref().unwrap_or_default();
            let diff = TextDiff::from_lines(before, file.text.as_str());
            let unified = diff
                .unified_diff()
                .header(&format!("{name} (committed)"), &name)
                .to_string();
            differences.push_str(&unified);
        }
        for stale in &difference.stale {
            differences.push_str(&format!(
                "{case}/{} is no longer generated\n",
                stale.display()
            ));
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nlook at each difference; UPDATE_GOLDEN=1 takes them over"
    );
}

#[test]
fn the_features_of_the_corpus_are_those_of_the_case_that_has_some() {
    let path = corpus::folder().join("Cargo.toml");
    let committed = fs::read_to_string(&path).unwrap();
    let features = corpus::compile("features").features;
    let made = manifest::with_features(&committed, &features).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).unwrap();
    } else {
        assert_eq!(committed, made);
    }
}

#[test]
fn every_case_is_a_module_of_the_corpus_and_every_module_a_case() {
    let library = fs::read_to_string(corpus::folder().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.strip_suffix(';'))
        .filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase()))
        .collect();
    assert_eq!(declared, corpus::cases());
}

#[test]
fn the_case_of_a_new_provider_is_what_is_laid_down() {
    let folder = tempfile::tempdir().unwrap();
    for path in scaffold::new_provider(folder.path(), "starter").unwrap() {
        let name = path.file_name().unwrap();
        let case = corpus::folder().join("specs/starter").join(name);
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(
            written,
            fs::read_to_string(&case).unwrap(),
            "{}",
            case.display()
        );
    }
}
