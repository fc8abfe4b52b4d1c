//! The commands of an emulated Yandex Disk.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::YandexDisk;
use serde_json::{Value, json};

use super::Command;
use super::common::{self, content};

/// Does what a command says.
///
/// # Errors
///
/// A line that says what is wrong with the command, or why it can't be done.
pub(crate) fn run(yandex: &YandexDisk, name: &str, command: &Command) -> Result<Value, String> {
    match name {
        "put_file" => yandex
            .try_put_file(command.text("path")?, content(command)?)
            .map_err(|error| error.to_string())?,
        "put_dir" => yandex
            .try_put_dir(command.text("path")?)
            .map_err(|error| error.to_string())?,
        "file" => {
            let bytes = yandex.file_bytes(command.text("path")?);
            return Ok(json!(bytes.map(|bytes| STANDARD.encode(bytes))));
        }
        "paths" => return Ok(json!(yandex.paths())),
        "trash_paths" => return Ok(json!(yandex.trash_paths())),
        "lock" => yandex.lock(there(yandex, command)?),
        "unlock" => yandex.unlock(there(yandex, command)?),
        "limit_downloads" => {
            yandex.limit_downloads(there(yandex, command)?, command.flag("limited")?);
        }
        "set_exif" => yandex.set_exif(
            there(yandex, command)?,
            command.text("date_time")?,
            command.number("latitude")?,
            command.number("longitude")?,
        ),
        "set_total_space" => yandex.set_total_space(command.whole("bytes")?),
        "set_read_only" => yandex.set_read_only(command.flag("on")?),
        "set_upload_traffic_exceeded" => yandex.set_upload_traffic_exceeded(command.flag("on")?),
        "host_url" => yandex.host_url(command.text("url")?, content(command)?),
        "host_redirect" => yandex.host_redirect(command.text("url")?, command.text("to")?),
        "fail_operations" => {
            let count = u32::try_from(command.whole("count")?);
            yandex.fail_operations(count.map_err(|_| "\"count\" is too large".to_owned())?);
        }
        "finish_operations" => yandex.finish_operations(),
        "running_operations" => return Ok(json!(yandex.running_operations())),
        "sign_in" => return sign_in(yandex, command),
        "create_app" => {
            let app = yandex.create_app(command.text("title")?, command.text("redirect_uri")?);
            return Ok(json!({"client_id": app.client_id, "client_secret": app.client_secret}));
        }
        "approve_device" => return Ok(json!(yandex.approve_device(command.text("user_code")?))),
        "deny_next_authorization" => yandex.deny_next_authorization(),
        "revoke" => yandex.revoke(command.text("token")?),
        "advance" => yandex
            .clock()
            .advance(Duration::from_secs(command.whole("seconds")?)),
        "clear_records" => yandex.clear_records(),
        "requests" => return Ok(common::requests(&yandex.requests())),
        "complaints" => return Ok(common::complaints(&yandex.complaints())),
        _ => return common::faults(yandex.faults(), name, command),
    }
    Ok(Value::Null)
}

/// The path of a command, when something is there.
fn there<'a>(yandex: &YandexDisk, command: &'a Command) -> Result<&'a str, String> {
    let path = command.text("path")?;
    match yandex.entry(path) {
        Some(_) => Ok(path),
        None => Err(format!("there is nothing at \"{path}\"")),
    }
}

/// Tokens with `scopes` (separated by spaces, all when absent) that live for `seconds` (a year when absent).
fn sign_in(yandex: &YandexDisk, command: &Command) -> Result<Value, String> {
    let all = [
        "cloud_api:disk.read",
        "cloud_api:disk.write",
        "cloud_api:disk.info",
        "cloud_api:disk.app_folder",
    ];
    let scopes: Vec<&str> = match command.member("scopes") {
        Some(_) => command.text("scopes")?.split_whitespace().collect(),
        None => all.to_vec(),
    };
    let seconds = match command.member("seconds") {
        Some(_) => command.whole("seconds")?,
        None => 31_536_000,
    };
    let tokens = yandex.sign_in_with(&scopes, Duration::from_secs(seconds));
    Ok(json!({"access_token": tokens.access_token, "refresh_token": tokens.refresh_token}))
}
