//! Tests that every reference to a `wire.md` names an existing section. `wire.md §2.4` in a document of a provider, in its crates or in its
//! emulator is about `specs/PROVIDER/wire.md`; other files write `specs/PROVIDER/wire.md §2.4`.
//!
//! Sections are numbered headings. An item of a numbered list or a numbered heading further down counts as a part of its section, so that
//! `§9.3`, or `§9, 3`, is item 3 of section 9.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What follows a name of a sheet.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// `§9.3`, as `9.3`.
    Section(String),
    /// `§2 row 24`, as `2` and `24`.
    Row(String, String),
    /// `"Webhook delivery"`, the beginning of a heading.
    Heading(String),
}

#[derive(Debug, PartialEq, Eq)]
struct Reference {
    line: usize,
    /// The provider, when the reference names it.
    provider: Option<String>,
    places: Vec<Place>,
}

/// The places that a sheet has.
#[derive(Debug, Default)]
struct Sheet {
    sections: BTreeSet<String>,
    rows: BTreeSet<(String, String)>,
    headings: Vec<String>,
}

impl Sheet {
    fn read(text: &str) -> Self {
        let mut sheet = Self::default();
        let (mut top_level, mut top, mut here) = (None, String::new(), None);
        let mut in_code = false;
        for line in text.lines() {
            if line.starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            let title = line.trim_start_matches('#');
            let level = line.len() - title.len();
            if level > 0 && title.starts_with(' ') {
                let title = title.trim();
                sheet.headings.push(title.to_owned());
                let number = number(title);
                here = match number {
                    "" => None,
                    // The title of the whole sheet has no number.
                    plain if !plain.contains('.') && level <= *top_level.get_or_insert(level) => {
                        top = plain.to_owned();
                        Some(top.clone())
                    }
                    plain if !plain.contains('.') => {
                        // One heading may be about two endpoints.
                        for also in title.split(" and ").skip(1).map(self::number) {
                            sheet.sections.insert(format!("{top}.{also}"));
                        }
                        Some(format!("{top}.{plain}"))
                    }
                    dotted => Some(dotted.to_owned()),
                };
                sheet.sections.extend(here.clone());
            } else if let Some(here) = &here {
                let cell = line.strip_prefix("| ").unwrap_or_default();
                let cell = cell.split(" | ").next().unwrap_or_default();
                let row = cell.trim_start_matches('(').trim_end_matches(')');
                if !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit()) {
                    sheet.rows.insert((here.clone(), row.to_owned()));
                }
                let item = number(line);
                if !item.is_empty() && line[item.len()..].starts_with(". ") {
                    sheet.sections.insert(format!("{here}.{item}"));
                }
            }
        }
        sheet
    }

    fn has(&self, place: &Place) -> bool {
        match place {
            Place::Section(section) => self.sections.contains(section),
            Place::Row(section, row) => self.rows.contains(&(section.clone(), row.clone())),
            Place::Heading(title) => self.headings.iter().any(|it| it.starts_with(title)),
        }
    }
}

/// The number that a text begins with: `1`, or `1.2`.
fn number(text: &str) -> &str {
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => end = at + 1,
            b'.' if end == at && at > 0 => {}
            _ => break,
        }
    }
    &text[..end]
}

/// Skips what stands between the words of a reference: quotes of code, spaces, and the beginning of a further line of a comment.
fn skip(text: &str) -> &str {
    let mut rest = text.trim_start_matches(['`', ' ']);
    while let Some(line) = rest.strip_prefix('\n') {
        rest = line.trim_start().trim_start_matches(['/', '!', '#']);
        rest = rest.trim_start_matches(['`', ' ']);
    }
    rest
}

/// Finds the references in a text.
fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    for (at, name) in text.match_indices("wire.md") {
        let line = text[..at].matches('\n').count() + 1;
        let folder = text[..at].strip_suffix('/').unwrap_or_default();
        let provider = folder.rsplit_once("specs/").map(|(_, provider)| provider);
        let provider = provider.filter(|it| !it.is_empty() && !it.contains(['/', ' ', '\n']));
        let places = places(&text[at + name.len()..]);
        if !places.is_empty() {
            let provider = provider.map(ToOwned::to_owned);
            found.push(Reference {
                line,
                provider,
                places,
            });
        }
    }
    found
}

