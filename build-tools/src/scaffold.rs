//! `cargo sdk new`: a folder with a small document that generates and compiles.

use std::fs;
use std::path::{Path, PathBuf};

use crate::load::{crate_of, name_problem, providers};
use crate::names;

/// Writes `provider.toml` and a first document for a new provider, and returns their paths.
///
/// # Errors
///
/// If the name cannot be a folder and a crate, when the folder is there already, or when it cannot be written.
pub fn new_provider(specs_root: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    check_name(specs_root, name)?;
    let title = title(name);
    let files = [
        ("provider.toml".to_owned(), settings(name, &title)),
        ("drive.yaml".to_owned(), document(&title)),
    ];
    write_folder(specs_root, name, &files)
}

/// Returns whether a new provider can have this name.
///
/// # Errors
///
/// Why it can't: what [`lint`](crate::lint) would say of it, or that it is taken.
pub fn check_name(specs_root: &Path, name: &str) -> Result<(), String> {
    if let Some((what, how)) = name_problem(name) {
        return Err(format!("{what}; {how}"));
    }
    let folder = specs_root.join(name);
    if folder.exists() {
        return Err(format!(
            "{} already exists; edit its documents, or choose another name",
            folder.display()
        ));
    }
    for other in providers(specs_root).unwrap_or_default() {
        if crate_of(specs_root, &other, "specs").is_some_and(|(taken, _)| taken == name) {
            return Err(format!(
                "the provider `{other}` already generates the crate `{name}`; choose another name"
            ));
        }
    }
    Ok(())
}

/// Writes the files of a new provider and returns their paths.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_folder(
    specs_root: &Path,
    name: &str,
    files: &[(String, String)],
) -> Result<Vec<PathBuf>, String> {
    let folder = specs_root.join(name);
    fs::create_dir_all(&folder).map_err(|error| {
        format!(
            "{} cannot be created: {error}; check the permissions of the parent folder",
            folder.display()
        )
    })?;
    let write = |(file, text): &(String, String)| {
        let path = folder.join(file);
        match fs::write(&path, text) {
            Ok(()) => Ok(path),
            Err(error) => Err(format!(
                "{} cannot be written: {error}; check the permissions of the folder",
                path.display()
            )),
        }
    };
    files.iter().map(write).collect()
}

/// Turns `example-drive` into `Example Drive`.
fn title(name: &str) -> String {
    let words: Vec<String> = name.split('-').map(names::camel).collect();
    words.join(" ")
}

fn settings(name: &str, title: &str) -> String {
    format!(
        r#"crate = "{name}"
title = "{title}"
documents = ["drive.yaml"]
servers = ["api"]
# A Cargo feature for each group of calls, so that users compile only what they call.
# features = true
"#
    )
}

fn document(title: &str) -> String {
    DOCUMENT.replace("{title}", title)
}

/// Shows the usual parts once each: a list in pages, a call with a body, a token, errors.
const DOCUMENT: &str = r#"openapi: 3.0.3
info:
  title: {title}
  version: '1'

servers:
  - url: https://api.example.com/v1
    description: The API.
    x-sdk-server: api

# An access token in `Authorization: Bearer …`; `security: []` on an operation sends none.
security:
  - token: []

tags:
  - name: files
    description: Files and folders.

x-sdk-errors:
  code: [code]
  message: [message]
  request-id: { header: x-request-id }
  kinds:
    NotFound:
      status: 404
      description: No file or folder has this name or id.
    Conflict:
      status: 409
      description: The request conflicts with the current state.
    NameTaken:
      status: 409
      code: NAME_TAKEN
      parent: Conflict
      description: The folder already has an entry with this name.

