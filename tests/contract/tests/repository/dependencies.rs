//! Tests of dependencies: which are allowed where, in which version, under which licence.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

/// Licences that users of the crates can live with.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates with another licence that only the generator reaches.
const GENERATOR_ONLY: &[(&str, &str)] = &[("progenitor-impl", "MPL-2.0")];

/// The crates that programs depend on.
pub(crate) const SDK_CRATES: &[&str] = &[
    "amazon-drive",
    "cloud-drives",
    "cloud-drives-core",
    "cloud-drives-runtime",
    "frameio",
    "verizon-cloud",
    "yandex-disk",
];

/// The generated crates.
const PROVIDERS: &[&str] = &["amazon-drive", "frameio", "verizon-cloud", "yandex-disk"];

struct Tree {
    metadata: Metadata,
}

impl Tree {
    fn read() -> Self {
        let metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml"))
            .exec()
            .expect("cargo metadata runs in a checkout");
        Self { metadata }
    }

    fn package(&self, name: &str) -> &Package {
        let found = self
            .metadata
            .packages
            .iter()
            .find(|package| package.name == name);
        found.unwrap_or_else(|| panic!("there is no package {name}"))
    }

    /// The names of the packages that a package needs, by kind of dependency.
    fn direct(&self, id: &PackageId, kinds: &[DependencyKind]) -> BTreeSet<&PackageId> {
        let resolve = self.metadata.resolve.as_ref().expect("a resolved graph");
        let node = resolve
            .nodes
            .iter()
            .find(|node| &node.id == id)
            .expect("every package has a node");
        node.deps
            .iter()
            .filter(|dependency| {
                dependency
                    .dep_kinds
                    .iter()
                    .any(|kind| kinds.contains(&kind.kind))
            })
            .map(|dependency| &dependency.pkg)
            .collect()
    }

    /// Everything that a package needs at run time, itself included.
    fn run_time(&self, name: &str) -> BTreeSet<&PackageId> {
        let mut reached = BTreeSet::from([&self.package(name).id]);
        let mut open: Vec<&PackageId> = reached.iter().copied().collect();
        while let Some(id) = open.pop() {
            for next in self.direct(id, &[DependencyKind::Normal]) {
                if reached.insert(next) {
                    open.push(next);
                }
            }
        }
        reached
    }

    fn names(&self, ids: &BTreeSet<&PackageId>) -> BTreeSet<String> {
        ids.iter()
            .map(|id| self.metadata[id].name.to_string())
            .collect()
    }
}

const ALL_KINDS: &[DependencyKind] = &[
    DependencyKind::Normal,
    DependencyKind::Development,
    DependencyKind::Build,
];

#[test]
fn only_the_core_and_the_benchmarks_know_reqwest() {
    let tree = Tree::read();
    let users: BTreeSet<&str> = tree
        .metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| {
            tree.names(&tree.direct(&package.id, ALL_KINDS))
                .contains("reqwest")
        })
        .map(|package| package.name.as_str())
        .collect();
    // The benchmarks set bare reqwest beside the crates; nothing depends on them.
    assert_eq!(
        users,
        BTreeSet::from(["cloud-drives-benches", "cloud-drives-core"])
    );
}

#[test]
fn only_the_facade_and_the_contract_tests_know_object_store() {
    let tree = Tree::read();
    let mut users = BTreeSet::new();
    for package in tree.metadata.workspace_packages() {
        for dependency in &package.dependencies {
            if dependency.name == "object_store" {
                let name = package.name.as_str();
                assert!(!dependency.uses_default_features, "{name} has its stores");
                users.insert((name, format!("{:?}", dependency.kind), dependency.optional));
            }
        }
    }
    let expected = [
        ("cloud-drives", "Normal".to_owned(), true),
        ("cloud-drives-contract", "Development".to_owned(), false),
    ];
    assert_eq!(users, BTreeSet::from(expected));
}

#[test]
fn there_is_one_version_of_reqwest_hyper_and_http() {
    let tree = Tree::read();
    for name in ["reqwest", "hyper", "http", "rustls"] {
        let versions: Vec<String> = tree
            .metadata
            .packages
            .iter()
            .filter(|package| package.name == name)
            .map(|package| package.version.to_string())
            .collect();
        assert_eq!(versions.len(), 1, "{name} is in the tree as {versions:?}");
    }
}