/// Reads the places that follow a name of a sheet, such as `` ` §2.3, §2.5 to §2.7 and §9, 3``.
fn places(text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut rest = skip(text);
    loop {
        let listed = rest.strip_prefix(',').map(skip);
        let next = listed.unwrap_or(rest);
        let next = ["and ", "to "]
            .iter()
            .find_map(|word| next.strip_prefix(word))
            .map_or(next, skip);
        if let Some(section) = next.strip_prefix('§') {
            let digits = number(section);
            places.push(Place::Section(digits.to_owned()));
            rest = skip(&section[digits.len()..]);
            continue;
        }
        if let Some((title, after)) = quoted(next) {
            places.push(Place::Heading(title.to_owned()));
            rest = skip(after);
            continue;
        }
        let Some(Place::Section(section)) = places.last() else {
            return places;
        };
        let place = if let Some(row) = rest.strip_prefix("row ") {
            rest = &row[number(row).len()..];
            Place::Row(section.clone(), number(row).to_owned())
        } else if let Some(item) = listed.filter(|text| is_item(text)) {
            rest = &item[number(item).len()..];
            Place::Section(format!("{section}.{}", number(item)))
        } else {
            return places;
        };
        places.pop();
        places.push(place);
    }
}

/// Whether a text begins with a number that stands alone, as in `§9, 3)`; not with one that counts something.
fn is_item(text: &str) -> bool {
    let number = number(text);
    !number.is_empty() && text[number.len()..].starts_with([')', ',', ';', '.'])
}

/// What is between the quotation marks that a text begins with, and what follows them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

/// The provider that a file is about.
fn provider<'a>(path: &str, providers: impl IntoIterator<Item = &'a String>) -> Option<&'a String> {
    let parts: Vec<String> = path
        .split('/')
        .map(|part| {
            let stem = part.split('.').next().unwrap_or_default();
            stem.replace('_', "-").replace("frame-io", "frameio")
        })
        .collect();
    providers
        .into_iter()
        .find(|provider| parts.contains(provider))
}

/// What is wrong with the references in a file, each with its place.
fn faults(path: &str, text: &str, sheets: &BTreeMap<String, Sheet>) -> Vec<String> {
    let mut faults = Vec::new();
    for reference in references(text) {
        let line = reference.line;
        let of_file = provider(path, sheets.keys());
        let Some(provider) = reference.provider.as_ref().or(of_file) else {
            faults.push(format!(
                "{path}:{line}: names no provider; write specs/PROVIDER/wire.md"
            ));
            continue;
        };
        let Some(sheet) = sheets.get(provider) else {
            faults.push(format!(
                "{path}:{line}: there is no specs/{provider}/wire.md"
            ));
            continue;
        };
        for place in reference.places {
            if !sheet.has(&place) {
                let place = match place {
                    Place::Section(section) => format!("§{section}"),
                    Place::Row(section, row) => format!("row {row} in §{section}"),
                    Place::Heading(title) => format!("heading {title:?}"),
                };
                faults.push(format!(
                    "{path}:{line}: specs/{provider}/wire.md has no {place}"
                ));
            }
        }
    }
    faults
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sheets, by provider.
fn sheets() -> BTreeMap<String, Sheet> {
    let mut sheets = BTreeMap::new();
    for entry in fs::read_dir(root().join("specs")).expect("specs can be read") {
        let entry = entry.expect("its entry can be read");
        if let Ok(text) = fs::read_to_string(entry.path().join("wire.md")) {
            let name = entry.file_name().into_string().expect("names are ASCII");
            sheets.insert(name, Sheet::read(&text));
        }
    }
    sheets
}

/// Sources and documents below a folder, but what is made by tools.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "target" || path.is_symlink() {
            continue;
        }
        let extension = path.extension().unwrap_or_default();
        if path.is_dir() {
            files(&path, found);
        } else if ["md", "py", "rs", "toml", "yaml"]
            .iter()
            .any(|it| extension == *it)
        {
            found.push(path);
        }
    }
}

#[test]
fn every_reference_to_a_wire_sheet_leads_to_a_section() {
    let sheets = sheets();
    assert_eq!(sheets.len(), 4, "{:?}", sheets.keys());
    let root = root();
    let mut found = Vec::new();
    files(&root, &mut found);
    let fifth = root.join("tests/fifth-provider/tests");
    assert!(
        found.iter().any(|file| file.starts_with(&fifth)),
        "it is read too"
    );
    let mut faulty = Vec::new();
    let mut references = 0;
    for file in found {
        let path = file.strip_prefix(&root).expect("it is below the root");
        let path = path.to_string_lossy().replace('\\', "/");
        // The examples below lead nowhere.
        if path != "tests/contract/tests/repository/references.rs" {
            let text = fs::read(&file).expect("the file can be read");
            let text = String::from_utf8_lossy(&text);
            references += self::references(&text).len();
            faulty.extend(faults(&path, &text, &sheets));
        }
    }
    assert!(
        faulty.is_empty(),
        "{} faults:\n{}",
        faulty.len(),
        faulty.join("\n")
    );
    assert!(references > 300, "only {references} were found");
}

