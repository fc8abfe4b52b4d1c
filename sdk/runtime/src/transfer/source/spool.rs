//! Contents that can be read only once, spooled so that they can be read again.

use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use tempfile::{NamedTempFile, TempPath};
use tokio::io::AsyncWriteExt as _;
use tokio::task::spawn_blocking;

use super::ReadOptions;
use super::file::FileSource;

/// Contents in a temporary file, which is removed when it is no longer used.
pub(super) struct Spooled {
    file: FileSource,
    _path: TempPath,
}

impl Spooled {
    /// Spools a stream. Only the chunk that is being written is in memory.
    pub(super) async fn of(mut stream: ByteStream, reading: ReadOptions) -> Result<Self> {
        // Only its owner can read a temporary file.
        let temporary = blocking(NamedTempFile::new).await?;
        let (file, path) = temporary.into_parts();
        let mut file = tokio::fs::File::from_std(file);
        while let Some(chunk) = stream.next_chunk().await? {
            file.write_all(&chunk).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)?;
        Ok(Self {
            file: FileSource::examine(path.to_path_buf(), reading).await?,
            _path: path,
        })
    }

    pub(super) fn file(&self) -> &FileSource {
        &self.file
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T> {
    match spawn_blocking(work).await {
        Ok(done) => done.map_err(failed),
        Err(error) => Err(failed(std::io::Error::other(error))),
    }
}

fn failed(error: std::io::Error) -> Error {
    let message = format!(
        "could not spool the source to {}, which is necessary because its size or checksum is needed first and it can be read only once; \
         give bytes or a seekable reader",
        std::env::temp_dir().display()
    );
    Error::new(ErrorClass::Io, message).with_source(error)
}
