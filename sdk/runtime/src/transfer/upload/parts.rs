//! Sends contents in parts.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{Body, BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::judge::{Verdict, judge};
use super::kept::{KeptParts, PartSum};
use super::protocol::{Part, ResumeParts, UploadProtocol};
use crate::trace;
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::checksum::SharedSums;
use crate::transfer::source::{Attempt, PartMeter, Prepared, Tally};

/// The largest part that is held in memory, in bytes.
///
/// Larger parts are read from their source while they are sent, once for every attempt, and have no checksums unless they are sent one by
/// one.
const MAX_IN_MEMORY: u64 = 32 * 1024 * 1024;
/// The largest number of parts in flight at once.
const MOST_AT_ONCE: usize = 64;
/// How many bytes are added to a checksum before other tasks may run.
const PIECE: usize = 1024 * 1024;

/// The context for sending parts.
pub(super) struct Parts<'a, P: UploadProtocol> {
    pub(super) protocol: &'a P,
    pub(super) session: &'a P::Session,
    pub(super) source: &'a Arc<Prepared>,
    pub(super) tally: &'a Tally,
    pub(super) attempt: &'a Arc<Attempt>,
    pub(super) attempts: &'a Attempts,
    /// The record of arrived parts, if there is one.
    pub(super) kept: Option<&'a KeptParts>,
}

/// The contents of a part, for as many attempts as needed.
enum Contents {
    /// The bytes of the part in memory.
    Memory(Bytes),
    /// The source itself, with whether parts are sent in order and can be added to the checksums meanwhile.
    Source { in_order: bool },
}

type Ready<'a> = BoxStream<'a, Result<(Part, Contents)>>;

