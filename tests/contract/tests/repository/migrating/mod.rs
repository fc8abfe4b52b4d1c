//! Tests that each `MIGRATING.md` is complete: every method of the Python client once, each with Rust that compiles
//! and an existing test.

mod amazon_drive;
mod frameio;
mod verizon_cloud;
mod yandex_disk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A provider's document, and what has to be in it.
struct Document {
    /// The folder of the typed crate, in which it lies.
    sdk: &'static str,
    methods: &'static [&'static str],
    /// How many methods the client is known to have.
    count: usize,
    exceptions: &'static [&'static str],
}

const DOCUMENTS: [Document; 4] = [
    Document {
        sdk: "yandex-disk",
        methods: &yandex_disk::METHODS,
        count: 63,
        exceptions: &yandex_disk::EXCEPTIONS,
    },
    Document {
        sdk: "frameio",
        methods: &frameio::METHODS,
        count: 130,
        exceptions: &frameio::EXCEPTIONS,
    },
    Document {
        sdk: "amazon-drive",
        methods: &amazon_drive::METHODS,
        count: 113,
        exceptions: &amazon_drive::EXCEPTIONS,
    },
    Document {
        sdk: "verizon-cloud",
        methods: &verizon_cloud::METHODS,
        count: 56,
        exceptions: &verizon_cloud::EXCEPTIONS,
    },
];

impl Document {
    fn read(&self) -> String {
        let path = format!("sdk/{}/MIGRATING.md", self.sdk);
        fs::read_to_string(project().join(path)).expect("MIGRATING.md can be read")
    }
}

/// A row of a table of methods.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    method: String,
    rust: String,
    test: String,
}

/// A part of the document: the rows of its table of methods, and its code.
#[derive(Debug, Default)]
struct Section {
    rows: Vec<Row>,
    code: String,
}

/// Takes the document apart at its headings.
fn sections(document: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let (mut in_code, mut in_table) = (false, false);
    for line in document.lines() {
        if line.starts_with("```") {
            in_code = !in_code && line.starts_with("```rust");
            continue;
        }
        if !in_code && line.starts_with("## ") {
            sections.push(Section::default());
        }
        let section = sections.last_mut().expect("there is one from the start");
        if in_code {
            section.code.push_str(line);
            section.code.push('\n');
            continue;
        }
        if !line.starts_with('|') {
            in_table = false;
        } else if line == "| Python | Rust | contract test |" {
            in_table = true;
        } else if in_table && !line.starts_with("| ---") {
            section.rows.push(row(line));
        }
    }
    sections
}

