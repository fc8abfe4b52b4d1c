//! Transfers without provider-specific setters.

use std::fmt;

use cloud_drives_core::{BoxFuture, Result};

use super::{
    Destination, DownloadOptions, DownloadSettings, DownloadTarget, OpenOptions, OpenTarget,
    TransferOptions, TransferSettings, UploadOptions, UploadSettings, UploadSource, Uploaded,
};

type StartUpload<R> =
    dyn FnOnce(UploadSource, UploadSettings) -> BoxFuture<'static, Result<Uploaded<R>>> + Send;
type StartDownload<D> = dyn FnOnce(D, DownloadSettings) -> <D as Destination>::Future + Send;

/// An upload with the setters of all uploads ([`TransferOptions`], [`UploadOptions`]). Await it.
///
/// A provider returns it if its uploads have no setters of their own; otherwise, its own struct embeds [`UploadSettings`].
///
/// ```
/// use cloud_drives_runtime::transfer::upload::{UploadProtocol, upload};
/// use cloud_drives_runtime::transfer::{
///     TransferContext, TransferOptions, UploadCall, UploadSettings, UploadSource,
/// };
///
/// fn upload_to<P>(protocol: P, context: TransferContext, source: UploadSource) -> UploadCall<P::Receipt>
/// where
///     P: UploadProtocol<Session: 'static, Sent: 'static, Receipt: 'static> + 'static,
/// {
///     UploadCall::new(source, UploadSettings::default(), move |source, settings| {
///         Box::pin(async move { upload(&protocol, source, settings, &context).await })
///     })
/// }
/// ```
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadCall<R> {
    source: UploadSource,
    settings: UploadSettings,
    start: Box<StartUpload<R>>,
}

impl<R> UploadCall<R> {
    /// Creates an upload with initial settings. Awaiting it calls `start`.
    pub fn new(
        source: impl Into<UploadSource>,
        settings: UploadSettings,
        start: impl FnOnce(UploadSource, UploadSettings) -> BoxFuture<'static, Result<Uploaded<R>>>
        + Send
        + 'static,
    ) -> Self {
        Self {
            source: source.into(),
            settings,
            start: Box::new(start),
        }
    }
}

impl<R> TransferOptions for UploadCall<R> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl<R> UploadOptions for UploadCall<R> {
    fn upload_settings(&mut self) -> &mut UploadSettings {
        &mut self.settings
    }
}

impl<R> IntoFuture for UploadCall<R> {
    type Output = Result<Uploaded<R>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        (self.start)(self.source, self.settings)
    }
}

impl<R> fmt::Debug for UploadCall<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadCall")
            .field("source", &self.source)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// A download with the setters of all downloads. Await it.
///
/// These are [`TransferOptions`], plus [`DownloadOptions`] for a download to a path or a writer, and [`OpenOptions`] for an opened file.
///
/// A provider returns it if its downloads have no setters of their own; otherwise, its own struct embeds [`DownloadSettings`].
///
/// ```
/// use cloud_drives_runtime::transfer::download::DownloadProtocol;
/// use cloud_drives_runtime::transfer::{
///     Destination, DownloadCall, DownloadSettings, DownloadTarget, TransferContext,
/// };
///
/// fn download_by<'a, P: DownloadProtocol>(
///     protocol: P,
///     context: TransferContext,
///     target: impl Into<DownloadTarget<'a>>,
/// ) -> DownloadCall<DownloadTarget<'a>> {
///     DownloadCall::new(target.into(), DownloadSettings::default(), move |target, settings| {
///         target.start(Ok(protocol), settings, context)
///     })
/// }
/// ```
#[must_use = "a download does nothing until it is awaited"]
pub struct DownloadCall<D: Destination> {
    destination: D,
    settings: DownloadSettings,
    start: Box<StartDownload<D>>,
}

impl<D: Destination> DownloadCall<D> {
    /// Creates a download with initial settings. Awaiting it calls `start`.
    pub fn new(
        destination: D,
        settings: DownloadSettings,
        start: impl FnOnce(D, DownloadSettings) -> D::Future + Send + 'static,
    ) -> Self {
        Self {
            destination,
            settings,
            start: Box::new(start),
        }
    }
}

impl<D: Destination> TransferOptions for DownloadCall<D> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl DownloadOptions for DownloadCall<DownloadTarget<'_>> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl OpenOptions for DownloadCall<OpenTarget> {
    fn open_settings(&mut self) -> &mut OpenTarget {
        &mut self.destination
    }
}

impl<D: Destination> IntoFuture for DownloadCall<D> {
    type Output = Result<D::Output>;
    type IntoFuture = D::Future;

    fn into_future(self) -> Self::IntoFuture {
        (self.start)(self.destination, self.settings)
    }
}

impl<D: Destination + fmt::Debug> fmt::Debug for DownloadCall<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadCall")
            .field("destination", &self.destination)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
