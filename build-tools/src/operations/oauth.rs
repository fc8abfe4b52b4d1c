//! The flow value: how users sign in.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, plain};
use crate::features;
use crate::model::{Authentication, Form, Grant, OAuth, OAuthCall, Page, Sdk};
use crate::types::docs;

/// Generates `pub static OAUTH`, for a provider whose documents describe the sign-in.
pub(super) fn emit(sdk: &Sdk) -> TokenStream {
    let Some(oauth) = &sdk.oauth else {
        return TokenStream::new();
    };
    let Some(token) = endpoint(sdk, &oauth.token) else {
        return TokenStream::new();
    };
    let documentation = docs(&format!(
        "The OAuth flow of {}, for the sign-in of `cloud-drives-runtime`.",
        sdk.title
    ));
    let conditions = oauth
        .all_calls()
        .filter_map(|call| sdk.operation(&call.operation))
        .map(|operation| operation.gate())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|gate| features::condition(sdk, [gate]));
    let authorize = authorize(oauth);
    let grants = oauth.grants.iter().map(grant);
    let device = call(sdk, oauth.device.as_ref());
    let revoke = call(sdk, oauth.revoke.as_ref());
    let OAuth {
        scopes,
        client_scopes,
        pkce,
        implicit,
        rotates,
        ..
    } = oauth;
    let lifetime = duration(oauth.lifetime);
    let refresh_ahead = duration(oauth.refresh_ahead);
    let space = match oauth.percent_spaces {
        true => quote!(Percent20),
        false => quote!(Plus),
    };
    let max_state = match oauth.max_state {
        Some(characters) => {
            let characters = plain(characters);
            quote!(Some(#characters))
        }
        None => quote!(None),
    };
    quote! {
        #documentation
        #(#conditions)*
        pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
            authorize: #authorize,
            token: #token,
            grants: &[#(#grants),*],
            device: #device,
            revoke: #revoke,
            scopes: &[#(#scopes),*],
            client_scopes: &[#(#client_scopes),*],
            pkce: #pkce,
            implicit: #implicit,
            rotates: #rotates,
            lifetime: #lifetime,
            refresh_ahead: #refresh_ahead,
            space: cloud_drives_core::QuerySpace::#space,
            max_state: #max_state,
        };
    }
}

fn authorize(oauth: &OAuth) -> TokenStream {
    match &oauth.authorize {
        Some(Page::Path { server, path }) => quote! {
            Some(cloud_drives_core::AuthorizePage::Path { server: #server, path: #path })
        },
        Some(Page::Url(address)) => quote! {
            Some(cloud_drives_core::AuthorizePage::Url(#address))
        },
        None => quote!(None),
    }
}

fn endpoint(sdk: &Sdk, call: &OAuthCall) -> Option<TokenStream> {
    let operation = sdk.operation(&call.operation)?;
    let info = Names::of(operation).info;
    let module = format_ident!("{}", crate::names::snake(&operation.group));
    let path = &operation.path_template;
    let authentication = match call.authentication {
        Authentication::Form => quote!(Form),
        Authentication::Basic => quote!(Basic),
        Authentication::BasicOrQuery => quote!(BasicOrQuery),
    };
    Some(quote! {
        cloud_drives_core::OAuthEndpoint {
            operation: &#module::#info,
            path: #path,
            authentication: cloud_drives_core::ClientAuthentication::#authentication,
        }
    })
}

fn call(sdk: &Sdk, call: Option<&OAuthCall>) -> TokenStream {
    let made = call.and_then(|call| {
        let endpoint = endpoint(sdk, call)?;
        let form = form(&call.form);
        Some(quote! {
            Some(cloud_drives_core::OAuthCall { endpoint: #endpoint, form: #form })
        })
    });
    made.unwrap_or_else(|| quote!(None))
}

fn grant(grant: &Grant) -> TokenStream {
    let kind = format_ident!("{}", crate::names::camel(grant.kind));
    let grant_type = &grant.grant_type;
    let form = form(&grant.form);
    quote! {
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::#kind,
            grant_type: #grant_type,
            form: #form,
        }
    }
}

fn form(form: &Form) -> TokenStream {
    let Form { required, optional } = form;
    quote! {
        cloud_drives_core::OAuthForm {
            required: &[#(#required),*],
            optional: &[#(#optional),*],
        }
    }
}

fn duration(seconds: Option<u64>) -> TokenStream {
    match seconds {
        Some(seconds) => {
            let seconds = plain(seconds);
            quote!(Some(std::time::Duration::from_secs(#seconds)))
        }
        None => quote!(None),
    }
}
