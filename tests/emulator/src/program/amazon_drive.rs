//! The program as Amazon Drive.

use std::error::Error;
use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use cloud_drives_emulator::amazon_drive::{AmazonDriveBuilder, ChangesTrouble, Entry};
use serde_json::{Value, json};

use super::control::{self, Command, bytes, content, tokens, unknown};
use super::seed::SeedEntry;
use super::{Opened, Program};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The quota of the account in bytes.
    #[arg(long, default_value_t = 5 << 30)]
    quota: u64,
    /// The lifetime of an access token in seconds.
    #[arg(long, default_value_t = 3600)]
    token_seconds: u64,
    /// Redirect downloads of files of at least this many bytes to the S3-like host.
    #[arg(long, value_name = "BYTES")]
    redirect_from: Option<u64>,
    /// Store uploads of at least this many bytes, answer 504 and show them later.
    #[arg(long, value_name = "BYTES")]
    late_from: Option<u64>,
    /// The delay in seconds after which those uploads are visible.
    #[arg(long, default_value_t = 180)]
    late_seconds: u64,
    /// Omit trashed nodes from listings that don't ask for them.
    #[arg(long)]
    hide_trashed: bool,
}

impl Program for Options {
    type Service = cloud_drives_emulator::amazon_drive::Settings;
    const PORT: u16 = 8083;

    fn choose(&self, builder: AmazonDriveBuilder) -> AmazonDriveBuilder {
        let mut builder = builder
            .quota(self.quota)
            .token_lifetime(Duration::from_secs(self.token_seconds))
            .trashed_in_listings(!self.hide_trashed)
            .late_upload(504, Duration::from_secs(self.late_seconds));
        if let Some(bytes) = self.redirect_from {
            builder = builder.redirect_downloads_from(bytes);
        }
        if let Some(bytes) = self.late_from {
            builder = builder.late_uploads_from(bytes);
        }
        builder
    }

    fn open(&self, amazon: &AmazonDrive) -> Result<Opened, Box<dyn Error>> {
        let lifetime = Duration::from_secs(self.token_seconds);
        let tokens = amazon.sign_in_with(&["clouddrive:read_all", "clouddrive:write"], lifetime);
        let app = amazon.app().clone();
        Ok(Opened {
            place: String::new(),
            shown: vec![
                ("master_url", amazon.master_url()),
                ("metadata_url", amazon.metadata_url()),
                ("content_url", amazon.content_url()),
                ("authorize_url", amazon.authorize_url()),
                ("token_url", amazon.token_url()),
                ("token_info_url", amazon.token_info_url()),
                ("profile_url", amazon.profile_url()),
                ("relay_url", amazon.relay_url()),
                ("temp_url", amazon.temp_url().to_owned()),
                ("s3_url", amazon.s3_url().to_owned()),
                ("token", tokens.access_token),
                ("refresh_token", tokens.refresh_token),
                ("client_id", app.client_id),
                ("client_secret", app.client_secret),
                ("redirect_uri", app.redirect_uri),
                ("root_id", amazon.root_id()),
                ("owner_id", amazon.owner_id()),
            ],
        })
    }

    fn put(
        amazon: &AmazonDrive,
        place: &str,
        name: &str,
        found: SeedEntry,
    ) -> Result<String, Box<dyn Error>> {
        let path = format!("{place}/{name}");
        match found {
            SeedEntry::Folder => amazon.try_put_folder(&path)?,
            SeedEntry::File(bytes) => amazon.try_put_file(&path, bytes)?,
        };
        Ok(path)
    }

