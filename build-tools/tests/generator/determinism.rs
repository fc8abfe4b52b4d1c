//! The same documents give the same bytes, and the bytes are those of a tidy file.

use std::path::Path;

use crate::support::corpus;
use build_tools::diagnostic::Diagnostics;
use build_tools::write::File;
use build_tools::{compile, load};

fn yandex_disk() -> Vec<File> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut diagnostics = Diagnostics::default();
    let provider = load::load(&specs, "yandex-disk", "specs", &mut diagnostics);
    let provider = provider.unwrap_or_else(|| panic!("{diagnostics}"));
    compile(&provider)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .files
}

fn everything() -> Vec<(String, Vec<File>)> {
    let mut all = vec![("yandex-disk".to_owned(), yandex_disk())];
    for case in corpus::cases() {
        let files = corpus::compile(&case).files;
        all.push((case, files));
    }
    all
}

#[test]
fn compiling_again_gives_the_same_bytes() {
    let first = everything();
    // Each hash map has a seed of its own, so that an order that leaked would be another one here.
    for _ in 0..2 {
        for ((case, files), (_, again)) in first.iter().zip(everything()) {
            assert_eq!(*files, again, "{case}");
        }
    }
}

#[test]
fn files_come_in_the_order_of_their_paths_each_once() {
    for (case, files) in everything() {
        let paths: Vec<_> = files.iter().map(|file| &file.path).collect();
        let mut sorted = paths.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(paths, sorted, "{case}");
    }
}

#[test]
fn every_file_says_what_made_it_and_out_of_what() {
    for (case, files) in everything() {
        for file in files {
            let first = file.text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("// Made by `cargo sdk generate`"),
                "{case}: {first}"
            );
            assert!(first.contains(&format!("specs/{case}.")), "{case}: {first}");
        }
    }
}

#[test]
fn files_are_tidy() {
    for (case, files) in everything() {
        for file in files {
            let name = format!("{case}/{}", file.path.display());
            assert!(
                file.text.ends_with('\n'),
                "{name} does not end its last line"
            );
            assert!(!file.text.ends_with("\n\n\n"), "{name} ends in blank lines");
            assert!(!file.text.contains("\n\n\n"), "{name} has two blank lines");
            for (number, line) in (1..).zip(file.text.lines()) {
                assert_eq!(line, line.trim_end(), "{name}:{number} ends in spaces");
                assert!(!line.contains(['\t', '\r']), "{name}:{number} has a tab");
            }
        }
    }
}

#[test]
fn items_stand_apart() {
    for (case, files) in everything() {
        for file in files {
            let lines: Vec<&str> = file.text.lines().collect();
            for (number, pair) in (2..).zip(lines.windows(2)) {
                let [before, after] = pair else { continue };
                let closes = matches!(*before, "}" | "    }");
                let opens = ["pub ", "impl", "fn ", "#[", "///", "static "]
                    .iter()
                    .any(|start| after.trim_start().starts_with(start));
                let same_depth = before.len() - before.trim_start().len()
                    == after.len() - after.trim_start().len();
                assert!(
                    !(closes && opens && same_depth),
                    "{case}/{}:{number}: nothing stands between two items",
                    file.path.display()
                );
            }
        }
    }
}
