//! Downloads to a file.
//!
//! What is on the disk, in this order:
//!
//! 1. Before anything is asked for: the unfinished file, locked if the next run is to find it.
//! 2. Before the first byte of a version: the sidecar, with size, sums and version. So bytes without a sidecar are never of an unknown
//!    version.
//! 3. The bytes, in batches. A run that fails writes what came, if the next run is to find it; otherwise the file is removed.
//! 4. Once length and sums are as they should be: the sidecar is removed, and the file gets the target's name.
//!
//! A run that finds an unfinished file compares the sidecar with what the server says now, reads the bytes back for their sums, and asks
//! for the rest; or it starts again.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use cloud_drives_core::Result;

use super::contents::{Contents, Piece, ReaderKind};
use super::local_target::TargetFile;
use super::part_file::{Appending, Opening, PartFile};
use super::protocol::DownloadProtocol;
use super::settings::{DownloadSettings, Downloaded, PartialFile};
use super::sidecar::{KeptContents, Sidecar};
use crate::transfer::TransferContext;

/// How much is written at once, in bytes; as much again may arrive meanwhile.
const BATCH: usize = 1024 * 1024;

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
    // While the file is locked: behind that, another download may have one of its own.
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

/// Goes on with what an earlier try left, if that is of the same contents.
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
        // A sum tells in the end whether the beginning was of the same contents, and there is a second try if it was not.
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

/// Writes everything that comes to the file, until it is complete and verified.
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
                // The next try is to find all that came; a file that nobody is to find is to be gone. That this try failed is
                // what matters, whatever becomes of the file.
                let _ = match lasts {
                    true => writing.all().await,
                    false => writing.busy.done().await.map(|(file, _)| file),
                };
                return Err(error);
            }
        };
        match piece {
            Piece::Bytes(chunk) => {
                if let Some(sidecar) = sidecar.filter(|_| !noted) {
                    sidecar.write(KeptContents::of(contents)).await?;
                    noted = true;
                }
                writing = writing.push(chunk).await?;
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

/// A file that is written to while more bytes arrive.
///
/// Bytes are gathered in two buffers that take turns. Keeping the chunks themselves would keep the connection from
/// reusing its memory, and allocating memory for each takes longer than a copy.
struct Writing {
    busy: Appending,
    waiting: BytesMut,
}

impl Writing {
    fn of(file: PartFile) -> Self {
        Self {
            busy: file.write(Bytes::new()),
            waiting: BytesMut::new(),
        }
    }

    async fn push(self, mut chunk: Bytes) -> Result<Self> {
        let Self {
            mut busy,
            mut waiting,
        } = self;
        while !chunk.is_empty() {
            let room = BATCH.saturating_sub(waiting.len()).min(chunk.len());
            waiting.extend_from_slice(&chunk.split_to(room));
            if waiting.len() >= BATCH {
                let (file, memory) = busy.done().await?;
                busy = file.write(std::mem::replace(&mut waiting, memory).freeze());
            }
        }
        Ok(Self { busy, waiting })
    }

    /// Waits until everything is in the file.
    async fn all(self) -> Result<PartFile> {
        let (file, _) = self.busy.done().await?;
        let (file, _) = file.write(self.waiting.freeze()).done().await?;
        Ok(file)
    }
}
