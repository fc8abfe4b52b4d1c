//! Trying again: how often, how long in between, and only where a repeat can do no harm.
//!
//! [`RetryPolicy`] holds what a caller decides (attempts, backoff), [`RetryRules`] what a provider knows about its
//! failures, [`RetryBudget`] what all calls of a client may spend together. [`RetryTransport`] applies them to single requests,
//! and a [`Retrier`] to anything else that is done more than once, such as a link and the upload to it. A call of unknown outcome that
//! may not be done twice is looked at first: [`settle`], or a [`Settlement`] in the options of a request.

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
