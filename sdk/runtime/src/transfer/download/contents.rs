//! The contents of a download, received over as many requests as needed.
//!
//! ```text
//!   Locate ──► Fetch ──► Body ──► End ──► Verify ──► done
//!     ▲          ▲         │                 │
//!     │          └─────────┘ part complete,  │
//!     │            or broke: Wait            │
//!     └──── Restart, with fresh facts, once ─┘ differs
//! ```
//!
//! | state | when | next |
//! | --- | --- | --- |
//! | Locate | a link is known, or the provider returns one | Fetch, from `position` on |
//! | | the provider's description of the contents has changed since bytes arrived | differs |
//! | Fetch | the requested part, or everything if `position` is 0 | Body |
//! | | everything, although a part was requested | Body: from 0 after a Restart, or, for a writer, with the bytes already returned compared by checksum |
//! | | everything, but of another length than known | Locate; the second time, the download fails |
//! | | a part other than the requested one | Wait, then Fetch |
//! | | no more bytes | End |
//! | | another version | differs |
//! | | a failure | Wait, then Locate after an error status, otherwise Fetch |
//! | Body | bytes | returned to the reader |
//! | | more bytes than the file has, or others than those already returned | differs |
//! | | broke, or ended early | Wait, then Fetch |
//! | | the part is complete, and more bytes are wanted | Fetch |
//! | | all bytes have arrived | End |
//! | Wait | the policy allows no retry | the download fails |
//! | Verify | length and checksums match | done |
//! | | they do not match | differs |
//! | differs | for the first time, and the reader can start again or has no bytes yet | Restart: the state is reset; Locate |
//! | | otherwise | the download fails |
//!
//! The order of the checks matters. A server may answer a range with the whole file, with another part, or with the same range of a newer
//! version. So an answer is compared with `position`, length and version before any of its bytes is returned. After a difference, the
//! download restarts once with fresh facts, because the file may have been replaced. This requires that the reader has no bytes yet or can
//! start again. A forward-only reader can't take its bytes back, so the download fails instead.
//!
//! Nothing is stored here; `to_path.rs` describes what a download to a file writes, and when.

use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{Error, ErrorClass, Result};

use super::answer::Version;
use super::body::Body;
use super::protocol::{DownloadProtocol, Known, Located};
use super::ranges::Ranges;
use super::settings::DownloadSettings;
use super::verify::integrity;
use super::window::Window;
use crate::transfer::attempts::Attempts;
use crate::transfer::checksum::Fingerprinter;
use crate::transfer::{Fingerprint, ProgressCallback, TransferContext, TransferProgress};

/// Number of consecutive new bytes after which the count of failed attempts is reset.
///
/// So a long download over a poor connection is not abandoned because of the number of its breaks. Bytes that arrive again don't count.
const HEADWAY: u64 = 1024 * 1024;

/// A piece of the contents.
pub(super) enum Piece {
    /// More bytes.
    Bytes(Bytes),
    /// Discard everything so far: the contents start again from the beginning.
    Restart,
    /// All bytes have arrived.
    End,
}

/// The capability of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReaderKind {
    /// It can discard its bytes and start again: a file.
    CanRestart,
    /// It can't take its bytes back: a writer, a stream.
    OnlyForward,
}

/// Facts about the contents, known once some of them have arrived.
pub(super) struct Facts<L> {
    pub(super) located: Option<Located<Arc<L>>>,
    pub(super) known: Known,
    pub(super) version: Version,
    pub(super) total: Option<u64>,
    pub(super) content_type: Option<String>,
}

