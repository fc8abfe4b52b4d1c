//! The states of the files in a resumable upload of a folder.

use std::io;
use std::path::{Path, PathBuf};

use cloud_drives_core::{Error, ErrorClass, Result};
use sha2::{Digest as _, Sha256};
use tokio::fs;

use super::LocalEntry;
use crate::transfer::checksum::hex;

/// The size from which on states are kept, in bytes: smaller files are sent again more quickly.
const SMALLEST: u64 = 8 << 20;

/// A folder with a file for each upload in flight.
#[derive(Debug)]
pub(super) struct States {
    folder: PathBuf,
    /// The remote folder.
    into: String,
}

impl States {
    /// Creates the folder, unless it is inside of what is uploaded.
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
                "resumable: the folder for states is in the folder to be uploaded; name one elsewhere",
            )),
            Err(error) => {
                let message = format!("{}: can't be created for states", folder.display());
                Err(Error::new(ErrorClass::Io, message).with_source(error))
            }
        }
    }

    /// Returns the file for an upload, the same for each run with the same folders.
    pub(super) fn of(&self, file: &LocalEntry) -> Option<PathBuf> {
        file.size.filter(|size| *size >= SMALLEST)?;
        let mut sum = Sha256::new();
        sum.update(self.into.as_bytes());
        sum.update([0]);
        sum.update(file.path.as_bytes());
        let name = format!("{}.upload", hex(&sum.finalize()));
        Some(self.folder.join(name))
    }

    /// Removes the folder, unless an upload left its state, or something else is in it.
    pub(super) async fn close(self) {
        let _ = fs::remove_dir(self.folder).await;
    }
}
