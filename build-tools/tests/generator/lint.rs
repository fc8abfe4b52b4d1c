//! Every rule has a folder in `tests/lint` with a provider that breaks it, and what the linter says about it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p cloud-drives-build-tools --test generator lint` writes what it says now.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use build_tools::diagnostic::Diagnostics;
use build_tools::lint::lint;
use build_tools::load::{load, providers};
use build_tools::rules::RULES;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

fn diagnose(specs: &Path, name: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    if let Some(provider) = load(specs, name, "specs", &mut diagnostics) {
        lint(&provider, &mut diagnostics);
    }
    diagnostics
}

#[test]
fn each_rule_says_what_is_written_down() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for rule in providers(&cases()).unwrap() {
        let said = diagnose(&cases(), &rule).to_string();
        let file = cases().join(&rule).join("expected.txt");
        if update {
            fs::write(&file, &said).unwrap();
        } else if fs::read_to_string(&file).unwrap_or_default() != said {
            wrong.push(format!("{rule} says\n{said}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "look at this, and run with UPDATE_GOLDEN=1 if it is right:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn each_case_breaks_its_own_rule_and_no_other() {
    for rule in providers(&cases()).unwrap() {
        let diagnostics = diagnose(&cases(), &rule);
        assert!(!diagnostics.is_empty(), "{rule} finds nothing");
        for diagnostic in diagnostics.sorted() {
            assert_eq!(diagnostic.rule, rule, "{diagnostic}");
        }
    }
}

#[test]
fn each_rule_has_a_case_and_each_case_a_rule() {
    let cases: BTreeSet<String> = providers(&cases()).unwrap().into_iter().collect();
    let rules: BTreeSet<String> = RULES.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    assert_eq!(cases, rules);
    assert_eq!(rules.len(), RULES.len(), "a rule is listed twice");
}

#[test]
fn every_message_fits_on_a_line_and_says_how_to_go_on() {
    for rule in providers(&cases()).unwrap() {
        for diagnostic in diagnose(&cases(), &rule).sorted() {
            let text = diagnostic.to_string();
            assert!(!text.contains('\n'), "{text}");
            assert!(text.len() < 300, "{text}");
            assert!(
                !diagnostic.what.is_empty() && !diagnostic.how.is_empty(),
                "{text}"
            );
            assert!(!diagnostic.how.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn a_folder_without_settings_is_a_problem_and_not_a_crash() {
    let specs = tempfile::tempdir().unwrap();
    fs::create_dir(specs.path().join("empty")).unwrap();
    let said = diagnose(specs.path(), "empty").to_string();
    assert!(
        said.starts_with("specs/empty/provider.toml:1:1: "),
        "{said}"
    );
    assert!(said.contains("cargo sdk new empty"), "{said}");
    let said = diagnose(specs.path(), "../etc").to_string();
    assert!(said.contains("is not a provider's name"), "{said}");
}

#[test]
fn one_document_that_cannot_be_read_does_not_bring_up_others() {
    let specs = tempfile::tempdir().unwrap();
    let folder = specs.path().join("example");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("provider.toml"),
        "crate = \"example\"\ntitle = \"Example\"\ndocuments = [\"a.yaml\", \"b.yaml\"]\nservers = [\"api\"]\n",
    )
    .unwrap();
    fs::write(folder.join("a.yaml"), "openapi: [\n").unwrap();
    fs::write(
        folder.join("b.yaml"),
        "openapi: 3.0.3\ninfo: { title: Example, version: '1' }\nservers:\n  - url: https://example.com\n    \
         description: The API.\npaths:\n  /a:\n    get:\n      tags: [a]\n      \
         operationId: a.show\n      summary: Shows it.\n      responses:\n        '200': { $ref: \
         'a.yaml#/components/responses/Thing' }\n",
    )
    .unwrap();
    let diagnostics = diagnose(specs.path(), "example");
    assert_eq!(diagnostics.len(), 1, "{diagnostics}");
}

#[test]
fn the_whole_vocabulary_passes() {
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good");
    for name in providers(&good).unwrap() {
        assert_eq!(diagnose(&good, &name).to_string(), "");
    }
}
