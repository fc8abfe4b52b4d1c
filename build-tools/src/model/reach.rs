//! Which schemas are sent, which are received, and by which groups and previews.

use std::collections::{BTreeSet, HashMap};

use super::{AnswerBody, Gate, PartContent, RequestContent, Schema, SchemaKind, Sdk, Type};

#[derive(Clone, Debug, Default)]
struct Reached {
    in_request: bool,
    in_response: bool,
    gates: BTreeSet<Gate>,
}

/// Marks every schema with the directions, groups and previews that it is reached from.
pub(super) fn mark(sdk: &mut Sdk) {
    let mut walk = Walk {
        schemas: sdk
            .schemas
            .iter()
            .map(|schema| (schema.name.as_str(), schema))
            .collect(),
        reached: HashMap::new(),
    };
    for operation in sdk.groups.iter().flat_map(|group| &group.operations) {
        let gate = &operation.gate();
        for parameter in &operation.parameters {
            walk.visit(&parameter.r#type, true, gate);
        }
        match operation.body.as_ref().map(|body| &body.content) {
            Some(RequestContent::Json(r#type) | RequestContent::Form(r#type)) => {
                walk.visit(r#type, true, gate);
            }
            Some(RequestContent::Multipart(parts)) => {
                for part in parts {
                    if let PartContent::Json(r#type) | PartContent::Text(r#type) = &part.content {
                        walk.visit(r#type, true, gate);
                    }
                }
            }
            Some(RequestContent::Binary { .. }) | None => {}
        }
        for outcome in &operation.answer.outcomes {
            match &outcome.body {
                AnswerBody::Json {
                    r#type,
                    unwrap: Some(unwrap),
                } if operation.pages.is_none() && walk.is_envelope(r#type, &unwrap.path) => {
                    walk.visit(&unwrap.r#type, false, gate);
                }
                AnswerBody::Json { r#type, .. } | AnswerBody::JsonLines(r#type) => {
                    walk.visit(r#type, false, gate);
                }
                _ => {}
            }
            for header in &outcome.headers {
                walk.visit(&header.r#type, false, gate);
            }
        }
    }
    let mut reached = walk.reached;
    sdk.schemas.retain_mut(|schema| {
        let Some(found) = reached.remove(&schema.name) else {
            return false;
        };
        schema.in_request = found.in_request;
        schema.in_response = found.in_response;
        schema.gates = found.gates;
        true
    });
}

struct Walk<'a> {
    schemas: HashMap<&'a str, &'a Schema>,
    reached: HashMap<String, Reached>,
}

impl Walk<'_> {
    /// Returns whether a type has nothing but the member at a path, so that nobody needs the type.
    fn is_envelope(&self, r#type: &Type, path: &[String]) -> bool {
        let [first, rest @ ..] = path else {
            return true;
        };
        let Type::Named(name) = r#type else {
            return false;
        };
        match self.schemas.get(name.as_str()).map(|schema| &schema.kind) {
            Some(SchemaKind::Struct(made)) => match made.properties.as_slice() {
                [only] if only.wire == *first && made.extra.is_none() && made.choice.is_none() => {
                    self.is_envelope(&only.r#type, rest)
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn visit(&mut self, r#type: &Type, request: bool, gate: &Gate) {
        let name = match r#type {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                return self.visit(inner, request, gate);
            }
            Type::Named(name) | Type::Id(name) => name,
            _ => return,
        };
        let reached = self.reached.entry(name.clone()).or_default();
        let known = match request {
            true => reached.in_request,
            false => reached.in_response,
        };
        if known && reached.gates.contains(gate) {
            return;
        }
        if request {
            reached.in_request = true;
        } else {
            reached.in_response = true;
        }
        reached.gates.insert(gate.clone());
        let Some(schema) = self.schemas.get(name.as_str()).copied() else {
            return;
        };
        match &schema.kind {
            SchemaKind::Struct(made) => {
                for property in &made.properties {
                    self.visit(&property.r#type, request, gate);
                }
                if let Some(extra) = &made.extra {
                    self.visit(extra, request, gate);
                }
            }
            SchemaKind::Enum(_) | SchemaKind::Id => {}
            SchemaKind::TaggedUnion { variants, .. } | SchemaKind::Union(variants) => {
                for variant in variants {
                    self.visit(&variant.r#type, request, gate);
                }
            }
        }
    }
}
