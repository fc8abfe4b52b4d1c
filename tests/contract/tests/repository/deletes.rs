//! Tests that each deletion in the specs is idempotent, or says why not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Deletions of which a 404 after an attempt of unknown outcome is not a success. Each has its reason in the spec.
const OTHERS: [&str; 4] = [
    "amazon-drive/nodes.yaml nodes.purge",
    "frameio/shares.yaml shares.remove_asset",
    "verizon-cloud/favorites.yaml favorites.remove",
    "verizon-cloud/trash.yaml trash.empty",
];

/// The operations of method DELETE in a document, each as its lines.
fn deletions(document: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut is_inside = false;
    for line in document.lines() {
        let indent = line.len() - line.trim_start().len();
        if !line.trim().is_empty() && indent <= 4 {
            is_inside = indent == 4 && line.trim_end() == "    delete:";
            if is_inside {
                found.push(Vec::new());
            }
        }
        if let (true, Some(operation)) = (is_inside, found.last_mut()) {
            operation.push(line.trim());
        }
    }
    found
}

#[test]
fn every_deletion_states_whether_not_found_means_done() {
    let specs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs"));
    let (mut done, mut others) = (0, BTreeSet::new());
    for provider in ["amazon-drive", "frameio", "verizon-cloud", "yandex-disk"] {
        for entry in fs::read_dir(specs.join(provider)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if !name.ends_with(".yaml") {
                continue;
            }
            let document = fs::read_to_string(&path).unwrap();
            for operation in deletions(&document) {
                let id = operation
                    .iter()
                    .find_map(|it| it.strip_prefix("operationId: "));
                let id = format!("{provider}/{name} {}", id.expect("an operationId"));
                match operation.contains(&"x-sdk-idempotent: gone-is-done") {
                    true => done += 1,
                    false => assert!(others.insert(id.clone()), "{id} twice"),
                }
            }
        }
    }
    assert_eq!(others, OTHERS.map(str::to_owned).into());
    assert!(done >= 23, "{done}");
}
