//! Asking for contents from where they are wanted, and taking up what comes.

use cloud_drives_core::{ByteStream, ErrorClass, Result};

use super::answer::{Answer, Version, understand};
use super::body::Body;
use super::contents::{Contents, Piece, Reader};
use super::protocol::{ByteRange, DownloadProtocol, RangeSupport};
use super::verify::integrity;

impl<P: DownloadProtocol> Contents<P> {
    /// Gets a body that goes on where the last one ended; a piece if there is none to be had or none needed.
    pub(super) async fn open(&mut self) -> Result<Option<Piece>> {
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
            if let Some(version) = self.version_to_compare()
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
        let before = self.version_to_compare().filter(|_| range.first > 0);
        let known = self.total;
        let answer = match asked {
            Ok(answer) => understand(answer, range.first, range.last, known, before.as_ref()).await,
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

    /// The version that what comes is to be of. Where size and sum are known, these decide, and no date.
    fn version_to_compare(&self) -> Option<Version> {
        let version = self.version.as_ref()?;
        let sum_decides = self.are_summed && self.known.has_sum() && self.known.size.is_some();
        Some(match sum_decides {
            true => version.without_date(),
            false => version.clone(),
        })
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
            Answer::Unusable(error) => {
                self.misled(error).await?;
                Ok(None)
            }
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
        if let (Some(before), Some(total)) = (self.total, total)
            && before != total
            && self.position > 0
            && self.reader == Reader::OnlyForward
        {
            let error = integrity(&format!(
                "the contents changed on the server during the download: it has {total} bytes and had {before}"
            ));
            return self.differs(error).await.map(Some);
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
}
