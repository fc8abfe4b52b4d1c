//! Retries: how often, how long in between, and only if a repetition is safe.
//!
//! [`RetryPolicy`] holds what a caller decides (attempts, backoff), [`RetryRules`] what a provider knows about its
//! failures, [`RetryBudget`] what all calls of a client may spend together. [`RetryTransport`] applies them to single
//! requests, and a [`Retrier`] to anything else that is repeated, such as getting a link and uploading to it. A call of
//! unknown outcome that must not be done twice is looked up first: [`settle`], or a [`Settlement`] in the options of a
//! request.

mod backoff;
mod budget;
mod call_start;
mod deadline;
mod pace;
mod pause;
mod policy;
mod retrier;
mod rules;
mod settle;
#[cfg(test)]
mod tests;
mod transport;

pub use backoff::Backoff;
pub use budget::RetryBudget;
pub use call_start::CallStart;
pub use cloud_drives_core::Verdict;
pub use deadline::Deadline;
pub use pause::{PausePolicy, PauseTransport, SharedPause};
pub use policy::{Attempt, Decision, Repeat, RetryEvent, RetryPolicy};
pub use retrier::Retrier;
pub use rules::RetryRules;
pub use settle::{Finding, FirstSent, SettleTransport, Settlement, settle};
pub use transport::RetryTransport;
pub use transport::Streamed;
