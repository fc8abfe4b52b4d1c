//! The program as Yandex Disk.

use std::error::Error;
use std::time::Duration;

use cloud_drives_emulator::YandexDisk;
use cloud_drives_emulator::yandex_disk::YandexDiskBuilder;
use serde_json::{Value, json};

use super::control::{self, Command, bytes, content, tokens, unknown};
use super::seed::SeedEntry;
use super::{Opened, Program, file_of};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// A file behind a foreign URL, for uploads from a URL, as URL=FILE; can be given several times.
    #[arg(long, value_name = "URL=FILE")]
    host_url: Vec<String>,
    /// The number of polls that see an operation in progress.
    #[arg(long, default_value_t = 1)]
    operation_polls: u32,
    /// If larger, each operation takes a random number of polls up to this.
    #[arg(long, value_name = "POLLS", default_value_t = 0)]
    operation_polls_up_to: u32,
    /// The status of an expired download link: 410, or 500 as the service sometimes answers.
    #[arg(long, value_name = "STATUS", default_value_t = 410)]
    expired_link_status: u16,
    /// Approve device codes as soon as they are issued.
    #[arg(long)]
    approve_devices: bool,
}

impl Program for Options {
    type Service = cloud_drives_emulator::yandex_disk::Settings;
    const PORT: u16 = 8081;

    fn choose(&self, builder: YandexDiskBuilder) -> YandexDiskBuilder {
        builder
            .operation_polls(self.operation_polls)
            .operation_polls_up_to(self.operation_polls_up_to)
            .expired_link_status(self.expired_link_status)
            .operation_time(Duration::from_secs(5))
            .approve_devices(self.approve_devices)
    }

    fn open(&self, yandex: &YandexDisk) -> Result<Opened, Box<dyn Error>> {
        for pair in &self.host_url {
            let (url, bytes) = file_of(pair)?;
            yandex.host_url(url, bytes);
        }
        let app = yandex.app().clone();
        Ok(Opened {
            place: "disk:".to_owned(),
            shown: vec![
                ("api_url", yandex.api_url().to_owned()),
                ("oauth_url", yandex.oauth_url().to_owned()),
                ("upload_url", yandex.upload_url().to_owned()),
                ("download_url", yandex.download_url().to_owned()),
                ("token", yandex.sign_in()),
                ("client_id", app.client_id),
                ("client_secret", app.client_secret),
                ("redirect_uri", app.redirect_uri),
            ],
        })
    }

    fn put(
        yandex: &YandexDisk,
        place: &str,
        name: &str,
        found: SeedEntry,
    ) -> Result<String, Box<dyn Error>> {
        let path = format!("{place}/{name}");
        match found {
            SeedEntry::Folder => yandex.try_put_dir(&path)?,
            SeedEntry::File(bytes) => yandex.try_put_file(&path, bytes)?,
        }
        Ok(path)
    }

    fn command(
        yandex: &YandexDisk,
        name: &str,
        command: &Command,
    ) -> Result<Value, Box<dyn Error>> {
        match name {
            "put_file" => yandex.try_put_file(command.text("path")?, content(command)?)?,
            "put_dir" => yandex.try_put_dir(command.text("path")?)?,
            "file" => {
                return Ok(bytes(yandex.file_bytes(command.text("path")?)));
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
            "set_upload_traffic_exceeded" => {
                yandex.set_upload_traffic_exceeded(command.flag("on")?)
            }
            "host_url" => yandex.host_url(command.text("url")?, content(command)?),
            "host_redirect" => yandex.host_redirect(command.text("url")?, command.text("to")?),
            "fail_operations" => {
                yandex.fail_operations(command.count("count")?);
            }
            "finish_operations" => yandex.finish_operations(),
            "running_operations" => return Ok(json!(yandex.running_operations())),
            "sign_in" => return sign_in(yandex, command),
            "create_app" => {
                let app = yandex.create_app(command.text("title")?, command.text("redirect_uri")?);
                return Ok(control::app(&app));
            }
            "approve_device" => {
                return Ok(json!(yandex.approve_device(command.text("user_code")?)));
            }
            _ => return Err(unknown(name).into()),
        }
        Ok(Value::Null)
    }
}

/// Returns the path of a command, if an item exists there.
fn there<'a>(yandex: &YandexDisk, command: &'a Command) -> Result<&'a str, String> {
    let path = command.text("path")?;
    match yandex.entry(path) {
        Some(_) => Ok(path),
        None => Err(format!("nothing exists at \"{path}\"")),
    }
}

/// Returns tokens with `scopes` (separated by spaces, all if absent) that live for `seconds` (a year if
/// absent).
fn sign_in(yandex: &YandexDisk, command: &Command) -> Result<Value, Box<dyn Error>> {
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
    let lifetime = command.lifetime(31_536_000)?;
    let signed_in = yandex.sign_in_with(&scopes, lifetime);
    Ok(tokens(&signed_in))
}
