//! Tests of `cargo sdk import` with made-up vendors' documents, whole and broken.
//!
//! `UPDATE_GOLDEN=1 cargo test -p cloud-drives-build-tools --test generator import` writes what comes of them now.

use std::fs;
use std::path::{Path, PathBuf};

use build_tools::diagnostic::Diagnostics;
use build_tools::import::{Files, Guesses, files};
use build_tools::load::{Node, Provider, json, provider, yaml};
use build_tools::{compile, report};
use serde_json::{Value, json};

use crate::commands::sdk;
use crate::support::folder::Temporary;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn imported(file: &str) -> Files {
    let bytes = fs::read(folder().join(file)).unwrap();
    files("some-drive", file, &bytes, &|_| None, Guesses::SignIn).unwrap()
}

/// The provider that the files make.
fn read(made: &Files) -> Provider {
    let mut diagnostics = Diagnostics::default();
    let folder = PathBuf::new();
    let provider = provider::read("some-drive", folder, &made.files, "specs", &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    provider.unwrap()
}

/// A small document with an operation of the given contents.
fn document(operation: Value, schemas: Value) -> Files {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1" },
        "paths": { "/things": { "post": operation } },
        "components": { "schemas": schemas },
    });
    files(
        "some-drive",
        "things.json",
        document.to_string().as_bytes(),
        &|_| None,
        Guesses::SignIn,
    )
    .unwrap()
}

fn answering(schema: Value) -> Value {
    let content = json!({ "application/json": { "schema": schema } });
    json!({ "tags": ["things"], "operationId": "make", "responses": { "200": { "description": "Made.", "content": content } } })
}

#[test]
fn a_document_becomes_what_is_written_down_and_compiles() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for document in ["parcels.yaml", "notes.json"] {
        let made = imported(document);
        assert!(made.refused.is_empty(), "{document}: {}", made.refused);
        compile(&read(&made)).unwrap();
        let report = ("report.txt".to_owned(), made.report.text(true));
        let expected = folder().join(document.split('.').next().unwrap());
        for (file, text) in made.files.iter().chain([&report]) {
            let path = expected.join(file);
            if update {
                fs::create_dir_all(&expected).unwrap();
                fs::write(&path, text).unwrap();
            }
            let committed = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(
                &committed,
                text,
                "{}; look, and run with UPDATE_GOLDEN=1",
                path.display()
            );
        }
        let count = fs::read_dir(&expected).unwrap().count();
        assert_eq!(
            count,
            made.files.len() + 1,
            "a file of {} is no longer generated",
            expected.display()
        );
    }
}

#[test]
fn an_imported_document_is_imported_to_the_same_calls() {
    let made = imported("parcels.yaml");
    let provider = read(&made);
    let sdk = build_tools::model::build(&provider).unwrap();
    let calls: Vec<String> = sdk
        .operations()
        .map(|one| format!("{} {} {}", one.method, one.path_template, one.full_name()))
        .collect();
    assert_eq!(
        calls,
        [
            "GET /parcels parcel_box.list_all",
            "POST /parcels parcel_box.parcel_box_new",
            "GET /parcels/{id} parcel_box.label",
            "POST /parcels/{id} parcel_box.add_pictures",
            "GET /parcels/{id} parcel_box.show",
            "PATCH /parcels/{parcel} parcels.change",
            "GET /types/errors types_calls.get_types_errors",
        ]
    );
}

#[test]
fn bounds_are_documentation_until_someone_turns_them_on() {
    let schemas = json!({ "Name": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 3 } } } });
    let body = json!({ "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Name" } } } });
    let mut operation = answering(json!({ "type": "string" }));
    operation["requestBody"] = body;
    let mut made = document(operation, schemas);
    let checks = |made: &Files| {
        let compiled = compile(&read(made)).unwrap();
        compiled
            .files
            .iter()
            .any(|file| file.text.contains(".check("))
    };
    assert!(!checks(&made));
    for (_, text) in &mut made.files {
        *text = text.replace("x-sdk-check: false\n", "");
    }
    assert!(checks(&made));
}

