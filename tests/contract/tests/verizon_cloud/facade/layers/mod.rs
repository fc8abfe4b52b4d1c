//! Tests of the facade of Verizon's cloud against the emulator over real connections: all layers together, which the scripted tests cover
//! separately. Transfers have their own module.

mod calls;
mod lists;
mod misbehaving;
mod names;
mod sign_in;
mod unknown;
mod view;

use std::time::Duration;

use cloud_drives::VerizonCloud;
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::verizon_cloud::VerizonCloudBuilder;
use cloud_drives_emulator::VerizonCloud as Emulator;

async fn emulator() -> Emulator {
    let builder = Emulator::builder().strict(true);
    builder.start().await.expect("loopback can be bound")
}

/// Waits that take no time, of which there are as many as usual.
fn builder(emulator: &Emulator) -> VerizonCloudBuilder {
    let app = emulator.app();
    VerizonCloud::builder()
        .base_url("api", emulator.api_url())
        .application(&app.client_id, app.client_secret.as_str())
        .redirect_uri(&app.redirect_uri)
        .retry_policy(RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO)))
}

fn signed_in(emulator: &Emulator) -> VerizonCloud {
    let builder = builder(emulator).token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

#[track_caller]
fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}
