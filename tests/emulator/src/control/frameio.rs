//! The commands of an emulated Frame.io.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::FrameIo;
use cloud_drives_emulator::frameio::{Delivery, Role, SeedError};
use serde_json::{Value, json};

use super::Command;
use super::common::{self, content};

/// Does what a command says.
///
/// # Errors
///
/// A line that says what is wrong with the command, or why it can't be done.
pub(crate) fn run(frameio: &FrameIo, name: &str, command: &Command) -> Result<Value, String> {
    let id = || command.text("id");
    let optional = |name: &str| command.member(name).and_then(Value::as_str);
    match name {
        "put_project" => return Ok(json!(frameio.put_project(command.text("name")?))),
        "root_folder" => return told(frameio.root_folder_id(id()?)),
        "put_folder" => {
            return told(frameio.put_folder(command.text("parent_id")?, command.text("name")?));
        }
        "put_file" => {
            let (parent, content) = (command.text("parent_id")?, content(command)?);
            return told(frameio.put_file(parent, command.text("name")?, content));
        }
        "put_user" => {
            let role = optional("role").map_or(Some(Role::Member), role_named);
            let role = role.ok_or("\"role\" is none")?;
            let (name, email) = (command.text("name")?, command.text("email")?);
            return Ok(json!(frameio.put_user(name, email, role)));
        }
        "put_reply" => return told(frameio.put_reply(id()?, command.text("text")?)),
        "put_public_comment" => {
            return told(frameio.put_public_comment(id()?, command.text("text")?));
        }
        "put_group" => {
            let (name, source) = (command.text("name")?, command.text("source")?);
            return Ok(json!(frameio.put_group(
                name,
                source,
                optional("sync_status")
            )));
        }
        "put_collection" => {
            let (project, name) = (command.text("project_id")?, command.text("name")?);
            return Ok(json!(frameio.put_collection(project, name, false)));
        }
        "put_search_match" => {
            let found = command.member("match").ok_or("\"match\" has to be there")?;
            frameio.put_search_match(id()?, found.clone());
        }
        "use_share" => frameio
            .use_share(
                id()?,
                command.text("kind")?,
                optional("asset_id"),
                optional("user_id"),
            )
            .map_err(|error| error.to_string())?,
        "trigger_action" => {
            let form = command.member("form").and_then(Value::as_object);
            let form = form.map(|form| form.clone().into_iter().collect::<BTreeMap<_, _>>());
            return told(frameio.trigger_action(id()?, command.text("asset_id")?, form));
        }
        "set_adobe_id" => done(frameio.set_adobe_id(id()?, command.text("adobe_id")?))?,
        "set_role" => {
            let role = match optional("role") {
                Some(role) => Some(role_named(role).ok_or("\"role\" is none")?),
                None => None,
            };
            done(frameio.set_role(id()?, command.text("user_id")?, role))?;
        }
        "deny_download" => done(frameio.deny_download(id()?, command.flag("denied")?))?,
        "host_url" => frameio.host_url(command.text("url")?, content(command)?),
        "connect_storage" => {
            let (location, key) = (command.text("location")?, command.text("key")?);
            frameio.connect_storage(location, key, content(command)?);
        }
        "fail_uploads" => {
            let count = u32::try_from(command.whole("count")?);
            frameio.fail_uploads(count.map_err(|_| "\"count\" is too large".to_owned())?);
        }
        "finish_processing" => frameio.finish_processing(),
        "expire_part_urls" => frameio.expire_part_urls(),
        "expire_media_links" => frameio.expire_media_links(),
        "clear_rate_limits" => frameio.clear_rate_limits(),
        "file" => {
            let bytes = frameio.file_bytes(id()?);
            return Ok(json!(bytes.map(|bytes| STANDARD.encode(bytes))));
        }
        "parts_received" => return Ok(json!(frameio.parts_received(id()?))),
        "paths" => return Ok(json!(frameio.snapshot())),
        "find" => return Ok(json!(frameio.find(command.text("path")?))),
        "deliveries" => return Ok(frameio.deliveries().iter().map(delivery).collect()),
        "operations" => return Ok(json!(FrameIo::operations())),
        "sign_in" => {
            let seconds = match command.member("seconds") {
                Some(_) => command.whole("seconds")?,
                None => 86_400,
            };
            let tokens = frameio.sign_in_with(Duration::from_secs(seconds));
            let (access, refresh) = (tokens.access_token, tokens.refresh_token);
            return Ok(json!({"access_token": access, "refresh_token": refresh}));
        }
        "sign_in_as" => return Ok(json!(frameio.sign_in_as(id()?))),
        "sign_in_unlinked" => return Ok(json!(frameio.sign_in_unlinked())),
        "deny_next_authorization" => frameio.deny_next_authorization(),
        "revoke" => frameio.revoke(command.text("token")?),
        "advance" => frameio
            .clock()
            .advance(Duration::from_secs(command.whole("seconds")?)),
        "clear_records" => frameio.clear_records(),
        "requests" => return Ok(common::requests(&frameio.requests())),
        "complaints" => return Ok(common::complaints(&frameio.complaints())),
        _ => return common::faults(frameio.faults(), name, command),
    }
    Ok(Value::Null)
}

fn told(id: Result<String, SeedError>) -> Result<Value, String> {
    id.map(Value::from).map_err(|error| error.to_string())
}

fn done(done: Result<(), SeedError>) -> Result<(), String> {
    done.map_err(|error| error.to_string())
}

fn role_named(name: &str) -> Option<Role> {
    let known = [
        Role::Viewer,
        Role::Commenter,
        Role::EditOnly,
        Role::Editor,
        Role::FullAccess,
        Role::WorkspaceAdmin,
        Role::Reviewer,
        Role::Member,
        Role::Admin,
    ];
    known.into_iter().find(|role| role.name() == name)
}

fn delivery(delivery: &Delivery) -> Value {
    let attempts = delivery.attempts.iter();
    let statuses: Vec<Option<u16>> = attempts
        .map(|(_, status)| status.map(|status| status.as_u16()))
        .collect();
    json!({
        "source_id": delivery.source_id,
        "event": delivery.event,
        "url": delivery.url,
        "body": String::from_utf8_lossy(&delivery.body),
        "statuses": statuses,
    })
}
