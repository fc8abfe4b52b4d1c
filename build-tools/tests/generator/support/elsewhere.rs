//! Cargo workspaces of somebody else, with the crates of this one in the place of published ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of this workspace.
pub(crate) fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    folder.canonicalize().unwrap()
}

/// Writes a workspace's root manifest that compiles without a network.
///
/// The published crates are those here, and their dependencies have the versions here.
pub(crate) fn write_workspace(root: &Path, manifest: &str) {
    fs::create_dir_all(root).unwrap();
    let core = repository().join("sdk/core");
    let patch = format!(
        "\n[patch.crates-io]\ncloud-drives-core = {{ path = '{}' }}\n\n# As here, so that what is compiled here is compiled there.\n[profile.dev]\ndebug = \"line-tables-only\"\n",
        core.display()
    );
    fs::write(root.join("Cargo.toml"), format!("{manifest}{patch}")).unwrap();
    fs::copy(repository().join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
}

/// Compiles a workspace as far as `cargo check` does, beside what is compiled of this one.
///
/// Fails the test if it does not compile.
pub(crate) fn cargo_check(root: &Path, arguments: &[&str]) {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().nth(3).unwrap();
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--offline", "--target-dir"])
        .arg(target)
        .args(arguments)
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{} does not compile:\n{told}",
        root.display()
    );
}
