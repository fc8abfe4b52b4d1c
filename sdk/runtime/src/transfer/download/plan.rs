//! What a download is told before it starts.

use std::sync::Arc;

use cloud_drives_core::{CallOptions, Result};

use super::engine::{DownloadSettings, PartialFile, download, open};
use super::protocol::DownloadProtocol;
use super::stream::DownloadStream;
use super::target::DownloadTarget;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::{Fingerprint, ProgressCallback, within_deadline};

/// Size of a part in bytes, where several come at once.
const PART_SIZE: u64 = 8 * 1024 * 1024;
/// So many parts may come at once.
const MOST_AT_ONCE: usize = 16;

/// What the setters of a download have gathered.
#[derive(Debug)]
pub struct DownloadPlan {
    pub options: CallOptions,
    pub progress: Option<ProgressCallback>,
    pub checksums: bool,
    pub concurrency: usize,
    pub create_parents: bool,
    /// Whether an unfinished download stays for the next one.
    pub resume: bool,
    pub sync: bool,
}

impl Default for DownloadPlan {
    fn default() -> Self {
        Self::new()
    }
}

impl DownloadPlan {
    pub fn new() -> Self {
        Self {
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            concurrency: 1,
            create_parents: false,
            resume: false,
            sync: false,
        }
    }

    /// The settings of the engine. An unfinished download is kept as `partial` says, if at all.
    pub fn settings(
        &self,
        partial: PartialFile,
        policy: RetryPolicy,
        budget: RetryBudget,
    ) -> DownloadSettings {
        DownloadSettings {
            progress: self.progress.clone(),
            checksums: self.checksums,
            concurrency: self.concurrency.clamp(1, MOST_AT_ONCE),
            part_size: PART_SIZE,
            create_parents: self.create_parents,
            partial: self.resume.then_some(partial),
            sync: self.sync,
            policy,
            budget,
        }
    }
}

/// A download that is ready to start.
pub struct Prepared<P> {
    pub protocol: Arc<P>,
    pub settings: DownloadSettings,
    /// What holds for the whole, with the client's own options underneath.
    pub options: CallOptions,
}

impl<P: DownloadProtocol> Prepared<P> {
    /// Downloads to a path or a writer, within the deadline of the options.
    pub async fn to(self, target: DownloadTarget<'_>) -> Result<Downloaded> {
        let fetched = download(self.protocol, target, self.settings);
        let fetched = within_deadline(self.options.deadline(), "the download", fetched).await?;
        let (md5, sha256) = match fetched.fingerprint {
            Some(Fingerprint { md5, sha256, .. }) => (Some(md5), Some(sha256)),
            None => (None, None),
        };
        Ok(Downloaded {
            size: fetched.size,
            md5,
            sha256,
            verified: fetched.verified,
            attempts: fetched.attempts,
        })
    }

    /// Opens the download, within the deadline of the options.
    pub async fn open(self) -> Result<DownloadStream> {
        let opened = open(self.protocol, &self.settings);
        within_deadline(self.options.deadline(), "the download", opened).await
    }
}

/// A file that was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Downloaded {
    /// Bytes that it has.
    pub size: u64,
    /// MD5 of what came, if checksums were computed.
    pub md5: Option<String>,
    /// SHA-256 of what came, if checksums were computed.
    pub sha256: Option<String>,
    /// Whether a sum was held against one that the provider has. The length always was, where the provider tells it.
    pub verified: bool,
    /// How many attempts it took.
    pub attempts: u32,
}
