//! Cargo features of a generated crate: one for each group of calls, where `provider.toml` asks for them.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Sdk;

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
}

/// The name of a group's feature, as Cargo writes names.
///
/// ```
/// assert_eq!(build_tools::features::name("version_stacks"), "version-stacks");
/// ```
pub fn name(group: &str) -> String {
    group.replace('_', "-")
}

/// The features of a crate in alphabetical order; none where they are not asked for.
pub fn of(sdk: &Sdk) -> Vec<Feature> {
    if !sdk.features {
        return Vec::new();
    }
    let mut features: Vec<Feature> = sdk
        .groups
        .iter()
        .map(|group| {
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
            }
        })
        .collect();
    features.sort_by(|one, other| one.name.cmp(&other.name));
    features
}

/// The attribute of what only these groups need; nothing where features are not asked for.
pub(crate) fn condition<'a>(sdk: &Sdk, groups: impl IntoIterator<Item = &'a str>) -> TokenStream {
    if !sdk.features {
        return TokenStream::new();
    }
    let names: BTreeSet<String> = groups.into_iter().map(name).collect();
    let names: Vec<String> = names.into_iter().collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [only] => quote!(#[cfg(feature = #only)]),
        several => quote!(#[cfg(any(#(feature = #several),*))]),
    }
}
