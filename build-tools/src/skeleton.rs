//! The two hand-written files that a new crate starts with.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// Keys of `[package]` that a workspace can give, with the value where it does not; without one, the key is left out.
const PACKAGE: [(&str, Option<&str>); 6] = [
    ("version", Some("0.1.0")),
    ("edition", Some("2024")),
    ("rust-version", None),
    ("license", None),
    ("repository", None),
    ("publish", None),
];

/// Dependencies of generated code, with the versions of this workspace.
const DEPENDENCIES: [Dependency; 6] = [
    Dependency::new("chrono", "0.4.39").only(&["now", "serde", "std"]),
    Dependency::new(CORE, env!("CARGO_PKG_VERSION")).only(&[]),
    Dependency::new("schemars", "1.0")
        .with(&["chrono04", "uuid1"])
        .optional(),
    Dependency::new("serde", "1.0.228").with(&["derive"]),
    Dependency::new("serde_json", "1.0.145"),
    Dependency::new("uuid", "1.11").with(&["serde", "v4"]),
];

const CORE: &str = "cloud-drives-core";

struct Dependency {
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
    default_features: bool,
    optional: bool,
}

impl Dependency {
    const fn new(name: &'static str, version: &'static str) -> Self {
        Self {
            name,
            version,
            features: &[],
            default_features: true,
            optional: false,
        }
    }

    const fn with(mut self, features: &'static [&'static str]) -> Self {
        self.features = features;
        self
    }

    /// Sets these features in place of the default ones.
    const fn only(mut self, features: &'static [&'static str]) -> Self {
        self.features = features;
        self.default_features = false;
        self
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Returns the line in the crate's manifest.
    fn line(&self, root: &RootManifest) -> String {
        let declared = root.dependencies.get(self.name);
        let mut entry: Vec<String> = Vec::new();
        let mut features = self.features.to_vec();
        if let Some(declared) = declared {
            if let Some(there) = declared.get("features").and_then(Value::as_array) {
                features.retain(|name| !there.iter().any(|one| one.as_str() == Some(*name)));
            }
            if features.is_empty() && !self.optional {
                return format!("{}.workspace = true\n", self.name);
            }
            entry.push("workspace = true".to_owned());
        } else {
            let plain = self.default_features && features.is_empty() && !self.optional;
            let path = (self.name == CORE).then_some(root.core.as_ref()).flatten();
            if path.is_none() && plain {
                return format!("{} = \"{}\"\n", self.name, self.version);
            }
            if let Some(path) = path {
                entry.push(format!("path = \"{path}\""));
            }
            entry.push(format!("version = \"{}\"", self.version));
            if !self.default_features {
                entry.push("default-features = false".to_owned());
            }
        }
        if !features.is_empty() {
            entry.push(format!("features = [\"{}\"]", features.join("\", \"")));
        }
        if self.optional {
            entry.push("optional = true".to_owned());
        }
        format!("{} = {{ {} }}\n", self.name, entry.join(", "))
    }
}

/// The values that a new crate can inherit from the manifest above it. Empty without a workspace.
#[derive(Default)]
pub struct RootManifest {
    package: Table,
    dependencies: Table,
    lints: bool,
    /// The path from the new crate to `cloud-drives-core`, where its sources are in this folder or above it.
    core: Option<String>,
}

impl RootManifest {
    /// Reads the `Cargo.toml` in `root`.
    ///
    /// # Errors
    ///
    /// If it cannot be read or is not TOML. A missing file is none: the crate then inherits nothing.
    pub fn read(root: &Path) -> Result<Self, String> {
        let path = root.join("Cargo.toml");
        let mut manifest = match path.exists() {
            false => Self::default(),
            true => fs::read_to_string(&path)
                .map_err(|problem| problem.to_string())
                .and_then(|text| Self::parse(&text))
                .map_err(|problem| format!("{}: {problem}", path.display()))?,
        };
        manifest.core = core_above(root);
        Ok(manifest)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let document: Table = text
            .parse()
            .map_err(|problem: toml::de::Error| format!("not TOML: {}", problem.message()))?;
        let workspace = document.get("workspace").and_then(Value::as_table);
        let table = |key: &str| {
            let found = workspace.and_then(|workspace| workspace.get(key)?.as_table());
            found.cloned().unwrap_or_default()
        };
        Ok(Self {
            package: table("package"),
            dependencies: table("dependencies"),
            lints: workspace.is_some_and(|workspace| workspace.contains_key("lints")),
            core: None,
        })
    }
}

