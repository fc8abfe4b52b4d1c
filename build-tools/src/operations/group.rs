//! A group's module: the accessor's type, and what each operation needs.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, answer, api_name, builder, headers, poll};
use crate::model::{Group, Sdk};
use crate::types::{docs, docs_or, imports};

pub(super) fn emit(sdk: &Sdk, group: &Group) -> TokenStream {
    let api = api_name(&group.name);
    let documentation = docs_or(
        &group.description,
        &format!("The calls of the group `{}`.", group.name),
    );
    let methods = group
        .operations
        .iter()
        .map(|operation| builder::constructor(sdk, operation));
    let operations = group.operations.iter().map(|operation| {
        let names = Names::of(operation);
        let request = builder::emit(sdk, operation, &names);
        let outcome = answer::emit(operation, &names);
        let headers = headers::emit(operation);
        let started = poll::started(sdk, operation, &names);
        quote!(#request #outcome #started #headers)
    });
    let progress = poll::progress(sdk, group);
    let accessor = docs(&format!(
        "Made by [`Client::{0}`](super::Client::{0}); cheap to make and to clone.",
        crate::names::snake(&group.name)
    ));
    let body = quote! {
        #documentation
        ///
        #accessor
        #[derive(Clone, Debug)]
        pub struct #api {
            core: ClientCore,
        }

        impl #api {
            pub(super) fn new(core: ClientCore) -> Self {
                Self { core }
            }

            #(#methods)*
        }

        #(#operations)*
        #progress
    };
    let own = imports::well_known(&body, |_| false);
    let types = match body.to_string().contains("types ::") {
        true => quote!(
            use super::types;
        ),
        false => TokenStream::new(),
    };
    quote!(#own use super::errors; #types #body)
}
