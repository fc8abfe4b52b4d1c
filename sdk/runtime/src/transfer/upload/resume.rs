//! The state file of a resumable upload.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use cloud_drives_core::{Error, ErrorClass, Result};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use super::protocol::Expected;

/// The state file of an upload.
///
/// It contains the link, with which anyone can upload to that address until it expires. So only its owner can read it. It contains no
/// token.
///
/// The first line describes the upload. Each further line describes a part that has arrived; lines are appended one by one, because large
/// contents have many parts.
#[derive(Clone, Debug)]
pub(super) struct ResumeFile(PathBuf);

/// The beginning of a state file, by which it is recognized.
const BEGINNING: &[u8] = br#"{"size":"#;
/// How much of a file is read to recognize a state file, in bytes.
const MOST_READ: u64 = 64 * 1024;

#[derive(Deserialize, Serialize)]
struct KeptState {
    size: Option<u64>,
    md5: Option<String>,
    sha256: Option<String>,
    session: String,
}

/// A part that has arrived.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct KeptPart {
    /// Its number, counted from 1.
    pub(super) part: u32,
    /// SHA-256 of the bytes that were sent.
    pub(super) sha256: String,
    /// The provider's answer to it.
    pub(super) sent: String,
}

/// The state that an earlier run left.
#[derive(Debug)]
pub(super) struct KeptUpload {
    pub(super) session: String,
    pub(super) parts: BTreeMap<u32, KeptPart>,
}

impl ResumeFile {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Refuses an existing file with other contents, which would be lost.
    pub(super) async fn check(&self) -> Result<()> {
        let path = self.0.clone();
        blocking(move || match holds_something_else(&path) {
            Ok(false) => Ok(()),
            Ok(true) => Err(Error::invalid_input(format!(
                "resumable: {} is not the state of an upload and was left unchanged; use a new file",
                path.display()
            ))),
            Err(error) => {
                let message = format!("{}: the state of the upload can't be read", path.display());
                Err(Error::new(ErrorClass::Io, message).with_source(error))
            }
        })
        .await
    }

    /// Reads the state of an upload of the same contents; returns `None` if there is none or it can't be read, because it is optional.
    ///
    /// If parts have their own checksums, contents are compared by these later.
    pub(super) async fn read(&self, expected: &Expected, by_parts: bool) -> Option<KeptUpload> {
        let path = self.0.clone();
        let kept = blocking(move || Ok(fs::read(path).ok())).await.ok()??;
        let mut lines = kept.split(|byte| *byte == b'\n');
        let kept: KeptState = serde_json::from_slice(lines.next()?).ok()?;
        let same = kept.size == expected.size
            && (by_parts
                || expected.matches(kept.size, kept.md5.as_deref(), kept.sha256.as_deref()));
        // If a line is incomplete because the process was killed, its part is sent again.
        let parts = lines
            .filter_map(|line| serde_json::from_slice::<KeptPart>(line).ok())
            .map(|part| (part.part, part));
        same.then(|| KeptUpload {
            session: kept.session,
            parts: parts.collect(),
        })
    }

    /// Records a part that has arrived. If that fails, the next run sends the part again, which does no harm.
    pub(super) async fn add(&self, part: &KeptPart) {
        let path = self.0.clone();
        // The line break comes first, so that an incomplete line corrupts only itself.
        let mut line = vec![b'\n'];
        line.extend(serde_json::to_vec(part).unwrap_or_default());
        let _ = blocking(move || {
            let file = fs::OpenOptions::new().append(true).open(path);
            Ok(file.and_then(|mut file| file.write_all(&line)).ok())
        })
        .await;
    }

    pub(super) async fn write(&self, expected: &Expected, session: String) -> Result<()> {
        let kept = KeptState {
            size: expected.size,
            md5: expected.md5.clone(),
            sha256: expected.sha256.clone(),
            session,
        };
        let path = self.0.clone();
        blocking(move || {
            let json = serde_json::to_vec(&kept).unwrap_or_default();
            replace(&path, &json).map_err(|error| {
                Error::new(
                    ErrorClass::Io,
                    format!(
                        "{}: the state of the upload can't be written",
                        path.display()
                    ),
                )
                .with_source(error)
            })
        })
        .await
    }

    pub(super) async fn remove(&self) {
        let path = self.0.clone();
        // A leftover file does no harm: its upload is done.
        let _ = blocking(move || Ok(fs::remove_file(path))).await;
    }
}

/// Returns whether a file exists that is neither the state of an upload nor the remains of one.
fn holds_something_else(path: &Path) -> std::io::Result<bool> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        // Creating it will show whether that is possible.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    // Only as much as needed: it may be a large file.
    let mut found = Vec::new();
    file.take(MOST_READ).read_to_end(&mut found)?;
    let is_cut = found.len() < BEGINNING.len() && BEGINNING.starts_with(&found);
    // A power failure can leave a file of the right length without contents.
    let is_blank = (found.len() as u64) < MOST_READ && found.iter().all(|byte| *byte == 0);
    Ok(!(found.starts_with(BEGINNING) || is_cut || is_blank))
}

/// Atomically writes a file that only its owner can read.
fn replace(path: &Path, contents: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Temporary files are readable only by their owner, and stay so after renaming.
    let mut file = tempfile::Builder::new()
        .prefix(".upload.")
        .tempfile_in(folder)?;
    file.write_all(contents)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(
            Error::new(ErrorClass::Io, "the state of the upload was not written")
                .with_source(error),
        )
    })
}
