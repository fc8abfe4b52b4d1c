//! Contents as they come, over as many requests as it takes.

use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};

use super::answer::{Answer, Version, understand};
use super::body::Body;
use super::engine::DownloadSettings;
use super::protocol::{ByteRange, DownloadProtocol, Known, Located};
use super::ranges::Ranges;
use super::verify::{self, integrity};
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::{Fingerprint, Fingerprinter, ProgressCallback, TransferProgress};

/// So many bytes without a break show that a download is getting ahead: what failed before does not count against it.
const HEADWAY: u64 = 1024 * 1024;

/// What comes next.
pub(super) enum Piece {
    /// More bytes.
    Bytes(Bytes),
    /// Everything so far is void; the contents come from their beginning again.
    Restart,
    /// That was all.
    End,
}

/// What the reader of contents can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// It can throw away what it has and begin again.
    CanRestart,
    /// What it was given is gone.
    GoesOn,
}

/// Contents as they come, over as many requests as it takes.
pub(super) struct Contents<P: DownloadProtocol> {
    protocol: Arc<P>,
    reader: Reader,
    progress: Option<ProgressCallback>,
    attempts: Attempts,
    ranges: Option<Ranges>,
    located: Option<Located<Arc<P::Link>>>,
    known: Known,
    version: Option<Version>,
    total: Option<u64>,
    position: u64,
    body: Option<Body>,
    /// The sums of what went out, where the reader does not take them itself.
    sums: Option<Fingerprinter>,
    /// Bytes since the last failure.
    headway: u64,
    /// Whether it was tried once already to get over a difference in length, sum or version.
    second_chance_used: bool,
    /// Whether an answer could not be understood as of these contents.
    puzzled: bool,
}

impl<P: DownloadProtocol> Contents<P> {
    pub(super) fn new(protocol: Arc<P>, settings: &DownloadSettings, reader: Reader) -> Self {
        let sums = settings.checksums && reader == Reader::GoesOn;
        Self {
            protocol,
            reader,
            progress: settings.progress.clone(),
            attempts: Attempts::new(settings.policy.clone(), settings.budget.clone()),
            ranges: Ranges::wanted(settings.concurrency, settings.part_size),
            located: None,
            known: Known::default(),
            version: None,
            total: None,
            position: 0,
            body: None,
            sums: sums.then(Fingerprinter::default),
            headway: 0,
            second_chance_used: false,
            puzzled: false,
        }
    }

    /// Goes on behind bytes that are there already, of this version.
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

    /// What comes next.
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
            && self.protocol.has_ranges()
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
        if range.last.is_none() && self.protocol.has_ranges() {
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

    /// Whether a part of the contents can be asked for, and told to belong to what is here.
    fn can_go_on(&self) -> bool {
        self.protocol.has_ranges()
            && (self.total.is_some()
                || self
                    .version
                    .as_ref()
                    .is_some_and(|version| version.validator().is_some()))
    }

    /// The last byte of what one request may ask for, where that is less than everything that is left.
    fn longest_part_from(&self, first: u64) -> Option<u64> {
        let end = first.checked_add(self.protocol.longest_part()?)?;
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
            self.puzzled(error).await?;
            return Ok(None);
        }
        // A server that sends everything when it is asked for a part does not need to be asked for parts again.
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
            // A part, complete in itself: the next one is asked for.
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

    /// A request failed, or its body broke. Waits for the next attempt if there is to be one.
    async fn broke(&mut self, error: Error) -> Result<()> {
        self.body = None;
        self.headway = 0;
        let expired = self.protocol.is_expired(&error);
        // A part that was given up had attempts of its own.
        if error.attempts() > 1 {
            return Err(self.attempts.last(error));
        }
        if error.is_status() {
            // A storage host that fails may do so because its link has grown old.
            self.located = None;
        }
        let worth = if expired {
            Worth::Certain
        } else {
            Worth::AsThePolicySays
        };
        self.attempts.failed(error, worth).await?;
        Ok(())
    }

    /// An answer can't be of these contents; nothing of it was used. It gets a second chance, with what is known of the contents
    /// asked for anew: they may have been replaced, or a page of some host on the way stood in for them.
    async fn puzzled(&mut self, error: Error) -> Result<()> {
        self.body = None;
        if self.puzzled {
            return Err(self.attempts.last(error));
        }
        self.puzzled = true;
        self.located = None;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(())
    }

    /// What came is not what it should be. It gets a second chance: the file may just have been replaced.
    async fn differs(&mut self, error: Error) -> Result<Piece> {
        self.body = None;
        let void = self.position > 0;
        if self.second_chance_used || (void && self.reader == Reader::GoesOn) {
            return Err(self.attempts.last(error));
        }
        self.second_chance_used = true;
        self.located = None;
        self.known = Known::default();
        self.version = None;
        self.total = None;
        self.position = 0;
        self.headway = 0;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(Piece::Restart)
    }

    /// Holds what the reader has against what it should be. `Restart` when that differs and another try is worth it.
    pub(super) async fn verify(&mut self, print: Option<&Fingerprint>) -> Result<Piece> {
        match print.and_then(|print| verify::difference(&self.known, print)) {
            Some(error) => self.differs(error).await,
            None => {
                self.attempts.succeeded();
                Ok(Piece::End)
            }
        }
    }

    /// The sums of what went out, where they are taken here.
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        self.sums.as_ref().map(Fingerprinter::fingerprint)
    }
}
