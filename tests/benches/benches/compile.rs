//! Measures `cargo build -p frameio` and `cargo check -p frameio` from scratch: with all features, with files and folders only, and, for
//! comparison, the crate that both depend on, with its dependencies.
//!
//! It uses separate target folders and leaves the workspace's builds alone. A crate's own time excludes its dependencies, which are built
//! before; the total time starts with an empty folder, and is left out of quick runs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use clap::Parser as _;
use cloud_drives_benches::measure::Times;
use cloud_drives_benches::options::{MIB, Options};
use cloud_drives_benches::process::{Failure, timed};
use cloud_drives_benches::table::Table;

/// What is compiled.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    package: &'static str,
    features: &'static [&'static str],
}

const CASES: [Case; 3] = [
    Case {
        name: "cloud-drives-core",
        package: "cloud-drives-core",
        features: &[],
    },
    Case {
        name: "frameio, all features",
        package: "frameio",
        features: &[],
    },
    Case {
        name: "frameio, files and folders",
        package: "frameio",
        features: &["--no-default-features", "--features", "files,folders"],
    },
];

/// What the rounds of one case gave.
struct Seen {
    case: Case,
    target: PathBuf,
    whole: (Duration, Option<Duration>),
    times: Times,
    cpu: Times,
    library: u64,
}

fn main() -> Result<(), Failure> {
    let options = Options::parse();
    let folder = match &options.folder {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    for task in ["check", "build"] {
        compare(task, folder.path(), &options)?;
    }
    Ok(())
}

fn compare(task: &str, folder: &Path, options: &Options) -> Result<(), Failure> {
    let wanted = CASES.into_iter().filter(|case| options.wants(case.name));
    let mut table = Table::new(&[
        "",
        "s",
        "best",
        "CPU s",
        "library, MiB",
        "whole, s",
        "whole, CPU s",
    ]);
    let mut all = Vec::new();
    for (number, case) in wanted.enumerate() {
        // One folder for all is quicker, but then only the first case begins with nothing.
        let number = if options.quick { 0 } else { number };
        let target = folder.join(format!("{task}-{number}"));
        let whole = case.run(task, &target)?;
        all.push(Seen {
            case,
            target,
            whole,
            times: Times::default(),
            cpu: Times::default(),
            library: 0,
        });
    }
    for _ in 0..options.rounds(5) {
        for seen in &mut all {
            seen.case.forget(&seen.target)?;
            let (elapsed, cpu) = seen.case.run(task, &seen.target)?;
            seen.times.push(elapsed);
            seen.cpu.push(cpu.unwrap_or_default());
            seen.library = seen.case.library(&seen.target)?;
        }
    }
    for seen in &all {
        let whole = |time: Option<Duration>| match time {
            Some(time) if !options.quick => seconds(time),
            _ => String::new(),
        };
        table.row([
            seen.case.name.to_owned(),
            seconds(seen.times.median()),
            seconds(seen.times.best()),
            seconds(seen.cpu.median()),
            format!("{:.1}", seen.library as f64 / MIB as f64),
            whole(Some(seen.whole.0)),
            whole(seen.whole.1),
        ]);
    }
    table.print(&format!("cargo {task}, from nothing"));
    Ok(())
}

impl Case {
    fn run(self, task: &str, target: &Path) -> Result<(Duration, Option<Duration>), Failure> {
        timed(
            cargo(target)
                .args([task, "--locked", "--offline", "-p", self.package])
                .args(self.features),
        )
    }

    /// Leaves its dependencies as they are.
    fn forget(self, target: &Path) -> Result<(), Failure> {
        timed(cargo(target).args(["clean", "--locked", "--offline", "-p", self.package]))?;
        Ok(())
    }

    /// Size of what came out, in bytes: the library, or of a check its metadata.
    fn library(self, target: &Path) -> Result<u64, Failure> {
        let start = format!("lib{}-", self.package.replace('-', "_"));
        let mut largest = 0;
        for file in std::fs::read_dir(target.join("debug/deps"))? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(&start) {
                largest = largest.max(file.metadata()?.len());
            }
        }
        Ok(largest)
    }
}

fn cargo(target: &Path) -> Command {
    let program = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut cargo = Command::new(program);
    cargo
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", target);
    cargo
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}
