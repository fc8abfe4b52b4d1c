//! Tests of the facade on a scripted transport: what is sent, when, and how answers are read.

mod calls;
mod downloads;
mod listing;
mod settle;
mod sign_in;
mod upload_resume;
mod uploads;
mod view;

use serde_json::{Value, json};

use super::{VerizonCloud, VerizonCloudBuilder};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

/// A secret that must not appear in any displayed text.
const CANARY: &str = "CANARY";

fn builder(transport: &Scripted) -> VerizonCloudBuilder {
    VerizonCloud::builder()
        .base_url("api", "https://cloud.example/cloud/1")
        .transport(transport.clone())
}

fn cloud(transport: &Scripted) -> VerizonCloud {
    builder(transport).token("TOKEN").build().unwrap()
}

fn script(answers: impl IntoIterator<Item = Answer>) -> (Scripted, VerizonCloud) {
    let transport = Scripted::new(answers);
    let cloud = cloud(&transport);
    (transport, cloud)
}

fn ok(body: Value) -> Answer {
    Answer::json(200, &body.to_string())
}

/// Returns a failure in the form of the service.
fn refused(status: u16) -> Answer {
    let body = json!({"error": "no", "error_description": "not today"});
    Answer::json(status, &body.to_string())
}

fn split(path: &str) -> (&str, &str) {
    let (parent, name) = path.rsplit_once('/').unwrap();
    (if parent.is_empty() { "/" } else { parent }, name)
}

/// Returns a file in the form of the service.
fn file(path: &str, size: u64) -> Value {
    let (parent, name) = split(path);
    let uri = format!("dv-file://0f3a:{}", path.trim_start_matches('/'));
    json!({"name": name, "parentPath": parent, "size": size, "version": 1, "uri": uri})
}

/// Returns a folder in the form of the service.
fn folder(path: &str) -> Value {
    let (parent, name) = split(path);
    json!({"name": name, "parentPath": parent, "version": 1})
}
