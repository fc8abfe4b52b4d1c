//! Uploads and downloads with setters of one provider besides the common ones.

use cloud_drives_core::{BoxFuture, CallOptions, Result};

use crate::Drive;
use crate::transfer::download::DownloadProtocol;
use crate::transfer::{
    Destination, DownloadOptions, DownloadSettings, DownloadTarget, OpenOptions, OpenTarget,
    TransferContext, TransferOptions, TransferSettings, UploadOptions, UploadSettings,
    UploadSource, Uploaded,
};

/// An upload prepared by a method of `V`; `P` has the settings of this kind of upload. Await it.
///
/// [`TransferOptions`] and [`UploadOptions`] have the setters of all uploads.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload<V, P> {
    pub(crate) drive: V,
    pub(crate) source: UploadSource,
    pub(crate) settings: UploadSettings,
    pub(crate) parameters: P,
}

/// One kind of upload.
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

/// A download prepared by a method of `V`; `S` is its subject.
///
/// Await it: a download to a [`DownloadTarget`] returns [`Downloaded`](crate::transfer::Downloaded), one from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
///
/// [`TransferOptions`] has the setters of all downloads, [`DownloadOptions`] those of downloads to a path or writer, and
/// [`OpenOptions`] those of files opened for reading.
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
    /// The provider's download protocol for the subject.
    type Protocol: DownloadProtocol;

    /// Returns the protocol that downloads the subject; `call` has the options of this call alone.
    ///
    /// # Errors
    ///
    /// If the subject is invalid.
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
