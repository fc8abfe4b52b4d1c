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
pub(crate) struct DownloadPlan {
    pub(crate) options: CallOptions,
    pub(crate) progress: Option<ProgressCallback>,
    pub(crate) checksums: bool,
    pub(crate) concurrency: usize,
    pub(crate) create_parents: bool,
    /// Whether an unfinished download stays for the next one.
    pub(crate) resume: bool,
    pub(crate) sync: bool,
}

impl DownloadPlan {
    pub(crate) fn new() -> Self {
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
    pub(crate) fn settings(
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
pub(crate) struct Prepared<P> {
    pub(crate) protocol: Arc<P>,
    pub(crate) settings: DownloadSettings,
    /// What holds for the whole, with the client's own options underneath.
    pub(crate) options: CallOptions,
}

impl<P: DownloadProtocol> Prepared<P> {
    /// Downloads to a path or a writer, within the deadline of the options.
    pub(crate) async fn to(self, target: DownloadTarget<'_>) -> Result<Downloaded> {
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
    pub(crate) async fn open(self) -> Result<DownloadStream> {
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

/// The setters that every download has; it keeps them in its field `plan`.
macro_rules! download_setters {
    () => {
        /// Calls a function with how far it is, for every piece that comes.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(crate::transfer::TransferProgress) + Send + 'static,
        ) -> Self {
            self.plan.progress = Some(crate::transfer::ProgressCallback::new(callback));
            self
        }

        /// How many parts of a file come at once; 1 unless set, at most 16. Each takes up to 8 MiB of memory.
        ///
        /// Pays where a single connection is slower than the line. What the host gives only as a whole comes in one piece.
        pub fn concurrency(mut self, parts: usize) -> Self {
            self.plan.concurrency = parts;
            self
        }

        /// Whether folders that the target path lacks are made; false unless set.
        pub fn create_parents(mut self, create: bool) -> Self {
            self.plan.create_parents = create;
            self
        }

        /// Whether the file is forced to the disk before it takes its name, so that a loss of power leaves either all of it or what
        /// was there before; false unless set, since it takes time.
        pub fn sync(mut self, sync: bool) -> Self {
            self.plan.sync = sync;
            self
        }

        /// Sets what holds for this call only: a retry policy, headers, a deadline for the whole. An idle timeout holds for
        /// whichever host the bytes come from; headers go to the provider's own hosts alone.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.plan.options = options;
            self
        }
    };
}

/// Makes a download awaitable: its `prepare` says how, its `target` where to.
macro_rules! awaitable_download {
    ($download:ident) => {
        impl<'a> std::future::IntoFuture for $download<'a> {
            type Output = cloud_drives_core::Result<crate::transfer::Downloaded>;
            type IntoFuture = cloud_drives_core::BoxFuture<'a, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async move { self.prepare()?.to(self.target).await })
            }
        }
    };
}

/// A download that becomes a stream, with those setters of [`Download`] that make sense for one.
macro_rules! opened_download {
    ($(#[$doc:meta])* $opened:ident, $($setter:ident: $value:ty),* $(,)?) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[must_use = "a download does nothing until it is awaited"]
        pub struct $opened(Download<'static>);

        impl $opened {
            /// See [`Download::on_progress`].
            pub fn on_progress(
                self,
                callback: impl FnMut(crate::transfer::TransferProgress) + Send + 'static,
            ) -> Self {
                Self(self.0.on_progress(callback))
            }

            $(
                #[doc = concat!("See [`Download::", stringify!($setter), "`].")]
                pub fn $setter(self, $setter: $value) -> Self {
                    Self(self.0.$setter($setter))
                }
            )*

            /// See [`Download::checksums`].
            pub fn checksums(self, checksums: bool) -> Self {
                Self(self.0.checksums(checksums))
            }

            /// See [`Download::concurrency`].
            pub fn concurrency(self, parts: usize) -> Self {
                Self(self.0.concurrency(parts))
            }

            /// See [`Download::options`]. A deadline holds for opening.
            pub fn options(self, options: cloud_drives_core::CallOptions) -> Self {
                Self(self.0.options(options))
            }
        }

        impl std::future::IntoFuture for $opened {
            type Output = cloud_drives_core::Result<crate::transfer::DownloadStream>;
            type IntoFuture = cloud_drives_core::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async move { self.0.prepare()?.open().await })
            }
        }
    };
}

pub(crate) use {awaitable_download, download_setters, opened_download};
