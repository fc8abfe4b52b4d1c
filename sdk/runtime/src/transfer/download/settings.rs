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
    /// Whether an unfinished download to a path stays for the next one.
    pub resume_partial: bool,
    /// How an unfinished download that stays is kept. The provider's choice.
    pub partial: PartialFile,
    /// Whether the file is flushed to the disk before it is renamed.
    pub sync: bool,
    /// Whether to wait while another download writes to the same file.
    pub wait_while_locked: bool,
}

/// How an unfinished download is kept for the next one to the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialFile {
    /// The suffix that is added to the name of the target.
    pub suffix: &'static str,
    /// How many bytes of its end are fetched again: the last writes may not have reached the disk.
    pub cut_back: u64,
    /// Whether a second file describes its contents. Without one, it is used only if a checksum can verify it at the
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
    /// Returns where the setters put their values.
    fn download_settings(&mut self) -> &mut DownloadSettings;

    /// Sets whether missing folders of the target path are created. Default: false.
    #[must_use]
    fn create_parents(mut self, create: bool) -> Self {
        self.download_settings().create_parents = create;
        self
    }

    /// Sets whether an unfinished download to a path is kept next to the target, to be resumed.
    ///
    /// The next download to that path resumes it. Default: false, except for providers whose Python client does so.
    ///
    /// An unfinished download is used if a checksum or the version of the file tells that it is of the same contents,
    /// and replaced if not. The unfinished file is locked while a download writes to it: a second one to the same path
    /// fails as [`is_io`](cloud_drives_core::Error::is_io), or [waits](DownloadOptions::wait_while_locked). A link in
    /// its place is refused. Nothing is kept where the file system has no locks, or where the folder can't be written
    /// to.
    #[must_use]
    fn resume_partial(mut self, resume: bool) -> Self {
        self.download_settings().resume_partial = resume;
        self
    }

    /// Sets whether the download waits while another one, here or in another process, writes to the same unfinished file.
    ///
    /// Default: false, it fails at once.
    ///
    /// A [deadline](TransferOptions::with_options) ends the waiting, too.
    #[must_use]
    fn wait_while_locked(mut self, wait: bool) -> Self {
        self.download_settings().wait_while_locked = wait;
        self
    }

    /// Sets whether the file is flushed to the disk before it takes its name. Default: false.
    ///
    /// A loss of power then leaves either all of it or what was there before. Flushing takes time.
    #[must_use]
    fn sync(mut self, sync: bool) -> Self {
        self.download_settings().sync = sync;
        self
    }
}

/// A file that was downloaded.
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
    /// The checksum is computed over exactly the bytes that were written, by the only writer of the file. Bytes of an
    /// earlier download are read back for it, and the length on the disk is compared at the end. The length is compared
    /// with the provider's in any case, if the provider tells it.
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
