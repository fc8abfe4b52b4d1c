//! The progress of a transfer.

use serde::Serialize;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The progress of a transfer.
///
/// Within an attempt, `bytes` never decreases. An upload that must send everything again starts at zero with the next `attempt`, and so
/// does a download whose contents changed meanwhile. A transfer that resumes continues where it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TransferProgress {
    /// Number of transferred bytes.
    ///
    /// For an upload: bytes handed to the network, the last of which may not have arrived yet.
    pub bytes: u64,
    /// Total number of bytes, if known.
    pub total: Option<u64>,
    /// Number of this attempt, counted from 1.
    pub attempt: u32,
}

impl TransferProgress {
    /// Creates a report of `bytes` bytes out of a total, in an attempt counted from 1.
    #[must_use]
    pub const fn new(bytes: u64, total: Option<u64>, attempt: u32) -> Self {
        Self {
            bytes,
            total,
            attempt,
        }
    }
}

impl TransferProgress {
    /// Returns the finished fraction, from 0 to 1, if the total is known.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::TransferProgress;
    ///
    /// // A function for `on_progress` of an upload or a download.
    /// let show = |progress: TransferProgress| {
    ///     if let Some(done) = progress.fraction() {
    ///         println!("{:.0} %", done * 100.0);
    ///     }
    /// };
    /// # let _ = show;
    /// ```
    #[must_use]
    pub fn fraction(&self) -> Option<f64> {
        match self.total? {
            0 => Some(1.0),
            total => Some((self.bytes as f64 / total as f64).min(1.0)),
        }
    }
}

/// A function of the caller that receives the progress of a transfer.
///
/// ```
/// use cloud_drives_runtime::transfer::{ProgressCallback, TransferProgress};
///
/// let callback = ProgressCallback::new(|progress: TransferProgress| println!("{} bytes", progress.bytes));
/// callback.report(TransferProgress::new(3, Some(3), 1));
/// ```
pub struct ProgressCallback<P = TransferProgress>(Arc<Mutex<dyn FnMut(P) + Send>>);

impl<P> ProgressCallback<P> {
    /// Creates a callback from a function. Clones share it; it is never called concurrently.
    pub fn new(callback: impl FnMut(P) + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(callback)))
    }

    /// Calls the function with the progress.
    pub fn report(&self, progress: P) {
        (self.0.lock().unwrap_or_else(PoisonError::into_inner))(progress);
    }
}

impl<P> Clone for ProgressCallback<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<P> fmt::Debug for ProgressCallback<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProgressCallback")
    }
}
