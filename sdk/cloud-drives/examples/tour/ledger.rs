//! What was done: printed step by step, and as a table in the end.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::Failure;

/// What the emulator and the retry policy have counted so far.
#[derive(Clone, Copy, Default)]
pub(crate) struct Reading {
    pub(crate) calls: u64,
    pub(crate) retries: u64,
    pub(crate) bytes: u64,
}

struct Row {
    step: String,
    reading: Reading,
    took: Duration,
}

/// The steps of one provider.
pub(crate) struct Ledger {
    provider: &'static str,
    meter: Box<dyn Fn() -> Reading + Send>,
    rows: Vec<Row>,
}

impl Ledger {
    pub(crate) fn new(
        provider: &'static str,
        meter: impl Fn() -> Reading + Send + 'static,
    ) -> Self {
        println!("\n{provider}\n{}", "=".repeat(provider.len()));
        Self {
            provider,
            meter: Box::new(meter),
            rows: Vec::new(),
        }
    }

    /// Does a step: prints its name, the Rust that does it, and what came of it.
    pub(crate) async fn step<T>(
        &mut self,
        step: &str,
        rust: &str,
        work: impl Future<Output = Result<(T, String), Failure>>,
    ) -> Result<T, Failure> {
        println!("\n{:>2}. {step}", self.rows.len() + 1);
        for line in rust.lines() {
            println!("      {}", line.trim_start());
        }
        let before = (self.meter)();
        let start = Instant::now();
        let (made, outcome) = work
            .await
            .map_err(|problem| format!("{}, {step}: {problem}", self.provider))?;
        let took = start.elapsed();
        let after = (self.meter)();
        println!("    -> {outcome}");
        self.rows.push(Row {
            step: step.to_owned(),
            reading: Reading {
                calls: after.calls - before.calls,
                retries: after.retries - before.retries,
                bytes: after.bytes - before.bytes,
            },
            took,
        });
        Ok(made)
    }
}

/// All steps of all providers, with a sum.
pub(crate) fn table(ledgers: &[Ledger]) -> String {
    let mut text = format!(
        "{:<14} {:<34} {:>6} {:>8} {:>11} {:>9}\n",
        "provider", "step", "calls", "retries", "bytes", "time"
    );
    text.push_str(&"-".repeat(87));
    text.push('\n');
    let mut sum = Reading::default();
    let mut time = Duration::ZERO;
    for ledger in ledgers {
        for row in &ledger.rows {
            line(&mut text, ledger.provider, &row.step, row.reading, row.took);
            sum.calls += row.reading.calls;
            sum.retries += row.reading.retries;
            sum.bytes += row.reading.bytes;
            time += row.took;
        }
    }
    text.push_str(&"-".repeat(87));
    text.push('\n');
    line(&mut text, "all", "everything came out right", sum, time);
    text
}

fn line(text: &mut String, provider: &str, step: &str, reading: Reading, took: Duration) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{provider:<14} {step:<34} {:>6} {:>8} {:>11} {:>7.2} s",
        reading.calls,
        reading.retries,
        bytes(reading.bytes),
        took.as_secs_f64(),
    );
}

/// A number of bytes as a person reads it.
pub(crate) fn bytes(count: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if count < 1024 {
        return format!("{count} B");
    }
    let mut value = count as f64;
    let mut unit = "B";
    for next in UNITS {
        if value < 1024.0 {
            break;
        }
        value /= 1024.0;
        unit = next;
    }
    format!("{value:.1} {unit}")
}
