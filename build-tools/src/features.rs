//! Cargo features of a generated crate.
//!
//! There is one for each group of calls, where `provider.toml` asks for them, and one for each preview.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Gate, Sdk};

/// Names that no group can have where there are features: what such crates have beside them.
pub const TAKEN: &[&str] = &[
    crate::manifest::ALL,
    "default",
    "http",
    "schemars",
    "tls-aws-lc",
    "tls-ring",
    crate::names::SHARED,
];

/// A feature of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    pub name: String,
    /// Features of the groups whose calls tell how far this group's operations are.
    pub needs: BTreeSet<String>,
    /// Whether it is that of a preview, which has to be asked for by name.
    pub is_preview: bool,
}

/// Returns the name of a group's feature, as Cargo writes names.
///
/// ```
/// assert_eq!(build_tools::features::name("version_stacks"), "version-stacks");
/// ```
pub fn name(group: &str) -> String {
    group.replace('_', "-")
}

/// Returns the features of a crate; none if they are not asked for.
///
/// Those of groups come first, then those of previews, each in alphabetical order.
pub fn of(sdk: &Sdk) -> Vec<Feature> {
    if !sdk.features {
        return Vec::new();
    }
    let groups = sdk.groups.iter().map(|group| {
        let outcomes = group
            .operations
            .iter()
            .flat_map(|operation| &operation.answer.outcomes);
        let followed_by = outcomes
            .filter_map(|outcome| sdk.operation(&outcome.poll.as_ref()?.operation))
            .filter(|operation| operation.group != group.name)
            .map(|operation| name(&operation.group));
        Feature {
            name: name(&group.name),
            needs: followed_by.collect(),
            is_preview: false,
        }
    });
    let previews = previews(sdk).into_iter().map(|preview| Feature {
        name: preview.to_owned(),
        needs: BTreeSet::new(),
        is_preview: true,
    });
    let mut features: Vec<Feature> = groups.chain(previews).collect();
    features
        .sort_by(|one, other| (one.is_preview, &one.name).cmp(&(other.is_preview, &other.name)));
    features
}

/// Returns the previews of a provider: of whole operations, or of setters.
fn previews(sdk: &Sdk) -> BTreeSet<&str> {
    let setters = sdk
        .operations()
        .flat_map(|operation| &operation.parameters)
        .filter_map(|parameter| parameter.preview.as_deref());
    let operations = sdk
        .operations()
        .filter_map(|operation| operation.preview.as_deref());
    operations.chain(setters).collect()
}

/// Generates the attribute for items that only these groups and previews need; nothing if features are off.
pub(crate) fn condition(sdk: &Sdk, gates: impl IntoIterator<Item = Gate>) -> TokenStream {
    if !sdk.features {
        return TokenStream::new();
    }
    let gates: BTreeSet<(String, Option<String>)> = gates
        .into_iter()
        .map(|gate| (name(&gate.group), gate.preview))
        .collect();
    let is_there_anyway = |(group, preview): &&(String, Option<String>)| {
        preview.is_some() && gates.contains(&(group.clone(), None))
    };
    let needed: Vec<TokenStream> = gates
        .iter()
        .filter(|gate| !is_there_anyway(gate))
        .map(|(group, preview)| match preview {
            None => quote!(feature = #group),
            Some(preview) => quote!(all(feature = #group, feature = #preview)),
        })
        .collect();
    match needed.as_slice() {
        [] => TokenStream::new(),
        [only] => quote!(#[cfg(#only)]),
        several => quote!(#[cfg(any(#(#several),*))]),
    }
}

/// Generates the attribute for items that only a preview needs, within its group; nothing without a preview.
pub(crate) fn preview_condition(preview: Option<&str>) -> TokenStream {
    match preview {
        Some(preview) => quote!(#[cfg(feature = #preview)]),
        None => TokenStream::new(),
    }
}

/// Returns the words about a preview for the documentation.
pub(crate) fn preview_words(preview: &str) -> String {
    format!("Preview: needs the feature `{preview}` and may change or be removed in any release.")
}
