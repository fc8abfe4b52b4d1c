//! The program as Frame.io.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use cloud_drives_emulator::{Clock, FrameIo};

use super::seed::{Found, put_below};
use super::{faults, file_of, report, show, until_ended};
use crate::control;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Port of the API; 0 takes free ones.
    #[arg(long, default_value_t = 8101)]
    port: u16,
    /// Folder whose files are put into the project that is there from the start.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// A fault, such as "PUT /uploads/* 503 x2"; can be given several times.
    #[arg(long, value_name = "METHOD PATH EFFECT …")]
    fault: Vec<String>,
    /// A file behind a foreign URL, for remote uploads, as URL=FILE; can be given several times.
    #[arg(long, value_name = "URL=FILE")]
    host_url: Vec<String>,
    /// The size of parts in bytes.
    #[arg(long, default_value_t = 16 << 20)]
    part_size: u64,
    /// How many polls find an upload not complete, and as many a file not transcoded.
    #[arg(long, default_value_t = 1)]
    polls: u32,
    /// Tell rate limits without enforcing them.
    #[arg(long)]
    no_rate_limits: bool,
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
    let frameio = FrameIo::builder()
        .clock(Clock::real())
        .port(arguments.port)
        .part_size(arguments.part_size)
        .upload_polls(arguments.polls)
        .transcode_polls(arguments.polls)
        .rate_limits(!arguments.no_rate_limits)
        .keep_contents(!arguments.forget_contents)
        .strict(arguments.strict)
        .start()
        .await?;
    let project = frameio.put_project("Project");
    let folder = frameio.root_folder_id(&project)?;
    if let Some(from) = &arguments.seed {
        let files = put_below(from, folder.clone(), |folder, name, found| {
            Ok(match found {
                Found::Folder => frameio.put_folder(folder, name)?,
                Found::File(bytes) => frameio.put_file(folder, name, bytes)?,
            })
        })?;
        eprintln!("{files} files put into the project");
    }
    faults(frameio.faults(), &arguments.fault)?;
    for pair in &arguments.host_url {
        let (url, bytes) = file_of(pair)?;
        frameio.host_url(url, bytes);
    }
    frameio.print_requests(arguments.log);
    let token = frameio.sign_in();
    let (app, public_app) = (frameio.app(), frameio.public_app());
    let shown = [
        ("api_url", frameio.api_url()),
        ("ims_url", frameio.ims_url()),
        ("upload_url", frameio.upload_url()),
        ("media_url", frameio.media_url()),
        ("token", token.as_str()),
        ("account_id", frameio.account_id()),
        ("workspace_id", frameio.workspace_id()),
        ("project_id", project.as_str()),
        ("root_folder_id", folder.as_str()),
        ("user_id", frameio.user_id()),
        ("client_id", app.client_id.as_str()),
        (
            "client_secret",
            app.client_secret.as_deref().unwrap_or_default(),
        ),
        ("public_client_id", public_app.client_id.as_str()),
        ("redirect_uri", app.redirect_uri.as_str()),
    ];
    show(&shown, arguments.json);
    let frameio = Arc::new(frameio);
    let commanded = Arc::clone(&frameio);
    let command = move |name: &str, command: &control::Command| {
        control::frameio::run(&commanded, name, command)
    };
    until_ended(arguments.control.then_some(command)).await?;
    report(&frameio.complaints(), frameio.faults());
    Ok(())
}
