//! A large file up and down over loopback, with bare reqwest and with the facade: speed, processor time, peak memory.
//!
//! Each transfer is made by a process of its own, so that the peak of its memory is its own, and the cases take turns.

use std::path::Path;

use clap::Parser as _;
use cloud_drives_benches::contents::write_file;
use cloud_drives_benches::measure::Times;
use cloud_drives_benches::options::Options;
use cloud_drives_benches::process::{Failure, Server, Usage, run_again, serve_if_asked};
use cloud_drives_benches::server::Offer;
use cloud_drives_benches::table::Table;
use cloud_drives_benches::transfers::{Case, DOWNLOADS, Job, UPLOADS};

const MIB: u64 = 1024 * 1024;

fn main() -> Result<(), Failure> {
    serve_if_asked()?;
    if let Some(job) = Job::asked_for()? {
        println!("{}", serde_json::to_string(&job.run()?)?);
        return Ok(());
    }
    let options = Options::parse();
    let size = options
        .size
        .unwrap_or(if options.quick { 64 } else { 1024 })
        * MIB;
    let folder = match &options.folder {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    compare("Upload", &UPLOADS, size, folder.path(), &options)?;
    compare("Download", &DOWNLOADS, size, folder.path(), &options)
}

/// A size, a server that has a file of that size, and a file of that size.
struct Stage {
    server: Server,
    size: u64,
    file: std::path::PathBuf,
}

impl Stage {
    fn set(folder: &Path, size: u64) -> Result<Self, Failure> {
        let file = folder.join(format!("{size}.bin"));
        write_file(&file, size)?;
        let server = Server::start(Offer {
            file_size: size,
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
}

fn compare(
    title: &str,
    cases: &[Case],
    size: u64,
    folder: &Path,
    options: &Options,
) -> Result<(), Failure> {
    let (large, small) = (Stage::set(folder, size)?, Stage::set(folder, size / 16)?);
    let mut all = Vec::new();
    for case in cases.iter().filter(|case| options.wants(case.name())) {
        all.push(Seen {
            case: *case,
            times: Times::default(),
            cpu: Times::default(),
            peak: 0,
            small_peak: small.run(*case)?.peak_memory.unwrap_or(0),
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
    ]);
    for seen in &all {
        let seconds = seen.times.median().as_secs_f64();
        let baseline = all
            .iter()
            .find(|other| other.case == seen.case.baseline())
            .map(|other| &other.times);
        table.row([
            seen.case.name().to_owned(),
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
        ]);
    }
    table.print(&format!("{title} of {} MiB over loopback", size / MIB));
    Ok(())
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / MIB as f64)
}