/// A reader of the documentation sees `wire.md §7` on the page of a method; the first page of the crate or module has the link.
#[test]
fn documentation_that_cites_a_wire_sheet_links_it() {
    for provider in sheets().keys() {
        let link = format!(
            "(https://github.com/cloud-drives/cloud-drives/blob/main/specs/{provider}/wire.md)"
        );
        let module = provider.replace('-', "_");
        for page in [
            format!("sdk/{provider}/src/lib.rs"),
            format!("sdk/cloud-drives/src/{module}/mod.rs"),
        ] {
            let text = fs::read_to_string(root().join(&page)).expect("the page can be read");
            assert!(text.contains(&link), "{page} has no link {link}");
        }
    }
}

const SHEET: &str = "\
# Some service
1. before every section
## 1. Basics
### 1.1 Hosts
### Formats, in words
1. in no section
## 2. Endpoints
### Group of files
#### 6. `GET /a` and 7. `GET /b`
## 3. Quirks
| # | call |
| 12 | a call |
| (13) | another |
1. the first
2. the second
```
9. in code
```
";

#[test]
fn a_sheet_has_the_sections_of_its_headings_and_lists() {
    let sheet = Sheet::read(SHEET);
    let sections: Vec<_> = sheet.sections.iter().map(String::as_str).collect();
    assert_eq!(sections, ["1", "1.1", "2", "2.6", "2.7", "3", "3.1", "3.2"]);
    let row = |row: &str| Place::Row("3".to_owned(), row.to_owned());
    assert!(sheet.has(&row("12")) && sheet.has(&row("13")) && !sheet.has(&row("14")));
    let heading = |title: &str| Place::Heading(title.to_owned());
    assert!(sheet.has(&heading("Formats")) && !sheet.has(&heading("Webhooks")));
}

#[test]
fn references_are_found_in_all_their_forms() {
    let all = |text: &str| -> Vec<String> {
        let places = references(text).into_iter().flat_map(|it| it.places);
        places
            .map(|place| match place {
                Place::Section(section) => section,
                Place::Row(section, row) => format!("{section} row {row}"),
                Place::Heading(title) => title,
            })
            .collect()
    };
    assert_eq!(all("(`wire.md §2.4`). 3 more"), ["2.4"]);
    assert_eq!(all("/// By hand (`wire.md` §2)."), ["2"]);
    assert_eq!(all("`wire.md §2.3`, `§2.4`, §9."), ["2.3", "2.4", "9"]);
    assert_eq!(all("`wire.md §5.1` to §5.6 and §7)"), ["5.1", "5.6", "7"]);
    assert_eq!(all("`wire.md` §9, 3)"), ["9.3"]);
    assert_eq!(all("`wire.md §9`, 12, §3"), ["9.12", "3"]);
    assert_eq!(all("`wire.md §2` row 24), once"), ["2 row 24"]);
    assert_eq!(
        all("`wire.md`, \"Webhook delivery\")"),
        ["Webhook delivery"]
    );
    assert_eq!(
        all("after (`wire.md\n    §5.4`), `wire.md\n//! §5`"),
        ["5.4", "5"]
    );
    assert_eq!(all("`wire.md §3`, and 4 of them"), ["3"]);
    assert_eq!(all("`wire.md §3`, 4 times"), ["3"]);
    assert!(all("`wire.md` has it, in 3 sections").is_empty());
}

#[test]
fn dangling_references_are_found_with_their_lines() {
    let sheets = BTreeMap::from([("some-service".to_owned(), Sheet::read(SHEET))]);
    let text = "`wire.md §1.1`, `§4`\n`specs/some-service/wire.md §3.7`\n`specs/other/wire.md §1`";
    assert_eq!(
        faults("sdk/core/src/lib.rs", text, &sheets),
        [
            "sdk/core/src/lib.rs:1: names no provider; write specs/PROVIDER/wire.md",
            "sdk/core/src/lib.rs:2: specs/some-service/wire.md has no §3.7",
            "sdk/core/src/lib.rs:3: there is no specs/other/wire.md",
        ]
    );
    for path in [
        "specs/some-service/a.yaml",
        "src/some_service.rs",
        "some_service/a/b.py",
    ] {
        let found = faults(path, "`wire.md §1`\n\n`wire.md` §2, §4", &sheets);
        assert_eq!(
            found,
            [format!("{path}:3: specs/some-service/wire.md has no §4")]
        );
    }
}
