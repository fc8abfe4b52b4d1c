//! Tests of the facade of Verizon's cloud against the emulator: the methods, types and exceptions of the Python SDK.
//! `sdk/verizon-cloud/MIGRATING.md` names the tests; those of methods for a single operation are among the
//! tests of the typed crate.

mod contents;
mod errors;
mod files;
mod layers;
mod search;
mod sign_in;
mod traced;
mod transfers;

use std::time::Duration;

use cloud_drives::VerizonCloud;
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::verizon_cloud::{ErrorKind, VerizonCloudBuilder};
use cloud_drives_emulator::{VerizonCloud as Emulator, VerizonCloudBuilder as Setup};

/// An emulator that answers 400 to whatever its service does not know, and a facade that is signed in.
struct Cloud {
    emulator: Emulator,
    cloud: VerizonCloud,
}

impl Cloud {
    async fn open() -> Self {
        Self::of(Emulator::builder()).await
    }

    async fn of(setup: Setup) -> Self {
        let emulator = setup.strict(true).start().await;
        let emulator = emulator.expect("loopback can be bound");
        let builder = builder(&emulator).token(emulator.sign_in());
        let cloud = builder.build().expect("the settings are good");
        Self { emulator, cloud }
    }

    #[track_caller]
    fn no_complaints(&self) {
        let complaints = self.emulator.complaints();
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}

/// A facade without a token, whose waits take no time.
fn builder(emulator: &Emulator) -> VerizonCloudBuilder {
    let app = emulator.app();
    let (id, secret) = (&app.client_id, app.client_secret.as_str());
    VerizonCloud::builder()
        .base_url("api", emulator.api_url())
        .upload_origin(emulator.upload_url())
        .application(id, secret)
        .redirect_uri(&app.redirect_uri)
        .retry_policy(RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO)))
}

/// The kind of what a call was refused with.
fn kind<T>(answer: Result<T, cloud_drives::Error>) -> ErrorKind {
    ErrorKind::of(&answer.err().expect("the call is refused"))
}
