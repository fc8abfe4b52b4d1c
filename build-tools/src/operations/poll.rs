//! Operations that go on after the answer: who started one, and how far it is.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, paths};
use crate::model::{AnswerBody, Group, Operation, Sdk, Type};

/// Tells the id of the operation that an outcome started.
pub(super) fn started(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    let arms: Vec<TokenStream> = operation
        .answer
        .outcomes
        .iter()
        .filter_map(|outcome| {
            let poll = outcome.poll.as_ref()?;
            let variant = format_ident!("{}", outcome.variant);
            let walked = paths::text(sdk, quote!(body), &poll.id);
            let tokens = walked.tokens;
            let id = match walked.optional {
                true => quote!(#tokens.and_then(cloud_drives_core::last_path_segment)),
                false => quote!(cloud_drives_core::last_path_segment(&#tokens)),
            };
            Some(quote!(Self::#variant(body) => #id,))
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let others = operation.answer.outcomes.iter().filter_map(|outcome| {
        let variant = format_ident!("{}", outcome.variant);
        match (&outcome.poll, &outcome.body) {
            (Some(_), _) => None,
            (None, AnswerBody::Empty) => Some(quote!(Self::#variant => None,)),
            (None, _) => Some(quote!(Self::#variant(_) => None,)),
        }
    });
    let outcome = &names.outcome;
    quote! {
        impl cloud_drives_core::Started for #outcome {
            fn operation_id(&self) -> Option<String> {
                match self {
                    #(#arms)*
                    #(#others)*
                }
            }
        }
    }
}

/// Reads the state out of the answers of this group's operations that others are followed with.
pub(super) fn progress(sdk: &Sdk, group: &Group) -> TokenStream {
    let mut made = TokenStream::new();
    let mut seen = BTreeSet::new();
    let polls = sdk
        .operations()
        .flat_map(|operation| &operation.answer.outcomes)
        .filter_map(|outcome| outcome.poll.as_ref());
    for poll in polls {
        let here = group
            .operations
            .iter()
            .any(|operation| operation.full_name() == poll.operation);
        if !here || !seen.insert(poll.progress.clone()) {
            continue;
        }
        let name = format_ident!("{}", poll.progress);
        let text = match &poll.state_type {
            Type::Named(_) => {
                let walked = paths::borrow(sdk, quote!(self), &poll.state);
                let tokens = walked.tokens;
                match walked.optional {
                    true => quote!(#tokens.map_or("", |state| state.as_str())),
                    false => quote!(#tokens.as_str()),
                }
            }
            _ => {
                let walked = paths::text(sdk, quote!(self), &poll.state);
                let tokens = walked.tokens;
                match walked.optional {
                    true => quote!(#tokens.unwrap_or_default()),
                    false => quote!(#tokens.as_str()),
                }
            }
        };
        let arm = |states: &[String], state: &str| {
            let state = format_ident!("{state}");
            match states.is_empty() {
                true => TokenStream::new(),
                false => quote!(#(#states)|* => PollState::#state,),
            }
        };
        let pending = arm(&poll.pending, "Pending");
        let done = arm(&poll.done, "Succeeded");
        let failed = arm(&poll.failed, "Failed");
        made.extend(quote! {
            impl cloud_drives_core::Progress for types::#name {
                fn poll_state(&self) -> PollState {
                    match #text {
                        #pending
                        #done
                        #failed
                        other => PollState::Unknown(other.to_owned()),
                    }
                }
            }
        });
    }
    made
}
