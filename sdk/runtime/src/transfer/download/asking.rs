//! Requests contents from the wanted offset, and handles the answer.

use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::answer::{Answer, Version, understand};
use super::body::Body;
use super::contents::{Contents, Piece, ReaderKind};
use super::protocol::{ByteRange, DownloadProtocol, RangeSupport};
use super::verify::integrity;
use crate::transfer::checksum::Fingerprinter;

impl<P: DownloadProtocol> Contents<P> {
    /// Gets a body that continues where the last one ended. Returns a piece instead if no body is available or needed.
    pub(super) async fn open(&mut self) -> Result<Option<Piece>> {
        if self.has_begun() && self.total == Some(self.position) {
            return Ok(Some(Piece::End));
        }
        if let Err(error) = self.locate().await {
            return match error.class() {
                ErrorClass::Integrity => self.differs(error).await.map(Some),
                _ => Err(error),
            };
        }
        self.check_window()?;
        let Some(located) = &self.located else {
            return Ok(None);
        };
        let link = located.link.clone();
        let mut range = ByteRange::default();
        if self.position > 0 && self.has_ranges() && (!self.is_held() || self.can_go_on()) {
            range.first = self.position;
        }
        if self.is_held() {
            range.if_range = self.version.as_ref().and_then(Version::validator);
        }
        if let Some(ranges) = &self.ranges
            && self.has_ranges()
            && let (Some(total), Some(end)) = (self.total, self.end())
            && (range.first == self.position)
        {
            if let Some(version) = self.version_to_compare()
                && self.has_begun()
            {
                let rest = ranges.rest(
                    &self.protocol,
                    &link,
                    self.position..end,
                    total,
                    version,
                    &self.attempts,
                );
                self.body = Some(Body::new(rest, true));
                return Ok(None);
            }
            range.last = ranges.first_part(self.position, end);
        }
        if range.last.is_none() && range.first == self.position {
            range.last = self.longest_part_from(range.first);
        }
        let asked = self.protocol.fetch(&link, &range).await;
        let before = self
            .version_to_compare()
            .filter(|_| self.is_held() && !range.is_all());
        let known = self.total;
        let answer = match asked {
            // Nothing indicates that the file was longer.
            Ok(answer)
                if answer.status() == StatusCode::RANGE_NOT_SATISFIABLE
                    && !self.window.is_all()
                    && !self.has_begun()
                    && known.is_none() =>
            {
                let error = self.window.is_behind("the file has no such byte");
                return Err(self.attempts.last(error));
            }
            Ok(answer)
                if answer.status() == StatusCode::PARTIAL_CONTENT
                    && range.is_all()
                    && self.position > 0 =>
            {
                let message = "received a part of the file, but requested all of it";
                self.misled(Error::new(ErrorClass::Protocol, message))
                    .await?;
                return Ok(None);
            }
            Ok(answer) => {
                if answer.is_success() {
                    let media_type = answer.headers().get(CONTENT_TYPE);
                    let media_type = media_type.and_then(|value| value.to_str().ok());
                    self.content_type = media_type.map(str::to_owned);
                }
                understand(answer, range.first, range.last, known, before.as_ref()).await
            }
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

    /// Returns the version that the contents must have. If size and checksum are known, they decide and the date is ignored.
    fn version_to_compare(&self) -> Option<Version> {
        let version = self.version.as_ref()?;
        let sum_decides = self.are_summed
            && self.window.is_all()
            && self.known.has_sum()
            && self.known.size.is_some();
        Some(match sum_decides {
            true => version.without_date(),
            false => version.clone(),
        })
    }

    /// Fails if the file is known to contain none of the wanted bytes.
    fn check_window(&self) -> Result<()> {
        match self.total {
            Some(total) if !self.has_begun() => self.window.check(total),
            _ => Ok(()),
        }
        .map_err(|error| self.attempts.last(error))
    }

    fn has_ranges(&self) -> bool {
        self.protocol.ranges() != RangeSupport::None
    }

    /// Returns whether a part can be requested and verified to be of the same version as the bytes so far.
    fn can_go_on(&self) -> bool {
        self.has_ranges()
            && (self.total.is_some()
                || self
                    .version
                    .as_ref()
                    .is_some_and(|version| version.validator().is_some()))
    }

    /// Returns the last byte of the next request, if it must not cover the rest.
    fn longest_part_from(&self, first: u64) -> Option<u64> {
        let longest = match self.protocol.ranges() {
            RangeSupport::None => return None,
            RangeSupport::Any => u64::MAX,
            RangeSupport::UpTo(longest) => longest.max(1),
        };
        let (end, wanted) = (first.saturating_add(longest), self.end()?);
        (end < wanted || self.window.end.is_some()).then(|| end.min(wanted).saturating_sub(1))
    }

    async fn accept(&mut self, answer: Answer) -> Result<Option<Piece>> {
        match answer {
            Answer::Part {
                body,
                total,
                version,
            } => {
                self.total = total;
                self.version = Some(version.or(self.version.take()));
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
            Answer::Unusable(error) => {
                self.misled(error).await?;
                Ok(None)
            }
        }
    }

    /// Handles a body that starts at the beginning of the contents, whether that is wanted or not.
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
                "the answer announces {total} bytes, the file has {known}"
            ));
            self.dismiss(error).await?;
            return Ok(None);
        }
        if let (Some(before), Some(total)) = (self.total, total)
            && before != total
            && self.is_held()
            && self.reader == ReaderKind::OnlyForward
        {
            let error = integrity(&format!(
                "the contents changed on the server during the download: it has {total} bytes and had {before}"
            ));
            return self.differs(error).await.map(Some);
        }
        let before = self.version_to_compare().filter(|_| self.is_held());
        if self.reader == ReaderKind::OnlyForward
            && before.is_some_and(|before| before.contradicts(&version))
        {
            let error = integrity(
                "the contents changed on the server during the download: its version differs",
            );
            return self.differs(error).await.map(Some);
        }
        // A server that sends everything in response to a range does not support ranges.
        self.ranges = None;
        // If the reader can start again, the new bytes may be of another version.
        let before = self.version.take();
        let before = before.filter(|_| self.reader == ReaderKind::OnlyForward && self.position > 0);
        self.version = Some(version.or(before));
        self.total = total.or(self.known.size);
        self.check_window()?;
        let mut body = Body::new(stream, false);
        if self.position == 0 {
            self.body = Some(body);
            return Ok(None);
        }
        if self.reader == ReaderKind::CanRestart {
            self.body = Some(body);
            self.position = 0;
            return Ok(Some(Piece::Restart));
        }
        let before = self.position - self.window.start;
        if before == 0 && self.sums.is_none() {
            // After a break, everything is sent again and compared with the bytes already returned.
            self.sums = self.are_summed.then(Fingerprinter::default);
        }
        if before > 0 && self.sums.is_none() {
            return Err(self.attempts.last(integrity(
                "the download broke, and the server can only send everything again; without checksums, the bytes can't be compared",
            )));
        }
        body.comes_again(self.window.start, before);
        self.body = Some(body);
        Ok(None)
    }
}
