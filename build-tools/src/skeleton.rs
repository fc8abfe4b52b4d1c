//! The two hand-written files that a new crate starts with.

/// `Cargo.toml` and `src/lib.rs` of a crate, by path below its folder.
pub fn files(crate_name: &str) -> Vec<(&'static str, String)> {
    vec![
        ("Cargo.toml", manifest(crate_name)),
        ("src/lib.rs", library(crate_name)),
    ]
}

fn manifest(crate_name: &str) -> String {
    format!(
        r#"[package]
name = "{crate_name}"
description = "Typed client, generated from specs"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true
publish.workspace = true

[lints]
workspace = true

[features]
schemars = ["dep:schemars", "cloud-drives-core/schemars"]

[dependencies]
chrono.workspace = true
cloud-drives-core.workspace = true
schemars = {{ workspace = true, optional = true }}
serde.workspace = true
serde_json.workspace = true
uuid.workspace = true
"#
    )
}

fn library(crate_name: &str) -> String {
    format!(
        "//! Typed client, generated from `specs`.\n//!\n//! Start with [`Client::builder`]; the \
         calls are grouped by area, and `{crate_name}` adds no behaviour of\n//! its own: one \
         attempt a call.\n#![forbid(unsafe_code)]\n\n#[rustfmt::skip]\nmod generated;\n\npub use \
         generated::*;\n"
    )
}
