//! The commands of an emulated Amazon Drive.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::AmazonDrive;
use cloud_drives_emulator::amazon_drive::{ChangesTrouble, Entry, SeedError};
use serde_json::{Value, json};

use super::Command;
use super::common::{self, content};

/// Does what a command says. A `place` is a path such as `/a/b.txt`, or a node's id.
///
/// # Errors
///
/// A line that says what is wrong with the command, or why it can't be done.
pub(crate) fn run(amazon: &AmazonDrive, name: &str, command: &Command) -> Result<Value, String> {
    let place = || there(amazon, command.text("place")?);
    let seconds = |name: &str| command.whole(name).map(Duration::from_secs);
    match name {
        "put_file" => return told(amazon.try_put_file(command.text("path")?, content(command)?)),
        "put_folder" => return told(amazon.try_put_folder(command.text("path")?)),
        "put_asset" => {
            let (place, name) = (place()?, command.text("name")?);
            return Ok(json!(amazon.put_asset(&place, name, content(command)?)));
        }
        "set_content_properties" => {
            let found = command.member("found").filter(|found| found.is_object());
            let found = found.ok_or("\"found\" has to be an object")?;
            amazon.set_content_properties(&place()?, found.clone());
        }
        "set_labels" => {
            let labels = command.member("labels").and_then(Value::as_array);
            let labels = labels.map(|labels| labels.iter().map(Value::as_str).collect());
            let labels: Option<Vec<&str>> = labels.flatten();
            let labels = labels.ok_or("\"labels\" has to be a list of texts")?;
            amazon.set_labels(&place()?, &labels);
        }
        "set_property" => amazon.set_property(
            &place()?,
            command.text("owner")?,
            command.text("key")?,
            command.text("value")?,
        ),
        "set_pending" => amazon.set_pending(&place()?, count(command, "polls")?),
        "touch" => amazon.touch(&place()?),
        "link" => amazon.link(&place()?, &there(amazon, command.text("folder")?)?),
        "trash" => amazon.trash(&not_root(amazon, place()?)?),
        "purge" => amazon.purge(&not_root(amazon, place()?)?),
        "empty_trash" => amazon.empty_trash(),
        "node_id" => return Ok(json!(amazon.node_id(command.text("path")?))),
        "node" => return Ok(json!(amazon.node(command.text("place")?))),
        "file" => {
            let bytes = amazon.file_bytes(command.text("place")?);
            return Ok(json!(bytes.map(|bytes| STANDARD.encode(bytes))));
        }
        "paths" => return Ok(json!(amazon.paths())),
        "trash_names" => return Ok(json!(amazon.trash_names())),
        "snapshot" => return Ok(amazon.snapshot().iter().map(entry).collect()),
        "used_space" => return Ok(json!(amazon.used_space())),
        "set_quota" => amazon.set_quota(command.whole("bytes")?),
        "set_customer_exists" => amazon.set_customer_exists(command.flag("on")?),
        "set_usage_empty" => amazon.set_usage_empty(command.flag("on")?),
        "late_uploads" => {
            let status = u16::try_from(command.whole("status")?);
            let status = status.map_err(|_| "\"status\" is none".to_owned())?;
            amazon.late_uploads(count(command, "count")?, status, seconds("seconds")?);
        }
        "trouble_next_changes" => amazon.trouble_next_changes(trouble(command)?),
        "invalidate_checkpoints" => amazon.invalidate_checkpoints(),
        "expire_page_tokens" => amazon.expire_page_tokens(),
        "expire_access_tokens" => amazon.expire_access_tokens(),
        "sign_in" => return sign_in(amazon, command),
        "create_app" => {
            let app = amazon.create_app(command.text("profile")?, command.text("redirect_uri")?);
            return Ok(json!({"client_id": app.client_id, "client_secret": app.client_secret}));
        }
        "deny_next_authorization" => amazon.deny_next_authorization(),
        "revoke" => amazon.revoke(command.text("token")?),
        "advance" => amazon.clock().advance(seconds("seconds")?),
        "clear_records" => amazon.clear_records(),
        "requests" => return Ok(common::requests(&amazon.requests())),
        "complaints" => return Ok(common::complaints(&amazon.complaints())),
        _ => return common::faults(amazon.faults(), name, command),
    }
    Ok(Value::Null)
}

/// The id of what is at a path or has an id.
fn there(amazon: &AmazonDrive, place: &str) -> Result<String, String> {
    match amazon.entry(place) {
        Some(entry) => Ok(entry.id),
        None => Err(format!("there is nothing at \"{place}\"")),
    }
}

fn not_root(amazon: &AmazonDrive, id: String) -> Result<String, String> {
    if id == amazon.root_id() {
        return Err("the root folder stays".to_owned());
    }
    Ok(id)
}

fn told(id: Result<String, SeedError>) -> Result<Value, String> {
    id.map(Value::from).map_err(|error| error.to_string())
}

fn count(command: &Command, name: &str) -> Result<u32, String> {
    let count = u32::try_from(command.whole(name)?);
    count.map_err(|_| format!("\"{name}\" is too large"))
}

/// `kind` is `no-end`, `not-json`, or `status` with the number in `status`.
fn trouble(command: &Command) -> Result<ChangesTrouble, String> {
    match command.text("kind")? {
        "no-end" => Ok(ChangesTrouble::NoEnd),
        "not-json" => Ok(ChangesTrouble::NotJson),
        "status" => {
            let status = u16::try_from(command.whole("status")?);
            let status = status.map_err(|_| "\"status\" is none".to_owned())?;
            Ok(ChangesTrouble::StatusCode(status))
        }
        other => Err(format!(
            "\"{other}\" is no trouble; there are no-end, not-json and status"
        )),
    }
}

/// Tokens with `scopes` (separated by spaces; for reading and writing when absent) that live for `seconds` (an hour when
/// absent).
fn sign_in(amazon: &AmazonDrive, command: &Command) -> Result<Value, String> {
    let scopes = match command.member("scopes") {
        Some(_) => command.text("scopes")?,
        None => "clouddrive:read_all clouddrive:write",
    };
    let scopes: Vec<&str> = scopes.split_whitespace().collect();
    let seconds = match command.member("seconds") {
        Some(_) => command.whole("seconds")?,
        None => 3600,
    };
    let tokens = amazon.sign_in_with(&scopes, Duration::from_secs(seconds));
    Ok(json!({"access_token": tokens.access_token, "refresh_token": tokens.refresh_token}))
}

fn entry(entry: &Entry) -> Value {
    let properties = entry.properties.iter();
    let properties: Vec<Value> = properties
        .map(|(owner, key, value)| json!({"owner": owner, "key": key, "value": value}))
        .collect();
    json!({
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "status": entry.status,
        "parents": entry.parents,
        "labels": entry.labels,
        "version": entry.version,
        "size": entry.size,
        "md5": entry.md5,
        "content_type": entry.content_type,
        "content_version": entry.content_version,
        "properties": properties,
    })
}
