//! Operations that go on after the answer: who started one, and how far it is.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Names, paths};
use crate::model::{AnswerBody, Group, Operation, Parameter, Poll, Sdk};
use crate::types::docs;

/// Returns the polls that the answers of an operation lead to.
fn polls(operation: &Operation) -> impl Iterator<Item = &Poll> {
    let outcomes = operation.answer.outcomes.iter();
    outcomes.filter_map(|outcome| outcome.poll.as_ref())
}

/// Returns whether the server may go on with an operation after its answer.
pub(super) fn goes_on(operation: &Operation) -> bool {
    polls(operation).next().is_some()
}

/// Generates `poller` of an operation that may go on after its answer, and of one that tells the state of
/// others.
pub(super) fn pollers(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    let follow = match polls(operation).next() {
        Some(poll) => follow(sdk, poll, names),
        None => TokenStream::new(),
    };
    let name = operation.full_name();
    let told = sdk
        .operations()
        .flat_map(polls)
        .find(|poll| poll.operation == name);
    let parameter = told.and_then(|poll| operation.parameters.get(poll.parameter));
    let take_up = match (told, parameter) {
        (Some(poll), Some(parameter)) => take_up(poll, parameter),
        _ => TokenStream::new(),
    };
    quote!(#follow #take_up)
}

fn follow(sdk: &Sdk, poll: &Poll, names: &Names) -> TokenStream {
    let outcome = &names.outcome;
    let Some(state) = sdk.operation(&poll.operation) else {
        return TokenStream::new();
    };
    let Some(parameter) = state.parameters.get(poll.parameter) else {
        return TokenStream::new();
    };
    let (group, state) = (
        format_ident!("{}", crate::names::snake(&state.group)),
        Names::of(state),
    );
    let (api, method) = (&state.api, &state.method);
    let id = format_ident!("{}", parameter.rust_name);
    let ask = match parameter.required {
        true => quote!(states.#method(id)),
        false => quote!(states.#method().#id(id)),
    };
    let documentation = docs(&format!(
        "Sends the request once and returns a poller for the operation that it started.\n\nAwaiting the request \
         also polls until the operation has finished. [`CallOptions::with_poll`] sets the interval.\n\n# Errors\n\nThose \
         of [`send`](Self::send), and \
         [`ErrorClass::Protocol`](cloud_drives_core::ErrorClass::Protocol) if\nthe response does not name the \
         operation. Polling fails with the errors of\n[`{0}::{1}`](super::{group}::{0}::{1}).",
        api, method
    ));
    quote! {
        #documentation
        pub async fn poller(self) -> Result<Poller<Completed<#outcome>>, Error> {
            let settings = self.call.poll_settings();
            let options = self.call.options().for_follow_up();
            let states = super::#group::#api::new(self.call.core().clone());
            let poller = Poller::from_answer(self.send().await?, move |id| {
                #ask.with_options(options.clone()).poll_state()
            })?;
            Ok(poller.settings(settings))
        }
    }
}

fn take_up(poll: &Poll, parameter: &Parameter) -> TokenStream {
    let progress = format_ident!("{}", poll.progress);
    let wire = &parameter.wire;
    quote! {
        /// Returns a poller for an operation whose id was saved.
        pub fn poller(self) -> Poller<()> {
            self.call.poller::<types::#progress>(#wire)
        }

        pub(super) fn poll_state(self) -> BoxFuture<'static, Result<PollState, Error>> {
            self.call.poll_state::<types::#progress>()
        }
    }
}

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
                true => quote!(#tokens.and_then(cloud_drives_core::id_in_link)),
                false => quote!(cloud_drives_core::id_in_link(&#tokens)),
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
    let running = operation.answer.outcomes.iter().filter_map(|outcome| {
        let variant = format_ident!("{}", outcome.variant);
        outcome.poll.is_some().then(|| quote!(Self::#variant(_)))
    });
    let is_running = match operation.answer.outcomes.len() == arms.len() {
        true => quote!(true),
        false => quote!(matches!(self, #(#running)|*)),
    };
    let outcome = &names.outcome;
    quote! {
        impl cloud_drives_core::Started for #outcome {
            fn is_running(&self) -> bool {
                #is_running
            }


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
        let text = paths::word(sdk, quote!(self), &poll.state);
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
