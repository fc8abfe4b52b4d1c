//! Parallel downloads of parts.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::answer::{Answer, Version, understand};
use super::protocol::{ByteRange, DownloadProtocol};
use super::verify::integrity;
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::source::{Buffers, Lent};

/// Memory for all parts in flight, in bytes.
const MEMORY: u64 = 5 * 1024 * 1024;
/// Size of the smallest part, in bytes: for smaller parts, the overhead of a request exceeds the transfer time.
const SMALLEST_PART: u64 = 1024 * 1024;
/// The largest number of parts in flight at once.
const MOST_AT_ONCE: usize = 16;
/// How much of a part is passed on at once, in bytes.
const PIECE: usize = 512 * 1024;

/// Fetches the contents in parts: in order, several in flight at once, each held in memory until it is due.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranges {
    concurrency: usize,
    /// The size of a part, in bytes.
    part_size: u64,
}

impl Ranges {
    pub(super) fn wanted(concurrency: usize) -> Option<Self> {
        let concurrency = concurrency.min(MOST_AT_ONCE);
        let share = MEMORY / concurrency.max(1) as u64;
        (concurrency > 1).then_some(Self {
            concurrency,
            part_size: share.max(SMALLEST_PART),
        })
    }

    /// Returns the last byte of the first part, which is fetched alone: its answer has version and size.
    ///
    /// `None` if there is only one part.
    pub(super) fn first_part(&self, position: u64, wanted_end: u64) -> Option<u64> {
        let end = position.checked_add(self.part_size)?;
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
        let part_size = self.part_size;
        let starts = std::iter::successors(Some(start), move |start| start.checked_add(part_size))
            .take_while(move |start| *start < end);
        let part = Part {
            protocol: protocol.clone(),
            link: link.clone(),
            total,
            version,
            attempts: attempts.of_a_part(),
            buffers: Arc::default(),
        };
        let parts = futures_util::stream::iter(starts)
            .map(move |start| {
                part.clone()
                    .fetch(start, start.saturating_add(part_size).min(end) - 1)
            })
            .buffered(self.concurrency)
            .map_ok(|part| futures_util::stream::iter(pieces(part).map(Ok)))
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
    /// Separate memory for each part: a chunk that is kept would keep more of the connection's memory alive than it has bytes.
    buffers: Arc<Buffers>,
}

impl<P: DownloadProtocol> Clone for Part<P> {
    fn clone(&self) -> Self {
        Self {
            protocol: self.protocol.clone(),
            link: self.link.clone(),
            total: self.total,
            version: self.version.clone(),
            attempts: self.attempts.of_a_part(),
            buffers: self.buffers.clone(),
        }
    }
}

/// Splits a part into pieces, so that other tasks can run in between.
fn pieces(mut part: Bytes) -> impl Iterator<Item = Bytes> {
    std::iter::from_fn(move || {
        let piece = part.split_to(part.len().min(PIECE));
        (!piece.is_empty()).then_some(piece)
    })
}

impl<P: DownloadProtocol> Part<P> {
    /// Fetches the bytes from `first` to `last`, and retries network failures.
    async fn fetch(mut self, first: u64, last: u64) -> Result<Bytes> {
        let size = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        let mut part = Buffers::lend(&self.buffers, size);
        loop {
            let next = first + part.len() as u64;
            if next > last {
                return Ok(part.into_bytes());
            }
            let range = ByteRange {
                first: next,
                last: Some(last),
                if_range: self.version.validator(),
            };
            match self.some(&range, last, &mut part, size).await {
                Ok(()) => {}
                // Error answers are handled by the whole download: the link may have expired.
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
        part: &mut Lent,
        size: usize,
    ) -> Result<()> {
        let answer = self.protocol.fetch(&self.link, range).await?;
        let understood = understand(
            answer,
            range.first,
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
                    "the server stopped sending parts of the contents, so they must have changed";
                return Err(Error::new(ErrorClass::Integrity, message));
            }
        };
        while let Some(mut chunk) = body.next_chunk().await? {
            part.fill_from(&mut chunk, size);
            if !chunk.is_empty() {
                return Err(integrity("received more bytes than requested"));
            }
        }
        Ok(())
    }
}
