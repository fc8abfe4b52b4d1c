//! Downloads of files with a known description, without a look-up and a request for the first link.

use std::fmt;
use std::sync::Mutex;

use ::yandex_disk::types::Resource;
use cloud_drives_core::{CallOptions, Result};
use url::Url;

use super::protocol::{FromDisk, GET, Subject};
use crate::transfer::download::Located;
use crate::transfer::{DownloadSettings, Known, OpenTarget, TransferContext, parse_link};
use crate::yandex_disk::YandexDisk;
use crate::{Drive, calls};

/// A file with its description, which includes a link (`wire.md §6.2`).
pub(in crate::yandex_disk) struct DescribedFile {
    path: String,
    located: Option<Located<Url>>,
}

impl fmt::Debug for DescribedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DescribedFile").field(&self.path).finish()
    }
}

impl YandexDisk {
    /// Opens a file with known size, checksums and link.
    pub(in crate::yandex_disk) fn open_described(
        &self,
        path: String,
        file: &Resource,
    ) -> calls::Download<Self, DescribedFile, OpenTarget> {
        let link = file.file.as_ref();
        let link = link.and_then(|link| parse_link(link.expose(), "the link of a file", &GET).ok());
        let mut known = Known::new(file.size, file.md5.clone(), file.sha256.clone());
        known.content_type.clone_from(&file.mime_type);
        calls::Download {
            drive: self.clone(),
            subject: DescribedFile {
                path,
                located: link.map(|link| Located::new(link, known)),
            },
            destination: OpenTarget::default(),
            settings: DownloadSettings::default(),
        }
    }
}

impl calls::Subject<YandexDisk> for DescribedFile {
    type Protocol = FromDisk;

    fn protocol(
        self,
        drive: &YandexDisk,
        _: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromDisk> {
        Ok(FromDisk {
            api: drive.api().clone(),
            storage: drive.handle.storage(),
            options: context.options.clone(),
            subject: Subject::Path(self.path),
            located: Mutex::new(self.located),
        })
    }
}
