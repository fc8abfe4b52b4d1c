//! Fixtures for the tests of transfers: local folders and files, sources, clients.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::CallOptions;
use tempfile::TempDir;

use crate::retry::{Backoff, RetryBudget, RetryPolicy};
use crate::transfer::{TransferContext, UploadSource};

/// Creates an empty folder.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Creates a file in a folder.
pub(crate) fn file(folder: &Path, contents: &[u8]) -> PathBuf {
    let path = folder.join("film.mov");
    fs::write(&path, contents).expect("the file is written");
    path
}

/// Returns the names of everything in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Returns a source that can be read once, in chunks of this size.
pub(crate) fn once(contents: Bytes, chunk: usize) -> UploadSource {
    let chunks: Vec<_> = contents
        .chunks(chunk)
        .map(|chunk| Ok::<_, std::io::Error>(Bytes::copy_from_slice(chunk)))
        .collect();
    UploadSource::stream(futures_util::stream::iter(chunks)).with_size(contents.len() as u64)
}

/// Returns a policy of four attempts a second apart.
pub(crate) fn policy() -> RetryPolicy {
    RetryPolicy::new().backoff(Backoff::fixed(Duration::from_secs(1)))
}

/// Returns the context of a client's transfer under a policy.
pub(crate) fn context(options: &CallOptions, policy: &RetryPolicy) -> TransferContext {
    TransferContext::new(options.clone(), policy.clone(), RetryBudget::default())
}

/// Drops a future after it was polled `polls` times; returns `None` if it was dropped.
pub(crate) async fn dropped_after<F: Future + Unpin>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = Some(future);
    let mut left = polls;
    std::future::poll_fn(|context| {
        let Some(running) = &mut future else {
            return std::task::Poll::Ready(None);
        };
        if left == 0 {
            future = None;
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        std::pin::Pin::new(running).poll(context).map(Some)
    })
    .await
}
