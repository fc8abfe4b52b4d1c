//! Files as sources.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::SystemTime;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

use super::buffers::Buffers;
use super::meter::with_sums;
use super::reader::stream_of;
use super::unreadable;
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::checksum::SharedSums;

/// Number of bytes per read. The next chunk is read while one is being sent.
const CHUNK: u64 = 1024 * 1024;

/// How files are read.
#[derive(Clone, Debug)]
pub(crate) struct ReadOptions {
    /// Whether a change of the modification time alone is ignored.
    pub(crate) ignores_mtime: bool,
    /// The attempts to open a file that is temporarily unavailable.
    pub(crate) attempts: Attempts,
}

/// A file as it was when the upload began.
#[derive(Clone, Debug)]
pub(crate) struct FileSource(Arc<Seen>);

#[derive(Debug)]
struct Seen {
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
    reading: ReadOptions,
    buffers: Arc<Buffers>,
}

impl FileSource {
    /// Inspects a file; fails if it does not exist or is not a regular file.
    pub(crate) async fn examine(path: PathBuf, reading: ReadOptions) -> Result<Self> {
        blocking(move || {
            let metadata = std::fs::metadata(&path).map_err(|error| missing(&path, error))?;
            if !metadata.is_file() {
                let what = if metadata.is_dir() { "a folder" } else { "not a regular file" };
                return Err(Error::new(
                    ErrorClass::Source,
                    format!("{}: is {what}; only files can be uploaded, other things through UploadSource::reader", path.display()),
                ));
            }
            Ok(Self(Arc::new(Seen {
                size: metadata.len(),
                modified: metadata.modified().ok(),
                reading,
                buffers: Arc::default(),
                path,
            })))
        })
        .await
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0.path
    }

    pub(crate) fn size(&self) -> u64 {
        self.0.size
    }

    /// Returns whether the file reports a size of 0 but has contents: files that are generated when read report no size.
    pub(crate) async fn is_empty_but_for_its_contents(&self) -> Result<bool> {
        if self.size() > 0 {
            return Ok(false);
        }
        let seen = self.0.clone();
        patiently(&self.0.reading.attempts, move || {
            let mut file = File::open(&seen.path).map_err(|error| missing(&seen.path, error))?;
            match file.read(&mut [0]) {
                Ok(read) => Ok(read > 0),
                Err(error) => Err(unreadable(&seen.path.display().to_string(), error)),
            }
        })
        .await
    }

    /// Reads the whole file, whatever its size.
    pub(crate) async fn read_to_end(&self) -> Result<ByteStream> {
        let seen = self.0.clone();
        let file = patiently(&self.0.reading.attempts, move || {
            File::open(&seen.path).map_err(|error| missing(&seen.path, error))
        })
        .await?;
        Ok(stream_of(tokio::fs::File::from_std(file)))
    }

    /// Opens the contents from `offset` on, to the end or for a number of bytes, and adds them to the checksums.
    pub(crate) async fn open(
        &self,
        offset: u64,
        size: Option<u64>,
        sums: Option<SharedSums>,
    ) -> Result<ByteStream> {
        let seen = self.0.clone();
        let reader = patiently(&self.0.reading.attempts, move || {
            let mut file = File::open(&seen.path).map_err(|error| missing(&seen.path, error))?;
            let metadata = file
                .metadata()
                .map_err(|error| missing(&seen.path, error))?;
            seen.compare(&metadata)?;
            file.seek(SeekFrom::Start(offset))
                .map_err(|error| unreadable(&seen.path.display().to_string(), error))?;
            Ok(FileReader {
                file,
                end: size.map_or(seen.size, |size| offset.saturating_add(size).min(seen.size)),
                seen: seen.clone(),
                offset,
            })
        })
        .await?;
        let chunks = ByteStream::new(Chunks(Some(read_on(reader))));
        Ok(with_sums(chunks, offset, sums))
    }
}

impl Seen {
    /// Compares the current state of the file with that at the beginning of the upload.
    fn compare(&self, now: &Metadata) -> Result<()> {
        let (path, size, now_size) = (self.path.display(), self.size, now.len());
        let what = match now_size.cmp(&size) {
            std::cmp::Ordering::Less => {
                format!("shrank from {size} to {now_size} bytes")
            }
            std::cmp::Ordering::Greater => {
                format!("grew from {size} to {now_size} bytes")
            }
            std::cmp::Ordering::Equal
                if !self.reading.ignores_mtime && now.modified().ok() != self.modified =>
            {
                format!("changed, with its {size} bytes,")
            }
            std::cmp::Ordering::Equal => return Ok(()),
        };
        Err(changed(&format!("{path}: {what}")))
    }
}

fn changed(what: &str) -> Error {
    Error::new(
        ErrorClass::Source,
        format!("{what} while it was being uploaded; upload it again when nothing writes to it"),
    )
}

fn missing(path: &Path, error: io::Error) -> Error {
    let what = match error.kind() {
        ErrorKind::NotFound => "file not found",
        ErrorKind::PermissionDenied => "permission denied",
        _ => "could not be opened",
    };
    Error::new(ErrorClass::Source, format!("{}: {what}", path.display())).with_source(error)
}

