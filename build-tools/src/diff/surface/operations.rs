//! Operations: what a caller hands over and gets, and how the call is made.

use super::{
    Accessor, Header, Input, InputPlace, Operation, Outcome, Words, bounds, facts, rust_type,
};
use crate::diff::places::{Element, Places};
use crate::model::{
    self, AnswerBody, PartContent, PathPart, Place, QueryStyle, RequestContent, Sdk,
};
use crate::names;
use crate::operations as generated;

pub(super) fn surface(sdk: &Sdk, operation: &model::Operation, places: &Places) -> Operation {
    let outcomes = &operation.answer.outcomes;
    let polls = || outcomes.iter().filter_map(|outcome| outcome.poll.as_ref());
    let tells_a_state = sdk
        .operations()
        .flat_map(|other| &other.answer.outcomes)
        .filter_map(|outcome| outcome.poll.as_ref())
        .any(|poll| poll.operation == operation.full_name());
    let goes_on = polls().next().is_some();
    let stem = generated::stem(&operation.id);
    let is_outcome = operation.answer.is_enum();
    let several_headers = outcomes
        .iter()
        .filter(|outcome| !outcome.headers.is_empty())
        .count()
        > 1;
    Operation {
        group: names::snake(&operation.group),
        method: operation.rust_name.clone(),
        request: format!("{stem}Request"),
        document: places.document(&Element::operation(&operation.full_name())),
        deprecated: operation.deprecated,
        preview: operation.preview.clone(),
        inputs: inputs(operation),
        unchecked: generated::has_checks(sdk, operation),
        returns: match is_outcome {
            true => format!("{stem}Outcome"),
            false => body(operation.answer.body()),
        },
        is_outcome,
        outcomes: outcomes
            .iter()
            .map(|made| outcome(made, &stem, several_headers))
            .collect(),
        accessor: match is_outcome {
            true => generated::accessor(operation).map(|(name, always)| Accessor { name, always }),
            false => None,
        },
        awaited: match (&operation.pages, goes_on) {
            (Some(pages), _) if !pages.single => None,
            (_, true) => Some("Completed<_>".to_owned()),
            (_, false) => Some("_".to_owned()),
        },
        items: items(operation),
        poller: goes_on || tells_a_state,
        facts: facts::of_operation(sdk, operation),
        words: Words::of(&operation.description),
    }
}

fn items(operation: &model::Operation) -> std::collections::BTreeMap<String, String> {
    let lists = operation.pages.iter().flat_map(|pages| &pages.lists);
    let alone = lists.clone().count() == 1;
    lists
        .map(|list| {
            let variant = match alone {
                true => String::new(),
                false => list.variant.clone(),
            };
            (variant, rust_type(&list.item))
        })
        .collect()
}

