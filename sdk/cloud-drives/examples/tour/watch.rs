//! What an emulator sees of its part of the tour: counted for the table, and held against what should be in the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cloud_drives::retry::RetryPolicy;
use cloud_drives_emulator::{Complaint, Faults, RecordedRequest};

use crate::Failure;
use crate::compare::same;
use crate::ledger::Reading;

/// Counts what a client tries again.
#[derive(Clone, Default)]
pub(crate) struct Retries(Arc<AtomicU64>);

impl Retries {
    /// The policy, its retries counted here.
    pub(crate) fn counted(&self, policy: RetryPolicy) -> RetryPolicy {
        let count = Arc::clone(&self.0);
        policy.on_retry(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        })
    }

    /// What there is so far, with the requests that the emulator has seen: calls, and the bytes of their bodies both ways.
    pub(crate) fn reading(&self, requests: &[RecordedRequest]) -> Reading {
        Reading {
            calls: requests.len() as u64,
            retries: self.0.load(Ordering::Relaxed),
            bytes: requests
                .iter()
                .map(|request| request.body_size + request.answer_size)
                .sum(),
        }
    }
}

/// Fails when the client did something wrong, or when a fault has met nothing.
pub(crate) fn check(complaints: &[Complaint], faults: &Faults) -> Result<(), Failure> {
    if let Some(complaint) = complaints.first() {
        return Err(format!("the service would have refused a request: {complaint:?}").into());
    }
    same("faults that never happened", &0, &faults.unused().len())
}
