//! The model's schemas as the plain OpenAPI document that progenitor is good at.
//!
//! Structs go down as they are, under a number, since progenitor has rules of its own for names. Enums and
//! unions go down as strings: progenitor's would fail on an answer with a value or variant that the
//! specification does not describe, and so on the day that the service adds it. Ours, in [`crate::types`],
//! keep it.

use serde_json::{Map, Value, json};

use crate::model::{SchemaKind, Sdk, Struct, Type};

/// Returns the document with all structs of a crate and no paths.
pub fn lower(sdk: &Sdk) -> Value {
    let structs = sdk.schemas.iter().enumerate();
    let structs = structs.filter_map(|(index, schema)| match &schema.kind {
        SchemaKind::Struct(made) => Some((component(index), structure(sdk, made))),
        _ => None,
    });
    let schemas: Map<String, Value> = structs.collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": sdk.title, "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

/// Returns the name that the struct at an index of the model has in the lowered document, and in progenitor's
/// code.
pub fn component(index: usize) -> String {
    format!("Schema{index}")
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
        Type::Named(name) => match sdk.place(name) {
            Some((index, schema)) if matches!(schema.kind, SchemaKind::Struct(_)) => {
                json!({ "$ref": format!("#/components/schemas/{}", component(index)) })
            }
            _ => json!({ "type": "string" }),
        },
    }
}
