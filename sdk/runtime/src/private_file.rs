//! Files that only their owner can read, replaced atomically.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use cloud_drives_core::{Error, ErrorClass, Result};
use tokio::task::spawn_blocking;

/// Reads a file; `None` if there is none.
///
/// # Errors
///
/// [`ErrorClass::Io`] if it can't be read; `what` names it in the message.
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

/// Replaces a file: writes another one, forces it to the disk and renames it.
///
/// A loss of power leaves either the old one or the new one. Only its owner can read it.
///
/// # Errors
///
/// [`ErrorClass::Io`] if it can't be written; `what` names it in the message.
pub async fn replace(path: &Path, contents: Vec<u8>, what: &'static str) -> Result<()> {
    let path = path.to_owned();
    blocking(move || {
        write(&path, &contents).map_err(|error| {
            let message = format!("{}: {what} can't be kept here", path.display());
            Error::new(ErrorClass::Io, message).with_source(error)
        })
    })
    .await
}

fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    // Where a link leads elsewhere, it is the file there that is meant.
    let path: PathBuf = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Temporary files are readable for their owner alone, and stay so under their new name.
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
        Err(Error::new(ErrorClass::Io, "the work on the file was not done").with_source(error))
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[tokio::test]
    async fn a_file_that_others_could_read_is_its_owners_alone_once_it_is_replaced() {
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
