//! The facade `AmazonDrive` against the emulator: every method of the Python client, its arguments, its errors, and its
//! behaviour if the service fails. `sdk/amazon-drive/MIGRATING.md` names the test of each row.

mod bad_input;
mod calls;
mod changes;
mod children;
mod client;
mod downloads;
mod errors;
mod filters;
mod folders;
mod interrupted_downloads;
mod interrupted_uploads;
mod listings;
mod nodes;
mod paths;
mod pauses;
mod properties;
mod security;
mod settle;
mod sign_in;
mod tokens;
mod traced;
mod trash;
mod uploads;

use std::ops::Deref;
use std::time::Duration;

use cloud_drives::amazon_drive::types::Node;
use cloud_drives::amazon_drive::{AmazonDriveBuilder, ErrorKind, ListNodes};
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, PausePolicy, RetryPolicy};
use cloud_drives::{AmazonDrive, Error, transport_fn};
use cloud_drives_emulator::{
    AmazonDrive as Emulator, AmazonDriveBuilder as EmulatorBuilder, RecordedRequest,
};

/// A strict emulator, which answers 400 to invalid requests. At the end it checks that there were none.
struct Service {
    emulator: Emulator,
}

impl Service {
    async fn start(builder: EmulatorBuilder) -> Self {
        let emulator = builder.strict(true).start().await;
        Self::of(emulator.expect("loopback can be bound"))
    }

    /// One without sockets, for tests on a paused clock.
    fn in_process(builder: EmulatorBuilder) -> Self {
        Self::of(builder.strict(true).in_process())
    }

    fn of(emulator: Emulator) -> Self {
        Self { emulator }
    }

    /// A client that is signed in.
    fn drive(&self) -> AmazonDrive {
        self.builder().build().expect("the settings are good")
    }

    /// Settings of a client that is signed in.
    fn builder(&self) -> AmazonDriveBuilder {
        self.stranger().token(self.sign_in())
    }

    /// Settings of a client without a token; nothing in them waits.
    fn stranger(&self) -> AmazonDriveBuilder {
        let builder = AmazonDrive::builder()
            .base_url("master", self.master_url())
            .base_url("oauth", self.login())
            .application(self.client_id(), self.client_secret())
            .retry_policy(at_once())
            .pause_policy(PausePolicy::off());
        match self.has_sockets() {
            true => builder,
            false => builder.transport(transport_fn(self.transport())),
        }
    }

    /// The address that the paths of Login with Amazon are under.
    fn login(&self) -> String {
        let token = self.token_url();
        let base = token.strip_suffix("/auth/o2/token");
        base.expect("the path of tokens").to_owned()
    }

    /// How many requests there were with this method and a path that ends like this.
    fn count(&self, method: &str, end: &str) -> usize {
        let wanted =
            |request: &&RecordedRequest| request.method == method && request.path.ends_with(end);
        self.requests().iter().filter(wanted).count()
    }

    /// The latest request.
    fn last(&self) -> RecordedRequest {
        self.requests().pop().expect("there was a request")
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
        if !std::thread::panicking() {
            assert_eq!(self.emulator.complaints(), [], "what the client did wrong");
        }
    }
}

/// A service and a client that is signed in.
async fn signed_in() -> (Service, AmazonDrive) {
    let service = Service::start(Emulator::builder()).await;
    let drive = service.drive();
    (service, drive)
}

/// Four attempts without waits.
fn at_once() -> RetryPolicy {
    RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO))
}

/// The kind of a failure.
#[track_caller]
fn kind<T>(outcome: Result<T, Error>) -> ErrorKind {
    match outcome {
        Ok(_) => panic!("it should have failed"),
        Err(error) => ErrorKind::of(&error),
    }
}

/// The first bytes of the pattern that seeded files are made of.
fn pattern(length: usize) -> Vec<u8> {
    let mut all = Vec::with_capacity(length);
    while all.len() < length {
        let more = cloud_drives_emulator::pattern::bytes(all.len() as u64, length - all.len());
        all.extend_from_slice(&more);
    }
    all
}

/// The JSON of a body.
fn body(request: &RecordedRequest) -> serde_json::Value {
    serde_json::from_slice(&request.body).expect("it is JSON")
}

/// All nodes of a listing.
async fn all(listing: ListNodes) -> Result<Vec<Node>, Error> {
    listing.items().collect_all(1000).await
}

/// The names of nodes.
fn names(nodes: &[Node]) -> Vec<&str> {
    nodes
        .iter()
        .filter_map(|node| node.name.as_deref())
        .collect()
}
