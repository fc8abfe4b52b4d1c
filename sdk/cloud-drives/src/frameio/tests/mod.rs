//! Tests of the facade over a transport in memory, with a clock that stands still.

mod calls;
mod download;
mod settle;
mod sign_in;
mod tree;
mod upload;
mod upload_resume;

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::FrameIo;
use crate::prelude::*;
use crate::testing::{Answer, Scripted, SentRequest};

/// A token that only the API may receive, and that must never be printed.
const TOKEN: &str = "eyJ_CANARY_TOKEN";
const ACCOUNT: &str = "acc";
const FOLDER: &str = "fol";

fn frame(transport: &Scripted) -> FrameIo {
    let builder = FrameIo::builder().token(TOKEN);
    builder.transport(transport.clone()).build().unwrap()
}

fn json_answer(status: u16, body: &Value) -> Answer {
    Answer::json(status, &body.to_string())
}

/// Returns a failure in the form of Frame.io.
fn refused(status: u16) -> Answer {
    json_answer(status, &json!({"errors": [{"detail": "no"}]}))
}

/// Returns the members that all assets have.
fn asset(kind: &str, id: &str, name: &str) -> Value {
    json!({
        "id": id, "type": kind, "name": name, "parent_id": FOLDER, "project_id": "pro",
        "view_url": format!("https://next.frame.io/project/pro/view/{id}"),
        "created_at": "2025-06-26T20:08:06.751313Z", "updated_at": "2025-06-26T20:08:06.751313Z",
    })
}

fn file(id: &str, name: &str, size: usize) -> Value {
    let mut file = asset("file", id, name);
    file["file_size"] = json!(size);
    file["media_type"] = json!("video/mp4");
    file["status"] = json!("created");
    file
}

fn folder(id: &str, name: &str) -> Value {
    let mut folder = asset("folder", id, name);
    folder["restricted"] = json!(false);
    folder["cover_file_id"] = Value::Null;
    folder
}

/// A Frame.io that accepts uploads.
#[derive(Clone)]
struct Service(Arc<Mutex<State>>);

struct State {
    /// Sizes of the parts of the next files.
    parts: Vec<usize>,
    /// The query of the addresses of parts.
    query: String,
    media_type: Value,
    /// Rejections of parts before they are accepted, by number.
    refusals: Vec<(usize, Answer)>,
    /// Number of polls of the status that are answered with "not yet".
    polls: u32,
    failed: bool,
    files: usize,
    /// The bytes that have arrived, by file and part.
    arrived: Vec<(usize, usize, String)>,
    deleted: Vec<String>,
}

impl Service {
    fn new(parts: impl IntoIterator<Item = usize>) -> Self {
        Self(Arc::new(Mutex::new(State {
            parts: parts.into_iter().collect(),
            query: "X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-acl&X-Amz-Signature=CANARY_SIGNATURE"
                .to_owned(),
            media_type: json!("video/mp4"),
            refusals: Vec::new(),
            polls: 0,
            failed: false,
            files: 0,
            arrived: Vec::new(),
            deleted: Vec::new(),
        })))
    }

    fn with(self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state());
        self
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the contents that have arrived of the latest file, in order.
    fn contents(&self) -> String {
        let state = self.state();
        let mut parts: Vec<_> = state
            .arrived
            .iter()
            .filter(|(file, ..)| *file == state.files)
            .collect();
        parts.sort();
        parts.dedup_by_key(|(_, part, _)| *part);
        parts.iter().map(|(_, _, body)| body.as_str()).collect()
    }

    /// Returns the parts that were sent, in order, with their number of attempts.
    fn sent(&self) -> Vec<usize> {
        let mut parts: Vec<_> = self.state().arrived.iter().map(|sent| sent.1).collect();
        parts.sort_unstable();
        parts
    }

    fn transport(&self) -> Scripted {
        let service = self.clone();
        Scripted::answering(move |call| service.answer(call))
    }

    fn answer(&self, call: &SentRequest) -> Answer {
        let mut state = self.state();
        let path = call.path.clone();
        if path.ends_with("/files/local_upload") {
            return state.create(call);
        }
        if path.ends_with("/attachments") {
            return state.attach();
        }
        if let Some(place) = path.strip_prefix("/bucket/") {
            return state.take(place, call);
        }
        if path.ends_with("/status") {
            return state.status();
        }
        if call.method == http::Method::DELETE {
            let id = path.rsplit('/').next().unwrap_or_default().to_owned();
            state.deleted.push(id);
            return Answer::status(204);
        }
        panic!("nobody expects {}", call.line())
    }
}

impl State {
    fn create(&mut self, call: &SentRequest) -> Answer {
        self.files += 1;
        let sent: Value = serde_json::from_str(&call.body).unwrap();
        let id = format!("file-{}", self.files);
        let size = sent["data"]["file_size"].as_u64().unwrap();
        let name = sent["data"]["name"].as_str().unwrap();
        let mut file = file(&id, name, usize::try_from(size).unwrap());
        file["media_type"] = self.media_type.clone();
        let urls = self
            .parts
            .iter()
            .enumerate()
            .map(|(index, size)| json!({"size": size, "url": self.url(index + 1)}));
        file["upload_urls"] = urls.collect();
        json_answer(201, &json!({"data": file}))
    }

    fn attach(&mut self) -> Answer {
        self.files += 1;
        let size: usize = self.parts.iter().sum();
        let urls: Vec<String> = (1..=self.parts.len()).map(|part| self.url(part)).collect();
        let attachment = json!({
            "id": "att", "name": "notes.pdf", "file_size": size, "media_type": "application/pdf",
            "created_at": "2025-06-26T20:08:06.751313Z", "upload_urls": urls,
        });
        json_answer(201, &json!({"data": attachment}))
    }

    fn url(&self, part: usize) -> String {
        format!(
            "https://s3.example/bucket/{}/{part}?{}",
            self.files, self.query
        )
    }

    fn take(&mut self, place: &str, call: &SentRequest) -> Answer {
        let (file, part) = place.split_once('/').unwrap();
        let (file, part) = (file.parse().unwrap(), part.parse().unwrap());
        if let Some(index) = self.refusals.iter().position(|(at, _)| *at == part) {
            return self.refusals.remove(index).1;
        }
        self.arrived.push((file, part, call.body.clone()));
        Answer::status(200)
    }

    fn status(&mut self) -> Answer {
        let complete = self.polls == 0 && !self.failed;
        self.polls = self.polls.saturating_sub(1);
        let status = json!({
            "id": "file", "filetype": "video/mp4", "upload_complete": complete,
            "upload_failed": self.failed, "uploaded_at": null, "upload_completed_at": null,
        });
        json_answer(200, &json!({"data": status}))
    }
}

/// Returns S3's answer for an expired URL.
fn s3_expired() -> Answer {
    let times =
        "<Expires>2025-06-26T20:08:06Z</Expires><ServerTime>2025-06-26T20:08:07Z</ServerTime>";
    let message = format!("Request has expired</Message>{times}<Message>");
    s3(403, "AccessDenied", &message)
}

/// Returns S3's answer to a rejected request.
fn s3(status: u16, code: &str, message: &str) -> Answer {
    let xml = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    let headers = vec![("content-type", "application/xml".to_owned())];
    Answer::Full(status, headers, xml.into())
}
