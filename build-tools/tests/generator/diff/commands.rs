//! `cargo sdk diff` and `cargo sdk release`: what they compare with, print and return.

use std::process::Command;

use super::workspace;
use crate::commands::sdk;
use crate::support::folder::{NAME, Temporary};

const DESCRIBED: (&str, &str) = ("In bytes.", "Its size in bytes.");
const ADDED: (&str, &str) = ("[document, picture]", "[document, picture, film]");
const BROKEN: (&str, &str) = ("operationId: files.publish", "operationId: files.share");

const RELEASED: &str = "specs/example-drive/released.json";
const MANIFEST: &str = "sdk/example-drive/Cargo.toml";

/// Edits the document of a workspace.
fn edit(folder: &Temporary, (from, to): (&str, &str)) {
    folder.edit_document(from, to);
}

/// A workspace with a generated crate of a version.
fn with_version(version: &str) -> Temporary {
    let folder = workspace(&[]);
    set_version(&folder, version);
    folder
}

fn set_version(folder: &Temporary, version: &str) {
    let text = format!("[package]\nname = \"example-drive\"\nversion = \"{version}\"\n");
    folder.write(MANIFEST, &text);
}

#[test]
fn nothing_was_released_at_first() {
    let folder = with_version("0.1.0");
    let (code, out, error) = sdk(&folder, &["diff"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("not released yet"), "{out}");
}

#[test]
fn changes_since_a_release_must_be_covered_by_the_version() {
    let folder = with_version("0.1.0");
    let (code, out, error) = sdk(&folder, &["release"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("released.json"), "{out}");
    assert_eq!(sdk(&folder, &["lint"]), (0, String::new(), String::new()));
    let (code, out, _) = sdk(&folder, &["diff"]);
    assert_eq!(
        (code, out.as_str()),
        (
            0,
            "example-drive: released 0.1.0 → specs/example-drive\n  no change\n"
        )
    );

    edit(&folder, DESCRIBED);
    assert_eq!(
        sdk(&folder, &["diff"]).0,
        0,
        "documentation needs no new version"
    );

    edit(&folder, ADDED);
    let (code, out, _) = sdk(&folder, &["diff"]);
    assert_eq!(code, 1);
    let last = out.lines().last().unwrap();
    assert_eq!(
        last,
        "error: example-drive 0.1.0 changes more than its version says since 0.1.0 was released; raise it to 0.1.1"
    );
    set_version(&folder, "0.1.1");
    assert_eq!(sdk(&folder, &["diff"]).0, 0);

    edit(&folder, BROKEN);
    let (code, out, error) = sdk(&folder, &["release"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("raise it to 0.2.0"), "{error}");
    set_version(&folder, "0.2.0");
    assert_eq!(sdk(&folder, &["release"]).0, 0);
    let (code, out, _) = sdk(&folder, &["diff"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("example-drive: released 0.2.0"), "{out}");
}

#[test]
fn what_is_gone_since_a_release_is_placed_in_its_document() {
    let folder = with_version("0.1.0");
    sdk(&folder, &["release"]);
    edit(&folder, ("[document, picture]", "[document]"));
    let (_, out, _) = sdk(&folder, &["diff"]);
    let line = out
        .lines()
        .find(|line| line.contains("Kind::Picture"))
        .unwrap();
    assert!(
        line.ends_with("  0.1.0:specs/example-drive/drive.yaml"),
        "{line}"
    );
}

#[test]
fn the_file_of_a_release_is_stable_and_versioned() {
    let folder = with_version("0.1.0");
    sdk(&folder, &["release"]);
    let first = folder.read(RELEASED);
    sdk(&folder, &["release"]);
    assert_eq!(folder.read(RELEASED), first);
    assert!(first.lines().count() > 100, "an element a line");

    folder.write(RELEASED, &first.replace("\"form\": 1", "\"form\": 7"));
    let (code, out, error) = sdk(&folder, &["diff"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        error.contains("released.json: the file has form 7, and this `cargo sdk` knows form 1"),
        "{error}"
    );
    for (text, reason) in [
        ("{", "not JSON"),
        ("{}", "no `form`"),
        ("{\"form\": 1}", "damaged"),
    ] {
        folder.write(RELEASED, text);
        let (code, _, error) = sdk(&folder, &["diff"]);
        assert_eq!(code, 1);
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn more_than_is_allowed_is_exit_code_1() {
    let old = workspace(&[]);
    let code = |edit: (&str, &str), allow: &str| {
        let new = workspace(&[edit]);
        let against = old.root().to_str().unwrap();
        sdk(&new, &["diff", "--against", against, "--allow", allow]).0
    };
    for (edit, codes) in [
        (DESCRIBED, [0, 0, 0]),
        (ADDED, [1, 0, 0]),
        (("calls: 10", "calls: 5"), [1, 0, 0]),
        (BROKEN, [1, 1, 0]),
    ] {
        let found = ["patch", "addition", "breaking"].map(|allow| code(edit, allow));
        assert_eq!(found, codes, "{edit:?}");
    }
}

#[test]
fn the_text_is_grouped_by_class_with_places_at_the_end() {
    let old = workspace(&[]);
    let new = workspace(&[DESCRIBED, ADDED, BROKEN, ("calls: 10", "calls: 5")]);
    set_version(&new, "0.3.1");
    let against = old.root().to_str().unwrap();
    let (code, out, error) = sdk(&new, &["diff", "--against", against]);
    assert_eq!((code, error.as_str()), (0, ""));
    let expected = format!(
        "example-drive: {against} → specs/example-drive

Breaking: code may not compile (1)
  `files().publish()` is now `files().share()`  specs/example-drive/drive.yaml:80:5

Behaviour: the same code does something else (1)
  `files().list()`: rate limit: 10 calls per second and account → 5 calls per second and account  specs/example-drive/drive.yaml:23:7

Additions (1)
  `Kind::Film`; `film` came as `Kind::Unknown` before  specs/example-drive/drive.yaml:122:33

Words: documentation only (1)
  `File::size` has a new description  specs/example-drive/drive.yaml:118:15

Version: 0.3.1 → 0.4.0 (below 1.0 a breaking change raises the second number)

For CHANGELOG.md:

### Added

- `example-drive`: `Kind::Film`; `film` came as `Kind::Unknown` before.

### Changed

- `example-drive`: `files().list()`: rate limit: 10 calls per second and account → 5 calls per second and account.

### Breaking

- `example-drive`: `files().publish()` is now `files().share()`.
"
    );
    assert_eq!(out, expected);
}

#[test]
fn markdown_and_json_say_the_same() {
    let old = workspace(&[]);
    let new = workspace(&[BROKEN]);
    set_version(&new, "1.2.3");
    let against = old.root().to_str().unwrap();
    let (_, markdown, _) = sdk(
        &new,
        &["diff", "--against", against, "--format", "markdown"],
    );
    assert!(
        markdown.contains(
            "### Breaking: code may not compile\n\n- `files().publish()` is now `files().share()` — \
             `specs/example-drive/drive.yaml:80:5`\n"
        ),
        "{markdown}"
    );
    let (_, json, _) = sdk(&new, &["diff", "--against", against, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let report = &json[0];
    assert_eq!(report["crate"], "example-drive");
    assert_eq!(report["level"], "breaking");
    assert_eq!(report["version"]["before"], "1.2.3");
    assert_eq!(report["version"]["next"], "2.0.0");
    let change = &report["changes"][0];
    assert_eq!(change["class"], "breaking");
    assert_eq!(
        change["notice"],
        "`files().publish()` is now `files().share()`"
    );
    assert_eq!(change["file"], "specs/example-drive/drive.yaml");
    assert_eq!(change["line"], 80);
    assert_eq!(
        change["element"],
        serde_json::json!(["operation", "files.share"])
    );
}

fn git(folder: &Temporary, arguments: &[&str]) {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder.root())
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.com"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn a_git_revision_is_read_without_touching_the_working_tree() {
    let folder = with_version("0.1.0");
    git(&folder, &["init", "--quiet", "--initial-branch=trunk"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "First"]);
    edit(&folder, BROKEN);
    edit(
        &folder,
        (
            "        size: { type: integer, minimum: 0, description: In bytes. }\n",
            "",
        ),
    );
    let before = folder.times();
    let (code, out, error) = sdk(&folder, &["diff", "--against", "trunk"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(
        out.starts_with("example-drive: trunk → specs/example-drive\n"),
        "{out}"
    );
    assert!(
        out.contains("`files().publish()` is now `files().share()`"),
        "{out}"
    );
    // What is gone stands in the revision alone.
    assert!(
        out.contains("`File::size` was removed  trunk:specs/example-drive/drive.yaml:118:15"),
        "{out}"
    );
    assert_eq!(folder.times(), before, "nothing was written");

    let (code, out, error) = sdk(&folder, &["diff", "--against", "no-such-branch"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        error.contains("`no-such-branch` is not a folder, file or git revision"),
        "{error}"
    );
    let (code, _, error) = sdk(&folder, &["diff", "--against", "--output=x"]);
    assert_ne!(code, 0, "{error}");
}

#[test]
fn providers_that_came_and_went_are_told() {
    let old = workspace(&[]);
    let new = workspace(&[]);
    new.add_provider("lagoon-drive");
    let compare = |old: &Temporary, new: &Temporary| {
        sdk(new, &["diff", "--against", old.root().to_str().unwrap()]).1
    };
    let out = compare(&old, &new);
    assert!(
        out.contains("Additions (1)\n  the crate `lagoon-drive`"),
        "{out}"
    );
    let out = compare(&new, &old);
    assert!(
        out.contains("the crate `lagoon-drive` was removed"),
        "{out}"
    );
}

#[test]
fn a_provider_s_folder_and_one_of_specs_can_be_compared_with() {
    let old = workspace(&[]);
    let new = workspace(&[BROKEN]);
    for path in ["specs", "specs/example-drive"] {
        let path = old.path(path);
        let (code, out, error) = sdk(&new, &["diff", "--against", path.to_str().unwrap()]);
        assert_eq!((code, error.as_str()), (0, ""), "{path:?}");
        assert!(out.contains("is now `files().share()`"), "{out}");
    }
    let empty = tempfile::tempdir().unwrap();
    let (code, _, error) = sdk(&new, &["diff", "--against", empty.path().to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(error.contains("holds no specs"), "{error}");
}

#[test]
fn a_vendor_s_document_shows_what_is_new_on_the_wire() {
    let folder = workspace(&[]);
    let theirs = folder.path("vendor.yaml");
    // As vendors write: other names, other decoration, nothing of our vocabulary.
    let text: String = super::DOCUMENT
        .replace("operationId: files.publish", "operationId: publishFile")
        .replace("operationId: files.", "operationId: ")
        .replace("tags: [files]", "tags: [Files]")
        .replace("[document, picture]", "[document, picture, film]")
        .replace("  /jobs/{job_id}:", "  /work/{job_id}:")
        .lines()
        .filter(|line| !line.contains("x-sdk-rate-limit") && !line.contains("x-sdk-pages"))
        .flat_map(|line| [line, "\n"])
        .collect();
    std::fs::write(&theirs, text).unwrap();
    let path = theirs.to_str().unwrap();
    let (code, out, error) = sdk(&folder, &["diff", "--against", path, "--provider", NAME]);
    assert_eq!((code, error.as_str()), (0, ""), "{out}");
    assert!(out.contains("`Kind::Film`"), "{out}");
    assert!(out.contains("/jobs/{job_id} → /work/{job_id}"), "{out}");
    for noise in ["publishFile", "publish_file", "rate limit", "items()"] {
        assert!(!out.contains(noise), "{noise}: {out}");
    }

    let broken = folder.path("broken.yaml");
    std::fs::write(&broken, "swagger: '2.0'\npaths: {}\n").unwrap();
    let (code, out, error) = sdk(&folder, &["diff", "--against", broken.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("broken.yaml is not OpenAPI 3.0"), "{error}");
    std::fs::write(
        &broken,
        "openapi: 3.0.3\npaths:\n  /a: { $ref: '#/components/a' }\n",
    )
    .unwrap();
    let (code, out, error) = sdk(&folder, &["diff", "--against", broken.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("broken.yaml:3:"), "{error}");
}
