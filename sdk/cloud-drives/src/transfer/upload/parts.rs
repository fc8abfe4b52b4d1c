//! Contents that go out in parts.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{Body, BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::protocol::{Part, UploadProtocol};
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::source::{Attempt, Prepared, Tally};

/// The largest part that is held in memory, in bytes. Larger ones are read from their source as they are sent, once for every
/// attempt, and are not summed up on the way unless they go out one by one.
const MAX_IN_MEMORY: u64 = 32 * 1024 * 1024;

/// What sending parts needs.
pub(super) struct Parts<'a, P: UploadProtocol> {
    pub(super) protocol: &'a P,
    pub(super) session: &'a P::Session,
    pub(super) source: &'a Arc<Prepared>,
    pub(super) tally: &'a Tally,
    pub(super) attempt: &'a Arc<Attempt>,
    pub(super) attempts: &'a Attempts,
}

/// What a part is made of, for as many attempts as it takes.
enum Contents {
    /// Bytes that were read for it.
    Memory(Bytes),
    /// The source itself; whether parts go out in order, so that they can be summed up on the way.
    Source { in_order: bool },
}

type Ready<'a> = BoxStream<'a, Result<(Part, Contents)>>;

impl<P: UploadProtocol> Parts<'_, P> {
    /// Sends all parts, several at once, each as often as it takes.
    pub(super) async fn send_all(&self, sizes: &[u64], at_once: usize) -> Result<Vec<P::Sent>> {
        let parts = cut_up(sizes, self.source.size())?;
        let at_once = at_once.clamp(1, 64);
        let ready: Ready<'_> = if sizes.iter().all(|size| *size <= MAX_IN_MEMORY) {
            let stream = self
                .source
                .open(0, self.tally.fingerprinter.clone())
                .await?;
            read_ahead(stream, parts)
        } else if self.source.is_replayable() {
            let in_order = at_once == 1;
            let ready = parts
                .into_iter()
                .map(move |part| Ok((part, Contents::Source { in_order })));
            futures_util::stream::iter(ready).boxed()
        } else {
            return Err(Error::invalid_input(
                "the parts are too large for memory, and the source can be read only once; upload from a file",
            ));
        };
        ready
            .map_ok(|(part, contents)| self.send(part, contents))
            .try_buffered(at_once)
            .try_collect()
            .await
    }

    /// Sends a part as often as it takes.
    fn send(&self, part: Part, contents: Contents) -> BoxFuture<'_, Result<P::Sent>> {
        Box::pin(async move {
            let mut attempts = self.attempts.of_a_part();
            loop {
                let body = match &contents {
                    Contents::Memory(bytes) => Body::from_bytes(bytes.clone()),
                    Contents::Source { in_order } => self.body_from_source(part, *in_order),
                };
                match self.protocol.send(self.session, part, body).await {
                    Ok(sent) => {
                        let size = part.size.unwrap_or_default();
                        self.attempt.part_done(size, self.tally.progress.as_ref());
                        return Ok(sent);
                    }
                    // That is for the whole upload to deal with.
                    Err(error) if self.protocol.is_expired(&error) => return Err(error),
                    Err(error) => {
                        attempts.failed(error, Worth::AsThePolicySays).await?;
                    }
                }
            }
        })
    }

    /// A part as it is read from the source.
    fn body_from_source(&self, part: Part, in_order: bool) -> Body {
        let (source, size) = (self.source.clone(), part.size.unwrap_or_default());
        let fingerprinter = self.tally.fingerprinter.clone().filter(|_| in_order);
        let open = futures_util::stream::once(async move {
            let stream = source.open(part.offset, fingerprinter).await?;
            Ok::<_, Error>(up_to(stream, size))
        });
        Body::from_stream(Some(size), ByteStream::new(open.try_flatten()))
    }
}

/// Reads one part after the other from a stream.
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

/// The parts of contents, if the sizes fit them.
fn cut_up(sizes: &[u64], total: Option<u64>) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(sizes.len());
    let mut offset = 0_u64;
    for (number, size) in (1..).zip(sizes) {
        parts.push(Part::new(number, offset, Some(*size), total));
        offset = offset.saturating_add(*size);
    }
    if total.is_some_and(|total| total != offset) {
        return Err(Error::new(
            ErrorClass::Protocol,
            format!(
                "the service wants {} parts of {offset} bytes together, which is not what the source has",
                sizes.len()
            ),
        ));
    }
    Ok(parts)
}

/// Reads a part; what was read beyond it stays in `rest`.
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
                format!("the source ended after {found} bytes, before its last part was full"),
            ));
        };
        let wanted = chunk.len().min(size - bytes.len());
        bytes.extend_from_slice(&chunk.split_to(wanted));
        *rest = chunk;
    }
    Ok(bytes.freeze())
}

/// Nothing may follow the last part.
async fn end(stream: &mut ByteStream, rest: &Bytes) -> Result<()> {
    let mut more = !rest.is_empty();
    while let Some(chunk) = stream.next_chunk().await? {
        more |= !chunk.is_empty();
    }
    if more {
        return Err(Error::new(
            ErrorClass::Source,
            "the source has more bytes than were announced",
        ));
    }
    Ok(())
}

/// The first bytes of a stream.
fn up_to(stream: ByteStream, size: u64) -> ByteStream {
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