#[test]
fn arrows_between_our_crates_run_one_way() {
    let tree = Tree::read();
    let ours: BTreeSet<String> = tree
        .metadata
        .workspace_packages()
        .into_iter()
        .map(|package| package.name.to_string())
        .collect();
    let core = BTreeSet::from(["cloud-drives-core"]);
    let below = |name: &str| -> BTreeSet<String> {
        let direct = tree.names(&tree.direct(&tree.package(name).id, &[DependencyKind::Normal]));
        direct.intersection(&ours).cloned().collect()
    };
    for name in [
        "cloud-drives-core",
        "cloud-drives-build-tools",
        "cloud-drives-emulator",
    ] {
        assert_eq!(below(name), BTreeSet::new(), "what {name} depends on");
    }
    let below_the_runtime = below("cloud-drives-runtime");
    assert!(
        below_the_runtime
            .iter()
            .map(String::as_str)
            .eq(core.iter().copied()),
        "what cloud-drives-runtime depends on"
    );
    for name in PROVIDERS {
        assert_eq!(
            below(name),
            core.iter().map(ToString::to_string).collect(),
            "what {name} depends on"
        );
    }
    let facade = below("cloud-drives");
    assert!(facade.contains("cloud-drives-core") && facade.contains("yandex-disk"));
    for name in &facade {
        let known = ["cloud-drives-core", "cloud-drives-runtime"].contains(&name.as_str())
            || PROVIDERS.contains(&name.as_str());
        assert!(known, "cloud-drives depends on {name}");
    }
}

#[test]
fn the_emulator_and_the_generator_know_no_sdk_crate_even_in_their_tests() {
    let tree = Tree::read();
    for name in ["cloud-drives-emulator", "cloud-drives-build-tools"] {
        let direct = tree.names(&tree.direct(&tree.package(name).id, ALL_KINDS));
        for published in SDK_CRATES {
            assert!(
                !direct.contains(*published),
                "{name} depends on {published}"
            );
        }
    }
}

#[test]
fn nothing_at_run_time_needs_the_generator_or_the_emulator() {
    let tree = Tree::read();
    for published in SDK_CRATES {
        let reached = tree.names(&tree.run_time(published));
        for unwanted in [
            "cloud-drives-build-tools",
            "cloud-drives-emulator",
            "progenitor-impl",
            "openssl-sys",
        ] {
            assert!(
                !reached.contains(unwanted),
                "{published} reaches {unwanted}"
            );
        }
    }
}

