//! Ids: newtypes over text.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs_or;
use crate::model::Schema;
use crate::names;

pub(super) fn emit(schema: &Schema) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let kind = names::snake(schema.name.trim_end_matches("Id")).replace('_', " ");
    let documentation = docs_or(&schema.description, &format!("The id of one {kind}."));
    quote! {
        #documentation
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
        #[serde(transparent)]
        pub struct #name(String);

        cloud_drives_core::id!(#name);
    }
}
