//! The commands on a workspace in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::folder::{NAME, Temporary};
use build_tools::report;
use build_tools::workspace::{Failure, Workspace};

fn specs_problems(failure: Failure) -> String {
    match failure {
        Failure::Specs(problems) => problems.to_string(),
        Failure::Other(problem) => panic!("another failure: {problem}"),
    }
}

fn other_problem(failure: Failure) -> String {
    match failure {
        Failure::Other(problem) => problem,
        Failure::Specs(problems) => panic!("the documents are wrong: {problems}"),
    }
}

#[test]
fn a_provider_that_was_laid_down_generates_a_crate() {
    let folder = Temporary::with_provider();
    let made = folder.workspace().generate(None).unwrap();
    assert_eq!(made.len(), 1);
    let one = &made[0];
    assert_eq!(
        (one.provider.as_str(), one.crate_name.as_str()),
        (NAME, NAME)
    );
    assert_eq!(
        (one.compiled.operations, one.difference.stale.len()),
        (2, 0)
    );
    assert_eq!(one.difference.changed.len(), one.compiled.files.len());
    for file in &one.compiled.files {
        assert_eq!(folder.generated(&file.path), file.text);
    }
    let manifest = folder.read("sdk/example-drive/Cargo.toml");
    assert!(manifest.contains("name = \"example-drive\""), "{manifest}");
    let library = folder.read("sdk/example-drive/src/lib.rs");
    assert!(library.contains("mod generated;"), "{library}");
    let table = report::table(&made, one.took);
    assert!(table.contains("example-drive"), "{table}");
}

#[test]
fn a_new_crate_inherits_what_the_root_manifest_declares_and_nothing_else() {
    let folder = Temporary::with_provider();
    folder.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"sdk/*\"]\n\n[workspace.dependencies]\nserde_json = \"1\"\n",
    );
    folder.workspace().generate(None).unwrap();
    let manifest = folder.read(MANIFEST);
    for part in [
        "edition = \"2024\"\n",
        "serde_json.workspace = true\n",
        "serde = { version = \"1.",
        "cloud-drives-core = { version = \"",
    ] {
        assert!(
            manifest.contains(part),
            "{part} is missing from\n{manifest}"
        );
    }
    assert_eq!(
        manifest.matches("workspace = true").count(),
        1,
        "{manifest}"
    );
}

#[test]
fn a_root_manifest_that_is_not_toml_is_named() {
    let folder = Temporary::with_provider();
    folder.write("Cargo.toml", "[workspace");
    let problem = other_problem(folder.workspace().generate(None).unwrap_err());
    assert!(problem.contains("Cargo.toml: not TOML"), "{problem}");
    assert!(!folder.has(MANIFEST), "nothing is laid down");
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let before = folder.age_everything();
    let made = folder.workspace().generate(None).unwrap();
    assert!(made[0].difference.is_empty());
    assert_eq!(made[0].difference.unchanged, made[0].compiled.files.len());
    assert_eq!(folder.times(), before);
}

#[test]
fn a_change_touches_only_the_files_that_it_changes() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let before = folder.age_everything();
    folder.edit_document(
        "Lists the contents of a folder",
        "Lists what a folder holds",
    );
    folder.workspace().generate(None).unwrap();
    let touched: Vec<PathBuf> = folder
        .times()
        .into_iter()
        .filter(|(path, time)| before.get(path) != Some(time))
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("sdk"))
        .collect();
    assert_eq!(
        touched,
        [Path::new("sdk/example-drive/src/generated/files.rs")]
    );
}

