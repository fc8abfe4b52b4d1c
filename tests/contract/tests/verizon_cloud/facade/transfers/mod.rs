//! Tests of uploads and downloads against the emulator, over real connections.

use cloud_drives::prelude::*;

mod downloads;
mod folder;
mod killed;
mod uploads;

use std::time::Duration;

use cloud_drives::VerizonCloud;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::verizon_cloud::VerizonCloudBuilder;
use cloud_drives_emulator::VerizonCloud as Emulator;
use http::Method;

/// Bytes of a chunk here.
const CHUNK: u64 = 64 * 1024;

async fn emulator() -> Emulator {
    let emulator = Emulator::builder().strict(true);
    emulator.start().await.expect("loopback can be bound")
}

/// Waits that take no time, of which there are as many as usual.
fn builder(emulator: &Emulator) -> VerizonCloudBuilder {
    let waits = Backoff::fixed(Duration::ZERO);
    VerizonCloud::builder()
        .base_url("api", emulator.api_url())
        .upload_origin(emulator.upload_url())
        .retry_policy(RetryPolicy::new().backoff(waits))
}

fn signed_in(emulator: &Emulator) -> VerizonCloud {
    let builder = builder(emulator).token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

fn contents(bytes: u64) -> Vec<u8> {
    (0..bytes).map(|byte| (byte % 251) as u8).collect()
}

fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// The numbers of the chunks that came, in order; 0 for what is none.
fn bodies(emulator: &Emulator) -> Vec<u32> {
    let requests = emulator.requests();
    let posts = requests
        .iter()
        .filter(|request| request.method == Method::POST && request.path.contains("/upload/"));
    posts
        .map(|request| {
            request
                .query("offset")
                .map_or(0, |number| number.parse().expect("a number"))
        })
        .collect()
}

/// How often a path of this form was asked for.
fn count(emulator: &Emulator, path: &str) -> usize {
    let requests = emulator.requests();
    let asked = requests
        .iter()
        .filter(|request| request.path.contains(path));
    asked.count()
}
