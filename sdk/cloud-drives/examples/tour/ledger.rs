//! The steps of the tour, printed one by one, and as a table at the end.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use indicatif::BinaryBytes;

use crate::Failure;
use crate::screen::{INDENT, WIDTH, say};
use crate::snippet;

/// The counts of the emulator and the retry policy so far.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) calls: usize,
    pub(crate) retries: u64,
    pub(crate) bytes: u64,
    /// The faults that occurred, with their requests.
    pub(crate) faults: Vec<String>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    calls: usize,
    retries: u64,
    faults: usize,
    bytes: u64,
    took: Duration,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.retries += other.retries;
        self.faults += other.faults;
        self.bytes += other.bytes;
        self.took += other.took;
    }
}

/// The steps of one provider.
pub(crate) struct Ledger {
    provider: &'static str,
    /// The file that the steps are written in.
    source: &'static str,
    meter: Box<dyn Fn() -> Reading + Send>,
    rows: Vec<(&'static str, Counts)>,
}

impl Ledger {
    pub(crate) fn new(
        provider: &'static str,
        source: &'static str,
        meter: impl Fn() -> Reading + Send + 'static,
    ) -> Self {
        println!("\n{provider}\n{}", "=".repeat(provider.len()));
        Self {
            provider,
            source,
            meter: Box::new(meter),
            rows: Vec::new(),
        }
    }

    /// Runs a step: prints its name, its Rust code, its result, and its faults.
    pub(crate) async fn step<T>(
        &mut self,
        step: &'static str,
        work: impl Future<Output = Result<(T, String), Failure>>,
    ) -> Result<T, Failure> {
        println!("\n{:>2}. {step}", self.rows.len() + 1);
        for line in snippet::of(self.source, step)?.lines() {
            println!("{}", format!("{:INDENT$}{line}", "").trim_end());
        }
        let before = (self.meter)();
        let start = Instant::now();
        let (made, outcome) = work
            .await
            .map_err(|problem| format!("{}, {step}: {problem}", self.provider))?;
        let took = start.elapsed();
        let after = (self.meter)();
        say(" -> ", &outcome);
        let faults = &after.faults[before.faults.len()..];
        for fault in faults {
            say(" !! ", fault);
        }
        let counts = Counts {
            calls: after.calls - before.calls,
            retries: after.retries - before.retries,
            faults: faults.len(),
            bytes: after.bytes - before.bytes,
            took,
        };
        self.rows.push((step, counts));
        Ok(made)
    }
}

/// Returns all steps of all providers, with a sum.
pub(crate) fn table(ledgers: &[Ledger]) -> String {
    let mut text = format!(
        "{:<32} {:>6} {:>8} {:>7} {:>11} {:>11}\n{}\n",
        "step",
        "calls",
        "retries",
        "faults",
        "bytes",
        "time",
        "-".repeat(WIDTH)
    );
    let mut sum = Counts::default();
    for ledger in ledgers {
        text.push_str(ledger.provider);
        text.push('\n');
        for (step, counts) in &ledger.rows {
            line(&mut text, &format!("  {step}"), *counts);
            sum.add(*counts);
        }
    }
    text.push_str(&"-".repeat(WIDTH));
    text.push('\n');
    line(&mut text, "everything came out right", sum);
    text
}

fn line(text: &mut String, step: &str, counts: Counts) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{step:<32} {:>6} {:>8} {:>7} {:>11} {:>9.2} s",
        counts.calls,
        counts.retries,
        counts.faults,
        BinaryBytes(counts.bytes).to_string(),
        counts.took.as_secs_f64(),
    );
}
