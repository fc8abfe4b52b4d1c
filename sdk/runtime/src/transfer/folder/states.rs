//! The states of the files in a resumable upload of a folder.

use std::io;
use std::path::{Path, PathBuf};

use cloud_drives_core::{Error, ErrorClass, Result};
use sha2::{Digest as _, Sha256};
use tokio::fs;

use super::LocalEntry;
use crate::transfer::checksum::hex;

/// The minimum size of files with states, in bytes: it is faster to send smaller files again.
const SMALLEST: u64 = 8 << 20;

/// A folder with a file for each upload in flight.
#[derive(Debug)]
pub(super) struct States {
    folder: PathBuf,
    /// The remote folder.
    into: String,
}

impl States {
    /// Creates the folder; fails if it is inside the uploaded folder.
    pub(super) async fn create(folder: &Path, source: &Path, into: &str) -> Result<Self> {
        let created = async {
            fs::create_dir_all(folder).await?;
            let (folder, source) = (
                fs::canonicalize(folder).await?,
                fs::canonicalize(source).await?,
            );
            io::Result::Ok(folder.starts_with(source))
        };
        match created.await {
            Ok(false) => Ok(Self {
                folder: folder.to_owned(),
                into: into.to_owned(),
            }),
            Ok(true) => Err(Error::invalid_input(
                "resumable: the state folder is inside the uploaded folder; choose another one",
            )),
            Err(error) => {
                let message = format!("{}: the state folder can't be created", folder.display());
                Err(Error::new(ErrorClass::Io, message).with_source(error))
            }
        }
    }

    /// Returns the state file of an upload, which is the same for each run with the same folders.
    pub(super) fn of(&self, file: &LocalEntry) -> Option<PathBuf> {
        file.size.filter(|size| *size >= SMALLEST)?;
        let mut sum = Sha256::new();
        sum.update(self.into.as_bytes());
        sum.update([0]);
        sum.update(file.path.as_bytes());
        let name = format!("{}.upload", hex(&sum.finalize()));
        Some(self.folder.join(name))
    }

    /// Removes the folder if it is empty.
    pub(super) async fn close(self) {
        let _ = fs::remove_dir(self.folder).await;
    }
}
