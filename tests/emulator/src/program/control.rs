//! Commands on standard input: how a test in another language does what a Rust test does by calls.
//!
//! A line is a JSON object such as `{"do": "lock", "path": "disk:/a"}`. Each gets one line back, `{"ok": …}` or
//! `{"error": "…"}`. The end of the input ends the program, so that no emulator outlives the test that started it.

use std::io::BufRead;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use cloud_drives_emulator::{
    App, Complaint, Content, Emulated, Emulator, Fault, RecordedRequest, SignedIn,
};
use http::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use tokio::sync::oneshot;

/// The arguments of a command.
pub(crate) struct Command(Map<String, Value>);

impl Command {
    fn parse(line: &str) -> Result<Self, String> {
        match serde_json::from_str(line) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err("a command is a JSON object, such as {\"do\": \"paths\"}".to_owned()),
            Err(error) => Err(format!("a command is one line of JSON: {error}")),
        }
    }

    /// Returns a member; one that is `null` counts as absent.
    pub(crate) fn member(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn text(&self, name: &str) -> Result<&str, String> {
        let value = self.member(name).and_then(Value::as_str);
        value.ok_or_else(|| format!("\"{name}\" must be a string"))
    }

    pub(crate) fn whole(&self, name: &str) -> Result<u64, String> {
        let value = self.member(name).and_then(Value::as_u64);
        value.ok_or_else(|| format!("\"{name}\" must be an integer of 0 or more"))
    }

    /// Returns a number that fits into 32 bits.
    pub(crate) fn count(&self, name: &str) -> Result<u32, String> {
        let count = u32::try_from(self.whole(name)?);
        count.map_err(|_| format!("\"{name}\" is too large"))
    }

    pub(crate) fn seconds(&self, name: &str) -> Result<Duration, String> {
        self.whole(name).map(Duration::from_secs)
    }

    /// Returns the lifetime of tokens in seconds.
    pub(crate) fn lifetime(&self, otherwise: u64) -> Result<Duration, String> {
        match self.member("seconds") {
            Some(_) => self.seconds("seconds"),
            None => Ok(Duration::from_secs(otherwise)),
        }
    }

    pub(crate) fn object(&self, name: &str) -> Result<Value, String> {
        let value = self.member(name).filter(|value| value.is_object());
        let value = value.ok_or_else(|| format!("\"{name}\" must be an object"))?;
        Ok(value.clone())
    }

    pub(crate) fn number(&self, name: &str) -> Result<f64, String> {
        let value = self.member(name).and_then(Value::as_f64);
        value.ok_or_else(|| format!("\"{name}\" must be a number"))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, String> {
        let value = self.member(name).and_then(Value::as_bool);
        value.ok_or_else(|| format!("\"{name}\" must be true or false"))
    }

    /// Returns the texts of an object, an absent one being empty.
    pub(crate) fn pairs(&self, name: &str) -> Result<Vec<(&str, &str)>, String> {
        let bad = || format!("\"{name}\" must be an object whose values are strings");
        let Some(value) = self.member(name) else {
            return Ok(Vec::new());
        };
        let members = value.as_object().ok_or_else(bad)?.iter();
        let pairs = members.map(|(name, value)| Some((name.as_str(), value.as_str()?)));
        pairs.collect::<Option<_>>().ok_or_else(bad)
    }
}

/// Runs commands on a thread of their own; what comes back is told when the input has ended.
///
/// A thread, because a pending read of standard input would keep Tokio's pool from shutting down.
pub(crate) fn listen(
    run: impl Fn(&str, &Command) -> Result<Value, String> + Send + 'static,
) -> oneshot::Receiver<()> {
    let (sender, ended) = oneshot::channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            let done = Command::parse(&line).and_then(|command| run(command.text("do")?, &command));
            let answer = match done {
                Ok(value) => json!({ "ok": value }),
                Err(error) => json!({ "error": error }),
            };
            println!("{answer}");
        }
        // Nobody waits any more when Ctrl-C came first.
        let _ = sender.send(());
    });
    ended
}

/// Returns the contents of a file: `text`, `base64`, or a pattern of so many bytes in `size`.
pub(crate) fn content(command: &Command) -> Result<Content, String> {
    if let Some(size) = command.member("size") {
        let size = size.as_u64().ok_or("\"size\" must be an integer")?;
        return Ok(Content::pattern(size));
    }
    if command.member("base64").is_some() {
        let bytes = STANDARD.decode(command.text("base64")?);
        return Ok(bytes
            .map_err(|error| format!("\"base64\" is not base64: {error}"))?
            .into());
    }
    Ok(command.text("text")?.to_owned().into_bytes().into())
}

/// Does what a command says that every service has; nothing when it is none of those.
pub(crate) fn shared<S: Emulated>(
    emulator: &Emulator<S>,
    name: &str,
    command: &Command,
) -> Option<Result<Value, String>> {
    let faults = emulator.faults();
    let done = match name {
        "deny_next_authorization" => {
            emulator.deny_next_authorization();
            Ok(())
        }
        "expire_access_tokens" => {
            emulator.expire_access_tokens();
            Ok(())
        }
        "revoke" => command.text("token").map(|token| emulator.revoke(token)),
        "advance" => command
            .seconds("seconds")
            .map(|time| emulator.clock().advance(time)),
        "clear_records" => {
            emulator.clear_records();
            Ok(())
        }
        "fault" => fault(command).map(|fault| {
            faults.add(fault);
        }),
        "clear_faults" => {
            faults.clear();
            Ok(())
        }
        "unused_faults" => {
            let unused = faults.unused();
            let unused: Vec<String> = unused.iter().map(ToString::to_string).collect();
            return Some(Ok(json!(unused)));
        }
        "requests" => return Some(Ok(emulator.requests().iter().map(request).collect())),
        "complaints" => return Some(Ok(emulator.complaints().iter().map(complaint).collect())),
        "forgotten" => {
            let forgotten = emulator.forgotten();
            return Some(Ok(
                json!({"requests": forgotten.requests, "complaints": forgotten.complaints}),
            ));
        }
        "kept_bytes" => return Some(Ok(json!(emulator.kept_bytes()))),
        _ => return None,
    };
    Some(done.map(|()| Value::Null))
}

/// Returns the message about an unknown command.
pub(crate) fn unknown(name: &str) -> String {
    format!("unknown command \"{name}\"")
}

/// Returns optional bytes as base64.
pub(crate) fn bytes(bytes: Option<Bytes>) -> Value {
    json!(bytes.map(|bytes| STANDARD.encode(bytes)))
}

pub(crate) fn tokens(tokens: &SignedIn) -> Value {
    json!({"access_token": tokens.access_token, "refresh_token": tokens.refresh_token})
}

pub(crate) fn app(app: &App) -> Value {
    json!({"client_id": app.client_id, "client_secret": app.client_secret})
}

fn complaint(complaint: &Complaint) -> Value {
    json!({"kind": format!("{:?}", complaint.kind), "text": complaint.text})
}

/// Parses a fault: `rule` as `--fault` has it, and what that cannot express.
///
/// That is `query`, `headers`, and a `body` that is sent as HTML if it is a text, otherwise as JSON.
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
        let bad = || format!("\"{name}: {value}\" is not a header");
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
