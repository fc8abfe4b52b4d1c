//! Tests of the loader: how YAML and `$ref` are read, and the places of nodes.

use build_tools::diagnostic::Diagnostics;
use build_tools::load::yaml::{Node, Value, parse};
use build_tools::load::{Config, Document, Provider, Server, resolve};

fn read(text: &str) -> (Option<Node>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let node = parse("a.yaml".into(), text, &mut diagnostics);
    (node, diagnostics)
}

fn good(text: &str) -> Node {
    let (node, diagnostics) = read(text);
    assert_eq!(diagnostics.to_string(), "");
    node.unwrap()
}

#[test]
fn scalars_mean_what_the_core_schema_says() {
    let json = |text: &str| {
        good(&format!("value: {text}\n"))
            .get("value")
            .unwrap()
            .to_json()
    };
    for (text, wanted) in [
        ("", serde_json::json!(null)),
        ("~", serde_json::json!(null)),
        ("true", serde_json::json!(true)),
        ("yes", serde_json::json!("yes")),
        ("NO", serde_json::json!("NO")),
        ("'true'", serde_json::json!("true")),
        ("200", serde_json::json!(200)),
        ("-7", serde_json::json!(-7)),
        ("0o17", serde_json::json!(15)),
        ("0xff", serde_json::json!(255)),
        ("0x", serde_json::json!("0x")),
        ("1.5", serde_json::json!(1.5)),
        ("1e3", serde_json::json!(1000.0)),
        (".5", serde_json::json!(0.5)),
        ("nan", serde_json::json!("nan")),
        ("infinity", serde_json::json!("infinity")),
        ("1.2.3", serde_json::json!("1.2.3")),
        ("2020-01-01", serde_json::json!("2020-01-01")),
        ("-", serde_json::json!([null])),
        ("\"a\\nb\"", serde_json::json!("a\nb")),
    ] {
        let text = if text == "-" { "\n  -" } else { text };
        assert_eq!(json(text), wanted, "{text}");
    }
}

#[test]
fn keys_are_their_text_and_keep_their_order() {
    let node = good("200: a\ntrue: b\n'x y': c\n4XX: d\n");
    let keys: Vec<&str> = node.members().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["200", "true", "x y", "4XX"]);
}

#[test]
fn every_node_knows_its_place() {
    let node = good("a:\n  - b: 1\n    ü: { c: [x, y] }\n");
    let inner = node.pointer(&["a"]).unwrap().as_sequence()[0].clone();
    let entry = inner.entry("ü").unwrap();
    assert_eq!((entry.key_span.line, entry.key_span.column), (3, 5));
    let list = entry.value.get("c").unwrap();
    assert_eq!((list.span.line, list.span.column), (3, 13));
    let second = &list.as_sequence()[1];
    assert_eq!((second.span.line, second.span.column), (3, 17));
    assert_eq!(second.span.to_string(), "a.yaml:3:17");
}

#[test]
fn reading_the_wrong_kind_gives_nothing() {
    let node = good("a: [1]\n");
    assert!(node.as_str().is_none() && node.as_sequence().is_empty());
    let list = node.get("a").unwrap();
    assert!(list.get("x").is_none() && list.as_mapping().is_none() && list.members().len() == 0);
    assert!(node.pointer(&["a", "b", "c"]).is_none());
    assert!(matches!(list.as_sequence()[0].value, Value::Integer(1)));
}

#[test]
fn a_refused_key_leaves_the_rest_in_place() {
    let (node, diagnostics) = read("a: 1\na: 2\n<<: { b: 3 }\n*c : 4\nd: *e\nf: 5\n");
    // An alias to nothing ends the reading; what came before it has been reported.
    assert!(diagnostics.len() >= 2, "{diagnostics}");
    assert!(node.is_none());
    let (node, diagnostics) = read("a: 1\na: 2\n<<: { b: 3 }\nc: &x 4\nd: *x\ne: [*x, 1]\nf: 5\n");
    assert_eq!(diagnostics.len(), 5, "{diagnostics}");
    assert_eq!(
        node.unwrap().to_json(),
        serde_json::json!({ "a": 1, "c": 4, "e": [1], "f": 5 })
    );
}

#[test]
fn depth_is_bounded() {
    let (node, diagnostics) = read(&"[".repeat(100_000));
    assert!(node.is_none());
    assert!(!diagnostics.is_empty());
    let deep = format!("{}{}", "[".repeat(99), "]".repeat(99));
    good(&deep);
}

fn provider(documents: &[(&str, &str)]) -> Provider {
    let documents: Vec<Document> = documents
        .iter()
        .map(|(file, text)| Document {
            file: (*file).to_owned(),
            root: good(text),
        })
        .collect();
    let span = documents[0].root.span.clone();
    Provider {
        name: "example".to_owned(),
        folder: "example".into(),
        config: Config {
            crate_name: "example".to_owned(),
            crate_span: span.clone(),
            title: "Example".to_owned(),
            features: false,
            documents: documents
                .iter()
                .map(|document| document.file.clone())
                .collect(),
            document_spans: vec![span.clone(); documents.len()],
            servers: vec![Server {
                name: "api".to_owned(),
                url: "https://example.com".to_owned(),
                description: "The API.".to_owned(),
                span: span.clone(),
                place: span.clone(),
            }],
            span,
        },
        documents,
    }
}

#[test]
fn a_reference_is_followed_through_documents_to_its_end() {
    let provider = provider(&[
        (
            "a.yaml",
            "start: { $ref: 'b.yaml#/components/schemas/One' }\n",
        ),
        (
            "b.yaml",
            "components:\n  schemas:\n    One: { $ref: '#/components/schemas/Two' }\n    Two: { type: string }\n",
        ),
    ]);
    let from = provider.document("a.yaml").unwrap();
    let found = resolve(&provider, from, from.root.get("start").unwrap()).unwrap();
    assert_eq!(found.name, Some("Two"));
    assert_eq!(found.document.file, "b.yaml");
    assert_eq!(
        found.node.get("type").and_then(Node::as_str),
        Some("string")
    );
    // What is not a reference is itself, without a name.
    let plain = resolve(&provider, found.document, found.node).unwrap();
    assert_eq!(plain.name, None);
    assert!(std::ptr::eq(plain.node, found.node));
}

#[test]
fn a_circle_of_references_ends_with_a_message() {
    let provider = provider(&[(
        "a.yaml",
        "components:\n  schemas:\n    One: { $ref: '#/components/schemas/Two' }\n    Two: { $ref: \
         'a.yaml#/components/schemas/One' }\n",
    )]);
    let from = &provider.documents[0];
    let one = from
        .root
        .pointer(&["components", "schemas", "One"])
        .unwrap();
    let problem = resolve(&provider, from, one).unwrap_err();
    assert_eq!(problem.rule, "ref-cycle");
    assert!(problem.to_string().starts_with("a.yaml:3:"), "{problem}");
}
