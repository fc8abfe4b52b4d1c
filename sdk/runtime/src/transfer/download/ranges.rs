//! Parallel download of parts.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::answer::{Answer, Version, understand};
use super::protocol::{ByteRange, DownloadProtocol};
use crate::transfer::attempts::{Attempts, Worth};

/// Size of a part in bytes.
const PART_SIZE: u64 = 8 * 1024 * 1024;
/// The largest number of parts in flight at once.
const MOST_AT_ONCE: usize = 16;

/// How the contents are fetched in parts: in order, several in flight at once, each held in memory until its turn comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranges {
    concurrency: usize,
}

impl Ranges {
    pub(super) fn wanted(concurrency: usize) -> Option<Self> {
        (concurrency > 1).then_some(Self {
            concurrency: concurrency.min(MOST_AT_ONCE),
        })
    }

    /// Returns the last byte of the first part, which is fetched alone: its answer tells version and size. `None` if
    /// there is only one part.
    pub(super) fn first_part(&self, position: u64, wanted_end: u64) -> Option<u64> {
        let end = position.checked_add(PART_SIZE)?;
        (end < wanted_end).then(|| end - 1)
    }

    /// Fetches the rest of the wanted bytes in parts.
    pub(super) fn rest<P: DownloadProtocol>(
        &self,
        protocol: &Arc<P>,
        link: &Arc<P::Link>,
        wanted: Range<u64>,
        total: u64,
        version: Version,
        attempts: &Attempts,
    ) -> ByteStream {
        let Range { start, end } = wanted;
        let starts = std::iter::successors(Some(start), |start| start.checked_add(PART_SIZE))
            .take_while(move |start| *start < end);
        let part = Part {
            protocol: protocol.clone(),
            link: link.clone(),
            total,
            version,
            attempts: attempts.of_a_part(),
        };
        let parts = futures_util::stream::iter(starts)
            .map(move |start| {
                part.clone()
                    .fetch(start, start.saturating_add(PART_SIZE).min(end) - 1)
            })
            .buffered(self.concurrency)
            .map_ok(|chunks| futures_util::stream::iter(chunks.into_iter().map(Ok)))
            .try_flatten();
        ByteStream::new(parts)
    }
}

struct Part<P: DownloadProtocol> {
    protocol: Arc<P>,
    link: Arc<P::Link>,
    total: u64,
    version: Version,
    attempts: Attempts,
}

impl<P: DownloadProtocol> Clone for Part<P> {
    fn clone(&self) -> Self {
        Self {
            protocol: self.protocol.clone(),
            link: self.link.clone(),
            total: self.total,
            version: self.version.clone(),
            attempts: self.attempts.of_a_part(),
        }
    }
}

impl<P: DownloadProtocol> Part<P> {
    /// Fetches the bytes from `first` to `last`, and retries failures of the network.
    async fn fetch(mut self, first: u64, last: u64) -> Result<Vec<Bytes>> {
        let mut chunks = Vec::new();
        let mut next = first;
        loop {
            let range = ByteRange {
                first: next,
                last: Some(last),
                if_range: self.version.validator(),
            };
            match self.some(&range, last, &mut chunks, &mut next).await {
                Ok(()) if next > last => return Ok(chunks),
                Ok(()) => {}
                // What an answer means is for the whole download to say: the link may have expired.
                Err(error) if error.is_status() || error.attempts() > 1 => return Err(error),
                Err(error) => {
                    self.attempts.failed(error, Worth::AsThePolicySays).await?;
                }
            }
        }
    }

    async fn some(
        &mut self,
        range: &ByteRange,
        last: u64,
        chunks: &mut Vec<Bytes>,
        next: &mut u64,
    ) -> Result<()> {
        let answer = self.protocol.fetch(&self.link, range).await?;
        let understood = understand(
            answer,
            *next,
            Some(last),
            Some(self.total),
            Some(&self.version),
        );
        let mut body = match understood.await? {
            Answer::Part { body, .. } => body,
            Answer::Unusable(error) => {
                self.attempts.failed(error, Worth::Certain).await?;
                return Ok(());
            }
            Answer::Changed(error) => return Err(error),
            Answer::Whole { .. } | Answer::End => {
                let message =
                    "the server stopped sending parts of the contents, so they have changed";
                return Err(Error::new(ErrorClass::Integrity, message));
            }
        };
        while let Some(chunk) = body.next_chunk().await? {
            *next += chunk.len() as u64;
            chunks.push(chunk);
        }
        Ok(())
    }
}
