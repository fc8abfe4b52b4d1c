//! progenitor's part: which structs hold which others, out of the lowered document.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};
use syn::{Field, Fields, GenericArgument, Item, ItemStruct, PathArguments, Type};

use crate::lower::{component, lower};
use crate::model::{Property, Schema, SchemaKind, Sdk};

/// The members that progenitor put in a box, to end a circle of structs.
pub(super) struct Boxed<'a>(HashSet<(&'a str, &'a str)>);

impl Boxed<'_> {
    pub(super) fn holds(&self, schema: &Schema, property: &Property) -> bool {
        self.0.contains(&(&schema.name, &property.wire))
    }
}

/// Lets progenitor make the model's structs.
///
/// # Errors
///
/// Says which type or member progenitor could not make, and why.
pub(super) fn boxed(sdk: &Sdk) -> Result<Boxed<'_>, String> {
    let structs = structs(sdk)?;
    let mut boxed = HashSet::new();
    for (index, schema) in sdk.schemas.iter().enumerate() {
        let SchemaKind::Struct(made) = &schema.kind else {
            continue;
        };
        let item = structs
            .get(&component(index))
            .ok_or_else(|| format!("progenitor made no struct for {}", schema.name))?;
        let fields = item.fields.iter();
        let fields: Vec<(String, &Field)> = fields
            .filter_map(|field| Some((wire_name(field)?, field)))
            .collect();
        for property in &made.properties {
            match fields.iter().find(|(name, _)| *name == property.wire) {
                Some((_, field)) if is_named(without_option(&field.ty), "Box") => {
                    boxed.insert((schema.name.as_str(), property.wire.as_str()));
                }
                None if !matches!(item.fields, Fields::Unnamed(_)) => {
                    return Err(format!(
                        "progenitor made no field for {} of {}",
                        property.wire, schema.name
                    ));
                }
                _ => {}
            }
        }
    }
    Ok(Boxed(boxed))
}

/// Returns the structs that progenitor makes of the model's schemas, by [`component`].
fn structs(sdk: &Sdk) -> Result<HashMap<String, ItemStruct>, String> {
    let document = serde_json::from_value(lower(sdk))
        .map_err(|problem| format!("the lowered document is not OpenAPI: {problem}"))?;
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_map_type("::std::collections::BTreeMap");
    // progenitor panics on schemas that it cannot carry; the linter refuses those that are known.
    let made = catch_unwind(AssertUnwindSafe(|| {
        Generator::new(&settings).generate_tokens(&document)
    }));
    let tokens = match made {
        Ok(Ok(tokens)) => tokens,
        Ok(Err(problem)) => return Err(format!("progenitor refused the schemas: {problem}")),
        Err(_) => return Err("progenitor panicked on the schemas".to_owned()),
    };
    let file: syn::File = syn::parse2(tokens)
        .map_err(|problem| format!("progenitor's code does not parse: {problem}"))?;
    let types = file
        .items
        .into_iter()
        .filter_map(|item| match item {
            Item::Mod(module) if module.ident == "types" => module.content,
            _ => None,
        })
        .flat_map(|(_, items)| items);
    Ok(types
        .filter_map(|item| match item {
            Item::Struct(made) => Some((made.ident.to_string(), made)),
            _ => None,
        })
        .collect())
}

/// Returns the name that serde reads and writes a field by; none if the field has no name.
fn wire_name(field: &Field) -> Option<String> {
    let mut renamed = None;
    for attribute in &field.attrs {
        if !attribute.path().is_ident("serde") {
            continue;
        }
        // Keys that are not of interest are read over; an odd attribute only means no rename.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                let value: syn::LitStr = meta.value()?.parse()?;
                renamed = Some(value.value());
            } else if meta.input.peek(syn::Token![=]) {
                let _: syn::Expr = meta.value()?.parse()?;
            }
            Ok(())
        });
    }
    let name = || Some(field.ident.as_ref()?.to_string());
    renamed.or_else(|| Some(name()?.trim_start_matches("r#").to_owned()))
}

fn without_option(r#type: &Type) -> &Type {
    if is_named(r#type, "Option")
        && let Type::Path(path) = r#type
        && let Some(last) = path.path.segments.last()
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(GenericArgument::Type(inner)) = arguments.args.first()
    {
        return inner;
    }
    r#type
}

fn is_named(r#type: &Type, name: &str) -> bool {
    match r#type {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == name),
        _ => false,
    }
}