#[test]
fn what_no_step_knows_is_said_in_fewer_words_and_noted() {
    let schemas = json!({
        // Each of them requires the other, so that none can be made.
        "One": { "type": "object", "required": ["other"], "properties": { "other": { "$ref": "#/components/schemas/Other" } } },
        "Other": { "type": "object", "required": ["one"], "properties": { "one": { "$ref": "#/components/schemas/One" } } },
        "Endless": { "type": "array", "items": { "$ref": "#/components/schemas/Endless" } },
        "Circle": { "$ref": "#/components/schemas/Circle" },
    });
    let names = ["One", "Endless", "Circle", "Missing"];
    let properties: Value = names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({ "$ref": format!("#/components/schemas/{name}") }),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    let made = document(
        answering(json!({ "type": "object", "properties": properties })),
        schemas,
    );
    assert!(made.refused.is_empty(), "{}", made.refused);
    compile(&read(&made)).unwrap();
    let report = made.report.text(true);
    for words in [
        "`One` is simplified",
        "`Endless` is simplified",
        "refers to itself",
        "does not exist",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
}

#[test]
fn alternatives_keep_their_tags() {
    let kind = |value: &str| json!({ "type": "object", "properties": { "kind": { "type": "string", "enum": [value] }, "size": { "type": "integer" } } });
    let schemas = json!({ "CubeObject": kind("cube"), "BallObject": kind("ball") });
    let refs = ["CubeObject", "BallObject"]
        .map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    let union = json!({ "oneOf": refs, "discriminator": { "propertyName": "kind" } });
    let words = json!({ "description": "Either." });
    let made = document(
        answering(
            json!({ "type": "object", "properties": { "shape": { "allOf": [union, words] } } }),
        ),
        schemas,
    );
    let (_, text) = &made.files[0];
    for (tag, name) in [("cube", "CubeObject"), ("ball", "BallObject")] {
        let line = format!("{tag}: '#/components/schemas/{name}'");
        assert!(text.contains(&line), "{text}");
    }
    compile(&read(&made)).unwrap();
}

#[test]
fn a_document_of_another_kind_is_refused_in_one_line() {
    for (text, says) in [
        ("swagger: '2.0'\npaths: {}", "this is Swagger 2.0"),
        (
            "openapi: 4.0.0\npaths: {}",
            "the OpenAPI version is `4.0.0`",
        ),
        ("a: 1", "`openapi` is missing"),
        ("{\"openapi\": \"3.0.0\"", "this is not JSON"),
        ("openapi: 3.0.0\npaths: {}", "describes no operation"),
        ("openapi: [", "this is not YAML"),
        ("", "the document is empty"),
    ] {
        let refused = files(
            "some-drive",
            "a.yaml",
            text.as_bytes(),
            &|_| None,
            Guesses::SignIn,
        )
        .unwrap_err();
        assert_eq!(refused.len(), 1, "{refused}");
        assert!(refused.to_string().contains(says), "{text}: {refused}");
    }
}

#[test]
fn aliases_and_merge_keys_stand_for_what_they_repeat_and_bombs_do_not_go_off() {
    let text =
        "a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: [*a, !!str 4]\nd: { <<: [*a, { z: 5 }] }";
    let mut diagnostics = Diagnostics::default();
    let node = yaml::parse_foreign("a.yaml".into(), text, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let expected = json!({
        "a": { "x": 1, "y": 2 }, "b": { "y": 3, "x": 1 }, "c": [{ "x": 1, "y": 2 }, "4"], "d": { "x": 1, "y": 2, "z": 5 },
    });
    assert_eq!(node.to_json(), expected);

    let mut bomb = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let inner = format!("*l{}, ", level - 1).repeat(10);
        bomb.push_str(&format!("l{level}: &l{level} [{inner}]\n"));
    }
    yaml::parse_foreign("a.yaml".into(), &bomb, &mut diagnostics);
    assert!(diagnostics.to_string().contains("anchors"));
}

#[test]
fn the_command_writes_a_folder_that_generates() {
    let workspace = Temporary::empty();
    let document = folder().join("parcels.yaml");
    let document = document.to_str().unwrap();
    let (code, out, error) = sdk(&workspace, &["import", document]);
    assert_eq!((code, error.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("parcels: 7 operations and "), "{out}");
    assert!(
        out.contains("cargo sdk generate --provider parcels"),
        "{out}"
    );
    assert_eq!(
        sdk(&workspace, &["lint"]),
        (0, String::new(), String::new())
    );
    let (code, _, error) = sdk(&workspace, &["generate"]);
    assert_eq!((code, error.as_str()), (0, ""));

    let (code, _, error) = sdk(&workspace, &["import", document]);
    assert_eq!(code, 1);
    assert!(error.contains("already exists"), "{error}");
    let (code, _, error) = sdk(&workspace, &["import", document, "--name", "box"]);
    assert_eq!(code, 1);
    assert!(error.contains("`box` is a keyword of Rust"), "{error}");

    let (code, out, _) = sdk(
        &workspace,
        &["import", document, "--name", "other", "--format", "json"],
    );
    assert_eq!(code, 0);
    let out: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(out["operations"], 7);
    let note = &out["notes"][0];
    assert!(note["line"].is_u64() && note["kind"].is_string(), "{note}");
}

#[test]
fn a_later_version_of_a_vendor_s_document_is_compared_with_what_was_imported() {
    let workspace = Temporary::empty();
    let text = fs::read_to_string(folder().join("parcels.yaml")).unwrap();
    workspace.write("parcels.yaml", &text);
    let document = workspace.path("parcels.yaml");
    let document = document.to_str().unwrap();
    assert_eq!(sdk(&workspace, &["import", document]).0, 0);
    assert_eq!(sdk(&workspace, &["generate"]).0, 0);
    let diff = ["diff", "--against", document, "--provider", "parcels"];
    let (code, same, error) = sdk(&workspace, &diff);
    assert_eq!((code, error.as_str()), (0, ""), "{same}");
    assert!(!same.contains("/types/errors"), "{same}");
    workspace.write(
        "parcels.yaml",
        &text.replace("/types/errors", "/types/faults"),
    );
    let (_, out, error) = sdk(&workspace, &diff);
    assert_eq!(error, "", "{out}");
    assert!(out.contains("faults"), "{out}");
}

#[test]
fn problems_are_counted_by_rule_and_a_rule_explains_itself() {
    let workspace = Temporary::with_provider();
    let path = "specs/example-drive/drive.yaml";
    let text = workspace.read(path).replace("type: string", "type: text");
    workspace.write(path, &text);
    let (code, out, _) = sdk(&workspace, &["lint"]);
    assert_eq!(code, 1);
    assert!(
        out.contains(" problems\n") && out.contains("  schema-type\n"),
        "{out}"
    );
    let (code, out, _) = sdk(&workspace, &["lint", "--explain", "schema-type"]);
    assert_eq!(code, 0);
    assert!(
        out.starts_with("schema-type: A schema has one type"),
        "{out}"
    );
    assert!(
        report::explain("schema-tipe")
            .unwrap_err()
            .contains("did you mean `schema-type`")
    );
}

/// A generator of numbers that gives the same ones each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// What a node may be replaced by.
fn odd(dice: &mut Dice) -> Option<Value> {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("string"),
        json!("{a}{b}"),
        json!("#/paths"),
        json!([]),
        json!({}),
        json!([null, {}]),
        json!(["string", "null", "array"]),
        json!({ "$ref": "#/components/schemas/Parcel" }),
        json!({ "$ref": "#" }),
        json!({ "$ref": "other.yaml#/a" }),
        json!({ "allOf": [{ "$ref": "#/components/schemas/Base" }, { "oneOf": [{ "type": "string" }] }] }),
        json!("\u{202e}\u{0}é'\"\\\n"),
    ];
    // Beyond the last one the node is taken away.
    values.get(dice.roll(values.len() + 4)).cloned()
}

/// Changes one node, anywhere.
fn break_one(value: &mut Value, dice: &mut Dice) {
    let is_here = dice.roll(8) == 0;
    match value {
        Value::Object(members) if !members.is_empty() => {
            let key = members
                .keys()
                .nth(dice.roll(members.len()))
                .unwrap()
                .clone();
            if !is_here {
                return break_one(&mut members[&key], dice);
            }
            match odd(dice) {
                Some(odd) => members.insert(key, odd),
                None => members.remove(&key),
            };
        }
        Value::Array(items) if !items.is_empty() => {
            let place = dice.roll(items.len());
            if !is_here {
                return break_one(&mut items[place], dice);
            }
            match odd(dice) {
                Some(odd) => items[place] = odd,
                None => {
                    items.remove(place);
                }
            }
        }
        other => *other = odd(dice).unwrap_or_default(),
    }
}

#[test]
fn a_broken_document_is_refused_or_imported_to_something_that_compiles() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for file in ["parcels.yaml", "notes.json"] {
        let text = fs::read_to_string(folder().join(file)).unwrap();
        let mut diagnostics = Diagnostics::default();
        let node: Node = match file.ends_with(".json") {
            true => json::parse(file.into(), &text, &mut diagnostics).unwrap(),
            false => yaml::parse_foreign(file.into(), &text, &mut diagnostics).unwrap(),
        };
        let mut imported = 0;
        for round in 0..250 {
            let mut value = node.to_json();
            for _ in 0..1 + round % 6 {
                break_one(&mut value, &mut dice);
            }
            // Without its version a document is refused at once, which tells nothing.
            if let (Value::Object(members), true) = (&mut value, round % 5 > 0) {
                members.insert("openapi".to_owned(), "3.1.0".into());
            }
            let text = value.to_string();
            let Ok(made) = files(
                "some-drive",
                "broken.json",
                text.as_bytes(),
                &|_| None,
                Guesses::SignIn,
            ) else {
                continue;
            };
            imported += 1;
            assert!(made.refused.is_empty(), "{}\n{text}", made.refused);
            if round % 10 == 0 {
                let compiled = compile(&read(&made));
                assert!(compiled.is_ok(), "{}\n{text}", compiled.unwrap_err());
            }
        }
        assert!(imported > 125, "{file}: {imported} of 250");
    }
}

