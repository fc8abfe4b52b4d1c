//! Tests of the examples as documents: each is short, listed in the README, and states its command.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cargo_metadata::MetadataCommand;

#[test]
fn every_example_is_short_and_named_with_the_command_that_runs_it() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let readme = fs::read_to_string(root.join("README.md")).expect("it is there");
    let workspace = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo metadata runs in a checkout");
    let packages = workspace.workspace_packages();
    let facade = packages
        .iter()
        .find(|package| package.name == "cloud-drives")
        .expect("the facade");
    let defaults: BTreeSet<&str> = facade.features["default"]
        .iter()
        .map(String::as_str)
        .collect();
    let mut seen = 0;
    for example in facade.targets.iter().filter(|target| target.is_example()) {
        let name = &example.name;
        if name == "tour" {
            continue;
        }
        let source = fs::read_to_string(&example.src_path).expect("a source can be read");
        let lines = source.lines().count();
        assert!(lines <= 80, "{name} has {lines} lines");

        let run = match name.as_str() {
            "testing" => "test",
            _ => "run",
        };
        let needed = example.required_features.iter();
        let mut extra = needed.filter(|feature| !defaults.contains(feature.as_str()));
        let extra = extra.next().map(|feature| format!("--features {feature}"));
        let mut words = vec!["//! cargo", run, "-p cloud-drives"];
        words.extend(extra.as_deref());
        words.extend(["--example", name]);
        let command = words.join(" ");
        assert!(source.contains(&command), "{name}: {command}");

        let link = format!("](sdk/cloud-drives/examples/{name}.rs)");
        let row = readme.lines().find(|line| line.contains(&link));
        let row = row.unwrap_or_else(|| panic!("the README has no {name}"));
        if let Some(extra) = extra {
            assert!(row.contains(&format!("`{extra}`")), "{row}");
        }
        seen += 1;
    }
    assert!(seen >= 11, "only {seen}");
}
