//! Tagged unions: the property that tells members apart, written into each of them.
//!
//! Our documents leave it to the `discriminator`, so that members have no field for it in Rust. OpenAPI wants it in the members, where
//! validators and generators look for it.

use std::collections::BTreeMap;

use crate::import::output::{Map, OutputNode};

/// The values of a property that lead to a schema, by schema and property.
type Tags = BTreeMap<(String, String), Vec<String>>;

/// Adds to the members of all tagged unions the property that tells them apart.
pub(super) fn tag_members(document: &mut Map) {
    let mut tags = Tags::new();
    for (_, value) in document.iter() {
        collect(value, &mut tags);
    }
    let Some(OutputNode::Map(components)) = document.get_mut("components") else {
        return;
    };
    let Some(OutputNode::Map(schemas)) = components.get_mut("schemas") else {
        return;
    };
    for ((name, property), values) in tags {
        if let Some(OutputNode::Map(schema)) = schemas.get_mut(&name) {
            add(schema, &property, values);
        }
    }
}

fn collect(out: &OutputNode, tags: &mut Tags) {
    match out {
        OutputNode::List(items) => items.iter().for_each(|item| collect(item, tags)),
        OutputNode::Map(map) => {
            if let Some(OutputNode::Map(discriminator)) = map.get("discriminator")
                && let Some(property) = discriminator.text("propertyName")
                && let Some(OutputNode::Map(mapping)) = discriminator.get("mapping")
            {
                for (value, target) in mapping.iter() {
                    let OutputNode::Text(target) = target else {
                        continue;
                    };
                    let name = target.rsplit('/').next().unwrap_or_default();
                    let values = tags
                        .entry((name.to_owned(), property.to_owned()))
                        .or_default();
                    if !values.iter().any(|known| known == value) {
                        values.push(value.to_owned());
                    }
                }
            }
            map.iter().for_each(|(_, value)| collect(value, tags));
        }
        _ => {}
    }
}

fn add(schema: &mut Map, property: &str, values: Vec<String>) {
    let values: Vec<OutputNode> = values.into_iter().map(OutputNode::from).collect();
    let tag = Map::default()
        .with("type", "string")
        .with("description", "Tells which kind it is.")
        .with("enum", values);
    if let Some(OutputNode::List(parts)) = schema.get_mut("allOf") {
        let part = Map::default()
            .with("type", "object")
            .with("required", vec![OutputNode::from(property)])
            .with("properties", Map::default().with(property, tag));
        parts.push(part.into());
        return;
    }
    match schema.get_mut("properties") {
        Some(OutputNode::Map(properties)) if properties.get(property).is_some() => return,
        Some(OutputNode::Map(properties)) => properties.set(property, tag),
        _ => schema.set("properties", Map::default().with(property, tag)),
    }
    match schema.get_mut("required") {
        Some(OutputNode::List(required)) => required.push(property.into()),
        _ => schema.set("required", vec![OutputNode::from(property)]),
    }
}