/// Returns the path from `root/sdk/NAME` to the sources of `cloud-drives-core`.
fn core_above(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let is_core = |folder: &&Path| {
        let text = fs::read_to_string(folder.join("sdk/core/Cargo.toml"));
        let manifest = text.ok().and_then(|text| text.parse::<Table>().ok());
        let name = manifest.and_then(|manifest| {
            let name = manifest.get("package")?.get("name")?.as_str()?;
            Some(name == CORE)
        });
        name == Some(true)
    };
    let above = root.ancestors().position(|folder| is_core(&folder))?;
    Some(match above {
        0 => "../core".to_owned(),
        above => format!("{}sdk/core", "../".repeat(above + 2)),
    })
}

/// Returns `Cargo.toml` and `src/lib.rs` of a crate, by path below its folder.
pub fn files(crate_name: &str, root: &RootManifest) -> Vec<(&'static str, String)> {
    vec![
        ("Cargo.toml", manifest(crate_name, root)),
        ("src/lib.rs", library(crate_name)),
    ]
}

fn manifest(crate_name: &str, root: &RootManifest) -> String {
    let mut text = format!(
        "[package]\nname = \"{crate_name}\"\ndescription = \"Typed client, generated from specs\"\n"
    );
    for (key, value) in PACKAGE {
        match value {
            _ if root.package.contains_key(key) => {
                text.push_str(&format!("{key}.workspace = true\n"));
            }
            Some(value) => text.push_str(&format!("{key} = \"{value}\"\n")),
            None => {}
        }
    }
    if root.lints {
        text.push_str("\n[lints]\nworkspace = true\n");
    }
    text.push_str("\n[features]\ndefault = [\"http\", \"tls-ring\"]\n");
    for feature in ["http", "tls-aws-lc", "tls-ring"] {
        text.push_str(&format!("{feature} = [\"{CORE}/{feature}\"]\n"));
    }
    text.push_str(&format!(
        "schemars = [\"dep:schemars\", \"{CORE}/schemars\"]\n"
    ));
    text.push_str("\n[dependencies]\n");
    for dependency in &DEPENDENCIES {
        text.push_str(&dependency.line(root));
    }
    text
}

