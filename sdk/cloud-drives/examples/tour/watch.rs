//! Counts of an emulator during the tour, for the table and for a check at the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cloud_drives::retry::RetryPolicy;
use cloud_drives_emulator::{Complaint, Faults, RecordedRequest};

use crate::Failure;
use crate::compare::same;
use crate::ledger::Reading;
use crate::screen::shortened;

/// Counts the retries of a client.
#[derive(Clone, Default)]
pub(crate) struct Retries(Arc<AtomicU64>);

impl Retries {
    /// Returns the policy with a counter of its retries.
    pub(crate) fn counted(&self, policy: RetryPolicy) -> RetryPolicy {
        let count = Arc::clone(&self.0);
        policy.on_retry(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        })
    }

    /// Returns the counts so far, with the emulator's requests and the bytes of their bodies in both directions.
    pub(crate) fn reading(&self, requests: &[RecordedRequest]) -> Reading {
        Reading {
            calls: requests.len(),
            retries: self.0.load(Ordering::Relaxed),
            bytes: requests
                .iter()
                .map(|request| request.body_size + request.answer_size)
                .sum(),
            faults: requests.iter().filter_map(struck).collect(),
        }
    }
}

/// Describes the fault of a request, if it had one: `PUT /upload-target/1f…9a: answered 503`.
fn struck(request: &RecordedRequest) -> Option<String> {
    // METHOD PATTERN EFFECT
    let fault = request.fault.as_deref()?;
    let effect = fault.splitn(3, ' ').nth(2).unwrap_or(fault);
    let effect = match effect.split_once('=') {
        Some(("cut", count)) => format!("answer cut after {count} bytes"),
        Some(("reset", count)) => format!("connection reset after {count} bytes of the body"),
        _ => match effect {
            "lose" => "done, and its answer lost".to_owned(),
            "reset" => "connection reset".to_owned(),
            status => format!("answered {status}"),
        },
    };
    let path = shortened(&request.path, 30);
    Some(format!("{} {path}: {effect}", request.method))
}

/// Fails if the client sent an invalid request, or if a fault did not occur.
pub(crate) fn check(complaints: &[Complaint], faults: &Faults) -> Result<(), Failure> {
    if let Some(complaint) = complaints.first() {
        return Err(format!("the service would have refused a request: {complaint:?}").into());
    }
    same("faults that never happened", &0, &faults.unused().len())
}
