//! The model's schemas as the plain OpenAPI document that progenitor is good at.
//!
//! Structs go down as they are. Enums and unions go down as a string of that name: progenitor makes a
//! type of it, so that fields refer to it, and [`crate::types`] puts our own in its place. Ours keep the
//! values and variants that the specification does not describe; progenitor's would fail on an answer with
//! one, and so on the day that the service adds it. All of them go down under a number, since progenitor has
//! rules of its own for names.

use serde_json::{Map, Value, json};

use crate::model::{Schema, SchemaKind, Sdk, Struct, Type};

/// Returns the document with all schemas of a crate and no paths.
pub fn lower(sdk: &Sdk) -> Value {
    let schemas: Map<String, Value> = sdk
        .schemas
        .iter()
        .enumerate()
        .map(|(index, schema)| (component(index), schema_document(sdk, schema)))
        .collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": sdk.title, "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

/// Returns the name that the schema at an index of the model has in the lowered document, and in progenitor's
/// code.
pub fn component(index: usize) -> String {
    format!("Schema{index}")
}

fn schema_document(sdk: &Sdk, schema: &Schema) -> Value {
    match &schema.kind {
        SchemaKind::Struct(made) => structure(sdk, made),
        SchemaKind::Enum(_)
        | SchemaKind::Id
        | SchemaKind::TaggedUnion { .. }
        | SchemaKind::Union(_) => {
            json!({ "type": "string" })
        }
    }
}

fn structure(sdk: &Sdk, made: &Struct) -> Value {
    let properties: Map<String, Value> = made
        .properties
        .iter()
        .map(|property| (property.wire.clone(), type_document(sdk, &property.r#type)))
        .collect();
    let required: Vec<&str> = made
        .properties
        .iter()
        .filter(|property| property.required)
        .map(|property| property.wire.as_str())
        .collect();
    let mut document = json!({ "type": "object", "properties": properties });
    if !required.is_empty()
        && let Some(document) = document.as_object_mut()
    {
        document.insert("required".to_owned(), json!(required));
    }
    document
}

fn type_document(sdk: &Sdk, r#type: &Type) -> Value {
    match r#type {
        Type::String | Type::Secret | Type::Id(_) | Type::Binary => json!({ "type": "string" }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::I32 | Type::U32 => json!({ "type": "integer", "format": "int32" }),
        Type::I64 => json!({ "type": "integer", "format": "int64" }),
        Type::U64 => json!({ "type": "integer", "minimum": 0 }),
        Type::F64 => json!({ "type": "number", "format": "double" }),
        Type::DateTime => json!({ "type": "string", "format": "date-time" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::Uuid => json!({ "type": "string", "format": "uuid" }),
        Type::Any => json!({}),
        Type::List(item) => json!({ "type": "array", "items": type_document(sdk, item) }),
        Type::Map(value) => {
            json!({ "type": "object", "additionalProperties": type_document(sdk, value) })
        }
        // Whether a member may be null or missing is put around its type afterwards, with what each means for serde.
        Type::Nullable(inner) => type_document(sdk, inner),
        Type::Named(name) => match sdk.schemas.iter().position(|schema| schema.name == *name) {
            Some(index) => json!({ "$ref": format!("#/components/schemas/{}", component(index)) }),
            None => json!({}),
        },
    }
}
