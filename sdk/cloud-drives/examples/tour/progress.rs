//! A line that shows how far a transfer is, where somebody watches.

use std::io::{IsTerminal, Write, stdout};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cloud_drives::transfer::{FolderProgress, TransferProgress};

use crate::folder::LocalFile;
use crate::ledger::bytes;

/// Progress over several files, drawn on one line of a terminal and nowhere else; the line goes away with it.
pub(crate) struct Bar(Arc<Mutex<Line>>);

impl Bar {
    pub(crate) fn new(total: u64) -> Self {
        Self(Arc::new(Mutex::new(Line {
            total,
            before: 0,
            drawn: None,
            watched: stdout().is_terminal(),
        })))
    }

    /// What draws the progress of a file.
    pub(crate) fn of(&self, file: &LocalFile) -> impl FnMut(TransferProgress) + Send + use<> {
        let (line, name) = (Arc::clone(&self.0), file.name.clone());
        move |progress| locked(&line, |line| line.draw(progress.bytes, &name))
    }

    /// What draws the progress of a whole folder.
    pub(crate) fn of_folder(self) -> impl FnMut(FolderProgress) + Send {
        move |progress| locked(&self.0, |line| line.draw(progress.bytes, &progress.path))
    }

    /// A file is through.
    pub(crate) fn done(&self, file: &LocalFile) {
        locked(&self.0, |line| line.before += file.size);
    }
}

fn locked(line: &Mutex<Line>, change: impl FnOnce(&mut Line)) {
    change(&mut line.lock().unwrap_or_else(PoisonError::into_inner));
}

struct Line {
    total: u64,
    before: u64,
    drawn: Option<Instant>,
    watched: bool,
}

impl Line {
    /// `done` bytes of the current file went through.
    fn draw(&mut self, done: u64, name: &str) {
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
}

impl Drop for Line {
    /// Takes the line away.
    fn drop(&mut self) {
        if self.drawn.is_some() {
            print!("\r{:<90}\r", "");
            let _ = stdout().flush();
        }
    }
}
