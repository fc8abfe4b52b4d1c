//! Counts the bytes of a source and computes their checksums while it is read.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_core::Stream;
use futures_util::StreamExt as _;

use crate::transfer::checksum::SharedSums;
use crate::transfer::panics::Panics;
use crate::transfer::{Fingerprint, ProgressCallback, TransferProgress};

/// Largest piece that is passed on at once, in bytes.
///
/// On a slow connection, small pieces show progress before a large chunk is sent.
const PIECE: usize = 128 * 1024;
/// Largest piece that is added to the checksums at once, in bytes.
const SUMMED_AT_ONCE: usize = 1024 * 1024;

/// The state shared by all attempts of an upload: the checksums, the progress callback, and errors of the source.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    pub(crate) sums: Option<SharedSums>,
    pub(crate) progress: Option<ProgressCallback>,
    pub(crate) panics: Panics,
}

impl Tally {
    /// Returns the fingerprint of the whole source, if it was read to its end.
    pub(crate) async fn fingerprint(&self, size: u64) -> Option<Fingerprint> {
        let sums = self.sums.as_ref()?;
        sums.lock().await.complete(size).await
    }
}

/// The progress of one attempt.
#[derive(Debug)]
pub(crate) struct Attempt {
    number: u32,
    total: Option<u64>,
    handed_on: AtomicU64,
    /// Number of bytes of parts that were handed to the network, including parts that have not arrived yet.
    of_parts: AtomicU64,
    ended: AtomicBool,
    /// Whether the last part was sent and its outcome is unknown.
    last_part_unanswered: AtomicBool,
}

impl Attempt {
    pub(crate) fn new(number: u32, offset: u64, total: Option<u64>) -> Arc<Self> {
        Arc::new(Self {
            number,
            total,
            handed_on: AtomicU64::new(offset),
            of_parts: AtomicU64::new(offset),
            ended: AtomicBool::new(false),
            last_part_unanswered: AtomicBool::new(false),
        })
    }

    /// Starts reading the source from its offset again, in the same attempt.
    pub(crate) fn restart(&self, offset: u64) {
        self.handed_on.store(offset, Ordering::Release);
        self.ended.store(false, Ordering::Release);
    }

    /// Returns how many bytes of the source were passed on, including those before the offset.
    pub(crate) fn handed_on(&self) -> u64 {
        self.handed_on.load(Ordering::Acquire)
    }

    /// Returns whether the server may have all bytes.
    pub(crate) fn is_complete(&self) -> bool {
        self.ended.load(Ordering::Acquire) || self.total == Some(self.handed_on())
    }

    /// Records that the last part may have arrived without an answer.
    pub(crate) fn note_unanswered_last_part(&self) {
        self.last_part_unanswered.store(true, Ordering::Release);
    }

    /// Returns whether the last part may have arrived without an answer.
    pub(crate) fn lacks_last_answer(&self) -> bool {
        self.last_part_unanswered.load(Ordering::Acquire)
    }

    /// Returns a meter for a part of the contents, for all attempts at it.
    pub(crate) fn part(self: &Arc<Self>, progress: Option<ProgressCallback>) -> PartMeter {
        PartMeter {
            attempt: self.clone(),
            progress,
            furthest: Arc::default(),
        }
    }

    /// Wraps the stream to count its bytes and to compare its length with the announced one.
    pub(crate) fn watch(
        self: &Arc<Self>,
        stream: ByteStream,
        what: String,
        progress: Option<ProgressCallback>,
    ) -> ByteStream {
        ByteStream::new(Watched {
            stream,
            what,
            attempt: self.clone(),
            progress,
            rest: Bytes::new(),
        })
    }

    fn report(&self, progress: Option<&ProgressCallback>) {
        if let Some(progress) = progress {
            progress.report(TransferProgress {
                bytes: self.handed_on().max(self.of_parts.load(Ordering::Acquire)),
                total: self.total,
                attempt: self.number,
            });
        }
    }
}

/// The progress of a part of the contents.
#[derive(Clone)]
pub(crate) struct PartMeter {
    attempt: Arc<Attempt>,
    progress: Option<ProgressCallback>,
    /// The largest number of bytes of the part that an attempt handed to the network.
    ///
    /// Bytes that are sent again do not count twice.
    furthest: Arc<AtomicU64>,
}

impl PartMeter {
    /// Wraps the part for one attempt.
    pub(crate) fn watch(&self, stream: ByteStream) -> ByteStream {
        if self.progress.is_none() {
            return stream;
        }
        let state = (stream, Bytes::new(), 0_u64, self.clone());
        ByteStream::new(futures_util::stream::try_unfold(
            state,
            |(mut stream, mut rest, mut position, meter)| async move {
                while rest.is_empty() {
                    match stream.next_chunk().await? {
                        Some(chunk) => rest = chunk,
                        None => return Ok::<_, Error>(None),
                    }
                }
                let piece = rest.split_to(rest.len().min(PIECE));
                position += piece.len() as u64;
                meter.reached(position);
                Ok(Some((piece, (stream, rest, position, meter))))
            },
        ))
    }

