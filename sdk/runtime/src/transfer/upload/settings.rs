//! The settings of an upload, and its result.

use serde::Serialize;

use std::path::PathBuf;
use std::time::Duration;

use crate::transfer::{Fingerprint, TransferOptions, TransferSettings};

/// The settings of an upload. A provider's upload embeds them and implements [`UploadOptions`].
#[derive(Clone, Debug, Default)]
pub struct UploadSettings {
    /// The settings of every transfer.
    pub transfer: TransferSettings,
    /// How long to look for the file after an attempt with an unknown outcome; the protocol's default if `None`.
    pub look_for: Option<Duration>,
    /// The state file of a resumable upload.
    pub state_file: Option<PathBuf>,
    /// Whether a change of the file's modification time is ignored.
    pub ignore_mtime: bool,
}

/// The setters of every upload of a file.
///
/// ```
/// use cloud_drives_runtime::transfer::{TransferOptions, TransferSettings, UploadOptions, UploadSettings};
///
/// struct Upload {
///     overwrite: bool,
///     settings: UploadSettings,
/// }
///
/// impl TransferOptions for Upload {
///     fn transfer_settings(&mut self) -> &mut TransferSettings {
///         &mut self.settings.transfer
///     }
/// }
///
/// impl UploadOptions for Upload {
///     fn upload_settings(&mut self) -> &mut UploadSettings {
///         &mut self.settings
///     }
/// }
///
/// let upload = Upload { overwrite: true, settings: UploadSettings::default() };
/// let upload = upload.checksums(false).resumable("film.mov.upload");
/// # assert!(upload.overwrite);
/// ```
pub trait UploadOptions: TransferOptions {
    /// Returns the settings that the setters change.
    fn upload_settings(&mut self) -> &mut UploadSettings;

    /// Makes the upload resumable, with a state file.
    ///
    /// Later attempts resume the upload, and so does another process that uploads the same contents to the same place with the same state
    /// file.
    ///
    /// Bytes that have arrived are not sent again. The source is read again to check that; contents that have changed are uploaded from the
    /// beginning. The state file exists until the upload is complete. It contains the addresses of this upload, to which anyone can send
    /// bytes until they expire, so only its owner can read it; it contains no token. Two uploads must not share a state file. An existing
    /// file that is not the state of an upload is left unchanged, and the upload is refused.
    ///
    /// Fails with [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) if the provider can't resume this kind of upload.
    #[must_use]
    fn resumable(mut self, state_file: impl Into<PathBuf>) -> Self {
        self.upload_settings().state_file = Some(state_file.into());
        self
    }

    /// Sets whether a change of the modification time during the upload is ignored. Default: false.
    ///
    /// If true, the file is uploaded unless something else shows that it changed. If false, such a change fails the upload.
    ///
    /// This is for files that other programs touch without writing to them. A file that is rewritten with the same length may then be
    /// stored as a mixture of old and new contents.
    #[must_use]
    fn ignore_mtime(mut self, ignore: bool) -> Self {
        self.upload_settings().ignore_mtime = ignore;
        self
    }

    /// Sets how long to look for the file after an attempt with an unknown outcome, before it is sent again.
    ///
    /// Default: the provider's time, which may depend on the size. No effect if the provider has no look-up.
    #[must_use]
    fn look_for(mut self, time: Duration) -> Self {
        self.upload_settings().look_for = Some(time);
        self
    }
}

/// The result of an upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Uploaded<R> {
    /// The provider's answer about the file: its id or path, for example.
    pub receipt: R,
    /// Size in bytes.
    pub size: u64,
    /// MD5 of the bytes that were sent, if checksums were computed.
    pub md5: Option<String>,
    /// SHA-256 of the bytes that were sent, if checksums were computed.
    pub sha256: Option<String>,
    /// Number of attempts.
    pub attempts: u32,
}

impl<R> Uploaded<R> {
    /// Creates the result of an upload.
    #[must_use]
    pub fn new(receipt: R, size: u64, fingerprint: Option<Fingerprint>, attempts: u32) -> Self {
        let (md5, sha256) = match fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            receipt,
            size,
            md5,
            sha256,
            attempts,
        }
    }

    /// Maps the receipt with a function.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::Uploaded;
    ///
    /// let uploaded = Uploaded::new("id", 3, None, 1).map(str::len);
    /// assert_eq!((uploaded.receipt, uploaded.size), (2, 3));
    /// ```
    #[must_use]
    pub fn map<Q>(self, change: impl FnOnce(R) -> Q) -> Uploaded<Q> {
        Uploaded {
            receipt: change(self.receipt),
            size: self.size,
            md5: self.md5,
            sha256: self.sha256,
            attempts: self.attempts,
        }
    }
}
