//! The program as Yandex Disk.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_emulator::{Clock, YandexDisk};

use super::seed::{Found, put_below};
use super::{faults, file_of, report, show, until_ended};
use crate::control;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Port of the API; 0 takes free ones.
    #[arg(long, default_value_t = 8081)]
    port: u16,
    /// Folder whose files are put on the Disk.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// A fault, such as "PUT /upload-target/* 503 x2"; can be given several times.
    #[arg(long, value_name = "METHOD PATH EFFECT …")]
    fault: Vec<String>,
    /// A file behind a foreign URL, for uploads from a URL, as URL=FILE; can be given several times.
    #[arg(long, value_name = "URL=FILE")]
    host_url: Vec<String>,
    /// How many polls see an operation in progress.
    #[arg(long, default_value_t = 1)]
    operation_polls: u32,
    /// Answer 400 to requests that are not as they should be.
    #[arg(long)]
    strict: bool,
    /// Keep only size and checksums of uploaded files.
    #[arg(long)]
    forget_contents: bool,
    /// Approve device codes as soon as they are handed out.
    #[arg(long)]
    approve_devices: bool,
    /// Print every request.
    #[arg(long)]
    log: bool,
    /// Print what follows as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Take commands on standard input, a line of JSON each, and stop when it ends.
    #[arg(long)]
    control: bool,
}

/// Runs until Ctrl-C, or until its commands end.
pub(crate) async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let yandex = YandexDisk::builder()
        .clock(Clock::real())
        .port(arguments.port)
        .operation_polls(arguments.operation_polls)
        .operation_time(Duration::from_secs(5))
        .keep_contents(!arguments.forget_contents)
        .strict(arguments.strict)
        .approve_devices(arguments.approve_devices)
        .start()
        .await?;
    if let Some(folder) = &arguments.seed {
        let files = put_below(folder, "disk:".to_owned(), |above, name, found| {
            let path = format!("{above}/{name}");
            match found {
                Found::Folder => yandex.try_put_dir(&path)?,
                Found::File(bytes) => yandex.try_put_file(&path, bytes)?,
            }
            Ok(path)
        })?;
        eprintln!("{files} files put on the Disk");
    }
    faults(yandex.faults(), &arguments.fault)?;
    for pair in &arguments.host_url {
        let (url, bytes) = file_of(pair)?;
        yandex.host_url(url, bytes);
    }
    yandex.print_requests(arguments.log);
    let token = yandex.sign_in();
    let app = yandex.app();
    let shown = [
        ("api_url", yandex.api_url()),
        ("oauth_url", yandex.oauth_url()),
        ("upload_url", yandex.upload_url()),
        ("download_url", yandex.download_url()),
        ("token", token.as_str()),
        ("client_id", app.client_id.as_str()),
        ("client_secret", app.client_secret.as_str()),
        ("redirect_uri", app.redirect_uri.as_str()),
    ];
    show(&shown, arguments.json);
    let yandex = Arc::new(yandex);
    let commanded = Arc::clone(&yandex);
    let command = move |name: &str, command: &control::Command| {
        control::yandex_disk::run(&commanded, name, command)
    };
    until_ended(arguments.control.then_some(command)).await?;
    report(&yandex.complaints(), yandex.faults());
    Ok(())
}
