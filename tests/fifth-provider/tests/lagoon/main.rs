//! Tests of Lagoon Drive against a service in this process: the runtime with a provider outside the workspace. The clock is
//! paused: waits take no time.

mod calls;
mod downloads;
mod folders;
mod service;
mod sign_in;
mod typed;
mod uploads;

use std::time::Duration;

use cloud_drives_runtime::PollSettings;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::retry::{Backoff, RetryPolicy};
use lagoon::{Lagoon, LagoonBuilder};

use self::service::Service;

/// Returns a client with an application and without tokens, which retries immediately.
fn builder(service: &Service) -> LagoonBuilder {
    let policy = RetryPolicy::new().attempts(4);
    Lagoon::builder()
        .transport(service.clone())
        .base_url("api", service.api_url())
        .base_url("login", service.login_url())
        .public_application("lagoon-test")
        .poll(PollSettings::every(Duration::from_millis(1)))
        .retry_policy(policy.backoff(Backoff::fixed(Duration::from_millis(1))))
}

fn signed_in() -> (Service, Lagoon) {
    let service = Service::default();
    let (access, refresh) = service.tokens();
    let builder = builder(&service).token(access).refresh_token(refresh);
    (service, builder.build().expect("the settings are good"))
}

/// Returns contents in which no two pieces are equal.
fn bytes(size: usize) -> Vec<u8> {
    (0..size)
        .map(|n| (n ^ (n >> 8) ^ (n >> 16)) as u8)
        .collect()
}
