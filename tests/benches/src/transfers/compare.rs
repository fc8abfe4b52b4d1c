//! Compares ways to transfer a file: speed, processor time, peak memory.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser as _;

use super::{Case, Job};
use crate::contents::write_file;
use crate::measure::Times;
use crate::options::{MIB, Options};
use crate::process::{Failure, Server, Usage, run_again, serve_if_asked};
use crate::server::Offer;
use crate::table::Table;

/// What a benchmark of transfers does, whatever it compares: it serves, makes a transfer, or has others make them.
///
/// # Errors
///
/// When something of that fails.
pub fn run(comparisons: &[(&str, &[Case])]) -> Result<(), Failure> {
    serve_if_asked()?;
    if let Some(job) = Job::asked_for()? {
        println!("{}", serde_json::to_string(&job.run()?)?);
        return Ok(());
    }
    let options = Options::parse();
    let folder = match &options.folder {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    for (title, cases) in comparisons {
        compare(title, cases, folder.path(), &options)?;
    }
    Ok(())
}

/// A size, a server that has a file of that size, and a file of that size.
struct Stage {
    server: Server,
    size: u64,
    file: PathBuf,
}

impl Stage {
    fn set(folder: &Path, size: u64, part_size: u64) -> Result<Self, Failure> {
        let file = folder.join(format!("{size}.bin"));
        write_file(&file, size)?;
        let server = Server::start(Offer {
            file_size: size,
            part_size,
            ..Offer::default()
        })?;
        Ok(Self { server, size, file })
    }

    fn run(&self, case: Case) -> Result<Usage, Failure> {
        run_again(&Job::arguments(
            case,
            self.server.url(),
            &self.file,
            self.size,
        ))
    }
}

/// What the rounds of one case gave.
struct Seen {
    case: Case,
    times: Times,
    cpu: Times,
    peak: u64,
    small_peak: u64,
    late: Option<Duration>,
}

/// Lets all cases transfer a file in turns, and prints what they took.
fn compare(title: &str, cases: &[Case], folder: &Path, options: &Options) -> Result<(), Failure> {
    let (size, part_size) = (options.size(), options.part_size());
    let large = Stage::set(folder, size, part_size)?;
    let small = Stage::set(folder, size / 16, part_size)?;
    let mut all = Vec::new();
    for case in cases.iter().filter(|case| options.wants(&case.name())) {
        all.push(Seen {
            case: *case,
            times: Times::default(),
            cpu: Times::default(),
            peak: 0,
            small_peak: small.run(*case)?.peak_memory.unwrap_or(0),
            late: None,
        });
    }
    for round in 0..options.rounds(9) {
        for seen in &mut all {
            if round % seen.case.every() > 0 {
                continue;
            }
            let usage = large.run(seen.case)?;
            seen.times.push(usage.elapsed);
            seen.cpu.push(usage.cpu.unwrap_or_default());
            seen.late = seen.late.max(usage.late);
            seen.peak = seen.peak.max(usage.peak_memory.unwrap_or(0));
        }
    }
    let small_peak = format!("peak at {} MiB", size / 16 / MIB);
    let mut table = Table::new(&[
        "",
        "MB/s",
        "s",
        "best",
        "spread",
        "against bare",
        "CPU s",
        "peak MiB",
        &small_peak,
        "late, ms",
    ]);
    for seen in &all {
        let seconds = seen.times.median().as_secs_f64();
        let baseline = all
            .iter()
            .find(|other| other.case == seen.case.baseline())
            .map(|other| &other.times);
        table.row([
            seen.case.name(),
            format!("{:.0}", size as f64 / 1e6 / seconds),
            format!("{seconds:.2}"),
            format!("{:.2}", seen.times.best().as_secs_f64()),
            format!("{:.0} %", seen.times.spread()),
            baseline.map_or_else(String::new, |baseline| {
                format!("{:+.1} %", seen.times.against(baseline))
            }),
            format!("{:.2}", seen.cpu.median().as_secs_f64()),
            mebibytes(seen.peak),
            mebibytes(seen.small_peak),
            seen.late.map_or_else(String::new, |late| {
                format!("{:.1}", late.as_secs_f64() * 1e3)
            }),
        ]);
    }
    let mut title = format!("{title} of {} MiB over loopback", size / MIB);
    if cases.iter().any(|case| case.is_in_parts()) {
        title += &format!(", each part of {} MiB", part_size / MIB);
    }
    table.print(&title);
    Ok(())
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / MIB as f64)
}
