//! Commands on standard input: how a test in another language does what a Rust test does by calls.
//!
//! A line is a JSON object such as `{"do": "lock", "path": "disk:/a"}`. Each gets one line back, `{"ok": …}` or
//! `{"error": "…"}`. The end of the input ends the program, so that no emulator outlives the test that started it.

pub(crate) mod amazon_drive;
pub(crate) mod common;
pub(crate) mod frameio;
pub(crate) mod verizon_cloud;
pub(crate) mod yandex_disk;

use std::io::BufRead;

use serde_json::{Map, Value, json};
use tokio::sync::oneshot;

/// What a command says besides its name.
pub(crate) struct Command(Map<String, Value>);

impl Command {
    fn parse(line: &str) -> Result<Self, String> {
        match serde_json::from_str(line) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err("a command is a JSON object, such as {\"do\": \"paths\"}".to_owned()),
            Err(error) => Err(format!("a command is one line of JSON: {error}")),
        }
    }

    /// A member; one that is `null` counts as absent.
    pub(crate) fn member(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn text(&self, name: &str) -> Result<&str, String> {
        let value = self.member(name).and_then(Value::as_str);
        value.ok_or_else(|| format!("\"{name}\" has to be there and be a text"))
    }

    pub(crate) fn whole(&self, name: &str) -> Result<u64, String> {
        let value = self.member(name).and_then(Value::as_u64);
        value.ok_or_else(|| format!("\"{name}\" has to be there and be a whole number from 0 on"))
    }

    pub(crate) fn number(&self, name: &str) -> Result<f64, String> {
        let value = self.member(name).and_then(Value::as_f64);
        value.ok_or_else(|| format!("\"{name}\" has to be there and be a number"))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, String> {
        let value = self.member(name).and_then(Value::as_bool);
        value.ok_or_else(|| format!("\"{name}\" has to be there and be true or false"))
    }

    /// The texts of an object, an absent one being empty.
    pub(crate) fn pairs(&self, name: &str) -> Result<Vec<(&str, &str)>, String> {
        let bad = || format!("\"{name}\" has to be an object whose values are texts");
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
