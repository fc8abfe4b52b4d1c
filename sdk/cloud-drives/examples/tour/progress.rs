//! A line that shows how far a transfer is, where somebody watches.

use std::io::{IsTerminal, Write, stdout};
use std::time::{Duration, Instant};

use crate::ledger::bytes;

/// Progress over several files, drawn on one line of a terminal and nowhere else.
pub(crate) struct Progress {
    total: u64,
    before: u64,
    drawn: Option<Instant>,
    watched: bool,
}

impl Progress {
    pub(crate) fn new(total: u64) -> Self {
        Self {
            total,
            before: 0,
            drawn: None,
            watched: stdout().is_terminal(),
        }
    }

    /// `done` bytes of the current file went through.
    pub(crate) fn at(&mut self, done: u64, name: &str) {
        let now = Instant::now();
        let rest = Duration::from_millis(50);
        if !self.watched || self.drawn.is_some_and(|drawn| now - drawn < rest) {
            return;
        }
        self.drawn = Some(now);
        let all = (self.before + done).min(self.total);
        let filled = match self.total {
            0 => 30,
            total => usize::try_from(all * 30 / total).unwrap_or(30),
        };
        let name: String = name.chars().take(30).collect();
        print!(
            "\r     [{:<30}] {} of {}  {name:<30}",
            "#".repeat(filled),
            bytes(all),
            bytes(self.total)
        );
        let _ = stdout().flush();
    }

    /// The current file is through.
    pub(crate) fn next(&mut self, size: u64) {
        self.before += size;
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        if self.watched && self.drawn.is_some() {
            print!("\r{:<90}\r", "");
            let _ = stdout().flush();
        }
    }
}
