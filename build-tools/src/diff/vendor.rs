//! A vendor's document, which has nothing of our vocabulary.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::State;
use super::compare::names_in;
use super::places::Places;
use super::surface::{Facts, Operation, Surface, TypeShape, Words};
use crate::diagnostic::Diagnostics;
use crate::load::{Document, Provider, yaml};
use crate::workspace::Failure;
use crate::{import, lint, model, rules};

/// Rules that a vendor's document may break: what they ask for changes nothing about the model, or is decoration.
const TOLERATED: &[&str] = &[
    rules::FOREIGN_KEY,
    rules::MISSING_KEY,
    rules::OPERATION_ID,
    rules::OPERATION_SUMMARY,
    rules::OPERATION_TAG,
    rules::REF_SIBLING,
    rules::SCHEMA_ARRAY,
    rules::SCHEMA_DEFAULT,
    rules::SCHEMA_FORMAT,
    rules::SCHEMA_OBJECT,
    rules::SECURITY,
    rules::SECURITY_SCHEME,
    rules::SERVERS,
    rules::SERVER_URL,
    rules::TAG,
    rules::UNKNOWN_KEY,
    rules::UNSUPPORTED_KEY,
    rules::UNUSED_COMPONENT,
    rules::UNUSED_SERVER,
];

/// Reads a document as if it were the only one of `provider`; one that is not understood as it is, as it would be imported.
///
/// # Errors
///
/// What of the document is not understood.
pub(super) fn read(provider: &Provider, path: &Path) -> Result<State, Failure> {
    as_it_is(provider, path).or_else(|refused| imported(provider, path).ok_or(refused))
}

/// Imports a document and returns its state; `None` if it can't be imported.
fn imported(provider: &Provider, path: &Path) -> Option<State> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).ok()?;
    let beside = import::read_beside(path);
    let mut made = import::files(
        &provider.config.crate_name,
        &shown,
        &bytes,
        &beside,
        import::Guesses::NoCalls,
    )
    .ok()?;
    let is_set = |document: &Document| document.root.get("x-sdk-check").is_none();
    if provider.documents.iter().all(is_set) {
        for (_, text) in &mut made.files {
            *text = text.replace("x-sdk-check: false\n", "");
        }
    }
    let mut diagnostics = Diagnostics::default();
    let read = crate::load::provider::read(
        &provider.config.crate_name,
        PathBuf::new(),
        &made.files,
        &shown,
        &mut diagnostics,
    )?;
    let mut theirs = provider.clone();
    theirs.documents = read.documents;
    theirs.config.documents = read.config.documents;
    theirs.config.servers = read.config.servers;
    let first = provider.config.servers.first();
    if let (Some(server), Some(ours)) = (theirs.config.servers.first_mut(), first) {
        server.name.clone_from(&ours.name);
    }
    let sdk = model::build(&theirs).ok()?;
    let places = Places::of(&theirs, &sdk);
    Some(State {
        name: shown.clone(),
        folder: shown,
        surface: Surface::of(&sdk, &places),
        places,
    })
}

fn as_it_is(provider: &Provider, path: &Path) -> Result<State, Failure> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|problem| Failure::Other(format!("{shown}: {problem}")))?;
    let mut diagnostics = Diagnostics::default();
    let root = yaml::parse(shown.as_str().into(), &text, &mut diagnostics);
    let Some(root) = root else {
        return Err(Failure::Specs(diagnostics));
    };
    let version = root.get("openapi").and_then(|version| version.as_str());
    if !version.is_some_and(|version| version.starts_with("3.0")) {
        return Err(Failure::Other(format!(
            "{shown} is not OpenAPI 3.0; convert it, or name a git revision or a folder"
        )));
    }
    let mut theirs = provider.clone();
    let server = root
        .get("servers")
        .and_then(|all| all.as_sequence().first());
    let url = server.and_then(|server| server.get("url")?.as_str());
    if let (Some(url), Some(ours)) = (url, theirs.config.servers.first_mut())
        && url.starts_with("https://")
    {
        ours.url = url.trim_end_matches('/').to_owned();
    }
    theirs.config.documents = vec![shown.clone()];
    theirs.documents = vec![Document {
        file: shown.clone(),
        root,
    }];
    lint::lint(&theirs, &mut diagnostics);
    let mut refused = Diagnostics::default();
    for found in diagnostics.sorted() {
        if !TOLERATED.contains(&found.rule) {
            refused.add(found.clone());
        }
    }
    if !refused.is_empty() {
        return Err(Failure::Specs(refused));
    }
    let sdk = model::build(&theirs).map_err(Failure::Specs)?;
    if let Some(nameless) = sdk.operations().find(|operation| operation.id.is_empty()) {
        return Err(Failure::Other(format!(
            "{shown}: `{} {}` has no operationId; give it one, in snake_case or camelCase",
            nameless.method, nameless.path_template
        )));
    }
    let places = Places::of(&theirs, &sdk);
    Ok(State {
        name: shown.clone(),
        folder: shown,
        surface: Surface::of(&sdk, &places),
        places,
    })
}

