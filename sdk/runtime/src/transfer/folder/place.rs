//! What exists at a local path before something is written to it.

use std::io;
use std::path::Path;
use std::time::SystemTime;

use cloud_drives_core::Result;

use super::Symlinks;
use super::engine::in_the_way;
use super::local::blocking;
use crate::transfer::download::failed;

/// What exists at a local path.
pub(super) enum Place {
    Free,
    Folder,
    File {
        size: u64,
        modified: Option<SystemTime>,
    },
}

/// Returns what exists at a local path.
pub(super) async fn look(path: &Path, symlinks: Symlinks) -> Result<Place> {
    let follow = symlinks == Symlinks::Follow;
    let place = path.to_owned();
    let found = blocking(move || {
        let metadata = match std::fs::symlink_metadata(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Some(Place::Free));
            }
            Ok(found) if found.is_symlink() && follow => std::fs::metadata(&place)?,
            found => found?,
        };
        Ok(match () {
            () if metadata.is_dir() => Some(Place::Folder),
            () if metadata.is_file() => Some(Place::File {
                size: metadata.len(),
                modified: metadata.modified().ok(),
            }),
            () if metadata.is_symlink() => None,
            () => return Err(io::Error::other("neither a file nor a folder")),
        })
    });
    let found = found.await;
    found
        .map_err(|error| failed(path, "can't be inspected", error))?
        .ok_or_else(|| {
            in_the_way("a symbolic link has that name, which is not followed; symlinks(Symlinks::Follow) follows it")
        })
}