#[test]
fn files_that_no_longer_belong_are_removed_and_what_is_not_ours_is_left() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    folder.write("sdk/example-drive/src/generated/old.rs", "// old");
    folder.write(
        "sdk/example-drive/src/generated/types/deep/old.rs",
        "// old",
    );
    folder.write("sdk/example-drive/src/generated/notes.md", "mine");
    folder.write("sdk/example-drive/src/by_hand.rs", "// mine");
    let made = folder.workspace().generate(None).unwrap();
    assert_eq!(
        made[0].difference.stale,
        [Path::new("old.rs"), Path::new("types/deep/old.rs")]
    );
    assert!(!folder.has("sdk/example-drive/src/generated/old.rs"));
    assert!(!folder.has("sdk/example-drive/src/generated/types/deep/old.rs"));
    assert!(folder.has("sdk/example-drive/src/generated/notes.md"));
    assert!(folder.has("sdk/example-drive/src/by_hand.rs"));
}

#[test]
fn a_group_that_is_renamed_takes_its_files_along() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    folder.edit_document("tags: [files]", "tags: [entries]");
    folder.edit_document("operationId: files.", "operationId: entries.");
    folder.edit_document("name: files", "name: entries");
    folder.workspace().generate(None).unwrap();
    assert!(folder.has("sdk/example-drive/src/generated/entries.rs"));
    assert!(!folder.has("sdk/example-drive/src/generated/files.rs"));
    assert!(!folder.has("sdk/example-drive/src/generated/types/files.rs"));
}

#[test]
fn files_that_are_written_by_hand_are_never_written_over() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    folder.write("sdk/example-drive/Cargo.toml", "# mine");
    folder.write("sdk/example-drive/src/lib.rs", "// mine");
    folder.workspace().generate(None).unwrap();
    assert_eq!(folder.read("sdk/example-drive/Cargo.toml"), "# mine");
    assert_eq!(folder.read("sdk/example-drive/src/lib.rs"), "// mine");
}

#[test]
fn an_edit_of_generated_code_is_a_difference_with_its_place() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let path = "sdk/example-drive/src/generated/files.rs";
    let edited = folder.read(path).replace("pub fn list(", "pub fn ls(");
    folder.write(path, &edited);
    let made = folder.workspace().compile(None).unwrap();
    let difference = &made[0].difference;
    assert_eq!(difference.changed.len(), 1);
    let text = report::diff(&made[0], None);
    for part in [path, "-    pub fn ls(", "+    pub fn list("] {
        assert!(text.contains(part), "{part} is missing from\n{text}");
    }
    assert_eq!(folder.read(path), edited, "comparing writes nothing");
}

#[test]
fn a_missing_file_and_a_stale_one_are_differences() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    fs::remove_file(folder.path("sdk/example-drive/src/generated/errors.rs")).unwrap();
    folder.write("sdk/example-drive/src/generated/old.rs", "// old");
    let made = folder.workspace().compile(None).unwrap();
    let text = report::diff(&made[0], None);
    assert!(text.contains("errors.rs (from the specs)"), "{text}");
    assert!(text.contains("old.rs is no longer generated"), "{text}");
}

#[test]
fn a_short_difference_says_how_much_it_leaves_out() {
    let folder = Temporary::with_provider();
    let made = folder.workspace().compile(None).unwrap();
    let short = report::diff(&made[0], Some(report::SHORT));
    assert_eq!(short.lines().count(), report::SHORT + 1);
    assert!(
        short.ends_with("more lines: `cargo sdk check --full`\n"),
        "{short}"
    );
    assert!(report::diff(&made[0], None).lines().count() > report::SHORT);
}

#[test]
fn a_wrong_document_keeps_everything_from_being_written() {
    let folder = Temporary::with_provider();
    folder.add_provider("other-drive");
    folder.edit_document("operationId: files.list", "operationId: files.List");
    let problems = specs_problems(folder.workspace().generate(None).unwrap_err());
    assert!(
        problems.contains("specs/example-drive/drive.yaml:"),
        "{problems}"
    );
    assert!(
        problems.contains("`List` in the operationId is not snake_case"),
        "{problems}"
    );
    assert!(
        !folder.has("sdk"),
        "the other provider must not be written either"
    );
}

