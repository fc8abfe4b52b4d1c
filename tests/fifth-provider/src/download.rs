//! Downloads: a link that expires, and ranges of its contents.

use cloud_drives_core::{
    BoxFuture, CallOptions, Error, OperationInfo, Result, Secret, StreamResponse,
};
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::download::{ByteRange, DownloadProtocol, Located};
use cloud_drives_runtime::transfer::{
    Destination, DownloadCall, DownloadSettings, DownloadTarget, Known, OpenTarget, parse_link,
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
    ) -> DownloadCall<DownloadTarget<'a>> {
        self.fetch(file_id.into(), target.into())
    }

    /// Opens a file for reading, whole or in ranges.
    pub fn open(&self, file_id: impl Into<String>) -> DownloadCall<OpenTarget> {
        self.fetch(file_id.into(), OpenTarget::default())
    }

    fn fetch<D: Destination>(&self, file_id: String, destination: D) -> DownloadCall<D> {
        let (lagoon, settings) = (self.clone(), DownloadSettings::default());
        DownloadCall::new(destination, settings, move |destination, settings| {
            let context = lagoon.handle().transfer(&settings.transfer.options);
            let options = context.options.clone();
            let from = FromFile {
                lagoon,
                file_id,
                options,
            };
            destination.start(Ok(from), settings, context)
        })
    }
}

/// The download protocol of a file.
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
            let item = get.with_options(self.options.clone()).await?;
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
