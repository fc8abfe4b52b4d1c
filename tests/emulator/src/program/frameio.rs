//! The program as Frame.io.

use std::collections::BTreeMap;
use std::error::Error;

use cloud_drives_emulator::FrameIo;
use cloud_drives_emulator::frameio::{Delivery, FrameIoBuilder, Role};
use serde_json::{Value, json};

use super::control::{Command, bytes, content, tokens, unknown};
use super::seed::SeedEntry;
use super::{Opened, Program, file_of};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// A file behind a foreign URL, for remote uploads, as URL=FILE; can be given several times.
    #[arg(long, value_name = "URL=FILE")]
    host_url: Vec<String>,
    /// The size of parts in bytes.
    #[arg(long, default_value_t = 16 << 20)]
    part_size: u64,
    /// The number of polls that see an upload incomplete, and then a file not transcoded.
    #[arg(long, default_value_t = 1)]
    polls: u32,
    /// Report rate limits without enforcing them.
    #[arg(long)]
    no_rate_limits: bool,
}

impl Program for Options {
    type Service = cloud_drives_emulator::frameio::Settings;
    const PORT: u16 = 8101;

    fn choose(&self, builder: FrameIoBuilder) -> FrameIoBuilder {
        builder
            .part_size(self.part_size)
            .upload_polls(self.polls)
            .transcode_polls(self.polls)
            .rate_limits(!self.no_rate_limits)
    }

    fn open(&self, frameio: &FrameIo) -> Result<Opened, Box<dyn Error>> {
        for pair in &self.host_url {
            let (url, bytes) = file_of(pair)?;
            frameio.host_url(url, bytes);
        }
        let project = frameio.put_project("Project");
        let folder = frameio.root_folder_id(&project)?;
        let app = frameio.app().clone();
        Ok(Opened {
            place: folder.clone(),
            shown: vec![
                ("api_url", frameio.api_url().to_owned()),
                ("ims_url", frameio.ims_url().to_owned()),
                ("upload_url", frameio.upload_url().to_owned()),
                ("media_url", frameio.media_url().to_owned()),
                ("token", frameio.sign_in()),
                ("account_id", frameio.account_id().to_owned()),
                ("workspace_id", frameio.workspace_id().to_owned()),
                ("project_id", project),
                ("root_folder_id", folder),
                ("user_id", frameio.user_id().to_owned()),
                ("client_id", app.client_id),
                ("client_secret", app.client_secret.unwrap_or_default()),
                ("public_client_id", frameio.public_app().client_id.clone()),
                ("redirect_uri", app.redirect_uri),
            ],
        })
    }

    fn put(
        frameio: &FrameIo,
        place: &str,
        name: &str,
        found: SeedEntry,
    ) -> Result<String, Box<dyn Error>> {
        Ok(match found {
            SeedEntry::Folder => frameio.put_folder(place, name)?,
            SeedEntry::File(bytes) => frameio.put_file(place, name, bytes)?,
        })
    }

    fn command(frameio: &FrameIo, name: &str, command: &Command) -> Result<Value, Box<dyn Error>> {
        let id = || command.text("id");
        let optional = |name: &str| command.member(name).and_then(Value::as_str);
        match name {
            "put_project" => return Ok(json!(frameio.put_project(command.text("name")?))),
            "root_folder" => return Ok(json!(frameio.root_folder_id(id()?)?)),
            "put_folder" => {
                return Ok(json!(
                    frameio.put_folder(command.text("parent_id")?, command.text("name")?)?
                ));
            }
            "put_file" => {
                let (parent, content) = (command.text("parent_id")?, content(command)?);
                return Ok(json!(frameio.put_file(
                    parent,
                    command.text("name")?,
                    content
                )?));
            }
            "put_user" => {
                let role = optional("role").map_or(Some(Role::Member), role_named);
                let role = role.ok_or("\"role\" is not a role")?;
                let (name, email) = (command.text("name")?, command.text("email")?);
                return Ok(json!(frameio.put_user(name, email, role)));
            }
            "put_reply" => return Ok(json!(frameio.put_reply(id()?, command.text("text")?)?)),
            "put_public_comment" => {
                return Ok(json!(
                    frameio.put_public_comment(id()?, command.text("text")?)?
                ));
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
                let found = command.member("match").ok_or("\"match\" is missing")?;
                frameio.put_search_match(id()?, found.clone());
            }
            "use_share" => frameio.use_share(
                id()?,
                command.text("kind")?,
                optional("asset_id"),
                optional("user_id"),
            )?,
            "trigger_action" => {
                let form = command.member("form").and_then(Value::as_object);
                let form = form.map(|form| form.clone().into_iter().collect::<BTreeMap<_, _>>());
                return Ok(json!(frameio.trigger_action(
                    id()?,
                    command.text("asset_id")?,
                    form
                )?));
            }
            "set_adobe_id" => frameio.set_adobe_id(id()?, command.text("adobe_id")?)?,
            "set_role" => {
                let role = match optional("role") {
                    Some(role) => Some(role_named(role).ok_or("\"role\" is not a role")?),
                    None => None,
                };
                frameio.set_role(id()?, command.text("user_id")?, role)?;
            }
            "deny_download" => frameio.deny_download(id()?, command.flag("denied")?)?,
            "host_url" => frameio.host_url(command.text("url")?, content(command)?),
            "connect_storage" => {
                let (location, key) = (command.text("location")?, command.text("key")?);
                frameio.connect_storage(location, key, content(command)?);
            }
            "fail_uploads" => {
                frameio.fail_uploads(command.count("count")?);
            }
            "finish_processing" => frameio.finish_processing(),
            "expire_part_urls" => frameio.expire_part_urls(),
            "expire_media_links" => frameio.expire_media_links(),
            "clear_rate_limits" => frameio.clear_rate_limits(),
            "file" => {
                return Ok(bytes(frameio.file_bytes(id()?)));
            }
            "parts_received" => return Ok(json!(frameio.parts_received(id()?))),
            "paths" => return Ok(json!(frameio.snapshot())),
            "find" => return Ok(json!(frameio.find(command.text("path")?))),
            "deliveries" => return Ok(frameio.deliveries().iter().map(delivery).collect()),
            "operations" => return Ok(json!(FrameIo::operations())),
            "preview_operations" => return Ok(json!(FrameIo::preview_operations())),
            "sign_in" => {
                let lifetime = command.lifetime(86_400)?;
                return Ok(tokens(&frameio.sign_in_with(lifetime)));
            }
            "sign_in_as" => return Ok(json!(frameio.sign_in_as(id()?))),
            "sign_in_unlinked" => return Ok(json!(frameio.sign_in_unlinked())),
            _ => return Err(unknown(name).into()),
        }
        Ok(Value::Null)
    }
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
