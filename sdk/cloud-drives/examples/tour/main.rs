//! A tour of every provider on real files, against emulators inside this process.
//!
//! ```text
//! cargo run -p cloud-drives --example tour [-- [--provider NAME]… [--faults] [FOLDER]]
//! ```
//!
//! The Rust code that a step shows is the part of its source between `// show: STEP` and `// hide`. Exit code 1 if a result is wrong.
#![forbid(unsafe_code)]

mod amazon_drive;
mod compare;
mod folder;
mod frameio;
mod ledger;
mod progress;
mod screen;
mod snippet;
mod verizon_cloud;
mod watch;
mod yandex_disk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use folder::Folder;
use indicatif::BinaryBytes;
use ledger::Ledger;
use screen::say;

/// An error message for people.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Tours every provider on real files.
///
/// The services are emulators inside this process: nothing is sent over the
/// network, and no account is needed. Each step prints its Rust code and its
/// result; a table at the end counts calls, retries and bytes.
#[derive(Parser)]
#[command(name = "tour", max_term_width = 80)]
struct Arguments {
    /// Selects a provider; may be given more than once
    #[arg(long, value_name = "NAME", value_enum)]
    provider: Vec<Provider>,
    /// Injects faults, and prints each fault with its request
    #[arg(long)]
    faults: bool,
    /// The folder to upload; it is only read [default: the workspace's specs]
    folder: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Provider {
    YandexDisk,
    #[value(name = "frameio")]
    FrameIo,
    AmazonDrive,
    VerizonCloud,
}

#[tokio::main]
async fn main() -> ExitCode {
    match tour(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nthe tour failed: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn tour(arguments: Arguments) -> Result<(), Failure> {
    let root = arguments.folder.unwrap_or_else(specs);
    let faults = arguments.faults;
    let folder = Folder::read(&root)?;
    let (files, folders) = (folder.files.len(), folder.folders.len());
    let size = BinaryBytes(folder.size());
    say(
        "",
        &format!(
            "{files} files in {folders} folders, {size}, from {}",
            root.display()
        ),
    );
    if faults {
        say("", "The emulators inject faults: each line with !! is one.");
    }
    let providers = match arguments.provider.as_slice() {
        [] => Provider::value_variants(),
        some => some,
    };
    let mut ledgers: Vec<Ledger> = Vec::new();
    for provider in providers {
        ledgers.push(match provider {
            Provider::YandexDisk => yandex_disk::tour(&folder, faults).await?,
            Provider::FrameIo => frameio::tour(&folder, faults).await?,
            Provider::AmazonDrive => amazon_drive::tour(&folder, faults).await?,
            Provider::VerizonCloud => verizon_cloud::tour(&folder, faults).await?,
        });
    }
    println!("\n{}", ledger::table(&ledgers));
    Ok(())
}

/// Returns the workspace's folder of specs.
fn specs() -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs"));
    folder.canonicalize().unwrap_or(folder)
}
