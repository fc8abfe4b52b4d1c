//! Files that only their owner can read, replaced atomically.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use cloud_drives_core::{Error, ErrorClass, Result};
use tokio::task::spawn_blocking;

/// Reads a file; returns `None` if it does not exist.
///
/// # Errors
///
/// Returns [`ErrorClass::Io`] if it can't be read; `what` names it in the message.
pub async fn read(path: &Path, what: &'static str) -> Result<Option<Vec<u8>>> {
    let path = path.to_owned();
    blocking(move || match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("{}: {what} can't be read", path.display());
            Err(Error::new(ErrorClass::Io, message).with_source(error))
        }
    })
    .await
}

/// Replaces a file: writes a new one, syncs it to disk and renames it.
///
/// After a power failure, either the old or the new file exists. Only its owner can read it.
///
/// # Errors
///
/// Returns [`ErrorClass::Io`] if it can't be written; `what` names it in the message.
pub async fn replace(path: &Path, contents: Vec<u8>, what: &'static str) -> Result<()> {
    let path = path.to_owned();
    blocking(move || {
        write(&path, &contents).map_err(|error| {
            let message = format!("{}: {what} can't be written", path.display());
            Error::new(ErrorClass::Io, message).with_source(error)
        })
    })
    .await
}

fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    // Replace the target of a symbolic link, not the link.
    let path: PathBuf = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Temporary files are readable only by their owner, and stay so after renaming.
    let mut file = tempfile::Builder::new()
        .prefix(".cloud-drives.")
        .tempfile_in(folder)?;
    file.write_all(contents)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(Error::new(ErrorClass::Io, "the file operation did not complete").with_source(error))
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[tokio::test]
    async fn replacing_a_file_that_others_could_read_makes_it_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tokens.json");
        fs::write(&path, "old").expect("it is written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("others may read it");
        replace(&path, b"new".to_vec(), "the token file")
            .await
            .expect("it is replaced");
        let mode = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let read = read(&path, "the token file").await.expect("it is read");
        assert_eq!(read.as_deref(), Some(&b"new"[..]));
    }
}
