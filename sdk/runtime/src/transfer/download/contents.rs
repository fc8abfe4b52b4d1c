//! Contents as they come, over as many requests as it takes.
//!
//! ```text
//!          ┌────────────────────── part ended, or connection broke: ask from `position` on ◄─────┐
//!          ▼                                                                                     │
//!  locate ──► fetch ──► understand the answer ─┬─ the part asked for ──► Bytes, Bytes, … ──► ended?
//!    ▲                                         ├─ everything again ──► Restart, or compare and     │
//!    │                                         │                      skip what went out          ▼
//!    │                                         ├─ ends here ─────────────────────────────────► End ──► verify
//!    │                                         └─ another version ─┐                                 │ differs
//!    └──────────── once: forget everything, Restart ◄──────────────┴─────────────────────────────────┘
//! ```
//!
//! The order of the checks matters. A server may answer a range with the whole file, with another part, or with the same range of a
//! newer version; so an answer is compared with `position`, length and version before any of its bytes is handed on. A difference that
//! shows before the reader has got anything, or to a reader that can start again, gets one second chance with fresh facts: the file
//! may have been replaced. For a reader that only goes forward, what it has can't be taken back, so the download fails instead.

use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};

use super::answer::{Answer, Version, understand};
use super::body::Body;
use super::protocol::{ByteRange, DownloadProtocol, Known, Located, RangeSupport};
use super::ranges::Ranges;
use super::settings::DownloadSettings;
use super::verify::integrity;
use crate::transfer::attempts::Attempts;
use crate::transfer::checksum::Fingerprinter;
use crate::transfer::{Fingerprint, ProgressCallback, TransferContext, TransferProgress};

/// Progress that resets the count of failed attempts, in bytes without a break: a long download over a bad line is not given up for
/// the number of its breaks.
const HEADWAY: u64 = 1024 * 1024;

/// What comes next.
pub(super) enum Piece {
    /// More bytes.
    Bytes(Bytes),
    /// Discard everything so far: the contents come from their beginning again.
    Restart,
    /// All bytes came.
    End,
}

/// What the reader of contents can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// It can discard what it has and start again: a file.
    CanRestart,
    /// What it was given can't be taken back: a writer, a stream.
    OnlyForward,
}

/// Contents as they come, over as many requests as it takes.
pub(super) struct Contents<P: DownloadProtocol> {
    pub(super) protocol: Arc<P>,
    pub(super) reader: Reader,
    pub(super) progress: Option<ProgressCallback>,
    pub(super) attempts: Attempts,
    pub(super) ranges: Option<Ranges>,
    pub(super) located: Option<Located<Arc<P::Link>>>,
    pub(super) known: Known,
    pub(super) version: Option<Version>,
    pub(super) total: Option<u64>,
    pub(super) position: u64,
    pub(super) body: Option<Body>,
    /// The checksums of what went out, where the reader does not compute them itself.
    pub(super) sums: Option<Fingerprinter>,
    /// Bytes since the last failure.
    pub(super) headway: u64,
    /// Whether the one restart after a difference in length, checksum or version is used up.
    pub(super) second_chance_used: bool,
    /// Whether an answer of the wrong length was dismissed once before any of it was used.
    pub(super) dismissed: bool,
}

