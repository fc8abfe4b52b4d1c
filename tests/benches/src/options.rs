//! Command-line options of the benchmarks.

use std::path::PathBuf;

use clap::Parser;

/// Bytes in a MiB.
pub const MIB: u64 = 1024 * 1024;

/// Settings of a benchmark: `cargo bench -p cloud-drives-benches -- --quick`.
#[derive(Clone, Debug, Parser)]
#[command(
    about = "A benchmark of the workspace, beside its baseline",
    version = None
)]
pub struct Options {
    /// Small sizes and few rounds: to see that it works, not for figures.
    #[arg(long)]
    pub quick: bool,
    /// How many times each case gets its turn.
    #[arg(long)]
    pub rounds: Option<usize>,
    /// Size of the transferred file in MiB.
    #[arg(long, value_name = "MIB")]
    pub size: Option<u64>,
    /// Size of a part of an upload in parts, in MiB.
    #[arg(long, value_name = "MIB")]
    pub part_size: Option<u64>,
    /// Only cases whose name holds this text; can be given several times.
    #[arg(long, value_name = "TEXT")]
    pub only: Vec<String>,
    /// Where files are put; the system's folder for temporary files unless given.
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Cargo says this to every benchmark.
    #[arg(long, hide = true)]
    pub bench: bool,
}

impl Options {
    /// Either the number of rounds that was asked for, or that for a quick or a full run.
    #[must_use]
    pub fn rounds(&self, full: usize) -> usize {
        self.rounds
            .unwrap_or(if self.quick { 2 } else { full })
            .max(1)
    }

    /// Size in bytes of the file to be transferred.
    #[must_use]
    pub fn size(&self) -> u64 {
        let size = if self.quick { 64 } else { 1024 };
        self.size.unwrap_or(size) * MIB
    }

    /// Size of a part in bytes.
    #[must_use]
    pub fn part_size(&self) -> u64 {
        let size = if self.quick { 2 } else { 16 };
        self.part_size.unwrap_or(size).max(1) * MIB
    }

    /// Whether a case, or a table, of this name is wanted.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.contains(only))
    }
}
