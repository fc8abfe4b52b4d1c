//! The program as Verizon's Personal Cloud.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_emulator::{Clock, VerizonCloud};

use super::seed::{Found, put_below};
use super::{faults, report, show, until_ended};
use crate::control;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Port of the API; 0 takes free ones.
    #[arg(long, default_value_t = 8111)]
    port: u16,
    /// Folder whose files are put into VZMOBILE.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// A fault, such as "POST /cloud/1/upload/* 503 x2"; can be given several times.
    #[arg(long, value_name = "METHOD PATH EFFECT …")]
    fault: Vec<String>,
    /// Bytes that the account has room for.
    #[arg(long, default_value_t = 5 << 30)]
    quota: u64,
    /// How many seconds an access token lives.
    #[arg(long, default_value_t = 9 * 3600)]
    token_seconds: u64,
    /// Where the application's users are sent back to; the registered application has an address of its own without.
    #[arg(long, value_name = "URL")]
    redirect_uri: Option<String>,
    /// After how many changes the state of a full view is out of sync.
    #[arg(long, value_name = "CHANGES", default_value_t = 10_000)]
    fullview_history: u64,
    /// Hand out upload URLs at the API's own origin, with the checksum in them.
    #[arg(long)]
    simple_uploads: bool,
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
    let verizon = VerizonCloud::builder()
        .clock(Clock::real())
        .port(arguments.port)
        .quota(arguments.quota)
        .token_lifetime(Duration::from_secs(arguments.token_seconds))
        .fullview_history(arguments.fullview_history)
        .uploads_at_api(arguments.simple_uploads)
        .checksum_in_upload_url(arguments.simple_uploads)
        .keep_contents(!arguments.forget_contents)
        .strict(arguments.strict)
        .start()
        .await?;
    if let Some(folder) = &arguments.seed {
        let files = put_below(folder, "/VZMOBILE".to_owned(), |above, name, found| {
            let path = format!("{above}/{name}");
            match found {
                Found::Folder => verizon.try_put_folder(&path)?,
                Found::File(bytes) => verizon.try_put_file(&path, bytes)?,
            }
            Ok(path)
        })?;
        eprintln!("{files} files put into VZMOBILE");
    }
    faults(verizon.faults(), &arguments.fault)?;
    verizon.print_requests(arguments.log);
    let app = match &arguments.redirect_uri {
        Some(redirect_uri) => verizon.create_app(redirect_uri),
        None => verizon.app().clone(),
    };
    let tokens = verizon.sign_in_to(&app, None);
    let shown = [
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
    ];
    let shown: Vec<(&str, &str)> = shown
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    show(&shown, arguments.json);
    let verizon = Arc::new(verizon);
    let commanded = Arc::clone(&verizon);
    let command = move |name: &str, command: &control::Command| {
        control::verizon_cloud::run(&commanded, name, command)
    };
    until_ended(arguments.control.then_some(command)).await?;
    report(&verizon.complaints(), verizon.faults());
    Ok(())
}