/// Leaves of a surface what any OpenAPI document tells: calls, inputs, statuses and shapes.
pub(super) fn wire_only(surface: &mut Surface) {
    surface.features.clear();
    surface.words = Words::default();
    surface.groups.clear();
    surface.errors.clear();
    surface.oauth = None;
    surface.servers.truncate(1);
    for server in &mut surface.servers {
        server.words = Words::default();
    }
    let is_id = |shape: &TypeShape| *shape == TypeShape::Id;
    let ids: Vec<String> = surface
        .types
        .iter()
        .filter(|(_, found)| is_id(&found.shape))
        .map(|(name, _)| name.clone())
        .collect();
    surface.types.retain(|_, found| !is_id(&found.shape));
    let as_text = |r#type: &mut String| {
        for id in &ids {
            if names_in(r#type).any(|name| name == id) {
                *r#type = r#type.replace(id.as_str(), "String");
            }
        }
    };
    for found in surface.types.values_mut() {
        found.words = Words::default();
        found.preview = false;
        match &mut found.shape {
            TypeShape::Struct(made) => {
                for field in &mut made.fields {
                    field.words = Words::default();
                    as_text(&mut field.r#type);
                }
                made.extra.iter_mut().for_each(as_text);
            }
            TypeShape::Union { variants, .. } => {
                let types = variants.iter_mut().map(|variant| &mut variant.r#type);
                types.for_each(as_text);
            }
            TypeShape::Enum { .. } | TypeShape::Id => {}
        }
    }
    let operations = std::mem::take(&mut surface.operations);
    surface.operations = operations
        .into_values()
        .map(|mut operation| {
            wire_only_call(&mut operation);
            let types = operation.inputs.iter_mut().map(|input| &mut input.r#type);
            types.for_each(as_text);
            for outcome in &mut operation.outcomes {
                as_text(&mut outcome.body);
            }
            as_text(&mut operation.returns);
            (
                format!("{}.{}", operation.group, operation.method),
                operation,
            )
        })
        .collect();
}

fn wire_only_call(operation: &mut Operation) {
    operation.words = Words::default();
    operation.preview = None;
    operation.unchecked = false;
    operation.accessor = None;
    operation.awaited = Some("_".to_owned());
    operation.items = BTreeMap::new();
    operation.poller = false;
    let facts: Facts = std::mem::take(&mut operation.facts);
    operation.facts = facts
        .into_iter()
        .filter(|(key, _)| matches!(key.as_str(), "verb" | "path"))
        .collect();
    for input in &mut operation.inputs {
        input.preview = None;
        input.words = Words::default();
    }
    for outcome in &mut operation.outcomes {
        outcome.words = Words::default();
        outcome.headers.clear();
        outcome.headers_type = None;
        if let Some(envelope) = outcome.envelope.take() {
            outcome.body = envelope;
        }
    }
    // A status outside 2xx is an outcome by our vocabulary only.
    operation
        .outcomes
        .retain(|outcome| (200..300).contains(&outcome.status));
    if let (false, Some(first)) = (operation.is_outcome, operation.outcomes.first()) {
        operation.returns = first.body.clone();
    }
}
