//! Structs: fields, derives and docs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::fields::Reading;
use super::progenitor::Boxed;
use super::{choices, docs_or, fields, rust_type, setters};
use crate::model::{Property, Schema, Sdk, Shape, Struct};

pub(super) fn emit(sdk: &Sdk, schema: &Schema, made: &Struct, boxed: &Boxed<'_>) -> TokenStream {
    let name = format_ident!("{}", schema.name);
    let documentation = docs_or(&schema.description, &format!("`{}`.", schema.name));
    let mut body = TokenStream::new();
    let mut helpers = TokenStream::new();
    let mut emitted = Vec::new();
    for property in &made.properties {
        let field = fields::emit(schema, property, boxed);
        body.extend(field.tokens.clone());
        helpers.extend(field.helpers.clone());
        emitted.push((property, field));
    }
    if let Some(choice) = &made.choice {
        body.extend(choices::field(choice));
        helpers.extend(choices::emit(choice));
    }
    let extra = made.extra.as_ref().map(|value| {
        let name = extra_name(made);
        let value = rust_type(value, &TokenStream::new());
        (name, quote!(BTreeMap<String, #value>))
    });
    if let Some((name, r#type)) = &extra {
        let documentation = super::docs("Members that are not in the specification.");
        body.extend(quote! {
            #documentation
            #[serde(flatten)]
            pub #name: #r#type,
        });
    }
    let has_default = derives_default(sdk, schema, made);
    let own_default = own_default(schema, made).filter(|_| has_default);
    let default = match has_default && own_default.is_none() {
        true => quote!(Default,),
        false => TokenStream::new(),
    };
    let reader = reader(schema, made);
    let constructor = match schema.in_request {
        true => setters::emit(
            schema,
            &name,
            &emitted,
            made.choice.as_ref(),
            extra.as_ref().map(|(name, _)| name),
            has_default,
        ),
        false => TokenStream::new(),
    };
    quote! {
        #documentation
        #[derive(Clone, Debug, #default PartialEq, Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #name { #body }

        #reader
        #own_default
        #constructor
        #helpers
    }
}

/// Generates the code that reads a struct from the members of an object.
fn reader(schema: &Schema, made: &Struct) -> TokenStream {
    let members = Reading::ALL.iter().map(|(reading, method)| {
        let read_so = |property: &&Property| Reading::of(schema, property) == *reading;
        let read: Vec<_> = made
            .properties
            .iter()
            .filter(read_so)
            .map(|property| member(schema, property, *reading))
            .collect();
        let method = format_ident!("{method}");
        match read.is_empty() {
            true => TokenStream::new(),
            false => quote!(#method { #(#read),* }),
        }
    });
    let name = format_ident!("{}", schema.name);
    let choice = made.choice.as_ref();
    let choice = choice.map(|choice| format_ident!("{}", choice.rust_name));
    let extra = made.extra.as_ref().map(|_| extra_name(made));
    let collected = choice.or(extra).map(|field| quote!(.. #field));
    quote!(cloud_drives_core::object!(#name { #(#members)* #collected });)
}

/// Generates the field, the name of its member if that is another one, and the function that makes a default.
fn member(schema: &Schema, property: &Property, reading: Reading) -> TokenStream {
    let field = format_ident!("{}", property.rust_name);
    let name = (property.rust_name != property.wire).then(|| {
        let wire = &property.wire;
        quote!(= #wire)
    });
    let default = (reading == Reading::Replaced).then(|| {
        let default = fields::default_function(schema, property);
        quote!(=> #default)
    });
    quote!(#field #name #default)
}

/// Generates the `Default` of a struct; nothing if Rust can derive it.
///
/// Rust can derive it unless a member has another default than its type.
fn own_default(schema: &Schema, made: &Struct) -> Option<TokenStream> {
    let is_own = |property: &Property| {
        schema.shape(property) == Shape::Defaulted && fields::own_default(property).is_some()
    };
    if !made.properties.iter().any(is_own) {
        return None;
    }
    let properties = made.properties.iter().map(|property| {
        let field = format_ident!("{}", property.rust_name);
        match is_own(property) {
            true => {
                let default = fields::default_function(schema, property);
                quote!(#field: #default())
            }
            false => quote!(#field: Default::default()),
        }
    });
    let choice = made.choice.iter().map(|choice| {
        let field = format_ident!("{}", choice.rust_name);
        quote!(#field: Default::default())
    });
    let extra = made.extra.iter().map(|_| {
        let field = extra_name(made);
        quote!(#field: Default::default())
    });
    let fields = properties.chain(choice).chain(extra);
    let name = format_ident!("{}", schema.name);
    Some(quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#fields,)* }
            }
        }
    })
}

/// Returns whether the struct implements `Default`: not if callers make it and have to give something.
pub(crate) fn derives_default(sdk: &Sdk, schema: &Schema, made: &Struct) -> bool {
    fields::has_default(sdk, schema, made, &mut Vec::new())
}

fn extra_name(made: &Struct) -> proc_macro2::Ident {
    let taken = made
        .properties
        .iter()
        .any(|property| property.rust_name == "extra");
    match taken {
        true => format_ident!("extra_members"),
        false => format_ident!("extra"),
    }
}
