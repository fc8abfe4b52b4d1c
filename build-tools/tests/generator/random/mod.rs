//! Specs drawn at random from the vocabulary: what the linter passes becomes code that compiles.
//!
//! All of them are modules of one crate, which is checked once. `SDK_RANDOM_SPECS` says how many (24), `SDK_RANDOM_SEED` which
//! is the first (1): `SDK_RANDOM_SPECS=500 cargo test -p build-tools --test generator random -- --nocapture` looks further, and a
//! module that does not compile is named after the number that draws it again.

mod calls;
mod draw;
mod schemas;

use std::fs;
use std::path::{Path, PathBuf};

use build_tools::diagnostic::Diagnostics;
use build_tools::load::provider;
use build_tools::{compile, rules};
use serde_json::{Value, json};

use crate::support::elsewhere;
use draw::Draw;

fn number(key: &str, default: u64) -> u64 {
    let given = std::env::var(key).ok();
    given.map_or(default, |text| text.parse().unwrap())
}

/// The files of a provider with a document.
fn provider_of(document: &Value) -> [(String, String); 2] {
    let settings = "crate = \"random-drive\"\ntitle = \"Random Drive\"\ndocuments = [\"drive.yaml\"]\nservers = [\"api\", \"other\"]\n";
    [
        ("provider.toml".to_owned(), settings.to_owned()),
        ("drive.yaml".to_owned(), format!("{document:#}")),
    ]
}

/// The files that a document is compiled to, or what the linter says.
fn compiled(document: &Value) -> Result<Vec<(PathBuf, String)>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let files = provider_of(document);
    let provider = provider::read("random", PathBuf::new(), &files, "specs", &mut diagnostics);
    let provider = provider.ok_or(diagnostics)?;
    let compiled = compile(&provider)?;
    let files = compiled.files.into_iter();
    Ok(files.map(|file| (file.path, file.text)).collect())
}

/// Writes a crate with a module for each set of files, and compiles it.
fn check(name: &str, modules: &[(String, Vec<(PathBuf, String)>)]) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let source = root.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).unwrap();
    }
    let mut library =
        String::from("//! Made of random specs.\n#![forbid(unsafe_code)]\n#![deny(warnings)]\n\n");
    for (module, files) in modules {
        library.push_str(&format!(
            "/// A spec.\npub mod {module} {{\n    mod generated;\n\n    pub use generated::*;\n}}\n"
        ));
        for (path, text) in files {
            let path = source.join(module).join("generated").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    fs::create_dir_all(&source).unwrap();
    fs::write(source.join("lib.rs"), library).unwrap();
    elsewhere::write_workspace(
        &root,
        "[package]\nname = \"random-drive\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[features]\nschemars = []\n\n[dependencies]\nchrono = { version = \"0.4\", default-features = false, features = [\"clock\", \"serde\", \"std\"] }\ncloud-drives-core = { version = \"0.1\", default-features = false }\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\nuuid = { version = \"1\", features = [\"serde\", \"v4\"] }\n",
    );
    elsewhere::cargo_check(&root, &["--quiet"]);
}

#[test]
fn what_the_linter_passes_compiles() {
    let (first, count) = (number("SDK_RANDOM_SEED", 1), number("SDK_RANDOM_SPECS", 24));
    println!("specs {first} to {}", first + count - 1);
    let mut modules = Vec::new();
    let mut refused = Vec::new();
    for seed in first..first + count {
        let document = Draw::new(seed).document();
        match compiled(&document) {
            Ok(files) => modules.push((format!("spec_{seed}"), files)),
            Err(problems) => {
                let by_linter = |rule: &str| {
                    rule != "generator"
                        && rule != "model"
                        && rules::RULES.iter().any(|(known, _)| *known == rule)
                };
                for problem in problems.sorted() {
                    assert!(
                        by_linter(problem.rule),
                        "spec {seed} passes the linter and is refused then:\n{problems}\n{document:#}"
                    );
                }
                refused.push(format!("spec {seed}:\n{problems}"));
            }
        }
    }
    // What is drawn keeps to the rules, or else little of it would be compiled.
    assert!(
        refused.len() * 5 <= usize::try_from(count).unwrap(),
        "{} of {count} are refused:\n{}",
        refused.len(),
        refused.join("\n")
    );
    println!(
        "{} of {count} compile, {} are refused",
        modules.len(),
        refused.len()
    );
    for (name, document) in [("chain", chain(31, false)), ("ring", chain(31, true))] {
        modules.push((name.to_owned(), compiled(&document).unwrap()));
    }
    check("random-specs", &modules);
}

/// Schemas that lead from one to the next, and perhaps from the last to the first.
///
/// Of lists inside of lists, rustc itself follows no more than some two dozen.
fn chain(length: usize, is_ring: bool) -> Value {
    let mut schemas = serde_json::Map::new();
    for number in 0..length {
        let next = schemas::reference(&format!("Link{}", number + 1));
        let properties = json!({ "next": next });
        schemas.insert(
            format!("Link{number}"),
            json!({ "type": "object", "properties": properties }),
        );
    }
    let end = match is_ring {
        true => schemas::reference("Link0"),
        false => json!({ "type": "string" }),
    };
    let last = json!({ "type": "object", "properties": { "end": end } });
    schemas.insert(format!("Link{length}"), last);
    let body =
        json!({ "content": { "application/json": { "schema": schemas::reference("Link0") } } });
    let answer = json!({ "description": "It.", "content": body["content"] });
    let mut operation = json!({ "tags": ["links"], "operationId": "links.change", "summary": "Changes.", "requestBody": body, "responses": { "200": answer } });
    let other = json!({ "tags": ["links"], "operationId": "links.look", "summary": "Looks.", "servers": [{ "url": "https://other.example.com", "description": "The other.", "x-sdk-server": "other" }], "responses": { "204": { "description": "There." } } });
    operation["security"] = json!([]);
    json!({
        "openapi": "3.0.3",
        "info": { "title": "A chain", "version": "1" },
        "servers": [{ "url": "https://api.example.com", "description": "The API.", "x-sdk-server": "api" }],
        "paths": { "/links": { "put": operation, "get": other } },
        "components": { "schemas": schemas },
    })
}
