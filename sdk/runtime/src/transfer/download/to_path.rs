//! Downloads to a file.
//!
//! What is written to disk, in this order:
//!
//! 1. Before any request: the unfinished file, locked if the next run should find it.
//! 2. Before the first byte of a version: the sidecar, with size, checksums and version. So bytes without a sidecar are never of an unknown
//!    version.
//! 3. The bytes, chunk by chunk on the caller's thread, or in batches on another one once a write was slow. A run that fails writes the
//!    bytes that have arrived if the next run should find them; otherwise, the file is removed.
//! 4. Once length and checksums match: the sidecar is removed, and the file is renamed to the target.
//!
//! A run that finds an unfinished file compares the sidecar with the current facts from the server, reads the bytes back for their
//! checksums, and requests the rest. If the facts differ, it starts again.

use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::Result;

use super::contents::{Contents, Piece, ReaderKind};
use super::local_target::TargetFile;
use super::part_file::{Opening, PartFile};
use super::protocol::DownloadProtocol;
use super::settings::{DownloadSettings, Downloaded, PartialFile};
use super::sidecar::{KeptContents, Sidecar};
use crate::transfer::TransferContext;
use crate::transfer::checksum::{Fingerprinter, Summing};
use crate::transfer::worker::Worker;

/// Number of bytes that are collected before a thread is woken for them.
const BATCH: usize = 512 * 1024;

pub(super) async fn download<P: DownloadProtocol>(
    protocol: Arc<P>,
    target: TargetFile,
    settings: DownloadSettings,
    context: &TransferContext,
) -> Result<Downloaded> {
    let mut contents = Contents::new(protocol, &settings, context, ReaderKind::CanRestart);
    let partial = settings.partial;
    let opening = Opening {
        suffix: settings.resume_partial.then_some(partial.suffix),
        wait: settings.wait_while_locked,
        checksums: settings.transfer.checksums,
    };
    let file = PartFile::open(target, opening).await?;
    let lasts = file.lasts();
    let sidecar = (lasts && partial.sidecar).then(|| Sidecar::of(&file));
    let file = match lasts {
        true => take_up(&mut contents, file, sidecar.as_ref(), partial).await?,
        false => file,
    };
    let file = fill(&mut contents, file, sidecar.as_ref(), lasts).await?;
    let (size, print) = (file.written(), file.fingerprint());
    // While the file is locked: afterwards, another download may have its own sidecar.
    if let Some(sidecar) = sidecar {
        sidecar.remove().await;
    }
    file.finish(settings.sync).await?;
    Ok(Downloaded::new(
        size,
        print,
        contents.known(),
        contents.attempts(),
    ))
}

/// Resumes an earlier run, if its bytes are of the same contents.
async fn take_up<P: DownloadProtocol>(
    contents: &mut Contents<P>,
    file: PartFile,
    sidecar: Option<&Sidecar>,
    partial: PartialFile,
) -> Result<PartFile> {
    let left = match sidecar {
        Some(sidecar) => Some(sidecar.read().await?),
        None => None,
    };
    contents.locate().await?;
    let (total, version) = match left {
        Some(left) => {
            let Some(left) = left.filter(|left| left.may_go_on_as(contents.known())) else {
                return file.restart().await;
            };
            (contents.total().or(left.total()), left.version())
        }
        // A checksum shows at the end whether the beginning was of the same contents; if not, the download restarts.
        None if contents.known().has_sum() && file.fingerprint().is_some() => {
            (contents.total(), None)
        }
        None => return file.restart().await,
    };
    let longest = total.unwrap_or(u64::MAX);
    let file = file.take_up(longest, partial.cut_back).await?;
    if file.written() > 0 {
        contents.resume(file.written(), total, version);
    }
    Ok(file)
}

/// Writes the contents to the file until it is complete and verified.
async fn fill<P: DownloadProtocol>(
    contents: &mut Contents<P>,
    file: PartFile,
    sidecar: Option<&Sidecar>,
    lasts: bool,
) -> Result<PartFile> {
    let mut writing = Writing::of(file);
    let mut noted = false;
    loop {
        let piece = match contents.next().await {
            Ok(piece) => piece,
            Err(error) => {
                // Keep all bytes that have arrived for the next run, or remove a file that should not be found. Errors here are ignored:
                // the failure of this run matters more.
                match lasts {
                    true => drop(writing.all().await),
                    false => writing.file.stop().await,
                }
                return Err(error);
            }
        };
        match piece {
            Piece::Bytes(chunk) => {
                if let Some(sidecar) = sidecar.filter(|_| !noted) {
                    sidecar.write(KeptContents::of(contents)).await?;
                    noted = true;
                }
                writing.push(chunk).await?;
            }
            Piece::Restart => {
                noted = false;
                writing = Writing::of(writing.all().await?.restart().await?);
            }
            Piece::End => {
                let file = writing.all().await?;
                match contents.verify(file.fingerprint().as_ref()).await? {
                    Piece::Restart => {
                        noted = false;
                        writing = Writing::of(file.restart().await?);
                    }
                    _ => return Ok(file),
                }
            }
        }
    }
}

/// A file that is written, and whose checksums are computed, while more bytes arrive.
struct Writing {
    file: Worker<PartFile>,
    sums: Option<Summing>,
    /// Chunks that were not passed on yet, and their number of bytes.
    waiting: Vec<Bytes>,
    size: usize,
}

impl Writing {
    fn of(mut file: PartFile) -> Self {
        let sums = file.sums.take().map(Fingerprinter::beside);
        Self {
            file: Worker::new(file),
            sums,
            waiting: Vec::new(),
            size: 0,
        }
    }

    async fn push(&mut self, chunk: Bytes) -> Result<()> {
        self.size += chunk.len();
        self.waiting.push(chunk);
        let needs_thread = self.sums.is_some() || !self.file.is_quick();
        match needs_thread && self.size < BATCH {
            true => Ok(()),
            false => self.hand_on().await,
        }
    }

    async fn hand_on(&mut self) -> Result<()> {
        self.file.has_room().await?;
        self.file.add(&self.waiting);
        if let Some(sums) = &mut self.sums {
            sums.append(&self.waiting).await?;
        }
        self.waiting.clear();
        self.size = 0;
        Ok(())
    }

    /// Waits until everything is written to the file.
    async fn all(mut self) -> Result<PartFile> {
        self.hand_on().await?;
        let mut file = self.file.finish().await?;
        if let Some(sums) = self.sums {
            file.sums = Some(sums.finish().await?);
        }
        Ok(file)
    }
}
