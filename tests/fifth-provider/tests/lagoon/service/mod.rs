//! The service in memory, which implements [`Transport`](cloud_drives_core::Transport).
//!
//! `drive.rs` and `sign_in.rs` answer as the documents in `specs` say; `wire.rs` transports the answers and injects faults.

mod drive;
mod sign_in;
mod wire;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response};
use serde_json::{Value, json};
use tokio::sync::Notify;
use url::form_urlencoded;

pub(crate) use self::drive::CHUNK;
use self::drive::{Drive, Item};
use self::sign_in::SignIn;
pub(crate) use self::wire::{Failure, Fault};

/// Its base URL without a socket.
const BASE: &str = "https://lagoon.test";

type Call = Request<Bytes>;
type Answer = Response<Bytes>;
/// Status and code of an error answer.
type Refused = (u16, &'static str);

fn json_answer(status: u16, body: &Value) -> Answer {
    let answer = Answer::new(body.to_string().into());
    with_status(with(answer, "content-type", "application/json"), status)
}

fn refusal((status, code): Refused) -> Answer {
    let error = json!({ "code": code, "message": code });
    json_answer(status, &json!({ "error": error }))
}

fn with_status(mut answer: Answer, status: u16) -> Answer {
    *answer.status_mut() = status.try_into().expect("a status");
    answer
}

fn with(mut answer: Answer, name: &'static str, value: &str) -> Answer {
    let value = HeaderValue::from_str(value).expect("a header value");
    answer
        .headers_mut()
        .insert(HeaderName::from_static(name), value);
    answer
}

fn header<'a>(call: &'a Call, name: &str) -> Option<&'a str> {
    call.headers().get(name)?.to_str().ok()
}

/// Returns a field of a form or a query; empty if it is missing.
fn field(form: &[u8], name: &str) -> String {
    let found = form_urlencoded::parse(form).find(|(key, _)| key == name);
    found.map_or_else(String::new, |(_, value)| value.into_owned())
}

fn query(call: &Call, name: &str) -> String {
    field(call.uri().query().unwrap_or_default().as_bytes(), name)
}

/// State of the service.
#[derive(Default)]
struct State {
    drive: Drive,
    sign_in: SignIn,
    faults: Vec<Fault>,
    log: Vec<String>,
}

impl State {
    /// Answers a request; `base` is the base URL of its links.
    fn answer(&mut self, call: &Call, base: &str) -> Answer {
        let path = call.uri().path().to_owned();
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        let answer = match steps.as_slice() {
            ["login", rest @ ..] => Ok(self.sign_in.answer(call, rest)),
            ["content", id] => self.drive.contents(call, id),
            ["v1", ..] if !self.sign_in.knows(header(call, "authorization")) => {
                Err((401, "unauthenticated"))
            }
            ["v1", rest @ ..] => self.drive.answer(call, rest, base),
            _ => Err((404, "noRoute")),
        };
        answer.unwrap_or_else(refusal)
    }
}

/// The service. Clones share its state.
#[derive(Clone, Default)]
pub(crate) struct Service {
    state: Arc<Mutex<State>>,
    logged: Arc<Notify>,
}

impl fmt::Debug for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Service")
    }
}

impl Service {
    pub(crate) fn api_url(&self) -> String {
        format!("{BASE}/v1")
    }

    pub(crate) fn login_url(&self) -> String {
        format!("{BASE}/login")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the URL that the browser is redirected to after the user has granted access.
    pub(crate) fn approve(&self, page: &str) -> String {
        let call = Request::get(page).body(Bytes::new()).expect("an address");
        let answer = self.state().sign_in.answer(&call, &["authorize"]);
        let location = &answer.headers()["location"];
        location.to_str().expect("an address").to_owned()
    }

    /// Issues an access token and a refresh token.
    pub(crate) fn tokens(&self) -> (String, String) {
        self.state().sign_in.issue()
    }

    /// Makes all access tokens expire.
    pub(crate) fn expire_tokens(&self) {
        self.state().sign_in.expire();
    }

    /// Makes all download links expire.
    pub(crate) fn expire_links(&self) {
        self.state().drive.expire_links();
    }

    pub(crate) fn add_fault(&self, fault: Fault) {
        self.state().faults.push(fault);
    }

    /// Adds a file or replaces its contents, and returns its id.
    pub(crate) fn put_file(&self, parent: &str, name: &str, contents: Vec<u8>) -> String {
        let file = Item::new(parent, name, Some(contents.into()));
        self.state().drive.put(file)
    }

    pub(crate) fn put_folder(&self, parent: &str, name: &str) -> String {
        self.state().drive.put(Item::new(parent, name, None))
    }

    /// Returns the contents of a file; `Some(None)` for a folder.
    pub(crate) fn at(&self, path: &str) -> Option<Option<Bytes>> {
        self.state().drive.at(path)
    }

    /// Returns the requests so far that begin with this text, each with its status, or a dash if there was no answer.
    pub(crate) fn log(&self, beginning: &str) -> Vec<String> {
        let state = self.state();
        let lines = state.log.iter().filter(|line| line.starts_with(beginning));
        lines.cloned().collect()
    }

    fn log_line(&self, line: String) {
        self.state().log.push(line);
        self.logged.notify_waiters();
    }

    /// Waits for this number of requests that begin with this text.
    pub(crate) async fn reached(&self, beginning: &str, requests: usize) {
        loop {
            let logged = self.logged.notified();
            if self.log(beginning).len() >= requests {
                return;
            }
            logged.await;
        }
    }
}
