//! Tests of previews, which are behind a feature of their own and promise nothing.

use super::{SETTINGS, report, workspace};
use crate::support::folder::{NAME, Temporary};

const PUBLISH: (&str, &str) = (
    "      operationId: files.publish\n",
    "      operationId: files.publish\n      x-sdk-preview: early\n",
);
const SETTER: (&str, &str) = (
    "name: overwrite, in: query,",
    "name: overwrite, in: query, x-sdk-preview: early,",
);

fn with_features(edits: &[(&str, &str)]) -> Temporary {
    let folder = workspace(edits);
    let settings = format!("features = true\n{SETTINGS}");
    folder.write(&format!("specs/{NAME}/provider.toml"), &settings);
    folder
}

fn between(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let report = report(&with_features(old), &with_features(new));
    let lines = report.changes.iter();
    lines
        .map(|(change, _)| format!("{}: {}", change.class.name(), change.notice))
        .collect()
}

#[test]
fn turning_into_a_preview_is_breaking_and_leaving_it_is_an_addition() {
    assert_eq!(
        between(&[], &[PUBLISH]),
        [
            "breaking: `files().publish()` is a preview, behind the feature `early`",
            "addition: the Cargo feature `early`",
        ]
    );
    assert_eq!(
        between(&[SETTER], &[]),
        [
            "breaking: the Cargo feature `early` was removed",
            "addition: the setter `overwrite` of `files().copy()` is no longer a preview; it was behind the feature `early`",
        ]
    );
}

#[test]
fn a_new_preview_says_what_it_is_behind() {
    let gone = PUBLISH
        .1
        .replace("operationId: files.publish", "operationId: files.share");
    let changes = between(&[PUBLISH], &[(PUBLISH.0, &gone)]);
    assert_eq!(
        changes,
        ["behaviour: `files().publish()` is now `files().share()`"]
    );
    let setter = (
        "name: overwrite, in: query,",
        "name: replace, in: query, x-sdk-preview: early,",
    );
    let changes = between(&[PUBLISH], &[PUBLISH, setter]);
    let new = "addition: `files().copy()` has a setter `replace: bool`, a preview behind the feature `early`";
    assert!(changes.iter().any(|change| change == new), "{changes:?}");
}

#[test]
fn breaking_changes_of_a_preview_count_as_behaviour() {
    let outcome = (
        "          description: It is public.\n",
        "          description: It is public.\n          x-sdk-outcome: Public\n",
    );
    let changes = between(&[PUBLISH], &[PUBLISH, outcome]);
    assert!(!changes.is_empty());
    assert!(
        changes
            .iter()
            .all(|change| change.starts_with("behaviour: ")),
        "{changes:?}"
    );
    let stable = between(&[], &[outcome]);
    assert!(
        stable.iter().any(|change| change.starts_with("breaking: ")),
        "{stable:?}"
    );
}