#[test]
fn problems_of_all_providers_are_told_at_once() {
    let folder = Temporary::with_provider();
    folder.add_provider("other-drive");
    for name in [NAME, "other-drive"] {
        let path = format!("specs/{name}/drive.yaml");
        folder.write(
            &path,
            &folder.read(&path).replace("tags: [files]", "tags: [Files]"),
        );
    }
    let workspace = folder.workspace();
    let told = workspace.lint(None).unwrap().to_string();
    for name in [NAME, "other-drive"] {
        assert!(
            told.contains(&format!("specs/{name}/drive.yaml:")),
            "{told}"
        );
    }
    assert_eq!(specs_problems(workspace.compile(None).unwrap_err()), told);
    let one = workspace.lint(Some("other-drive")).unwrap().to_string();
    assert!(!one.contains(NAME), "{one}");
}

#[test]
fn a_wrong_document_leaves_what_was_generated_before() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let before = folder.age_everything();
    folder.edit_document("openapi: 3.0.3", "openapi: 2.0");
    folder.workspace().generate(None).unwrap_err();
    let mut after = folder.times();
    let document = Path::new("specs/example-drive/drive.yaml");
    after.insert(document.to_owned(), before[document]);
    assert_eq!(after, before);
}

#[test]
fn one_provider_alone_leaves_the_others_as_they_are() {
    let folder = Temporary::with_provider();
    folder.add_provider("other-drive");
    folder.edit_document("operationId: files.list", "operationId: files.List");
    let made = folder.workspace().generate(Some("other-drive")).unwrap();
    assert_eq!(made[0].provider, "other-drive");
    assert!(folder.has("sdk/other-drive/src/generated/mod.rs"));
    assert!(!folder.has("sdk/example-drive"));
}

#[test]
fn a_crate_may_be_called_otherwise_than_the_folder() {
    let folder = Temporary::with_provider();
    let path = "specs/example-drive/provider.toml";
    let settings = folder
        .read(path)
        .replace("crate = \"example-drive\"", "crate = \"example\"");
    folder.write(path, &settings);
    folder.workspace().generate(None).unwrap();
    assert!(folder.has("sdk/example/src/generated/mod.rs"));
    assert!(!folder.has("sdk/example-drive"));
}

#[test]
fn a_provider_that_is_not_there_is_told_with_those_that_are() {
    let folder = Temporary::with_provider();
    let problem = other_problem(folder.workspace().generate(Some("exmaple")).unwrap_err());
    assert!(
        problem.contains("exmaple") && problem.contains(NAME),
        "{problem}"
    );
}

#[test]
fn a_workspace_without_specs_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let problem = other_problem(Workspace::at(folder.path()).lint(None).unwrap_err());
    assert!(problem.contains("specs"), "{problem}");
    fs::create_dir(folder.path().join("specs")).unwrap();
    let problem = other_problem(Workspace::at(folder.path()).lint(None).unwrap_err());
    assert!(problem.contains("cargo sdk new"), "{problem}");
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = Temporary::with_provider();
    folder.write("sdk", "a file where a folder should be");
    let problem = other_problem(folder.workspace().generate(None).unwrap_err());
    assert!(problem.contains("sdk"), "{problem}");
}

const SETTINGS: &str = "specs/example-drive/provider.toml";
const MANIFEST: &str = "sdk/example-drive/Cargo.toml";

/// Asks for features, with a second group beside `files`.
fn ask_for_features(folder: &Temporary) {
    let settings = folder.read(SETTINGS);
    folder.write(
        SETTINGS,
        &settings.replace("# features = true", "features = true"),
    );
    let document = folder.read("specs/example-drive/drive.yaml");
    let (first, second) = document.split_once("  /folders:").unwrap();
    let second = second.replacen("tags: [files]", "tags: [new_folders]", 1);
    let second = second.replacen("operationId: files.", "operationId: new_folders.", 1);
    folder.write(
        "specs/example-drive/drive.yaml",
        &format!("{first}  /folders:{second}"),
    );
}

