//! Tests of the facade on a scripted transport: what is sent, when, and how answers are read.

mod calls;
mod changes;
mod discovery;
mod downloads;
mod listing;
mod paths;
mod pauses;
mod settle;
mod sign_in;
mod token_file;
mod uploads;

use super::types::Node;
use super::{AmazonDrive, AmazonDriveBuilder, ListNodes};
use crate::Error;
use crate::prelude::*;
use crate::retry::{Backoff, PausePolicy, RetryPolicy};
use crate::testing::{Answer, Scripted};
use std::time::Duration;

/// A secret that must not appear in any displayed text.
const CANARY: &str = "CANARY-canary";
const ROOT: &str = "RootAAAAAAAAAAAAAAAAA0";
const FOLDER: &str = "FoldBBBBBBBBBBBBBBBBB1";
const FILE: &str = "FileCCCCCCCCCCCCCCCCC2";

/// Returns a builder with predictable pauses.
fn builder(transport: &Scripted) -> AmazonDriveBuilder {
    AmazonDrive::builder()
        .token("Atza|TOKEN")
        .transport(transport.clone())
        .pause_policy(PausePolicy::new().without_jitter())
}

/// Returns a Drive whose hosts are known, with predictable waits.
fn drive(transport: &Scripted) -> AmazonDrive {
    let backoff = Backoff::fixed(Duration::from_secs(1));
    builder(transport)
        .endpoint(
            "https://meta.example/drive/v1/",
            "https://content.example/cdproxy/",
        )
        .retry_policy(RetryPolicy::new().backoff(backoff))
        .build()
        .unwrap()
}

fn script(answers: impl IntoIterator<Item = Answer>) -> (Scripted, AmazonDrive) {
    let transport = Scripted::new(answers);
    let drive = drive(&transport);
    (transport, drive)
}

fn ok(body: &str) -> Answer {
    Answer::json(200, body)
}

fn rate_exceeded() -> Answer {
    Answer::json(429, r#"{"message":"Rate exceeded"}"#)
}

/// Returns a node in the form of the service.
fn node(id: &str, kind: &str, name: &str, parent: &str) -> String {
    format!(
        r#"{{"id":"{id}","kind":"{kind}","name":"{name}","status":"AVAILABLE","parents":["{parent}"],"labels":[],"version":1,"createdBy":"demo-profile-user1"}}"#
    )
}

/// Returns a file in the form of the service.
fn file(id: &str, name: &str, parent: &str, contents: &[u8]) -> String {
    let print = crate::transfer::Fingerprint::of(contents);
    format!(
        r#"{{"id":"{id}","kind":"FILE","name":"{name}","status":"AVAILABLE","parents":["{parent}"],"version":1,"contentProperties":{{"size":{},"md5":"{}","version":1}}}}"#,
        print.size, print.md5
    )
}

/// Returns all nodes of a listing.
async fn all(listing: ListNodes) -> Result<Vec<Node>, Error> {
    listing.items().collect_all(1000).await
}

fn root() -> String {
    format!(r#"{{"id":"{ROOT}","kind":"FOLDER","status":"AVAILABLE","isRoot":true,"parents":[]}}"#)
}

fn list(nodes: &[String]) -> Answer {
    ok(&format!(
        r#"{{"count":{},"data":[{}]}}"#,
        nodes.len(),
        nodes.join(",")
    ))
}

fn conflict(code: &str, id: &str) -> Answer {
    Answer::json(
        409,
        &format!(
            r#"{{"logref":"l","message":"Node with the name a.txt already exists","code":"{code}","info":{{"nodeId":"{id}"}}}}"#
        ),
    )
}
