//! Compares the contents of a local and a remote file.

use std::path::Path;
use std::time::SystemTime;

use cloud_drives_core::Result;
use icu_normalizer::ComposingNormalizerBorrowed;

use super::MatchBy;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::UploadSource;
use crate::transfer::attempts::Attempts;
use crate::transfer::checksum::SharedSums;
use crate::transfer::source::ReadOptions;
use crate::transfer::upload::Expected;
use crate::tree::EntryKind;

/// A local file.
pub(super) struct LocalFile<'a> {
    pub(super) path: &'a Path,
    pub(super) size: Option<u64>,
}

/// When the original and its copy last changed, if known.
pub(super) struct Times {
    pub(super) original: Option<SystemTime>,
    pub(super) copy: Option<SystemTime>,
}

impl Times {
    /// Returns whether the copy was made after the last change of the original.
    fn are_in_order(&self) -> bool {
        matches!((self.original, self.copy), (Some(original), Some(copy)) if original <= copy)
    }
}

/// Returns whether two files have the same contents. The local file is read only if sizes and known checksums don't decide.
pub(super) async fn is_same(
    match_by: MatchBy,
    here: LocalFile<'_>,
    there: &EntryKind,
    times: Times,
) -> Result<bool> {
    let EntryKind::File { size, md5, sha256 } = there else {
        return Ok(false);
    };
    // Files that are generated when read report no size.
    let local = here
        .size
        .filter(|size| *size > 0 || match_by != MatchBy::Checksum);
    let same_size = local.zip(*size).map(|(local, remote)| local == remote);
    match match_by {
        MatchBy::Size => Ok(same_size == Some(true)),
        MatchBy::SizeAndTime => Ok(same_size == Some(true) && times.are_in_order()),
        MatchBy::Checksum if same_size == Some(false) => Ok(false),
        MatchBy::Checksum if md5.is_none() && sha256.is_none() => Ok(false),
        MatchBy::Checksum => {
            let expected = sums(here.path).await?;
            Ok(expected.matches(*size, md5.as_deref(), sha256.as_deref()))
        }
    }
}

/// Returns size and checksums of a local file.
async fn sums(path: &Path) -> Result<Expected> {
    let reading = ReadOptions {
        ignores_mtime: false,
        attempts: Attempts::new(RetryPolicy::new(), RetryBudget::default()),
    };
    let source = UploadSource::path(path).prepare(reading).await?;
    let sums = SharedSums::default();
    let mut stream = source.open(0, Some(sums.clone())).await?;
    let mut size = 0;
    while let Some(chunk) = stream.next_chunk().await? {
        size += chunk.len() as u64;
    }
    let sums = sums.lock().await.complete(size).await;
    Ok(Expected {
        size: Some(size),
        md5: sums.as_ref().map(|sums| sums.md5.clone()),
        sha256: sums.map(|sums| sums.sha256),
    })
}

/// Composes the characters of a name (Unicode NFC): services compose names, and some systems decompose them.
pub(super) fn composed(name: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(name)
        .into_owned()
}
