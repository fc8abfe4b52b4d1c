//! The settings of every transfer of a file.

use cloud_drives_core::CallOptions;

use super::{ProgressCallback, TransferProgress};
use crate::retry::{Deadline, RetryBudget, RetryPolicy};

/// The settings of an upload or a download.
#[derive(Clone, Debug)]
pub struct TransferSettings {
    /// The options of this call: headers, time limits, a retry policy.
    pub options: CallOptions,
    /// The function that receives the progress.
    pub progress: Option<ProgressCallback>,
    /// Whether MD5 and SHA-256 are computed during the transfer.
    pub checksums: bool,
    /// Number of parts in flight at once; the provider's number if `None`.
    pub concurrency: Option<usize>,
}

impl Default for TransferSettings {
    fn default() -> Self {
        Self {
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            concurrency: None,
        }
    }
}

/// The setters of every upload and download of a file.
pub trait TransferOptions: Sized {
    /// Returns the settings that the setters change.
    fn transfer_settings(&mut self) -> &mut TransferSettings;

    /// Sets a function that is called with the progress for every transferred piece.
    ///
    /// It delays the transfer, so it should be fast.
    #[must_use]
    fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.transfer_settings().progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets whether MD5 and SHA-256 are computed during the transfer and compared with the provider's, if there are any.
    ///
    /// Default: true, except for providers without checksums.
    ///
    /// Without them, the outcome of an upload whose connection broke after the last byte can't be determined, and only the length of a
    /// download can be verified.
    #[must_use]
    fn checksums(mut self, checksums: bool) -> Self {
        self.transfer_settings().checksums = checksums;
        self
    }

    /// Sets how many parts of the file are in flight at once. Default: 1 for downloads, the provider's number for uploads.
    ///
    /// The limit is 16 parts of 1 to 3 MiB each for a download, and 64 parts for an upload. No effect if the provider transfers a file only
    /// as a whole, or only in order.
    #[must_use]
    fn concurrency(mut self, parts: usize) -> Self {
        self.transfer_settings().concurrency = Some(parts);
        self
    }

    /// Adds options for this call only: headers for the API, a retry policy, a deadline for the whole transfer.
    ///
    /// They take precedence over those set so far. An idle timeout also applies to storage hosts. Headers are not sent to storage hosts
    /// unless these belong to the API.
    #[must_use]
    fn with_options(mut self, options: CallOptions) -> Self {
        let settings = self.transfer_settings();
        settings.options = options.with_defaults(&settings.options);
        self
    }
}

/// The context that a client passes to its transfers.
#[derive(Clone, Debug)]
pub struct TransferContext {
    /// The options of the call, filled from the client's defaults.
    pub options: CallOptions,
    /// The retry policy.
    pub policy: RetryPolicy,
    /// The client's budget of retries.
    pub budget: RetryBudget,
}

impl TransferContext {
    /// Creates the context of a transfer.
    #[must_use]
    pub fn new(options: CallOptions, policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            options,
            policy,
            budget,
        }
    }

    /// Starts the deadline of the transfer.
    pub(super) fn deadline(&self) -> Deadline {
        Deadline::of(&self.options)
    }
}
