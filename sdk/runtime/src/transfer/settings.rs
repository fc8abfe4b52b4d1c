//! The settings of every transfer of a file.

use cloud_drives_core::CallOptions;

use super::{ProgressCallback, TransferProgress};
use crate::retry::{Deadline, RetryBudget, RetryPolicy};

/// The settings of a transfer, up or down.
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
    /// Returns where the setters put their values.
    fn transfer_settings(&mut self) -> &mut TransferSettings;

    /// Calls a function with the progress, for every piece that goes through.
    ///
    /// The function runs in between, so it should be quick.
    #[must_use]
    fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.transfer_settings().progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets whether MD5 and SHA-256 are computed on the way, and compared with those of the provider where it has some.
    ///
    /// Default: true, but for providers that have none.
    ///
    /// Without them the outcome of an upload whose connection broke after the last byte can't be found out, and a download can't be
    /// verified but for its length.
    #[must_use]
    fn checksums(mut self, checksums: bool) -> Self {
        self.transfer_settings().checksums = checksums;
        self
    }

    /// Sets how many parts of the file are in flight at once. Default: 1 for downloads; as the provider wants it for uploads.
    ///
    /// At most 16 parts of a download, of 1 to 3 MiB each, and 64 parts of an upload. No effect where the provider takes or
    /// gives a file only as a whole, or only in order.
    #[must_use]
    fn concurrency(mut self, parts: usize) -> Self {
        self.transfer_settings().concurrency = Some(parts);
        self
    }

    /// Adds options for this call only: headers for the API, a retry policy, a deadline for the whole transfer.
    ///
    /// They come before those set so far. An idle timeout also holds for the hosts that keep the bytes. No header goes
    /// to them unless they are the API's own.
    #[must_use]
    fn with_options(mut self, options: CallOptions) -> Self {
        let settings = self.transfer_settings();
        settings.options = options.with_defaults(&settings.options);
        self
    }
}

/// The context that a client gives to its transfers.
#[derive(Clone, Debug)]
pub struct TransferContext {
    /// The options of the call, over the client's defaults.
    pub options: CallOptions,
    /// How often attempts are repeated, and after which failures.
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

    /// Starts the clock of the transfer.
    pub(super) fn deadline(&self) -> Deadline {
        Deadline::of(&self.options)
    }
}