/// The contents of a download, fetched over as many requests as needed.
pub(super) struct Contents<P: DownloadProtocol> {
    pub(super) protocol: Arc<P>,
    pub(super) reader: ReaderKind,
    pub(super) progress: Option<ProgressCallback>,
    pub(super) attempts: Attempts,
    pub(super) ranges: Option<Ranges>,
    pub(super) located: Option<Located<Arc<P::Link>>>,
    pub(super) known: Known,
    pub(super) version: Option<Version>,
    /// Size of the file in bytes.
    pub(super) total: Option<u64>,
    /// The media type of the answers.
    pub(super) content_type: Option<String>,
    /// The range of wanted bytes.
    pub(super) window: Window,
    /// Whether the version was set in advance, so that no other is accepted.
    pub(super) pinned: bool,
    pub(super) position: u64,
    pub(super) body: Option<Body>,
    /// The checksums of the bytes returned, unless the reader computes them itself.
    pub(super) sums: Option<Fingerprinter>,
    /// The largest offset reached so far.
    pub(super) furthest: u64,
    /// Number of new bytes since the last failure.
    pub(super) headway: u64,
    /// Whether the one restart after a difference in length, checksum or version has been used.
    pub(super) second_chance_used: bool,
    /// Whether an answer of the wrong length was already rejected once, before any of it was used.
    pub(super) dismissed: bool,
    /// Whether checksums are computed, here or by the reader.
    pub(super) are_summed: bool,
}

impl<P: DownloadProtocol> Contents<P> {
    pub(super) fn new(
        protocol: Arc<P>,
        settings: &DownloadSettings,
        context: &TransferContext,
        reader: ReaderKind,
    ) -> Self {
        let settings = &settings.transfer;
        let sums = settings.checksums && reader == ReaderKind::OnlyForward;
        Self {
            protocol,
            reader,
            progress: settings.progress.clone(),
            attempts: Attempts::new(context.policy.clone(), context.budget.clone()),
            ranges: Ranges::wanted(settings.concurrency.unwrap_or(1)),
            located: None,
            known: Known::default(),
            version: None,
            total: None,
            content_type: None,
            window: Window::ALL,
            pinned: false,
            position: 0,
            body: None,
            sums: sums.then(Fingerprinter::default),
            furthest: 0,
            headway: 0,
            second_chance_used: false,
            dismissed: false,
            are_summed: settings.checksums,
        }
    }

    /// Limits the download to a range.
    pub(super) fn within(mut self, window: Window) -> Self {
        self.window = window;
        self.position = window.start;
        self.furthest = window.start;
        if window.start > 0 {
            // They would be useless, unless the server does not support ranges.
            self.sums = None;
        }
        self
    }

    /// Requires the version of an earlier download.
    pub(super) fn of_version(mut self, facts: &Facts<P::Link>) -> Self {
        self.located = facts.located.clone();
        self.known = facts.known.clone();
        self.version = Some(facts.version.clone());
        self.total = facts.total;
        self.content_type = facts.content_type.clone();
        self.pinned = true;
        self
    }

    /// Returns the facts known so far.
    pub(super) fn facts(&self) -> Facts<P::Link> {
        Facts {
            located: self.located.clone(),
            known: self.known.clone(),
            version: self.version.clone().unwrap_or_default(),
            total: self.total,
            content_type: self.content_type.clone(),
        }
    }

    /// Continues after the bytes of this version that an earlier download left.
    pub(super) fn resume(&mut self, position: u64, total: Option<u64>, version: Option<Version>) {
        self.position = position;
        self.furthest = position;
        self.total = total.or(self.total);
        self.version = version;
    }

    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    pub(super) fn version(&self) -> Option<&Version> {
        self.version.as_ref()
    }

    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// Returns where the wanted bytes end, if known.
    pub(super) fn end(&self) -> Option<u64> {
        self.window.end_in(self.total)
    }

    /// Returns whether any bytes were returned.
    pub(super) fn has_begun(&self) -> bool {
        self.position > self.window.start
    }

    /// Returns whether the version is fixed: bytes were returned, or it was set in advance.
    pub(super) fn is_held(&self) -> bool {
        self.pinned || self.has_begun()
    }

    pub(super) fn attempts(&self) -> u32 {
        self.attempts.current()
    }

    /// Locates the contents, unless their location is known.
    pub(super) async fn locate(&mut self) -> Result<()> {
        if self.located.is_some() {
            return Ok(());
        }
        let located = self
            .protocol
            .locate()
            .await
            .map_err(|error| self.attempts.last(error))?;
        self.located = Some(Located::new(Arc::new(located.link), located.known.clone()));
        if !self.is_held() || self.known == Known::default() {
            self.known = located.known;
            self.total = self.known.size.or(self.total);
        } else if !self.known.agrees_with(&located.known) {
            self.known = located.known;
            self.version = None;
            self.total = None;
            return Err(integrity(
                "the contents changed on the server during the download",
            ));
        }
        Ok(())
    }

