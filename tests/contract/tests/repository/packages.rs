//! Tests of the published packages: each has the metadata for a registry, and all files that it needs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand, Package};

use crate::dependencies::SDK_CRATES;

/// The other published crates: a dev-dependency, and a program.
const TOOLS: [&str; 2] = ["cloud-drives-build-tools", "cloud-drives-emulator"];

/// A feature that no docs need: it chooses between two libraries, of which one is enough.
const NOT_IN_DOCS: &str = "tls-aws-lc";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn workspace() -> Metadata {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo metadata runs in a checkout")
}

fn is_published(package: &Package) -> bool {
    let name = package.name.as_str();
    SDK_CRATES.contains(&name) || TOOLS.contains(&name)
}

fn folder(package: &Package) -> &Path {
    let manifest = package.manifest_path.as_std_path();
    manifest.parent().expect("a manifest is in a folder")
}

#[test]
fn nine_crates_are_published_and_the_others_are_private() {
    let workspace = workspace();
    let mut published = 0;
    for package in workspace.workspace_packages() {
        match is_published(package) {
            true => {
                assert_eq!(package.publish, None, "{}", package.name);
                published += 1;
            }
            false => assert_eq!(package.publish, Some(Vec::new()), "{}", package.name),
        }
    }
    assert_eq!(published, 9);
}

#[test]
fn every_published_crate_says_what_a_registry_shows() {
    let root = root();
    for package in workspace().workspace_packages() {
        if !is_published(package) {
            continue;
        }
        let name = &package.name;
        assert!(package.description.is_some(), "{name}");
        assert!((1..=5).contains(&package.keywords.len()), "{name}");
        assert!(!package.categories.is_empty(), "{name}");
        let documentation = package.documentation.as_deref().unwrap_or_default();
        assert!(documentation.ends_with(&format!("/{name}")), "{name}");
        assert!(package.repository.is_some(), "{name}");
        let readme = package.readme.as_ref();
        assert_eq!(readme.map(|it| it.as_str()), Some("README.md"), "{name}");
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = fs::read(folder(package).join(licence));
            let text = text.unwrap_or_else(|error| panic!("{name} has no {licence}: {error}"));
            assert!(text == fs::read(root.join(licence)).unwrap(), "{name}");
        }
    }
}

/// What these features turn on, themselves included.
fn enabled<'a>(package: &'a Package, features: Vec<&'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = features;
    while let Some(feature) = open.pop() {
        let Some(next) = package.features.get(feature) else {
            continue;
        };
        if found.insert(feature) {
            open.extend(next.iter().map(String::as_str));
        }
    }
    found
}

#[test]
fn docs_show_every_feature_and_what_needs_it() {
    for package in workspace().workspace_packages() {
        if !is_published(package) || package.features.is_empty() {
            continue;
        }
        let name = &package.name;
        let docs = &package.metadata["docs"]["rs"];
        assert_eq!(docs["rustdoc-args"].to_string(), r#"["--cfg","docsrs"]"#);
        let listed = docs["features"].as_array().expect("features");
        let listed = listed.iter().map(|it| it.as_str().expect("a name"));
        let shown = enabled(package, listed.chain(["default"]).collect());
        let hidden: Vec<_> = package
            .features
            .keys()
            .filter(|feature| !shown.contains(feature.as_str()) && *feature != NOT_IN_DOCS)
            .collect();
        assert!(hidden.is_empty(), "{name}: {hidden:?}");
        let library = fs::read_to_string(folder(package).join("src/lib.rs")).expect("it is there");
        let badges = "#![cfg_attr(docsrs, feature(doc_cfg))]";
        assert!(library.contains(badges), "{name}");
    }
}

#[test]
fn a_readme_has_a_row_for_every_feature() {
    for package in workspace().workspace_packages() {
        if !is_published(package) || package.features.is_empty() {
            continue;
        }
        let readme = fs::read_to_string(folder(package).join("README.md")).expect("it is there");
        // One row covers all groups of calls.
        let groups = enabled(package, vec!["all"]);
        let lacking: Vec<_> = package
            .features
            .keys()
            .filter(|feature| *feature != "default" && *feature != "all")
            .filter(|feature| !groups.contains(feature.as_str()))
            .filter(|feature| !readme.contains(&format!("| `{feature}`")))
            .filter(|feature| !readme.contains(&format!(", `{feature}`")))
            .collect();
        assert!(lacking.is_empty(), "{}: {lacking:?}", package.name);
    }
}

#[test]
fn a_published_crate_needs_published_crates_with_their_versions() {
    for package in workspace().workspace_packages() {
        if !is_published(package) {
            continue;
        }
        for dependency in &package.dependencies {
            if dependency.path.is_none() {
                continue;
            }
            let (name, other) = (&package.name, dependency.name.as_str());
            let is_published = SDK_CRATES.contains(&other) || TOOLS.contains(&other);
            assert!(is_published, "{name} needs {other}");
            // A path without a version is left out of the package, or makes it impossible.
            let has_version = !dependency.req.comparators.is_empty();
            assert!(has_version, "{name} needs {other} in any version");
        }
    }
}

/// The files that a source includes, as it writes them.
fn included(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for start in [
        "include_str!(\"",
        "include_bytes!(\"",
        "include!(\"",
        "#[path = \"",
    ] {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            found.extend(rest.split('"').next());
        }
    }
    found
}

