//! The files of a folder, put into an emulator under their own names.

use std::error::Error;
use std::path::Path;

/// An entry of a folder.
pub(crate) enum SeedEntry {
    Folder,
    File(Vec<u8>),
}

/// Puts the files and folders of a folder below a place, and tells how many files there were.
///
/// `put` is told the place of the folder that something is in, and its name; it answers its own place. Links and what
/// can't be read are passed over.
pub(crate) fn put_below<P>(
    folder: &Path,
    place: P,
    mut put: impl FnMut(&P, &str, SeedEntry) -> Result<P, Box<dyn Error>>,
) -> Result<usize, Box<dyn Error>> {
    let mut files = 0;
    let mut waiting = vec![(folder.to_owned(), place)];
    while let Some((folder, place)) = waiting.pop() {
        let listed = std::fs::read_dir(&folder)
            .map_err(|error| format!("can't read the folder {}: {error}", folder.display()))?;
        for entry in listed {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            if kind.is_dir() {
                waiting.push((entry.path(), put(&place, &name, SeedEntry::Folder)?));
            } else if kind.is_file() {
                match std::fs::read(entry.path()) {
                    Ok(bytes) => put(&place, &name, SeedEntry::File(bytes))?,
                    Err(error) => {
                        eprintln!("skipped {}: {error}", entry.path().display());
                        continue;
                    }
                };
                files += 1;
            }
        }
    }
    Ok(files)
}
