//! progenitor's part: plain structs out of the lowered document.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};
use syn::{Item, ItemStruct};

use crate::lower::lower;
use crate::model::Sdk;

/// Returns the structs that progenitor makes of the model's schemas, by [`crate::lower::component`].
pub(super) fn structs(sdk: &Sdk) -> Result<HashMap<String, ItemStruct>, String> {
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
