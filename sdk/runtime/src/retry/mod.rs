//! Retries: how often, at which intervals, and only if they are safe.
//!
//! [`RetryPolicy`] contains the caller's decisions (attempts, backoff), [`RetryRules`] a provider's knowledge about its failures, and
//! [`RetryBudget`] the retries that all calls of a client may make together. [`RetryTransport`] applies them to single requests, and a
//! [`Retrier`] to anything else that is repeated, such as getting a link and uploading to it. If a call must not be done twice and its
//! outcome is unknown, the outcome is looked up first: see [`settle`], and [`Settlement`] for the options of a request.

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
