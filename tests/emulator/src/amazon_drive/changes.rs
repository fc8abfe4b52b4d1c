//! The feed of changes, a line of JSON at a time (`wire.md` §2.15, §4.2).

use std::collections::VecDeque;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::StatusCode;
use serde_json::{Value, json};

use super::call::Call;
use super::errors::{ApiError, JSON};
use super::node::{Node, Status};
use super::represent::View;
use crate::answer::{Answer, Piece};

/// Nodes on a line when the client does not say.
const CHUNK: usize = 500;

/// Faults inside a feed whose status is 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangesTrouble {
    /// The line that ends it does not come.
    NoEnd,
    /// The first line has another `statusCode` than 200 and no nodes.
    StatusCode(u16),
    /// The first line is no JSON.
    NotJson,
}

/// The client's request for the feed.
struct ChangesRequest {
    since: u64,
    /// Whether it has to begin from nothing.
    reset: bool,
    chunk: usize,
    most: usize,
    purged: bool,
}

pub(crate) fn changes(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let wanted = wanted(call)?;
    let trouble = call.state.conditions.changes.pop_front();
    let mut lines = lines(call, &wanted);
    match trouble {
        Some(ChangesTrouble::NotJson) => {
            if let Some(first) = lines.first_mut() {
                first.truncate(first.len() / 2);
            }
        }
        Some(ChangesTrouble::StatusCode(status)) => {
            let failed = json!({
                "checkpoint": checkpoint(call, wanted.since),
                "reset": wanted.reset,
                "nodes": [],
                "statusCode": status,
            });
            lines = vec![failed.to_string()];
        }
        Some(ChangesTrouble::NoEnd) | None => {}
    }
    if trouble != Some(ChangesTrouble::NoEnd) {
        lines.push(json!({"end": true}).to_string());
    }
    let mut answer = Answer::empty(StatusCode::OK).header(http::header::CONTENT_TYPE, JSON);
    // An empty line after each keeps the connection alive.
    answer.pieces = lines
        .into_iter()
        .map(|line| Piece::Bytes(Bytes::from(line + "\n\n")))
        .collect::<VecDeque<_>>();
    answer.announced = false;
    Ok(answer)
}

fn wanted(call: &Call<'_>) -> Result<ChangesRequest, ApiError> {
    let body = call.object(true)?;
    let known = match body.get("checkpoint").filter(|value| !value.is_null()) {
        None => None,
        Some(Value::String(text)) => since(call, text),
        Some(_) => return Err(ApiError::bad("Invalid checkpoint: a string is required")),
    };
    let number = |name: &str, default: usize| match body.get(name) {
        None => Ok(default),
        Some(value) => {
            let number = value.as_u64().filter(|number| *number > 0);
            let number = number.and_then(|number| usize::try_from(number).ok());
            number.ok_or_else(|| {
                ApiError::bad(format!("Invalid {name}: a positive integer is required"))
            })
        }
    };
    let purged = match body.get("includePurged") {
        None => false,
        Some(Value::String(text)) if text == "true" => true,
        Some(Value::String(text)) if text == "false" => false,
        Some(_) => {
            let message = "Invalid includePurged: the string \"true\" or \"false\" is required";
            return Err(ApiError::bad(message));
        }
    };
    Ok(ChangesRequest {
        since: known.unwrap_or(0),
        reset: known.is_none(),
        chunk: number("chunkSize", CHUNK)?,
        most: number("maxNodes", usize::MAX)?,
        purged,
    })
}

/// Returns all lines but the last. `maxNodes` is passed by the line that reaches it.
fn lines(call: &Call<'_>, wanted: &ChangesRequest) -> Vec<String> {
    let lens = call.lens();
    let line = |nodes: &[Value], since: u64, reset: bool| {
        let line = json!({
            "checkpoint": checkpoint(call, since),
            "reset": reset,
            "nodes": nodes,
            "statusCode": 200,
        });
        line.to_string()
    };
    let shown = |node: &&Node| node.status != Status::Purged || wanted.purged;
    let changed: Vec<&Node> = call.state.nodes.changed_since(wanted.since).collect();
    let last = call.state.nodes.last_change();
    let mut lines = Vec::new();
    let mut told = 0;
    let changed: Vec<&Node> = changed.into_iter().filter(shown).collect();
    for nodes in changed.chunks(wanted.chunk) {
        told += nodes.len();
        let is_all = told == changed.len();
        let since = match nodes.last() {
            Some(node) if !is_all => node.sequence,
            _ => last,
        };
        let views: Vec<Value> = nodes
            .iter()
            .map(|node| lens.node(node, &View::default()))
            .collect();
        lines.push(line(&views, since, wanted.reset && lines.is_empty()));
        if told >= wanted.most {
            break;
        }
    }
    if lines.is_empty() {
        lines.push(line(&[], last, wanted.reset));
    }
    lines
}

/// Returns a token for everything up to a change.
fn checkpoint(call: &Call<'_>, since: u64) -> String {
    let mut bytes = call.state.conditions.generation.to_be_bytes().to_vec();
    bytes.extend_from_slice(&since.to_be_bytes());
    bytes.extend_from_slice(b"acd");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Returns the change up to which a token reaches; `None` for an unknown or expired token.
fn since(call: &Call<'_>, text: &str) -> Option<u64> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (generation, rest) = bytes.split_first_chunk::<4>()?;
    let (since, mark) = rest.split_first_chunk::<8>()?;
    let since = u64::from_be_bytes(*since);
    let known = u32::from_be_bytes(*generation) == call.state.conditions.generation
        && mark == b"acd"
        && (since == 0 || call.state.nodes.reaches(since));
    known.then_some(since)
}
