//! `cargo sdk bundle`: one document out of several, which means the same.
//!
//! Not about whether other tools understand it; `tests/peers/openapi` asks them.

use std::path::{Path, PathBuf};

use build_tools::bundle::{Format, bundle};
use build_tools::diagnostic::Diagnostics;
use build_tools::load::{Node, Provider, json, load, provider, yaml};
use build_tools::model;

fn read(files: &[(&str, &str)]) -> Provider {
    let names: Vec<String> = files.iter().map(|(name, _)| format!("{name:?}")).collect();
    let settings = format!(
        "crate = \"example\"\ntitle = \"Example\"\ndocuments = [{}]\nservers = [\"api\", \"content\"]\n",
        names.join(", ")
    );
    let mut all = vec![("provider.toml".to_owned(), settings)];
    all.extend(
        files
            .iter()
            .map(|(n, t)| ((*n).to_owned(), (*t).to_owned())),
    );
    let mut diagnostics = Diagnostics::default();
    let provider = provider::read("example", PathBuf::new(), &all, "specs", &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    provider.unwrap()
}

fn good() -> Provider {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good");
    let mut diagnostics = Diagnostics::default();
    load(&specs, "example-drive", "specs", &mut diagnostics)
        .unwrap_or_else(|| panic!("{diagnostics}"))
}

fn parsed(text: &str) -> Node {
    let mut diagnostics = Diagnostics::default();
    let root = yaml::parse("bundle.yaml".into(), text, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}\n{text}");
    root.unwrap()
}

/// What each call is: its name, what is sent and where, and what comes back.
fn calls(provider: &Provider) -> Vec<String> {
    let sdk = model::build(provider).unwrap_or_else(|problems| panic!("{problems}"));
    let call = |operation: &model::Operation| {
        let types: Vec<String> = operation
            .parameters
            .iter()
            .map(|parameter| format!("{}: {:?}", parameter.rust_name, parameter.r#type))
            .collect();
        format!(
            "{}: {} {} at {} by {:?} with {types:?} gives {:?}",
            operation.full_name(),
            operation.method,
            operation.path_template,
            operation.server,
            operation.auth,
            operation
                .answer
                .outcomes
                .iter()
                .map(|one| &one.body)
                .collect::<Vec<_>>(),
        )
    };
    let mut calls: Vec<String> = sdk.operations().map(call).collect();
    calls.sort();
    calls
}

#[test]
fn a_bundle_has_the_calls_of_all_documents() {
    let provider = good();
    assert!(provider.documents.len() > 1);
    let mut alone = provider.clone();
    let root = parsed(&bundle(&provider, Format::Yaml));
    alone.documents.truncate(1);
    alone.documents[0].root = root;
    alone.documents[0].file = "bundle.yaml".to_owned();
    assert_eq!(calls(&alone), calls(&provider));
}

#[test]
fn no_reference_leads_out_of_a_bundle() {
    let text = bundle(&good(), Format::Yaml);
    assert!(text.contains("#/components/schemas/"), "{text}");
    assert!(!text.contains(".yaml#"), "{text}");
}

#[test]
fn json_says_what_yaml_says_in_the_same_order() {
    let provider = good();
    let of_yaml = parsed(&bundle(&provider, Format::Yaml));
    let text = bundle(&provider, Format::Json);
    let mut diagnostics = Diagnostics::default();
    let of_json = json::parse("bundle.json".into(), &text, &mut diagnostics).unwrap();
    assert_eq!(of_yaml.to_json(), of_json.to_json());
    let keys =
        |node: &Node| -> Vec<String> { node.members().map(|entry| entry.key.clone()).collect() };
    assert_eq!(keys(&of_yaml), keys(&of_json));
    assert_eq!(keys(&of_yaml)[..3], ["openapi", "info", "servers"]);
}

const FILES: &str = "openapi: 3.0.3
info: { title: Files, version: '1' }
servers: [{ url: 'https://api.example.com', description: The API., x-sdk-server: api }]
security: [{ token: [] }]
paths:
  /files:
    get:
      tags: [files]
      operationId: files.list
      summary: Lists files.
      parameters: [{ $ref: '#/components/parameters/Limit' }, { $ref: '#/components/parameters/Sort' }]
      responses: { '204': { description: Done. } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer } }
    Sort: { name: sort, in: query, schema: { type: string } }
";

const CONTENT: &str = "openapi: 3.0.3
info: { title: Content, version: '1' }
servers: [{ url: 'https://content.example.com', description: Bytes., x-sdk-server: content }]
security: [{ token: [] }]
paths:
  /files:
    get:
      tags: [content]
      operationId: content.read
      summary: Reads files.
      parameters: [{ $ref: '#/components/parameters/Limit' }, { $ref: '#/components/parameters/Sort' }]
      responses: { '204': { description: Done. } }
  /open:
    get:
      tags: [content]
      operationId: content.open
      summary: Needs no token.
      security: []
      responses: { '204': { description: Done. } }
components:
  securitySchemes: { token: { type: http, scheme: basic } }
  parameters:
    Limit: { name: limit, in: query, schema: { type: string } }
    Sort: { name: sort, in: query, schema: { type: string } }
";

#[test]
fn equal_components_are_one_and_others_of_the_same_name_have_another() {
    let root = parsed(&bundle(
        &read(&[("files.yaml", FILES), ("content.yaml", CONTENT)]),
        Format::Yaml,
    ));
    let parameters = root.pointer(&["components", "parameters"]).unwrap();
    let names: Vec<&str> = parameters
        .members()
        .map(|entry| entry.key.as_str())
        .collect();
    assert_eq!(names, ["Limit", "Sort", "ContentLimit"]);
    let used = root
        .pointer(&["paths", "/files#content", "get", "parameters"])
        .unwrap();
    let used: Vec<_> = used
        .as_sequence()
        .iter()
        .map(|one| one.get("$ref").unwrap().as_str().unwrap())
        .collect();
    assert_eq!(
        used,
        [
            "#/components/parameters/ContentLimit",
            "#/components/parameters/Sort"
        ]
    );
}

#[test]
fn operations_keep_the_server_and_the_security_of_their_document() {
    let root = parsed(&bundle(
        &read(&[("files.yaml", FILES), ("content.yaml", CONTENT)]),
        Format::Yaml,
    ));
    let json = |keys: &[&str]| root.pointer(keys).map(|node| node.to_json().to_string());
    assert_eq!(json(&["security"]).unwrap(), r#"[{"token":[]}]"#);
    assert_eq!(json(&["paths", "/files", "get", "security"]), None);
    assert_eq!(json(&["paths", "/files", "get", "servers"]), None);
    let other = json(&["paths", "/files#content", "get", "security"]).unwrap();
    assert_eq!(other, r#"[{"ContentToken":[]}]"#);
    let server = json(&["paths", "/files#content", "get", "servers"]).unwrap();
    assert!(server.contains("https://content.example.com"), "{server}");
    assert_eq!(json(&["paths", "/open", "get", "security"]).unwrap(), "[]");
}

#[test]
fn members_of_a_tagged_union_have_the_property_that_tells_them_apart() {
    let shapes = "openapi: 3.0.3
info: { title: Shapes, version: '1' }
servers: [{ url: 'https://api.example.com', description: The API., x-sdk-server: api }]
paths:
  /shapes:
    post:
      tags: [shapes]
      operationId: shapes.create
      summary: Creates a shape.
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Shape' } } }
      responses: { '204': { description: Done. } }
components:
  schemas:
    Shape:
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
      discriminator:
        propertyName: kind
        mapping: { circle: '#/components/schemas/Circle', square: '#/components/schemas/Square' }
    Circle: { type: object, required: [radius], properties: { radius: { type: integer } } }
    Square: { allOf: [{ $ref: '#/components/schemas/Sides' }] }
    Sides: { type: object, properties: { side: { type: integer } } }
";
    let root = parsed(&bundle(&read(&[("shapes.yaml", shapes)]), Format::Yaml));
    let json = |keys: &[&str]| root.pointer(keys).map(|node| node.to_json().to_string());
    let circle = ["components", "schemas", "Circle"];
    let at = |key| json(&[&circle[..], &[key]].concat()).unwrap();
    assert_eq!(at("required"), r#"["radius","kind"]"#);
    assert!(
        at("properties").contains(r#""enum":["circle"]"#),
        "{}",
        at("properties")
    );
    let square = json(&["components", "schemas", "Square", "allOf"]).unwrap();
    assert!(square.contains(r#""enum":["square"]"#), "{square}");
}
