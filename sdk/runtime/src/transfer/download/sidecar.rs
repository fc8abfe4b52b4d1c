//! The description of an unfinished download, in a file next to it.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::PathBuf;

use cloud_drives_core::Result;
use serde::{Deserialize, Serialize};

use super::answer::Version;
use super::contents::Contents;
use super::own_file::open_unlocked;
use super::part_file::{PartFile, SIDECAR_SUFFIX, blocking, cut, failed};
use super::protocol::{DownloadProtocol, Known};

/// The file that describes an unfinished download: `<name>.part.json`.
///
/// It contains checksums and versions, but no link and no token. The lock on the unfinished download also protects it.
pub(super) struct Sidecar(PathBuf);

/// The contents that an unfinished download belongs to.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct KeptContents {
    size: Option<u64>,
    md5: Option<String>,
    sha256: Option<String>,
    etag: Option<String>,
    modified: Option<String>,
}

impl KeptContents {
    /// Creates the description of contents that are being downloaded.
    pub(super) fn of<P: DownloadProtocol>(contents: &Contents<P>) -> Self {
        let known = contents.known();
        let (etag, modified) = contents.version().map_or((None, None), Version::texts);
        Self {
            size: contents.total(),
            md5: known.md5.clone(),
            sha256: known.sha256.clone(),
            etag,
            modified,
        }
    }

    pub(super) fn total(&self) -> Option<u64> {
        self.size
    }

    pub(super) fn version(&self) -> Option<Version> {
        Some(Version::new(self.etag.as_deref(), self.modified.as_deref()))
    }

    /// Returns whether the known contents may be the same. Without a checksum, the server decides by the version.
    pub(super) fn may_go_on_as(&self, known: &Known) -> bool {
        let then = Known::new(self.size, self.md5.clone(), self.sha256.clone());
        let vouched = (then.sha256.is_some() && known.sha256.is_some())
            || (then.md5.is_some() && known.md5.is_some())
            || Version::new(self.etag.as_deref(), None)
                .validator()
                .is_some();
        vouched && then.agrees_with(known)
    }
}

impl Sidecar {
    /// Returns the sidecar of an unfinished download.
    pub(super) fn of(file: &PartFile) -> Self {
        let mut path = file.path().as_os_str().to_owned();
        path.push(SIDECAR_SUFFIX);
        Self(path.into())
    }

    /// Reads the sidecar; returns `None` if it is missing or invalid, because it is optional.
    ///
    /// # Errors
    ///
    /// Returns an error if its name belongs to something else.
    pub(super) async fn read(&self) -> Result<Option<KeptContents>> {
        let path = self.0.clone();
        let json = blocking(move || {
            let mut json = Vec::new();
            match open_unlocked(&path, false).and_then(|mut file| file.read_to_end(&mut json)) {
                Ok(_) => Ok(json),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(json),
                Err(error) => Err(failed(&path, "can't be read", error)),
            }
        });
        Ok(serde_json::from_slice(&json.await?).ok())
    }

    pub(super) async fn write(&self, left: KeptContents) -> Result<()> {
        let path = self.0.clone();
        blocking(move || {
            let json = serde_json::to_vec(&left).unwrap_or_default();
            let write = || {
                let mut file = open_unlocked(&path, true)?;
                cut(&file, 0)?;
                file.write_all(&json)
            };
            write().map_err(|error| failed(&path, "can't be written", error))
        })
        .await
    }

    pub(super) async fn remove(self) {
        // A leftover sidecar does no harm: its file no longer exists.
        let _ = blocking(move || Ok(std::fs::remove_file(self.0))).await;
    }
}