#[test]
fn every_dependency_comes_from_the_public_registry() {
    let tree = Tree::read();
    let elsewhere: Vec<String> = tree
        .metadata
        .packages
        .iter()
        .filter(|package| match &package.source {
            Some(source) => !source.is_crates_io(),
            // Our own, by path.
            None => !tree.metadata.workspace_members.contains(&package.id),
        })
        .map(|package| package.id.to_string())
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn every_requirement_has_a_lower_bound_and_no_dependency_is_one_that_is_banned() {
    // TLS is rustls, and `serde_yaml` is not maintained any more.
    let banned = ["openssl-sys", "native-tls", "serde_yaml"];
    let tree = Tree::read();
    for package in &tree.metadata.packages {
        assert!(!banned.contains(&package.name.as_str()), "{}", package.id);
    }
    for package in tree.metadata.workspace_packages() {
        for dependency in &package.dependencies {
            let is_ours = dependency.path.is_some();
            let any = dependency.req.comparators.is_empty();
            assert!(is_ours || !any, "{}: {}", package.name, dependency.name);
        }
    }
}

#[test]
fn every_licence_is_on_the_list() {
    let tree = Tree::read();
    let run_time: BTreeSet<&PackageId> = SDK_CRATES
        .iter()
        .flat_map(|name| tree.run_time(name))
        .collect();
    let mut refused = Vec::new();
    for package in &tree.metadata.packages {
        let text = package.license.as_deref().unwrap_or("none");
        let only_generator = GENERATOR_ONLY
            .iter()
            .any(|(name, licence)| package.name == *name && text == *licence)
            && !run_time.contains(&package.id);
        if !only_generator && !is_allowed(text) {
            refused.push(format!("{} {}: {text}", package.name, package.version));
        }
    }
    assert!(
        refused.is_empty(),
        "licences that are not on the list:\n{}",
        refused.join("\n")
    );
}

fn is_allowed(text: &str) -> bool {
    let Ok(expression) = spdx::Expression::parse_mode(text, spdx::ParseMode::LAX) else {
        return false;
    };
    expression.evaluate(|requirement| {
        let name = requirement.license.id().map_or("", |id| id.name);
        LICENCES.contains(&name)
    })
}

#[test]
fn the_licence_test_refuses_what_is_not_on_the_list() {
    assert!(is_allowed("MIT OR GPL-3.0-only"));
    assert!(is_allowed("Apache-2.0 AND ISC"));
    assert!(!is_allowed("GPL-3.0-only"));
    assert!(!is_allowed("MIT AND GPL-3.0-only"));
    assert!(!is_allowed("none"));
}

/// The names of the crates that a package needs at run time with these features and no other.
fn tree_of(package: &str, features: &str) -> BTreeSet<String> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--no-default-features"])
        .args(["--features", features, "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{lib}"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .expect("cargo tree runs in a checkout");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("names");
    let names = text.lines().filter(|line| !line.ends_with("(*)"));
    names.map(|line| line.replace('-', "_")).collect()
}

#[test]
fn without_the_feature_http_there_is_no_http_client_and_no_tls() {
    for package in SDK_CRATES {
        let provider = match *package {
            "cloud-drives" => "yandex-disk",
            _ => "",
        };
        let tree = tree_of(package, provider);
        assert!(tree.contains("http"), "{package}: {tree:?}");
        for client in [
            "reqwest", "hyper", "h2", "rustls", "ring", "tracing", "flate2",
        ] {
            assert!(!tree.contains(client), "{package} needs {client}");
        }
    }
}

#[test]
fn a_program_chooses_the_cryptography_of_tls() {
    let features = ["http", "http,tls-ring", "http,tls-aws-lc"];
    let of_tls = features.map(|features| {
        let tree = tree_of("cloud-drives", &format!("{features},yandex-disk"));
        let has = |name: &str| tree.contains(name);
        assert!(has("reqwest") && has("rustls"));
        (has("ring"), has("aws_lc_rs"))
    });
    assert_eq!(of_tls, [(false, false), (true, false), (false, true)]);
}

#[test]
fn a_service_of_tower_needs_no_http_client_and_two_small_crates() {
    for package in ["cloud-drives-core", "cloud-drives-runtime", "cloud-drives"] {
        let (without, with) = (tree_of(package, ""), tree_of(package, "tower"));
        let added: Vec<&String> = with.difference(&without).collect();
        assert_eq!(added, ["http_body", "tower_service"], "{package}");
    }
}

#[test]
fn a_client_of_reqwest_s_own_and_socks_need_what_http_needs_anyway() {
    for package in ["cloud-drives-core", "cloud-drives-runtime", "cloud-drives"] {
        let http = tree_of(package, "http");
        assert_eq!(tree_of(package, "reqwest-client"), http, "{package}");
        let socks = http.iter().find(|name| name.contains("socks"));
        assert_eq!(socks, None, "{package}");
    }
}

#[test]
fn a_program_for_one_provider_compiles_a_bounded_number_of_crates() {
    for provider in PROVIDERS {
        let tree = tree_of("cloud-drives", &format!("http,tls-ring,tracing,{provider}"));
        let count = tree.len();
        assert!(count <= 125, "{provider}: {count} crates: {tree:?}");
    }
}

#[test]
fn object_store_is_compiled_only_with_its_feature_and_without_its_own_stores() {
    let without = tree_of("cloud-drives", "http,tls-ring,tracing,yandex-disk");
    assert!(!without.contains("object_store"), "{without:?}");
    // The feature enables Yandex Disk.
    let with = tree_of("cloud-drives", "object-store");
    assert!(with.contains("object_store") && with.contains("yandex_disk"));
    for of_its_stores in ["reqwest", "hyper", "quick_xml", "ring", "walkdir", "rand"] {
        assert!(!with.contains(of_its_stores), "{of_its_stores}");
    }
    let more = with.len() - tree_of("cloud-drives", "yandex-disk").len();
    assert!(more <= 30, "{more} crates more: {with:?}");
}

/// The features that `frameio` has in a program that asks `cloud-drives` for these beside the default ones.
fn features_of_frameio(features: &str) -> BTreeSet<String> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--package", "cloud-drives", "--features", features])
        .args(["--edges", "normal", "--prefix", "none"])
        .args(["--format", "{lib} {f}"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .expect("cargo tree runs in a checkout");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("names");
    let line = text.lines().find_map(|line| line.strip_prefix("frameio "));
    let features = line.expect("frameio is in the tree").split(',');
    features.map(|name| name.trim().to_owned()).collect()
}

#[test]
fn a_preview_is_available_only_to_programs_that_enable_it() {
    let usual = features_of_frameio("");
    assert!(
        usual.contains("all") && usual.contains("files"),
        "{usual:?}"
    );
    assert!(!usual.contains("experimental"), "{usual:?}");
    assert!(features_of_frameio("frameio-experimental").contains("experimental"));
    let tree = Tree::read();
    let declared = &tree.package("frameio").features;
    assert_eq!(declared["experimental"], Vec::<String>::new());
    for whole in ["all", "default"] {
        assert!(!declared[whole].iter().any(|name| name == "experimental"));
    }
}