    /// Records that the part has arrived.
    pub(crate) fn done(&self, size: u64) {
        self.attempt.handed_on.fetch_add(size, Ordering::AcqRel);
        self.reached(size);
    }

    fn reached(&self, position: u64) {
        let before = self.furthest.fetch_max(position, Ordering::AcqRel);
        if position > before {
            self.attempt
                .of_parts
                .fetch_add(position - before, Ordering::AcqRel);
            self.attempt.report(self.progress.as_ref());
        }
    }
}

struct Watched {
    stream: ByteStream,
    what: String,
    attempt: Arc<Attempt>,
    progress: Option<ProgressCallback>,
    rest: Bytes,
}

impl Watched {
    fn hand_on(&mut self) -> Bytes {
        let piece = self.rest.split_to(self.rest.len().min(PIECE));
        self.attempt
            .handed_on
            .fetch_add(piece.len() as u64, Ordering::AcqRel);
        self.attempt.report(self.progress.as_ref());
        piece
    }

    fn wrong_length(&self, found: &str, announced: u64) -> Error {
        Error::new(
            ErrorClass::Source,
            format!("{}: has {found}, expected {announced} bytes", self.what),
        )
    }
}

impl Stream for Watched {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if !this.rest.is_empty() {
            return Poll::Ready(Some(Ok(this.hand_on())));
        }
        loop {
            let Poll::Ready(next) = Pin::new(&mut this.stream).poll_next(cx) else {
                return Poll::Pending;
            };
            let so_far = this.attempt.handed_on();
            match next {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(Ok(chunk)) => {
                    if let Some(total) = this.attempt.total
                        && so_far + chunk.len() as u64 > total
                    {
                        return Poll::Ready(Some(Err(this.wrong_length("more", total))));
                    }
                    this.rest = chunk;
                    return Poll::Ready(Some(Ok(this.hand_on())));
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    if let Some(total) = this.attempt.total
                        && so_far < total
                    {
                        let found = format!("{so_far} bytes");
                        return Poll::Ready(Some(Err(this.wrong_length(&found, total))));
                    }
                    if !this.attempt.ended.swap(true, Ordering::AcqRel) && so_far == 0 {
                        this.attempt.report(this.progress.as_ref());
                    }
                    return Poll::Ready(None);
                }
            }
        }
    }
}

/// Wraps a stream that starts at `offset` of the contents, and adds its bytes to the checksums.
pub(super) fn with_sums(stream: ByteStream, offset: u64, sums: Option<SharedSums>) -> ByteStream {
    let Some(sums) = sums else {
        return stream;
    };
    let state = (stream, offset, Bytes::new(), sums);
    let summed = futures_util::stream::try_unfold(state, |state| async move {
        let (mut stream, offset, mut rest, sums) = state;
        if rest.is_empty() {
            match stream.next_chunk().await? {
                Some(chunk) => rest = chunk,
                None => return Ok::<_, Error>(None),
            }
        }
        // Contents in memory are a single chunk; in pieces, the checksums keep up with sending.
        let piece = rest.split_to(rest.len().min(SUMMED_AT_ONCE));
        sums.lock().await.update(offset, piece.clone()).await?;
        let offset = offset + piece.len() as u64;
        Ok(Some((piece, (stream, offset, rest, sums))))
    });
    ByteStream::new(summed)
}

/// Skips the first bytes of a stream by reading them.
pub(super) async fn skip(mut stream: ByteStream, mut bytes: u64) -> Result<ByteStream> {
    while bytes > 0 {
        let Some(mut chunk) = stream.next_chunk().await? else {
            return Ok(ByteStream::empty());
        };
        let length = chunk.len() as u64;
        if length > bytes {
            // It is smaller than the chunk's length, which is a usize.
            let rest = chunk.split_off(usize::try_from(bytes).unwrap_or(usize::MAX));
            let first = futures_util::stream::once(async move { Ok(rest) });
            return Ok(ByteStream::new(first.chain(stream)));
        }
        bytes -= length;
    }
    Ok(stream)
}

/// Returns the first bytes of a stream.
pub(super) fn up_to(stream: ByteStream, size: u64) -> ByteStream {
    let limited =
        futures_util::stream::try_unfold((stream, size), |(mut stream, left)| async move {
            if left == 0 {
                return Ok(None);
            }
            let Some(mut chunk) = stream.next_chunk().await? else {
                return Ok(None);
            };
            chunk.truncate(usize::try_from(left).unwrap_or(usize::MAX));
            let left = left - chunk.len() as u64;
            Ok(Some((chunk, (stream, left))))
        });
    ByteStream::new(limited)
}