fn outcome(made: &model::Outcome, stem: &str, several_headers: bool) -> Outcome {
    Outcome {
        status: made.status,
        variant: made.variant.clone(),
        body: body(&made.body),
        envelope: match &made.body {
            AnswerBody::Json {
                r#type,
                unwrap: Some(_),
            } => Some(rust_type(r#type)),
            _ => None,
        },
        headers_type: (!made.headers.is_empty()).then(|| match several_headers {
            true => format!("{stem}{}Headers", made.variant),
            false => format!("{stem}Headers"),
        }),
        headers: made
            .headers
            .iter()
            .map(|header| Header {
                name: header.rust_name.clone(),
                wire: header.wire.clone(),
                r#type: match header.required {
                    true => rust_type(&header.r#type),
                    false => format!("Option<{}>", rust_type(&header.r#type)),
                },
                words: Words::of(&header.description),
            })
            .collect(),
        words: Words::of(&made.description),
    }
}

fn body(body: &AnswerBody) -> String {
    match body {
        AnswerBody::Empty => "()".to_owned(),
        AnswerBody::Json {
            unwrap: Some(unwrap),
            ..
        } => rust_type(&unwrap.r#type),
        AnswerBody::Json { r#type, .. } => rust_type(r#type),
        AnswerBody::Text => "String".to_owned(),
        AnswerBody::Bytes => "ByteStream".to_owned(),
        AnswerBody::JsonLines(line) => format!("JsonLines<{}>", rust_type(line)),
    }
}

fn inputs(operation: &model::Operation) -> Vec<Input> {
    let mut made: Vec<Input> = operation
        .parameters
        .iter()
        .enumerate()
        // What is always sent is not an input but a fact.
        .filter(|(_, parameter)| parameter.constant.is_none())
        .map(|(index, parameter)| input_of_parameter(operation, index, parameter))
        .collect();
    let Some(body) = &operation.body else {
        return made;
    };
    let whole = |r#type: String, format: &str| Input {
        name: body.rust_name.clone(),
        wire: String::new(),
        place: InputPlace::Body,
        r#type,
        required: body.required,
        preview: None,
        bounds: bounds(&body.bounds),
        facts: {
            let mut facts = facts::of([("format", format.to_owned())]);
            if !body.wrap.is_empty() {
                facts.insert("envelope".to_owned(), body.wrap.join("."));
            }
            facts
        },
        words: Words::of(&body.description),
    };
    match &body.content {
        RequestContent::Json(r#type) => {
            let format = body.content_type.as_deref().unwrap_or("JSON");
            made.push(whole(rust_type(r#type), format));
        }
        RequestContent::Form(r#type) => made.push(whole(rust_type(r#type), "a form")),
        RequestContent::Binary { content_type } => {
            made.push(whole("Body".to_owned(), content_type));
        }
        RequestContent::Multipart(parts) => made.extend(parts.iter().map(input_of_part)),
    }
    made
}

fn input_of_parameter(
    operation: &model::Operation,
    index: usize,
    parameter: &model::Parameter,
) -> Input {
    let mut facts = super::Facts::new();
    let (place, wire) = match parameter.place {
        Place::Path { slashes } => {
            if slashes {
                facts.insert("slashes".to_owned(), "kept".to_owned());
            }
            let mut parts = operation
                .path
                .iter()
                .filter(|part| matches!(part, PathPart::Parameter(_)));
            let position = parts
                .position(|part| matches!(part, PathPart::Parameter(known) if *known == index));
            let wire = position.map_or_else(|| parameter.wire.clone(), |found| found.to_string());
            (InputPlace::Path, wire)
        }
        Place::Query(style) => {
            let style = match style {
                QueryStyle::Single => None,
                QueryStyle::Repeated => Some("repeated, as in a=1&a=2"),
                QueryStyle::Comma => Some("joined by commas, as in a=1,2"),
                QueryStyle::DeepObject => Some("in brackets, as in a[b]=1"),
            };
            if let Some(style) = style {
                facts.insert("style".to_owned(), style.to_owned());
            }
            (InputPlace::Query, parameter.wire.clone())
        }
        // The case of a header's name is not sent by every HTTP version.
        Place::Header => (InputPlace::Header, parameter.wire.to_ascii_lowercase()),
    };
    Input {
        name: parameter.rust_name.clone(),
        wire,
        place,
        r#type: rust_type(&parameter.r#type),
        required: parameter.required,
        preview: parameter.preview.clone(),
        bounds: bounds(&parameter.bounds),
        facts,
        words: Words::of(&parameter.description),
    }
}

fn input_of_part(part: &model::Part) -> Input {
    let (r#type, format) = match &part.content {
        PartContent::Text(r#type) => (rust_type(r#type), "text"),
        PartContent::Json(r#type) => (rust_type(r#type), "JSON"),
        PartContent::File => ("FilePart".to_owned(), "a file"),
        PartContent::Files => ("Vec<FilePart>".to_owned(), "files"),
    };
    Input {
        name: part.rust_name.clone(),
        wire: part.wire.clone(),
        place: InputPlace::Part,
        r#type,
        required: part.required,
        preview: None,
        bounds: bounds(&part.bounds),
        facts: facts::of([("format", format.to_owned())]),
        words: Words::of(&part.description),
    }
}