/// The Rust files of a package, without those of packages within.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_source_of_a_published_crate_includes_what_is_not_in_its_package() {
    let mut seen = 0;
    for package in workspace().workspace_packages() {
        if !is_published(package) {
            continue;
        }
        let folder = folder(package);
        let mut files = Vec::new();
        sources(folder, &mut files);
        for file in files {
            let source = fs::read_to_string(&file).expect("a source can be read");
            for path in included(&source) {
                let within = file.parent().expect("a folder").join(path);
                let within = fs::canonicalize(&within)
                    .unwrap_or_else(|error| panic!("{}: {path}: {error}", file.display()));
                let folder = fs::canonicalize(folder).expect("a folder");
                assert!(within.starts_with(folder), "{}: {path}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 8, "only {seen}: a README for each crate");
    assert_eq!(included("a(include_str!(\"../b.md\"))"), ["../b.md"]);
    assert_eq!(included("#[path = \"c.rs\"] mod c;"), ["c.rs"]);
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("it is there");
    assert!(manifest.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    for package in workspace().workspace_packages() {
        let manifest = fs::read_to_string(&package.manifest_path).expect("it is there");
        assert!(
            manifest.contains("[lints]\nworkspace = true\n"),
            "{}",
            package.name
        );
    }
}

#[test]
fn documents_name_the_minimum_supported_rust_version_of_the_manifests() {
    let root = root();
    let mut documents = vec![root.join("VERSIONS.md")];
    let workspace = workspace();
    let mut oldest = BTreeSet::new();
    for package in workspace.workspace_packages() {
        let version = package.rust_version.as_ref().expect("it is promised");
        oldest.insert(format!("{}.{}", version.major, version.minor));
        if is_published(package) {
            documents.push(folder(package).join("README.md"));
        }
    }
    let oldest: Vec<_> = oldest.into_iter().collect();
    let [oldest] = oldest.as_slice() else {
        panic!("several: {oldest:?}");
    };
    for document in documents {
        let text = fs::read_to_string(&document).expect("it is there");
        let words: Vec<_> = text.split_whitespace().collect();
        let said = format!("Minimum supported Rust version: {oldest}");
        assert!(words.join(" ").contains(&said), "{}", document.display());
    }
}

/// There is no Docker where the tests run: what the file names is looked up.
#[test]
fn the_dockerfile_builds_and_starts_the_program_of_the_emulator() {
    let folder = root().join("tests/emulator");
    let file = fs::read_to_string(folder.join("Dockerfile")).expect("it is there");
    let workspace = workspace();
    let packages = workspace.workspace_packages();
    let emulator = packages
        .iter()
        .find(|package| package.name.as_str() == TOOLS[1])
        .expect("the emulator");
    let mut programs = emulator.targets.iter().filter(|target| target.is_bin());
    let program = &programs.next().expect("a program").name;
    for line in [
        format!("RUN cargo build --release --locked --package {}", TOOLS[1]),
        format!("COPY --from=build /source/target/release/{program} /usr/local/bin/"),
        format!("ENTRYPOINT [\"{program}\"]"),
    ] {
        assert!(file.lines().any(|it| it == line), "{line}");
    }
    let ignored = fs::read_to_string(folder.join("Dockerfile.dockerignore")).expect("it is there");
    assert!(
        ignored.lines().any(|line| line.ends_with("target")),
        "{ignored}"
    );
}