/// Runs on a stack as small as that of a test, and fails where that is not done soon.
fn within_a_minute(run: impl FnOnce() + Send + 'static) {
    let (done, waits) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        run();
        let _ = done.send(());
    });
    waits
        .recv_timeout(std::time::Duration::from_secs(60))
        .expect("it neither hangs nor fails");
}

#[test]
fn aliases_do_not_nest_deeper_than_what_is_written_out() {
    within_a_minute(|| {
        let mut bomb = "l0: &l0 [x]\n".to_owned();
        for level in 1..150 {
            let (open, close) = ("[".repeat(90), "]".repeat(90));
            bomb.push_str(&format!(
                "l{level}: &l{level} {open}*l{}{close}\n",
                level - 1
            ));
        }
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse_foreign("a.yaml".into(), &bomb, &mut diagnostics);
        assert!(node.is_none());
        assert!(
            diagnostics.to_string().contains("nests deeper than"),
            "{diagnostics}"
        );
    });
}

#[test]
fn a_schema_that_stands_inside_itself_is_written_once() {
    within_a_minute(|| {
        let node = json!({ "$ref": "#/components/schemas/Node" });
        let inner = json!({ "allOf": [node], "required": ["id"] });
        let names = [
            "parent", "first", "last", "next", "previous", "root", "twin",
        ];
        let mut properties = serde_json::Map::new();
        properties.insert("id".to_owned(), json!({ "type": "string" }));
        properties.extend(names.map(|name| (name.to_owned(), inner.clone())));
        let schemas = json!({ "Node": { "type": "object", "properties": properties } });
        let made = document(answering(node), schemas);
        assert!(made.refused.is_empty(), "{}", made.refused);
        let report = made.report.text(true);
        assert!(
            report.contains("a schema that contains itself is its only part"),
            "{report}"
        );
        assert!(report.contains("more than 5000 nested schemas"));
    });
}

