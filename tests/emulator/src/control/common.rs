//! What commands of all emulators have in common.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::{Complaint, Content, Fault, Faults, RecordedRequest};
use http::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::Command;

/// What a file is made of: `text`, `base64`, or a pattern of so many bytes in `size`.
pub(crate) fn content(command: &Command) -> Result<Content, String> {
    if let Some(size) = command.member("size") {
        let size = size.as_u64().ok_or("\"size\" has to be a whole number")?;
        return Ok(Content::pattern(size));
    }
    if command.member("base64").is_some() {
        let bytes = STANDARD.decode(command.text("base64")?);
        return Ok(bytes
            .map_err(|error| format!("\"base64\" is none: {error}"))?
            .into());
    }
    Ok(command.text("text")?.to_owned().into_bytes().into())
}

/// The commands about faults, which are the last that a name can mean.
pub(crate) fn faults(faults: &Faults, name: &str, command: &Command) -> Result<Value, String> {
    match name {
        "fault" => {
            faults.add(fault(command)?);
        }
        "clear_faults" => faults.clear(),
        "unused_faults" => {
            let unused = faults.unused();
            let unused: Vec<String> = unused.iter().map(ToString::to_string).collect();
            return Ok(json!(unused));
        }
        _ => return Err(format!("there is no command \"{name}\"")),
    }
    Ok(Value::Null)
}

pub(crate) fn requests(requests: &[RecordedRequest]) -> Value {
    requests.iter().map(request).collect()
}

pub(crate) fn complaints(complaints: &[Complaint]) -> Value {
    let complaints = complaints.iter();
    complaints
        .map(|known| json!({"kind": format!("{:?}", known.kind), "text": known.text}))
        .collect()
}

/// A fault as `--fault` takes it in `rule`, and what that has no words for: `query`, `headers`, and a `body` that is
/// sent as HTML when it is a text, otherwise as JSON.
fn fault(command: &Command) -> Result<Fault, String> {
    let rule = command.text("rule")?;
    let mut fault: Fault = rule.parse().map_err(|error| format!("{error}"))?;
    for (name, form) in command.pairs("query")? {
        fault = fault.query(name, form);
    }
    match command.member("body") {
        None => {}
        Some(Value::String(page)) => fault = fault.body("text/html", page.clone()),
        Some(body) => fault = fault.body("application/json", body.to_string()),
    }
    for (name, value) in command.pairs("headers")? {
        let bad = || format!("\"{name}: {value}\" is no header");
        let known = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
        fault = fault.header(known, HeaderValue::from_str(value).map_err(|_| bad())?);
    }
    Ok(fault)
}

fn request(request: &RecordedRequest) -> Value {
    let headers: Map<String, Value> = request
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned().into())
        })
        .collect();
    json!({
        "origin": request.origin,
        "method": request.method.as_str(),
        "path": request.path,
        "query": request.query,
        "headers": headers,
        "body": String::from_utf8_lossy(&request.body),
        "body_size": request.body_size,
        "status": request.status.map(|status| status.as_u16()),
        "fault": request.fault,
    })
}
