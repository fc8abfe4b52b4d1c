//! Tests of the facade on a scripted transport: what is sent, when, and how answers are read.

mod calls;
mod deadlines;
mod operations;
mod transfers;
mod tree;

use std::time::Duration;

use super::YandexDisk;
use crate::prelude::*;
use crate::retry::{Backoff, RetryPolicy};
use crate::testing::{Answer, Scripted};

/// Returns a Disk with predictable waits.
fn disk(transport: &Scripted) -> YandexDisk {
    let backoff = Backoff::exponential(Duration::from_secs(1), Duration::from_secs(20));
    YandexDisk::builder()
        .token("y0_TOKEN")
        .application("app", "sesame")
        .transport(transport.clone())
        .retry_policy(RetryPolicy::new().backoff(backoff.without_jitter()))
        .build()
        .unwrap()
}

fn script(answers: impl IntoIterator<Item = Answer>) -> (Scripted, YandexDisk) {
    let transport = Scripted::new(answers);
    let disk = disk(&transport);
    (transport, disk)
}

fn ok(body: &str) -> Answer {
    Answer::json(200, body)
}

/// Returns a failure in the form of the service.
fn refusal(status: u16, code: &str) -> Answer {
    let body = format!(r#"{{"error":"{code}","description":"d","message":"m"}}"#);
    Answer::json(status, &body)
}

/// Returns a link to an operation, in a form that the service sometimes used.
fn operation(id: &str) -> Answer {
    let href = format!("http://cloud-api.yandex.net/v1/disk/operations/{id}");
    Answer::json(
        202,
        &format!(r#"{{"href":"{href}","method":"GET","templated":false}}"#),
    )
}

fn resource(status: u16) -> Answer {
    Answer::json(
        status,
        r#"{"href":"https://cloud-api.yandex.net/v1/disk/resources?path=disk%3A%2Fa+b","method":"GET","templated":false}"#,
    )
}

fn state(state: &str) -> Answer {
    ok(&format!(r#"{{"status":"{state}"}}"#))
}
