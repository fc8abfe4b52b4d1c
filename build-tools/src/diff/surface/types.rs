//! Named types: structs, enums, ids and unions.

use super::{
    Choice, ChoiceValue, EnumValue, Facts, Field, NamedType, Struct, TypeShape, Variant, Words,
    bounds, rust_type,
};
use crate::diff::places::{Element, Places};
use crate::model::{self, Property, Schema, SchemaKind, Sdk, Shape};

pub(super) fn surface(sdk: &Sdk, schema: &Schema, places: &Places) -> NamedType {
    NamedType {
        document: places.document(&Element::named_type(&schema.name)),
        sent: schema.in_request,
        received: schema.in_response,
        preview: schema.gates.iter().all(|gate| gate.preview.is_some()),
        shape: shape(sdk, schema),
        words: Words::of(&schema.description),
    }
}

fn shape(sdk: &Sdk, schema: &Schema) -> TypeShape {
    match &schema.kind {
        SchemaKind::Struct(made) => TypeShape::Struct(Struct {
            fields: made
                .properties
                .iter()
                .map(|property| field(schema, property))
                .collect(),
            has_default: crate::types::derives_default(sdk, schema, made),
            choice: made.choice.as_ref().map(choice),
            extra: made.extra.as_ref().map(rust_type),
        }),
        SchemaKind::Enum(values) => TypeShape::Enum {
            values: values
                .iter()
                .map(|value| EnumValue {
                    wire: value.wire.clone(),
                    variant: value.variant.clone(),
                })
                .collect(),
        },
        SchemaKind::Id => TypeShape::Id,
        SchemaKind::TaggedUnion { tag, variants } => TypeShape::Union {
            tag: Some(tag.clone()),
            other: Some("Unknown".to_owned()),
            variants: variants.iter().map(variant).collect(),
        },
        SchemaKind::Union(variants) => TypeShape::Union {
            tag: None,
            other: crate::types::other_variant(schema, variants),
            variants: variants.iter().map(variant).collect(),
        },
    }
}

fn variant(made: &model::Variant) -> Variant {
    Variant {
        name: made.name.clone(),
        tag: made.tag.clone(),
        r#type: rust_type(&made.r#type),
    }
}

fn field(schema: &Schema, property: &Property) -> Field {
    let base = rust_type(&property.r#type);
    let shape = schema.shape(property);
    let mut facts = Facts::new();
    if let Some(default) = &property.default {
        facts.insert("default".to_owned(), default.to_string());
    }
    if property.one_or_many {
        facts.insert(
            "one-or-many".to_owned(),
            "a single item is read as a list".to_owned(),
        );
    }
    Field {
        name: property.rust_name.clone(),
        wire: property.wire.clone(),
        r#type: match shape {
            Shape::Required | Shape::Defaulted => base,
            Shape::Nullable | Shape::Optional => format!("Option<{base}>"),
            Shape::Field => format!("Field<{base}>"),
        },
        required: property.required,
        bounds: bounds(&property.bounds),
        facts,
        words: Words::of(&property.description),
    }
}

fn choice(made: &model::Choice) -> Choice {
    let values = made.values.iter().map(|value| {
        let members = value.members.iter();
        let sends: Vec<String> = members
            .map(|(member, value)| format!("{member}: {value}"))
            .collect();
        ChoiceValue {
            variant: value.variant.clone(),
            sends: match sends.is_empty() {
                true => "nothing".to_owned(),
                false => sends.join(", "),
            },
        }
    });
    Choice {
        name: made.rust_name.clone(),
        r#type: made.type_name.clone(),
        values: values.collect(),
    }
}
