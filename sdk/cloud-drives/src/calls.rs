//! Transfers whose provider has setters of its own besides those of all transfers.

use cloud_drives_core::{BoxFuture, CallOptions, Result};

use crate::Drive;
use crate::transfer::download::DownloadProtocol;
use crate::transfer::{
    Destination, DownloadOptions, DownloadSettings, DownloadTarget, OpenOptions, OpenTarget,
    TransferContext, TransferOptions, TransferSettings, UploadOptions, UploadSettings,
    UploadSource, Uploaded,
};

/// An upload that a method of `V` has prepared; `P` holds the settings of this kind of upload. Await it.
///
/// The setters of all uploads are those of [`TransferOptions`] and [`UploadOptions`].
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload<V, P> {
    pub(crate) drive: V,
    pub(crate) source: UploadSource,
    pub(crate) settings: UploadSettings,
    pub(crate) parameters: P,
}

/// Performs one kind of upload.
pub trait StartUpload<V>: Send + 'static {
    /// The provider's answer about the new file.
    type Receipt;

    /// Uploads the source.
    fn start(
        self,
        drive: V,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> impl Future<Output = Result<Uploaded<Self::Receipt>>> + Send;
}

impl<V, P> TransferOptions for Upload<V, P> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl<V, P> UploadOptions for Upload<V, P> {
    fn upload_settings(&mut self) -> &mut UploadSettings {
        &mut self.settings
    }
}

impl<V: Drive + Send + 'static, P: StartUpload<V>> IntoFuture for Upload<V, P> {
    type Output = Result<Uploaded<P::Receipt>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let context = self
            .drive
            .handle()
            .transfer(&self.settings.transfer.options);
        let uploaded = self
            .parameters
            .start(self.drive, self.source, self.settings, context);
        Box::pin(uploaded)
    }
}

/// A download that a method of `V` has prepared; `S` is its subject.
///
/// Await it: to a [`DownloadTarget`] it gives [`Downloaded`](crate::transfer::Downloaded), from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
///
/// The setters of all downloads are those of [`TransferOptions`], to a path or a writer of [`DownloadOptions`], and of
/// a file to read from [`OpenOptions`].
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<V, S, D> {
    pub(crate) drive: V,
    pub(crate) subject: S,
    pub(crate) destination: D,
    pub(crate) settings: DownloadSettings,
}

/// The subject of a download.
pub trait Subject<V> {
    /// The provider's download protocol for it.
    type Protocol: DownloadProtocol;

    /// Returns how the provider gives it; `call` are the options of this call alone.
    ///
    /// # Errors
    ///
    /// If there can be no such thing.
    fn protocol(
        self,
        drive: &V,
        call: &CallOptions,
        context: &TransferContext,
    ) -> Result<Self::Protocol>;
}

impl<V, S, D> TransferOptions for Download<V, S, D> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl<V, S> DownloadOptions for Download<V, S, DownloadTarget<'_>> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl<V, S> OpenOptions for Download<V, S, OpenTarget>
where
    V: Drive + Send + 'static,
    S: Subject<V> + Send + 'static,
{
    fn open_settings(&mut self) -> &mut OpenTarget {
        &mut self.destination
    }
}

impl<V: Drive, S: Subject<V>, D: Destination> IntoFuture for Download<V, S, D> {
    type Output = Result<D::Output>;
    type IntoFuture = D::Future;

    fn into_future(self) -> Self::IntoFuture {
        let call = &self.settings.transfer.options;
        let context = self.drive.handle().transfer(call);
        let protocol = self.subject.protocol(&self.drive, call, &context);
        self.destination.start(protocol, self.settings, context)
    }
}