#[test]
fn the_manifest_of_a_new_crate_declares_its_features() {
    let folder = Temporary::with_provider();
    ask_for_features(&folder);
    folder.workspace().generate(None).unwrap();
    let manifest = folder.read(MANIFEST);
    let expected =
        "all = [\n    \"files\",\n    \"new-folders\",\n]\nfiles = []\nnew-folders = []\n";
    assert!(manifest.contains(expected), "{manifest}");
    assert!(
        manifest.contains("default = [\"all\", \"http\", \"tls-ring\"]"),
        "{manifest}"
    );
    assert!(
        manifest.contains("schemars = [\"dep:schemars\""),
        "{manifest}"
    );
    let client = folder.generated(Path::new("mod.rs"));
    assert!(
        client.contains("#[cfg(feature = \"new-folders\")]\npub mod new_folders;"),
        "{client}"
    );
    assert!(folder.workspace().compile(None).unwrap()[0].is_same());
}

#[test]
fn features_are_kept_right_in_a_manifest_that_is_otherwise_left_alone() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let by_hand = folder
        .read(MANIFEST)
        .replace("[features]\n", "# Mine.\n[features]\n");
    folder.write(MANIFEST, &by_hand);

    ask_for_features(&folder);
    let compared = folder.workspace().compile(None).unwrap();
    let told = report::diff(&compared[0], None);
    for part in [
        "sdk/example-drive/Cargo.toml (committed)",
        "+new-folders = []",
    ] {
        assert!(told.contains(part), "{part} is missing from\n{told}");
    }
    assert_eq!(folder.read(MANIFEST), by_hand, "comparing writes nothing");

    folder.workspace().generate(None).unwrap();
    assert!(folder.read(MANIFEST).contains("\nfiles = []\n"));
    folder.edit_document("tags: [new_folders]", "tags: [folders]");
    folder.edit_document("operationId: new_folders.", "operationId: folders.");
    folder.workspace().generate(None).unwrap();
    let manifest = folder.read(MANIFEST);
    assert!(manifest.contains("\nfolders = []\n"), "{manifest}");
    assert!(!manifest.contains("new-folders"), "{manifest}");

    let settings = folder.read(SETTINGS);
    folder.write(SETTINGS, &settings.replace("features = true", ""));
    folder.workspace().generate(None).unwrap();
    assert_eq!(folder.read(MANIFEST), by_hand);
}

#[test]
fn a_feature_that_is_declared_by_hand_as_well_is_told() {
    let folder = Temporary::with_provider();
    folder.workspace().generate(None).unwrap();
    let by_hand = folder
        .read(MANIFEST)
        .replace("[features]\n", "[features]\nfiles = []\n");
    folder.write(MANIFEST, &by_hand);
    ask_for_features(&folder);
    let problem = other_problem(folder.workspace().generate(None).unwrap_err());
    assert_eq!(
        problem,
        "sdk/example-drive/Cargo.toml: the feature `files` is declared by hand; remove that line; the feature is generated from the specs"
    );
    assert_eq!(folder.read(MANIFEST), by_hand);
}

#[test]
fn two_providers_of_one_crate_are_refused() {
    let folder = Temporary::with_provider();
    folder.add_provider("other-drive");
    folder.add_provider("third-drive");
    let path = "specs/other-drive/provider.toml";
    let settings = folder.read(path);
    folder.write(
        path,
        &settings.replace("crate = \"other-drive\"", "crate = \"example-drive\""),
    );
    let expected = "specs/other-drive/provider.toml:1:9: specs/example-drive already generates the crate `example-drive`; change `crate` of one of them\n";
    let workspace = folder.workspace();
    for only in [None, Some(NAME), Some("other-drive")] {
        assert_eq!(workspace.lint(only).unwrap().to_string(), expected);
        assert_eq!(
            specs_problems(workspace.generate(only).unwrap_err()),
            expected
        );
    }
    assert!(!folder.has("sdk"), "nothing is written");
    workspace.generate(Some("third-drive")).unwrap();
}
