//! Tests of the program: its output, and the exit codes that scripts rely on.

use std::process::{Command, Output};

use crate::support::folder::{NAME, Temporary};

/// Runs `cargo sdk …` on a workspace.
pub(crate) fn sdk(folder: &Temporary, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .args(arguments)
        .arg("--root")
        .arg(folder.root())
        .output()
        .unwrap();
    parts(&output)
}

fn parts(output: &Output) -> (i32, String, String) {
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

#[test]
fn a_new_provider_lints_generates_and_checks() {
    let folder = Temporary::empty();
    let (code, out, _) = sdk(&folder, &["new", NAME]);
    assert_eq!(code, 0);
    assert!(
        out.contains("provider.toml") && out.contains("drive.yaml"),
        "{out}"
    );
    assert!(
        out.contains("`cargo sdk generate --provider example-drive --root /"),
        "{out}"
    );

    assert_eq!(sdk(&folder, &["lint"]), (0, String::new(), String::new()));

    let (code, out, error) = sdk(&folder, &["generate"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let row = out.lines().find(|line| line.starts_with(NAME)).unwrap();
    assert_eq!(
        row.split_whitespace().nth(1),
        Some("2"),
        "two operations: {out}"
    );

    assert_eq!(sdk(&folder, &["check"]), (0, String::new(), String::new()));
    assert_eq!(
        sdk(&folder, &["check", "--full"]),
        (0, String::new(), String::new())
    );
}

#[test]
fn a_name_that_is_taken_or_none_is_refused() {
    let folder = Temporary::with_provider();
    for name in [NAME, "Not A Name", "core"] {
        let (code, out, error) = sdk(&folder, &["new", name]);
        assert_eq!((code, out.as_str()), (1, ""), "{name}");
        assert!(error.starts_with("error: "), "{error}");
    }
}

#[test]
fn check_fails_with_a_difference_and_shows_all_of_it_on_request() {
    let folder = Temporary::with_provider();
    let (code, out, _) = sdk(&folder, &["check"]);
    assert_eq!(code, 1);
    assert!(out.contains("run `cargo sdk generate`"), "{out}");
    assert!(!folder.has("sdk"), "a check writes nothing");

    sdk(&folder, &["generate"]);
    let path = "sdk/example-drive/src/generated/files.rs";
    folder.write(
        path,
        &folder.read(path).replace("pub fn list(", "pub fn ls("),
    );
    let (code, checked, _) = sdk(&folder, &["check", "--provider", NAME]);
    assert_eq!(code, 1);
    assert!(checked.contains("+    pub fn list("), "{checked}");
    let (code, shown, _) = sdk(&folder, &["check", "--full"]);
    assert_eq!(code, 1);
    assert!(shown.contains("+    pub fn list("), "{shown}");
    assert!(!shown.contains("more lines"), "{shown}");
}

#[test]
fn lint_prints_problems_with_their_places() {
    let folder = Temporary::with_provider();
    folder.edit_document("operationId: files.list", "operationId: files.List");
    let (code, out, error) = sdk(&folder, &["lint"]);
    assert_eq!((code, error.as_str()), (1, ""));
    let line = out.lines().next().unwrap();
    assert!(
        line.starts_with("specs/example-drive/drive.yaml:"),
        "{line}"
    );
    let place: Vec<&str> = line.splitn(4, ':').collect();
    assert!(
        place[1].parse::<u32>().is_ok() && place[2].parse::<u32>().is_ok(),
        "{line}"
    );
    assert!(line.contains("; write `files.list`"), "{line}");
}

#[test]
fn lint_prints_problems_for_editors() {
    let folder = Temporary::with_provider();
    assert_eq!(sdk(&folder, &["lint", "--format", "json"]).1.trim(), "[]");
    folder.edit_document("operationId: files.list", "operationId: files.List");
    let (code, out, _) = sdk(&folder, &["lint", "--format", "json"]);
    assert_eq!(code, 1);
    let problems: serde_json::Value = serde_json::from_str(&out).unwrap();
    let problem = &problems[0];
    assert_eq!(problem["file"], "specs/example-drive/drive.yaml");
    assert_eq!(problem["rule"], "operation-id");
    for number in ["line", "column"] {
        assert!(
            problem[number].as_u64().is_some_and(|number| number > 0),
            "{problem}"
        );
    }
    for text in ["what", "how"] {
        assert!(
            problem[text].as_str().is_some_and(|text| !text.is_empty()),
            "{problem}"
        );
    }
}

#[test]
fn a_wrong_document_fails_every_command_that_compiles() {
    let folder = Temporary::with_provider();
    folder.edit_document("operationId: files.list", "operationId: files.List");
    for command in ["generate", "check", "diff"] {
        let (code, out, error) = sdk(&folder, &[command]);
        assert_eq!((code, out.as_str()), (1, ""), "{command}");
        assert!(error.contains("drive.yaml:"), "{command}: {error}");
    }
    assert!(!folder.has("sdk"));
}

#[test]
fn the_workspace_is_found_from_a_folder_within() {
    let folder = Temporary::with_provider();
    let within = folder.path("specs/example-drive");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .arg("generate")
        .current_dir(within)
        .output()
        .unwrap();
    assert_eq!(parts(&output).0, 0);
    assert!(folder.has("sdk/example-drive/src/generated/mod.rs"));

    let elsewhere = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .arg("lint")
        .current_dir(elsewhere.path())
        .output()
        .unwrap();
    let (code, _, error) = parts(&output);
    assert_eq!(code, 1);
    assert!(error.contains("--root"), "{error}");
}

#[test]
fn a_command_that_is_none_is_not_a_failure_of_the_documents() {
    let folder = Temporary::with_provider();
    assert_eq!(sdk(&folder, &["generat"]).0, 2);
    assert_eq!(sdk(&folder, &["lint", "--format", "xml"]).0, 2);
}

#[test]
fn check_names_a_crate_that_no_provider_makes_any_more() {
    let folder = Temporary::with_provider();
    sdk(&folder, &["generate"]);
    folder.write("sdk/by-hand/src/lib.rs", "//! Not generated.\n");
    assert_eq!(sdk(&folder, &["check"]).0, 0);

    let settings = format!("specs/{NAME}/provider.toml");
    let renamed = folder
        .read(&settings)
        .replace("crate = \"example-drive\"", "crate = \"other-drive\"");
    folder.write(&settings, &renamed);
    sdk(&folder, &["generate"]);
    let (code, out, _) = sdk(&folder, &["check"]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "sdk/example-drive is generated, but no provider generates it; remove it, or fix `crate` in provider.toml\n"
    );
}
