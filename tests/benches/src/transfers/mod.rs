//! Transfers of a large file, each in its own process.

mod bare;
pub mod compare;
mod facade;
mod parts;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::process::{Failure, Usage};

/// Says on the command line of this program that it is to make one transfer.
const CASE: &str = "transfer";

/// A way to transfer a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Bare reqwest with a file as its body, read and written in the chunks that tokio chooses.
    BarePlain(Direction),
    /// Bare reqwest with chunks of 1 MiB.
    Bare(Direction),
    /// The same, with MD5 and SHA-256 taken of the chunks as they pass by.
    BareSums(Direction),
    /// The facade without checksums.
    Facade(Direction),
    /// The facade as it is by default: with checksums.
    FacadeSums(Direction),
    /// The facade with checksums and four ranges at once.
    FacadeRanges,
    /// Bare reqwest on a single thread, whose std file keeps that thread, beside a task that ticks.
    BareTicking,
    /// The facade without checksums on a single thread, beside a task that ticks.
    FacadeTicking,
    /// Bare reqwest with a file in parts, so many at once.
    BareParts(usize),
    /// The same, with SHA-256 taken of each part as it passes by.
    BarePartSums(usize),
    /// The facade of Frame.io, which uploads the same parts, so many at once.
    FacadeParts(usize),
    /// The facade of Frame.io with a state file, which holds a SHA-256 of each part, for another process to go on with.
    FacadeResumable(usize),
}

/// A task that wants its turn every 5 ms.
struct Ticking(Arc<AtomicU64>);

impl Ticking {
    fn on(runtime: &tokio::runtime::Runtime) -> Self {
        let most = Arc::new(AtomicU64::new(0));
        let late = most.clone();
        runtime.spawn(async move {
            loop {
                let due = tokio::time::Instant::now() + Duration::from_millis(5);
                tokio::time::sleep_until(due).await;
                let micros = u64::try_from(due.elapsed().as_micros()).unwrap_or(u64::MAX);
                late.fetch_max(micros, Ordering::Relaxed);
            }
        });
        Self(most)
    }

    /// By how much it was late at most.
    fn most(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Which way the bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server.
    Up,
    /// To a file.
    Down,
}

/// The ways to upload, each after its baseline.
pub const UPLOADS: [Case; 5] = [
    Case::Bare(Direction::Up),
    Case::BarePlain(Direction::Up),
    Case::Facade(Direction::Up),
    Case::BareSums(Direction::Up),
    Case::FacadeSums(Direction::Up),
];
/// The ways to download, each after its baseline.
pub const DOWNLOADS: [Case; 8] = [
    Case::Bare(Direction::Down),
    Case::BarePlain(Direction::Down),
    Case::Facade(Direction::Down),
    Case::BareSums(Direction::Down),
    Case::FacadeSums(Direction::Down),
    Case::FacadeRanges,
    Case::BareTicking,
    Case::FacadeTicking,
];
/// The ways to upload in parts, each after its baseline.
pub const PARTS: [Case; 8] = [
    Case::BareParts(1),
    Case::FacadeParts(1),
    Case::BareParts(5),
    Case::FacadeParts(5),
    Case::BarePartSums(5),
    Case::FacadeResumable(5),
    Case::BareParts(16),
    Case::FacadeParts(16),
];

impl Case {
    /// What it is called in the table.
    #[must_use]
    pub fn name(self) -> String {
        let fixed = match self {
            Self::BarePlain(Direction::Up) => "bare reqwest, Body::from(File)",
            Self::BarePlain(Direction::Down) => "bare reqwest, std file on the same thread",
            Self::Bare(Direction::Up) => "bare reqwest, reads of 1 MiB",
            Self::Bare(Direction::Down) => "bare reqwest, tokio file",
            Self::Facade(_) => "facade, without checksums",
            Self::BareSums(_) => "bare reqwest, MD5 and SHA-256",
            Self::FacadeSums(_) => "facade, MD5 and SHA-256 (default)",
            Self::FacadeRanges => "facade, the same with 4 ranges at once",
            Self::BareTicking => "bare reqwest, std file, one thread that ticks",
            Self::FacadeTicking => "facade, without checksums, one thread that ticks",
            Self::BareParts(at_once) => return format!("bare reqwest, {at_once} at once"),
            Self::BarePartSums(at_once) => {
                return format!("bare reqwest, {at_once} at once, SHA-256");
            }
            Self::FacadeParts(at_once) => return format!("facade, {at_once} at once"),
            Self::FacadeResumable(at_once) => {
                return format!("facade, {at_once} at once, resumable");
            }
        };
        fixed.to_owned()
    }

