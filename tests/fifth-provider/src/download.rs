//! Downloads: a link that expires, and ranges of what is behind it.

use cloud_drives_core::{
    BoxFuture, CallOptions, Error, OperationInfo, Result, Secret, StreamResponse,
};
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::download::{ByteRange, DownloadProtocol, Located};
use cloud_drives_runtime::transfer::{
    AsStream, Destination, DownloadOptions, DownloadSettings, DownloadTarget, Known,
    TransferOptions, TransferSettings, parse_link,
};
use url::Url;

use crate::Lagoon;

static GET: OperationInfo = OperationInfo::new("content.download", true);

impl Lagoon {
    /// Downloads a file to a path or a writer.
    pub fn download<'a>(
        &self,
        file_id: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        Download::new(self, file_id.into(), target.into())
    }

    /// Downloads a file as a stream.
    pub fn open(&self, file_id: impl Into<String>) -> Download<AsStream> {
        Download::new(self, file_id.into(), AsStream)
    }
}

/// A download that [`Lagoon::download`] or [`Lagoon::open`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<D> {
    lagoon: Lagoon,
    file_id: String,
    destination: D,
    settings: DownloadSettings,
}

impl<D> Download<D> {
    fn new(lagoon: &Lagoon, file_id: String, destination: D) -> Self {
        Self {
            lagoon: lagoon.clone(),
            file_id,
            destination,
            settings: DownloadSettings::default(),
        }
    }
}

impl<D> TransferOptions for Download<D> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl DownloadOptions for Download<DownloadTarget<'_>> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl<D: Destination> IntoFuture for Download<D> {
    type Output = Result<D::Output>;
    type IntoFuture = D::Future;

    fn into_future(self) -> Self::IntoFuture {
        let context = self.lagoon.context(&self.settings.transfer.options);
        let from = FromFile {
            lagoon: self.lagoon,
            file_id: self.file_id,
            options: context.options.clone(),
        };
        self.destination.start(Ok(from), self.settings, context)
    }
}

/// How a file gives its contents.
struct FromFile {
    lagoon: Lagoon,
    file_id: String,
    options: CallOptions,
}

impl DownloadProtocol for FromFile {
    type Link = Url;

    fn locate(&self) -> BoxFuture<'_, Result<Located<Url>>> {
        Box::pin(async {
            let get = self.lagoon.api().items().get(&self.file_id);
            let get = get.with_options(self.options.clone());
            let item = get.send().await?.into_body();
            let link = item.download_url.as_ref().map(Secret::expose);
            let link = link.ok_or_else(|| {
                Error::invalid_input(format!("download: {} is a folder", item.name))
            })?;
            let link = parse_link(link, "the download link", &GET)?;
            Ok(Located::new(link, Known::new(item.size, None, item.sha256)))
        })
    }

    fn fetch<'a>(
        &'a self,
        link: &'a Url,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        let handle = self.lagoon.handle();
        let idle_timeout = self
            .options
            .idle_timeout()
            .or(handle.storage_idle_timeout());
        let request = range.request(&GET, link, idle_timeout);
        Box::pin(async move { handle.storage().get(request).await })
    }

    fn is_expired(&self, error: &Error) -> bool {
        error.is_forbidden()
    }
}
