//! Opening files for reading.

use cloud_drives_core::Secret;

use super::Download;
use super::protocol::Subject;
#[cfg(doc)]
use crate::transfer::OpenOptions;
use crate::transfer::OpenTarget;
use crate::yandex_disk::YandexDisk;
use crate::yandex_disk::paths::on_disk;

impl YandexDisk {
    /// Opens a file for reading: the whole file, or a [`range`](OpenOptions::range).
    ///
    /// A folder is read as a zip archive of unknown length.
    ///
    /// ```no_run
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let note = disk.open("disk:/note.txt").await?;
    /// println!("{:?} bytes of {:?}", note.len(), note.content_type());
    /// let text = note.collect(1024 * 1024).await?;
    /// let start = disk.open("disk:/film.mov").read_range(..4096).await?;
    /// # drop((text, start));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`download`](YandexDisk::download), here or later while reading; status 416 for a range that begins after the
    /// end of the file.
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download).
    pub fn open(&self, path: impl AsRef<str>) -> Download<OpenTarget> {
        self.downloading(Subject::Path(on_disk(path)), OpenTarget::default())
    }

    /// Opens a public file or folder by its key or public link, like [`open`](YandexDisk::open).
    ///
    /// [`path`](Download::path) selects an item of a public folder.
    ///
    /// # Errors
    ///
    /// As [`open`](YandexDisk::open), and [`PasswordRequired`](crate::yandex_disk::ErrorKind::PasswordRequired).
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download).
    pub fn open_public(&self, public_key: impl Into<Secret>) -> Download<OpenTarget> {
        let public = Subject::Public {
            key: public_key.into(),
            path: None,
        };
        self.downloading(public, OpenTarget::default())
    }
}