paths:
  /folders/{folder_id}/children:
    get:
      tags: [files]
      operationId: files.list
      summary: Lists the contents of a folder.
      x-sdk-pages:
        style: token
        items: entries
        next: next_page_token
        parameter: page_token
      parameters:
        - name: folder_id
          in: path
          required: true
          description: The folder; `root` is the root folder.
          schema: { type: string }
        - name: page_token
          in: query
          description: The token of the page, from the previous page.
          schema: { type: string }
        - name: page_size
          in: query
          description: Entries per page, 1 to 100.
          schema: { type: integer, format: int32, minimum: 1, maximum: 100 }
      responses:
        '200':
          description: A page of entries.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/EntryPage' }
        default: { $ref: '#/components/responses/Error' }

  /folders:
    post:
      tags: [files]
      operationId: files.create_folder
      summary: Creates a folder.
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/NewFolder' }
      responses:
        '201':
          description: The folder.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Entry' }
        default: { $ref: '#/components/responses/Error' }

components:
  securitySchemes:
    token:
      type: http
      scheme: bearer

  responses:
    Error:
      description: An error.
      content:
        application/json:
          schema: { $ref: '#/components/schemas/ErrorBody' }

  schemas:
    Entry:
      type: object
      description: A file or a folder.
      required: [id, name, kind]
      properties:
        id:
          type: string
          description: The id, used in paths and other calls.
        name:
          type: string
          description: The name within its folder.
        kind:
          allOf: [{ $ref: '#/components/schemas/EntryKind' }]
          description: Whether it is a file or a folder.
        size:
          type: integer
          format: int64
          minimum: 0
          description: Size in bytes; only for files.
        modified:
          type: string
          format: date-time
          description: When the content last changed.

    EntryKind:
      type: string
      description: The kinds of entries.
      enum: [file, folder]

    EntryPage:
      type: object
      description: A page of a folder's entries.
      properties:
        entries:
          type: array
          default: []
          description: The entries of this page.
          items: { $ref: '#/components/schemas/Entry' }
        next_page_token:
          type: string
          nullable: true
          description: The token of the next page; missing or null on the last one.

    NewFolder:
      type: object
      description: A new folder.
      required: [name]
      properties:
        name:
          type: string
          description: The name within its folder.
        parent_id:
          type: string
          description: The parent folder; the root folder by default.

    ErrorBody:
      type: object
      description: The body of an error response.
      properties:
        code:
          type: string
          description: The error code.
        message:
          type: string
          description: A human-readable message.
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::{lint, load};

    #[test]
    fn what_it_writes_has_no_problems() {
        let specs = tempfile::tempdir().unwrap();
        let written = new_provider(specs.path(), "example-drive").unwrap();
        assert_eq!(written.len(), 2);
        let mut diagnostics = Diagnostics::default();
        let provider = load::load(specs.path(), "example-drive", "specs", &mut diagnostics);
        let provider = provider.unwrap_or_else(|| panic!("{diagnostics}"));
        lint::lint(&provider, &mut diagnostics);
        assert_eq!(diagnostics.to_string(), "");
        assert_eq!(provider.config.title, "Example Drive");
        let compiled = crate::compile(&provider).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(compiled.operations, 2);
    }

    #[test]
    fn a_folder_that_is_there_is_left_alone() {
        let specs = tempfile::tempdir().unwrap();
        new_provider(specs.path(), "example-drive").unwrap();
        let document = specs.path().join("example-drive/drive.yaml");
        fs::write(&document, "mine").unwrap();
        let refused = new_provider(specs.path(), "example-drive").unwrap_err();
        assert!(refused.contains("already exists"), "{refused}");
        assert_eq!(fs::read_to_string(document).unwrap(), "mine");
    }

    #[test]
    fn a_name_that_is_no_crate_is_refused() {
        let specs = tempfile::tempdir().unwrap();
        for name in [
            "", "Example", "a b", "../evil", "-drive", "a--b", "core", "runtime", "match", "test",
        ] {
            assert!(new_provider(specs.path(), name).is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(specs.path()).unwrap().count(), 0);
    }
}
