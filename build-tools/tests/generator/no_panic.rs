//! No document, however broken, makes the generator panic; and what the linter passes can be compiled.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use build_tools::diagnostic::Diagnostics;
use build_tools::load::{Document, Provider, load, yaml};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

/// A provider whose documents are good, together with their text.
struct Seed {
    provider: Provider,
    texts: Vec<String>,
}

static SEEDS: LazyLock<Vec<Seed>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    vec![
        seed(root.join("tests/good"), "example-drive"),
        seed(root.join("tests/good"), "odd-drive"),
        seed(root.join("../specs"), "yandex-disk"),
    ]
});

/// What a scalar may be replaced by: words of the vocabulary in the wrong place, and values at the edges.
const ODD: &[&str] = &[
    "",
    "{}",
    "[]",
    "null",
    "true",
    "-1",
    "1e999",
    "99999999999999999999",
    "''",
    "\"\\u0000\"",
    "\"ü ä#?%25\"",
    "string",
    "object",
    "array",
    "integer",
    "binary",
    "type",
    "self",
    "path",
    "query",
    "deepObject",
    "'#/components/schemas/File'",
    "'#/components/schemas/Node'",
    "'#/components/responses/Error'",
    "{ $ref: '#/components/schemas/Match' }",
    "[{ $ref: '#/components/schemas/Base' }]",
    "{ type: array, items: { type: string, enum: [a, A] } }",
    "multipart/form-data",
    "'200'",
    "/{a}/{b}",
    "found.file.found",
];

fn seed(specs: PathBuf, name: &str) -> Seed {
    let mut diagnostics = Diagnostics::default();
    let provider = load(&specs, name, "specs", &mut diagnostics);
    let provider = provider.unwrap_or_else(|| panic!("{diagnostics}"));
    let texts = provider
        .documents
        .iter()
        .map(|document| std::fs::read_to_string(provider.folder.join(&document.file)).unwrap())
        .collect();
    Seed { provider, texts }
}

/// Puts another text in the place of a document and runs everything there is on it.
fn compile_with(seed: &Seed, position: usize, text: &str) {
    let mut diagnostics = Diagnostics::default();
    let mut provider = seed.provider.clone();
    let file = provider.documents[position].file.clone();
    let shown: Arc<str> = format!("specs/{}/{file}", provider.name).into();
    match yaml::parse(shown, text, &mut diagnostics) {
        Some(root) => provider.documents[position] = Document { file, root },
        None => {
            assert!(!diagnostics.is_empty(), "no tree and no reason");
            provider.documents.remove(position);
        }
    }
    let unread = !diagnostics.is_empty();
    build_tools::lint::lint(&provider, &mut diagnostics);
    // Whatever is found can be shown in both forms.
    let shown = diagnostics.to_string().lines().count();
    assert_eq!(diagnostics.to_json().as_array().map(Vec::len), Some(shown));
    if !diagnostics.is_empty() || unread {
        return;
    }
    if let Err(problems) = build_tools::compile(&provider) {
        panic!("the linter passed what cannot be compiled:\n{problems}\n{text}");
    }
}

#[derive(Clone, Debug)]
enum Change {
    Delete(Index),
    Duplicate(Index),
    Swap(Index, Index),
    Indent(Index),
    Replace(Index, &'static str),
    Truncate(Index),
    Bytes(Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => any::<Index>().prop_map(Change::Delete),
        2 => any::<Index>().prop_map(Change::Duplicate),
        2 => any::<(Index, Index)>().prop_map(|(one, other)| Change::Swap(one, other)),
        1 => any::<Index>().prop_map(Change::Indent),
        6 => (any::<Index>(), prop::sample::select(ODD)).prop_map(|(place, odd)| Change::Replace(place, odd)),
        1 => any::<Index>().prop_map(Change::Truncate),
        1 => (any::<Index>(), prop::collection::vec(any::<u8>(), 0..12)).prop_map(|(place, bytes)| Change::Bytes(place, bytes)),
    ]
}

/// Changes a text line by line, which mostly keeps it YAML.
fn change_text(text: &str, change: &Change) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let count = lines.len();
    match change {
        Change::Delete(place) => {
            lines.remove(place.index(count));
        }
        Change::Duplicate(place) => {
            let line = lines[place.index(count)].clone();
            lines.insert(place.index(count), line);
        }
        Change::Swap(one, other) => lines.swap(one.index(count), other.index(count)),
        Change::Indent(place) => lines[place.index(count)].insert_str(0, "  "),
        Change::Replace(place, odd) => {
            let line = &mut lines[place.index(count)];
            let end = line.find(": ").map_or(line.len(), |end| end + 2);
            line.replace_range(end.., odd);
        }
        Change::Truncate(place) => {
            let end = place.index(text.len() + 1);
            return String::from_utf8_lossy(&text.as_bytes()[..end]).into_owned();
        }
        Change::Bytes(place, bytes) => {
            let mut all = text.as_bytes().to_vec();
            let at = place.index(all.len() + 1);
            all.splice(at..at, bytes.iter().copied());
            return String::from_utf8_lossy(&all).into_owned();
        }
    }
    lines.join("\n") + "\n"
}

