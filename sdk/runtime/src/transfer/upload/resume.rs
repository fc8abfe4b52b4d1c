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
/// It holds the link, which lets anyone who has it upload to that place until it expires. So only its owner can read
/// it. It holds no token.
///
/// Its first line describes the upload, each further one a part that has arrived: large contents have many, so they are
/// added one by one.
#[derive(Clone, Debug)]
pub(super) struct ResumeFile(PathBuf);

/// The beginning of the file, by which it is recognized.
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

    /// Refuses a file that is there and holds something else: it would be lost.
    pub(super) async fn check(&self) -> Result<()> {
        let path = self.0.clone();
        blocking(move || match holds_something_else(&path) {
            Ok(false) => Ok(()),
            Ok(true) => Err(Error::invalid_input(format!(
                "resumable: {} is not the state of an upload and was left unchanged; name a new file",
                path.display()
            ))),
            Err(error) => {
                let message = format!("{}: the state of the upload can't be read", path.display());
                Err(Error::new(ErrorClass::Io, message).with_source(error))
            }
        })
        .await
    }

    /// Reads the state of an upload of the same contents; `None` if there is none or it can't be read, since it is only
    /// a help.
    ///
    /// Contents whose parts have sums of their own are told apart by those, later.
    pub(super) async fn read(&self, expected: &Expected, by_parts: bool) -> Option<KeptUpload> {
        let path = self.0.clone();
        let kept = blocking(move || Ok(fs::read(path).ok())).await.ok()??;
        let mut lines = kept.split(|byte| *byte == b'\n');
        let kept: KeptState = serde_json::from_slice(lines.next()?).ok()?;
        let same = kept.size == expected.size
            && (by_parts
                || expected.matches(kept.size, kept.md5.as_deref(), kept.sha256.as_deref()));
        // A line that the end of the process cut off is of a part that has to be sent again.
        let parts = lines
            .filter_map(|line| serde_json::from_slice::<KeptPart>(line).ok())
            .map(|part| (part.part, part));
        same.then(|| KeptUpload {
            session: kept.session,
            parts: parts.collect(),
        })
    }

    /// Remembers a part that has arrived. One that can't be remembered is sent again by the next run, which does no harm.
    pub(super) async fn add(&self, part: &KeptPart) {
        let path = self.0.clone();
        // The line end comes first: what was cut off before it can then spoil no line but its own.
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
                        "{}: the state of the upload can't be kept here",
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
        // One that stays behind does no harm: it is of an upload that is done.
        let _ = blocking(move || Ok(fs::remove_file(path))).await;
    }
}

/// Returns whether a file exists that is neither the state of an upload nor the rest of one.
fn holds_something_else(path: &Path) -> std::io::Result<bool> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        // Whether it can be made is seen when it is.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    // No more of it than needed: it may be a film.
    let mut found = Vec::new();
    file.take(MOST_READ).read_to_end(&mut found)?;
    let is_cut = found.len() < BEGINNING.len() && BEGINNING.starts_with(&found);
    // A loss of power can leave a file of the right length and without contents.
    let is_blank = (found.len() as u64) < MOST_READ && found.iter().all(|byte| *byte == 0);
    Ok(!(found.starts_with(BEGINNING) || is_cut || is_blank))
}

/// Writes a file that only its owner can read, whole or not at all.
fn replace(path: &Path, contents: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Temporary files are readable for their owner alone, and stay so under their new name.
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
        Err(Error::new(ErrorClass::Io, "the state of the upload was not kept").with_source(error))
    })
}