struct FileReader {
    file: File,
    seen: Arc<Seen>,
    offset: u64,
    /// The offset at which to stop, at most the end of the file.
    end: u64,
}

impl FileReader {
    /// Reads the next chunk, which is empty at the end. The last one is returned only after a check that the file has not changed.
    fn read(&mut self) -> Result<Bytes> {
        let left = self.end.saturating_sub(self.offset);
        let wanted = usize::try_from(left.min(CHUNK)).unwrap_or(0);
        let chunk = Buffers::fill(&self.seen.buffers, wanted, &mut self.file)
            .map_err(|error| unreadable(&self.seen.path.display().to_string(), error))?;
        let length = chunk.len() as u64;
        self.offset += length;
        if self.offset == self.end || length < left.min(CHUNK) {
            self.confirm()?;
        }
        Ok(chunk)
    }

    fn confirm(&self) -> Result<()> {
        let (path, size) = (self.seen.path.display(), self.seen.size);
        match std::fs::metadata(&self.seen.path) {
            Ok(metadata) => self.seen.compare(&metadata)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(changed(&format!(
                    "{path}: vanished, with its {size} bytes,"
                )));
            }
            Err(error) => return Err(unreadable(&path.to_string(), error)),
        }
        if self.offset < self.end {
            let offset = self.offset;
            return Err(changed(&format!(
                "{path}: ended after {offset} of {size} bytes"
            )));
        }
        Ok(())
    }
}

type Reading = JoinHandle<(FileReader, Result<Bytes>)>;

/// Reads ahead by one chunk. Each is read in its own task, so that no thread is blocked while the network is slow.
struct Chunks(Option<Reading>);

fn read_on(mut reader: FileReader) -> Reading {
    spawn_blocking(move || {
        let chunk = reader.read();
        (reader, chunk)
    })
}

impl Stream for Chunks {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(reading) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let Poll::Ready(read) = Pin::new(reading).poll(cx) else {
            return Poll::Pending;
        };
        self.0 = None;
        Poll::Ready(match read {
            Ok((_, Ok(chunk))) if chunk.is_empty() => None,
            Ok((reader, Ok(chunk))) => {
                if reader.offset < reader.end {
                    self.0 = Some(read_on(reader));
                }
                Some(Ok(chunk))
            }
            Ok((_, Err(error))) => Some(Err(error)),
            Err(error) => Some(Err(unreadable("the file", error))),
        })
    }
}

/// Opens a file, and retries while the process has too many open files.
async fn patiently<T: Send + 'static>(
    attempts: &Attempts,
    open: impl Fn() -> Result<T> + Send + Sync + 'static,
) -> Result<T> {
    let open = Arc::new(open);
    let mut attempts = attempts.of_a_part();
    loop {
        let once = open.clone();
        match blocking(move || once()).await {
            Err(error) if is_out_of_descriptors(&error) => {
                attempts.failed(error, Worth::Certain).await?;
            }
            opened => return opened,
        }
    }
}

/// Returns whether the process, or the system, has too many files open.
///
/// The codes are `EMFILE` and `ENFILE`, or their Windows equivalents.
fn is_out_of_descriptors(error: &Error) -> bool {
    let codes: &[i32] = if cfg!(windows) { &[4] } else { &[23, 24] };
    std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<io::Error>())
        .and_then(io::Error::raw_os_error)
        .is_some_and(|code| codes.contains(&code))
}

/// Runs blocking work on a thread for such work.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(unreadable("the file", error)))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI32, Ordering};

    use super::*;
    use crate::retry::{RetryBudget, RetryPolicy};

    /// Opens a file that fails the given number of times with a system error code, under a policy of four attempts.
    async fn opened(failures: i32, code: i32) -> (Result<()>, i32) {
        let left = Arc::new(AtomicI32::new(failures));
        let now = left.clone();
        let attempts = Attempts::new(RetryPolicy::new(), RetryBudget::default());
        let opened = patiently(&attempts, move || {
            match now.fetch_sub(1, Ordering::SeqCst) > 0 {
                true => Err(missing(Path::new("a"), io::Error::from_raw_os_error(code))),
                false => Ok(()),
            }
        });
        (opened.await, failures - left.load(Ordering::SeqCst))
    }

    #[tokio::test(start_paused = true)]
    async fn opening_is_retried_while_too_many_files_are_open() {
        let too_many = if cfg!(windows) { 4 } else { 24 };
        let (done, tries) = opened(3, too_many).await;
        assert_eq!((done.is_ok(), tries), (true, 4));
        let (done, tries) = opened(9, too_many).await;
        let error = done.expect_err("they don't");
        assert!(error.is_source() && error.attempts() == 4, "{error}");
        assert_eq!(tries, 4);
        // A missing file is not retried.
        let (done, tries) = opened(1, 2).await;
        assert_eq!((done.is_err(), tries), (true, 1));
    }
}