#[test]
fn alternatives_that_lead_to_themselves_are_looked_at_once() {
    within_a_minute(|| {
        let a = json!({ "$ref": "#/components/schemas/A" });
        let all = |name: &str| vec![json!({ "$ref": format!("#/components/schemas/{name}") }); 6];
        let object = json!({ "type": "object", "properties": { "a": a.clone(), "b": { "$ref": "#/components/schemas/B" } } });
        let schemas = json!({ "A": { "oneOf": [a, a, a] }, "B": { "allOf": all("B") } });
        let made = document(answering(object), schemas);
        assert!(made.refused.is_empty(), "{}", made.refused);
    });
}

#[test]
fn a_const_is_an_enum_of_one_value() {
    let kind = |value: &str| json!({ "type": "object", "properties": { "kind": { "const": value }, "size": { "type": "integer" } } });
    let refs =
        ["Cube", "Ball"].map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    let schemas = json!({ "Cube": kind("block"), "Ball": kind("round") });
    let union = json!({ "oneOf": refs, "discriminator": { "propertyName": "kind" } });
    let properties =
        json!({ "shape": union, "version": { "const": 3 }, "is_new": { "const": true } });
    let mut operation = answering(json!({ "type": "object", "properties": properties }));
    operation["parameters"] = json!([{ "name": "v", "in": "query", "schema": { "const": 2 } }]);
    let made = document(operation, schemas);
    assert!(made.refused.is_empty(), "{}", made.refused);
    let (_, text) = &made.files[0];
    for line in [
        "block: '#/components/schemas/Cube'",
        "round: '#/components/schemas/Ball'",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(text.matches("type: boolean").count(), 1, "{text}");
    for numbers in ["enum: [3]", "enum: [2]"] {
        assert!(text.contains(numbers), "{numbers}: {text}");
    }
}

#[test]
fn a_one_of_beside_an_any_of_is_any_value_and_noted() {
    let both = json!({ "oneOf": [{ "type": "string" }], "anyOf": [{ "type": "integer" }] });
    let object = json!({ "type": "object", "properties": { "both": both } });
    let made = document(answering(object), json!({}));
    assert!(made.report.text(true).contains("a oneOf beside an anyOf"));
    assert!(
        !made.files[0].1.contains("type: string"),
        "{}",
        made.files[0].1
    );
}

/// A small document with the given paths and components.
fn whole(paths: Value, components: Value) -> Result<Files, Diagnostics> {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1" },
        "servers": [{ "url": "https://api.things.example" }],
        "paths": paths,
        "components": components,
    });
    files(
        "some-drive",
        "things.json",
        document.to_string().as_bytes(),
        &|_| None,
        Guesses::SignIn,
    )
}

