//! `cargo sdk import` of documents in several files.

use std::path::Path;

use build_tools::compile;
use build_tools::diagnostic::Diagnostics;
use build_tools::import::{Files, Guesses, files};
use build_tools::load::provider;

const MAIN: &str = "\
openapi: 3.0.3
info: { title: Notes, version: '1' }
servers: [{ url: 'https://notes.example.com' }]
paths:
  /notes/{id}: { $ref: 'paths/note.yaml' }
  /tags:
    get:
      responses:
        '200': { description: Tags., content: { application/json: { schema: { $ref: 'schemas/missing.yaml#/Tag' } } } }
  /secrets:
    get:
      responses:
        '200': { description: Secrets., content: { application/json: { schema: { $ref: '../above.yaml#/Secret' } } } }
";

const NOTE: &str = "\
get:
  operationId: showNote
  parameters: [{ $ref: '../schemas/parameters.json#/Id' }]
  responses:
    '200': { description: It., content: { application/json: { schema: { $ref: '../schemas/note.yaml' } } } }
";

fn beside(path: &Path) -> Option<Vec<u8>> {
    let text = match path.to_str()? {
        "paths/note.yaml" => NOTE,
        "schemas/parameters.json" => {
            r#"{ "Id": { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } } }"#
        }
        "schemas/note.yaml" => {
            "type: object\nproperties:\n  text: { type: string }\n  replies: { type: array, items: { $ref: './note.yaml#' } }\n"
        }
        // What is above the document's folder is nobody's to read.
        "../above.yaml" | "above.yaml" => "Secret: { type: string, enum: [leaked] }\n",
        _ => return None,
    };
    Some(text.as_bytes().to_vec())
}

fn imported() -> Files {
    let file = "documents/notes.yaml";
    files(
        "some-drive",
        file,
        MAIN.as_bytes(),
        &beside,
        Guesses::NoCalls,
    )
    .unwrap()
}

#[test]
fn files_in_the_folder_of_the_document_are_read() {
    let made = imported();
    assert!(made.refused.is_empty(), "{}", made.refused);
    let text: String = made.files.iter().map(|(_, text)| text.as_str()).collect();
    for part in [
        "operationId: notes.show_note",
        "schema: { type: integer }",
        "schema: { $ref: '#/components/schemas/note' }",
        "    note:\n",
        "items: { $ref: '#/components/schemas/note' }",
    ] {
        assert!(text.contains(part), "{part} is missing from\n{text}");
    }
    let mut diagnostics = Diagnostics::default();
    let folder = Default::default();
    let provider = provider::read("some-drive", folder, &made.files, "specs", &mut diagnostics);
    compile(&provider.unwrap()).unwrap();
}

#[test]
fn files_that_are_missing_or_elsewhere_are_left_to_decide_with_their_places() {
    let made = imported();
    let report = made.report.text(true);
    for part in [
        "documents/notes.yaml:9:",
        "`schemas/missing.yaml` can't be read: it does not exist",
        "`schemas/missing.yaml#/Tag` is in another file that can't be read",
        "`../above.yaml#/Secret` is in another file that can't be read",
    ] {
        assert!(report.contains(part), "{part} is missing from\n{report}");
    }
    let text: String = made.files.iter().map(|(_, text)| text.as_str()).collect();
    assert!(!text.contains("leaked"), "{text}");
}

#[test]
fn brackets_that_stand_too_far_left_are_read_and_those_in_texts_stay() {
    let document = "\
openapi: 3.0.3
info: { title: Notes, version: '1' }
servers: [{ url: 'https://notes.example.com' }]
paths:
  /notes:
    get:
      description: |
        Lists notes.

        For example
        {
          \"a\": 1
        }
      parameters: [
        { name: q, in: query, schema: { type: string } }
      ]
      responses: { '204': {
        description: Done.
      }
    }
";
    let made = files(
        "some-drive",
        "notes.yaml",
        document.as_bytes(),
        &beside,
        Guesses::NoCalls,
    );
    let made = made.unwrap();
    let text = &made.files[0].1;
    assert!(
        text.contains("        {\n          \"a\": 1\n        }\n"),
        "{text}"
    );
    assert!(text.contains("name: q"), "{text}");
}
