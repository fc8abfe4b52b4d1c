//! The operations of a store as calls of a Disk.

use std::sync::Mutex;

use ::object_store::path::Path;
use ::object_store::{Error as StoreError, Extensions, PutResult, Result as StoreResult};
use ::yandex_disk::types::{Resource, ResourceType};
use cloud_drives_core::{Error, ErrorClass, Result};
use futures_util::future::{Either, ready};

use super::super::download::DescribedFile;
use super::super::lookup::unless_absent;
use super::super::paths::parent;
use super::super::{ErrorKind, YandexDisk};
use super::DiskObjectStore;
use super::answers::{failure, is_folder};
use crate::calls::Download;
use crate::transfer::{OpenTarget, RemoteFile, UploadSource};

/// Maximum number of look-ups of a file that changes before its deletion.
const LOOKS: usize = 3;
/// The members that describe a file.
const FIELDS: [&str; 7] = [
    "type",
    "size",
    "md5",
    "sha256",
    "modified",
    "mime_type",
    "file",
];

impl DiskObjectStore {
    /// Returns the file at a location; fails for a folder.
    pub(super) async fn find(&self, location: &Path) -> StoreResult<Resource> {
        let described = self.disk.get_meta(self.root.path_of(location));
        let found = described.limit(0).fields(FIELDS).await;
        let found = found.map_err(|error| failure(location, error))?;
        match found.type_ {
            Some(ResourceType::Dir) => Err(is_folder(location)),
            _ => Ok(found),
        }
    }

    pub(super) fn open(
        &self,
        location: &Path,
        found: &Resource,
    ) -> Download<YandexDisk, DescribedFile, OpenTarget> {
        self.disk.open_described(self.root.path_of(location), found)
    }

    /// Uploads a file and creates its missing parent folders.
    pub(super) async fn upload(
        &self,
        location: &Path,
        source: impl Fn() -> UploadSource + Send + Sync,
        overwrite: bool,
    ) -> StoreResult<PutResult> {
        let path = self.root.file_path(location)?;
        let upload = || {
            self.disk
                .upload(source(), &path)
                .overwrite(overwrite)
                .into_future()
        };
        let uploaded = async {
            let uploaded = self.in_folders(&path, upload).await?;
            // The bytes have arrived, but the file does not exist yet.
            if let (true, Some(id)) = (uploaded.receipt.pending, &uploaded.receipt.operation_id) {
                self.disk.wait_for_operation(id).await?;
            }
            Ok::<_, Error>(uploaded.md5)
        };
        match uploaded.await {
            Ok(e_tag) => Ok(PutResult {
                e_tag,
                version: None,
                extensions: Extensions::default(),
            }),
            // Another file was created at the path during the upload.
            Err(error) if error.is_conflict() && !overwrite => Err(StoreError::AlreadyExists {
                path: location.to_string(),
                source: error.into(),
            }),
            Err(error) => Err(failure(location, error)),
        }
    }

    /// Makes a call that needs the parent folder of a path. Creates the folder if it is missing, and repeats the call.
    pub(super) async fn in_folders<T, F>(
        &self,
        path: &str,
        call: impl Fn() -> F + Send,
    ) -> Result<T>
    where
        F: Future<Output = Result<T>> + Send,
    {
        match call().await {
            Err(error) if ErrorKind::of(&error) == ErrorKind::ParentNotFound => {
                let Some(folder) = parent(path) else {
                    return Err(error);
                };
                match self.disk.makedirs(folder).await {
                    // Another client has created it.
                    Err(error) if ErrorKind::of(&error) == ErrorKind::DirectoryExists => {}
                    created => drop(created?),
                }
                call().await
            }
            outcome => outcome,
        }
    }

    /// Deletes a file.
    ///
    /// The service would delete a folder with all its contents, so the call passes the checksum of the file that was seen.
    pub(super) async fn remove(&self, location: &Path) -> StoreResult<()> {
        let mut looks_left = LOOKS;
        loop {
            let found = self.find(location).await?;
            let path = self.root.file_path(location)?;
            let mut removal = self.disk.remove(path).permanently(self.permanently);
            if let Some(md5) = found.md5 {
                removal = removal.md5(md5);
            }
            looks_left = looks_left.saturating_sub(1);
            match removal.await {
                // Another file or a folder exists there now (`wire.md §4.5`).
                Err(error) if looks_left > 0 && is_something_else(&error) => {}
                outcome => return outcome.map(drop).map_err(|error| failure(location, error)),
            }
        }
    }

    /// Checks both ends of a copy or a move, and returns their paths; `None` if they are the same file.
    ///
    /// The service would copy a folder with all its contents, and may replace a folder by a file.
    pub(super) async fn ends(
        &self,
        from: &Path,
        to: &Path,
        overwrite: bool,
    ) -> StoreResult<Option<(String, String)>> {
        let paths = (self.root.path_of(from), self.root.file_path(to)?);
        let source = self.find(from);
        let target = match overwrite && from != to {
            true => Either::Left(async {
                unless_absent(self.disk.get_type(&paths.1).await)
                    .map_err(|error| failure(to, error))
            }),
            false => Either::Right(ready(Ok(None))),
        };
        let (_, target) = futures_util::future::try_join(source, target).await?;
        let in_the_way = match (from == to, overwrite) {
            (true, true) => return Ok(None),
            (true, false) => "source and destination are the same file",
            (false, _) if target == Some(ResourceType::Dir) => "a folder exists there",
            (false, _) => return Ok(Some(paths)),
        };
        Err(StoreError::AlreadyExists {
            path: to.to_string(),
            source: in_the_way.into(),
        })
    }
}

fn is_something_else(error: &Error) -> bool {
    let kind = ErrorKind::of(error);
    kind == ErrorKind::Md5Differ || kind.is(ErrorKind::BadRequest)
}

/// Converts the error of a copy or move, to one about the source or the destination.
pub(super) fn failed_between(from: &Path, to: &Path, error: Error) -> StoreError {
    match error.is_not_found() {
        true => failure(from, error),
        false => failure(to, error),
    }
}

/// Fails if the version of a file differs from the previous ones.
pub(super) fn same_version(
    before: &Mutex<Option<(Option<String>, Option<String>)>>,
    file: &RemoteFile,
) -> Result<()> {
    let version = (
        file.etag().map(str::to_owned),
        file.last_modified().map(str::to_owned),
    );
    let mut before = before
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if *before.get_or_insert_with(|| version.clone()) == version {
        return Ok(());
    }
    let message = "the file changed while its ranges were read; read them again";
    Err(Error::new(ErrorClass::Integrity, message))
}
