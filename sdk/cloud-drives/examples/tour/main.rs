//! The main job of every provider on real files, against emulators inside this process.
//!
//! ```text
//! cargo run -p cloud-drives --example tour [-- [--provider NAME] [--faults] [FOLDER]]
//! ```
//!
//! FOLDER is the workspace's `specs` folder unless given; it is only read. With `--faults` the emulator misbehaves, and the
//! table at the end shows that all came out right all the same. Exit code 1 if anything differs.
#![forbid(unsafe_code)]

mod amazon_drive;
mod compare;
mod folder;
mod frameio;
mod ledger;
mod progress;
mod verizon_cloud;
mod watch;
mod yandex_disk;

use std::path::PathBuf;
use std::process::ExitCode;

use folder::Folder;
use ledger::Ledger;

/// What went wrong, for a person to read.
type Failure = Box<dyn std::error::Error + Send + Sync>;

const PROVIDERS: &[&str] = &["yandex-disk", "frameio", "amazon-drive", "verizon-cloud"];

const USAGE: &str = "usage: tour [--provider NAME] [--faults] [FOLDER]";

/// What was asked for on the command line.
struct Wishes {
    providers: Vec<&'static str>,
    faults: bool,
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let wishes = match wishes(std::env::args().skip(1)) {
        Ok(wishes) => wishes,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match tour(&wishes).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nthe tour failed: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn tour(wishes: &Wishes) -> Result<(), Failure> {
    let folder = Folder::read(&wishes.folder)?;
    println!(
        "{} files and {} folders in {}, {}{}",
        folder.files.len(),
        folder.folders.len(),
        wishes.folder.display(),
        ledger::bytes(folder.size()),
        if wishes.faults {
            "; the emulator misbehaves"
        } else {
            ""
        },
    );
    let mut ledgers: Vec<Ledger> = Vec::new();
    for provider in &wishes.providers {
        let ledger = match *provider {
            "yandex-disk" => yandex_disk::tour(&folder, wishes.faults).await?,
            "frameio" => frameio::tour(&folder, wishes.faults).await?,
            "amazon-drive" => amazon_drive::tour(&folder, wishes.faults).await?,
            "verizon-cloud" => verizon_cloud::tour(&folder, wishes.faults).await?,
            other => return Err(format!("there is no tour of {other}").into()),
        };
        ledgers.push(ledger);
    }
    println!("\n{}", ledger::table(&ledgers));
    Ok(())
}

/// The workspace's folder of specs.
fn specs() -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs"));
    folder.canonicalize().unwrap_or(folder)
}

fn wishes(arguments: impl Iterator<Item = String>) -> Result<Wishes, String> {
    let mut wishes = Wishes {
        providers: PROVIDERS.to_vec(),
        faults: false,
        folder: specs(),
    };
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--faults" => wishes.faults = true,
            "--provider" => {
                let name = arguments.next().unwrap_or_default();
                let known = PROVIDERS.iter().find(|known| **known == name);
                let known = known.ok_or_else(|| {
                    format!("no provider `{name}`; there is {}", PROVIDERS.join(", "))
                })?;
                wishes.providers = vec![known];
            }
            flag if flag.starts_with("--") => return Err(format!("unknown option {flag}")),
            folder => wishes.folder = PathBuf::from(folder),
        }
    }
    Ok(wishes)
}
