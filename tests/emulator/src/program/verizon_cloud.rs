//! The program as Verizon's Personal Cloud.

use std::error::Error;
use std::time::Duration;

use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::VerizonCloudBuilder;
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
    #[arg(long, default_value_t = 9 * 3600)]
    token_seconds: u64,
    /// The redirect URI of the application. Default: that of the registered application.
    #[arg(long, value_name = "URL")]
    redirect_uri: Option<String>,
    /// The number of changes after which the state of a full view is out of sync.
    #[arg(long, value_name = "CHANGES", default_value_t = 10_000)]
    fullview_history: u64,
    /// Return upload URLs at the origin of the API, with the checksum in them.
    #[arg(long)]
    simple_uploads: bool,
}

impl Program for Options {
    type Service = cloud_drives_emulator::verizon_cloud::Settings;
    const PORT: u16 = 8111;

    fn choose(&self, builder: VerizonCloudBuilder) -> VerizonCloudBuilder {
        builder
            .quota(self.quota)
            .token_lifetime(Duration::from_secs(self.token_seconds))
            .fullview_history(self.fullview_history)
            .uploads_at_api(self.simple_uploads)
            .checksum_in_upload_url(self.simple_uploads)
    }

    fn open(&self, verizon: &VerizonCloud) -> Result<Opened, Box<dyn Error>> {
        let app = match &self.redirect_uri {
            Some(redirect_uri) => verizon.create_app(redirect_uri),
            None => verizon.app().clone(),
        };
        let tokens = verizon.sign_in_to(&app, None);
        Ok(Opened {
            place: "/VZMOBILE".to_owned(),
            shown: vec![
                ("api_url", verizon.api_url()),
                ("upload_url", verizon.upload_url()),
                ("share_url", verizon.share_url().to_owned()),
                ("authorize_url", verizon.authorize_url()),
                ("token_url", verizon.token_url()),
                ("token", tokens.access_token),
                ("refresh_token", tokens.refresh_token),
                ("client_id", app.client_id),
                ("client_secret", app.client_secret),
                ("redirect_uri", app.redirect_uri),
            ],
        })
    }

    fn put(
        verizon: &VerizonCloud,
        place: &str,
        name: &str,
        found: SeedEntry,
    ) -> Result<String, Box<dyn Error>> {
        let path = format!("{place}/{name}");
        match found {
            SeedEntry::Folder => verizon.try_put_folder(&path)?,
            SeedEntry::File(bytes) => verizon.try_put_file(&path, bytes)?,
        }
        Ok(path)
    }

    fn command(
        verizon: &VerizonCloud,
        name: &str,
        command: &Command,
    ) -> Result<Value, Box<dyn Error>> {
        let path = || command.text("path");
        match name {
            "put_file" => verizon.try_put_file(path()?, content(command)?)?,
            "put_folder" => verizon.try_put_folder(path()?)?,
            "set_attributes" => {
                let found = command.object("found")?;
                verizon.set_attributes(there(verizon, path()?)?, found);
            }
            "trash" => verizon.trash(removable(verizon, path()?)?),
            "purge" => verizon.purge(removable(verizon, path()?)?),
            "empty_trash" => verizon.empty_trash(),
            "add_contact" => {
                let fields = command.object("fields")?;
                return Ok(json!(verizon.add_contact(fields)));
            }
            "contacts" => return Ok(json!(verizon.contacts())),
            "item" => return Ok(json!(verizon.item(path()?))),
            "uri" => return Ok(json!(verizon.uri(path()?))),
            "file" => {
                return Ok(bytes(verizon.file_bytes(path()?)));
            }
            "paths" => return Ok(json!(verizon.paths())),
            "trash_paths" => return Ok(json!(verizon.trash_paths())),
            "virtual_folders" => return Ok(json!(verizon.virtual_folders())),
            "used_space" => return Ok(json!(verizon.used_space())),
            "open_uploads" => return Ok(json!(verizon.open_uploads())),
            "set_quota" => verizon.set_quota(command.whole("bytes")?),
            "expire_fullview_states" => verizon.expire_fullview_states(),
            "forget_uploads" => verizon.forget_uploads(),
            "sign_in" => {
                return Ok(tokens(&verizon.sign_in_with_refresh()));
            }
            "authorization_code" => return Ok(json!(verizon.authorization_code())),
            "create_app" => {
                let app = verizon.create_app(command.text("redirect_uri")?);
                return Ok(control::app(&app));
            }
            _ => return Err(unknown(name).into()),
        }
        Ok(Value::Null)
    }
}

/// Returns a path if an item outside the trash exists there.
fn there<'a>(verizon: &VerizonCloud, path: &'a str) -> Result<&'a str, String> {
    let live = verizon.item(path);
    let live = live.filter(|item| item.get("deleted").is_none());
    live.map(|_| path)
        .ok_or_else(|| format!("nothing exists at \"{path}\""))
}

/// Returns a path if it exists and is not a virtual folder.
fn removable<'a>(verizon: &VerizonCloud, path: &'a str) -> Result<&'a str, String> {
    if path.matches('/').count() < 2 {
        return Err("virtual folders cannot be removed".to_owned());
    }
    there(verizon, path)
}