impl<P: UploadProtocol> Parts<'_, P> {
    /// Sends all parts after the first `arrived` bytes, several at once, and retries each.
    pub(super) async fn send_all(
        &self,
        sizes: &[u64],
        arrived: u64,
        concurrency: usize,
    ) -> Result<Vec<P::Sent>> {
        let count = sizes.len();
        let parts = missing(cut_up(sizes, self.source.size())?, arrived);
        let concurrency = concurrency.clamp(1, MOST_AT_ONCE);
        let mut sent: Vec<(u32, P::Sent)> = self
            .ready(parts, concurrency)
            .await?
            .map_ok(|(part, contents)| self.send(part, contents, count))
            // A slow part does not delay the parts after it.
            .try_buffer_unordered(concurrency)
            .try_collect()
            .await?;
        sent.sort_by_key(|(number, _)| *number);
        Ok(sent.into_iter().map(|(_, sent)| sent).collect())
    }

    /// Returns the parts in order, with their contents.
    async fn ready(&self, parts: Vec<Part>, concurrency: usize) -> Result<Ready<'_>> {
        let is_small = |part: &Part| part.size.is_some_and(|size| size <= MAX_IN_MEMORY);
        // Several readers of a file need less memory than its parts do. Checksums require a single reader, in order.
        let from_source = self.source.is_random_access() && self.tally.sums.is_none();
        if !from_source && parts.iter().all(is_small) {
            let start = parts.first().map_or(0, |part| part.offset);
            let sums = self.tally.sums.clone();
            let stream = self.source.open(start, sums).await?;
            return Ok(read_ahead(stream, parts));
        }
        if self.source.is_replayable() {
            let in_order = concurrency == 1;
            let ready = parts
                .into_iter()
                .map(move |part| Ok((part, Contents::Source { in_order })));
            return Ok(futures_util::stream::iter(ready).boxed());
        }
        Err(Error::invalid_input(
            "the parts are too large for memory, and the source can be read only once; upload from a file",
        ))
    }

    /// Sends a part, with retries, unless it has already arrived.
    fn send(
        &self,
        part: Part,
        contents: Contents,
        of: usize,
    ) -> BoxFuture<'_, Result<(u32, P::Sent)>> {
        Box::pin(async move {
            let meter = self.attempt.part(self.tally.progress.clone());
            let size = part.size.unwrap_or_default();
            if let Some(sent) = self.sent_before(part, &contents, of).await? {
                meter.done(size);
                return Ok((part.number, sent));
            }
            let mut attempts = self.attempts.of_a_part();
            loop {
                let (body, sum) = self.body(part, &contents, &meter).await;
                let sent = self.protocol.send(self.session, part, body).await;
                self.tally.panics.resume();
                match sent {
                    Ok(sent) => {
                        meter.done(size);
                        trace::part_sent(part.number, part.offset, size);
                        if let (Some(kept), Some(sum), Some(how)) =
                            (self.kept, sum, self.resume_parts())
                        {
                            let saved = how.save_part(&sent);
                            kept.add(part.number, sum.text(), saved).await;
                        }
                        return Ok((part.number, sent));
                    }
                    // Handled by the whole upload.
                    Err(error) if self.protocol.is_expired(&error) => return Err(error),
                    Err(error) => {
                        let is_last = part.total == Some(part.offset + size);
                        if is_last && judge(&error, true, false) == Verdict::Unknown {
                            self.attempt.note_unanswered_last_part();
                        }
                        attempts.failed(error, Worth::AsThePolicySays).await?;
                    }
                }
            }
        })
    }

    /// Returns the provider's answer to a part that an earlier run sent, if the part is unchanged.
    async fn sent_before(
        &self,
        part: Part,
        contents: &Contents,
        of: usize,
    ) -> Result<Option<P::Sent>> {
        let Some(kept) = self.kept.filter(|kept| kept.has(part.number)) else {
            return Ok(None);
        };
        let sum = PartSum::default();
        match contents {
            Contents::Memory(bytes) => sum_up(&sum, bytes).await,
            Contents::Source { in_order } => {
                let mut stream = read(self.source, part, self.sums(*in_order)).await?;
                while let Some(chunk) = stream.next_chunk().await? {
                    sum.update(&chunk);
                }
            }
        }
        let saved = kept.sent(part.number, &sum.text(), of)?;
        Ok(saved.and_then(|saved| self.resume_parts()?.restore_part(&saved)))
    }

    fn resume_parts(&self) -> Option<&dyn ResumeParts<P::Sent>> {
        self.protocol.resume()?.parts()
    }

    /// Returns the body of a part for one attempt, and its checksum, available once it is read, if checksums are recorded.
    ///
    /// A layer below may open it again, for example after a refused token.
    async fn body(
        &self,
        part: Part,
        contents: &Contents,
        meter: &PartMeter,
    ) -> (Body, Option<PartSum>) {
        let sum = self.kept.map(|_| PartSum::default());
        let body = match contents {
            Contents::Memory(bytes) => {
                if let Some(sum) = &sum {
                    sum_up(sum, bytes).await;
                }
                match self.tally.progress {
                    Some(_) => {
                        let (bytes, meter) = (bytes.clone(), meter.clone());
                        let panics = self.tally.panics.clone();
                        Body::from_factory(part.size, move || {
                            let stream = meter.watch(ByteStream::from_bytes(bytes.clone()));
                            let panics = panics.clone();
                            Box::pin(async move { panics.catch(async { Ok(stream) }).await })
                        })
                    }
                    None => Body::from_bytes(bytes.clone()),
                }
            }
            Contents::Source { in_order } => {
                let (source, sums) = (self.source.clone(), self.sums(*in_order));
                let (sum, meter) = (sum.clone(), meter.clone());
                let panics = self.tally.panics.clone();
                Body::from_factory(part.size, move || {
                    let (source, sums) = (source.clone(), sums.clone());
                    let (sum, meter) = (sum.clone(), meter.clone());
                    let panics = panics.clone();
                    Box::pin(async move {
                        let open = panics.catch(async move {
                            if let Some(sum) = &sum {
                                sum.restart();
                            }
                            let stream = read(&source, part, sums).await?;
                            let summed = stream.inspect_ok(move |chunk| {
                                if let Some(sum) = &sum {
                                    sum.update(chunk);
                                }
                            });
                            Ok(meter.watch(ByteStream::new(summed)))
                        });
                        open.await
                    })
                })
            }
        };
        (body, sum)
    }

    /// Returns the checksums to which bytes of the source are added when read in this order.
    fn sums(&self, in_order: bool) -> Option<SharedSums> {
        self.tally.sums.clone().filter(|_| in_order)
    }
}