    /// Returns the next piece.
    pub(super) async fn next(&mut self) -> Result<Piece> {
        loop {
            if self.window.end.is_some_and(|end| self.position >= end) {
                self.body = None;
                return Ok(Piece::End);
            }
            if self.body.is_none()
                && let Some(piece) = self.open().await?
            {
                return Ok(piece);
            }
            let Some(body) = &mut self.body else { continue };
            match body.stream.next_chunk().await {
                Ok(Some(chunk)) => match self.take(chunk) {
                    Ok(Some(chunk)) => return Ok(Piece::Bytes(chunk)),
                    Ok(None) => {}
                    Err(error) => return self.differs(error).await,
                },
                Ok(None) => {
                    if let Some(end) = self.ended().await? {
                        return Ok(end);
                    }
                }
                Err(error) if error.is_integrity() => return self.differs(error).await,
                Err(error) => self.broke(error).await?,
            }
        }
    }

    /// Records bytes that arrived. Bytes that were already returned are compared and dropped.
    fn take(&mut self, mut chunk: Bytes) -> Result<Option<Bytes>> {
        if let Some(body) = &mut self.body {
            chunk = body.new_bytes(chunk, self.sums.as_ref())?;
        }
        if let Some(end) = self.window.end {
            // A server without support for ranges also sends the bytes after the range.
            let left = usize::try_from(end.saturating_sub(self.position)).unwrap_or(usize::MAX);
            chunk.truncate(left);
        }
        if chunk.is_empty() {
            return Ok(None);
        }
        if let Some(sums) = &mut self.sums {
            sums.update(self.position - self.window.start, &chunk);
        }
        self.position += chunk.len() as u64;
        if let Some(total) = self.total
            && self.position > total
        {
            return Err(integrity(&format!(
                "received more than the file's {total} bytes"
            )));
        }
        let new = self.position.saturating_sub(self.furthest);
        self.furthest += new;
        self.headway += new;
        if self.headway >= HEADWAY {
            self.attempts.got_ahead();
        }
        self.report();
        Ok(Some(chunk))
    }

    fn report(&self) {
        if let Some(progress) = &self.progress {
            progress.report(TransferProgress {
                bytes: self.position - self.window.start,
                total: self.window.length_in(self.total),
                attempt: self.attempts.current(),
            });
        }
    }

    /// Decides at the end of a body whether all bytes have arrived.
    async fn ended(&mut self) -> Result<Option<Piece>> {
        let Some(body) = self.body.take() else {
            return Ok(None);
        };
        let cut_again = body.is_again();
        match self.total {
            Some(total) if self.position == total && !cut_again => Ok(Some(Piece::End)),
            None if !body.is_part && body.is_before_the_window() => {
                let error = self.window.is_behind("the file ended before");
                Err(self.attempts.last(error))
            }
            None if !body.is_part && !cut_again => {
                self.total = Some(self.position);
                Ok(Some(Piece::End))
            }
            // The part is complete: request the next one.
            _ if body.is_part => Ok(None),
            total => {
                let total = total.map_or_else(|| "more".to_owned(), |total| total.to_string());
                let message = format!(
                    "the contents were truncated: received {} of {total} bytes",
                    self.position
                );
                self.broke(Error::new(ErrorClass::Transport, message))
                    .await?;
                Ok(None)
            }
        }
    }

    /// Verifies the bytes returned, if they are the whole contents.
    pub(super) async fn confirm(&mut self) -> Result<Piece> {
        let is_all =
            self.window.is_all() || (self.window.start == 0 && self.total == Some(self.position));
        let print = self.fingerprint().filter(|_| is_all);
        self.verify(print.as_ref()).await
    }

    /// Returns the checksums of the bytes returned, if they are computed here.
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        self.sums.as_ref().map(Fingerprinter::fingerprint)
    }
}
