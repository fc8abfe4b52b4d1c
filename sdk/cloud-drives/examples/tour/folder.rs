//! The local folder that the tour works with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Failure;

/// Everything below a local folder.
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
    pub(crate) files: Vec<LocalFile>,
    /// Paths below the root with `/` between the parts, parents first.
    pub(crate) folders: Vec<String>,
}

/// A local file.
pub(crate) struct LocalFile {
    pub(crate) path: PathBuf,
    /// Path below the root, with `/` between the parts.
    pub(crate) name: String,
    pub(crate) size: u64,
    pub(crate) sha256: String,
}

impl Folder {
    /// Walks a folder and computes the checksums of its files. Links are not followed.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let mut found = Self {
            root: root.to_owned(),
            files: Vec::new(),
            folders: Vec::new(),
        };
        found
            .walk(root, "")
            .map_err(|problem| format!("{}: {problem}", root.display()))?;
        if found.files.is_empty() {
            return Err(
                format!("{} holds no files; name a folder that does", root.display()).into(),
            );
        }
        Ok(found)
    }

    pub(crate) fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    fn walk(&mut self, folder: &Path, below: &str) -> io::Result<()> {
        let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let kind = entry.file_type()?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = match below {
                "" => name,
                below => format!("{below}/{name}"),
            };
            if kind.is_dir() {
                self.folders.push(name.clone());
                self.walk(&entry.path(), &name)?;
            } else if kind.is_file() {
                self.files.push(LocalFile {
                    size: entry.metadata()?.len(),
                    sha256: sha256(&entry.path())?,
                    path: entry.path(),
                    name,
                });
            }
        }
        Ok(())
    }
}

impl LocalFile {
    /// Returns the path of the folder that it is in, empty for the root.
    pub(crate) fn parent(&self) -> &str {
        self.name.rsplit_once('/').map_or("", |(parent, _)| parent)
    }

    /// Returns its name without the folders.
    pub(crate) fn last(&self) -> &str {
        let last = self.name.rsplit_once('/').map(|(_, last)| last);
        last.unwrap_or(&self.name)
    }
}

/// Returns the SHA-256 of a file, in lower-case hexadecimal digits.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path)?;
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = io::Read::read(&mut file, &mut buffer)?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
