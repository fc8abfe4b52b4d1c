//! Ids: newtypes over text.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs_or;
use crate::model::Schema;

pub(super) fn emit(schema: &Schema) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, "An id.");
    quote! {
        #documentation
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
        #[serde(transparent)]
        pub struct #name(String);

        cloud_drives_core::id!(#name);
    }
}
