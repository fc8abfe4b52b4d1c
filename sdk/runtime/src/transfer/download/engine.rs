//! One download, to wherever it goes.

use std::sync::Arc;

use cloud_drives_core::{Error, ErrorClass, Result};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::contents::{Contents, Piece, Reader};
use super::protocol::{DownloadProtocol, Known};
use super::stream::DownloadStream;
use super::target::{DownloadTarget, Kind};
use super::to_path;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::{Fingerprint, ProgressCallback};

/// How a download is to be done.
#[derive(Clone, Debug)]
pub struct DownloadSettings {
    pub progress: Option<ProgressCallback>,
    pub checksums: bool,
    /// How many parts are under way at once.
    pub concurrency: usize,
    /// Size of a part in bytes, where there is more than one.
    pub part_size: u64,
    pub create_parents: bool,
    /// How an unfinished download to a path is kept, if it is to be resumed.
    pub partial: Option<PartialFile>,
    /// Whether the file is forced to the disk before it takes its name.
    pub sync: bool,
    pub policy: RetryPolicy,
    pub budget: RetryBudget,
}

/// How an unfinished download is kept for the next one to the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialFile {
    /// What its name has behind that of the target.
    pub suffix: &'static str,
    /// So many bytes of its end are fetched again: what was written last may not have got to the disk.
    pub cut_back: u64,
    /// Whether a second file says what it is of. Without one, it is used where a sum can tell in the end.
    pub sidecar: bool,
}

impl Default for PartialFile {
    fn default() -> Self {
        Self {
            suffix: ".part",
            cut_back: 0,
            sidecar: true,
        }
    }
}

/// Contents that are here.
#[derive(Debug)]
pub struct Fetched {
    pub size: u64,
    /// Their sums, unless they were not wanted.
    pub fingerprint: Option<Fingerprint>,
    /// Whether they were held against a sum that the provider has.
    pub verified: bool,
    pub attempts: u32,
}

impl Fetched {
    pub(super) fn new(
        size: u64,
        fingerprint: Option<Fingerprint>,
        known: &Known,
        attempts: u32,
    ) -> Self {
        Self {
            size,
            verified: fingerprint.is_some() && known.has_sum(),
            fingerprint,
            attempts,
        }
    }
}

/// Downloads to a path or a writer.
///
/// # Cancel safety
///
/// Dropping the future ends the request under way and removes the unfinished file, unless it is to be resumed.
pub async fn download<P: DownloadProtocol>(
    protocol: Arc<P>,
    target: DownloadTarget<'_>,
    settings: DownloadSettings,
) -> Result<Fetched> {
    match target.0 {
        Kind::Path(path) => to_path::download(protocol, path, settings).await,
        Kind::Writer(writer) => to_writer(protocol, writer, settings).await,
    }
}

/// Opens a download as a stream: the first bytes are there, so that what is wrong with the request is known.
pub async fn open<P: DownloadProtocol>(
    protocol: Arc<P>,
    settings: &DownloadSettings,
) -> Result<DownloadStream> {
    let mut contents = Contents::new(protocol, settings, Reader::GoesOn);
    loop {
        match contents.next().await? {
            Piece::Restart => {}
            first => return Ok(DownloadStream::new(contents, first)),
        }
    }
}

async fn to_writer<P: DownloadProtocol>(
    protocol: Arc<P>,
    mut writer: Box<dyn AsyncWrite + Send + Unpin + '_>,
    settings: DownloadSettings,
) -> Result<Fetched> {
    let mut contents = Contents::new(protocol, &settings, Reader::GoesOn);
    loop {
        match contents.next().await? {
            Piece::Bytes(chunk) => writer.write_all(&chunk).await.map_err(not_written)?,
            // Nothing was written yet, otherwise the contents could not have begun again.
            Piece::Restart => {}
            Piece::End => {
                let print = contents.fingerprint();
                if let Piece::End = contents.verify(print.as_ref()).await? {
                    writer.flush().await.map_err(not_written)?;
                    return Ok(Fetched::new(
                        contents.position(),
                        print,
                        contents.known(),
                        contents.attempts(),
                    ));
                }
            }
        }
    }
}

fn not_written(error: std::io::Error) -> Error {
    Error::new(ErrorClass::Io, "the writer did not take the download").with_source(error)
}
