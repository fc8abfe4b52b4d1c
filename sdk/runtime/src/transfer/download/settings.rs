//! The settings of a download, and its result.

use serde::Serialize;

use crate::transfer::{Fingerprint, TransferOptions, TransferSettings};

use super::protocol::Known;

/// The settings of a download. A provider's download embeds them and implements [`DownloadOptions`].
#[derive(Clone, Debug, Default)]
pub struct DownloadSettings {
    /// The settings of every transfer.
    pub transfer: TransferSettings,
    /// Whether missing folders of the target path are created.
    pub create_parents: bool,
    /// Whether an unfinished download to a path is kept for the next one.
    pub resume_partial: bool,
    /// How an unfinished download is kept. Chosen by the provider.
    pub partial: PartialFile,
    /// Whether the file is synced to disk before it is renamed.
    pub sync: bool,
    /// Whether to wait while another download writes to the same file.
    pub wait_while_locked: bool,
}

/// How an unfinished download is kept for the next one to the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialFile {
    /// The suffix that is added to the name of the target.
    pub suffix: &'static str,
    /// How many bytes at its end are fetched again, because the last writes may not have reached the disk.
    pub cut_back: u64,
    /// Whether a second file describes its contents. Without it, the unfinished download is resumed only if a checksum can verify it at the
    /// end.
    pub sidecar: bool,
}

impl Default for PartialFile {
    /// Returns the default: `<name>.part`, with a sidecar `<name>.part.json`.
    fn default() -> Self {
        Self {
            suffix: ".part",
            cut_back: 0,
            sidecar: true,
        }
    }
}

/// The setters of every download to a path or a writer.
pub trait DownloadOptions: TransferOptions {
    /// Returns the settings that the setters change.
    fn download_settings(&mut self) -> &mut DownloadSettings;

    /// Sets whether missing folders of the target path are created. Default: false.
    #[must_use]
    fn create_parents(mut self, create: bool) -> Self {
        self.download_settings().create_parents = create;
        self
    }

    /// Sets whether an unfinished download to a path is kept next to the target, to be resumed.
    ///
    /// The next download to that path resumes it. Default: false; true for Amazon Drive, as in its Python client.
    ///
    /// An unfinished download is resumed if a checksum or the version shows that it is of the same contents; otherwise, it is replaced. The
    /// unfinished file is locked while a download writes to it: a second download to the same path fails with
    /// [`is_io`](cloud_drives_core::Error::is_io), or [waits](DownloadOptions::wait_while_locked). A link in its place is refused. Nothing
    /// is kept if the file system does not support locks, or if the folder can't be written to.
    #[must_use]
    fn resume_partial(mut self, resume: bool) -> Self {
        self.download_settings().resume_partial = resume;
        self
    }

    /// Sets whether to wait while another download, here or in another process, is writing to the same unfinished file.
    ///
    /// Default: false. The download then fails immediately.
    ///
    /// A [deadline](TransferOptions::with_options) limits the wait.
    #[must_use]
    fn wait_while_locked(mut self, wait: bool) -> Self {
        self.download_settings().wait_while_locked = wait;
        self
    }

    /// Sets whether the file is synced to disk before it is renamed to the target. Default: false.
    ///
    /// After a power failure, either the complete new file or the old one then exists. Syncing takes time.
    #[must_use]
    fn sync(mut self, sync: bool) -> Self {
        self.download_settings().sync = sync;
        self
    }
}

/// The result of a download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Downloaded {
    /// Size in bytes.
    pub size: u64,
    /// MD5 of the bytes that arrived, if checksums were computed.
    pub md5: Option<String>,
    /// SHA-256 of the bytes that arrived, if checksums were computed.
    pub sha256: Option<String>,
    /// Whether the contents match the provider's checksum.
    ///
    /// The checksum covers exactly the bytes that were written, by the only writer of the file. Bytes of an earlier download are read back
    /// for it, and the length on disk is compared at the end. The length is always compared with the provider's, if known.
    pub verified: bool,
    /// Number of attempts.
    pub attempts: u32,
}

impl Downloaded {
    pub(super) fn new(
        size: u64,
        fingerprint: Option<Fingerprint>,
        known: &Known,
        attempts: u32,
    ) -> Self {
        let verified = fingerprint.is_some() && known.has_sum();
        let (md5, sha256) = match fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            size,
            md5,
            sha256,
            verified,
            attempts,
        }
    }
}