fn library(crate_name: &str) -> String {
    format!(
        "//! Typed client, generated from `specs`.\n//!\n//! Start with [`Client::builder`]. \
         Calls are grouped by area. `{crate_name}` adds no behaviour of\n//! its own: each call is a single \
         attempt.\n#![forbid(unsafe_code)]\n\n#[rustfmt::skip]\nmod generated;\n\npub use \
         generated::*;\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn this_workspace() -> (&'static Path, Table) {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let text = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        (root, text.parse().unwrap())
    }

    #[test]
    fn a_crate_of_this_workspace_inherits_everything() {
        let (root, _) = this_workspace();
        let text = manifest("example-drive", &RootManifest::read(root).unwrap());
        let expected = "version.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n\
                        license.workspace = true\nrepository.workspace = true\npublish.workspace = true\n\n\
                        [lints]\nworkspace = true\n";
        assert!(text.contains(expected), "{text}");
        let dependencies = text.split_once("[dependencies]\n").unwrap().1;
        assert_eq!(
            dependencies,
            "chrono.workspace = true\ncloud-drives-core.workspace = true\n\
             schemars = { workspace = true, optional = true }\nserde.workspace = true\n\
             serde_json.workspace = true\nuuid.workspace = true\n"
        );
    }

    #[test]
    fn the_plain_versions_and_features_are_those_of_this_workspace() {
        let (_, document) = this_workspace();
        let declared = &document["workspace"]["dependencies"];
        for dependency in &DEPENDENCIES {
            let entry = &declared[dependency.name];
            let version = entry.get("version").unwrap_or(entry).as_str();
            assert_eq!(version, Some(dependency.version), "{}", dependency.name);
            let features: Vec<&str> = match entry.get("features") {
                Some(features) => features
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(Value::as_str)
                    .collect(),
                None => Vec::new(),
            };
            assert_eq!(features, dependency.features, "{}", dependency.name);
            let default = entry.get("default-features").and_then(Value::as_bool);
            assert_eq!(default.unwrap_or(true), dependency.default_features);
        }
    }

    #[test]
    fn a_crate_of_a_workspace_that_declares_nothing_says_everything_itself() {
        let text = manifest(
            "example-drive",
            &RootManifest::parse("[workspace]\n").unwrap(),
        );
        assert!(!text.contains("workspace = true"), "{text}");
        let parsed: Table = text.parse().unwrap();
        assert_eq!(parsed["package"]["edition"].as_str(), Some("2024"));
        assert_eq!(
            parsed["dependencies"]["serde"]["version"].as_str(),
            Some("1.0.228")
        );
        assert_eq!(
            parsed["dependencies"]["schemars"]["optional"].as_bool(),
            Some(true)
        );
        assert_eq!(
            parsed["dependencies"]["serde_json"].as_str(),
            Some("1.0.145")
        );
        assert_eq!(
            parsed["dependencies"][CORE]["version"].as_str(),
            Some(env!("CARGO_PKG_VERSION"))
        );
        assert!(parsed.get("lints").is_none());
    }

    #[test]
    fn what_a_workspace_declares_is_inherited_with_the_features_that_it_lacks() {
        let root = "[workspace]\n[workspace.package]\nlicense = \"MIT\"\n[workspace.dependencies]\n\
                    serde = \"1\"\nuuid = { version = \"1\", features = [\"serde\"] }\nserde_json = \"1\"\n";
        let text = manifest("example-drive", &RootManifest::parse(root).unwrap());
        for line in [
            "license.workspace = true\n",
            "version = \"0.1.0\"\n",
            "serde = { workspace = true, features = [\"derive\"] }\n",
            "uuid = { workspace = true, features = [\"v4\"] }\n",
            "serde_json.workspace = true\n",
            "chrono = { version = \"0.4.39\", default-features = false, features = [\"now\", \"serde\", \"std\"] }\n",
        ] {
            assert!(text.contains(line), "{line} is missing from\n{text}");
        }
    }

    #[test]
    fn the_core_is_found_by_its_path_where_its_sources_are_near() {
        let folder = tempfile::tempdir().unwrap();
        let core = folder.path().join("sdk/core");
        let inner = folder.path().join("tests/other");
        fs::create_dir_all(&core).unwrap();
        fs::create_dir_all(&inner).unwrap();
        assert_eq!(core_above(&inner), None);
        fs::write(
            core.join("Cargo.toml"),
            "[package]\nname = \"something-else\"\n",
        )
        .unwrap();
        assert_eq!(core_above(&inner), None);
        fs::write(
            core.join("Cargo.toml"),
            "[package]\nname = \"cloud-drives-core\"\n",
        )
        .unwrap();
        assert_eq!(core_above(folder.path()).as_deref(), Some("../core"));
        assert_eq!(core_above(&inner).as_deref(), Some("../../../../sdk/core"));
        let text = manifest("example-drive", &RootManifest::read(&inner).unwrap());
        let version = env!("CARGO_PKG_VERSION");
        let line = format!(
            "{CORE} = {{ path = \"../../../../sdk/core\", version = \"{version}\", default-features = false }}\n"
        );
        assert!(text.contains(&line), "{text}");
    }
}
