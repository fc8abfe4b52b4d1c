//! A download to any destination.

use std::ops::{Bound, RangeBounds};
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::contents::{Contents, Piece, ReaderKind};
use super::local_target::{LocalTarget, examine};
use super::part_file::blocking;
use super::protocol::DownloadProtocol;
use super::remote_file::{self, RemoteFile, bounded};
use super::settings::{DownloadSettings, Downloaded};
use super::target::{DownloadTarget, Kind};
use super::to_path;
use super::window::Window;
use crate::trace;
use crate::transfer::{TransferContext, TransferOptions};

/// Downloads to a path or a writer.
///
/// # Errors
///
/// Returns the errors of the protocol, [`is_integrity`](Error::is_integrity) if the contents differ from the provider's description, and
/// [`is_io`](Error::is_io) if they can't be written.
///
/// # Cancel safety
///
/// Dropping the future cancels the request in flight and removes the unfinished file, unless it can be resumed.
pub async fn download<P: DownloadProtocol>(
    protocol: P,
    target: DownloadTarget<'_>,
    settings: DownloadSettings,
    context: &TransferContext,
) -> Result<Downloaded> {
    let protocol = Arc::new(protocol);
    let downloaded = async {
        match target.0 {
            Kind::Path(path) => match look_at(path, settings.create_parents).await? {
                LocalTarget::File(file) => {
                    to_path::download(protocol, *file, settings, context).await
                }
                LocalTarget::Device(device) => {
                    let device = Box::new(tokio::fs::File::from_std(device));
                    to_writer(protocol, device, settings, context).await
                }
            },
            Kind::Writer(writer) => to_writer(protocol, writer, settings, context).await,
        }
    };
    let downloaded = context.deadline().bound("the download", downloaded);
    trace::download(downloaded, |done| (done.size, done.attempts)).await
}

/// Opens a file for reading; returns once its first bytes have arrived. A deadline covers both opening and reading.
///
/// # Errors
///
/// Returns the errors of [`download`], here or later from the file, and status 416 for a range that begins after the end of the file.
pub async fn open<P: DownloadProtocol>(
    protocol: P,
    file: OpenTarget,
    settings: DownloadSettings,
    context: &TransferContext,
) -> Result<RemoteFile> {
    let window = Window::of(file.range)?;
    remote_file::open(protocol, window, settings, context).await
}

/// The destination of a download, which determines its result.
///
/// For a [`DownloadTarget`], the result is [`Downloaded`]; for an [`OpenTarget`], it is a [`RemoteFile`].
///
/// A provider's download is generic over it, so that one struct with one set of setters covers both.
pub trait Destination: Send + Sized {
    /// The result of the download.
    type Output;
    /// The running download.
    type Future: Future<Output = Result<Self::Output>> + Send;

    /// Starts the download; fails with the error of an invalid protocol.
    fn start<P: DownloadProtocol>(
        self,
        protocol: Result<P>,
        settings: DownloadSettings,
        context: TransferContext,
    ) -> Self::Future;
}

impl<'a> Destination for DownloadTarget<'a> {
    type Output = Downloaded;
    type Future = BoxFuture<'a, Result<Downloaded>>;

    fn start<P: DownloadProtocol>(
        self,
        protocol: Result<P>,
        settings: DownloadSettings,
        context: TransferContext,
    ) -> Self::Future {
        Box::pin(async move { download(protocol?, self, settings, &context).await })
    }
}

/// The destination of a download that is opened as a [`RemoteFile`], and the range to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTarget {
    range: (Bound<u64>, Bound<u64>),
}

impl Default for OpenTarget {
    /// Returns the destination for the whole file.
    fn default() -> Self {
        Self {
            range: (Bound::Unbounded, Bound::Unbounded),
        }
    }
}

impl Destination for OpenTarget {
    type Output = RemoteFile;
    type Future = BoxFuture<'static, Result<RemoteFile>>;

    fn start<P: DownloadProtocol>(
        self,
        protocol: Result<P>,
        settings: DownloadSettings,
        context: TransferContext,
    ) -> Self::Future {
        Box::pin(async move { open(protocol?, self, settings, &context).await })
    }
}

/// The setters for opening a file. Await it to get the [`RemoteFile`].
pub trait OpenOptions:
    TransferOptions + IntoFuture<Output = Result<RemoteFile>, IntoFuture: Send> + Send
{
    /// Returns the settings that the setters change.
    fn open_settings(&mut self) -> &mut OpenTarget;

    /// Sets the range to read. Default: the whole file.
    ///
    /// A range that ends after the end of the file is shortened. An empty range is [`is_invalid_input`](Error::is_invalid_input); one that
    /// begins after the end of the file fails with status 416.
    #[must_use]
    fn range(mut self, range: impl RangeBounds<u64>) -> Self {
        self.open_settings().range = (range.start_bound().cloned(), range.end_bound().cloned());
        self
    }

    /// Reads a range into memory.
    ///
    /// A range that ends after the end of the file is shortened. At most the length of the range is held in memory.
    ///
    /// # Errors
    ///
    /// Returns the errors of opening, and [`is_invalid_input`](Error::is_invalid_input) for a range without an end, which would be
    /// unbounded.
    fn read_range(
        self,
        range: impl RangeBounds<u64>,
    ) -> impl Future<Output = Result<Bytes>> + Send {
        let bounds = bounded(range);
        async move {
            let window = bounds?;
            self.range(window).await?.into_memory().await
        }
    }
}

async fn look_at(path: PathBuf, create_parents: bool) -> Result<LocalTarget> {
    blocking(move || examine(&path, create_parents)).await
}

async fn to_writer<P: DownloadProtocol>(
    protocol: Arc<P>,
    mut writer: Box<dyn AsyncWrite + Send + Unpin + '_>,
    settings: DownloadSettings,
    context: &TransferContext,
) -> Result<Downloaded> {
    let mut contents = Contents::new(protocol, &settings, context, ReaderKind::OnlyForward);
    loop {
        match contents.next().await? {
            Piece::Bytes(chunk) => writer.write_all(&chunk).await.map_err(not_written)?,
            // Nothing has been written yet, otherwise the contents could not have restarted.
            Piece::Restart => {}
            Piece::End => {
                let print = contents.fingerprint();
                if let Piece::End = contents.verify(print.as_ref()).await? {
                    writer.flush().await.map_err(not_written)?;
                    return Ok(Downloaded::new(
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
    Error::new(ErrorClass::Io, "the writer failed").with_source(error)
}