/// Reads a row of three cells, each of them code.
fn row(line: &str) -> Row {
    let line = line
        .trim()
        .trim_start_matches("| `")
        .trim_end_matches("` |");
    let cells: Vec<&str> = line.split("` | `").collect();
    let [method, rust, test] = cells[..] else {
        panic!("this row has not three cells of code: {line}");
    };
    Row {
        method: method.to_owned(),
        rust: rust.to_owned(),
        test: test.to_owned(),
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The names of the tests in a source: functions under an attribute that makes a test of them.
fn tests_in(source: &str) -> Vec<String> {
    let mut tests = Vec::new();
    let mut is_test = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[test") || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some(rest) = line
            .strip_prefix("async fn ")
            .or_else(|| line.strip_prefix("fn "))
        {
            if is_test && let Some((name, _)) = rest.split_once('(') {
                tests.push(name.to_owned());
            }
            is_test = false;
        }
    }
    tests
}

/// What is wrong with a document; `tests` are the names of the tests that there are.
fn faults(document: &str, methods: &[&str], tests: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let sections = sections(document);
    let rows: Vec<&Row> = sections.iter().flat_map(|section| &section.rows).collect();
    for method in methods {
        match rows.iter().filter(|row| row.method == *method).count() {
            0 => faults.push(format!("{method} has no row")),
            1 => {}
            n => faults.push(format!("{method} has {n} rows")),
        }
    }
    for row in &rows {
        if !methods.contains(&row.method.as_str()) {
            faults.push(format!(
                "{} is not a method of the Python client",
                row.method
            ));
        }
        if !tests.contains(&row.test) {
            faults.push(format!("{}: there is no test {}", row.method, row.test));
        }
    }
    for section in &sections {
        for row in &section.rows {
            if !section.code.contains(&row.rust) {
                let what = "is in no code block of its part, so nobody knows whether it compiles";
                faults.push(format!("{}: {} {what}", row.method, row.rust));
            }
        }
    }
    faults
}

pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_method_of_the_python_client_has_its_row_its_rust_and_its_test() {
    let mut files = Vec::new();
    rust_files(&project().join("tests/contract/tests"), &mut files);
    let tests = files
        .iter()
        .flat_map(|file| tests_in(&fs::read_to_string(file).expect("the source can be read")))
        .collect();
    let doctested = fs::read_to_string(project().join("tests/contract/src/lib.rs"));
    let doctested = doctested.expect("lib.rs can be read");
    for document in &DOCUMENTS {
        let methods: BTreeSet<_> = document.methods.iter().collect();
        assert_eq!(methods.len(), document.count, "{}", document.sdk);
        let faults = faults(&document.read(), document.methods, &tests);
        assert!(
            faults.is_empty(),
            "{}:\n{}",
            document.sdk,
            faults.join("\n")
        );
        // Otherwise it is not compiled.
        let include = format!(
            "include_str!(\"../../../sdk/{}/MIGRATING.md\")",
            document.sdk
        );
        assert!(doctested.contains(&include), "{}", document.sdk);
    }
}

#[test]
fn all_exceptions_of_the_python_client_are_named() {
    for document in &DOCUMENTS {
        let text = document.read();
        let table = text.split("## Exceptions").nth(1).unwrap_or_default();
        let table = table.split("\n## ").next().unwrap_or_default();
        for exception in document.exceptions {
            let row = format!("| `{exception}` | ");
            let found = table.matches(&row).count();
            assert_eq!(found, 1, "{exception} of {}", document.sdk);
        }
    }
}

/// The operations of the emulator are those of the sheet, so that none can be forgotten here.
#[test]
fn every_operation_of_frame_io_has_its_row() {
    let operations = cloud_drives_emulator::FrameIo::operations();
    assert_eq!(operations.len(), 98);
    for operation in operations {
        let method = match operation {
            // Names of the older documentation.
            "users.account_permissions_index" => "account_permissions.index",
            "files.show_file_upload_status" => {
                "files.create_local_upload (second entry: show file upload status)"
            }
            other => other,
        };
        let known = frameio::METHODS.contains(&method);
        assert!(known, "{operation} has no row");
    }
}

#[test]
fn missing_duplicate_and_invented_rows_are_found() {
    let document = "\
## Part
| Python | Rust | contract test |
| --- | --- | --- |
| `a` | `disk.a().await?` | `a_works` |
| `b` | `disk.b().await?` | `b_works` |
| `b` | `disk.b().await?` | `a_works` |
| `x` | `disk.x().await?` | `a_works` |

```rust,no_run
disk.a().await?;
disk.b().await?;
```
| argument | here |
| `y` | z |
## Another
```rust
disk.x().await?;
```
";
    let tests = BTreeSet::from(["a_works".to_owned()]);
    let found = faults(document, &["a", "b", "c"], &tests);
    assert_eq!(
        found,
        [
            "b has 2 rows",
            "c has no row",
            "b: there is no test b_works",
            "x is not a method of the Python client",
            "x: disk.x().await? is in no code block of its part, so nobody knows whether it compiles",
        ]
    );
}

#[test]
fn a_function_is_a_test_only_under_its_attribute() {
    let source = "\
#[tokio::test(start_paused = true)]
async fn waits() {}
fn helper() {}
    #[test]
    fn holds() {}
";
    assert_eq!(tests_in(source), ["waits", "holds"]);
}
