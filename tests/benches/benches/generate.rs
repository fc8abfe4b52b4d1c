//! Measures `cargo sdk generate` without writing: all documents of a provider, from reading to formatted Rust and its comparison with the
//! existing files.

use std::path::Path;
use std::time::{Duration, Instant};

use build_tools::workspace::{Failure as NotGenerated, Workspace};
use clap::Parser as _;
use cloud_drives_benches::measure::Times;
use cloud_drives_benches::options::Options;
use cloud_drives_benches::process::Failure;
use cloud_drives_benches::table::Table;

fn main() -> Result<(), Failure> {
    let options = Options::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workspace = Workspace::at(root);
    let mut table = Table::new(&[
        "provider",
        "operations",
        "types",
        "lines",
        "ms",
        "best",
        "spread",
        "ns a line",
    ]);
    let mut all = (0, 0, 0, Duration::ZERO, Duration::ZERO);
    for provider in workspace.providers(None).map_err(said)? {
        if !options.wants(&provider) {
            continue;
        }
        let mut times = Times::default();
        let (mut operations, mut types, mut lines) = (0, 0, 0);
        // The first round, which reads the documents from the disk, does not count.
        for round in 0..=options.rounds(15) {
            let started = Instant::now();
            let made = workspace.compile(Some(&provider)).map_err(said)?;
            if round > 0 {
                times.push(started.elapsed());
            }
            let compiled = made.iter().map(|one| &one.compiled);
            operations = compiled.clone().map(|one| one.operations).sum();
            types = compiled.clone().map(|one| one.types).sum();
            let files = compiled.flat_map(|one| &one.files);
            lines = files.map(|file| file.text.lines().count()).sum();
        }
        table.row(row(&provider, (operations, types, lines), &times));
        all.0 += operations;
        all.1 += types;
        all.2 += lines;
        all.3 += times.median();
        all.4 += times.best();
    }
    let (operations, types, lines, median, best) = all;
    table.row([
        "all".to_owned(),
        operations.to_string(),
        types.to_string(),
        lines.to_string(),
        millis(median),
        millis(best),
        String::new(),
        nanos(median, lines),
    ]);
    table.print("From the documents to formatted Rust");
    Ok(())
}

fn row(
    provider: &str,
    (operations, types, lines): (usize, usize, usize),
    times: &Times,
) -> [String; 8] {
    [
        provider.to_owned(),
        operations.to_string(),
        types.to_string(),
        lines.to_string(),
        millis(times.median()),
        millis(times.best()),
        format!("{:.0} %", times.spread()),
        nanos(times.median(), lines),
    ]
}

fn millis(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e3)
}

fn nanos(time: Duration, lines: usize) -> String {
    format!("{:.0}", time.as_secs_f64() * 1e9 / lines.max(1) as f64)
}

fn said(problem: NotGenerated) -> Failure {
    match problem {
        NotGenerated::Specs(problems) => problems.to_string().into(),
        NotGenerated::Other(problem) => problem.into(),
    }
}