    fn command(
        amazon: &AmazonDrive,
        name: &str,
        command: &Command,
    ) -> Result<Value, Box<dyn Error>> {
        let place = || there(amazon, command.text("place")?);
        match name {
            "put_file" => {
                return Ok(json!(
                    amazon.try_put_file(command.text("path")?, content(command)?)?
                ));
            }
            "put_folder" => return Ok(json!(amazon.try_put_folder(command.text("path")?)?)),
            "put_asset" => {
                let (place, name) = (place()?, command.text("name")?);
                return Ok(json!(amazon.put_asset(&place, name, content(command)?)));
            }
            "set_content_properties" => {
                let found = command.object("found")?;
                amazon.set_content_properties(&place()?, found);
            }
            "set_labels" => {
                let labels = command.member("labels").and_then(Value::as_array);
                let labels = labels.map(|labels| labels.iter().map(Value::as_str).collect());
                let labels: Option<Vec<&str>> = labels.flatten();
                let labels = labels.ok_or("\"labels\" must be a list of strings")?;
                amazon.set_labels(&place()?, &labels);
            }
            "set_property" => amazon.set_property(
                &place()?,
                command.text("owner")?,
                command.text("key")?,
                command.text("value")?,
            ),
            "set_pending" => amazon.set_pending(&place()?, command.count("polls")?),
            "touch" => amazon.touch(&place()?),
            "link" => amazon.link(&place()?, &there(amazon, command.text("folder")?)?),
            "trash" => amazon.trash(&not_root(amazon, place()?)?),
            "purge" => amazon.purge(&not_root(amazon, place()?)?),
            "empty_trash" => amazon.empty_trash(),
            "node_id" => return Ok(json!(amazon.node_id(command.text("path")?))),
            "node" => return Ok(json!(amazon.node(command.text("place")?))),
            "file" => {
                return Ok(bytes(amazon.file_bytes(command.text("place")?)));
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
                let status = status.map_err(|_| "\"status\" is not a status".to_owned())?;
                amazon.late_uploads(command.count("count")?, status, command.seconds("seconds")?);
            }
            "trouble_next_changes" => amazon.trouble_next_changes(trouble(command)?),
            "invalidate_checkpoints" => amazon.invalidate_checkpoints(),
            "expire_page_tokens" => amazon.expire_page_tokens(),
            "sign_in" => return sign_in(amazon, command),
            "create_app" => {
                let app =
                    amazon.create_app(command.text("profile")?, command.text("redirect_uri")?);
                return Ok(control::app(&app));
            }
            _ => return Err(unknown(name).into()),
        }
        Ok(Value::Null)
    }
}

/// Returns the id of the node at a path or with an id.
fn there(amazon: &AmazonDrive, place: &str) -> Result<String, String> {
    match amazon.entry(place) {
        Some(entry) => Ok(entry.id),
        None => Err(format!("nothing exists at \"{place}\"")),
    }
}

fn not_root(amazon: &AmazonDrive, id: String) -> Result<String, String> {
    if id == amazon.root_id() {
        return Err("the root folder cannot be removed".to_owned());
    }
    Ok(id)
}

/// Reads the trouble: `kind` is `no-end`, `not-json`, or `status` with the number in `status`.
fn trouble(command: &Command) -> Result<ChangesTrouble, String> {
    match command.text("kind")? {
        "no-end" => Ok(ChangesTrouble::NoEnd),
        "not-json" => Ok(ChangesTrouble::NotJson),
        "status" => {
            let status = u16::try_from(command.whole("status")?);
            let status = status.map_err(|_| "\"status\" is not a status".to_owned())?;
            Ok(ChangesTrouble::StatusCode(status))
        }
        other => Err(format!(
            "unknown trouble \"{other}\"; expected no-end, not-json or status"
        )),
    }
}

/// Returns tokens with these scopes and lifetime.
///
/// `scopes` are separated by spaces, for reading and writing if absent; `seconds` is an hour if absent.
fn sign_in(amazon: &AmazonDrive, command: &Command) -> Result<Value, Box<dyn Error>> {
    let scopes = match command.member("scopes") {
        Some(_) => command.text("scopes")?,
        None => "clouddrive:read_all clouddrive:write",
    };
    let scopes: Vec<&str> = scopes.split_whitespace().collect();
    let lifetime = command.lifetime(3600)?;
    let signed_in = amazon.sign_in_with(&scopes, lifetime);
    Ok(tokens(&signed_in))
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
