//! One download, to wherever it goes.

use std::path::PathBuf;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::contents::{Contents, Piece, Reader};
use super::local_target::{LocalTarget, examine};
use super::part_file::blocking;
use super::protocol::DownloadProtocol;
use super::settings::{DownloadSettings, Downloaded};
use super::stream::DownloadStream;
use super::target::{DownloadTarget, Kind};
use super::to_path;
use crate::trace;
use crate::transfer::TransferContext;

/// Downloads to a path or a writer.
///
/// # Errors
///
/// Those of the protocol; [`is_integrity`](Error::is_integrity) when what came is not what the provider says it is;
/// [`is_io`](Error::is_io) when it can't be written.
///
/// # Cancel safety
///
/// Dropping the future ends the request in flight and removes the unfinished file, unless it is to be resumed.
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

/// Opens a download as a stream, once its first bytes are there. A deadline holds for the opening.
///
/// # Errors
///
/// As [`download`], here or later from the stream.
pub async fn open<P: DownloadProtocol>(
    protocol: P,
    settings: DownloadSettings,
    context: &TransferContext,
) -> Result<DownloadStream> {
    let opened = async {
        let mut contents =
            Contents::new(Arc::new(protocol), &settings, context, Reader::OnlyForward);
        loop {
            match contents.next().await? {
                Piece::Restart => {}
                first => return Ok(DownloadStream::new(contents, first)),
            }
        }
    };
    context.deadline().bound("the download", opened).await
}

/// Where a download goes, and so what it gives: a [`DownloadTarget`] gives [`Downloaded`], [`AsStream`] a [`DownloadStream`].
///
/// A provider's download is generic over it, so that one struct with one set of setters serves both.
pub trait Destination: Send + Sized {
    /// What the download gives.
    type Output;
    /// The running download.
    type Future: Future<Output = Result<Self::Output>> + Send;

    /// Starts the download, or fails with what is wrong with it.
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

/// The destination of a download that becomes a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsStream;

impl Destination for AsStream {
    type Output = DownloadStream;
    type Future = BoxFuture<'static, Result<DownloadStream>>;

    fn start<P: DownloadProtocol>(
        self,
        protocol: Result<P>,
        settings: DownloadSettings,
        context: TransferContext,
    ) -> Self::Future {
        Box::pin(async move { open(protocol?, settings, &context).await })
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
    let mut contents = Contents::new(protocol, &settings, context, Reader::OnlyForward);
    loop {
        match contents.next().await? {
            Piece::Bytes(chunk) => writer.write_all(&chunk).await.map_err(not_written)?,
            // Nothing was written yet, otherwise the contents could not have begun again.
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
    Error::new(ErrorClass::Io, "the writer did not take the download").with_source(error)
}