/// Reads a part from the source.
async fn read(source: &Prepared, part: Part, sums: Option<SharedSums>) -> Result<ByteStream> {
    let size = part.size.unwrap_or_default();
    source.open_part(part.offset, size, sums).await
}

/// Adds bytes to a checksum, and yields to other tasks from time to time.
async fn sum_up(sum: &PartSum, bytes: &[u8]) {
    for piece in bytes.chunks(PIECE) {
        sum.update(piece);
        tokio::task::yield_now().await;
    }
}

/// Reads the parts of a stream one after the other.
fn read_ahead<'a>(stream: ByteStream, parts: Vec<Part>) -> Ready<'a> {
    let state = (stream, Bytes::new(), parts.into_iter());
    futures_util::stream::try_unfold(state, |(mut stream, mut rest, mut parts)| async move {
        let Some(part) = parts.next() else {
            end(&mut stream, &rest).await?;
            return Ok(None);
        };
        let bytes = read_part(&mut stream, &mut rest, part).await?;
        Ok(Some((
            (part, Contents::Memory(bytes)),
            (stream, rest, parts),
        )))
    })
    .boxed()
}

/// Divides contents into parts, if the sizes fit them.
fn cut_up(sizes: &[u64], total: Option<u64>) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(sizes.len());
    let mut offset = 0_u64;
    for (number, size) in (1..).zip(sizes) {
        parts.push(Part {
            number,
            offset,
            size: Some(*size),
            total,
        });
        offset = offset.saturating_add(*size);
    }
    if total.is_some_and(|total| total != offset) {
        return Err(Error::new(
            ErrorClass::Protocol,
            format!(
                "the service requests {} parts with a total of {offset} bytes, which differs from the size of the source",
                sizes.len()
            ),
        ));
    }
    Ok(parts)
}

/// Returns the missing parts. If a part has arrived partially, its rest is one of them.
fn missing(parts: Vec<Part>, arrived: u64) -> Vec<Part> {
    parts
        .into_iter()
        .filter_map(|part| {
            let there = arrived.saturating_sub(part.offset);
            let size = part.size.unwrap_or_default();
            (there == 0 || there < size).then(|| Part {
                offset: part.offset + there,
                size: Some(size.saturating_sub(there)),
                ..part
            })
        })
        .collect()
}

/// Reads a part; bytes read beyond its end are kept in `rest`.
async fn read_part(stream: &mut ByteStream, rest: &mut Bytes, part: Part) -> Result<Bytes> {
    let size = usize::try_from(part.size.unwrap_or_default()).unwrap_or(usize::MAX);
    if rest.len() >= size {
        return Ok(rest.split_to(size));
    }
    let mut bytes = BytesMut::with_capacity(size);
    bytes.extend_from_slice(&std::mem::take(rest));
    while bytes.len() < size {
        let Some(mut chunk) = stream.next_chunk().await? else {
            let found = part.offset + bytes.len() as u64;
            return Err(Error::new(
                ErrorClass::Source,
                format!("the source ended after {found} bytes, before the end of its last part"),
            ));
        };
        let wanted = chunk.len().min(size - bytes.len());
        bytes.extend_from_slice(&chunk.split_to(wanted));
        *rest = chunk;
    }
    Ok(bytes.freeze())
}

/// Checks that nothing follows the last part.
async fn end(stream: &mut ByteStream, rest: &Bytes) -> Result<()> {
    let mut more = !rest.is_empty();
    while let Some(chunk) = stream.next_chunk().await? {
        more |= !chunk.is_empty();
    }
    if more {
        return Err(Error::new(
            ErrorClass::Source,
            "the source has more bytes than announced",
        ));
    }
    Ok(())
}
