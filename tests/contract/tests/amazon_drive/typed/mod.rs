//! The typed crate `amazon-drive` against the emulator, over sockets: every operation, its outcomes, its errors.

mod account;
mod bad_answers;
mod bad_input;
mod changes;
mod children;
mod content;
mod errors;
mod nodes;
mod oauth;
mod pages;
mod properties;
mod secrets;
mod trash;

use amazon_drive::types::{NewFile, NodeId};
use amazon_drive::{Client, ErrorKind, FilePart};
use cloud_drives_core::Error;
use cloud_drives_emulator::{AmazonDrive as Emulator, RecordedRequest};

/// An emulator that answers 400 to whatever its service does not know, and a client of its hosts that is signed in.
async fn signed_in() -> (Emulator, Client) {
    let emulator = Emulator::builder().strict(true).start().await;
    let emulator = emulator.expect("loopback can be bound");
    let client = client(&emulator, &emulator.sign_in()).await;
    (emulator, client)
}

/// A client of the hosts that discovery tells.
async fn client(emulator: &Emulator, token: &str) -> Client {
    let start = start(emulator, token);
    let hosts = start.account().endpoint().send().await;
    let hosts = hosts.expect("the account has a Drive");
    start
        .with_endpoint(&hosts)
        .expect("both hosts are on this machine")
}

/// A client that knows no host of the account yet.
fn start(emulator: &Emulator, token: &str) -> Client {
    Client::builder()
        .token(token)
        .base_url("master", emulator.master_url())
        .base_url("oauth", login(emulator))
        .base_url("relay", emulator.relay_url())
        .build()
        .expect("the settings are good")
}

/// The address that the paths of Login with Amazon are under.
fn login(emulator: &Emulator) -> String {
    let token = emulator.token_url();
    let base = token.strip_suffix("/auth/o2/token");
    base.expect("the path of tokens").to_owned()
}

fn kind(error: &Error) -> ErrorKind {
    ErrorKind::of(error)
}

/// A file of these bytes in the root.
async fn upload(drive: &Client, name: &str, contents: &'static str) -> NodeId {
    let sent = drive
        .content()
        .upload(NewFile::new(name), FilePart::new(contents));
    sent.send().await.expect("it is new").into_body().id
}

/// The last request that was sent.
fn last(emulator: &Emulator) -> RecordedRequest {
    emulator.requests().pop().expect("something was sent")
}

fn body(request: &RecordedRequest) -> serde_json::Value {
    serde_json::from_slice(&request.body).expect("it is JSON")
}

#[track_caller]
fn no_complaints(emulator: &Emulator) {
    assert_eq!(emulator.complaints(), []);
}
