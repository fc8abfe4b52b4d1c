//! The shared parts of the programs that run an emulator.

pub(crate) mod amazon_drive;
mod control;
pub(crate) mod frameio;
mod seed;
pub(crate) mod verizon_cloud;
pub(crate) mod yandex_disk;

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use cloud_drives_emulator::{Builder, Clock, Emulated, Emulator, Fault};
use serde_json::{Map, Value};

use control::Command;
use seed::SeedEntry;

/// A service that the program can be, by the options that it alone has.
pub(crate) trait Program: clap::Args {
    type Service: Emulated;
    /// The port of its first origin.
    const PORT: u16;

    /// Sets an emulator up as the options say.
    fn choose(&self, builder: Builder<Self::Service>) -> Builder<Self::Service>;

    /// Puts the items of the options into a fresh emulator.
    fn open(&self, emulator: &Emulator<Self::Service>) -> Result<Opened, Box<dyn Error>>;

    /// Puts an item into a place, and returns the item's own place.
    fn put(
        emulator: &Emulator<Self::Service>,
        place: &str,
        name: &str,
        found: SeedEntry,
    ) -> Result<String, Box<dyn Error>>;

    /// Runs a command that not every service has.
    ///
    /// # Errors
    ///
    /// A line that says what is wrong with the command, or why it failed.
    fn command(
        emulator: &Emulator<Self::Service>,
        name: &str,
        command: &Command,
    ) -> Result<Value, Box<dyn Error>>;
}

/// The facts that are printed when an emulator runs.
pub(crate) struct Opened {
    /// The place for the files of a folder.
    place: String,
    /// The facts that a client needs.
    shown: Vec<(&'static str, String)>,
}

/// The options of the program.
#[derive(clap::Args)]
pub(crate) struct Arguments<P: Program> {
    /// Name or address to listen on, and the host of all URLs.
    ///
    /// Anything but the default makes the emulator reachable from other machines.
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// Address to listen on if it differs from the host, such as 0.0.0.0 in a container.
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<String>,
    /// Port of the first origin; the others use the ports after it. 0 uses free ports.
    #[arg(long, default_value_t = P::PORT)]
    port: u16,
    /// Folder whose files are added to the account.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// A fault, such as "PUT /upload* 503 x2"; can be given several times. --help has an example of every one.
    #[arg(long, value_name = "METHOD PATH EFFECT …", long_help = fault_help())]
    fault: Vec<String>,
    /// Answer 400 to invalid requests.
    #[arg(long)]
    strict: bool,
    /// Keep only size and checksums of uploaded files.
    #[arg(long)]
    forget_contents: bool,
    /// Number of the latest requests and of the latest complaints that are remembered.
    #[arg(long, value_name = "REQUESTS", default_value_t = 10_000)]
    record_limit: usize,
    /// Number of the latest entries of each kind that are remembered besides clients' files.
    ///
    /// The kinds are tokens, finished operations, unfinished uploads, deliveries, ….
    #[arg(long, value_name = "ENTRIES", default_value_t = 10_000)]
    history_limit: usize,
    /// A refresh returns the same access token again until it expires.
    #[arg(long)]
    refresh_keeps_access_token: bool,
    /// Print every request.
    #[arg(long)]
    log: bool,
    /// Print the settings for clients (URLs, credentials) as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Take commands on standard input, a line of JSON each, and stop when it ends.
    #[arg(long)]
    control: bool,
    #[command(flatten)]
    own: P,
}

impl<P: Program> Arguments<P> {
    /// Runs until Ctrl-C, or until its commands end.
    pub(crate) async fn run(self) -> Result<(), Box<dyn Error>> {
        let mut builder = Emulator::builder()
            .clock(Clock::real())
            .host(self.host.as_str())
            .port(self.port)
            .keep_contents(!self.forget_contents)
            .record_limit(self.record_limit)
            .history_limit(self.history_limit)
            .refresh_keeps_access_token(self.refresh_keeps_access_token)
            .strict(self.strict);
        if let Some(address) = &self.bind {
            builder = builder.bind(address.as_str());
        }
        let emulator = Arc::new(self.own.choose(builder).start().await?);
        let opened = self.own.open(&emulator)?;
        if let Some(folder) = &self.seed {
            let files = seed::put_below(folder, opened.place, |place, name, found| {
                P::put(&emulator, place, name, found)
            })?;
            eprintln!("{files} files added to the account");
        }
        for line in &self.fault {
            emulator.faults().add(line.parse::<Fault>()?);
        }
        emulator.print_requests(self.log);
        show(opened.shown, self.json);
        if self.control {
            let commanded = Arc::clone(&emulator);
            let ended = control::listen(move |name, command| {
                let done = control::shared(&commanded, name, command);
                match done {
                    Some(done) => done,
                    None => {
                        P::command(&commanded, name, command).map_err(|error| error.to_string())
                    }
                }
            });
            tokio::select! {
                pressed = tokio::signal::ctrl_c() => pressed?,
                _ = ended => {}
            }
        } else {
            tokio::signal::ctrl_c().await?;
        }
        // What the client did wrong, and which faults met nothing.
        for complaint in emulator.complaints() {
            eprintln!("complaint: {complaint}");
        }
        let forgotten = emulator.forgotten().complaints;
        if forgotten > 0 {
            eprintln!("{forgotten} earlier complaints were dropped");
        }
        for fault in emulator.faults().unused() {
            eprintln!("fault not used up: {fault}");
        }
        Ok(())
    }
}

fn fault_help() -> String {
    let examples = Fault::examples();
    format!(
        "A fault: which requests it applies to (* for every method, * in a path for anything), what happens, and how often. \
         Default: once. Can be given several times; the first matching fault applies.\n\n{examples}\n"
    )
}

/// Prints what a client needs to know.
fn show(shown: Vec<(&'static str, String)>, json: bool) {
    if json {
        let shown = shown.into_iter();
        let object: Map<String, Value> = shown
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        println!("{}", Value::Object(object));
    } else {
        for (name, value) in shown {
            println!("{name:<14} {value}");
        }
    }
}

/// Returns the URL and the bytes of an argument such as `URL=FILE`.
fn file_of(pair: &str) -> Result<(&str, Vec<u8>), Box<dyn Error>> {
    let Some((url, file)) = pair.rsplit_once('=') else {
        return Err(format!("\"{pair}\" is not URL=FILE").into());
    };
    let bytes = std::fs::read(file).map_err(|error| format!("can't read {file}: {error}"))?;
    Ok((url, bytes))
}