/// Changes one node of a tree; what comes out is JSON, which is YAML too.
fn change_node(tree: &mut Value, place: Index, change: &Change) {
    let mut count = 0;
    visit(tree, &mut |_| count += 1);
    let wanted = place.index(count);
    let mut position = 0;
    visit(tree, &mut |node| {
        if position == wanted {
            apply(node, change);
        }
        position += 1;
    });
}

fn visit(node: &mut Value, each: &mut impl FnMut(&mut Value)) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, each)),
        Value::Object(members) => members.values_mut().for_each(|member| visit(member, each)),
        _ => {}
    }
    each(node);
}

fn apply(node: &mut Value, change: &Change) {
    match (node, change) {
        (Value::Array(items), Change::Delete(place)) if !items.is_empty() => {
            items.remove(place.index(items.len()));
        }
        (Value::Array(items), Change::Duplicate(place)) if !items.is_empty() => {
            items.push(items[place.index(items.len())].clone());
        }
        (Value::Array(items), Change::Swap(one, other)) if !items.is_empty() => {
            let count = items.len();
            items.swap(one.index(count), other.index(count));
        }
        (Value::Object(members), Change::Delete(place) | Change::Indent(place))
            if !members.is_empty() =>
        {
            let key = members.keys().nth(place.index(members.len())).cloned();
            members.remove(&key.unwrap_or_default());
        }
        (Value::Object(members), Change::Duplicate(place)) if !members.is_empty() => {
            let entry = members.iter().nth(place.index(members.len()));
            if let Some((key, value)) = entry.map(|(key, value)| (format!("{key}2"), value.clone()))
            {
                members.insert(key, value);
            }
        }
        (Value::Object(members), Change::Swap(one, other)) if !members.is_empty() => {
            let count = members.len();
            let key = |place: &Index| {
                members
                    .keys()
                    .nth(place.index(count))
                    .cloned()
                    .unwrap_or_default()
            };
            let (one, other) = (key(one), key(other));
            if let (Some(first), Some(second)) =
                (members.get(&one).cloned(), members.get(&other).cloned())
            {
                members.insert(one, second);
                members.insert(other, first);
            }
        }
        (node, Change::Replace(_, odd)) => {
            let mut diagnostics = Diagnostics::default();
            let odd = yaml::parse("odd".into(), odd, &mut diagnostics);
            *node = odd.map_or(Value::Null, |odd| odd.to_json());
        }
        (Value::String(text), Change::Bytes(place, bytes)) => {
            let mut all = text.as_bytes().to_vec();
            let at = place.index(all.len() + 1);
            all.splice(at..at, bytes.iter().copied());
            *text = String::from_utf8_lossy(&all).into_owned();
        }
        (node, _) => *node = Value::Null,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn broken_text_is_reported(
        which in any::<Index>(),
        document in any::<Index>(),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let seed = &SEEDS[which.index(SEEDS.len())];
        let position = document.index(seed.texts.len());
        let mut text = seed.texts[position].clone();
        for change in &changes {
            text = change_text(&text, change);
        }
        compile_with(seed, position, &text);
    }

    #[test]
    fn broken_trees_are_reported(
        which in any::<Index>(),
        document in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), change()), 1..4),
    ) {
        let seed = &SEEDS[which.index(SEEDS.len())];
        let position = document.index(seed.texts.len());
        let mut tree = seed.provider.documents[position].root.to_json();
        for (place, change) in &changes {
            change_node(&mut tree, *place, change);
        }
        compile_with(seed, position, &tree.to_string());
    }

    #[test]
    fn bytes_are_reported(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        compile_with(&SEEDS[0], 0, &String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn punctuation_is_reported(text in "[-:?{}\\[\\],&*!|>'\"%@` \n\t#a0~<]{0,80}") {
        compile_with(&SEEDS[0], 0, &text);
    }

    #[test]
    fn broken_settings_are_reported(changes in prop::collection::vec(change(), 1..4)) {
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good/example-drive");
        let specs = tempfile::tempdir().unwrap();
        let folder = specs.path().join("example-drive");
        std::fs::create_dir(&folder).unwrap();
        for file in ["drive.yaml", "content.yaml", "oauth.yaml"] {
            std::fs::copy(good.join(file), folder.join(file)).unwrap();
        }
        let mut text = std::fs::read_to_string(good.join("provider.toml")).unwrap();
        for change in &changes {
            text = change_text(&text.replace(" = ", ": "), change).replace(": ", " = ");
        }
        std::fs::write(folder.join("provider.toml"), text).unwrap();
        let mut diagnostics = Diagnostics::default();
        match load(specs.path(), "example-drive", "specs", &mut diagnostics) {
            Some(provider) => build_tools::lint::lint(&provider, &mut diagnostics),
            None => prop_assert!(!diagnostics.is_empty()),
        }
    }
}
