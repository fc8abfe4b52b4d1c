//! Endurance test: fifty tasks use all four providers for a while, with faults. No result may be wrong, and neither the client nor an
//! emulator may grow. `README.md` beside `src` says how to run it.
//!
//! Wrong results are wrong bytes, a listing with a missing or unknown file, "not found" for an existing file, and "conflict" for a free
//! name. A call that fails with an error is only counted.

mod drive;
mod service;
mod task;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clap::Parser;
use cloud_drives_benches::process::Failure;
use cloud_drives_benches::table::Table;
use tokio::task::JoinSet;

use drive::AnyDrive;
use service::{Held, Service, held};

/// How long and how hard.
#[derive(Parser)]
#[command(about = "All providers, faults, and nothing wrong", version = None)]
struct Options {
    /// How many minutes it runs; fractions are fine.
    #[arg(long, default_value_t = 0.5)]
    minutes: f64,
    /// How many tasks use the drives.
    #[arg(long, default_value_t = 50)]
    tasks: usize,
    /// Share of the requests that meet a fault, in percent.
    #[arg(long, default_value_t = 5.0)]
    faults: f64,
    /// The emulator's program; beside this one's folder unless given.
    #[arg(long)]
    emulator: Option<std::path::PathBuf>,
}

/// What has come out so far.
#[derive(Debug, Default)]
struct Counts {
    calls: AtomicU64,
    failed: AtomicU64,
    wrong: AtomicU64,
    over: AtomicBool,
}

impl Counts {
    fn add(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// A row of the table: when, and how much the client and each emulator hold.
struct Sample {
    at: Duration,
    client: Held,
    emulators: Vec<Held>,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let options = Options::parse();
    let mut services = Vec::new();
    for provider in service::PROVIDERS {
        services.push(Service::start(options.emulator.as_deref(), provider)?);
    }
    let drives: Vec<AnyDrive> = services
        .iter()
        .map(AnyDrive::of)
        .collect::<Result<_, _>>()?;
    let counts = Arc::new(Counts::default());
    let mut tasks = JoinSet::new();
    for number in 0..options.tasks {
        let drive = drives[number % drives.len()].clone();
        let folder = drive.folder(&format!("task {number}")).await?;
        tasks.spawn(task::run(drive, folder, number as u64, Arc::clone(&counts)));
    }
    for service in &mut services {
        service.add_faults(options.faults / 100.0)?;
    }

    let whole = Duration::from_secs_f64(options.minutes * 60.0);
    let begun = Instant::now();
    let mut samples = Vec::new();
    let mut table = Table::new(&[
        "at, s",
        "calls",
        "failed",
        "wrong",
        "client, MiB",
        "descriptors",
        "Yandex, MiB",
        "Frame.io, MiB",
        "Amazon, MiB",
        "Verizon, MiB",
        "descriptors",
    ]);
    // One a minute; a short run has more.
    let rows = (options.minutes.ceil() as u32).max(8);
    for row in 1..=rows {
        let at = whole * row / rows;
        tokio::time::sleep_until((begun + at).into()).await;
        let sample = Sample {
            at,
            client: held(std::process::id()),
            emulators: services.iter().map(|service| held(service.id())).collect(),
        };
        table.row(sample.cells(&counts));
        samples.push(sample);
    }
    counts.over.store(true, Ordering::Relaxed);
    while let Some(ended) = tasks.join_next().await {
        ended?;
    }
    table.print("Endurance: what came out, and what is held");
    let uncounted: u64 = services
        .iter_mut()
        .map(Service::forgotten)
        .sum::<Result<u64, Failure>>()?;
    println!("\n{uncounted} requests are no longer in the emulators' records");
    let wrong = counts.wrong.load(Ordering::Relaxed);
    println!("{FLAT}");
    let grown = grown(&samples);
    for what in &grown {
        eprintln!("not flat: {what}");
    }
    if wrong > 0 {
        eprintln!("{wrong} wrong results");
    }
    if wrong > 0 || !grown.is_empty() {
        std::process::exit(1);
    }
    Ok(())
}

impl Sample {
    fn cells(&self, counts: &Counts) -> Vec<String> {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed).to_string();
        let mut cells = vec![
            format!("{:.0}", self.at.as_secs_f64()),
            count(&counts.calls),
            count(&counts.failed),
            count(&counts.wrong),
            self.client.mib(),
            self.client.descriptors.to_string(),
        ];
        cells.extend(self.emulators.iter().map(Held::mib));
        let descriptors: usize = self.emulators.iter().map(|held| held.descriptors).sum();
        cells.push(descriptors.to_string());
        cells
    }
}

/// What a process may grow by: a tenth, and so much more, which is what an allocator keeps to itself.
const GROWTH: f64 = 1.1;
const BYTES: f64 = 4.0 * 1024.0 * 1024.0;
const DESCRIPTORS: f64 = 16.0;
const FLAT: &str = "flat: the mean of the last quarter of the time is above that of the second by at most 10 % and 4 MiB, or 16 descriptors";

/// What the last quarter of the time holds more of than the second, beyond what counts as flat.
fn grown(samples: &[Sample]) -> Vec<String> {
    let quarter = samples.len() / 4;
    let mut grown = Vec::new();
    let mut compare = |what: String, noise: f64, of: &dyn Fn(&Sample) -> f64| {
        let mean = |part: &[Sample]| part.iter().map(of).sum::<f64>() / part.len().max(1) as f64;
        let before = mean(&samples[quarter..2 * quarter]);
        let after = mean(&samples[samples.len() - quarter..]);
        if after > before * GROWTH + noise {
            grown.push(format!("{what}: {before:.0}, then {after:.0}"));
        }
    };
    compare("client, bytes".to_owned(), BYTES, &|it: &Sample| {
        it.client.bytes as f64
    });
    compare(
        "client, descriptors".to_owned(),
        DESCRIPTORS,
        &|it: &Sample| it.client.descriptors as f64,
    );
    for (number, provider) in service::PROVIDERS.iter().enumerate() {
        compare(format!("{provider}, bytes"), BYTES, &|it: &Sample| {
            it.emulators[number].bytes as f64
        });
        compare(
            format!("{provider}, descriptors"),
            DESCRIPTORS,
            &|it: &Sample| it.emulators[number].descriptors as f64,
        );
    }
    grown
}