impl<P: DownloadProtocol> Contents<P> {
    pub(super) fn new(
        protocol: Arc<P>,
        settings: &DownloadSettings,
        context: &TransferContext,
        reader: Reader,
    ) -> Self {
        let settings = &settings.transfer;
        let sums = settings.checksums && reader == Reader::OnlyForward;
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
            position: 0,
            body: None,
            sums: sums.then(Fingerprinter::default),
            headway: 0,
            second_chance_used: false,
            dismissed: false,
        }
    }

    /// Continues behind bytes of this version that an earlier download left.
    pub(super) fn resume(&mut self, position: u64, total: Option<u64>, version: Option<Version>) {
        self.position = position;
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

    pub(super) fn attempts(&self) -> u32 {
        self.attempts.current()
    }

    /// Asks where the contents are, unless that is known.
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
        if self.position == 0 || self.known == Known::default() {
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

    /// Returns what comes next.
    pub(super) async fn next(&mut self) -> Result<Piece> {
        loop {
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

    /// Gets a body that goes on where the last one ended; a piece if there is none to be had or none needed.
    async fn open(&mut self) -> Result<Option<Piece>> {
        if self.position > 0 && self.total == Some(self.position) {
            return Ok(Some(Piece::End));
        }
        if let Err(error) = self.locate().await {
            return match error.class() {
                ErrorClass::Integrity => self.differs(error).await.map(Some),
                _ => Err(error),
            };
        }
        let Some(located) = &self.located else {
            return Ok(None);
        };
        let link = located.link.clone();
        let mut range = ByteRange::default();
        if self.position > 0 && self.can_go_on() {
            range.first = self.position;
            range.if_range = self.version.as_ref().and_then(Version::validator);
        }
        if let Some(ranges) = &self.ranges
            && self.has_ranges()
            && let Some(total) = self.total
            && (range.first == self.position)
        {
            if let Some(version) = self.version.clone()
                && self.position > 0
            {
                let rest = ranges.rest(
                    &self.protocol,
                    &link,
                    self.position,
                    total,
                    version,
                    &self.attempts,
                );
                self.body = Some(Body::new(rest, true));
                return Ok(None);
            }
            range.last = ranges.first_part(self.position, total);
        }
        if range.last.is_none() {
            range.last = self.longest_part_from(range.first);
        }
        let asked = self.protocol.fetch(&link, &range).await;
        let before = if range.first > 0 {
            self.version.as_ref()
        } else {
            None
        };
        let known = self.total;
        let answer = match asked {
            Ok(answer) => understand(answer, range.first, range.last, known, before).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(answer) => self.accept(answer).await,
            Err(error) => {
                self.broke(error).await?;
                Ok(None)
            }
        }
    }

    fn has_ranges(&self) -> bool {
        self.protocol.ranges() != RangeSupport::None
    }

    /// Tells whether a part can be asked for, and recognised as of the same version as what is here.
    fn can_go_on(&self) -> bool {
        self.has_ranges()
            && (self.total.is_some()
                || self
                    .version
                    .as_ref()
                    .is_some_and(|version| version.validator().is_some()))
    }

    /// The last byte of what one request may ask for, where that is less than everything that is left.
    fn longest_part_from(&self, first: u64) -> Option<u64> {
        let RangeSupport::UpTo(longest) = self.protocol.ranges() else {
            return None;
        };
        let end = first.checked_add(longest.max(1))?;
        (end < self.total?).then(|| end.saturating_sub(1))
    }

    async fn accept(&mut self, answer: Answer) -> Result<Option<Piece>> {
        match answer {
            Answer::Part {
                body,
                total,
                version,
            } => {
                self.total = total;
                self.version = Some(version);
                self.body = Some(Body::new(body, true));
                Ok(None)
            }
            Answer::Whole {
                body,
                total,
                version,
            } => self.begin(body, total, version).await,
            Answer::End => {
                self.total = Some(self.position);
                Ok(Some(Piece::End))
            }
            Answer::Changed(error) => self.differs(error).await.map(Some),
        }
    }

    /// The contents come from their beginning, wanted or not.
    async fn begin(
        &mut self,
        stream: ByteStream,
        total: Option<u64>,
        version: Version,
    ) -> Result<Option<Piece>> {
        if let (Some(known), Some(total)) = (self.known.size, total)
            && known != total
        {
            let error = integrity(&format!(
                "{total} bytes are to come where the file has {known}"
            ));
            self.dismiss(error).await?;
            return Ok(None);
        }
        // A server that sends everything when asked for a part has no parts.
        self.ranges = None;
        self.version = Some(version);
        self.total = total.or(self.known.size);
        let mut body = Body::new(stream, false);
        if self.position == 0 {
            self.body = Some(body);
            return Ok(None);
        }
        if self.reader == Reader::CanRestart {
            self.body = Some(body);
            self.position = 0;
            return Ok(Some(Piece::Restart));
        }
        if self.sums.is_none() {
            return Err(self.attempts.last(integrity(
                "the download broke, and the server can only send everything again; without checksums it can't be told whether it is the same",
            )));
        }
        body.comes_again(self.position);
        self.body = Some(body);
        Ok(None)
    }

    /// Takes note of bytes that came; those that went out before are held against them and kept back.
    fn take(&mut self, mut chunk: Bytes) -> Result<Option<Bytes>> {
        if let Some(body) = &mut self.body {
            chunk = body.new_bytes(chunk, self.sums.as_ref())?;
        }
        if chunk.is_empty() {
            return Ok(None);
        }
        if let Some(sums) = &mut self.sums {
            sums.update(self.position, &chunk);
        }
        self.position += chunk.len() as u64;
        if let Some(total) = self.total
            && self.position > total
        {
            return Err(integrity(&format!(
                "more came than the {total} bytes that there are"
            )));
        }
        self.headway += chunk.len() as u64;
        if self.headway >= HEADWAY {
            self.attempts.got_ahead();
        }
        self.report();
        Ok(Some(chunk))
    }

    fn report(&self) {
        if let Some(progress) = &self.progress {
            progress.report(TransferProgress {
                bytes: self.position,
                total: self.total,
                attempt: self.attempts.current(),
            });
        }
    }

    /// A body came to its end: was that all?
    async fn ended(&mut self) -> Result<Option<Piece>> {
        let Some(body) = self.body.take() else {
            return Ok(None);
        };
        let cut_again = body.is_again();
        match self.total {
            Some(total) if self.position == total && !cut_again => Ok(Some(Piece::End)),
            None if !body.is_part && !cut_again => {
                self.total = Some(self.position);
                Ok(Some(Piece::End))
            }
            // The part is complete: ask for the next one.
            _ if body.is_part => Ok(None),
            total => {
                let total = total.map_or_else(|| "more".to_owned(), |total| total.to_string());
                let message = format!(
                    "the contents were cut: {} of {total} bytes came",
                    self.position
                );
                self.broke(Error::new(ErrorClass::Transport, message))
                    .await?;
                Ok(None)
            }
        }
    }

    /// Returns the checksums of what went out, where they are computed here.
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        self.sums.as_ref().map(Fingerprinter::fingerprint)
    }
}