/// What a document becomes, and the report on it.
fn text_and_report(made: &Files) -> (String, String) {
    assert!(made.refused.is_empty(), "{}", made.refused);
    compile(&read(made)).unwrap();
    let texts: Vec<&str> = made.files.iter().map(|(_, text)| text.as_str()).collect();
    (texts.concat(), made.report.text(true))
}

#[test]
fn no_query_parameter_vanishes_and_what_is_required_stays_so() {
    let object = json!({ "type": "object", "required": ["from"], "properties": { "from": { "type": "string" }, "limit": { "type": "integer" } } });
    let mut operation = answering(json!({ "type": "string" }));
    operation["parameters"] = json!([
        { "name": "range", "in": "query", "required": true, "schema": object },
        { "name": "limit", "in": "query", "schema": { "type": "integer" } },
        { "name": "filter", "in": "query", "schema": { "type": "object" } },
    ]);
    let (text, report) = text_and_report(&document(operation, json!({})));
    assert!(
        text.contains("- name: from\n          in: query\n          required: true"),
        "{text}"
    );
    assert_eq!(text.matches("name: limit").count(), 1, "{text}");
    for words in [
        "`limit` of `range` is already a parameter",
        "members of `filter` that are not described can't be sent",
    ] {
        assert!(report.contains(words), "{report}");
    }
}

