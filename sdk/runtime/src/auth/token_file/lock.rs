//! The lock file next to a token file.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::spawn_blocking;

use crate::auth::StoreLock;

/// How long to wait for another process, and the pause between two tries.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(50);

/// A locked file. The system releases it even if the process dies.
struct Locked {
    file: File,
    path: PathBuf,
}

impl Drop for Locked {
    fn drop(&mut self) {
        // A process that opened it meanwhile notices that the name is gone and opens another file. On systems where that can't be detected,
        // the file stays.
        if cfg!(unix) && has_name(&self.file, &self.path) {
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Locks the file next to a token file. Gives up after a minute, or immediately if the file can't be created.
pub(super) async fn lock(tokens: &Path) -> StoreLock {
    let mut name = tokens.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    let waiting = async {
        loop {
            let path = path.clone();
            match spawn_blocking(move || try_lock(path)).await {
                Ok(Ok(Some(locked))) => return StoreLock::new(locked),
                Ok(Ok(None)) => tokio::time::sleep(PAUSE).await,
                Ok(Err(_)) | Err(_) => return StoreLock::none(),
            }
        }
    };
    let locked = tokio::time::timeout(PATIENCE, waiting).await;
    locked.unwrap_or_else(|_| StoreLock::none())
}

/// Returns `None` while another process holds the lock.
fn try_lock(path: PathBuf) -> io::Result<Option<Locked>> {
    let file = open(&path)?;
    match file.try_lock() {
        // The previous holder may have removed it meanwhile.
        Ok(()) if has_name(&file, &path) => Ok(Some(Locked { file, path })),
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Returns whether a path refers to this file.
#[cfg(unix)]
fn has_name(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(file), Ok(named)) => (file.dev(), file.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Returns true: the file is never removed here.
#[cfg(not(unix))]
fn has_name(_: &File, _: &Path) -> bool {
    true
}
