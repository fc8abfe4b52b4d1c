//! The program in a Cargo workspace that has nothing to do with this one, as `cargo install` leaves it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::elsewhere;

/// Runs `cargo sdk …` as Cargo does for a program that was installed.
fn cargo_sdk(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .arg("sdk")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let problems = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}{problems}");
    told
}

const VENDOR: &str = "\
openapi: 3.1.0
info: { title: Notes, version: '1' }
servers: [{ url: 'https://notes.example.com/v1' }]
paths:
  /notes/{id}:
    get:
      operationId: getNote
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: The note.
          content: { application/json: { schema: { $ref: 'schemas/note.yaml' } } }
";

#[test]
fn a_workspace_without_specs_gets_crates_that_compile() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    elsewhere::write_workspace(root, "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\n");
    fs::create_dir_all(root.join("app/src")).unwrap();
    fs::write(
        root.join("app/Cargo.toml"),
        "[package]\nname = \"app\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[dependencies]\nexample-drive = { path = \"../sdk/example-drive\", default-features = false }\n",
    )
    .unwrap();
    fs::write(
        root.join("app/src/lib.rs"),
        "//! Calls a drive.\n\n/// Lists a folder.\npub async fn count(drive: &example_drive::Client) -> Option<u16> {\n    let page = drive.files().list(\"1\").send().await.ok()?;\n    Some(page.status().as_u16())\n}\n",
    )
    .unwrap();

    // From a folder further down, and before there is a folder `specs`.
    cargo_sdk(&root.join("app"), &["new", "example-drive"]);
    let told = cargo_sdk(&root.join("app"), &["generate"]);
    assert!(
        told.contains("Cargo.toml: added `sdk/*` to the members of the workspace"),
        "{told}"
    );
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert!(
        manifest.contains("members = [\"sdk/*\", \"app\"]"),
        "{manifest}"
    );
    let manifest = fs::read_to_string(root.join("sdk/example-drive/Cargo.toml")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let dependency =
        format!("cloud-drives-core = {{ version = \"{version}\", default-features = false }}\n");
    assert!(manifest.contains(&dependency), "{manifest}");

    fs::create_dir_all(root.join("vendor/schemas")).unwrap();
    fs::write(root.join("vendor/notes.yaml"), VENDOR).unwrap();
    fs::write(
        root.join("vendor/schemas/note.yaml"),
        "type: object\nrequired: [text]\nproperties: { text: { type: [string, 'null'] } }\n",
    )
    .unwrap();
    cargo_sdk(root, &["import", "vendor/notes.yaml"]);
    let told = cargo_sdk(root, &["generate", "--provider", "notes"]);
    assert!(!told.contains("Cargo.toml"), "{told}");
    cargo_sdk(root, &["lint"]);
    cargo_sdk(root, &["check"]);
    cargo_sdk(root, &["release"]);
    let told = cargo_sdk(root, &["diff"]);
    assert!(told.contains("no change"), "{told}");
    let against = [
        "diff",
        "--provider",
        "notes",
        "--against",
        "vendor/notes.yaml",
    ];
    cargo_sdk(root, &against);

    elsewhere::cargo_check(root, &["--workspace", "--no-default-features"]);
}

#[test]
fn a_folder_without_anything_is_told_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .args(["sdk", "new", "example-drive"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("no folder `specs` and no Cargo.toml"),
        "{told}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
