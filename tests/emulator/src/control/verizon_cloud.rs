//! The commands of an emulated Personal Cloud.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use super::Command;
use super::common::{self, content};

/// Does what a command says.
///
/// # Errors
///
/// A line that says what is wrong with the command, or why it can't be done.
pub(crate) fn run(verizon: &VerizonCloud, name: &str, command: &Command) -> Result<Value, String> {
    let path = || command.text("path");
    match name {
        "put_file" => verizon
            .try_put_file(path()?, content(command)?)
            .map_err(|error| error.to_string())?,
        "put_folder" => verizon
            .try_put_folder(path()?)
            .map_err(|error| error.to_string())?,
        "set_attributes" => {
            let found = command.member("found").filter(|found| found.is_object());
            let found = found.ok_or("\"found\" has to be an object")?;
            verizon.set_attributes(there(verizon, path()?)?, found.clone());
        }
        "trash" => verizon.trash(removable(verizon, path()?)?),
        "purge" => verizon.purge(removable(verizon, path()?)?),
        "empty_trash" => verizon.empty_trash(),
        "add_contact" => {
            let fields = command.member("fields").filter(|fields| fields.is_object());
            let fields = fields.ok_or("\"fields\" has to be an object")?;
            return Ok(json!(verizon.add_contact(fields.clone())));
        }
        "contacts" => return Ok(json!(verizon.contacts())),
        "item" => return Ok(json!(verizon.item(path()?))),
        "uri" => return Ok(json!(verizon.uri(path()?))),
        "file" => {
            let bytes = verizon.file_bytes(path()?);
            return Ok(json!(bytes.map(|bytes| STANDARD.encode(bytes))));
        }
        "paths" => return Ok(json!(verizon.paths())),
        "trash_paths" => return Ok(json!(verizon.trash_paths())),
        "virtual_folders" => return Ok(json!(verizon.virtual_folders())),
        "used_space" => return Ok(json!(verizon.used_space())),
        "open_uploads" => return Ok(json!(verizon.open_uploads())),
        "set_quota" => verizon.set_quota(command.whole("bytes")?),
        "expire_fullview_states" => verizon.expire_fullview_states(),
        "forget_uploads" => verizon.forget_uploads(),
        "expire_access_tokens" => verizon.expire_access_tokens(),
        "sign_in" => {
            let tokens = verizon.sign_in_with_refresh();
            let (access, refresh) = (tokens.access_token, tokens.refresh_token);
            return Ok(json!({"access_token": access, "refresh_token": refresh}));
        }
        "authorization_code" => return Ok(json!(verizon.authorization_code())),
        "create_app" => {
            let app = verizon.create_app(command.text("redirect_uri")?);
            return Ok(json!({"client_id": app.client_id, "client_secret": app.client_secret}));
        }
        "deny_next_authorization" => verizon.deny_next_authorization(),
        "revoke" => verizon.revoke(command.text("token")?),
        "advance" => verizon
            .clock()
            .advance(Duration::from_secs(command.whole("seconds")?)),
        "clear_records" => verizon.clear_records(),
        "requests" => return Ok(common::requests(&verizon.requests())),
        "complaints" => return Ok(common::complaints(&verizon.complaints())),
        _ => return common::faults(verizon.faults(), name, command),
    }
    Ok(Value::Null)
}

/// A path, when there is something outside the trash.
fn there<'a>(verizon: &VerizonCloud, path: &'a str) -> Result<&'a str, String> {
    let live = verizon.item(path);
    let live = live.filter(|item| item.get("deleted").is_none());
    live.map(|_| path)
        .ok_or_else(|| format!("there is nothing at \"{path}\""))
}

/// The same, when it is no virtual folder.
fn removable<'a>(verizon: &VerizonCloud, path: &'a str) -> Result<&'a str, String> {
    if path.matches('/').count() < 2 {
        return Err("virtual folders stay".to_owned());
    }
    there(verizon, path)
}