    /// The baseline: the fastest case of bare reqwest that does the same work.
    #[must_use]
    pub fn baseline(self) -> Self {
        match self {
            Self::BarePlain(Direction::Down)
            | Self::Bare(Direction::Down)
            | Self::Facade(Direction::Down) => Self::BarePlain(Direction::Down),
            Self::BareTicking | Self::FacadeTicking => Self::BareTicking,
            Self::BarePlain(direction) | Self::Bare(direction) | Self::Facade(direction) => {
                Self::Bare(direction)
            }
            Self::BareSums(direction) | Self::FacadeSums(direction) => Self::BareSums(direction),
            Self::FacadeRanges => Self::BareSums(Direction::Down),
            Self::BareParts(at_once) | Self::FacadeParts(at_once) => Self::BareParts(at_once),
            Self::BarePartSums(at_once) | Self::FacadeResumable(at_once) => {
                Self::BarePartSums(at_once)
            }
        }
    }

    /// Whether the file goes in several requests.
    #[must_use]
    pub fn is_in_parts(self) -> bool {
        PARTS.contains(&self)
    }

    /// Whether a task ticks beside it.
    fn ticks(self) -> bool {
        matches!(self, Self::BareTicking | Self::FacadeTicking)
    }

    /// It gets its turn in one of so many rounds: one way is so slow that it would take most of the time.
    #[must_use]
    pub fn every(self) -> usize {
        match self {
            Self::BarePlain(Direction::Up) => 4,
            _ => 1,
        }
    }
}

/// All ways, in an order that both processes know.
fn all() -> impl Iterator<Item = Case> {
    UPLOADS.into_iter().chain(DOWNLOADS).chain(PARTS)
}

/// One transfer.
#[derive(Clone, Debug)]
pub struct Job {
    case: Case,
    url: String,
    file: PathBuf,
    size: u64,
}

impl Job {
    /// What to say on the command line, for [`Job::asked_for`] to understand.
    #[must_use]
    pub fn arguments(case: Case, url: &str, file: &Path, size: u64) -> Vec<String> {
        let index = all().position(|one| one == case);
        let shown: [&dyn Display; 5] = [
            &CASE,
            &index.unwrap_or_default(),
            &url,
            &file.display(),
            &size,
        ];
        shown.map(ToString::to_string).to_vec()
    }

    /// The transfer that this process was started for, if it was started for one.
    ///
    /// # Errors
    ///
    /// When what the command line says can't be understood.
    pub fn asked_for() -> Result<Option<Self>, Failure> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let [command, index, url, file, size] = arguments.as_slice() else {
            return Ok(None);
        };
        if command != CASE {
            return Ok(None);
        }
        let index: usize = index.parse()?;
        let case = all().nth(index);
        Ok(Some(Self {
            case: case.ok_or("there is no such case")?,
            url: url.clone(),
            file: file.into(),
            size: size.parse()?,
        }))
    }

    /// Makes it, and says what it took.
    ///
    /// # Errors
    ///
    /// When it fails, or other bytes arrive than should.
    pub fn run(&self) -> Result<Usage, Failure> {
        let mut runtime = match self.case.ticks() {
            true => tokio::runtime::Builder::new_current_thread(),
            false => tokio::runtime::Builder::new_multi_thread(),
        };
        let runtime = runtime.enable_all().build()?;
        let received = self.file.with_extension("received");
        let late = self.case.ticks().then(|| Ticking::on(&runtime));
        let (done, mut usage) = Usage::of(|| {
            runtime.block_on(async {
                match self.case {
                    Case::BareTicking => bare::download_plain(self, &received).await,
                    Case::FacadeTicking => facade::download(self, &received, false, 1).await,
                    Case::BarePlain(Direction::Up) => bare::upload_plain(self).await,
                    Case::Bare(Direction::Up) => bare::upload(self, false).await,
                    Case::BareSums(Direction::Up) => bare::upload(self, true).await,
                    Case::Facade(Direction::Up) => facade::upload(self, false).await,
                    Case::FacadeSums(Direction::Up) => facade::upload(self, true).await,
                    Case::BarePlain(Direction::Down) => bare::download_plain(self, &received).await,
                    Case::Bare(Direction::Down) => bare::download(self, &received, false).await,
                    Case::BareSums(Direction::Down) => bare::download(self, &received, true).await,
                    Case::Facade(Direction::Down) => {
                        facade::download(self, &received, false, 1).await
                    }
                    Case::FacadeSums(Direction::Down) => {
                        facade::download(self, &received, true, 1).await
                    }
                    Case::FacadeRanges => facade::download(self, &received, true, 4).await,
                    Case::BareParts(at_once) => parts::bare(self, at_once, false).await,
                    Case::BarePartSums(at_once) => parts::bare(self, at_once, true).await,
                    Case::FacadeParts(at_once) => parts::facade(self, at_once, false).await,
                    Case::FacadeResumable(at_once) => parts::facade(self, at_once, true).await,
                }
            })
        });
        done?;
        usage.late = late.map(|late| late.most());
        if received.exists() {
            let size = std::fs::metadata(&received)?.len();
            std::fs::remove_file(&received)?;
            if size != self.size {
                return Err(format!("{size} bytes came instead of {}", self.size).into());
            }
        }
        Ok(usage)
    }
}
