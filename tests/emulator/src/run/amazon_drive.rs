//! The program as Amazon Drive.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_emulator::{AmazonDrive, Clock};

use super::seed::{Found, put_below};
use super::{faults, report, show, until_ended};
use crate::control;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Port of the master host; 0 takes free ones.
    #[arg(long, default_value_t = 8083)]
    port: u16,
    /// Folder whose files are put on the drive.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// A fault, such as "POST /cdproxy/nodes 503 x2"; can be given several times.
    #[arg(long, value_name = "METHOD PATH EFFECT …")]
    fault: Vec<String>,
    /// Bytes that the account has room for.
    #[arg(long, default_value_t = 5 << 30)]
    quota: u64,
    /// How many seconds an access token lives.
    #[arg(long, default_value_t = 3600)]
    token_seconds: u64,
    /// Redirect downloads of files from this many bytes on to the S3-like host.
    #[arg(long, value_name = "BYTES")]
    redirect_from: Option<u64>,
    /// Store uploads from this many bytes on, answer 504 and show them later.
    #[arg(long, value_name = "BYTES")]
    late_from: Option<u64>,
    /// After how many seconds those show.
    #[arg(long, default_value_t = 180)]
    late_seconds: u64,
    /// Leave trashed nodes out of listings that don't ask for them.
    #[arg(long)]
    hide_trashed: bool,
    /// Answer 400 to requests that are not as they should be.
    #[arg(long)]
    strict: bool,
    /// Keep only size and checksums of uploaded files.
    #[arg(long)]
    forget_contents: bool,
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
    let mut builder = AmazonDrive::builder()
        .clock(Clock::real())
        .port(arguments.port)
        .quota(arguments.quota)
        .token_lifetime(Duration::from_secs(arguments.token_seconds))
        .trashed_in_listings(!arguments.hide_trashed)
        .keep_contents(!arguments.forget_contents)
        .strict(arguments.strict)
        .late_upload(504, Duration::from_secs(arguments.late_seconds));
    if let Some(bytes) = arguments.redirect_from {
        builder = builder.redirect_downloads_from(bytes);
    }
    if let Some(bytes) = arguments.late_from {
        builder = builder.late_uploads_from(bytes);
    }
    let amazon = builder.start().await?;
    if let Some(folder) = &arguments.seed {
        let files = put_below(folder, String::new(), |above, name, found| {
            let path = format!("{above}/{name}");
            match found {
                Found::Folder => amazon.try_put_folder(&path)?,
                Found::File(bytes) => amazon.try_put_file(&path, bytes)?,
            };
            Ok(path)
        })?;
        eprintln!("{files} files put on the drive");
    }
    faults(amazon.faults(), &arguments.fault)?;
    amazon.print_requests(arguments.log);
    let lifetime = Duration::from_secs(arguments.token_seconds);
    let tokens = amazon.sign_in_with(&["clouddrive:read_all", "clouddrive:write"], lifetime);
    let app = amazon.app();
    let shown = [
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
        ("client_id", app.client_id.clone()),
        ("client_secret", app.client_secret.clone()),
        ("redirect_uri", app.redirect_uri.clone()),
        ("root_id", amazon.root_id()),
        ("owner_id", amazon.owner_id()),
    ];
    let shown: Vec<(&str, &str)> = shown
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    show(&shown, arguments.json);
    let amazon = Arc::new(amazon);
    let commanded = Arc::clone(&amazon);
    let command = move |name: &str, command: &control::Command| {
        control::amazon_drive::run(&commanded, name, command)
    };
    until_ended(arguments.control.then_some(command)).await?;
    report(&amazon.complaints(), amazon.faults());
    Ok(())
}
