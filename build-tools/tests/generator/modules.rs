//! Which modules types stand in, where several groups have so many that one would be too long.
//!
//! That such code compiles, with some of the groups too, the crate of Frame.io shows.

use std::collections::BTreeMap;
use std::path::PathBuf;

use build_tools::compile;
use build_tools::diagnostic::Diagnostics;
use build_tools::load::provider;

const HEAD: &str = "\
servers: [{ url: 'https://api.example.com/v1', description: The API., x-sdk-server: api }]
";

/// Two groups that have these numbers of types from two documents, and one ID.
fn documents(of_tides: usize, of_type: usize) -> Vec<(String, String)> {
    let member = |file: &str, number: usize| {
        let name = file.to_uppercase();
        format!(
            "        {file}_{number}: {{ description: One., allOf: [{{ $ref: '{file}.yaml#/components/schemas/{name}{number}' }}] }}\n"
        )
    };
    let mut members: Vec<String> = (1..=of_tides)
        .map(|number| member("tides", number))
        .collect();
    members.extend((1..=of_type).map(|number| member("type", number)));
    let call = |group: &str| {
        format!(
            "  /{group}/{{id}}:
    get:
      tags: [{group}]
      operationId: {group}.get
      summary: Gets it.
      parameters: [{{ name: id, in: path, required: true, description: Which., schema: {{ type: string, x-sdk-id: BoatId }} }}]
      responses:
        '200':
          description: It.
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Boat' }} }} }}
"
        )
    };
    let main = format!(
        "openapi: 3.0.3
info: {{ title: Boats, version: '1' }}
{HEAD}paths:
{}{}components:
  schemas:
    Boat:
      type: object
      description: A boat.
      properties:
{}",
        call("harbours"),
        call("voyages"),
        members.concat()
    );
    let schemas = |file: &str, title: &str, count: usize| {
        let schemas: Vec<String> = (1..=count)
            .map(|number| {
                let name = format!("{}{number}", file.to_uppercase());
                format!("    {name}: {{ type: string, description: One., enum: [ebb, flood] }}\n")
            })
            .collect();
        format!(
            "openapi: 3.0.3\ninfo: {{ title: '{title}', version: '1' }}\n{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{}",
            schemas.concat()
        )
    };
    vec![
        ("main.yaml".to_owned(), main),
        (
            "tides.yaml".to_owned(),
            schemas("tides", "Boats, <tides> and [winds].", of_tides),
        ),
        ("type.yaml".to_owned(), schemas("type", "Boats", of_type)),
    ]
}

/// Returns the text of each file below `types`.
fn types(of_tides: usize, of_type: usize, features: bool) -> BTreeMap<String, String> {
    let settings = format!(
        "crate = \"boats\"\ntitle = \"Boats\"\nfeatures = {features}\ndocuments = [\"main.yaml\", \"tides.yaml\", \"type.yaml\"]\nservers = [\"api\"]\n"
    );
    let mut files = vec![("provider.toml".to_owned(), settings)];
    files.extend(documents(of_tides, of_type));
    let mut diagnostics = Diagnostics::default();
    let provider = provider::read("boats", PathBuf::new(), &files, "specs", &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let compiled = compile(&provider.unwrap()).unwrap_or_else(|problems| panic!("{problems}"));
    let files = compiled.files.into_iter().filter_map(|file| {
        let path = file.path.to_str()?.strip_prefix("types/")?.to_owned();
        Some((path, file.text))
    });
    files.collect()
}

fn paths(files: &BTreeMap<String, String>) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn thirty_types_of_several_groups_are_one_module() {
    // The boat and its ID are two more.
    for features in [false, true] {
        let files = types(20, 8, features);
        assert_eq!(paths(&files), ["mod.rs", "shared.rs"]);
    }
}

#[test]
fn of_more_types_each_document_has_a_module_and_ids_have_one() {
    for features in [false, true] {
        let files = types(20, 9, features);
        let expected = [
            "mod.rs",
            "shared/ids.rs",
            "shared/main.rs",
            "shared/mod.rs",
            "shared/tides.rs",
            "shared/type_.rs",
        ];
        assert_eq!(paths(&files), expected);
        assert!(files["shared/ids.rs"].contains("pub struct BoatId"));
        assert!(files["shared/main.rs"].contains("use super::super::{"));
        assert!(files["shared/type_.rs"].contains("pub enum Type9"));
        // All of them are in `types` and in `shared`, and the modules of `shared` are no modules of `types`.
        for module in ["ids", "main", "tides", "type_"] {
            let below = format!("pub use self::{module}::*;");
            assert!(files["shared/mod.rs"].contains(&below), "{module}");
            let above = format!("pub use self::shared::{module}::*;");
            assert!(files["mod.rs"].contains(&above), "{module}");
        }
        assert!(!files["mod.rs"].contains("self::shared::*"));
    }
}

#[test]
fn a_module_is_described_by_the_title_of_its_document() {
    let files = types(20, 9, true);
    let text = &files["shared/mod.rs"];
    // rustdoc takes neither for a link or HTML, and a title that says nothing of its own gives way to the name of the file.
    for about in [r"\<tides> and \[winds\]", "type.yaml", "main.yaml", "IDs"] {
        let title = format!("/// Shared types: {about}.\n");
        assert!(text.contains(&title), "{title}{text}");
    }
}
