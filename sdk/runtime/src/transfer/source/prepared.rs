//! An inspected source, which opens its contents for each attempt.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};

use super::file::{FileSource, ReadOptions};
use super::meter;
use super::once::Once;
use super::reader::Seekable;
use super::spool::Spooled;
use super::{Kind, Open, UploadSource};
use crate::transfer::checksum::SharedSums;

impl UploadSource {
    /// Inspects the source, as far as possible without reading it.
    ///
    /// Files of some file systems (`/proc`, for example) report a size of 0 but have contents. They are spooled, because their size must be
    /// known and the same for every attempt.
    pub(crate) async fn prepare(self, reading: ReadOptions) -> Result<Prepared> {
        let (kind, found) = match self.kind {
            Kind::Path(path) => {
                let file = FileSource::examine(path, reading.clone()).await?;
                if file.is_empty_but_for_its_contents().await? {
                    let spooled = Spooled::of(file.read_to_end().await?, reading.clone()).await?;
                    let size = spooled.file().size();
                    (Ready::Spooled(spooled), Some(size))
                } else {
                    let size = file.size();
                    (Ready::File(file), Some(size))
                }
            }
            Kind::Bytes(bytes) => {
                let size = bytes.len() as u64;
                (Ready::Bytes(bytes), Some(size))
            }
            Kind::Seekable(seekable) => {
                let size = seekable.measure().await?;
                (Ready::Seekable(seekable), Some(size))
            }
            Kind::Factory(open) => (Ready::Factory(open), None),
            Kind::Once(stream) => (Ready::Once(Once::new(stream)), None),
        };
        let prepared = Prepared {
            kind,
            size: self.size.or(found),
            reading,
        };
        match (self.size, found) {
            (Some(said), Some(found)) if said != found => Err(Error::new(
                ErrorClass::Source,
                format!("{prepared}: has {found} bytes, expected {said}"),
            )),
            _ => Ok(prepared),
        }
    }
}

/// A source whose size is known if it can be determined.
pub(crate) struct Prepared {
    kind: Ready,
    size: Option<u64>,
    reading: ReadOptions,
}

enum Ready {
    File(FileSource),
    Bytes(Bytes),
    Seekable(Box<dyn Seekable>),
    Factory(Arc<Open>),
    Once(Once),
    Spooled(Spooled),
}

impl Prepared {
    pub(crate) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Returns whether it can be opened at its beginning, for the first time or again.
    pub(crate) fn can_be_opened(&self) -> bool {
        match &self.kind {
            Ready::Once(once) => once.is_untouched(),
            _ => true,
        }
    }

    /// Returns whether it can be opened any number of times, at any offset.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.kind, Ready::Once(_))
    }

    /// Returns whether every offset can be opened as fast as the beginning, by several readers at once.
    pub(crate) fn is_random_access(&self) -> bool {
        matches!(
            self.kind,
            Ready::File(_) | Ready::Bytes(_) | Ready::Spooled(_)
        )
    }

    /// Spools the contents to a temporary file, from which they can be read again, and computes the checksums meanwhile.
    async fn lay_aside(&self, sums: Option<SharedSums>) -> Result<Self> {
        let stream = self.open(0, sums).await?;
        let spooled = Spooled::of(stream, self.reading.clone()).await?;
        Ok(Self {
            size: Some(spooled.file().size()),
            kind: Ready::Spooled(spooled),
            reading: self.reading.clone(),
        })
    }

    /// Reads the source once, for its size and checksums. A source that can be read only once is spooled meanwhile.
    pub(crate) async fn sum_up(mut self, sums: Option<SharedSums>) -> Result<Self> {
        let announced = self.size;
        if self.is_replayable() {
            let mut stream = self.open(0, sums).await?;
            let mut found = 0;
            while let Some(chunk) = stream.next_chunk().await? {
                found += chunk.len() as u64;
            }
            self.size = Some(found);
        } else {
            self = self.lay_aside(sums).await?;
        }
        match (announced, self.size) {
            (Some(announced), Some(found)) if announced != found => Err(Error::new(
                ErrorClass::Source,
                format!("{self}: has {found} bytes, expected {announced}"),
            )),
            _ => Ok(self),
        }
    }

    /// Opens the contents from `offset` on, and adds them to the checksums.
    pub(crate) async fn open(&self, offset: u64, sums: Option<SharedSums>) -> Result<ByteStream> {
        let whole = match &self.kind {
            Ready::File(file) => return file.open(offset, None, sums).await,
            Ready::Spooled(spooled) => {
                return spooled.file().open(offset, None, sums).await;
            }
            Ready::Bytes(bytes) => {
                let from = usize::try_from(offset)
                    .unwrap_or(usize::MAX)
                    .min(bytes.len());
                let rest = ByteStream::from_bytes(bytes.slice(from..));
                return Ok(meter::with_sums(rest, offset, sums));
            }
            Ready::Seekable(seekable) => {
                let rest = seekable.open(offset).await?;
                return Ok(meter::with_sums(rest, offset, sums));
            }
            Ready::Factory(open) => open().await.map_err(as_source_error)?,
            Ready::Once(once) => once.open(),
        };
        let whole = meter::with_sums(whole, 0, sums);
        meter::skip(whole, offset).await
    }

    /// Opens `size` bytes of the contents from `offset` on, otherwise like [`Prepared::open`].
    pub(crate) async fn open_part(
        &self,
        offset: u64,
        size: u64,
        sums: Option<SharedSums>,
    ) -> Result<ByteStream> {
        match &self.kind {
            // A file is not read beyond the end of the part.
            Ready::File(file) => file.open(offset, Some(size), sums).await,
            Ready::Spooled(spooled) => {
                let file = spooled.file();
                file.open(offset, Some(size), sums).await
            }
            _ => Ok(meter::up_to(self.open(offset, sums).await?, size)),
        }
    }
}

/// Converts an error to the class of source errors.
fn as_source_error(error: Error) -> Error {
    match error.class() {
        ErrorClass::Source | ErrorClass::BodyConsumed | ErrorClass::InvalidInput => error,
        _ => Error::new(ErrorClass::Source, "the source could not be opened").with_source(error),
    }
}

impl fmt::Display for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Ready::File(file) => write!(f, "{}", file.path().display()),
            Ready::Bytes(_) => f.write_str("the contents"),
            Ready::Seekable(_) => f.write_str("the reader"),
            Ready::Factory(_) | Ready::Once(_) | Ready::Spooled(_) => f.write_str("the source"),
        }
    }
}
