//! Multipart uploads, whose parts are spooled until all have arrived.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ::object_store::path::Path;
use ::object_store::{
    Error as StoreError, MultipartUpload, PutPayload, PutResult, Result as StoreResult, UploadPart,
};
use async_trait::async_trait;
use tempfile::{NamedTempFile, TempPath};
use tokio::task::spawn_blocking;

use super::DiskObjectStore;
use super::answers::STORE;
use crate::transfer::UploadSource;

/// An upload whose parts are spooled to a temporary file, which is removed on drop.
#[derive(Debug)]
pub(super) struct LaidAside {
    store: DiskObjectStore,
    location: Path,
    parts: Option<Arc<Parts>>,
    /// Offset of the next part in bytes.
    end: u64,
    /// Number of parts started.
    begun: usize,
}

#[derive(Debug)]
struct Parts {
    file: Mutex<File>,
    path: TempPath,
    /// Number of parts written to the file.
    written: AtomicUsize,
}

impl LaidAside {
    pub(super) async fn begin(store: DiskObjectStore, location: Path) -> StoreResult<Self> {
        let folder = store.parts_in.clone();
        let temporary = blocking(move || match folder {
            Some(folder) => NamedTempFile::new_in(folder),
            None => NamedTempFile::new(),
        });
        let (file, path) = temporary.await?.into_parts();
        Ok(Self {
            store,
            location,
            parts: Some(Arc::new(Parts {
                file: Mutex::new(file),
                path,
                written: AtomicUsize::new(0),
            })),
            end: 0,
            begun: 0,
        })
    }
}

impl Parts {
    /// Writes a part at its offset; parts may be written in any order.
    fn write(&self, start: u64, payload: &PutPayload) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        for chunk in payload {
            file.write_all(chunk)?;
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

#[async_trait]
impl MultipartUpload for LaidAside {
    fn put_part(&mut self, payload: PutPayload) -> UploadPart {
        let (parts, start) = (self.parts.clone(), self.end);
        self.end = start.saturating_add(payload.content_length() as u64);
        self.begun += 1;
        Box::pin(async move {
            let Some(parts) = parts else {
                return Err(refused("the upload is finished; start another one"));
            };
            blocking(move || parts.write(start, &payload)).await
        })
    }

    async fn complete(&mut self) -> StoreResult<PutResult> {
        let Some(parts) = self.parts.clone() else {
            return Err(refused("the upload is finished; start another one"));
        };
        let written = parts.written.load(Ordering::Relaxed);
        if written != self.begun {
            return Err(refused(&format!(
                "{written} of {} parts were written; await what put_part returns",
                self.begun
            )));
        }
        let path = parts.path.to_path_buf();
        let source = || UploadSource::path(&path);
        let stored = self.store.upload(&self.location, source, true).await?;
        self.parts = None;
        Ok(stored)
    }

    async fn abort(&mut self) -> StoreResult<()> {
        self.parts = None;
        Ok(())
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> StoreResult<T> {
    let done = spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(io::Error::other(error)))
        .map_err(not_laid_aside)
}

fn not_laid_aside(error: io::Error) -> StoreError {
    let message =
        "a part could not be spooled to a temporary file; choose its folder with parts_in";
    let error = io::Error::new(error.kind(), format!("{message}: {error}"));
    StoreError::Generic {
        store: STORE,
        source: error.into(),
    }
}

fn refused(message: &str) -> StoreError {
    StoreError::Generic {
        store: STORE,
        source: message.into(),
    }
}