#[test]
fn servers_and_schemes_that_cannot_be_kept_are_noted() {
    let mut operation = answering(json!({ "type": "string" }));
    operation["servers"] = json!([{ "url": "ftp://files.example" }]);
    operation["security"] = json!([{ "api key": [], "api_key": [] }]);
    let mut other = answering(json!({ "type": "string" }));
    other["operationId"] = "remove".into();
    other["security"] = json!([{ "bad": [] }]);
    let key = |name: &str| json!({ "type": "apiKey", "in": "header", "name": name });
    let schemes =
        json!({ "api key": key("x-one"), "api_key": key("x-two"), "bad": key("not a name(") });
    let made = whole(
        json!({ "/things": { "post": operation, "delete": other } }),
        json!({ "securitySchemes": schemes }),
    )
    .unwrap();
    assert_eq!(made.operations, 2, "{}", made.report.text(true));
    let (text, report) = text_and_report(&made);
    assert!(text.contains("name: x-one"), "{text}");
    for words in [
        "`ftp://files.example` is not a valid server URL",
        "only `api key` is sent, where the service asks for api_key as well",
        "the security scheme `api_key` is `api_key_2`",
        "no supported scheme",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
}

#[test]
fn any_json_is_sent_as_json_and_a_body_that_may_be_null_is_noted() {
    for (media, written) in [
        ("*/*", "application/json"),
        ("application/*+json", "application/json"),
        ("application/x.thing+json", "application/x.thing+json"),
    ] {
        let schema = json!({ "type": "object", "nullable": true, "properties": { "a": { "type": "string" } } });
        let body = json!({ "content": { media: { "schema": schema } } });
        let operation = json!({ "tags": ["things"], "operationId": "make", "requestBody": body, "responses": {
            "200": { "description": "Made.", "content": { media: { "schema": { "type": "object", "properties": { "b": { "type": "string" } } } } } },
            "2XX": { "description": "Also made." },
        } });
        let (text, report) = text_and_report(&document(operation, json!({})));
        assert!(text.matches(written).count() >= 2, "{media}: {text}");
        assert!(!report.contains("octet-stream"), "{report}");
        assert!(report.contains("a body may be null"), "{report}");
        assert!(!report.contains("neither a success"), "{report}");
    }
}

#[test]
fn queries_in_paths_are_parameters() {
    let get = |id: &str| {
        let mut operation = answering(json!({ "type": "string" }));
        operation["operationId"] = id.into();
        json!({ "get": operation })
    };
    let mut fixed = get("fixed");
    fixed["get"]["parameters"] =
        json!([{ "name": "type", "in": "header", "schema": { "type": "string" } }]);
    let paths = json!({ "/things{?q,limit}": get("search"), "/others?type=a%20b": fixed });
    let (text, report) = text_and_report(&whole(paths, json!({})).unwrap());
    for words in [
        "  /things:\n",
        "  /others:\n",
        "enum: [a b]",
        "name: q, in: query",
        "name: limit, in: query",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(report.contains("was not declared"), "{report}");
}

#[test]
fn groups_named_like_the_common_document_have_documents_of_their_own() {
    let post = |tag: &str| {
        let mut operation = answering(json!({ "$ref": "#/components/schemas/Shared" }));
        operation["tags"] = json!([tag]);
        json!({ "post": operation })
    };
    let paths = json!({ "/a": post("common"), "/b": post("common calls"), "/c": post("other") });
    let shared = json!({ "schemas": { "Shared": { "type": "object", "properties": { "a": { "type": "string" } } } } });
    let made = whole(paths, shared).unwrap();
    assert_eq!(made.operations, 3);
    text_and_report(&made);
    let mut names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 5, "{names:?}");
}

#[test]
fn a_lower_bound_of_a_vendor_changes_no_type() {
    let number = json!({ "type": "integer", "minimum": 0 });
    let mut made = document(
        answering(json!({ "type": "object", "properties": { "size": number } })),
        json!({}),
    );
    let types = |made: &Files| {
        let compiled = compile(&read(made)).unwrap();
        let texts: Vec<String> = compiled.files.into_iter().map(|file| file.text).collect();
        let texts = texts.concat();
        (texts.contains("Option<i64>"), texts.contains("Option<u64>"))
    };
    assert_eq!(types(&made), (true, false));
    for (_, text) in &mut made.files {
        *text = text.replace("x-sdk-check: false\n", "");
    }
    assert_eq!(types(&made), (false, true));
}

#[test]
fn a_document_of_which_nothing_is_left_is_refused_with_the_reasons() {
    let mut operation = answering(json!({ "type": "string" }));
    operation["requestBody"] = json!({ "content": { "no media/type at all": {} } });
    let refused = whole(json!({ "/things": { "post": operation } }), json!({})).unwrap_err();
    let text = refused.to_string();
    assert!(text.contains("`things.make` is left out"), "{text}");
    assert!(text.contains("no operation is left to write"), "{text}");
    assert!(text.starts_with("things.json:1:"), "{text}");
}

#[test]
fn parts_beyond_the_most_that_are_read_are_noted() {
    let part = |number: usize| {
        let properties =
            json!({ "same": { "type": "string" }, format!("p{number}"): { "type": "string" } });
        json!({ "type": "object", "properties": properties })
    };
    let parts: Vec<Value> = (0..600).map(part).collect();
    let schemas = json!({ "Large": { "allOf": parts } });
    let made = document(
        answering(json!({ "$ref": "#/components/schemas/Large" })),
        schemas,
    );
    let (text, report) = text_and_report(&made);
    assert!(text.contains("p1:") && !text.contains("p599:"));
    assert!(
        report.contains("of an object of more than 500 parts the others are missing"),
        "{report}"
    );
}
