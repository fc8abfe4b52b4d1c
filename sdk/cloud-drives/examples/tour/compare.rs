//! Comparison of expected and actual values.

use std::path::PathBuf;

use crate::Failure;
use crate::folder::{LocalFile, sha256};

/// Compares an expected with an actual value.
pub(crate) fn same<T: PartialEq + std::fmt::Debug>(
    what: &str,
    expected: &T,
    found: &T,
) -> Result<(), Failure> {
    match expected == found {
        true => Ok(()),
        false => Err(format!("{what}: expected {expected:?}, found {found:?}").into()),
    }
}

/// Downloads files one by one to given paths, and compares their checksums with the originals'.
pub(crate) async fn downloads(
    files: impl IntoIterator<Item = &LocalFile>,
    mut download: impl AsyncFnMut(&LocalFile, PathBuf) -> Result<(), Failure>,
) -> Result<String, Failure> {
    let target = tempfile::tempdir()?;
    let mut count = 0_usize;
    for file in files {
        let path = target.path().join("file");
        download(file, path.clone()).await?;
        same(&file.name, &file.sha256, &sha256(&path)?)?;
        count += 1;
    }
    Ok(format!("{count} files, every checksum the same"))
}
