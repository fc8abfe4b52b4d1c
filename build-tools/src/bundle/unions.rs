//! Tagged unions: the property that tells members apart, written into each of them.
//!
//! Our documents leave it to the `discriminator`, so that members have no field for it in Rust. OpenAPI wants it in the members, where
//! validators and generators look for it.

use std::collections::BTreeMap;

use crate::import::output::{Map, Out};

/// The values of a property that lead to a schema, by schema and property.
type Tags = BTreeMap<(String, String), Vec<String>>;

/// Adds to the members of all tagged unions the property that tells them apart.
pub(super) fn tag_members(document: &mut Map) {
    let mut tags = Tags::new();
    for (_, value) in document.iter() {
        collect(value, &mut tags);
    }
    let Some(Out::Map(components)) = document.get_mut("components") else {
        return;
    };
    let Some(Out::Map(schemas)) = components.get_mut("schemas") else {
        return;
    };
    for ((name, property), values) in tags {
        if let Some(Out::Map(schema)) = schemas.get_mut(&name) {
            add(schema, &property, values);
        }
    }
}

fn collect(out: &Out, tags: &mut Tags) {
    match out {
        Out::List(items) => items.iter().for_each(|item| collect(item, tags)),
        Out::Map(map) => {
            if let Some(Out::Map(discriminator)) = map.get("discriminator")
                && let Some(property) = discriminator.text("propertyName")
                && let Some(Out::Map(mapping)) = discriminator.get("mapping")
            {
                for (value, target) in mapping.iter() {
                    let Out::Text(target) = target else {
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
    let values: Vec<Out> = values.into_iter().map(Out::from).collect();
    let tag = Map::default()
        .with("type", "string")
        .with("description", "Tells which kind it is.")
        .with("enum", values);
    if let Some(Out::List(parts)) = schema.get_mut("allOf") {
        let part = Map::default()
            .with("type", "object")
            .with("required", vec![Out::from(property)])
            .with("properties", Map::default().with(property, tag));
        parts.push(part.into());
        return;
    }
    match schema.get_mut("properties") {
        Some(Out::Map(properties)) if properties.get(property).is_some() => return,
        Some(Out::Map(properties)) => properties.set(property, tag),
        _ => schema.set("properties", Map::default().with(property, tag)),
    }
    match schema.get_mut("required") {
        Some(Out::List(required)) => required.push(property.into()),
        _ => schema.set("required", vec![Out::from(property)]),
    }
}
