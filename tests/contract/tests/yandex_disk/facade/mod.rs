//! The facade `YandexDisk` against the emulator, over sockets: every call of the Python client, its arguments, its errors, and its
//! behaviour if the service fails. `sdk/yandex-disk/MIGRATING.md` names the test of each row.

mod bad_input;
mod browser;
mod client;
mod device;
mod downloads;
mod errors;
mod files;
mod folders;
mod in_process;
mod interrupted_downloads;
mod interrupted_uploads;
mod layers;
mod metadata;
mod object_store;
mod operations;
mod public;
mod refresh;
mod retries;
mod security;
mod settle;
mod tokens;
mod traced;
mod trash;
mod uploads;

use std::ops::Deref;
use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::yandex_disk::{ErrorKind, YandexDiskBuilder};
use cloud_drives::{CallOptions, Error, YandexDisk};
use cloud_drives_emulator::yandex_disk::YandexDiskBuilder as EmulatorBuilder;
use cloud_drives_emulator::{RecordedRequest, YandexDisk as Emulator};

/// A strict emulator, which answers 400 to invalid requests. At the end it checks that there were none.
struct Service {
    emulator: Emulator,
    forgiven: bool,
}

impl Service {
    async fn start(builder: EmulatorBuilder) -> Self {
        let emulator = builder.strict(true).start().await;
        Self {
            emulator: emulator.expect("loopback can be bound"),
            forgiven: false,
        }
    }

    /// A client that is signed in.
    fn disk(&self) -> YandexDisk {
        self.builder().build().expect("the settings are good")
    }

    /// Settings of a client that is signed in.
    fn builder(&self) -> YandexDiskBuilder {
        self.stranger().token(self.sign_in())
    }

    /// Settings of a client without a token; nothing in them waits.
    fn stranger(&self) -> YandexDiskBuilder {
        YandexDisk::builder()
            .application(self.client_id(), self.client_secret())
            .base_url("api", self.api_url())
            .base_url("oauth", self.oauth_url())
            .retry_policy(at_once())
            .poll(PollSettings::every(Duration::ZERO))
    }

    /// The requests so far, as `METHOD path`, with the origin in front unless it is the API.
    fn seen(&self) -> Vec<String> {
        let requests = self.requests();
        let line = |request: &RecordedRequest| match request.origin {
            "api" => format!("{} {}", request.method, request.path),
            origin => {
                let path = request.path.split('/').nth(1).unwrap_or_default();
                format!("{origin} {} /{path}", request.method)
            }
        };
        requests.iter().map(line).collect()
    }

    /// How many requests there were with this method and path.
    fn count(&self, method: &str, path: &str) -> usize {
        let wanted = |request: &&RecordedRequest| request.method == method && request.path == path;
        self.requests().iter().filter(wanted).count()
    }

    /// How many requests came to an origin.
    fn count_at(&self, origin: &str, method: &str) -> usize {
        let wanted =
            |request: &&RecordedRequest| request.origin == origin && request.method == method;
        self.requests().iter().filter(wanted).count()
    }

    /// The latest request.
    fn last(&self) -> RecordedRequest {
        self.requests().pop().expect("there was a request")
    }

    /// The latest request to a path of the API.
    fn last_to(&self, path: &str) -> RecordedRequest {
        let mut requests = self.requests();
        requests.retain(|request| request.path == path);
        requests.pop().expect("there was such a request")
    }

    /// What the client did wrong was meant.
    fn forgive(&mut self) {
        self.forgiven = true;
    }
}

impl Deref for Service {
    type Target = Emulator;

    fn deref(&self) -> &Emulator {
        &self.emulator
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if !self.forgiven && !std::thread::panicking() {
            assert_eq!(self.emulator.complaints(), [], "what the client did wrong");
        }
    }
}

/// A service and a client that is signed in.
async fn signed_in() -> (Service, YandexDisk) {
    let service = Service::start(Emulator::builder()).await;
    let disk = service.disk();
    (service, disk)
}

/// Four attempts without waits.
fn at_once() -> RetryPolicy {
    RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO))
}

/// The query parameters of a request, as `name=value`.
fn query(request: &RecordedRequest) -> Vec<String> {
    let pairs = request.query.iter();
    pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

/// The kind of a failure.
fn kind<T>(outcome: Result<T, Error>) -> ErrorKind {
    match outcome {
        Ok(_) => panic!("it should have failed"),
        Err(error) => ErrorKind::of(&error),
    }
}

/// Bytes of a file that are all different.
fn bytes(length: usize) -> Vec<u8> {
    let mut all = Vec::with_capacity(length);
    while all.len() < length {
        all.extend_from_slice(&cloud_drives_emulator::pattern::bytes(
            all.len() as u64,
            length - all.len(),
        ));
    }
    all
}

/// Options of a call that asks for the state of an operation at this interval, for this long.
fn polled(interval: Duration, timeout: Duration) -> CallOptions {
    CallOptions::new().with_poll(PollSettings::every(interval).with_timeout(timeout))
}
